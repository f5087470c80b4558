"""Rules for dates that name themselves: days, months, years, quarters, seasons, decades, centuries, feasts."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tocsin.model import PartialDate
from tocsin.resolve.when.context import Context
from tocsin.resolve.when.feasts import feast, nth
from tocsin.resolve.when.lexicon import MONTHS
from tocsin.resolve.when.phrase import Phrase, Surroundings, Value, rule
from tocsin.resolve.when.reckoning import AGAINST, day_value, month_near, named, shift, year_of_day, year_of_month


def _dated(timex: str | None) -> Value | None:
    return Value("DATE", timex) if timex else None


def iso(phrase: Phrase, _: Context) -> Value | None:
    """2020-01-03, 1/3/20, 2020-01-03T10:00Z."""
    year, month, number, clock, zone = phrase.get("ISO")
    day = day_value(year, month, number)
    if day and clock:
        return Value("TIME", f"{day}T{clock}{'Z' if zone == 'Z' else zone or ''}")
    return _dated(day)


# days that bear their year: the attacks on the United States in 2001 and on Israel in 2023
NAMED_DAYS: Final = {(9, 11): 2001, (10, 7): 2023}
DEADLINE: Final = re.compile(r" (?:as (?:the|a|its) )?deadline")
ATTACKS: Final = re.compile(r" (?:terrorist |terror )?(?:attack|massacre)")


def open_year(context: Context, month: int, number: int) -> int:
    """The year of a month and day that name none."""
    named_day = NAMED_DAYS.get((month, number))
    if named_day and ATTACKS.match(context.text, context.end) and (context.dct is None or context.dct.year > named_day):
        return named_day
    if context.narrative and context.last_year:
        return year_of_day(context.dated, month, number, 0) if context.dated else context.last_year
    direction = 0 if DEADLINE.match(context.text, context.end) else context.direction
    return year_of_day(context.day, month, number, direction * (9 if context.strict else 1))


# "April 19 and April 25, 2019": the second gives the year of both
PARTNER: Final = re.compile(
    rf"(?:,| and| or| to| until| till| through| ?[-\u2013\u2014]) ?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?"
    rf"({'|'.join(MONTHS)})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?,? (\d{{4}})\b",
    re.IGNORECASE,
)


def partner_year(context: Context, month: int) -> int | None:
    """The year that a date joined to this one gives; None without one."""
    match = PARTNER.match(context.text, context.end)
    return int(match[2]) - (month > MONTHS.index(match[1].lower()) + 1) if match else None


def year_told(phrase: Phrase, context: Context) -> int | None:
    """The year that the phrase itself gives: 1998, this year, last year."""
    year = phrase.get("YEAR")
    if year is not None:
        return int(year)
    if phrase.has("UNIT") and phrase.unit == "Y":
        return context.day.year + int(phrase.any("THIS", "LAST", "NEXT", "PAST", "THAT") or 0)
    return None


def day_number(phrase: Phrase) -> int | None:
    """The number that stands by the month: no hour of the day."""
    at = next(n for n, token in enumerate(phrase.tokens) if token.category == "M")
    for near in (at + 1, at - 1, at + 2, at - 2):
        if 0 <= near < len(phrase.tokens) and phrase.tokens[near].category in "do":
            return int(phrase.tokens[near].meaning)
    return None


def day_of_month(phrase: Phrase, context: Context) -> Value | None:
    """January 3, 2020; 3 January; Friday, Jan. 3."""
    month, number = phrase.get("MONTH"), day_number(phrase)
    if number is None or not 0 < number < 32:
        return None
    year = year_told(phrase, context)
    if year is None:
        year = partner_year(context, month)
    if year is None and context.dct is None and not context.last_year:
        return Value("DATE", f"XXXX-{month:02}-{number:02}")
    return _dated(day_value(open_year(context, month, number) if year is None else year, month, number))


def days_of_month(phrase: Phrase, context: Context) -> Value | None:
    """January 3-5, 2020; 3 to 5 January."""
    month = phrase.get("MONTH")
    numbers = phrase.get("PAIR") or phrase.all("SMALL", "ORDINAL")
    year = year_told(phrase, context)
    if year is None:
        year = open_year(context, month, int(numbers[0]))
    first, last = (day_value(year, month, int(n)) for n in numbers[:2])
    if not first or not last or first >= last:
        return None
    return Value("DATE", f"{first}/{last}")


def days_over_months(phrase: Phrase, context: Context) -> Value | None:
    """29 September to 2 October 2016."""
    months, numbers = phrase.all("MONTH"), phrase.all("SMALL", "ORDINAL")
    years = phrase.all("YEAR")
    last_year = int(years[-1]) if years else open_year(context, months[1], int(numbers[1]))
    first_year = int(years[0]) if len(years) > 1 else last_year - (months[0] > months[1])
    first, last = day_value(first_year, months[0], int(numbers[0])), day_value(last_year, months[1], int(numbers[1]))
    return Value("DATE", f"{first}/{last}") if first and last and first < last else None


def month(phrase: Phrase, context: Context) -> Value | None:
    """January, last January, early January, January 2020, January of last year."""
    number = phrase.get("MONTH")
    year = year_told(phrase, context)
    if year is None:
        year = partner_year(context, number)
    if year is None and phrase.has("FOLLOWING") and context.told:
        year = context.told.year + (number <= context.told.month)
    if year is None:
        if context.narrative and context.last_year:
            year = year_of_day(context.dated, number, 15, 0) if context.dated else context.last_year
        elif context.dct is None:
            return Value("DATE", f"XXXX-{number:02}")
        elif phrase.has("LAST") or phrase.has("PAST"):
            year = month_near(context.dct, number, -1) - (number == context.dct.month)
        elif phrase.has("NEXT"):
            year = month_near(context.dct, number, 1) + (number == context.dct.month)
        elif phrase.has("THIS"):
            year = context.dct.year
        else:
            year = year_of_month(context.dct, number, context.direction)
    return _dated(f"{year:04}-{number:02}")


def months(phrase: Phrase, context: Context) -> Value | None:
    """January to March 2020, January-March."""
    first, last = phrase.all("MONTH")[:2]
    year = year_told(phrase, context)
    if year is None:
        year = month_near(context.day, last, context.direction)
    return Value("DATE", f"{year - (first > last):04}-{first:02}/{year:04}-{last:02}")


def year(phrase: Phrase, _: Context) -> Value | None:
    """2020, fiscal 2020, early 2020, the end of 2020."""
    return _dated(f"{phrase.get('YEAR'):04}")


def years(phrase: Phrase, _: Context) -> Value | None:
    """1995-96, 2021 to 2022."""
    first, last = phrase.get("SPAN") or phrase.all("YEAR")[:2]
    return Value("DATE", f"{first:04}/{last:04}") if first < last else None


def decade(phrase: Phrase, _: Context) -> Value | None:
    """The 1990s, the '90s, the nineties."""
    value = int(phrase.get("DECADE"))
    return _dated(f"{value + (0 if value > 99 else 190 if value > 2 else 200):03}")


