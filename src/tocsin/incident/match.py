"""Match: do two reports tell of the same thing? A score with named reasons.

An additive model: each feature of a pair (how alike the words of the whole text, of the lead, names, numbers, titles; the days between them; the days they
name)
gives points along a curve of straight pieces, and the score is their sum, in thousandths of a log-odd; above zero is "rather the same". The curves were
fitted as
rules on reports grouped by incident (`python -m benchmarks.tuning`) and hold no word of them. Text that is alike is only one of the reasons: see `copies`
for same text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tocsin.incident.curves import BIAS, CURVES, GAPS, RELATIONS
from tocsin.incident.sketch import COLUMNS, Sketch, shared, shared_many

LEADS: Final = frozenset({"lead", "lead_names"})  # of two short reports they say what `words` and `names` say
LATE: Final = 7  # days between publications: beyond them the second report looks back
UNDATED: Final = -1500  # points where the days between two reports are not known
COPY: Final = 0.85
COPY_DAYS: Final = 30
MOST: Final = 8000  # a pair's score lies between -MOST and MOST
SHIFT: Final = {"fresh": -150, "late": 600}  # points: a story has many pairs, so that fresh ones may be stricter and late ones laxer than single pairs are
START: Final = {regime: BIAS[regime] + SHIFT[regime] for regime in BIAS}
UNSAID: Final = -1000  # points where reports of different days name none
DAYS: Final = {**RELATIONS, "unsaid": UNSAID}
SHORT: Final = 0.5  # of two short reports' leads counts so much
TOLLS: Final = -2500  # points where tolls differ
SLIGHT: Final = 3  # dead more or less: no difference
LATE_BONUS: Final = max(RELATIONS["back"], RELATIONS["month"]) + RELATIONS["overlap"]  # what the days of a pair can give at most
FRESH_BONUS: Final = max(RELATIONS[name] for name in ("same", "next", "few", "off")) + RELATIONS["overlap"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a pair of reports: its value, and the points it gives for (or against) their being the same."""

    name: str
    value: float | str
    points: int


@dataclass(frozen=True, slots=True)
class Score:
    """How surely two reports tell of one thing, in thousandths of a log-odd, and why."""

    points: int
    reasons: tuple[Reason, ...]


def height(curve: tuple[tuple[float, int], ...], x: float) -> int:
    """The height of a curve of straight pieces at x."""
    at = bisect_right(curve, (x, 1 << 30))
    if at == 0:
        return curve[0][1]
    if at == len(curve):
        return curve[-1][1]
    (left, low), (right, high) = curve[at - 1], curve[at]
    return round(low + (high - low) * (x - left) / (right - left))


def apart(one: Sketch, other: Sketch) -> int | None:
    """Days between two publications; None where one is undated."""
    return None if one.published is None or other.published is None else abs(one.published - other.published)


def relation(one: Sketch, other: Sketch) -> str:
    """How the days of the two stand to each other.

    Of fresh news: the same day, or how far off (unsaid where neither names a day); of a later report: whether it looks back to the earlier one's day.
    """
    days = apart(one, other)
    if days is None or one.published is None or other.published is None or one.day is None or other.day is None:
        return "undated"
    if days <= LATE:
        off = abs(one.day - other.day)
        if off and not one.days and not other.days:
            return "unsaid"
        return "same" if off == 0 else "next" if off == 1 else "few" if off <= 3 else "off"
    early, later = (one, other) if one.published < other.published else (other, one)
    day = early.published
    assert day is not None
    if any(day - 3 <= named <= day for named in later.days):
        return "back"
    return "month" if any(first <= day <= last + 2 for first, last in later.spans) else "none"


def regime(days: int | None) -> str:
    """Fresh news or a later report: which curves hold for a pair so many days apart."""
    return "late" if days is not None and days > LATE else "fresh"


