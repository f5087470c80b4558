"""Rules for dates that are counted from another day: yesterday, on Friday, last week, two days earlier, that night, now."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tocsin.resolve.when.context import Context, Unanchored
from tocsin.resolve.when.loose import this_very_day, yet_to_come
from tocsin.resolve.when.phrase import Phrase, Surroundings, Value, rule
from tocsin.resolve.when.reckoning import named, shift, weekday_near


def _dated(timex: str | None) -> Value | None:
    return Value("DATE", timex) if timex else None


def today(phrase: Phrase, context: Context) -> Value | None:
    """Today, yesterday, late yesterday, tomorrow; tonight is a time of the day."""
    if phrase.tokens[-1].word.lower() == "tonight":
        return Value("TIME", f"{context.day.isoformat()}TNI")
    return _dated(shift(context.day, "D", phrase.get("TODAY")).isoformat())


def day_beyond(phrase: Phrase, context: Context) -> Value | None:
    """The day before yesterday, the day after tomorrow, the day before last Tuesday."""
    base = shift(context.day, "D", phrase.get("TODAY")) if phrase.has("TODAY") else weekday_day(phrase, context)
    return _dated(shift(base, "D", phrase.get("BEFORE")).isoformat())


# "Wednesday's ruling" is over; "Sunday's vote" may be to come, and is then told so
OF_THAT_DAY: Final = re.compile(r" ?[\u2019'] ?s\b(?! (?:vote|election|poll|referendum|deadline|runoff|talks|meeting|summit)\b)")


def weekday_day(phrase: Phrase, context: Context) -> date:
    """The day of a weekday's name: by "last" and "next", else by tense; the report's own day where it bears the name."""
    number = phrase.get("WEEKDAY")
    if phrase.has("FOLLOWING") or phrase.has("PREVIOUS") or phrase.has("THAT"):
        direction = 1 if phrase.has("FOLLOWING") else -1 if phrase.has("PREVIOUS") else 0
        base = context.story if not phrase.has("PREVIOUS") else context.last or context.day
        return weekday_near(shift(base, "D", direction), number, direction)
    day = context.day
    if phrase.has("LAST") or phrase.has("PAST"):
        return weekday_near(shift(day, "D", -1), number, -1)
    if phrase.has("NEXT"):
        return weekday_near(shift(day, "D", 1), number, 1)
    if phrase.has("COMING"):
        return weekday_near(day, number, 1)
    if OF_THAT_DAY.match(context.text, context.end):
        return weekday_near(day, number, -1)
    return weekday_near(day, number, context.direction)


def weekday(phrase: Phrase, context: Context) -> Value | None:
    """Friday, last Friday, early Sunday, the previous Friday."""
    return _dated(weekday_day(phrase, context).isoformat())


def weekday_in_week(phrase: Phrase, context: Context) -> Value | None:
    """Monday of last week, Friday last week."""
    monday = shift(context.day, "D", 1 - context.day.isoweekday() + 7 * int(phrase.any("LAST", "THIS", "NEXT")))
    return _dated(shift(monday, "D", phrase.get("WEEKDAY") - 1).isoformat())


def weekday_ago(phrase: Phrase, context: Context) -> Value | None:
    """A week ago Friday, Friday a week ago."""
    count, unit = quantity(phrase) or 1, phrase.unit
    return _dated(shift(weekday_near(context.day, phrase.get("WEEKDAY"), -1), unit, -int(count)).isoformat())


def quantity(phrase: Phrase) -> float | None:
    """How many: the number before the unit; None for "several"."""
    if phrase.has("FEW"):
        return None
    if phrase.has("COUPLE"):
        return 2
    numbers = phrase.get("PAIR") or phrase.all("SMALL", "NUMBER", "YEAR")
    half = float(phrase.get("HALF", 0))
    if numbers:
        return float(numbers[-1]) + half
    return (1 + half if phrase.has("AND") else half or 1) if phrase.has("A") or half else None


def near_unit(phrase: Phrase, context: Context) -> Value | None:
    """This week, last month, next year, early this year, the past decade, later this month."""
    unit = phrase.unit
    count = phrase.any("LAST", "PAST", "NEXT", "COMING", "THIS")
    if count is None:
        count = 0
    if unit == "D":
        return day_named(phrase, context, int(count))
    if context.narrative and phrase.has("NEXT"):
        return story_unit(phrase, context)
    if unit == "N":
        return Value("TIME", f"{shift(context.day, 'D', int(count)).isoformat()}TNI")
    if phrase.has("LATEST"):
        count = 0
    if unit in "EC" and phrase.has("PAST"):
        return Value("DURATION", "P10Y" if unit == "E" else "P100Y")
    return _dated(named(shift(context.day, unit, int(count)), unit))


def day_named(phrase: Phrase, context: Context, count: int) -> Value | None:
    """This day, the next day: the latter counted from the narrative."""
    if phrase.has("NEXT"):
        return _dated(shift(context.story, "D", 1).isoformat())
    return _dated(shift(context.day, "D", count).isoformat()) if not count else _dated("PAST_REF")


def story_unit(phrase: Phrase, context: Context) -> Value | None:
    """That day, the same month, the following year, the previous night, the next morning: from the narrative's last date."""
    unit = phrase.unit
    count = int(phrase.any("FOLLOWING", "PREVIOUS", "NEXT") or 0)
    base = shift(context.told if unit in "MQYEC" and context.told else context.story, unit, count)
    if unit == "N":
        return Value("TIME", f"{base.isoformat()}TNI")
    return _dated(named(base, unit))


