"""One phrase as a role gives it: "between April 19 and April 25", "since Friday", "by 2027", "late Sunday", "in one week"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from tocsin.errors import DateError
from tocsin.model import PartialDate, Precision
from tocsin.resolve.when.reckoning import named, shift
from tocsin.resolve.when.scan import Expression, anchored

BETWEEN: Final = re.compile(r"\b(?:between|from|during|starting|beginning|since|to|until|till|through|and|or)\b|[-\u2013\u2014]", re.IGNORECASE)
SINCE: Final = re.compile(r"\bsince\b", re.IGNORECASE)
SO_FAR: Final = re.compile(r"\bso far\b", re.IGNORECASE)
LENGTH: Final = re.compile(r"P(T?)(\d+)([SHMDWY])")
IN: Final = re.compile(r"\bin\s+$", re.IGNORECASE)
AHEAD: Final = re.compile(r"\bwithin\b|\b(?:next|coming)\b", re.IGNORECASE)
BACK: Final = re.compile(r"\b(?:last|past|previous)\b|\bfor\b.*\bnow\b", re.IGNORECASE)


def _from(first: Expression, last: Expression) -> PartialDate | None:
    """From the first day of one date to the last of another."""
    if first.value is None or last.value is None:
        return None
    begin, end = first.value.iso.split("/")[0], last.value.iso.split("/")[-1]
    try:
        return PartialDate(f"{begin}/{end}") if begin != end else PartialDate(begin)
    except DateError:
        return None


def _range(words: str, dated: Sequence[Expression]) -> Expression | None:
    """Two dates with "from", "to", "between" or a dash about them."""
    if len(dated) < 2:
        return None
    first, last = dated[0], dated[-1]
    gap = words[first.end : last.start]
    if not BETWEEN.search(gap) and not BETWEEN.search(words[: first.start]):
        return None
    value = _from(first, last)
    return replace(first, end=last.end, kind="DATE", timex=value.iso, value=value, rule="range", anchor=first.anchor or last.anchor) if value else None


def _as_exact(day: PartialDate, like: PartialDate) -> str:
    """A day cut to the precision of another date: 2019-09 beside 2019-06."""
    if like.precision is Precision.YEAR:
        return day.iso[:4]
    return day.iso[:7] if like.precision is Precision.MONTH else day.iso


def _since(words: str, dated: Sequence[Expression]) -> Expression | None:
    """Since Friday, so far this year: from that day to the report's."""
    if len(dated) != 1 or not (SINCE.search(words[: dated[0].start]) or SO_FAR.search(words)):
        return None
    one = dated[0]
    if one.value is None or one.anchor is None or one.anchor.days > 1 or one.value.first >= one.anchor.first:
        return None
    end = _as_exact(one.anchor, one.value)
    begin = one.value.iso.split("/")[0]
    if SO_FAR.search(words) or "start" in words or "beginning" in words:
        begin, end = one.value.first.isoformat(), one.anchor.iso
    return replace(one, value=PartialDate(f"{begin}/{end}" if begin != end else begin), rule=f"since {one.rule}")


def _steps(one: Expression) -> tuple[int, str] | None:
    """How many whole days, weeks, months or years a length has; None for an unknown or broken one."""
    match = LENGTH.fullmatch(one.timex or "")
    if not match or one.kind != "DURATION" or one.anchor is None or one.anchor.days > 1:
        return None
    count = int(match[2])
    if match[1]:
        return (-(-count // 24), "D") if match[3] == "H" and count >= 12 else None
    return (count, match[3]) if match[3] in "DWMY" else None


def _stretch(first: date, last: date, unit: str) -> PartialDate:
    """The days between, told as exactly as the unit allows: years as years, months as months."""
    width = {"Y": 4, "M": 7}.get(unit, 10)
    begin, end = first.isoformat()[:width], last.isoformat()[:width]
    return PartialDate(begin if begin == end else f"{begin}/{end}")


def _length(words: str, found: Sequence[Expression]) -> Expression | None:
    """In the past 24 hours, for the last five years, within two weeks, in one week: counted back or on from the report's day."""
    if len(found) != 1:
        return None
    one = found[0]
    steps = _steps(one)
    if steps is None or one.anchor is None:
        return None
    day, (count, unit) = one.anchor.first, steps
    if BACK.search(words) or (AHEAD.search(words) and one.tense == "past"):
        value, told = _stretch(shift(day, unit, -count), day, unit), "past"
    elif AHEAD.search(words):
        value, told = _stretch(day, shift(day, unit, count), unit), "future"
    elif IN.search(words[: one.start]):
        value, told = PartialDate.of(shift(day, unit, count)), "future"
    else:
        return None
    return replace(one, value=value, rule=f"{one.rule}, {told}", tense=told)


FROM_DAY: Final = re.compile(r"\s*(?P<way>after|before|following|prior to)\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+)?", re.IGNORECASE)


def _offset(words: str, found: Sequence[Expression]) -> Expression | None:
    """Three days after the April 15, 2013 attack: a length counted from the day that follows it."""
    if len(found) != 2 or found[1].value is None or found[1].value.days != 1:
        return None
    gap, length = FROM_DAY.fullmatch(words[found[0].end : found[1].start]), LENGTH.fullmatch(found[0].timex or "")
    if gap is None or length is None or length[1] or length[3] not in "DWMY" or found[0].kind != "DURATION":
        return None
    count = int(length[2]) * (1 if gap["way"].lower() in ("after", "following") else -1)
    then = named(shift(found[1].value.first, length[3], count), {"W": "D"}.get(length[3], length[3]))
    return replace(found[1], start=found[0].start, timex=then, value=PartialDate(then), rule="counted from a day")


def _single(_: str, dated: Sequence[Expression]) -> Expression | None:
    """The one date that fixes fewest days."""
    return min(dated, key=lambda e: e.value.days if e.value else 10**6) if dated else None


def combine(words: str, found: Sequence[Expression]) -> Expression | None:
    """What a phrase means from the expressions in it (offsets into `words`): a range, an open span, or its most exact date."""
    dated = [e for e in found if e.value is not None]
    for reading, these in ((_range, dated), (_since, dated), (_offset, found)):
        result = reading(words, these)
        if result:
            return result
    return _single(words, dated) or _length(words, found) or (found[0] if found else None)


def read(words: str, anchor: PartialDate | None, *, tense: str | None = None, last: date | None = None) -> Expression | None:
    """The date that one phrase means ("on Friday", "late Sunday", "the last week of January"); None where it holds no time expression.

    `anchor` is the day it was written, `last` the last day the narrative told of, `tense` how it is told where that is known.
    A phrase that fixes no day has the value None and its reason in `rule`.

    >>> read("late Sunday", PartialDate("2020-01-03")).value
    PartialDate(iso='2019-12-29')
    """
    return combine(words, anchored(words, anchor, tense=tense, last=last))