def century(phrase: Phrase, _: Context) -> Value | None:
    """The 20th century: TIMEX3 19."""
    return _dated(f"{int(phrase.get('ORDINAL')) - 1:02}")


def _quarter_year(phrase: Phrase, context: Context, number: int) -> int:
    told = phrase.get("YEAR")
    if told is not None:
        return int(told)
    day = context.day
    if phrase.has("UNIT") and "Y" in phrase.all("UNIT") and phrase.any("THIS", "LAST", "NEXT", "PREVIOUS") is not None:
        return day.year + int(phrase.any("THIS", "LAST", "NEXT", "PREVIOUS"))
    if phrase.has("AGO") or phrase.has("EARLIER"):
        return day.year - 1
    current = (day.month + 2) // 3
    if number < current - 1 and context.direction > 0:
        return day.year + 1
    if number == current + 1:
        return day.year - (context.direction < -1)
    return day.year - (number > current and context.direction <= 0)


def quarter(phrase: Phrase, context: Context) -> Value | None:
    """The third quarter, fiscal second-quarter, the third quarter of 1989, the year-ago third quarter."""
    number = int(phrase.any("ORDINAL", "NTHQUARTER")) % 5  # the final quarter is -1: the fourth
    if not number:
        return None
    return _dated(f"{_quarter_year(phrase, context, number):04}-Q{number}")


