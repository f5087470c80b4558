"""Rules for lengths of time and for what comes back: two weeks, the past three months, a 15-year; daily, every Friday."""

from __future__ import annotations

import re
from typing import Final

from tocsin.resolve.when.context import Context
from tocsin.resolve.when.loose import measured, no_hours_of_a_day
from tocsin.resolve.when.phrase import Phrase, Surroundings, Value, rule
from tocsin.resolve.when.relative_rules import quantity

CLOCK_UNITS: Final = {"H": "H", "m": "M", "S": "S"}
MULTIPLES: Final = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W"), "N": (1, "D")}


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: P3M, PT2H, P20Y, PXD for an unknown number."""
    if count is not None and unit in MULTIPLES:
        times, unit = MULTIPLES[unit]
        count *= times
    if count is not None and count != int(count):
        whole, rest = int(count), count - int(count)
        if unit == "Y":
            return f"P{whole}Y{round(rest * 12)}M" if whole else f"P{round(rest * 12)}M"
        if unit == "H":
            return f"PT{whole}H{round(rest * 60)}M" if whole else f"PT{round(rest * 60)}M"
        if unit == "m":
            return f"PT{whole}M{round(rest * 60)}S"
        number = f"{count:g}"
    else:
        number = "X" if count is None else str(int(count))
    return f"PT{number}{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"P{number}{ {'N': 'D', 'F': 'W'}.get(unit, unit) }"


def duration(phrase: Phrase, _: Context) -> Value | None:
    """Two weeks, at least 20 days, a year and a half, the past few months."""
    return Value("DURATION", length(quantity(phrase), phrase.unit))


def last_number(phrase: Phrase, _: Context) -> Value | None:
    """A year or two: at most so many."""
    return Value("DURATION", length(phrase.any("SMALL", "NUMBER"), phrase.unit))


def lengthy(phrase: Phrase, _: Context) -> Value | None:
    """Weeklong, monthlong."""
    return Value("DURATION", length(1, phrase.get("LENGTHY")))


def last_length(phrase: Phrase, _: Context) -> Value | None:
    """The year-earlier nine months: the length told last."""
    return Value("DURATION", length(quantity(phrase), phrase.all("UNITS")[-1]))


def one(phrase: Phrase, _: Context) -> Value | None:
    """Each of the past three years; day-long; one-year: told with no number, one unit."""
    count = quantity(phrase)
    return Value("DURATION", length(1 if count is None and not phrase.has("FEW") and phrase.has("UNIT") else count, phrase.unit))


def some(phrase: Phrase, _: Context) -> Value | None:
    """Weeks, recent months, the years: how many is not told."""
    return Value("DURATION", length(None, phrase.unit))


def while_(_: Phrase, __: Context) -> Value | None:
    """A while."""
    return Value("DURATION", "PXX")


def adverb(phrase: Phrase, _: Context) -> Value | None:
    """Daily, weekly, annually."""
    return Value("SET", phrase.get("ADVERB"))


def every(phrase: Phrase, _: Context) -> Value | None:
    """Every day, each month, every two weeks."""
    numbers = phrase.all("SMALL", "NUMBER")
    return Value("SET", length(numbers[0] if numbers else 1, phrase.unit))


def every_weekday(phrase: Phrase, _: Context) -> Value | None:
    """Each Thursday, Tuesday nights, Fridays."""
    number = phrase.any("WEEKDAY", "WEEKDAYS")
    part = phrase.get("PART")
    return Value("SET", f"XXXX-WXX-{number}{'T' + part if part and not part[0].isdigit() else ''}")


def every_month(phrase: Phrase, _: Context) -> Value | None:
    """Each July, every summer, every morning, every weekend."""
    if phrase.has("MONTH"):
        return Value("SET", f"XXXX-{phrase.get('MONTH'):02}")
    if phrase.has("SEASON"):
        return Value("SET", f"XXXX-{phrase.get('SEASON')}")
    if phrase.has("WEEKEND"):
        return Value("SET", "XXXX-WXX-WE")
    return Value("SET", f"XXXX-XX-XXT{phrase.get('PART')}")


def times_a(phrase: Phrase, _: Context) -> Value | None:
    """A day, a year, after "times" or an amount: how often."""
    return Value("SET", length(1, phrase.unit))


def not_age(phrase: Phrase, around: Surroundings) -> bool:
    """Does no "old" follow, and no name of a programme ("60 Minutes")?"""
    if len(phrase.tokens) > 1 and phrase.tokens[-1].word[0].isupper() and not phrase.tokens[-1].word.isupper() and phrase.tokens[0].word[0].isdigit():
        return False
    return around.after[:1] != "-" and not around.text[phrase.end : phrase.end + 5].lower().startswith((" old", "-old"))


def not_rate(phrase: Phrase, around: Surroundings) -> bool:
    """Is "a year" a length, no rate?"""
    if phrase.unit in "HmD" and AS_OFTEN.match(around.text, phrase.end):
        return False
    bare = len(phrase.tokens) == 2 and phrase.has("A")
    return not_age(phrase, around) and not (bare and (a_rate(phrase, around) or an_amount(phrase, around)))


def no_number_before(phrase: Phrase, around: Surroundings) -> bool:
    """Do no determiner or number stand before the bare plural?"""
    if around.text[max(0, phrase.start - 14) : phrase.start].lower().endswith(("hundreds of ", "thousands of ", "dozens of ", "matter of ")):
        return False
    return around.before[-1:] not in ("n", "d", "o", "Y", "K", "C", "-", "s", "1") and not_age(phrase, around) and measured(phrase, around)


AS_OFTEN: Final = re.compile(r" (?:a|per|each|every) (?:day|week)\b")  # "24 hours a day", "five days a week"
FREQUENT: Final = frozenset(("times", "once", "twice", "thrice"))
NO_PLURAL: Final = frozenset(("is", "was", "has", "as", "this", "takes", "lasts", "spends", "its", "his", "plus", "less", "about", "nearly", "almost"))


def word_before(around: Surroundings, start: int) -> str:
    """The word that stands before a position of the text."""
    words = around.text[max(0, start - 24) : start].split()
    return words[-1].lower() if words else ""


def how_often(phrase: Phrase, around: Surroundings) -> bool:
    """Does the adverb tell how often, and is it no part of an amount ("rise 8 percent annually")?"""
    word = phrase.tokens[0].word
    return word != "quarterly" and not (word == "annually" and an_amount(phrase, around))


def a_rate(phrase: Phrase, around: Surroundings) -> bool:
    """Is "a week" how often: "twice a week", "four flights a week"?"""
    word = word_before(around, phrase.start)
    if word in ("hours", "minutes", "days"):
        return False
    return word in FREQUENT or (len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in NO_PLURAL)


def an_amount(phrase: Phrase, around: Surroundings) -> bool:
    """Is "a year" part of an amount: "$5 million a year"?"""
    word = word_before(around, phrase.start)
    return word in ("million", "billion", "percent", "hours") or word[:1] in "$€£" or word[:1].isdigit()


def compound(phrase: Phrase, around: Surroundings) -> bool:
    """Is the hyphened length no age ("15-year-old")? Ages are no times that reports need."""
    return not around.text[phrase.end : phrase.end + 4].lower().startswith(("-old", " old"))


UNITS_LONG: Final = "SmHDNWMYECFL"
UNITS_ALL: Final = "SmHDNWMQYECFL"
RULES: Final = (
    rule("length", "approx THE? (?:count|A NUMBER) (?:MORE|EXTRA|KIND)? UNITS (?:OR SO)?", duration, guard=not_rate, units=UNITS_LONG),
    rule("two day", "approx count (?:MORE|EXTRA|KIND)? UNIT (?:OR SO)?", duration, guard=not_rate, units=UNITS_LONG),
    rule("quarters", "approx THE? (?:num|FEW) UNITS", duration, guard=not_age, units="Q"),
    rule("a length", "approx OVER? A UNIT (?:AND A HALF)?", duration, guard=not_rate, units=UNITS_LONG),
    rule("another length", "EXTRA UNIT|A EXTRA (?:UNIT|num UNITS)|EXTRA num UNITS", one, units=UNITS_ALL),
    rule("year or two", "approx A UNIT OR num", last_number, units=UNITS_LONG),
    rule("weeklong", "LENGTHY", lengthy),
    rule("half a", "approx (?:A HALF|HALF A) HYPHEN? UNIT", duration, units=UNITS_ALL),
    rule("hyphened", "(?:num|FEW) HYPHEN units", duration, units=UNITS_LONG, guard=compound),
    rule(
        "the past two",
        "approx (?:EVERY OF)? (?:THE|THESE|THOSE|OWN)? (?:LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|ORDINAL|LATEST) (?:count|A) (?:MORE|KIND)? units (?:OR SO)?",
        duration,
        units=UNITS_ALL,
    ),
    rule("the whole year", "(?:THE|THIS|A) WHOLE UNIT", one, units="HDNWMYEC"),
    rule("the year-earlier months", "THE UNIT HYPHEN (?:AGO|EARLIER) num UNITS", last_length),
    rule("the two months", "approx (?:THE|THESE|THOSE) count units", duration, units=UNITS_ALL),
    rule("long", "(?:UNIT|UNITS) HYPHEN OLD", one, guard=lambda p, a: p.tokens[-1].word == "long" or p.has("UNITS")),
    rule("weeks", "UNITS (?:OR UNITS)?", some, guard=no_number_before, units="mHDWMYECS"),
    rule("recent months", "(?:THE)? (?:RECENT|COMING|PREVIOUS|FOLLOWING) UNITS", some, units="mHDWMQYE"),
    rule("the past weeks", "THE (?:LAST|PAST|NEXT|ORDINAL|EARLY) UNITS", some, units="mHDWMQYE", guard=no_hours_of_a_day),
    rule("a while", "A PERIOD", while_, guard=lambda p, a: p.get("PERIOD") == 3),
    rule("adverb", "ADVERB", adverb, guard=how_often),
    rule("every", "EVERY (?:num|OR)? units", every),
    rule("every weekday", "EVERY WEEKDAY PART?", every_weekday),
    rule("weekdays", "WEEKDAYS PART?", every_weekday),
    rule("every month", "EVERY (?:MONTH|SEASON|PART|WEEKEND)", every_month),
    rule("rate", "A UNIT", times_a, units="HDWMY", guard=a_rate),
)
