"""Numbers in digits and words, as parts of time expressions: 24, twenty-four, nineteen ninety-six, 21st, 1995-96."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from tocsin.resolve.when.lexicon import CATEGORIES, ORDINALS, SCALES, SMALL_NUMBERS, TENS

C = CATEGORIES
ISO_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")
US_DATE: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)")
YEAR_FIRST: Final = re.compile(r"(\d{4})/(\d\d)/(\d\d)")
DOTTED_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
CLOCK: Final = re.compile(r"(\d{1,2})(?::(\d\d)(?::(\d\d))?([AaPp][Mm])?|\.(\d\d)([AaPp][Mm]))")
FULL_YEAR: Final = re.compile(r"1\d{3}|20\d\d|0\d[0-5]\d")  # 0920 is no year but a clock: its rules tell
YEAR_SPAN: Final = re.compile(r"(1\d{3}|20\d\d)[-\u2013/](\d{4}|\d\d)")
DAY_PAIR: Final = re.compile(r"(\d{1,2})[-\u2013](\d{1,2})")
NTH: Final = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
DECADE: Final = re.compile(r"(1\d\d|20\d|[2-9])0s")
HOUR: Final = re.compile(r"(\d{1,2})([AaPp][Mm])")
FRACTION: Final = re.compile(r"([1-3])/([2-4])")
PLAIN: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

Entry = tuple[str, object]


def _iso(word: str) -> Entry | None:
    if word in ("9/11", "9-11"):  # the attacks of that day
        return C["ISO"], (2001, 9, 11, None, None)
    if match := ISO_DATE.fullmatch(word):
        return C["ISO"], (int(match[1]), int(match[2]), int(match[3]), match[4], match[5])
    if match := YEAR_FIRST.fullmatch(word):
        return C["ISO"], (int(match[1]), int(match[2]), int(match[3]), None, None)
    if match := US_DATE.fullmatch(word):
        month, day, year = int(match[1]), int(match[2]), int(match[3])
        if month > 12:
            month, day = day, month
        return C["ISO"], (year if year > 99 else 2000 + year if year < 50 else 1900 + year, month, day, None, None)
    if match := DOTTED_DATE.fullmatch(word):
        return C["ISO"], (int(match[3]), int(match[2]), int(match[1]), None, None)
    return None


def _clock(word: str) -> Entry | None:
    if (match := CLOCK.fullmatch(word)) and int(match[1]) < 25 and int(match[2] or match[5]) < 60:
        told = match[4] or match[6]
        half = None if told is None else 12 * (told.lower() == "pm")
        return C["CLOCK"], (int(match[1]), int(match[2] or match[5]), half)
    if (match := HOUR.fullmatch(word)) and 0 < int(match[1]) < 13:
        return C["CLOCK"], (int(match[1]), None, 12 * (match[2].lower() == "pm"))
    return None


def _years(word: str) -> Entry | None:
    if FULL_YEAR.fullmatch(word):
        return C["YEAR"], int(word)
    if match := YEAR_SPAN.fullmatch(word):
        first = int(match[1])
        second = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        return (C["SPAN"], (first, second)) if first < second else None
    if match := DECADE.fullmatch(word):
        return C["DECADE"], int(match[1])
    return None


def _others(word: str) -> Entry | None:
    if (match := DAY_PAIR.fullmatch(word)) and int(match[1]) < int(match[2]):
        return C["PAIR"], (int(match[1]), int(match[2]))
    if match := NTH.fullmatch(word):
        return C["ORDINAL"], int(match[1])
    if match := FRACTION.fullmatch(word):
        return C["HALF"], int(match[1]) / int(match[2])
    if PLAIN.fullmatch(word) and len(word) < 12:
        value = float(word.replace(",", ""))
        number = int(value) if value.is_integer() else value
        return C["SMALL"] if word.isdigit() and len(word) < 3 and number < 32 else C["NUMBER"], number
    return None


def numeral(word: str) -> Entry | None:
    """Category and value of a token that begins with a digit; None where it is no number that dates use."""
    for read in (_years, _iso, _others, _clock):
        entry = read(word)
        if entry:
            return entry
    return None


Make = Callable[[int, int, str, Any, str], Any]


def _values(run: Sequence[Any], at: int) -> tuple[list[int], int, int | None]:
    """Values of the number words from `at`; the position after them; and the ordinal that ends them, if one does."""
    values: list[int] = []
    while at < len(run):
        word = run[at].word.lower()
        if word in SMALL_NUMBERS or word in TENS or word in SCALES:
            values.append(SMALL_NUMBERS.get(word) or TENS.get(word) or SCALES.get(word) or 0)
        elif values and values[-1] in TENS.values() and ORDINALS.get(word, 10) < 10:
            return values, at + 1, ORDINALS[word]
        elif not (values and word == "-" and at + 1 < len(run) and run[at].start == run[at - 1].end and values[-1] in TENS.values()):
            break
        at += 1
    while values and run[at - 1].word == "-":
        at -= 1
    return values, at, None


def _sum(values: list[int]) -> tuple[str, int]:
    """Category and value of a row of number words: two hundred five, nineteen ninety-six."""
    if len(values) >= 2 and values[0] in (17, 18, 19) and all(v < 100 for v in values[1:]) and sum(values[1:]) < 100:
        return C["YEAR"], values[0] * 100 + sum(values[1:])
    total = part = 0
    for value in values:
        if value >= 1000:
            total, part = total + max(part, 1) * value, 0
        elif value in (100, 12) and part and value in SCALES.values():
            part *= value
        else:
            part += value
    number = total + part
    return (C["YEAR"], number) if number == 2000 else (C["NUMBER"], number)


def merge_numbers(run: list[Any], make: Make) -> list[Any]:
    """The run with each row of number words made one token."""
    if not any(token.category == C["NUMBER"] and token.word[0].isalpha() for token in run):
        return run
    out: list[Any] = []
    at = 0
    while at < len(run):
        values, after, ordinal = _values(run, at) if run[at].word[0].isalpha() else ([], at, None)
        if not values:
            out.append(run[at])
            at += 1
            continue
        category, number = _sum(values) if ordinal is None else (C["ORDINAL"], sum(values) + ordinal)
        first, last = run[at], run[after - 1]
        out.append(make(first.start, last.end, category, number, first.word if after == at + 1 else f"{first.word} {last.word}"))
        at = after
    return out