def story_neighbour(phrase: Phrase, context: Context) -> Value | None:
    """The day before, the day after."""
    return _dated(shift(context.story, "D", phrase.get("BEFORE")).isoformat())


def story_part(phrase: Phrase, context: Context) -> Value | None:
    """The next morning, that night, the previous evening, the same afternoon."""
    count = int(phrase.any("FOLLOWING", "PREVIOUS", "NEXT") or 0)
    return part_value(shift(context.story, "D", count), phrase.get("PART"))


def part_value(day: date, part: str) -> Value:
    """A part of a day: 2020-01-03TMO, 2020-01-03T12:00."""
    return Value("TIME", f"{day.isoformat()}T{part}")


def this_part(phrase: Phrase, context: Context) -> Value | None:
    """This morning, last night, overnight."""
    return part_value(shift(context.day, "D", -1 if phrase.has("LAST") else 0), phrase.get("PART"))


def story_day(phrase: Phrase, context: Context) -> Value | None:
    """The same day, that same day, earlier that day."""
    return _dated(context.story.isoformat())


def edge_of_unit(phrase: Phrase, context: Context) -> Value | None:
    """The end of the year, the end of this week, year-end."""
    unit = phrase.unit
    count = int(phrase.any("LAST", "NEXT", "THIS") or 0)
    return _dated(named(shift(context.day, unit, count), unit))


def _base(phrase: Phrase, context: Context, *, count: float, unit: str) -> date:
    """From where "ago", "earlier", "later" count: the report's day; the narrative's last date."""
    if phrase.has("AGO") or (unit == "Y" and count == 1 and phrase.any("EARLIER", "BEFORE") < 0 and context.dct):
        return context.day
    return context.told if unit in "YME" and context.told else context.story


EXACT_WEEKS: Final = 4  # "two weeks ago" is a day; "six weeks ago" is a week
COARSER: Final = {"D": "D", "N": "D", "W": "W", "F": "W", "M": "M", "Q": "Q", "Y": "Y", "E": "Y", "C": "C", "L": "L"}


def year_end(phrase: Phrase, context: Context) -> Value | None:
    """Year-end: its last day, of the report's year or, told as past, of the one before; "year end" and "the year's end": the year."""
    if not phrase.has("HYPHEN"):
        return edge_of_unit(phrase, context)
    return _dated(f"{context.day.year - (context.direction < 0):04}-12-31")


