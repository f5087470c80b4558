"""Sets: records from UCDP, the EU's lists, ministers, REIGN's leaders, the Phoenix dictionaries, and the rows made by hand."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from tables.actor_file import HERE, Record, Tenure
from tables.actor_links import Item, Links
from tocsin.resolve.who.bodies import BODIES
from tocsin.resolve.who.names import fold
from tocsin.resolve.who.nations import Nations

csv.field_size_limit(10_000_000)
_MEASURES = frozenset({"Person", "LegalEntity", "Organization"})
_OFFICE = {
    "minister of foreign affairs": "Foreign Minister",
    "minister of defence": "Defence Minister",
    "minister of interior": "Interior Minister",
    "minister of the interior": "Interior Minister",
    "minister of finance": "Finance Minister",
}
_SECTORS = {
    "GOV": ("government", "GOV"),
    "MIL": ("military", "MIL"),
    "REB": ("group", "REB"),
    "OPP": ("group", "OPP"),
    "SEP": ("group", "REB"),
    "INS": ("group", "REB"),
    "UAF": ("group", "REB"),
    "COP": ("agency", "COP"),
    "JUD": ("agency", "JUD"),
    "LEG": ("agency", "LEG"),
    "SPY": ("agency", "SPY"),
    "MED": ("media", "MED"),
    "BUS": ("company", "BUS"),
    "MNC": ("company", "BUS"),
    "PTY": ("group", "PTY"),
    "NGO": ("ngo", "NGO"),
    "IGO": ("igo", "IGO"),
    "CVL": ("group", "CVL"),
    "EDU": ("ngo", "EDU"),
    "ELI": ("person", "ELI"),
}

_COW = {
    "GMY": "DEU",
    "DRC": "COD",
    "SAU": "SAU",
    "JOR": "JOR",
    "KUW": "KWT",
    "BAH": "BHR",
    "QAT": "QAT",
    "UAE": "ARE",
    "OMA": "OMN",
    "TAJ": "TJK",
    "KYR": "KGZ",
    "DRV": "VNM",
}
_APART = frozenset({"178", "217", "354"})  # share a name with another body's article: looked at by hand
_OPEN = "; open at the list's end"


def rows(path: Path, encoding: str = "utf-8-sig") -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding=encoding, newline="") as file:
        yield from csv.DictReader(file)


class Known:
    """Which entry a name already has: Wikipedia titles first, so that one actor has one entry. A name of another country is another's."""

    def __init__(self, titles: Iterable[tuple[str, str | None]]) -> None:
        self._names: dict[str, tuple[str, str | None]] = {}
        for title, country in titles:  # the later, more linked title wins
            self._put(re.sub(r" \(.*\)$", "", title), "wiki:" + title, country)

    def _put(self, name: str, public: str, country: str | None) -> None:
        key = fold(name)
        if " " in key:
            self._names[key] = self._names[" ".join(sorted(key.split()))] = (public, country)

    def add(self, record: Record) -> None:
        """Later records of these names join it."""
        for name in (record.name, *record.aliases):
            if fold(name) not in self._names:
                self._put(name, record.public, record.country)

    def find(self, names: Iterable[str], country: str | None = None) -> str | None:
        """The entry that bears one of these names, of two words or more, in any order of its words."""
        for name in names:
            key = fold(name)
            found = self._names.get(key) or self._names.get(" ".join(sorted(key.split())))
            if found and " " in key and (country is None or found[1] is None or found[1] == country):
                return found[0]
        return None


def split(cell: str, mark: str = "|") -> set[str]:
    """The parts of a cell."""
    return {part.strip() for part in cell.split(mark) if part.strip()}


def by_hand(known: Known) -> Iterator[Record]:
    """The sourced rows of tables/actors/groups.csv, missions.csv and offices.csv."""
    for row in (*rows(HERE / "groups.csv"), *rows(HERE / "missions.csv")):
        yield Record(row["public"], row["name"], row["kind"], row["country"] or None, row["source"], row["code"], row["sector"], split(row["aliases"]))
    people: dict[str, Record] = {}
    for row in rows(HERE / "offices.csv"):
        record = people.setdefault(row["public"], Record(row["public"], row["name"], "person", row["country"] or None, "by hand"))
        record.aliases |= split(row["aliases"])
        if row["office"]:
            record.offices.append((row["office"], row["of"] or None, row["body"] or None, row["since"] or None, row["until"] or None, row["source"]))
    yield from people.values()


