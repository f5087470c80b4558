"""The dates of a report as claims: each with its words, its anchor and its rule."""

from __future__ import annotations

from tocsin.model import DateClaim, PartialDate, Report
from tocsin.resolve.when.publishing import infer_published
from tocsin.resolve.when.scan import Expression, anchored
from tocsin.resolve.when.zones import zone


def tense_of(told: Expression) -> str | None:
    """past, present or future: by the day it was told where that settles it, else by the words."""
    if told.value and told.anchor and told.value.before(told.anchor):
        return "past"
    return "future" if told.value and told.anchor and told.anchor.before(told.value) else told.tense


def claim(report: Report, told: Expression) -> DateClaim:
    """An expression of the report's text as a claim, a clock with its zone's offset; where the zone is named but unclear, `rule` says so."""
    timex, rule = told.timex, told.rule
    if told.kind == "TIME" and told.value and timex and ":" in timex and not timex.endswith("Z"):
        hour, _, minute = timex.partition("T")[2].partition(":")
        offset, reason = zone(report.text[told.start : told.end], report.text[told.end : told.end + 32], told.value.first, (int(hour), int(minute)))
        timex, rule = timex + (offset or ""), f"{rule}; {reason}" if reason else rule
    return DateClaim(report.span(told.start, told.end), timex, told.kind, told.value, told.anchor, rule, tense_of(told))


def told(report: Report, dct: PartialDate | None = None) -> tuple[Expression, ...]:
    """The time expressions of a report, counted from `dct`, or its publication date, or the window that its text allows."""
    anchor = dct or report.published.value or infer_published(report).value
    return anchored(report.text, anchor, breaks=[sentence.start for sentence in report.sentences])


def dates(report: Report, *, dct: PartialDate | None = None) -> tuple[DateClaim, ...]:
    """Every time expression of a report (TIMEX3: DATE, TIME, DURATION, SET), in order of the text.

    Counted from `dct`, else from the report's publication date, else from the window that the text itself allows; where that leaves a
    relative date open, its value is None. Claims told as `future` are the dates to come.
    """
    return tuple(claim(report, expression) for expression in told(report, dct))
