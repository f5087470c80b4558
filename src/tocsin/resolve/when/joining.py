"""Dates to events: each time filler's date, and each event's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tocsin.errors import DateError
from tocsin.model import DateClaim, Event, EventMention, Filler, PartialDate, Precision, Reading, Report, Role, Span, Status
from tocsin.resolve.when.after import counted
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
    words = snapped(report, words, found)
    over = overlapping(words, found)
    meant = combine(words.quote, over) if over else read(words.quote, anchor, tense=TENSES.get(status))
    if meant is None:
        return None
    meant = _retold(words.quote, meant, status)
    start, end = spread(words, found)
    if meant.rule in CLOCKS and (tail := CLOCK_TAIL.match(report.text, end)):
        end = tail.end()
    return claim(report, replace(meant, start=start, end=end))


def spread(words: Span, found: Sequence[Expression]) -> tuple[int, int]:
    """Where the whole expression stands that the words are a part of; the words' own place where they touch none, or several."""
    at = bisect_left(found, words.start, key=lambda e: e.end - 1)
    touched = [one for one in found[at : at + 2] if one.start < words.end]
    return (min(words.start, touched[0].start), max(words.end, touched[0].end)) if len(touched) == 1 else (words.start, words.end)


LEADING = re.compile(r"(?:^|.*\s)(?:on|in|at|by|since|until|from|during|between|of|before|after|about|around|late|early|the|a)", re.IGNORECASE | re.DOTALL)
CLOCKS = frozenset(("clock", "day and clock", "hundred hours"))
CLOCK_TAIL = re.compile(r" local time(?: \(\d{1,2}:?\d\d (?:UTC|GMT)\))?| \(\d{1,2}:?\d\d (?:UTC|GMT)\)")


def snapped(report: Report, words: Span, found: Sequence[Expression]) -> Span:
    """The words with the expression they lead to, where they were cut short before it: "On" of "On 17 November 2015"."""
    at = bisect_left(found, words.start, key=lambda e: e.end - 1)
    ahead = found[at] if at < len(found) else None
    if ahead is None or not words.end <= ahead.start <= words.end + 1 or not LEADING.fullmatch(words.quote):
        return words
    return report.span(words.start, ahead.end)


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ANNIVERSARY = re.compile(rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<figure>\d{{1,3}})(?:st|nd|rd|th))[ -](?:year )?anniversary (?:of|since)\b", re.IGNORECASE)


def _years_before(value: PartialDate, years: int) -> PartialDate | None:
    """The same day or month so many years before; None for other precisions, and for 29 February where there is none."""
    if value.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        return None
    try:
        return PartialDate(f"{int(value.iso[:4]) - years:04}{value.iso[4:]}")
    except DateError:
        return None


def commemorated(report: Report, mention: EventMention, meant: DateClaim) -> DateClaim:
    """The date of what an anniversary recalls: in "3 January 2021 will be the first anniversary of the killing" the killing is of 3 January 2020."""
    between = report.text[meant.words.end : mention.trigger.start]
    found = ANNIVERSARY.search(between)
    if found is None or meant.value is None or meant.words.end > mention.trigger.start or len(between) > 160:
        return meant
    years = ORDINALS.index(found["word"].casefold()) + 1 if found["word"] else int(found["figure"])
    day = _years_before(meant.value, years)
    return replace(meant, value=day, timex=day.iso, rule="anniversary", tense="past") if day else meant


def whole(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """The fillers with parts of one date ("January", "2021"; "13:40 local time", "0040 UTC") as one: the words of the claim they all rest on."""
    wide = [filler.date.words for filler in fillers if filler.role is Role.TIME and filler.date]
    out: dict[tuple[Role, Span], Filler] = {}
    for filler in fillers:
        one = filler
        if filler.role is Role.TIME:
            if any(words.contains(filler.words) and words != (filler.date.words if filler.date else filler.words) for words in wide):
                continue
            one = replace(filler, words=filler.date.words) if filler.date and filler.date.words.contains(filler.words) else filler
        out.setdefault((one.role, one.words), one)
    return tuple(out.values())


def _fill(report: Report, mention: EventMention, found: Sequence[Expression], anchor: PartialDate | None) -> EventMention:
    def dated(filler: Filler) -> Filler:
        if filler.role is not Role.TIME:
            return filler
        meant = time_of(report, filler.words, found, status=mention.status, anchor=anchor)
        return replace(filler, date=commemorated(report, mention, meant) if meant else None)

    return replace(mention, roles=whole([dated(filler) for filler in mention.roles]))


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

    events = counted([dated(event) for event in reading.events], report)
    return replace(reading, events=events, dates=tuple(claim(report, e) for e in found))
