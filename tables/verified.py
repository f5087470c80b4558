"""Checks the sites made by hand against the shipped sources: `python -m tables.verified --data DATA_DIR [--write]`.

For each row of `tables/places/compounds.csv` the nearest place of that name (or of the town or field it is called after) in airportsdata,
Natural Earth, Who's On First and GeoNames; prints how far apart they lie. With `--write` the column `checked` says which source
agrees, and how far off. Where none has it nearby, a town that its names tell ("Bushehr nuclear power plant") bounds it: `near Bushehr`. The rest is
`unverified`, with the nearest town of GeoNames that holds the point against gross slips: such a point rests on the article named in the row alone.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tables import sources
from tocsin.resolve.where.names import bare_name, key, skeleton

PLACES = Path(__file__).parent / "places" / "compounds.csv"
NEAR_KM = 6.0  # a point within this, or within the row's own radius, is the same place
TOWN_KM = 20.0  # a site is told by a town within this
UNVERIFIED = "unverified"
TOWNS = ""  # the key of all towns of GeoNames
COUNTRIES = {iso3: iso2 for iso2, iso3 in sources.alpha3().items()}


@dataclass(frozen=True, slots=True)
class Point:
    """A place of a source."""

    source: str
    lat: float
    lon: float
    name: str = ""
    country: str = ""


def points(data: Path) -> Iterator[tuple[str, Point]]:
    """Every name of every place of the sources, made comparable, with its point."""
    everything = (
        ("airportsdata", sources.airfields()),
        ("Natural Earth", sources.natural_earth(data / "places" / "natural_earth_10m" / "cultural")),
        ("Who's On First", sources.whosonfirst(data / "places" / "wof_places.jsonl.gz")),
        ("GeoNames", sources.cities()),
    )
    for source, rows in everything:
        for row in rows:
            for name in {row["name"], *row["names"]}:
                for form in forms(name):
                    yield form, Point(source, float(row["lat"]), float(row["lon"]), row["name"], row["iso2"] or "")


def forms(name: str) -> set[str]:
    """The keys under which spellings of a name meet, with and without the kind of site."""
    return {form for words in (name, bare_name(name)) for form in (key(words), f"~{skeleton(words)}") if len(form) > 3}


def kilometres(lat: float, lon: float, point: Point) -> float:
    """About how far apart; good enough below some hundred kilometres."""
    return math.hypot((lat - point.lat) * 111.2, (lon - point.lon) * 111.2 * math.cos(math.radians(lat)))


def checked(row: dict[str, str], index: dict[str, list[Point]]) -> tuple[str, float | None]:
    """What the column `checked` says of a row, and how far off the nearest place of its name lies (km; None without one)."""
    if row["ref"]:  # the builder takes the point of that very airfield
        return f"airportsdata, {row['ref'].removeprefix('ourairports:')}", 0.0
    lat, lon = float(row["lat"] or 0), float(row["lon"] or 0)
    names = [row["name"], *filter(None, row["aliases"].split("|"))]
    found = [(kilometres(lat, lon, point), point.source) for name in names for form in forms(name) for point in index.get(form, ())]
    off, source = min(found, default=(None, ""))
    if off is not None and off <= max(NEAR_KM, int(row["radius_m"] or 0) / 1000):
        return f"{source}, {off:.1f} km", off
    return told(names, lat, lon, index) or f"{UNVERIFIED}; {nearest(row, lat, lon, index)}", off


def told(names: list[str], lat: float, lon: float, index: dict[str, list[Point]]) -> str | None:
    """The town that stands in the site's names and lies by it: "near Bushehr (GeoNames, 12.4 km)"."""
    parts = {" ".join(words[a:b]) for name in names for words in [name.split()] for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    near = [
        (kilometres(lat, lon, point), point.name)
        for part in parts
        if len(part) > 3 and part[0].isupper()
        for point in index.get(key(part), ())
        if point.source == "GeoNames"
    ]
    off, town = min(near, default=(None, ""))
    return f"near {town} (GeoNames, {off:.1f} km)" if off is not None and off <= TOWN_KM else None


def nearest(row: dict[str, str], lat: float, lon: float, index: dict[str, list[Point]]) -> str:
    """The nearest town of the site's country, and how far off: "12 km from Akashat"."""
    iso2 = COUNTRIES.get(row["country"], "")
    towns = ((kilometres(lat, lon, point), point.name) for point in index[TOWNS] if iso2 in ("", point.country))
    off, town = min(towns, default=(None, ""))
    return f"{off:.0f} km from {town}" if off is not None else "no town near"


def main() -> None:
    """Prints the rows no source agrees with, nearest first; with --write fills the column."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="fill the column `checked` of compounds.csv")
    args = parser.parse_args()
    index: dict[str, list[Point]] = defaultdict(list)
    for form, point in points(args.data):
        index[form].append(point)
    index[TOWNS] = sorted({point for found in index.values() for point in found if point.source == "GeoNames"}, key=lambda p: (p.name, p.lat))
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    results = [checked(row, index) for row in rows]
    for row, (said, off) in zip(rows, results, strict=True):
        if said.startswith(UNVERIFIED):
            print(f"{row['name']:40} {row['country']:4} {row['kind']:14} " + ("no place of this name" if off is None else f"nearest {off:.0f} km off"))
    print(f"{sum(not said.startswith(UNVERIFIED) for said, _ in results)} of {len(rows)} agree with a source")
    if args.write:
        with PLACES.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*(name for name in rows[0] if name != "checked"), "checked"], lineterminator="\n")
            writer.writeheader()
            writer.writerows({**row, "checked": said} for row, (said, _) in zip(rows, results, strict=True))


if __name__ == "__main__":
    main()
