"""PartialDate: a date as exact as it is known. DateClaim: how a text gives it. Count: low, best, high."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, total_ordering

from tocsin.errors import DateError
from tocsin.model.span import Span

DAY = timedelta(days=1)
FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2}))?", re.ASCII)


class Precision(StrEnum):
    """How exact a date is, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@lru_cache(maxsize=1 << 12)
def bounds(iso: str) -> tuple[date, date, Precision]:
    """First day, last day and precision of an ISO prefix (`2020`, `2020-01`, `2020-W02`, `2020-01-03`)."""
    match = FORM.fullmatch(iso)
    if not match:
        raise DateError(f"{iso!r} is no YYYY, YYYY-MM, YYYY-Www or YYYY-MM-DD")
    year, month, day, week = (int(g) if g else None for g in match.groups())
    try:
        if week is not None:
            first = date.fromisocalendar(year or 0, week, 1)
            return first, first + 6 * DAY, Precision.WEEK
        if day is not None:
            first = date(year or 0, month or 0, day)
            return first, first, Precision.DAY
        if month is not None:
            return date(year or 0, month, 1), date(year or 0, month, monthrange(year or 0, month)[1]), Precision.MONTH
        return date(year or 0, 1, 1), date(year or 0, 12, 31), Precision.YEAR
    except (ValueError, OverflowError) as error:
        raise DateError(f"{iso!r} is no day of the calendar: {error}") from None


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, week, month, year, or a range of two of these: `2020-01-03`, `2020-W02`, `2020-01`, `2020`, `2019-11-01/2019-11-03`.

    A month stays a month: it is never taken for its first day. Sorted by first day, then by last.

    >>> PartialDate("2020-01").contains(PartialDate("2020-01-03"))
    True
    """

    iso: str

    def __post_init__(self) -> None:
        if self.iso.endswith("/") or self.first > self.last:
            raise DateError(f"{self.iso!r} ends before it begins")

    @classmethod
    def of(cls, first: date, last: date | None = None) -> PartialDate:
        """The day, or the range from `first` to `last`."""
        return cls(first.isoformat() if last is None or last == first else f"{first.isoformat()}/{last.isoformat()}")

    @property
    def first(self) -> date:
        """The earliest day it may mean."""
        return bounds(self.iso.partition("/")[0])[0]

    @property
    def last(self) -> date:
        """The latest day it may mean."""
        start, _, end = self.iso.partition("/")
        return bounds(end or start)[1]

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        return Precision.RANGE if "/" in self.iso else bounds(self.iso)[2]

    @property
    def days(self) -> int:
        """How many days it may mean; 1 for a day."""
        return (self.last - self.first).days + 1

    def contains(self, other: PartialDate) -> bool:
        """Does every day of `other` lie in this date?"""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: PartialDate) -> bool:
        """May the two mean one day?"""
        return self.first <= other.last and other.first <= self.last

    def before(self, other: PartialDate) -> bool:
        """Does it certainly end before `other` begins?"""
        return self.last < other.first

    def distance(self, other: PartialDate) -> int:
        """Days between the two at their nearest; 0 where they overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, self.last, self.iso) < (other.first, other.last, other.iso)

    def __str__(self) -> str:
        return self.iso


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date as the text gives it: what it means, the words, the day they were counted from, and the rule that read them.

    `timex` and `kind` follow TIMEX3 (TimeML 1.2.1): kind is DATE, TIME, DURATION or SET. `value` is None, with the reason in `rule`,
    where the words fix no day ("recently", or a relative date in a report without one). `tense` is how it is told: past, present, future, or None.
    """

    words: Span
    timex: str | None
    kind: str
    value: PartialDate | None
    anchor: PartialDate | None
    rule: str
    tense: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many: at least `low`, most likely `best`, at most `high`; None where the text sets no bound.

    "at least 20" is low 20, best 20, high None; "dozens" is low 24, best None, high None (the codebook's lower bounds);
    "no casualties" is 0, 0, 0. `value` is the single number that the codebook records: best, or else low.
    """

    low: float | None
    best: float | None
    high: float | None
    of: str | None = None  # what is counted: killed, injured, ... or a kind of equipment
    among: str | None = None  # civilians or combatants, where the words tell

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if any(n < 0 for n in known) or known != sorted(known):
            raise ValueError(f"a count's low, best and high must rise from 0: {self.low}, {self.best}, {self.high}")

    @property
    def value(self) -> float | int | None:
        """Best, or else low: a whole number as int."""
        number = self.low if self.best is None else self.best
        return int(number) if number is not None and float(number).is_integer() else number
