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
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tocsin.incident.curves import BIAS, CURVES, GAPS, RELATIONS
from tocsin.incident.sketch import Sketch, shared

LATE: Final = 7  # days between publications: beyond them the second report looks back
UNDATED: Final = -1500  # points where the days between two reports are not known
COPY: Final = 0.85
COPY_DAYS: Final = 30
MOST: Final = 8000  # a pair's score lies between -MOST and MOST


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
    """How the days of the two stand to each other: of fresh news the same day or how far off; of a later report whether it looks back to the earlier one's
    day.
    """
    days = apart(one, other)
    if days is None or one.published is None or other.published is None or one.day is None or other.day is None:
        return "undated"
    if days <= LATE:
        off = abs(one.day - other.day)
        return "same" if off == 0 else "next" if off == 1 else "few" if off <= 3 else "off"
    early, later = (one, other) if one.published < other.published else (other, one)
    day = early.published
    assert day is not None
    if any(day - 3 <= named <= day for named in later.days):
        return "back"
    return "month" if any(first <= day <= last + 2 for first, last in later.spans) else "none"


def measured(one: Sketch, other: Sketch) -> tuple[str, Mapping[str, float]]:
    """The regime of a pair (fresh news or a later report) and how alike the two are."""
    days = apart(one, other)
    first, second = (one, other) if one.node <= other.node else (other, one)
    return "late" if days is not None and days > LATE else "fresh", shared(first, second)


def is_copy(one: Sketch, other: Sketch, alike: Mapping[str, float]) -> bool:
    """(Nearly) the same words, names and numbers, within a month."""
    return alike["words"] >= COPY and (alike["numbers"] >= COPY or not alike["numbers"]) and (apart(one, other) or 0) <= COPY_DAYS


def points(one: Sketch, other: Sketch) -> tuple[int, bool]:
    """The score of a pair, without its reasons, and whether the two are copies."""
    regime, alike = measured(one, other)
    days = apart(one, other)
    total = BIAS[regime] + (UNDATED if days is None else height(GAPS, days)) + RELATIONS.get(relation(one, other), 0)
    for name, curve in CURVES[regime].items():
        if alike[name] > curve[0][0]:
            total += height(curve, alike[name])
    if one.days & other.days:
        total += RELATIONS["overlap"]
    return max(-MOST, min(MOST, total)), total > 0 and is_copy(one, other, alike)


def score(one: Sketch, other: Sketch) -> Score:
    """How surely the two reports tell of the same thing, and why; the order of the two does not matter."""
    regime, alike = measured(one, other)
    days = apart(one, other)
    related = relation(one, other)
    reasons = [Reason(name, round(alike[name], 3), height(curve, alike[name])) for name, curve in CURVES[regime].items()]
    reasons.append(Reason("days between", -1 if days is None else days, BIAS[regime] + (UNDATED if days is None else height(GAPS, days))))
    reasons.append(Reason("day", related, RELATIONS.get(related, 0)))
    if one.days & other.days:
        reasons.append(Reason("day", "both name one", RELATIONS["overlap"]))
    total, _ = points(one, other)
    return Score(total, tuple(sorted(reasons, key=lambda reason: -abs(reason.points))))
