"""Dates to events: each time filler's date, and each event's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tocsin.model import DateClaim, Event, EventMention, Filler, PartialDate, Reading, Report, Role, Span, Status
from tocsin.resolve.when.claims import claim, told
from tocsin.resolve.when.phrases import combine, read
from tocsin.resolve.when.scan import Expression

# a status that speaks of what is to come, or of what has been
TENSES = {
    Status.OCCURRED: "past", Status.DENIED: "past", Status.PLANNED: "future", Status.THREATENED: "future", Status.FEARED: "future",
    Status.DEMANDED: "future",
}  # fmt: skip
BY_TENSE = frozenset(("weekday", "day", "month", "days", "part of day", "clock", "weekend", "season", "feast"))


def overlapping(words: Span, found: Sequence[Expression]) -> list[Expression]:
    """The expressions that share a character with a span, with offsets into its words. `found` is in order of the text."""
    at = bisect_left(found, words.start, key=lambda e: e.end - 1)
    out = []
    for one in found[at:]:
        if one.start >= words.end:
            break
        out.append(replace(one, start=max(0, one.start - words.start), end=min(words.end, one.end) - words.start))
    return out


def _retold(words: str, found: Expression, status: Status) -> Expression:
    """The same phrase with the event's status for tense, where the sentence's verbs tell none."""
    tense = TENSES.get(status)
    if tense is None or found.tense == tense or found.anchor is None or found.rule not in BY_TENSE:
        return found
    again = read(words, found.anchor, tense=tense)
    return again if again and again.value and found.value and again.rule == found.rule else found


def time_of(report: Report, words: Span, found: Sequence[Expression], *, status: Status, anchor: PartialDate | None) -> DateClaim | None:
    """The date that a time filler's words mean; None where they hold no time expression."""
    over = overlapping(words, found)
    meant = combine(words.quote, over) if over else read(words.quote, anchor, tense=TENSES.get(status))
    if meant is None:
        return None
    meant = _retold(words.quote, meant, status)
    return claim(report, replace(meant, start=words.start, end=words.end))


def _fill(report: Report, mention: EventMention, found: Sequence[Expression], anchor: PartialDate | None) -> EventMention:
    def dated(filler: Filler) -> Filler:
        if filler.role is not Role.TIME:
            return filler
        return replace(filler, date=time_of(report, filler.words, found, status=mention.status, anchor=anchor))

    return replace(mention, roles=tuple(dated(filler) for filler in mention.roles))


def _own(mentions: Sequence[EventMention]) -> DateClaim | None:
    """The event's own date: the first that fixes days, else the first told at all."""
    claims = [filler.date for mention in mentions for filler in mention.roles if filler.role is Role.TIME and filler.date]
    return next((c for c in claims if c.value is not None), claims[0] if claims else None)


def join(reading: Reading) -> Reading:
    """The reading with the date of every time filler, the own date of every event, and all dates of its text.

    An event without a time filler keeps None: the publication date is never put in its place.
    """
    report = reading.report
    anchor = report.published.value
    found = told(report)

    def dated(event: Event) -> Event:
        mentions = tuple(_fill(report, mention, found, anchor) for mention in event.mentions)
        return replace(event, mentions=mentions, time=_own(mentions))

    return replace(reading, events=tuple(dated(event) for event in reading.events), dates=tuple(claim(report, e) for e in found))
