"""Feasts and holy months: on which day or days of a year they fall.

The Islamic months follow the tabular calendar (civil epoch, the 30-year cycle with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29):
a day or two off where a country goes by sight of the moon. Easter after the anonymous Gregorian algorithm.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

Days = tuple[date, date]
ISLAMIC_EPOCH: Final = 227014  # 1 Muharram 1 as a proleptic Gregorian ordinal (622-07-19)


def islamic(year: int, month: int, day: int) -> date:
    """The Gregorian day of a tabular Islamic date."""
    return date.fromordinal(day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + ISLAMIC_EPOCH - 1)


def _islamic_days(year: int, month: int, first: int, last: int) -> list[Days]:
    """The spans of Islamic days that begin in a Gregorian year: none, one or two."""
    lunar = int((year - 622) * 33 / 32)
    spans = [(islamic(h, month, first), islamic(h, month, last)) for h in range(max(1, lunar - 1), lunar + 4)]
    return [span for span in spans if span[0].year == year]


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * shift) // 451
    return date(year, (h + shift - 7 * m + 114) // 31, (h + shift - 7 * m + 114) % 31 + 1)


def nth(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`-th weekday (Monday 1) of a month; -1 is the last."""
    if count < 0:
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return end - timedelta((end.isoweekday() - weekday) % 7)
    start = date(year, month, 1)
    return start + timedelta((weekday - start.isoweekday()) % 7 + 7 * (count - 1))


def _day(find: Callable[[int], date]) -> Callable[[int], list[Days]]:
    return lambda year: [(find(year), find(year))]


def _fixed(month: int, day: int) -> Callable[[int], list[Days]]:
    return _day(lambda year: date(year, month, day))


def _nth(month: int, weekday: int, count: int, plus: int = 0) -> Callable[[int], list[Days]]:
    return _day(lambda year: nth(year, month, weekday, count) + timedelta(plus))


def _easter(plus: int) -> Callable[[int], list[Days]]:
    return _day(lambda year: easter(year) + timedelta(plus))


def _holy(month: int, first: int, last: int) -> Callable[[int], list[Days]]:
    return lambda year: _islamic_days(year, month, first, last)


# pattern (after its first word) → the days it falls on in a Gregorian year
FEASTS: Final[dict[str, Callable[[int], list[Days]]]] = {
    r"New Year[’']?s? Eve": _fixed(12, 31),
    r"New Year[’']?s Day": _fixed(1, 1),
    r"New Year[’']s": _fixed(1, 1),
    r"Christmas Eve": _fixed(12, 24),
    r"Christmas(?: Day)?": _fixed(12, 25),
    r"Boxing Day": _fixed(12, 26),
    r"Thanksgiving(?: Day)?": _nth(11, 4, 4),
    r"Good Friday": _easter(-2),
    r"Palm Sunday": _easter(-7),
    r"Ash Wednesday": _easter(-46),
    r"Easter Monday": _easter(1),
    r"Easter(?: Sunday)?": _easter(0),
    r"Halloween": _fixed(10, 31),
    r"Valentine[’']s Day": _fixed(2, 14),
    r"May Day": _fixed(5, 1),
    r"Labou?r Day": _nth(9, 1, 1),
    r"Memorial Day": _nth(5, 1, -1),
    r"Veterans[’']? Day": _fixed(11, 11),
    r"Armistice Day": _fixed(11, 11),
    r"Martin Luther King(?: Jr\.?)? Day": _nth(1, 1, 3),
    r"Presidents[’']? Day": _nth(2, 1, 3),
    r"Columbus Day": _nth(10, 1, 2),
    r"Independence Day": _fixed(7, 4),
    r"Election Day": _nth(11, 1, 1, 1),
    r"Nowruz|Newroz|Norouz|Noruz": _fixed(3, 20),
    r"Ramadan|Ramazan": _holy(9, 1, 29),
    r"Muharram": _holy(1, 1, 30),
    r"Ashura(?:h)?|Ashoura": _holy(1, 10, 10),
    r"Arba(?:[’'‘]?ee?|[’'‘]?i)n": _holy(2, 20, 20),
    r"Eid[ -](?:al|ul|el)[ -](?:Fi[tṭ]r|Fitri)": _holy(10, 1, 3),
    r"Eid[ -](?:al|ul|el)[ -]Adha": _holy(12, 10, 13),
    r"Mawlid(?: al-Nabi)?": _holy(3, 12, 12),
    r"Dhu al-Hijjah?|Dhul Hijjah?": _holy(12, 1, 29),
    r"Laylat al-Qadr": _holy(9, 27, 27),
    r"Shaaban|Sha[’']ban": _holy(8, 1, 29),
    r"Rajab": _holy(7, 1, 30),
    r"(?i:Quds Day)": lambda year: [(day, day) for _, end in _islamic_days(year, 9, 1, 29) for day in [end - timedelta((end.isoweekday() - 5) % 7)]],
}  # fmt: skip


# words whose spelling varies inside the first word
EXTRA_FIRST: Final = {"arba": ("arba", "arbaeen", "arbain", "arbaen"), "labou": ("labor", "labour"), "ashura": ("ashura", "ashurah")}


def _index() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """First word (lower case) → the feasts that may begin with it."""
    index: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for source in FEASTS:
        pattern = re.compile(rf"(?:{source})\b")
        for variant in source.removeprefix("(?i:").split("|") if "(" not in source.removeprefix("(?i:") else [source.removeprefix("(?i:")]:
            word = re.match(r"[A-Za-z]+", variant)
            if word:
                first = word[0].lower()
                for key in EXTRA_FIRST.get(first, (first,)):
                    index.setdefault(key, []).append((source, pattern))
    return index


FEAST_NAMES: Final = _index()


def feast(name: str, year: int) -> Days | None:
    """First and last day of a feast in a year; None where it does not fall in it."""
    spans = FEASTS[name](year)
    return spans[0] if spans else None
