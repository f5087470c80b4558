"""The gazetteer: every place with a name, its point, its kind and what holds it, in one file that is mapped, not loaded."""

from __future__ import annotations

import json
import math
import mmap
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import marisa_trie
import numpy as np
import numpy.typing as npt

from tocsin.errors import DataError
from tocsin.model import Place, PlaceKind, WherePrecision
from tocsin.resolve.where.names import alike, bare_name, key, skeleton

MAGIC: Final = b"TOCSINWHERE1\0\0\0\0"
KINDS: Final = tuple(PlaceKind)
SOURCES: Final = ("geonames", "wof", "ourairports", "tocsin", "naturalearth")
SCRIPT: Final = {"word": 1, "given": 2, "surname": 4}  # bits of a key's sort: what else the same letters are
CAPITAL: Final = 128  # added to the source of a capital
LIFTS: Final = {
    PlaceKind.COUNTRY: 3.0,
    PlaceKind.REGION: 0.8,
    PlaceKind.LAND: 6.0,
    PlaceKind.WATER: 6.5,
    PlaceKind.DISTRICT: -1.0,
    PlaceKind.NEIGHBOURHOOD: 1.0,
}
BONES: Final = "~"  # leads a skeleton key
CLOSE_SPELT: Final = 0.5  # below this likeness (Dice) a shared skeleton is chance: "Saqqara", "Zuqar"
DEMONYM: Final = "^"  # leads a demonym
PRECISIONS: Final = {
    PlaceKind.COUNTRY: WherePrecision.COUNTRY,
    PlaceKind.REGION: WherePrecision.REGION,
    PlaceKind.DISTRICT: WherePrecision.DISTRICT,
    PlaceKind.CITY: WherePrecision.EXACT,
    PlaceKind.WATER: WherePrecision.SEA,
    PlaceKind.LAND: WherePrecision.FUZZY,
}
RADII: Final = {
    PlaceKind.COUNTRY: 400_000,
    PlaceKind.REGION: 100_000,
    PlaceKind.DISTRICT: 25_000,
    PlaceKind.NEIGHBOURHOOD: 2_000,
    PlaceKind.COMPOUND: 1_500,
    PlaceKind.BASE: 4_000,
    PlaceKind.AIRPORT: 3_000,
    PlaceKind.CROSSING: 1_000,
    PlaceKind.PORT: 3_000,
    PlaceKind.WATER: 100_000,
    PlaceKind.LAND: 100_000,
    PlaceKind.SITE: 500,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the gazetteer, as much of it as choosing needs. `parent` is the row of the unit that holds it, -1 where unknown."""

    index: int
    name: str
    kind: PlaceKind
    latitude: float
    longitude: float
    country: str | None  # ISO 3166-1 alpha-3
    population: int
    parent: int
    source: str
    standing: float


def standing(kind: PlaceKind, population: int, capital: bool, listed: bool) -> float:
    """How likely the bare name means this place rather than a namesake: about log10 of its people, more for capitals and larger kinds.

    `listed`: it stands in a table of what reports name, where no population is given.
    """
    lift = LIFTS.get(kind, 0.0)
    if not population and listed and kind not in (PlaceKind.LAND, PlaceKind.WATER):
        return 7.2 if kind is PlaceKind.REGION else 5.5
    return math.log10(population + 10) + lift + (2.2 if capital else 0.0)


class Gazetteer:
    """Places by name. Read-only and safe to share between threads; the file stays on disk until a page of it is looked at."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[:16] != MAGIC:
            raise DataError(f"{path} is no gazetteer of this version: build it with python -m tables.gazetteer")
        size = int.from_bytes(self._map[16:24], "little")
        head = json.loads(self._map[24 : 24 + size])
        self._sections: dict[str, tuple[int, int, str]] = head["sections"]
        self.countries: list[str | None] = head["countries"]
        self._radii = {int(row): radius for row, radius in head["radii"].items()}
        self._idents = {int(row): ident for row, ident in head["idents"].items()}
        start, length, _ = self._sections["names"]
        self._trie = marisa_trie.Trie().frombytes(self._map[start : start + length])
        self._first, self._posts, self._sorts = self._column("first"), self._column("posts"), self._column("sorts")
        self._lat, self._lon = self._column("lat"), self._column("lon")
        self._kind, self._source, self._country = self._column("kind"), self._column("source"), self._column("country")
        self._parent, self._population, self._id, self._label = (self._column(name) for name in ("parent", "population", "id", "label"))
        self._pool = self._sections["pool"][0]
        self._lookup = lru_cache(maxsize=50_000)(self._rows)
        self._make = lru_cache(maxsize=100_000)(self._row)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer at `path`, or the one shipped; DataError where there is none or it is of another version."""
        if path is None:
            return _shipped()
        if not path.exists():
            raise DataError(f"no gazetteer at {path}: build it with python -m tables.gazetteer")
        return cls(path)

    def _column(self, name: str) -> npt.NDArray[Any]:
        start, length, kind = self._sections[name]
        return np.frombuffer(self._map, dtype=kind, count=length, offset=start)

    def __len__(self) -> int:
        return len(self._lat)

    def candidates(self, name: str) -> tuple[Row, ...]:
        """The places so named, most prominent first: by their names, or else by what their transliterations share."""
        return self._lookup(key(name)) or self._spelt(name)

    def named(self, keyed: str) -> tuple[Row, ...]:
        """The places with exactly this key (see `names.key`)."""
        return self._lookup(keyed)

    def sort(self, keyed: str) -> int:
        """What else these letters are: bits 1 a common word, 2 a given name, 4 a surname."""
        number = self._trie.get(keyed)
        return 0 if number is None else int(self._sorts[number])

    def begins(self, keyed: str) -> bool:
        """Does any name begin with these letters?"""
        return next(self._trie.iterkeys(keyed), None) is not None

    def known(self, keyed: str) -> bool:
        """Is it the name of a place?"""
        number = self._trie.get(keyed)
        return number is not None and int(self._first[number]) < int(self._first[number + 1])

    def demonym(self, keyed: str) -> tuple[Row, ...]:
        """The place whose people or things are so called ("israeli")."""
        return self._lookup(DEMONYM + keyed)

    def row(self, index: int) -> Row:
        """The place with this row number."""
        return self._make(index)

    def above(self, row: Row) -> tuple[Row, ...]:
        """The units that hold a place, smallest first, without the country."""
        out: list[Row] = []
        while row.parent >= 0 and len(out) < 4:
            row = self._make(row.parent)
            out.append(row)
        return tuple(out)

    def place(self, row: Row, reason: str = "") -> Place:
        """The place as the model has it, with radius (metres) and precision."""
        above = self.above(row)
        first = next((unit.name for unit in above if unit.kind is PlaceKind.REGION), None)
        second = next((unit.name for unit in above if unit.kind is PlaceKind.DISTRICT), None)
        number = int(self._id[row.index])
        ident = self._idents.get(row.index) or f"{row.source}:{number}"
        return Place(
            id=ident,
            name=row.name,
            kind=row.kind,
            latitude=row.latitude,
            longitude=row.longitude,
            radius_m=self._radius(row),
            precision=PRECISIONS.get(row.kind, WherePrecision.EXACT),
            country=row.country,
            admin1=first,
            admin2=second,
            population=row.population or None,
            geonames=number if row.source == "geonames" else None,
            reason=reason,
        )

    def _radius(self, row: Row) -> int:
        listed = self._radii.get(row.index) or RADII.get(row.kind)
        return listed or int(min(25_000, max(1_000, 12 * row.population**0.5)))  # a town of 10,000 is about 1.2 km across, a city of 4 million 25 km

    def _rows(self, keyed: str) -> tuple[Row, ...]:
        number = self._trie.get(keyed)
        if number is None:
            return ()
        return tuple(self._make(int(post)) for post in self._posts[self._first[number] : self._first[number + 1]])

    def _spelt(self, name: str) -> tuple[Row, ...]:
        bones = skeleton(name)
        if not bones:
            return ()
        rated = [(max(alike(name, row.name), alike(name, bare_name(row.name))), row) for row in self._lookup(BONES + bones)]
        return tuple(row for rate, row in sorted(rated, key=lambda pair: -pair[0]) if rate >= CLOSE_SPELT)

    def _row(self, index: int) -> Row:
        start = self._pool + int(self._label[index])
        name = self._map[start + 1 : start + 1 + self._map[start]].decode()
        mark, kind, people = int(self._source[index]), KINDS[self._kind[index]], int(self._population[index])
        source = SOURCES[mark % CAPITAL]
        weight = standing(kind, people, mark >= CAPITAL, source in ("tocsin", "naturalearth"))
        return Row(
            index,
            name,
            kind,
            float(self._lat[index]) / 1e5,
            float(self._lon[index]) / 1e5,
            self.countries[self._country[index]],
            people,
            int(self._parent[index]),
            source,
            weight,
        )


@lru_cache(maxsize=1)
def _shipped() -> Gazetteer:
    path = Path(str(resources.files("tocsin.resolve.where"))) / "data" / "places.bin"
    return Gazetteer.open(path)