def half(phrase: Phrase, context: Context) -> Value | None:
    """The first half of 1989, the last half."""
    number = 2 if phrase.has("LAST") or phrase.has("LATEST") else int(phrase.get("ORDINAL", 0))
    told = year_told(phrase, context)
    return _dated(f"{context.day.year if told is None else told:04}-H{number}") if number in (1, 2) else None


def season(phrase: Phrase, context: Context) -> Value | None:
    """Last summer, the winter of 1994, spring 2020, the winter of 2012-13."""
    code = phrase.get("SEASON")
    told = phrase.get("SPAN")[0] if phrase.has("SPAN") else year_told(phrase, context)
    if told is None:
        starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        day = context.day
        direction = -1 if phrase.any("LAST", "PAST") else 1 if phrase.any("NEXT", "COMING") else context.direction
        if phrase.has("THIS") and not phrase.has("PAST"):
            told = day.year
        else:
            told = day.year - (direction <= 0 and starts > day.month) + (direction > 0 and starts + 2 < day.month)
            told -= direction < 0 and bool(phrase.has("LAST")) and starts <= day.month < starts + 3
    return _dated(f"{told:04}-{code}")


def holiday(phrase: Phrase, context: Context) -> Value | None:
    """Thanksgiving Day, last Christmas, Ramadan 2019."""
    name = phrase.get("FEAST")
    told = year_told(phrase, context)
    if told is not None:
        found = feast(name, told)
    else:
        spans = [span for y in range(context.day.year - 1, context.day.year + 2) if (span := feast(name, y))]
        found = _nearest(spans, context, phrase)
    if found is None:
        return None
    first, last = found
    return Value("DATE", first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}")


def _nearest(spans: list[tuple[date, date]], context: Context, phrase: Phrase) -> tuple[date, date] | None:
    direction = -1 if phrase.has("LAST") else 1 if phrase.has("NEXT") else context.direction

    def cost(span: tuple[date, date]) -> int:
        distance = (span[0] - context.day).days
        return abs(distance) + (AGAINST if direction * distance < 0 else 0)

    if phrase.has("LAST") or phrase.has("NEXT"):
        spans = [s for s in spans if direction * (s[0] - context.day).days > 0]
    return min(spans, key=cost, default=None)


def feast_eve(phrase: Phrase, context: Context) -> Value | None:
    """The eve of Nowruz: the day before it."""
    days = holiday(phrase, context)
    return _dated(shift(date.fromisoformat(days.timex[:10]), "D", -1).isoformat()) if days and days.timex else None


def week_of_feast(phrase: Phrase, context: Context) -> Value | None:
    """Easter week, Thanksgiving weekend: the week that holds the feast's first day."""
    days = holiday(phrase, context)
    week = named(date.fromisoformat(days.timex[:10]), "W") if days and days.timex else None
    return _dated(f"{week}-WE" if week and phrase.has("WEEKEND") else week)


def part_of_feast(phrase: Phrase, context: Context) -> Value | None:
    """The last week of Ramadan, the first day of Eid al-Fitr."""
    days = holiday(phrase, context)
    if days is None or days.timex is None:
        return None
    first, last = (date.fromisoformat(day) for day in (days.timex[:10], days.timex[-10:]))
    width = 7 if phrase.unit == "W" else 1
    begin = shift(last, "D", 1 - width) if phrase.has("LAST") else shift(first, "D", width * (int(phrase.get("ORDINAL")) - 1))
    end = min(last, shift(begin, "D", width - 1))
    return _dated(begin.isoformat() if begin == end else f"{begin.isoformat()}/{end.isoformat()}") if first <= begin <= end else None


def week_of(phrase: Phrase, context: Context) -> Value | None:
    """The week of March 6."""
    day = day_of_month(phrase, context)
    if day is None or day.timex is None or "X" in day.timex:
        return None
    return _dated(named(date.fromisoformat(day.timex), "W"))


def part_of_month(phrase: Phrase, context: Context) -> Value | None:
    """The last week of January, the first weekend of May 2020: the days it spans, and its ISO week."""
    inner = month(phrase, context)
    if inner is None or inner.timex is None or "X" in inner.timex:
        return inner
    begin = date(int(inner.timex[:4]), int(inner.timex[5:7]), 1)
    end = shift(shift(begin, "M", 1), "D", -1)
    count = -1 if phrase.has("LAST") else int(phrase.get("ORDINAL", 1))
    if phrase.has("UNIT") and phrase.unit == "D":
        return _dated((end if count < 0 else shift(begin, "D", count - 1)).isoformat())
    first = shift(end, "D", -6) if count < 0 else shift(begin, "D", 7 * (count - 1))
    return Value("DATE", named(shift(first, "D", 3), "W"), PartialDate.of(first, min(end, shift(first, "D", 6))))


