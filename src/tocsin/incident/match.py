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
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tocsin.incident.curves import BIAS, CURVES, GAPS, RELATIONS, Curve
from tocsin.incident.pool import Numbers, Pool, pooled, shared
from tocsin.incident.sketch import COLUMNS, Sketch

LEADS: Final = frozenset({"lead", "lead_names"})  # of two short reports they say what `words` and `names` say
LATE: Final = 7  # days between publications: beyond them the second report looks back
UNDATED: Final = -1500  # points where the days between two reports are not known
COPY: Final = 0.85
COPY_DAYS: Final = 30
PART: Final = 0.6  # so alike are a text and its first half
HELD: Final = 0.97  # of the words of a text cut short stand in the whole one
ENOUGH: Final = 15  # words and names: of fewer a longer text may have all by chance
MOST: Final = 8000  # a pair's score lies between -MOST and MOST
SHIFT: Final = {"fresh": -150, "late": 600}  # points: a story has many pairs, so that fresh ones may be stricter and late ones laxer than single pairs are
START: Final = {regime: BIAS[regime] + SHIFT[regime] for regime in BIAS}
UNSAID: Final = -1000  # points where reports of different days name none
DAYS: Final = {**RELATIONS, "unsaid": UNSAID}
SHORT: Final = 0.5  # of two short reports' leads counts so much
TOLLS: Final = -2500  # points where tolls differ
SLIGHT: Final = 3  # dead more or less: no difference
LEAD_COLUMNS: Final = np.array([name in LEADS for name in COLUMNS])
Floats = NDArray[np.float64]


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


def height(curve: Curve, x: float) -> int:
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


@dataclass(frozen=True, slots=True)
class Pieces:
    """The straight pieces of several curves, one curve after the other: where each piece begins, how high it is there, how much it rises over what width."""

    x: Floats
    y: Floats
    rise: Floats
    width: Floats
    apart: Floats  # of each curve, so that all its x come after those of the one before
    order: Floats  # the x with `apart` added
    ends: tuple[Floats, Floats]  # the first and last x of each curve


@cache
def pieces(curves: tuple[Curve, ...]) -> Pieces:
    """Curves as arrays."""
    arrays = [tuple(np.array(part, dtype=np.float64) for part in zip(*curve, strict=True)) for curve in curves]
    wide = [np.append(np.where(np.diff(xs) > 0, np.diff(xs), 1.0), 1.0) for xs, _ in arrays]
    rise = [np.append(np.diff(ys), 0.0) for _, ys in arrays]
    x, y = (np.concatenate(part) for part in zip(*arrays, strict=True))
    shift: Floats = np.arange(len(curves), dtype=np.float64) * (2 * float(np.abs(x).max()) + 1)
    ends = (np.array([xs[0] for xs, _ in arrays]), np.array([xs[-1] for xs, _ in arrays]))
    return Pieces(x, y, np.concatenate(rise), np.concatenate(wide), shift, x + np.repeat(shift, [len(xs) for xs, _ in arrays]), ends)


def heights(curves: tuple[Curve, ...], x: Floats) -> Floats:
    """The heights of curves, one for each column of x: what `height` gives for each."""
    held = pieces(curves)
    inside = np.minimum(np.maximum(x, held.ends[0]), held.ends[1])
    at = np.searchsorted(held.order, inside + held.apart, side="right") - 1
    raised: Floats = np.rint(held.y[at] + held.rise[at] * (inside - held.x[at]) / held.width[at])
    return raised


def tolls_differ(one: Sketch, other: Sketch) -> bool:
    """Do reports of different days count dead so far apart that the later is no update of the earlier: fewer, or more than half as many again?"""
    if not apart(one, other) or one.killed is None or other.killed is None:
        return False
    early, later = (one, other) if (one.published or 0) < (other.published or 0) else (other, one)
    first, last = early.killed or 0.0, later.killed or 0.0
    return abs(last - first) > SLIGHT and not first * 0.9 <= last <= first * 1.5


def bonuses(one: Sketch, pool: Pool, numbers: Numbers, days: Floats) -> Floats:
    """The points that the days and the tolls of each pair give: what `relation` and `tolls_differ` say, `days` being those between the two."""
    published, day = pool.published.rows[numbers], pool.day.rows[numbers]
    mine = np.nan if one.published is None else float(one.published)
    named = np.array(sorted(one.days), dtype=np.int32)
    place, row = pool.days.of(numbers)
    theirs = pool.days.values.rows[place]
    off = np.abs(day - (np.nan if one.day is None else one.day))
    silent = (off > 0) & (not one.days) & (np.bincount(row, minlength=len(numbers)) == 0)
    given = np.where(off == 0, DAYS["same"], np.where(off == 1, DAYS["next"], np.where(off <= 3, DAYS["few"], DAYS["off"])))
    given = np.where(silent, UNSAID, given).astype(np.float64)
    late = np.flatnonzero(days > LATE)
    if len(late):
        given[late] = looks_back(one, pool, numbers[late], mine)
    given[np.isnan(days) | np.isnan(off)] = 0
    given += np.where(np.bincount(row[np.isin(theirs, named)], minlength=len(numbers)) > 0, RELATIONS["overlap"], 0)
    given += np.where(updates(one, pool.killed.rows[numbers], published > mine) | ~(days > 0), 0, TOLLS)
    return given