def join_aliases(links: Links) -> None:
    """Linked articles that a row made by hand has as another name ("UNIFIL") redirect to that row's article."""
    for row in rows(HERE / "missions.csv"):
        whole = links.articles.get(row["public"].removeprefix("wiki:"))
        for alias in split(row["aliases"]) if whole else ():
            short = links.articles.get(alias)
            if whole and short and short is not whole:
                short.same, whole.same = whole.title, None


def read_bodies() -> list[tuple[str, str, str]]:
    """The articles on bodies of states: country, body, article, from tables/actors/bodies.csv."""
    return [(row["iso"], row["body"], row["article"]) for row in rows(HERE / "bodies.csv")]


def state_bodies() -> Iterator[Record]:
    """Ministries, forces, parliaments and the like of tables/actors/bodies.csv."""
    sorts = {key: (kind, sector) for key, _, kind, sector, _ in BODIES}
    for iso, body, article in read_bodies():
        if not article.startswith("Law enforcement"):  # an article on a subject, no actor
            kind, sector = sorts[body]
            yield Record(f"wiki:{article}", article, kind, iso, "Wikipedia", f"{iso}{sector}", sector)


def ucdp(folder: Path, known: Known, nations: Nations) -> Iterator[Record]:
    """Armed groups of UCDP's actor list 22.1 with their names; governments are left to the countries."""
    taken = {ident: row["public"] for row in rows(HERE / "groups.csv") for ident in split(row["ucdp"])}
    for row in rows(next(folder.rglob("ucdp-actor-*.csv"))):
        if row["Org"] == "4":
            continue
        names = {re.sub(r"\s+", " ", row[k]).strip() for k in ("NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng", "NewName", "NewNameFullEng")} - {
            "",
            "n/a",
        }
        place = re.split(r", ", row["Location"])[0]
        named = nations.named(place) or nations.named(re.sub(r" \(.*", "", place))
        country = named[0] if named else None
        public = taken.get(row["ActorId"]) or (None if row["ActorId"] in _APART else known.find(sorted(names), country)) or f"ucdp:{row['ActorId']}"
        kind = "group"
        yield Record(
            public,
            row["NameData"].strip(),
            kind,
            country,
            f"UCDP {row['ActorId']}",
            f"{country}REB" if country else None,
            "REB" if row["Org"] == "1" else "CVL",
            names,
        )


def eu_lists(folder: Path, known: Known, nations: Nations) -> Iterator[Record]:
    """Persons and bodies on the EU's lists, with aliases; companies and ships are left out."""
    for path in sorted(folder.glob("*.csv")):
        for row in rows(path):
            if row["schema"] not in _MEASURES or (
                row["schema"] == "LegalEntity" and row["programKey"] in ("EU-UKR", "EU-RUS", "EU-IRN", "EU-PRK", "EU-BLR", "EU-SYR")
            ):
                continue
            name = re.sub(r"\s*\((?:Russian|Ukrainian|Belarusian|Arabic|a\.k\.a|Farsi)\b.*?\)", "", row["name"]).strip()
            name = " ".join(word.title() if word.isupper() and len(word) > 3 else word for word in name.split())
            aliases = {_turned(alias) for alias in split(row["alias"], ";") if 3 < len(alias) < 60 and alias.isascii()}
            country = next(
                (found[0] for cell in (row["nationality"], row["country"]) for part in re.split(r"[;,(]", cell) if (found := nations.named(part.strip()))), None
            )
            person = row["schema"] == "Person"
            public = known.find((name, *sorted(aliases)) if person else (name,), country) or f"eu:{row['celex']}-{row['recordId']}"
            yield Record(public, _turned(name), "person" if person else "group", country, f"EU {row['celex']}", aliases=aliases)


def _turned(name: str) -> str:
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name


