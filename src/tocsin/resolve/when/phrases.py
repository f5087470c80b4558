"""One phrase as a role gives it: "between April 19 and April 25", "since Friday", "by 2027", "late Sunday", "in one week"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tocsin.errors import DateError
from tocsin.model import PartialDate
from tocsin.resolve.when.scan import Expression, anchored
from tocsin.resolve.when.reckoning import shift

BETWEEN: Final = re.compile(r"\b(?:between|from|during|starting|beginning|since)\b|[-\u2013\u2014]|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b", re.IGNORECASE)
SINCE: Final = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|at least\s+|about\s+)*$", re.IGNORECASE)
BY: Final = re.compile(r"\b(?:by|before)\s+(?:the\s+|early\s+|late\s+)*$", re.IGNORECASE)
LENGTH: Final = re.compile(r"P(T?)(\d+)([SHMDWY])")
WITHIN: Final = re.compile(r"\b(?:in|within)\s+(?:the\s+(?:next|coming)\s+)?$", re.IGNORECASE)


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


def _since(words: str, dated: Sequence[Expression]) -> Expression | None:
    """Since Friday: from that day to the report's."""
    if len(dated) != 1 or not SINCE.search(words[: dated[0].start]):
        return None
    one = dated[0]
    if one.value is None or one.anchor is None or one.anchor.days > 1 or one.value.first >= one.anchor.first:
        return None
    value = PartialDate(f"{one.value.iso.split('/')[0]}/{one.anchor.iso}")
    return replace(one, value=value, rule=f"since {one.rule}")


def _ahead(words: str, found: Sequence[Expression]) -> Expression | None:
    """In one week, within 24 hours: so long after the report's day."""
    if len(found) != 1 or found[0].kind != "DURATION" or not WITHIN.search(words[: found[0].start]):
        return None
    one = found[0]
    match = LENGTH.fullmatch(one.timex or "")
    if not match or one.anchor is None or one.anchor.days > 1:
        return None
    day, count = one.anchor.first, int(match[2])
    if match[1]:
        count = -(-count // 24) if match[3] == "H" else 0
        value = day + timedelta(count)
    else:
        value = shift(day, match[3], count)
    return replace(one, kind="DATE", timex=value.isoformat(), value=PartialDate.of(value), rule="ahead", tense="future")


def _single(_: str, dated: Sequence[Expression]) -> Expression | None:
    """The one date that fixes fewest days."""
    return min(dated, key=lambda e: e.value.days if e.value else 10**6) if dated else None


def combine(words: str, found: Sequence[Expression]) -> Expression | None:
    """What a phrase means from the expressions in it (offsets into `words`): a range, an open span, or its most exact date."""
    dated = [e for e in found if e.value is not None]
    for reading in (_range, _since):
        result = reading(words, dated)
        if result:
            return result
    return _single(words, dated) or _ahead(words, found) or (found[0] if found else None)


def read(words: str, anchor: PartialDate | None, *, tense: str | None = None, last: date | None = None) -> Expression | None:
    """The date that one phrase means ("on Friday", "late Sunday", "the last week of January"); None where it holds no time expression.

    `anchor` is the day it was written, `last` the last day the narrative told of, `tense` how it is told where that is known.
    A phrase that fixes no day has the value None and its reason in `rule`.

    >>> read("late Sunday", PartialDate("2020-01-03")).value
    PartialDate(iso='2019-12-29')
    """
    return combine(words, anchored(words, anchor, tense=tense, last=last))
