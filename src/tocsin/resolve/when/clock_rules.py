"""Rules for times of day: 8 p.m. EST Friday, noon Thursday, 15:00 GMT, Sunday night, early in the morning."""

from __future__ import annotations

import re
from typing import Final

from tocsin.resolve.when.calendar_rules import day_of_month, iso
from tocsin.resolve.when.context import Context
from tocsin.resolve.when.lexicon import WEEKDAYS
from tocsin.resolve.when.phrase import Phrase, Surroundings, Value, rule
from tocsin.resolve.when.reckoning import shift, weekday_near
from tocsin.resolve.when.relative_rules import this_part, weekday

# "12:20 p.m. local time (1620 UTC) on Wednesday": the day stands behind
DAY_BEHIND: Final = re.compile(
    rf"(?: (?:local|(?-i:[A-Z])[a-z]+) time)?(?: \([^()]{{1,24}}\))?,?(?: on)? ({'|'.join((*WEEKDAYS, 'today', 'yesterday', 'tomorrow'))})\b", re.IGNORECASE
)


def day_behind(context: Context) -> str | None:
    """The day that follows a clock's "local time"."""
    match = DAY_BEHIND.match(context.text, context.end)
    if match is None:
        return None
    word = match[1].lower()
    if word in WEEKDAYS:
        return weekday_near(context.day, WEEKDAYS.index(word) + 1, context.direction).isoformat()
    return shift(context.day, "D", {"today": 0, "yesterday": -1, "tomorrow": 1}[word]).isoformat()


def day_told(phrase: Phrase, context: Context) -> str | None:
    """The day that the phrase names; else the narrative's or the report's; None where there is none."""
    value = None
    if phrase.has("MONTH"):
        value = day_of_month(phrase, context)
    elif phrase.has("WEEKDAY"):
        value = weekday(phrase, context)
    elif phrase.has("ISO"):
        value = iso(phrase, context)
    elif phrase.has("TODAY"):
        return shift(context.day, "D", phrase.get("TODAY")).isoformat()
    elif phrase.has("LAST"):
        return shift(context.day, "D", -1).isoformat()
    elif phrase.has("THIS"):
        return context.day.isoformat()
    else:
        behind = day_behind(context)
        return behind or (context.last if context.last and (context.fresh or context.narrative) else context.day).isoformat()
    return value.timex if value else None


def _hour(phrase: Phrase) -> tuple[int, int | None, int | None]:
    """Hour, minute and half of the day that the words give: 8, 10:30, 2.40, 0920, 3pm."""
    told = phrase.get("CLOCK")
    if told is not None:
        return told  # type: ignore[no-any-return]
    number = phrase.any("SMALL", "NUMBER", "YEAR")
    if any(len(token.word) == 4 and token.word.isdigit() for token in phrase.tokens[:2]):
        return number // 100, number % 100, None
    return int(number), None if number == int(number) else round(number % 1 * 100), None


def clock(phrase: Phrase, context: Context) -> Value | None:
    """8 p.m., 10:30, 15:00 GMT Saturday, 2 in the morning."""
    hour, minute, half = _hour(phrase)
    half = phrase.get("MERIDIEM", half)
    part = phrase.get("PART")
    if half is None and part in ("AF", "EV", "NI", "MO") and hour < 13:
        half = 0 if part == "MO" or (part == "NI" and (hour < 6 or hour == 12)) else 12
    if half is not None:
        hour = hour % 12 + half
    day = day_told(phrase, context)
    if day is None or hour > 24 or (minute or 0) > 59:
        return None
    return Value("TIME", f"{day}T{hour:02}" + (f":{minute:02}" if minute is not None else ":00") + ("Z" if phrase.get("ZONE") == 0.0 else ""))


def part(phrase: Phrase, context: Context) -> Value | None:
    """Sunday night, the morning of May 5, noon Thursday, yesterday evening."""
    day = day_told(phrase, context)
    return Value("TIME", f"{day}T{phrase.get('PART')}") if day else None


def lone_part(phrase: Phrase, context: Context) -> Value | None:
    """Overnight, before dawn, at noon."""
    return this_part(phrase, context) if phrase.tokens[-1].word.lower() == "overnight" else part(phrase, context)


def night_of(phrase: Phrase, context: Context) -> Value | None:
    """The night of 27 February."""
    day = day_told(phrase, context)
    return Value("TIME", f"{day}TNI") if day else None


def with_digits(phrase: Phrase, _: Surroundings) -> bool:
    """Is there an hour that a clock has?"""
    numbers = phrase.all("SMALL", "NUMBER")
    return not numbers or float(numbers[0]) < 25


def four_digits(phrase: Phrase, _: Surroundings) -> bool:
    """Is it a clock of four digits: "2230 GMT"?"""
    word = next((token.word for token in phrase.tokens if token.word[0].isdigit()), "")
    return len(word) == 4 and word.isdigit() and int(word) <= 2400 and int(word) % 100 < 60


OF_EVENT: Final = re.compile(r" (?:of|before|after|following)\b")


def of_no_event(phrase: Phrase, around: Surroundings) -> bool:
    """Is it no part of an event's day ("the night of the attack"), which the words do not tell?"""
    return OF_EVENT.match(around.text, phrase.end) is None


ALONE: Final = frozenset(("overnight", "midnight", "noon", "midday"))


def by_itself(phrase: Phrase, around: Surroundings) -> bool:
    """May the part of a day stand without a day: "overnight", "mid-morning", "at dawn"? "High noon" is no time."""
    if around.text[max(0, phrase.start - 5) : phrase.start].lower() == "high ":
        return False
    return phrase.tokens[-1].word.lower() in ALONE or len(phrase.tokens) > 1 or around.before[-1:] in ("6", "3", "_")


CLOCK: Final = "(?:CLOCK MERIDIEM?|(?:SMALL|NUMBER) MERIDIEM)"
RULES: Final = (
    rule("clock", f"ABOUT? {CLOCK} ZONE? (?:COMMA? (?:ON|THE)? (?:day|which PART))?", clock, guard=with_digits),
    rule("day and clock", f"day COMMA? (?:AT|ABOUT)? {CLOCK} ZONE?", clock, guard=with_digits),
    rule("hour in the morning", "(?:SMALL|NUMBER|CLOCK) IN (?:THE|THIS) PART (?:ON? day)?", clock, guard=with_digits),
    rule("hundred hours", "YEAR UNITS", clock, units="H"),
    rule("hundred hours", "ABOUT? (?:YEAR|NUMBER) ZONE (?:COMMA? (?:ON|THE)? day)?", clock, guard=four_digits),
    rule("part of day", "(?:EARLIER|early)? (?:day|THIS|LAST) HYPHEN? (?:EARLY HYPHEN?)? PART", part),
    rule("part", "(?:THE)? (?:EARLIER|early)? PART (?:OF|ON|COMMA)? day", part),
    rule("night of", "THE? UNIT (?:OF|ON) day", night_of, units="N"),
    rule("night", "(?:EARLIER|early)? (?:day|THIS|LAST) UNIT", night_of, units="N"),
    rule("this part", "(?:EARLIER|early)? (?:THIS|LAST) (?:EARLY HYPHEN?)? PART", this_part),
    rule("the part", "(?:EARLIER|early)? THE (?:EARLY HYPHEN?)? PART", part, guard=of_no_event),
    rule("lone part", "(?:EARLY HYPHEN?)? PART", lone_part, guard=by_itself),
)