@cache
def corners(curve: tuple[tuple[float, int], ...]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """A curve as arrays: where its pieces begin, how high it is there, and how wide they are."""
    xs, ys = (np.array(part, dtype=np.float64) for part in zip(*curve, strict=True))
    return xs, ys, np.append(np.where(np.diff(xs) > 0, np.diff(xs), 1.0), 1.0)


def heights(curve: tuple[tuple[float, int], ...], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """The heights of a curve at many x: what `height` gives for each."""
    xs, ys, widths = corners(curve)
    inside = np.minimum(np.maximum(x, xs[0]), xs[-1])
    left = np.searchsorted(xs, inside, side="right") - 1
    rise = np.append(np.diff(ys), 0.0)[left]
    raised: NDArray[np.float64] = np.rint(ys[left] + rise * (inside - xs[left]) / widths[left])
    return raised


def is_copy(alike: Mapping[str, float], days: int | None) -> bool:
    """(Nearly) the same words, names and numbers, within a month."""
    return alike["words"] >= COPY and (alike["numbers"] >= COPY or not alike["numbers"]) and (days or 0) <= COPY_DAYS


def bonus(one: Sketch, other: Sketch) -> int:
    """The points that the days and the tolls of a pair give."""
    return DAYS.get(relation(one, other), 0) + (RELATIONS["overlap"] if one.days & other.days else 0) + (TOLLS if tolls_differ(one, other) else 0)


def tolls_differ(one: Sketch, other: Sketch) -> bool:
    """Do reports of different days count dead so far apart that the later is no update of the earlier: fewer, or more than half as many again?"""
    if not apart(one, other) or one.killed is None or other.killed is None:
        return False
    early, later = (one, other) if (one.published or 0) < (other.published or 0) else (other, one)
    first, last = early.killed or 0.0, later.killed or 0.0
    return abs(last - first) > SLIGHT and not first * 0.9 <= last <= first * 1.5


def found(one: Sketch, others: Sequence[Sketch], least: int) -> list[tuple[int, int, bool]]:
    """Of a report and others the pairs that score more than `least`: the other's number, the score, and whether the two are copies."""
    if not others:
        return []
    alike = shared_many(one, others)
    days = np.array([np.nan if (gap := apart(one, other)) is None else gap for other in others])
    late = days > LATE
    base = np.where(np.isnan(days), UNDATED, heights(GAPS, np.nan_to_num(days))) + np.where(late, START["late"], START["fresh"])
    short = np.array([one.short and other.short for other in others])
    for name, rows in (("late", np.flatnonzero(late)), ("fresh", np.flatnonzero(~late))):
        for column, feature in enumerate(COLUMNS):
            if len(rows):
                given = heights(CURVES[name][feature], alike[rows, column])
                base[rows] += np.where(short[rows], np.rint(given * SHORT), given) if feature in LEADS else given
    out = []
    for number in map(int, np.flatnonzero(base + np.where(late, LATE_BONUS, FRESH_BONUS) > least)):
        total = max(-MOST, min(MOST, int(base[number]) + bonus(one, others[number])))
        if total > least:
            copy = total > 0 and is_copy(dict(zip(COLUMNS, alike[number], strict=True)), apart(one, others[number]))
            out.append((number, total, copy))
    return out


def points(one: Sketch, other: Sketch) -> tuple[int, bool]:
    """The score of a pair, without its reasons, and whether the two are copies."""
    _, total, copy = found(one, [other], -MOST - 1)[0]
    return total, copy


def score(one: Sketch, other: Sketch) -> Score:
    """How surely the two reports tell of the same thing, and why; the order of the two does not matter."""
    days = apart(one, other)
    kind, alike = regime(days), shared(one, other)
    related = relation(one, other)
    reasons = [Reason(name, round(alike[name], 3), height(curve, alike[name])) for name, curve in CURVES[kind].items()]
    if one.short and other.short:
        reasons = [replace(reason, points=round(reason.points * SHORT)) if reason.name in LEADS else reason for reason in reasons]
    if tolls_differ(one, other):
        reasons.append(Reason("toll", f"{one.killed:g} and {other.killed:g}", TOLLS))
    reasons.append(Reason("days between", -1 if days is None else days, START[kind] + (UNDATED if days is None else height(GAPS, days))))
    reasons.append(Reason("day", related, DAYS.get(related, 0)))
    if one.days & other.days:
        reasons.append(Reason("day", "both name one", RELATIONS["overlap"]))
    total, _ = points(one, other)
    return Score(total, tuple(sorted(reasons, key=lambda reason: -abs(reason.points))))
