"""Align: which events of reports are one thing. A score of two tellings with named reasons, in thousandths of a log-odd.

Only events of one type are one, and what is planned or feared is never what occurred: it foretells it. The points are rules, in the manner of a record-linkage
table (Fellegi and Sunter 1969): agreement gives, contradiction takes, unknown is nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

from tocsin.incident.match import SLIGHT, Reason
from tocsin.incident.telling import LEAD, Telling
from tocsin.model import Count, Place, WherePrecision

BASE: Final = -1500
STORY: Final = 1300  # both reports tell of the same thing
NEAR_KM: Final = 25.0
NEVER: Final = -8000
FALLEN: Final = -3500  # points where a toll falls from one day to another
SIDES: Final = -1000  # points beside those of each side
APART: Final = 400  # points against where sentences share hardly a word


def kilometres(one: Place, other: Place) -> float:
    """Great-circle distance between two places, less their radii of doubt; 0 where these touch."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return max(0.0, 12742 * math.asin(min(1.0, math.sqrt(half))) - (one.radius_m + other.radius_m) / 1000)


def by_time(one: Telling, other: Telling) -> Reason | None:
    """The days the two are dated to."""
    if not one.time or not other.time:
        return None
    off = one.time.distance(other.time)
    exact = one.time.days <= 3 and other.time.days <= 3
    points = (1200 if exact else 200) if off == 0 else (-300 if exact else 0) if off == 1 else -1500 if off == 2 else -4000
    return Reason("date", f"{one.time} and {other.time}", points)


def by_place(one: Telling, other: Telling) -> Reason | None:
    """The places: by distance where both are known, else by their words."""
    if one.place and other.place:
        exact = max(one.place.precision, other.place.precision) <= WherePrecision.DISTRICT
        far = kilometres(one.place, other.place)
        if one.place.country and other.place.country and one.place.country != other.place.country and far > NEAR_KM:
            return Reason("place", f"{one.place.name} and {other.place.name}", -4000)
        points = (1100 if exact else 200) if far <= NEAR_KM else -600 if far <= 4 * NEAR_KM else -3000
        return Reason("place", f"{one.place.name} and {other.place.name}", points)
    if one.where and other.where:
        return Reason("place", "words", 700 if one.where & other.where else -300)
    return None


def by_party(name: str, one: frozenset[str], other: frozenset[str]) -> Reason | None:
    """Who acts, or is acted on."""
    return Reason(name, "shared" if one & other else "others", 900 if one & other else -500) if one and other else None


def reach(count: Count) -> tuple[float, float]:
    """Lowest and highest number that a count allows."""
    low = count.low if count.low is not None else (count.best or 0) * 0.8
    return low, count.high if count.high is not None else max(low, count.best or 0) * 2 + 2


def fallen(one: Telling, other: Telling, mine: Count, theirs: Count) -> bool:
    """Does the later of two reports of different days count far fewer dead than the earlier: no update of its toll?"""
    if one.published is None or other.published is None or one.published == other.published or mine.value is None or theirs.value is None:
        return False
    first, last = (mine.value, theirs.value) if one.published < other.published else (theirs.value, mine.value)
    return first - last > SLIGHT and last < first * 0.9


def by_counts(one: Telling, other: Telling) -> Reason | None:
    """The killed and hurt: equal figures speak for one thing; a toll that rose a little says nothing, nor that nobody was; far-off ones speak against."""
    theirs = dict(other.counts)
    points, said = 0, []
    for name, mine in one.counts:
        if name in theirs:
            (low, high), (least, most) = reach(mine), reach(theirs[name])
            equal = bool(mine.value) and mine.value == theirs[name].value  # many deeds kill nobody
            points += 900 + min(600, int(150 * math.log1p(mine.value or 0))) if equal else 0 if low <= most * 2 + 3 and least <= high * 2 + 3 else -3000
            points = min(points, FALLEN) if name == "killed" and fallen(one, other, mine, theirs[name]) else points
            said.append(f"{name} {mine.value} and {theirs[name].value}")
    return Reason("count", ", ".join(said), max(-3500, min(1800, points))) if said else None


def by_words(one: Telling, other: Telling) -> Reason | None:
    """The sentences' words, by rarity."""
    theirs = dict(other.weights)
    dot = sum(weight * weight for word, weight in one.weights if word in theirs)
    lengths = math.sqrt(sum(w * w for _, w in one.weights) * sum(w * w for w in theirs.values()))
    alike = dot / lengths if lengths else 0.0
    return Reason("words", round(alike, 3), round(min(2200, 4500 * alike)) - (APART if alike < 0.1 else 0))


def by_trigger(one: Telling, other: Telling) -> Reason | None:
    """The word that names it, and how it was done."""
    if one.trigger == other.trigger:
        return Reason("trigger", one.trigger, 500)
    if one.modes and other.modes:
        return Reason("mode", "shared" if set(one.modes) & set(other.modes) else "others", 300 if set(one.modes) & set(other.modes) else -500)
    return None


def by_standing(one: Telling, other: Telling) -> Reason | None:
    """Both told first in their reports: each is what its report is about."""
    return Reason("told first", "both", 700) if one.at < LEAD and other.at < LEAD and one.report != other.report else None


def by_sides(one: Telling, other: Telling) -> Reason | None:
    """Both sides others within one report, which knows whom it means: two deeds, though one sentence may tell of both."""
    known = one.actors and one.recipients and other.actors and other.recipients
    apart = one.report == other.report and known and not one.actors & other.actors and not one.recipients & other.recipients
    return Reason("sides", "both others", SIDES) if apart else None


FEATURES: Final[Sequence[Callable[[Telling, Telling], Reason | None]]] = (
    by_time, by_place, lambda a, b: by_party("actor", a.actors, b.actors), lambda a, b: by_party("recipient", a.recipients, b.recipients), by_counts, by_words,
    by_trigger, by_standing, by_sides,
)  # fmt: skip


def comparable(one: Telling, other: Telling) -> bool:
    """May these two be one at all?"""
    return one.type is other.type and one.ahead == other.ahead


def reasons(one: Telling, other: Telling, *, story: bool) -> tuple[Reason, ...]:
    """Why two tellings are one thing or not, the weightiest first. `story`: their reports tell of the same thing."""
    if not comparable(one, other):
        return (Reason("kind", f"{one.type} and {other.type}", NEVER),)
    found = [reason for feature in FEATURES if (reason := feature(one, other))]
    found.append(Reason("reports", "one" if one.report == other.report else "one thing" if story else "others", BASE + (STORY if story else 0)))
    return tuple(sorted(found, key=lambda reason: -abs(reason.points)))


def points(one: Telling, other: Telling, *, story: bool) -> int:
    """How surely two tellings are one thing, in thousandths of a log-odd."""
    return max(NEVER, min(-NEVER, sum(reason.points for reason in reasons(one, other, story=story))))