def ago(phrase: Phrase, context: Context) -> Value | None:
    """Two days ago, a year earlier, five months ago: as exact as its unit."""
    count, unit = quantity(phrase), phrase.unit
    if unit in "HmS":
        return _dated((context.day if phrase.has("AGO") else context.story).isoformat()) if count is None or count < 12 else _dated("PAST_REF")
    sign = int(phrase.any("AGO", "EARLIER", "BEFORE") or -1)
    if count is None:
        return _dated("PAST_REF") if sign < 0 else Value("DURATION", f"PX{unit}")
    base = _base(phrase, context, count=count, unit=unit)
    if unit == "Y" and count == 1 and sign < 0 and context.quarter and context.near:
        return _dated(f"{int(context.quarter[:4]) - 1:04}{context.quarter[4:]}")
    if count != int(count):
        base, unit, count = (base, "M", count * 12) if unit == "Y" else (base, unit, count)
    then = shift(base, unit, sign * int(count))
    if unit in "WF" and count < EXACT_WEEKS:
        return _dated(then.isoformat())
    return _dated(named(then, COARSER[unit]))


def running_day(_: Phrase, context: Context) -> Value | None:
    """On the third consecutive day; "it's the second day of an offensive": the report's own day."""
    return _dated(context.day.isoformat())


NOW_IS: Final = re.compile(r"\b(?:it['\u2019]s|it is|today is|this is|today marks)\s$", re.IGNORECASE)
MODAL: Final = re.compile(r"\b(?:will|would|could|may|might|can|shall|he|she|they|to)\s$", re.IGNORECASE)


def said_of_now(phrase: Phrase, around: Surroundings) -> bool:
    """Do "it is" or "today is" stand before the day?"""
    head = around.text[max(0, phrase.start - 16) : phrase.start].lower()
    return NOW_IS.search(head.removesuffix("the ")) is not None


def in_a_row(phrase: Phrase, _: Surroundings) -> bool:
    """Is it the third consecutive day, no trading day?"""
    return phrase.tokens[-2].word.lower() in ("consecutive", "straight", "successive")


def some_day(phrase: Phrase, around: Surroundings) -> bool:
    """Is "one day" some day to come ("will one day be"), no length?"""
    head = around.text[max(0, phrase.start - 8) : phrase.start]
    return phrase.text[phrase.start : phrase.end].lower() == "one day" and MODAL.search(head) is not None and around.text[phrase.end : phrase.end + 1] == " "


def in_units(phrase: Phrase, context: Context) -> Value | None:
    """Two weeks from now, a year from today."""
    count = quantity(phrase)
    if count is None:
        return _dated("FUTURE_REF")
    unit = phrase.unit
    return _dated(named(shift(context.day, unit, int(count)), COARSER.get(unit, "D")))


def the_unit(phrase: Phrase, context: Context) -> Value | None:
    """For the year, for the week: the report's; "the year ended June 30" is a length."""
    tail = context.text[context.end : context.end + 7].strip().lower()
    if tail.startswith(("ended", "ending")):
        return Value("DURATION", f"P1{phrase.unit}")
    return _dated(named(context.day, phrase.unit))


def told_whole(phrase: Phrase, around: Surroundings) -> bool:
    """Does "for" stand before "the year", or "months of"?"""
    before = around.text[max(0, phrase.start - 8) : phrase.start].lower().split()
    return (bool(before) and before[-1] in ("for", "in")) or around.before[-2:] == "uO" or around.text[phrase.end : phrase.end + 4].lower() == " end"


def weekend(phrase: Phrase, context: Context) -> Value | None:
    """The weekend, last weekend, next weekend."""
    day = context.day
    count = phrase.any("LAST", "PAST", "NEXT", "COMING", "THIS")
    if count is None or phrase.has("THIS"):
        count = 0 if context.direction > 0 or day.isoweekday() > 5 else -1
        if phrase.has("THIS") and context.direction == 0:
            count = 0
    return _dated(named(shift(day, "W", int(count)), "W") + "-WE")


def reference(phrase: Phrase, _: Context) -> Value | None:
    """Now, recently, soon, the past, the future."""
    return _dated(phrase.get("WHENEVER"))


def past_reference(_: Phrase, __: Context) -> Value | None:
    """The past; recent years."""
    return _dated("PAST_REF")


def present_reference(_: Phrase, __: Context) -> Value | None:
    """Current, these days."""
    return _dated("PRESENT_REF")