def ministers(folder: Path, known: Known) -> Iterator[Record]:
    """Offices and their holders in Iraq, Iran and Israel, from Wikidata."""
    for path in sorted(folder.glob("*.csv")):
        iso = {"iran": "IRN", "iraq": "IRQ", "israel": "ISR"}[path.stem]
        people: dict[str, Record] = {}
        for row in rows(path):
            title = row.get("enwiki")
            public = f"wiki:{title}" if title else known.find((row["person"],), iso) or f"wikidata:{row['personID']}"
            record = people.setdefault(row["personID"], Record(public, row["person"], "person", iso, f"Wikidata {row['personID']}", f"{iso}GOV", "GOV"))
            office = _OFFICE.get(row["position"].lower(), row["position"])
            source = f"Wikidata {row['personID']}" + ("" if row["end"] else _OPEN)
            record.offices.append((office, iso, None, row["start"] or None, row["end"] or "2022-07", source))
        yield from people.values()


def reign(path: Path, known: Known, nations: Nations) -> Iterator[Record]:
    """Heads of state and government since 1990, by surname, to March 2021."""
    states = {row["ccode"]: row["country"].strip() for row in rows(path.with_name("electionlist_3_21.csv"), "mac_roman")}
    for row in rows(path, "mac_roman"):
        if row["eyear"] and int(row["eyear"]) < 1990:
            continue
        name = re.sub(r"\s+", " ", row["leader"].replace("_", " ")).strip()
        named = nations.named(states.get(row["ccode"], ""))
        iso = named[0] if named else _COW.get(row["stateabb"])
        if not iso:
            continue
        public = known.find((name,), iso) if " " in name else None
        since = f"{int(row['syear']):04}-{int(row['smonth']):02}-{int(row['sdate'] or 1):02}"
        until = f"{int(row['eyear']):04}-{int(row['emonth']):02}" if row["eyear"] else "2021-04"
        source = "REIGN 2021-3" + ("" if row["eyear"] else _OPEN)
        offices = [("Head of state or government", iso, None, since, until, source)]
        yield Record(public or f"reign:{row['leadid']}", name, "person", iso, "REIGN 2021-3", sector="GOV", offices=list(offices))


def phoenix(folder: Path, known: Known, nations: Nations) -> Iterator[Record]:
    """Actors of the Phoenix/CAMEO dictionaries: bodies, and persons with a role dated since 1990."""
    for name in ("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt"):
        for head, aliases, codes in _blocks(folder / name):
            elite = any(when and "ELI" in code for code, when in codes)
            codes = [(code, when) for code, when in codes if "ELI" not in code or not when]
            dated = [(code, *when) for code, when in codes if when]
            if elite and not dated:
                continue
            if (
                any(code.startswith("---") for code, _ in codes)
                or not codes
                or (dated and max(until or "9" for _, _, until in dated) < "1995")
                or codes[-1][0].startswith("MNC")
            ):
                continue
            title, others = _spelled(head), {_spelled(alias) for alias in aliases}
            code = next((code for code, when in reversed(codes) if not when), codes[-1][0])
            country = code[:3] if code[:3] in nations.by_iso else None
            if len(code) == 3 and country:
                continue  # the country itself, and its cities
            kind, sector = _SECTORS.get(code[3:6] if country else code[:3], (None, None)) if not dated else ("person", code[3:6] if country else code[:3])
            public = known.find((title, *sorted(others)), country) or f"cameo:{head.strip('_ ')}"
            yield Record(
                public,
                title,
                kind,
                country,
                "Phoenix",
                code,
                sector,
                others,
                [(role, country, None, since, until, "Phoenix/CAMEO") for role, since, until in dated],
            )


def outlets(items: Iterable[Item], known: Known) -> Iterator[Record]:
    """The outlets that the Current Events cite at least four times, by their site."""
    sites: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for name, url in item["sources"]:
            site = re.sub(r"^www\.", "", urlsplit(url).netloc.lower())
            if name and site and len(name) < 50:
                sites[site][name.strip()] += 1
    for site, names in sorted(sites.items()):
        name, n = names.most_common(1)[0]
        if n >= 4:
            public = known.find((name,)) or f"outlet:{site}"
            yield Record(
                public,
                name,
                "media" if public.startswith("outlet:") else None,
                None,
                f"Current Events, cites {site}",
                sector="MED",
                aliases={other for other, m in names.items() if m > 2},
            )


Dated = tuple[str | None, str | None]


