"""Writing: from gathered entries to the one SQLite file the package ships."""

import csv
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from tables.actor_links import Links, contexts, senses, surnames
from tocsin.resolve.who.names import fold, plain, skeleton
from tocsin.resolve.who.nations import Nation
from tocsin.resolve.who.table import SCHEMA, encode_context
from tocsin.resolve.who.weights import Weights

HERE = Path(__file__).parent / "actors"


Tenure = tuple[str, str | None, str | None, str | None, str | None, str]  # office, country, body, since, until, source


@dataclass
class Record:
    """One entry to be written."""

    public: str
    name: str
    kind: str | None
    country: str | None
    source: str
    code: str | None = None
    sector: str | None = None
    aliases: set[str] = field(default_factory=set)
    offices: list[Tenure] = field(default_factory=list)


def read_nations() -> list[Nation]:
    """The countries of `tables/actors/countries.csv`."""
    with (HERE / "countries.csv").open(encoding="utf-8", newline="") as file:
        return [
            Nation(
                row["iso"],
                row["article"],
                row["the"] == "the",
                *(tuple(filter(None, row[k].split("|"))) for k in ("names", "adjectives", "people", "capital", "seats")),
            )
            for row in csv.DictReader(file)
        ]


class Writer:
    """The file while it is written."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._db = sqlite3.connect(path)
        self._db.executescript(SCHEMA)
        self._ids: dict[str, int] = {}
        self._forms: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])

    def part(self, key: str, value: bytes) -> None:
        """A named blob."""
        self._db.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (key, value))

    def form(self, name: str, public: str, *, links: int = 0, upper: int = 0, recent: int = 0) -> None:
        """A name of an entry."""
        key = fold(name)
        if key:
            counts = self._forms[key, self._ids[public]]
            counts[0] += links
            counts[1] += upper
            counts[2] += recent

    def links(self, links: Links) -> None:
        """All that the links say."""
        for article in sorted(links.articles.values(), key=lambda a: (-a.links, a.title)):
            self._ids["wiki:" + article.title] = len(self._ids) + 1
        for article in links.articles.values():
            public = "wiki:" + article.title
            words = encode_context(contexts(article.words, article.links, links.words, links.total) if article.links > 1 else {})
            same = self._ids.get("wiki:" + article.same) if article.same else None
            self._db.execute(
                "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    self._ids[public],
                    public,
                    article.title,
                    article.kind,
                    article.country,
                    None,
                    article.sector,
                    article.links,
                    article.pattern if article.pattern != article.title else None,
                    same,
                    words,
                    "current-events",
                ),
            )
            for name, n in article.forms.items():
                self.form(name, public, links=n, upper=n if name[:1].isupper() else 0, recent=article.recent[name])
            for name in (article.title, *surnames(article)):
                self.form(name, public)
        self._patterns(links)

    def _patterns(self, links: Links) -> None:
        for surface, targets in links.patterns.items():
            for target, n in targets.most_common(12):
                self._db.execute("INSERT INTO pattern VALUES (?,?,?,?)", (surface, target, n, links.recent[surface][target]))
        for name, group in links.senses.items():
            for sense, n, weights in senses(group):
                named = f"e:{self._ids['wiki:' + sense[2:]]}" if sense.startswith("e:") else sense
                self._db.execute("INSERT INTO sense VALUES (?,?,?,?)", (name, named, n, encode_context(weights)))
        for target, n in links.target_links.items():
            words = contexts(links.targets[target], n, links.words, links.total) if n > 2 else {}
            self._db.execute("INSERT INTO target VALUES (?,?,?)", (target, n, encode_context(words)))

    def records(self, records: Iterable[Record]) -> None:
        """Entries of other sets; one that is there already (same public id) gains their aliases, code and offices."""
        for record in records:
            ident = self._ids.get(record.public)
            if ident is None:
                ident = self._ids[record.public] = len(self._ids) + 1
                self._db.execute(
                    "INSERT INTO entry VALUES (?,?,?,?,?,?,?,0,NULL,NULL,NULL,?)",
                    (ident, record.public, record.name, record.kind, record.country, record.code, record.sector, record.source),
                )
            else:
                self._db.execute(
                    "UPDATE entry SET kind = coalesce(?, kind), country = coalesce(?, CASE WHEN ? LIKE 'IGO%' THEN NULL ELSE country END), "
                    "code = coalesce(?, code), sector = coalesce(?, sector), source = source || '; ' || ? WHERE id = ?",
                    (record.kind, record.country, record.code, record.code, record.sector, record.source, ident),
                )
            surname = {record.name.split()[-1]} if any(not office[0].isupper() for office in record.offices) else set()
            for alias in {record.name, *record.aliases, *surname}:
                self.form(alias, record.public)
            for office in record.offices:
                self._db.execute("INSERT INTO office VALUES (?,?,?,?,?,?,?)", (ident, *office))

    def bodies(self, bodies: list[tuple[str, str, str]]) -> None:
        """The articles on bodies of states: country, body, article."""
        self.part("bodies", msgspec.json.encode(bodies))

    def finish(self, nations: list[Nation], weights: Weights | None, facts: dict[str, str]) -> None:
        """Names, transliteration keys, countries, weights; then the file is compact and closed."""
        self._db.executemany("INSERT INTO form VALUES (?,?,?,?,?)", ((key, ident, *counts) for (key, ident), counts in sorted(self._forms.items())))
        # bodies of states are linked under words that are no names ("two soldiers"): their spellings are left alone
        named = self._db.execute(
            "SELECT key, entry FROM form JOIN entry ON entry.id = entry WHERE kind IN ('person', 'group', 'place') OR source NOT LIKE 'current-events%' "
            "OR (source != 'current-events' AND kind NOT IN ('military', 'agency', 'government'))"
        ).fetchall()
        bones = {(skeleton(plain(key)), ident) for key, ident in named if " " in key}
        self._db.executemany("INSERT INTO bones VALUES (?,?)", sorted(pair for pair in bones if len(pair[0].replace(" ", "")) > 3))
        self.part("nations", msgspec.json.encode(nations))
        if weights:
            self.part("weights", weights.encode())
        self.part("facts", msgspec.json.encode(facts))
        self._db.execute("CREATE INDEX entry_public ON entry (public)")
        self._db.execute("CREATE INDEX office_entry ON office (entry)")
        self._db.execute("CREATE INDEX office_name ON office (lower(office), country)")
        self._db.commit()
        self._db.execute("VACUUM")
        self._db.close()


def count_kinds(links: Links) -> Counter[str]:
    """How many articles of each kind."""
    return Counter(article.kind or "unknown" for article in links.articles.values())