def future_reference(_: Phrase, __: Context) -> Value | None:
    """The future, coming months, the near term."""
    return _dated("FUTURE_REF")


def anniversary(phrase: Phrase, context: Context) -> Value | None:
    """The first anniversary of the 2019 protests: the year, where the thing's own year is given."""
    year = phrase.get("YEAR")
    return _dated(f"{year + int(phrase.any('ORDINAL', 'SMALL')):04}") if year else None


def anniversary_day(phrase: Phrase, context: Context) -> Value | None:
    """January 3, 2021 will be the first anniversary: that day; the rule's name aside, what is remembered lies so many years before."""
    if context.last is None or not context.fresh:
        raise Unanchored("the day is not told")
    return Value("DATE", context.last.isoformat())


MARKS: Final = re.compile(r"\b\d[\d,]* (?:will be|is|was|marks|marked|will mark)(?: the)? $")


def marked_day(phrase: Phrase, around: Surroundings) -> bool:
    """Is the anniversary said of a day just named: "January 3, 2021 will be the first anniversary"?"""
    return MARKS.search(around.text[max(0, phrase.start - 40) : phrase.start]) is not None


def not_compound(phrase: Phrase, around: Surroundings) -> bool:
    """Is the last word whole, no part of a compound ("now-defunct")?"""
    return around.text[phrase.end : phrase.end + 1] != "-" and around.text[max(0, phrase.start - 1) : phrase.start] != "-"


def plain_current(phrase: Phrase, around: Surroundings) -> bool:
    """Is it "current" of the world, not "its current name"?"""
    return phrase.tokens[0].word == "current" and not_compound(phrase, around) and around.before[-1:] not in ("-", "*", "$")


def no_title(phrase: Phrase, around: Surroundings) -> bool:
    """Is it no name of a programme or paper ("This Week")?"""
    return not (len(phrase.tokens) == 2 and phrase.tokens[0].word[0].isupper() and phrase.tokens[1].word[0].isupper())


def lone_reference(phrase: Phrase, around: Surroundings) -> bool:
    """Is "soon" no "as soon as", "now" no part of a compound?"""
    tail = around.text[phrase.end : phrase.end + 7].lower().split()
    return not_compound(phrase, around) and not (tail and tail[0] in ("as", "after")) and yet_to_come(phrase, around)


def whole_future(phrase: Phrase, around: Surroundings) -> bool:
    """Does no noun follow "the future"?"""
    tail = around.text[phrase.end : phrase.end + 5].strip()
    return not tail[:1].isalpha() or tail.split()[0] in ("and", "or", "of", "by", "to", "as", "is", "if", "but")


def the_past(phrase: Phrase, around: Surroundings) -> bool:
    """Is "the past" a time by itself: "in the past"?"""
    tail = around.text[phrase.end : phrase.end + 2]
    return (around.before[-1:] in ("N", "O", "L") and around.after[:1] not in ("u", "U", "K", "C", "n", "d") and tail[:1] in ' .,;"') or tail[:1] in ".,;"