def _blocks(path: Path) -> Iterator[tuple[str, list[str], list[tuple[str, Dated | None]]]]:
    """Head, aliases and codes (each with its dates, if any) of each entry of a dictionary."""
    head, aliases, codes = "", [], []
    for raw in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = re.sub(r"[;#].*", "", raw).strip()
        if not line:
            continue
        codes += [(code, _dates(when)) for code, when in re.findall(r"\[([A-Z\-]{3,15})\s*([<>\d\-]*)\]", line)]
        words = re.sub(r"\[.*", "", line).strip()
        if words.startswith("+"):
            aliases.append(words[1:])
        elif words:
            if head:
                yield head, aliases, codes if not codes or line.count("[") == 0 else codes[: -line.count("[")]
            head, aliases, codes = words, [], codes[-line.count("[") :] if line.count("[") else []
    if head:
        yield head, aliases, codes


def _dates(when: str) -> Dated | None:
    if not when:
        return None
    if when[0] in "<>":
        return (None, _day(when[1:])) if when[0] == "<" else (_day(when[1:]), None)
    since, _, until = when.partition("-")
    return _day(since), _day(until)


def _day(short: str) -> str | None:
    """ "060520" is 2006-05-20; "30..99" are 19xx; days past the month's end are cut."""
    if not re.fullmatch(r"\d{6}|\d{8}", short):
        return None
    year = short[:4] if len(short) == 8 else ("20" if short[:2] < "30" else "19") + short[:2]
    return f"{year}-{short[-4:-2]}-{short[-2:]}"


def _spelled(words: str) -> str:
    parts = re.sub(r"\s+", " ", words.replace("_", " ")).strip().split(" ")
    return " ".join(part if part in ("UN", "EU", "NATO") else part.capitalize() if "-" not in part else part.title() for part in parts)


def everything(data: Path, items: Iterable[Item], titles: Sequence[tuple[str, str | None]], nations: Nations) -> list[Record]:
    """The records of all sets; those of one entry joined, alike names under the entry that came first."""
    known, actors = Known(titles), data / "actors"
    joined: dict[str, Record] = {}
    for source in (
        by_hand(known),
        state_bodies(),
        ministers(actors / "ministers", known),
        ucdp(actors / "ucdp_actor221", known, nations),
        eu_lists(actors / "eu_lists", known, nations),
        reign(actors / "reign" / "leaderlist_3_21.csv", known, nations),
        phoenix(actors / "cameo_dictionaries", known, nations),
        outlets(items, known),
    ):
        for record in list(source):
            known.add(record)
            _join(joined, record)
    _full_names(joined, titles)
    return list(joined.values())


def _full_names(joined: dict[str, Record], titles: Sequence[tuple[str, str | None]]) -> None:
    """REIGN's bare surnames under the one person of that surname and country who governed then, or who alone has an article."""
    people: dict[tuple[str | None, str], list[Record]] = defaultdict(list)
    for record in joined.values():
        if record.kind == "person" and " " in record.name:
            people[record.country, fold(record.name).split()[-1]].append(record)
    for title, country in titles:
        if f"wiki:{title}" not in joined and " " in title:
            people[country, fold(title).split()[-1]].append(Record(f"wiki:{title}", title, None, country, "REIGN 2021-3"))
    for public in [key for key, record in joined.items() if key.startswith("reign:") and " " not in record.name]:
        bare = joined[public]
        found = people[bare.country, fold(bare.name)]
        governing = [r for r in found if any(_overlap(one, bare.offices[0]) for one in r.offices)]
        best = [r for r in governing if r.public.startswith("wiki:")] or governing or [r for r in found if r.public.startswith("wiki:")]
        if len(best) == 1:
            best[0].offices += bare.offices
            joined.setdefault(best[0].public, best[0])
            del joined[public]


def _overlap(one: Tenure, other: Tenure) -> bool:
    return "GOV" in one[0] and (one[3] or "0") < (other[4] or "9") and (other[3] or "0") < (one[4] or "9")


def _join(joined: dict[str, Record], record: Record) -> None:
    there = joined.get(record.public)
    if there is None:
        joined[record.public] = record
        return
    if record.source != "Phoenix" or not there.code:  # its aliases are too broad for bodies that have their own ("U.S. military")
        there.aliases |= {record.name, *record.aliases}
    there.offices += record.offices
    there.code, there.sector = there.code or record.code, there.sector or record.sector
    if record.source not in there.source:
        there.source += "; " + record.source
