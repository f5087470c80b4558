"""After: lengths counted from an event that the report dates elsewhere: "two days after the bombing" where the bombing was on 3 May."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tocsin.errors import DateError
from tocsin.model import DateClaim, Event, EventMention, Filler, PartialDate, Report, Role, Span
from tocsin.resolve.when.phrases import LENGTH
from tocsin.resolve.when.reckoning import named, shift

FROM: Final = re.compile(r"(?P<way>after|before|following|since|prior to)\s+(?:the|that|this|its|their|his|her)\s+(?:[\w'\u2019-]+\s+){0,2}?$", re.IGNORECASE)
REACH: Final = 60  # characters between a length and the word of the event


def counted(events: Sequence[Event], report: Report) -> tuple[Event, ...]:
    """The events with lengths after or before another one counted from its day, where all that bear its word and have a day have the same."""
    days = _days(events)
    return tuple(_event(event, days, report) for event in events) if days else tuple(events)


def _days(events: Sequence[Event]) -> dict[str, PartialDate]:
    """The day of the events that a word names, if they have but one: "bombing"."""
    found: dict[str, set[PartialDate]] = {}
    for event in events:
        if event.time and event.time.value and event.time.value.days == 1:
            for mention in event.mentions:
                found.setdefault(mention.trigger.quote.casefold(), set()).add(event.time.value)
    return {word: next(iter(days)) for word, days in found.items() if len(days) == 1}


def _event(event: Event, days: dict[str, PartialDate], report: Report) -> Event:
    if event.time is None or event.time.value is not None or event.time.kind != "DURATION":
        return event
    meant = _claim(event.time, {word: day for word, day in days.items() if word != event.trigger.quote.casefold()}, report)
    if meant is None:
        return event

    def told(filler: Filler) -> Filler:
        same = filler.role is Role.TIME and filler.date == event.time
        return replace(filler, date=meant, words=meant.words) if same and meant else filler

    def mended(mention: EventMention) -> EventMention:
        return replace(mention, roles=tuple(map(told, mention.roles)))

    return replace(event, time=meant, mentions=tuple(map(mended, event.mentions)))


def _claim(length: DateClaim, days: dict[str, PartialDate], report: Report) -> DateClaim | None:
    steps = LENGTH.fullmatch(length.timex or "")
    found = _named(length.words, days, report)
    if steps is None or found is None or steps[1] or steps[3] not in "DWMY":
        return None
    way, word, end = found
    count = int(steps[2]) * (-1 if way in ("before", "prior to") else 1)
    try:
        value = PartialDate(named(shift(days[word].first, steps[3], count), {"W": "D"}.get(steps[3], steps[3])))
    except DateError:
        return None
    words = report.span(length.words.start, end)
    return replace(length, words=words, timex=value.iso, kind="DATE", value=value, anchor=days[word], rule=f"counted from the day of “{word}”", tense=None)


def _named(words: Span, days: dict[str, PartialDate], report: Report) -> tuple[str, str, int] | None:
    """The way, the word of the first dated event behind a length, and where it ends."""
    start = words.start
    tail = report.text[start : words.end + REACH]
    hits = [(hit.start(), word, start + hit.end()) for word in days if (hit := re.search(rf"\b{re.escape(word)}\b", tail, re.IGNORECASE))]
    for at, word, end in sorted(hits):
        if ahead := FROM.search(tail[:at]):
            return ahead["way"].lower(), word, end
    return None
