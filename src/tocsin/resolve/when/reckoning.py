"""Counting on the calendar: days, weeks, months and years to TIMEX3 values, and these to partial dates."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from tocsin.errors import DateError
from tocsin.model import PartialDate

DAYS: Final = {"D": 1, "N": 1, "W": 7, "F": 14}
MONTHS_OF: Final = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
SEASONS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
QUARTER: Final = re.compile(r"(\d{4})-([QH])(\d)")
SEASON: Final = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
WEEKEND: Final = re.compile(r"(\d{4})-W(\d\d)-WE")
PLAIN: Final = re.compile(r"\d{4}(?:-W\d\d|-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-W\d\d|-\d\d(?:-\d\d)?)?)?")


def shift(day: date, unit: str, count: int) -> date:
    """The day that lies `count` units later (earlier, if negative); a month's missing day becomes its last. DateError beyond the calendar."""
    try:
        if unit in DAYS:
            return day + timedelta(DAYS[unit] * count)
        months = day.year * 12 + day.month - 1 + MONTHS_OF[unit] * count
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError, KeyError) as error:
        raise DateError(f"{count} {unit} from {day} is no day of the calendar: {error}") from None


def named(day: date, unit: str) -> str:
    """The TIMEX3 value of the week, month, quarter, year, decade or century that holds a day; else the day itself."""
    if unit in ("W", "F"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return {
        "M": f"{day.year:04}-{day.month:02}", "Q": f"{day.year:04}-Q{(day.month + 2) // 3}", "Y": f"{day.year:04}", "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}", "L": f"{day.year // 1000}",
    }.get(unit, day.isoformat())  # fmt: skip


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """The nearest day with this name (Monday 1): on or before `day`, or on or after it where `direction` is positive."""
    if direction > 0:
        return day + timedelta((weekday - day.isoweekday()) % 7)
    return day - timedelta((day.isoweekday() - weekday) % 7)


def month_near(day: date, month: int, direction: int) -> int:
    """The year of the month of this name: the last one begun by `day`, or the first one not over, where `direction` is positive."""
    if direction > 0:
        return day.year + (month < day.month)
    return day.year - (month > day.month)


def year_of_month(day: date, month: int, direction: int) -> int:
    """The year of a month without one: the nearest; what stands against the tense must be much nearer."""

    def cost(year: int) -> int:
        distance = (year - day.year) * 12 + month - day.month
        return 2 * abs(distance) + (MONTHS_AGAINST * min(2, abs(direction)) if direction * distance < 0 else 0) + (distance > 0) * (1 if direction else UNTOLD)

    return min((day.year - 1, day.year, day.year + 1), key=cost)


MONTHS_AGAINST: Final = 10  # half-months
UNTOLD: Final = 6  # half-months: where no tense is told, what lies behind is likelier in news
AGAINST: Final = 120  # days by which a date against the tense must be nearer than one with it


def year_of_day(day: date, month: int, number: int, direction: int) -> int:
    """The year of a month and day without one: the nearest; what stands against the tense must be much nearer."""

    def cost(year: int) -> int:
        distance = (year - day.year) * 365 + (month - day.month) * 30 + number - day.day
        return abs(distance) + (AGAINST * abs(direction) if direction * distance < 0 else 0)

    return min((day.year - 1, day.year, day.year + 1), key=cost)


def day_value(year: int, month: int, number: int) -> str | None:
    """The ISO day, or None where the calendar has none."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def partial(timex: str | None) -> PartialDate | None:
    """The days that a TIMEX3 DATE or TIME value fixes; None where it fixes none (PAST_REF, XXXX-05, P3D)."""
    if not timex:
        return None
    value = timex.partition("T")[0] if timex[:1].isdigit() else timex
    try:
        if PLAIN.fullmatch(value):
            return PartialDate(value)
        if match := QUARTER.fullmatch(value):
            width = 3 if match[2] == "Q" else 6
            return _months(int(match[1]), (int(match[3]) - 1) * width + 1, width)
        if match := SEASON.fullmatch(value):
            return _months(int(match[1]), SEASONS[match[2]][0], 3)
        if match := WEEKEND.fullmatch(value):
            saturday = date.fromisocalendar(int(match[1]), int(match[2]), 6)
            return PartialDate.of(saturday, saturday + timedelta(1))
        if re.fullmatch(r"\d{2,3}", value):
            width = 10 ** (4 - len(value))
            return PartialDate(f"{int(value) * width:04}/{int(value) * width + width - 1:04}")
    except (DateError, ValueError):
        return None
    return None


def _months(year: int, first: int, count: int) -> PartialDate:
    last = first + count - 1
    return PartialDate(f"{year:04}-{first:02}/{year + (last > 12):04}-{(last - 1) % 12 + 1:02}")
