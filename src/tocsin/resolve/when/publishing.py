"""When a report was published, where its page does not say: the window between what it tells as past and as yet to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tocsin.model import UNDATED, DateBasis, PartialDate, Published, Report
from tocsin.resolve.when.scan import Expression, anchored

DAY = timedelta(1)
LONGEST_YEARS = 400  # days: a wider window says nothing of the publication date


def _days(found: Sequence[Expression]) -> list[Expression]:
    return [e for e in found if e.value is not None and e.value.days == 1 and e.kind in ("DATE", "TIME")]


def _bounds(days: Sequence[Expression]) -> tuple[Expression | None, Expression | None]:
    """The latest day told as past, and the first one after it told as yet to come."""
    past = [e for e in days if e.tense == "past" and e.value]
    latest = max(past, key=lambda e: e.value.first if e.value else None, default=None)  # type: ignore[arg-type,return-value]
    coming = [e for e in days if e.tense == "future" and e.value and (latest is None or latest.value is None or e.value.first > latest.value.first)]
    return latest, min(coming, key=lambda e: e.value.first if e.value else None, default=None)  # type: ignore[arg-type,return-value]


def _explicit(found: Sequence[Expression], text: str) -> list[Expression]:
    """Days whose own words name the year."""
    return [e for e in _days(found) if e.value and str(e.value.first.year) in text[e.start : e.end]]


def _window(found: Sequence[Expression], text: str) -> tuple[PartialDate, str] | None:
    latest, coming = _bounds(_days(found))
    if latest is None or coming is None or latest.value is None or coming.value is None:
        return None
    first, last = latest.value.first, coming.value.first - DAY
    words = f"told as past: “{text[latest.start : latest.end]}”; as yet to come: “{text[coming.start : coming.end]}”"
    return (PartialDate.of(first, max(first, last)), words) if (last - first).days <= LONGEST_YEARS else None


def infer_published(report: Report) -> Published:
    """The publication date that the text itself allows, where the page gives none: from the latest day told as past to the day before the
    first one told as yet to come; UNDATED where nothing bounds it on both sides. Years of yearless dates follow from the explicit ones.
    """
    breaks = [sentence.start for sentence in report.sentences]
    found = anchored(report.text, None, breaks=breaks)
    explicit = _explicit(found, report.text)
    if not explicit:
        return UNDATED
    pivot = max((e for e in explicit if e.value), key=lambda e: e.value.first if e.value else None)  # type: ignore[arg-type,return-value]
    window = _window(anchored(report.text, pivot.value, breaks=breaks), report.text)
    return Published(window[0], DateBasis.INFERRED, window[1]) if window else UNDATED