def looks_back(one: Sketch, pool: Pool, numbers: Numbers, mine: float) -> Floats:
    """The points of pairs of which the later names the day of the earlier's news, or a week or month that holds it."""
    published = pool.published.rows[numbers]
    later = published > mine
    back, month = np.zeros(len(numbers), dtype=np.bool_), np.zeros(len(numbers), dtype=np.bool_)
    for named in one.days:
        back |= ~later & (published - 3 <= named) & (named <= published)
    for begin, end in one.spans:
        month |= ~later & (begin <= published) & (published <= end + 2)
    if later.any():
        for held, hit in ((pool.days, back), (pool.spans, month)):
            place, row = held.of(numbers)
            given = held.values.rows[place]
            first, last = (given, given + 3) if given.ndim == 1 else (given[:, 0], given[:, 1] + 2)
            met = (first <= mine) & (mine <= last)
            hit[row[met & later[row]]] = True
    return np.where(back, DAYS["back"], np.where(month, DAYS["month"], 0)).astype(np.float64)


def updates(one: Sketch, killed: Floats, later: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Are the tolls of each pair near enough for the later (`later`: the other's) to update the earlier, or unknown?"""
    mine = np.nan if one.killed is None else one.killed
    first, last = np.where(later, mine, killed), np.where(later, killed, mine)
    kept: NDArray[np.bool_] = np.isnan(first) | np.isnan(last) | (np.abs(last - first) <= SLIGHT) | ((first * 0.9 <= last) & (last <= first * 1.5))
    return kept


def found(one: Sketch, pool: Pool, numbers: Numbers, least: int) -> list[tuple[int, int, bool]]:
    """Of a report and those of a pool the pairs that score more than `least`: the other's number, the score, and whether the two are copies."""
    if not len(numbers):
        return []
    alike = pool.alike(one, numbers)
    days = np.abs(pool.published.rows[numbers] - (np.nan if one.published is None else one.published))
    late = days > LATE
    base = np.where(np.isnan(days), UNDATED, heights((GAPS,), np.nan_to_num(days)[:, None])[:, 0]) + np.where(late, START["late"], START["fresh"])
    short = pool.short.rows[numbers] & one.short
    for name, rows in (("late", np.flatnonzero(late)), ("fresh", np.flatnonzero(~late))):
        if len(rows):
            given = heights(tuple(CURVES[name][feature] for feature in COLUMNS), alike[rows])
            base[rows] += np.where(short[rows, None] & LEAD_COLUMNS, np.rint(given * SHORT), given).sum(axis=1)
    total = np.clip(base + bonuses(one, pool, numbers, days), -MOST, MOST).astype(np.int64)
    same, digits = alike[:, COLUMNS.index("words")], alike[:, COLUMNS.index("numbers")]
    near = np.nan_to_num(days) <= COPY_DAYS
    alike_all = (same >= COPY) & ((digits >= COPY) | (digits == 0))
    cut = np.flatnonzero(near & (same >= PART) & ~alike_all)
    whole = np.zeros(len(numbers), dtype=np.bool_)
    whole[cut] = pool.held(one, numbers[cut], ENOUGH) >= HELD
    copies = near & (whole | alike_all)
    total = np.where(copies, np.maximum(total, 1), total)  # the same words are the same story, whenever they are printed
    kept = np.flatnonzero(total > least)
    return list(zip(numbers[kept].tolist(), total[kept].tolist(), copies[kept].tolist(), strict=True))


def points(one: Sketch, other: Sketch) -> tuple[int, bool]:
    """The score of a pair, without its reasons, and whether the two are (nearly) the same words, names and numbers within a month."""
    _, total, copy = found(one, pooled(other), np.zeros(1, dtype=np.int64), -MOST - 1)[0]
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
    total, copy = points(one, other)
    told = sum(reason.points for reason in reasons)
    if copy and told < total:
        reasons.append(Reason("copy", "the same words, names and numbers within a month", total - told))
    return Score(total, tuple(sorted(reasons, key=lambda reason: -abs(reason.points))))
