"""Which of the places with a name is meant: by prominence, what the text says holds it, the report's country and the other places it names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from tocsin.model import PlaceKind
from tocsin.resolve.where.gazetteer import Gazetteer, Row

_LIFT: Final = {PlaceKind.COUNTRY: 6.0, PlaceKind.REGION: 1.0, PlaceKind.LAND: 6.5, PlaceKind.WATER: 6.5, PlaceKind.DISTRICT: -1.2}
ROUNDS: Final = 3


@lru_cache(maxsize=100_000)
def prominence(row: Row) -> float:
    """How likely the bare name means this place rather than a namesake: about log10 of its people, more for larger kinds."""
    size = math.log10(row.population + 10)
    lift = _LIFT.get(row.kind, 0.0)
    return size + lift + (4.0 if row.source == "tocsin" and not row.population and not lift else 0.0)


def kilometres(one: Row, other: Row) -> float:
    """Great-circle distance."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    h = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(one.longitude - other.longitude) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


@dataclass(slots=True)
class Name:
    """One name of a report, in all its mentions: the places it may be, and what the text says of it."""

    keyed: str
    rows: tuple[Row, ...]
    count: int = 1
    holders: list[tuple[Row, ...]] = field(default_factory=list)  # for each "X, Unit": what Unit may be
    weight: float = 1.0  # how sure that it is a place at all


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of the outlet: its country (ISO 3166-1 alpha-3), and the place it is named after."""

    country: str | None = None
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a name, its lead over the next one far away, and why."""

    row: Row
    lead: float
    reason: str


def holds(gazetteer: Gazetteer, unit: Row, row: Row) -> bool:
    """Does the unit hold the place?"""
    if unit.kind is PlaceKind.COUNTRY:
        return unit.country == row.country and unit.index != row.index
    return any(above.index == unit.index for above in gazetteer.above(row))


def choose(names: Mapping[str, Name], gazetteer: Gazetteer, home: Home) -> dict[str, Choice]:
    """A place for each name: first by prominence and what holds it, then again in the light of the others, three rounds."""
    chosen: dict[str, Choice] = {}
    fixed = {keyed: _told(name, gazetteer) for keyed, name in names.items()}
    for turn in range(ROUNDS):
        land, unit = _support(names, chosen, gazetteer)
        near = [(keyed, choice.row, names[keyed].weight) for keyed, choice in chosen.items() if choice.row.kind not in (PlaceKind.COUNTRY, PlaceKind.LAND)]
        fresh = {}
        for keyed, name in names.items():
            rated = sorted(((_rate(row, name, fixed[keyed], (land, unit), near if turn else [], gazetteer) + _homely(row, home), -at, row)
                            for at, row in enumerate(name.rows[:40])), reverse=True)  # fmt: skip
            best = rated[0]
            rival = next((r for r in rated[1:] if kilometres(r[2], best[2]) > 100), None)
            fresh[keyed] = Choice(best[2], best[0] - rival[0] if rival else 9.0, _why(best[2], name, fixed[keyed], rival is None))
        chosen = fresh
    return chosen


def _told(name: Name, gazetteer: Gazetteer) -> frozenset[int]:
    """The candidates that lie in a unit named right after them."""
    return frozenset(row.index for row in name.rows[:60] for units in name.holders if any(holds(gazetteer, unit, row) for unit in units))


def _support(names: Mapping[str, Name], chosen: Mapping[str, Choice], gazetteer: Gazetteer) -> tuple[Counter[str], Counter[int]]:
    """How much the report's names speak for each country and each first-order unit."""
    land: Counter[str] = Counter()
    unit: Counter[int] = Counter()
    for keyed, name in names.items():
        row = chosen[keyed].row if keyed in chosen else name.rows[0]
        if row.country:
            land[row.country] += name.weight * min(3, name.count) * (1.5 if row.kind is PlaceKind.COUNTRY else 1.0)
        for above in (row, *gazetteer.above(row)):
            if above.kind is PlaceKind.REGION:
                unit[above.index] += name.weight * min(3, name.count)
    return land, unit


def _rate(row: Row, name: Name, told: frozenset[int], support: tuple[Counter[str], Counter[int]], near: Iterable[tuple[str, Row, float]], gazetteer: Gazetteer) -> float:
    land, unit = support
    score = prominence(row)
    if row.index in told:
        score += 9.0
    total = sum(land.values()) or 1.0
    score += 2.5 * land.get(row.country or "", 0.0) / total
    regions = [above.index for above in gazetteer.above(row) if above.kind is PlaceKind.REGION]
    score += min(2.0, 0.7 * sum(unit.get(region, 0.0) for region in regions))
    if row.kind is not PlaceKind.COUNTRY:
        score += min(3.0, sum(1.2 * weight * math.exp(-kilometres(row, other) / 120) for keyed, other, weight in near if keyed != name.keyed))
    return score


def _homely(row: Row, home: Home) -> float:
    score = 0.7 if home.country and row.country == home.country else 0.0
    if home.row:
        score += 2.5 * math.exp(-kilometres(row, home.row) / 200)
    return score


def _why(row: Row, name: Name, told: frozenset[int], alone: bool) -> str:
    if row.index in told:
        return "in the unit named with it"
    if len(name.rows) == 1:
        return "the only place of this name"
    return "the only one far and wide" if alone else f"the likeliest of {len(name.rows)} by size and the other places named"
