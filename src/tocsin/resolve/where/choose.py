"""Which of the places with a name is meant: by prominence, what the text says holds it, the report's country and the other places it names."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from tocsin.model import PlaceKind
from tocsin.resolve.where.gazetteer import Gazetteer, Row
from tocsin.resolve.where.names import alike

ROUNDS: Final = 3
CANDIDATES: Final = 40
STATES: Final = ("USA", "CAN")  # whose states' bare names mean the state, not the town named alike
ENGLISH: Final = frozenset(("USA", "GBR", "CAN", "AUS", "IRL", "NZL"))  # where a town's paper has an English name under .com
FORMER: Final = 1.8
WEIGHTY: Final = 4.6
ENOUGH: Final = 2.5  # weight of other places from which on their silence on a country tells
SEAT: Final = 2.5
PAIRED: Final = 1.2
DISTRICT_KM: Final = 40.0  # from a town to the middle of its district
CLEAR: Final = 1.0  # lead with which the outlet's own town is taken for known
HOME_NAME: Final = "@"  # the key of the outlet's own town among the names
TOLD, LAND, UNIT, UNIT_MOST, NEAR, NEAR_KM, NEAR_MOST, DISTRICT, HOME, HOME_LAND = 9.0, 4.0, 1.2, 2.0, 2.5, 150.0, 3.0, 2.0, 3.0, 1.2


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
    kinds: dict[PlaceKind, float] = field(default_factory=dict)  # what the words around it say of its kind


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of the outlet: its country (ISO 3166-1 alpha-3), and the towns that its name may hold."""

    country: str | None = None
    town: str | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a name, its lead over the next one far away, and why."""

    row: Row
    lead: float
    reason: str
    backed: bool = True  # a place of weight, or one in a country that the report's other places speak for


def holds(gazetteer: Gazetteer, unit: Row, row: Row) -> bool:
    """Does the unit hold the place?"""
    if unit.kind is PlaceKind.COUNTRY:
        return unit.country == row.country and unit.index != row.index
    return any(above.index == unit.index for above in gazetteer.above(row))


def choose(names: Mapping[str, Name], gazetteer: Gazetteer, home: Home) -> dict[str, Choice]:
    """A place for each name: first by its standing and what holds it, then again in the light of the others, three rounds."""
    if home.town:
        names = {**names, HOME_NAME: Name(HOME_NAME, home.rows, weight=0.5)}
    chosen: dict[str, Choice] = {}
    fixed = {keyed: _told(name, gazetteer) for keyed, name in names.items()}
    paired = _paired(names, gazetteer)
    for _ in range(ROUNDS):
        scene = _scene(names, chosen, gazetteer)
        chosen = {keyed: _choice(name, fixed[keyed], replace(scene, paired=paired), home, gazetteer) for keyed, name in names.items()}
    return chosen


def _choice(name: Name, told: frozenset[int], scene: Scene, home: Home, gazetteer: Gazetteer) -> Choice:
    rated = sorted(
        ((_rate(row, name, told, scene, gazetteer) + _homely(row, name, scene, home), -at, row) for at, row in enumerate(name.rows[:CANDIDATES])), reverse=True
    )
    best = rated[0]
    rival = next((r for r in rated[1:] if kilometres(r[2], best[2]) > 100), None)
    return Choice(best[2], best[0] - rival[0] if rival else 9.0, _why(best[2], name, told, rival is None), _backed(best[2], name, told, scene))


@dataclass(frozen=True, slots=True)
class Voice:
    """What one name says of where the report is: weight by country and by unit."""

    land: dict[str, float]
    unit: dict[int, float]


SILENT: Final = Voice({}, {})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the names of a report say together, and what each of them says itself: a name is no witness for itself."""

    all: Voice
    own: Mapping[str, Voice]
    near: tuple[tuple[str, Row, float], ...]
    paired: frozenset[int] = frozenset()  # towns and the districts that hold them, both of them perhaps named


def _paired(names: Mapping[str, Name], gazetteer: Gazetteer) -> frozenset[int]:
    """Towns and the districts around them that other names may be: "Paris" beside "Henry County" speaks for the Paris in one of that name."""
    cells: dict[tuple[int, int], list[tuple[str, Row]]] = defaultdict(list)
    for keyed, name in names.items():
        for row in name.rows[:CANDIDATES] if name.rows[0].kind is PlaceKind.DISTRICT else ():
            if row.kind is PlaceKind.DISTRICT:
                cells[_cell(row)].append((keyed, row))
    found: set[int] = set()
    for keyed, name in names.items() if cells else ():
        for row in name.rows[:CANDIDATES]:
            if row.kind is PlaceKind.CITY:
                east, north = _cell(row)
                around = (pair for x in (east - 1, east, east + 1) for y in (north - 1, north, north + 1) for pair in cells.get((x, y), ()))
                for other, district in around:
                    if other != keyed and kilometres(row, district) < DISTRICT_KM:
                        found |= {row.index, district.index}
    return frozenset(found)


