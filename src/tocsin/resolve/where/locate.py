"""A reading with its places: what each place entity is on the map, and where each event took place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tocsin.model import Entity, EntityKind, Event, Place, PlaceKind, Reading, Role, Span, WherePrecision
from tocsin.resolve.where import lexicon
from tocsin.resolve.where.described import described
from tocsin.resolve.where.gazetteer import Gazetteer
from tocsin.resolve.where.names import key
from tocsin.resolve.where.toponym import Toponym, toponyms
from tocsin.resolve.who import merge

_SIDE: Final = "(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west)"
_NEAR: Final = re.compile(
    rf"\b(?:near|outside|close to|not far from|around|on the outskirts of|outskirts of|{_SIDE} of|off(?: the coast of)?)\s+(?:the\s+)?$", re.IGNORECASE
)
_PART: Final = re.compile(rf"\b(?:{_SIDE}(?:ern)?|central|upper|lower)\s*$", re.IGNORECASE)
_LAND: Final = re.compile(  # "Iraqi territory" is Iraq; the "US Embassy" is elsewhere
    r"\b(?:territor(?:y|ies)|soil|borders?|coast|waters|airspace|sides?|towns?|city|cities|villages?|capital|countryside|provinces?|islands?|deserts?|lines)$",
    re.IGNORECASE,
)
_HELD: Final = re.compile(r"(?:in|of|and|near)\b|,")  # "the Green Zone in Baghdad": what follows holds it
NEAR_M: Final = 25_000


def locate(reading: Reading, gazetteer: Gazetteer | None = None) -> Reading:
    """The reading with `Entity.place` filled for entities of kind place (or the reason why not), and each event's own place, most exact first."""
    table = gazetteer or Gazetteer.open()
    entities = [entity for entity in reading.entities if entity.kind is EntityKind.PLACE]
    spans = tuple({span: None for entity in entities for span in entity.mentions if _named(span)})
    found = toponyms(reading.report, table, mentions=_apart(spans))
    sited = (_sited(_placed(entity, found, reading.report.text), found, table, reading.report.text) for entity in entities)
    placed = {entity.id: described(entity, found, reading.report) for entity in sited}
    entities_out = tuple(placed.get(entity.id, entity) for entity in reading.entities)
    events = tuple(replace(event, place=_own(event, placed)) for event in reading.events)
    return one_place(replace(reading, entities=entities_out, events=events))


def one_place(reading: Reading) -> Reading:
    """The reading with the entities that are one place, told as exactly, made one under the first's name: "Green Zone", "Green Zone of Baghdad"."""
    first: dict[tuple[str, WherePrecision], Entity] = {}
    joined = {}
    for entity in sorted(reading.entities, key=lambda e: min(e.mentions)):
        if entity.kind is EntityKind.PLACE and entity.place and " and " not in entity.name:
            same = first.setdefault((entity.place.id, entity.place.precision), entity)
            if same.id != entity.id:
                joined[entity.id] = same.id
    names = {entity.id: entity.name for entity in first.values()}
    one = merge.apply(reading, joined)
    return replace(one, entities=tuple(replace(entity, name=names.get(entity.id, entity.name)) for entity in one.entities)) if joined else reading


_ARTICLE: Final = re.compile(r"^(?:the|its|their)\s+", re.IGNORECASE)


_MISSION: Final = re.compile(r"(?:the )?(?:embassy|consulate)", re.IGNORECASE)
_OWNER: Final = re.compile(r"[A-Z][\w.]*\s$")


def _sited(entity: Entity, found: tuple[Toponym, ...], table: Gazetteer, text: str) -> Entity:
    """An entity without a place by its name and a town that the report names: "US Embassy" where it tells of Baghdad."""
    if entity.place is not None or not _named(entity.mentions[0]):
        return entity
    towns = Counter(toponym.place.name for toponym in found if toponym.place and toponym.place.kind is PlaceKind.CITY)
    owners = (_OWNER.search(text[max(0, s.start - 16) : s.start]) if _MISSION.fullmatch(s.quote) else None for s in entity.mentions)  # "US" before "Embassy"
    names = dict.fromkeys((owner[0] if owner else "") + _ARTICLE.sub("", span.quote) for owner, span in zip(owners, entity.mentions, strict=True))
    for town, _ in towns.most_common():
        for row in (row for name in names for row in table.named(key(f"{name} in {town}"))):
            place = table.place(row, f"the {entity.name.removeprefix('the ')} of {town}, which the report names")
            return replace(entity, place=place, country=entity.country or place.country, reason=place.reason)
    return entity


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Without those that overlap an earlier one: the longer first."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in out):
            out.append(span)
    return tuple(out)