def weekday_of_month(phrase: Phrase, context: Context) -> Value | None:
    """The first Monday of May, the last Friday in January 2020."""
    inner = month(phrase, context)
    if inner is None or inner.timex is None or "X" in inner.timex:
        return inner
    count = -1 if phrase.has("LAST") else int(phrase.get("ORDINAL"))
    if count > 4:
        return None
    return _dated(nth(int(inner.timex[:4]), int(inner.timex[5:7]), phrase.get("WEEKDAY"), count).isoformat())


COUNTED: Final = frozenset((
    "acres", "barrels", "bodies", "cases", "cents", "children", "civilians", "copies", "dead", "deaths", "dollars", "drones", "employees",
    "euros", "families", "feet", "fighters", "francs", "guests", "hectares", "homes", "hours", "houses", "israelis", "jobs", "kilometers",
    "kilometres", "km", "marks", "members", "men", "meters", "metres", "metric", "miles", "militants", "missiles", "nautical", "officers",
    "others", "palestinians", "passengers", "people", "per", "percent", "personnel", "persons", "points", "policemen", "pounds", "prisoners",
    "protesters", "refugees", "residents", "rockets", "rounds", "rubles", "shares", "soldiers", "square", "students", "tanks", "tonnes", "tons",
    "troops", "vehicles", "victims", "votes", "women", "workers", "wounded", "yards", "yen",
))  # fmt: skip


def lone_year(phrase: Phrase, around: Surroundings) -> bool:
    """Is a number of four digits by itself a year, and no count of people or miles?"""
    year_number = phrase.get("YEAR")
    end = phrase.end
    tail = around.text[end : end + 24].lstrip(" ").split(" ", 1)[0].strip(".,;:").lower()
    if tail in COUNTED or around.text[end : end + 1] == "%" or not 1000 <= year_number <= 2100:
        return False
    if around.text[end : end + 1] == "-" and around.text[end + 1 : end + 2].isalpha() and not around.text[end + 1 : end + 2].isupper():
        return False
    if around.before[-1:] in ("5", "7", "9", "K"):  # more than, at least
        return False
    if around.text[max(0, phrase.start - 1) : phrase.start] in ("-", "/", ".", ":", "+", "No") and around.before[-1:] != "-":
        return False
    return year_number >= 1800 or around.before[-1:] in ("N", "_", "O", "3", "~")


def real_decade(phrase: Phrase, around: Surroundings) -> bool:
    """Is "30s" a decade ("the 30s"), no age ("in his 30s")?"""
    return phrase.get("DECADE") > 99 or phrase.has("THE") or phrase.has("APOSTROPHE") or phrase.has("EARLY") or phrase.tokens[-1].word.isalpha()


def real_season(phrase: Phrase, around: Surroundings) -> bool:
    """Is "fall" or "spring" a season here, no verb or source?"""
    word = next(t.word for t in phrase.tokens if t.category == "S")
    if word in ("summer", "winter", "autumn"):
        return True
    return (len(phrase.tokens) > 1 and not (len(phrase.tokens) == 2 and phrase.tokens[0].category in "Z")) or around.before[-1:] == "N"


def real_month(phrase: Phrase, around: Surroundings) -> bool:
    """Is "May" or "March" a month here, no verb or surname at a sentence's head?"""
    token = phrase.tokens[0]
    if len(phrase.tokens) > 1 or token.word not in ("May", "March", "August", "April", "June"):
        return True
    if around.before[-1:] in ("N", "_", "3", "0", "~", "O", "b", "&", "|", "-", "Q"):
        return True
    if around.before[-1:] == "Z":  # "the March accession", no "the March on the capital"
        return re.match(r" (?!(?:on|for|of|to|through|by|past|from)\b)[a-z]", around.text[token.end : token.end + 12]) is not None
    after = around.text[token.end : token.end + 2]
    return token.word not in ("May", "March") and not (after[:1] == " " and after[1:2].isupper())