RULES: Final = (
    rule("today", "(?:EARLIER|EARLY HYPHEN?)? TODAY", today, guard=this_very_day),
    rule("beyond", "THE? UNIT BEFORE (?:TODAY|which? WEEKDAY)", day_beyond, units="D"),
    rule(
        "weekday",
        "(?:EARLIER|early)? (?:THIS (?:COMING|PAST)|THE (?:PREVIOUS|FOLLOWING|COMING|NEXT|LAST|SAME)|THAT|which)? HYPHEN? WEEKDAY",
        weekday,
    ),
    rule("weekday of week", "WEEKDAY COMMA? (?:OF|EARLIER)? (?:THIS|LAST|NEXT) UNIT", weekday_in_week, units="W"),
    rule("weekday ago", "(?:count units AGO (?:ON|FROM)? WEEKDAY|WEEKDAY COMMA? count units AGO)", weekday_ago, units="WMY"),
    rule(
        "near unit",
        "(?:EARLIER IN?|EARLY IN|early)? (?:THIS|LAST|NEXT|THE (?:LAST|PAST|NEXT|COMING)|THIS (?:PAST|COMING)) HYPHEN? UNIT (?:OR SO)?",
        near_unit,
        units="DNWMYEC",
        guard=no_title,
    ),
    rule("later in unit", "EARLIER IN THE UNIT", near_unit, units="WMYEC"),
    rule("later in the day", "EARLIER IN THE UNIT", story_day, units="D"),
    rule("the current unit", "THE LATEST (?:FISCAL)? UNIT", near_unit, units="WMYEC"),
    rule("that unit", "(?:EARLIER|early)? (?:THAT SAME?|THE SAME|THE (?:FOLLOWING|PREVIOUS)) UNIT", story_unit, units="DNWMYEC"),
    rule("following unit", "(?:FOLLOWING|PREVIOUS) UNIT", story_unit, units="DNWMY"),
    rule("next day", "THE? NEXT UNIT", story_unit, units="DN"),
    rule("that part", "(?:EARLIER|early)? (?:THAT SAME?|THE SAME|THE (?:FOLLOWING|PREVIOUS|NEXT)) PART", story_part),
    rule("that part of day", "(?:EARLIER|early)? (?:THE (?:FOLLOWING|NEXT|PREVIOUS)|THAT|THE SAME) UNIT PART", story_part, units="D"),
    rule("edge of unit", "early? (?:THE|THIS|LAST|NEXT) (?:THIS|LAST|NEXT|LATEST)? UNIT", edge_of_unit, units="WMYE", guard=lambda p, _: p.has("EDGE")),
    rule("year end", "ABOUT? THE? UNIT (?:HYPHEN|GENITIVE)? EDGE", year_end, units="Y"),
    rule("the year", "THE UNIT", the_unit, units="YW", guard=told_whole),
    rule("near future", "THE NEAR (?:FUTURE|PERIOD)", future_reference, guard=lambda p, a: p.has("FUTURE") or p.get("PERIOD") == 2),
    rule("ago", "approx OVER? count (?:OR num)? units (?:OR SO)? (?:AGO|EARLIER)", ago),
    rule("units ago", "UNITS AGO", ago),
    rule("days prior", "approx OVER? count units PREVIOUS", ago, units="DWMY", guard=lambda p, a: p.tokens[-1].word == "prior" and a.after[:1] != "0"),
    rule("one day", "num UNIT", future_reference, units="D", guard=some_day),
    rule("nth day running", "THE? ORDINAL KIND UNIT", running_day, units="D", guard=in_a_row),
    rule("it is the nth day", "THE? ORDINAL UNIT", running_day, units="D", guard=said_of_now),
    rule("before", "count units BEFORE", ago, units="DWMY", guard=lambda p, a: a.text[p.end : p.end + 1] in ",.;"),
    rule("hours later", "UNITS EARLIER", ago, units="Hm"),
    rule("the day before", "THE UNIT BEFORE", story_neighbour, units="D", guard=lambda p, a: a.text[p.end : p.end + 1] in ",.;"),
    rule("from now", "count units FROM (?:WHENEVER|TODAY)", in_units),
    rule(
        "weekend",
        "(?:EARLIER|early)? (?:THIS|LAST|NEXT|THE (?:LAST|PAST|NEXT|COMING)?|THIS (?:PAST|COMING))? WEEKEND",
        weekend,
    ),
    rule("reference", "(?:WHENEVER|MORE WHENEVER)", reference, guard=lone_reference),
    rule("the past", "THE RECENT? PAST", past_reference, guard=the_past),
    rule("recent years", "THE? RECENT UNITS", past_reference, units="DY"),
    rule("these days", "THESE UNITS", present_reference, units="D"),
    rule("current", "LATEST", present_reference, guard=plain_current),
    rule("future", "THE FUTURE", future_reference, guard=whole_future),
    rule("future units", "FUTURE (?:UNITS|UNIT)", future_reference),
    rule("coming months", "THE? COMING UNITS", future_reference, units="DMYQ"),
    rule("past years", "PAST UNITS", past_reference),
    rule("anniversary of the day", "THE? nth HYPHEN? ANNIVERSARY", anniversary_day, guard=marked_day),
    rule("anniversary", "THE nth HYPHEN? ANNIVERSARY OF THE YEAR", anniversary),
)