def _named(span: Span) -> bool:
    """Is it a name, and no description such as "the region" or "a base"? Names have a letter that is no lower case one."""
    return any(c.isalpha() and not c.islower() for c in _ARTICLE.sub("", span.quote))


def _placed(entity: Entity, found: tuple[Toponym, ...], text: str) -> Entity:
    """The entity with the place that most of its mentions name; a part of the mention counts where no name fits the whole."""
    if not any(map(_named, entity.mentions)):
        return replace(entity, reason=f"{entity.name!r} describes a place and names none")
    votes: Counter[str] = Counter()
    best: dict[str, tuple[int, Place, Span]] = {}
    for span in entity.mentions:
        for toponym in found:
            if toponym.place and toponym.span.overlaps(span) and (toponym.literal or toponym.span.contains(span) or _LAND.search(span.quote)):
                shared = min(span.end, toponym.span.end) - max(span.start, toponym.span.start)
                votes[toponym.place.id] += shared
                if shared > best.get(toponym.place.id, (0,))[0]:
                    best[toponym.place.id] = (shared, toponym.place, toponym.span)
    if not votes:
        told = next((toponym.reason for toponym in found for span in entity.mentions if toponym.span.overlaps(span)), None)
        return replace(entity, reason=told or f"the tables hold no place named {entity.name!r}")
    place = _exactest([found_place for ident, (_, found_place, _) in best.items() if votes[ident] * 2 >= votes.most_common(1)[0][1]])
    _, place, span = best[place.id]
    whole = next((mention for mention in entity.mentions if mention.overlaps(span)), span)
    place = _hedged(place, span, whole, text)
    return replace(entity, place=place, country=entity.country or place.country, reason=place.reason)


def _exactest(places: list[Place]) -> Place:
    return min(places, key=lambda place: (place.radius_m, place.id))


def _hedged(place: Place, span: Span, whole: Span, text: str) -> Place:
    """The place with the doubt that the words around its name add: near it, a part of it, something in it."""
    ahead = text[max(0, span.start - 24) : span.start]
    if _NEAR.search(ahead):
        return replace(place, precision=max(place.precision, WherePrecision.NEAR), radius_m=max(place.radius_m, NEAR_M), reason=f"near it; {place.reason}")
    if _PART.search(ahead) and place.precision in (WherePrecision.COUNTRY, WherePrecision.REGION):
        return replace(place, precision=WherePrecision.FUZZY, reason=f"a part of it; {place.reason}")
    if whole.start < span.start or span.end < whole.end:
        rest = text[span.end : whole.end].strip(" ’'s").casefold()
        if rest and rest not in lexicon.KIND_AFTER and not _HELD.match(rest) and place.precision is WherePrecision.EXACT:
            return replace(place, precision=WherePrecision.NEAR, reason=f"something in or by it that the tables do not hold; {place.reason}")
    return place


def _own(event: Event, placed: dict[str, Entity]) -> str | None:
    """The entity that is the event's own place: of its place fillers the most exact; where two lie apart, the first told."""
    own = [entity for filler in event.fillers(Role.PLACE) if filler.entity and (entity := placed.get(filler.entity))]
    if not own:
        return next((filler.entity for filler in event.fillers(Role.PLACE) if filler.entity), None)
    first = own[0]
    for other in own[1:]:
        if first.place is None or (other.place and _within(other.place, first.place)):
            first = other
    return first.id


def _within(inner: Place, outer: Place) -> bool:
    """Does the outer place, a larger one, hold the inner?"""
    if inner.radius_m >= outer.radius_m:
        return False
    if outer.precision is WherePrecision.COUNTRY:
        return inner.country == outer.country
    north = (inner.latitude - outer.latitude) * 111_000
    east = (inner.longitude - outer.longitude) * 85_000
    return outer.name in (inner.admin1, inner.admin2) or (north**2 + east**2) ** 0.5 < 1.5 * outer.radius_m