RULES: Final = (
    rule("iso", "ISO", iso),
    rule("day", "(?:LAST|NEXT|THIS (?:COMING|PAST)?)? fullday", day_of_month),
    rule("day this year", "(?:WEEKDAY COMMA?)? (?:MONTH nth|nth OF? MONTH) OF? (?:THIS|LAST|NEXT) UNIT", day_of_month, units="Y"),
    rule("days", "(?:MONTH (?:PAIR|nth (?:HYPHEN|TO|AND) nth)|(?:PAIR|nth (?:HYPHEN|TO|AND) nth) OF? MONTH) year?", days_of_month),
    rule("days over months", "(?:nth MONTH year? HYPHEN nth MONTH|MONTH nth year? HYPHEN MONTH nth) year?", days_over_months),
    rule("month", "early? (?:THE? which HYPHEN?)? MONTH", month, guard=real_month),
    rule("month of year", "early? MONTH year", month),
    rule("month this year", "early? MONTH OF? (?:THIS|LAST|NEXT) UNIT", month, units="Y"),
    rule("months", "MONTH (?:TO|HYPHEN) MONTH year?", months),
    rule("year", "YEAR", year, guard=lone_year),
    rule("year, part", "early HYPHEN? YEAR|THE? FISCAL YEAR|THE? EDGE OF YEAR|YEAR (?:AND|OR) (?:SO|EARLIER)", year),
    rule("the year", "THE? UNIT YEAR", year, units="Y"),
    rule("year's period", "THE YEAR PERIOD", year),
    rule("years", "SPAN|YEAR HYPHEN YEAR", years),
    rule("decade", "THE? (?:EARLY HYPHEN?)? APOSTROPHE? DECADE", decade, guard=real_decade),
    rule("century", "THE? (?:EARLY HYPHEN?)? ORDINAL HYPHEN? UNIT", century, units="C"),
    rule("quarter", "(?:(?:THE|THIS|OWN|A)? FISCAL? HYPHEN? ORDINAL UNIT|FISCAL? ORDINAL HYPHEN UNIT) (?:OF? FISCAL? YEAR)?", quarter, units="Q"),
    rule("Q3", "THE? FISCAL? NTHQUARTER (?:OF? FISCAL? YEAR)?", quarter),
    rule("quarter of year", "THE FISCAL? YEAR ORDINAL HYPHEN? UNIT", quarter, units="Q"),
    rule("this year's quarter", "(?:THIS|LAST|NEXT) UNIT GENITIVE FISCAL? ORDINAL HYPHEN? UNIT", quarter, units="YQ", guard=lambda p, _: "Q" in p.all("UNIT")),
    rule("quarter this year", "(?:THE? ORDINAL HYPHEN? UNIT (?:OF|EARLIER|A)? (?:THIS|LAST|NEXT|A)? UNIT (?:AGO|EARLIER)?)", quarter, units="Q"),
    rule("half", "THE? (?:ORDINAL|LAST|LATEST) HYPHEN? HALF OF? (?:YEAR|(?:THE|THIS|LAST|NEXT) UNIT)", half),
    rule("season", "early? (?:THE|THIS|LAST|NEXT)? (?:PAST|COMING)? (?:EARLY HYPHEN?)? SEASON (?:OF? (?:YEAR|SPAN))?", season, guard=real_season),
    rule("feast", "(?:LAST|NEXT|THIS)? FEAST (?:OF? YEAR)?", holiday),
    rule("week of feast", "(?:LAST|NEXT|THIS)? FEAST (?:UNIT|WEEKEND) (?:OF? YEAR)?", week_of_feast, guard=lambda p, _: p.has("WEEKEND") or p.unit == "W"),
    rule("eve of feast", "THE? EVE OF (?:THE|A)? FEAST", feast_eve),
    rule("part of feast", "THE (?:ORDINAL|LAST) UNIT OF FEAST (?:OF? YEAR)?", part_of_feast, units="WD"),
    rule("week of", "THE UNIT OF (?:MONTH nth|nth MONTH) year?", week_of, units="W"),
    rule("part of month", "THE (?:ORDINAL|LAST) (?:UNIT|WEEKEND) (?:OF|IN) (?:which)? MONTH year?", part_of_month, units="WD"),
    rule("weekday of month", "THE (?:ORDINAL|LAST) WEEKDAY (?:OF|IN) (?:which)? MONTH year?", weekday_of_month),
)