def _cell(row: Row) -> tuple[int, int]:
    return int(row.longitude * 2 // 1), int(row.latitude * 2 // 1)


def _scene(names: Mapping[str, Name], chosen: Mapping[str, Choice], gazetteer: Gazetteer) -> Scene:
    """What the names say together; the outlet's own town speaks only once it is clear which one it is."""
    names = {keyed: name for keyed, name in names.items() if keyed != HOME_NAME or (keyed in chosen and chosen[keyed].lead >= CLEAR)}
    own = {keyed: _voice(name, [(chosen[keyed].row, 1.0)] if keyed in chosen else _shares(name), gazetteer) for keyed, name in names.items()}
    together = Voice(defaultdict(float), defaultdict(float))
    for voice in own.values():
        for code, weight in voice.land.items():
            together.land[code] += weight
        for index, weight in voice.unit.items():
            together.unit[index] += weight
    wide = (PlaceKind.COUNTRY, PlaceKind.LAND)
    near = [(keyed, choice.row, names[keyed].weight) for keyed, choice in chosen.items() if keyed in names and choice.row.kind not in wide]
    return Scene(together, own, tuple(near))


def _voice(name: Name, shares: list[tuple[Row, float]], gazetteer: Gazetteer) -> Voice:
    voice = Voice(defaultdict(float), defaultdict(float))
    for row, share in shares:
        weight = share * name.weight * min(3, name.count)
        if row.country:
            voice.land[row.country] += weight * (1.5 if row.kind is PlaceKind.COUNTRY else 1.0)
        for above in (row, *gazetteer.above(row)):
            if above.kind in (PlaceKind.REGION, PlaceKind.DISTRICT):
                voice.unit[above.index] += weight
    return voice


def _shares(name: Name) -> list[tuple[Row, float]]:
    """Before anything is chosen, a name speaks for all its places, in the proportion of their standing."""
    rows = name.rows[:8]
    powers = [10 ** (0.6 * (row.standing - rows[0].standing)) for row in rows]
    return [(row, power / sum(powers)) for row, power in zip(rows, powers, strict=True)]


def _told(name: Name, gazetteer: Gazetteer) -> frozenset[int]:
    """The candidates that lie in a unit named right after them."""
    return frozenset(row.index for row in name.rows[:60] for units in name.holders if any(holds(gazetteer, unit, row) for unit in units))


def _rate(row: Row, name: Name, told: frozenset[int], scene: Scene, gazetteer: Gazetteer) -> float:
    score = row.standing + TOLD * (row.index in told) + name.kinds.get(row.kind, 0.0)
    if row.kind is PlaceKind.REGION and row.country not in STATES and _seated(row, name, gazetteer):
        score -= SEAT
    if _former(name.keyed, row.name):
        score -= FORMER
    own, country = scene.own.get(name.keyed, SILENT), row.country or ""
    total = sum(scene.all.land.values()) - sum(own.land.values()) + 1.0
    score += LAND * max(0.0, scene.all.land.get(country, 0.0) - own.land.get(country, 0.0)) / total
    for unit in (row, *gazetteer.above(row)):
        others = max(0.0, scene.all.unit.get(unit.index, 0.0) - own.unit.get(unit.index, 0.0))
        if unit.kind is PlaceKind.REGION:
            score += min(UNIT_MOST, UNIT * others)
        elif unit.kind is PlaceKind.DISTRICT and unit is not row:
            score += min(DISTRICT, UNIT * others)
    if row.index in scene.paired:
        score += PAIRED
    if row.kind is not PlaceKind.COUNTRY:
        score += min(NEAR_MOST, sum(NEAR * weight * math.exp(-kilometres(row, other) / NEAR_KM) for keyed, other, weight in scene.near if keyed != name.keyed))
    return score


@lru_cache(maxsize=50_000)
def _former(named: str, name: str) -> bool:
    """Is a place's own name quite another than the one in the text: a former or rarer one?"""
    return alike(named.split("|")[0], name) < 0.3


def _seated(region: Row, name: Name, gazetteer: Gazetteer) -> bool:
    """Is the region named after a town of weight in it, which the bare name then means (Aleppo, Mykolaiv)?"""
    return any(
        row.kind is PlaceKind.CITY and row.population > 0.07 * region.population and any(unit.index == region.index for unit in gazetteer.above(row))
        for row in name.rows[:8]
    )


def _homely(row: Row, name: Name, scene: Scene, home: Home) -> float:
    score = HOME_LAND if home.country and row.country == home.country else 0.0
    if name.keyed == HOME_NAME and home.country is None and row.country in ENGLISH:
        score += HOME_LAND
    town = next((other for keyed, other, _ in scene.near if keyed == HOME_NAME), None)
    if town and row.kind is not PlaceKind.COUNTRY and name.keyed != HOME_NAME:
        score += HOME * math.exp(-kilometres(row, town) / 200)
    return score


def _backed(row: Row, name: Name, told: frozenset[int], scene: Scene) -> bool:
    if row.standing >= WEIGHTY or row.index in told or row.country is None:
        return True
    others = {code: weight - scene.own.get(name.keyed, SILENT).land.get(code, 0.0) for code, weight in scene.all.land.items()}
    return others.get(row.country, 0.0) > 0.05 or sum(others.values()) < ENOUGH


def _why(row: Row, name: Name, told: frozenset[int], alone: bool) -> str:
    if row.index in told:
        return "in the unit named with it"
    if len(name.rows) == 1:
        return "the only place of this name"
    return "the only one far and wide" if alone else f"the likeliest of {len(name.rows)} by size and the other places named"
