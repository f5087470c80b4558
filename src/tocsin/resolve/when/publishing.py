"""When a report was published, where its page does not say: the window between what it tells as past and as yet to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from tocsin.model import UNDATED, DateBasis, PartialDate, Published, Report
from tocsin.resolve.when.scan import Expression, anchored, strictly

DAY: Final = timedelta(1)
LONGEST: Final = 60  # days: a wider window joins dates of different stories
NEXT_TO: Final = 14  # days: a day to come without its year must lie so near to the last past one
DAY_RULES: Final = frozenset(("day", "iso", "days", "part"))  # phrases that name a day of a month


def _days(found: Iterable[Expression], tense: str) -> list[tuple[date, Expression]]:
    """The days of the calendar that are told in a tense, with the words that name them."""
    return [(e.value.first, e) for e in found if e.value and e.value.days == 1 and e.rule in DAY_RULES and e.tense == tense]


def _names_year(told: tuple[date, Expression], text: str) -> bool:
    day, e = told
    return str(day.year) in text[e.start : e.end]


def _pivot(found: Sequence[Expression], text: str) -> date | None:
    """A day near the publication, from days that name their year: the one before the first yet to come, or else the latest past one."""
    explicit = [e for e in found if e.value and _names_year((e.value.first, e), text)]
    past = max((day for day, _ in _days(explicit, "past")), default=None)
    coming = min((day for day, _ in _days(explicit, "future") if past is None or day > past), default=None)
    return coming - DAY if coming else past


def _window(found: Sequence[Expression], text: str) -> Published:
    """From the latest day told as past to the day before the first one told as yet to come."""
    latest = max(_days(found, "past"), key=lambda pair: pair[0], default=None)
    if latest is None:
        return UNDATED
    coming = min((pair for pair in _days(found, "future") if pair[0] > latest[0]), key=lambda pair: pair[0], default=None)
    if coming is None or (coming[0] - latest[0]).days > (LONGEST if _names_year(coming, text) else NEXT_TO):
        return UNDATED
    said = [text[e.start : e.end] for _, e in (latest, coming)]
    words = f"told as past: “{said[0]}”; as yet to come: “{said[1]}”"
    return Published(PartialDate.of(latest[0], coming[0] - DAY), DateBasis.INFERRED, words)


def infer_published(report: Report) -> Published:
    """The publication date that the text itself allows, where the page gives none.

    From the latest day told as past to the day before the first one told as yet to come, basis `inferred`, with the words of both; UNDATED
    where the text does not bound it on both sides. Years of yearless days follow from the explicit ones.
    """
    breaks = [sentence.start for sentence in report.sentences]
    pivot = _pivot(anchored(report.text, None, breaks=breaks), report.text)
    return UNDATED if pivot is None else _window(strictly(report.text, pivot, breaks=breaks), report.text)
