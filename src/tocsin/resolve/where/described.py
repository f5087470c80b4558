"""Described: "the city" as the town that was named just before, where only one was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tocsin.model import Entity, Place, PlaceKind, Report, Span
from tocsin.resolve.where.toponym import Toponym

WORDS: Final = re.compile(r"(?:the )?(?:city|town|village)", re.IGNORECASE)
DEFINITE: Final = re.compile(r"\b(?:the|that|this) $", re.IGNORECASE)
SENTENCES: Final = 2  # so far back a town may have been named


def described(entity: Entity, found: Sequence[Toponym], report: Report) -> Entity:
    """The entity with its place where all its mentions say "the city", "the town" or "the village" of one and the same town; else as it was."""
    if entity.place is not None or not all(_definite(mention, report) for mention in entity.mentions):
        return entity
    towns = [_town(mention, found, report) for mention in entity.mentions]
    first = towns[0]
    if first is None or any(town is None or town.id != first.id for town in towns):
        return entity
    place = replace(first, reason=f"“{entity.mentions[0].quote}” is {first.name}, the only town named before; {first.reason}")
    return replace(entity, place=place, country=entity.country or place.country, reason=place.reason)


def _definite(mention: Span, report: Report) -> bool:
    if WORDS.fullmatch(mention.quote) is None or report.text[mention.end : mention.end + 4] == " of ":
        return False
    return mention.quote.lower().startswith("the ") or DEFINITE.search(report.text[max(0, mention.start - 5) : mention.start]) is not None


def _town(mention: Span, found: Sequence[Toponym], report: Report) -> Place | None:
    """The only town named in the sentence so far and the two before it; where none was, the only one named before at all."""
    sentence = report.sentence_of(mention)
    before = [t for t in found if t.place and t.place.kind is PlaceKind.CITY and t.literal and t.span.end <= mention.start]
    near = [t for t in before if sentence - report.sentence_of(t.span) <= SENTENCES]
    towns = {t.place.id: t.place for t in near or before if t.place}
    return next(iter(towns.values())) if len(towns) == 1 else None
