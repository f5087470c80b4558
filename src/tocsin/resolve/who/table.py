"""The actor table: one SQLite file in the package, opened read-only; articles, their names, offices and countries.

Knows nothing of any report: it answers what is known of a name, an article, an office.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from tocsin.errors import DataError
from tocsin.resolve.who.names import acronym, fold, skeleton
from tocsin.resolve.who.nations import Nation, Nations
from tocsin.resolve.who.weights import Weights

SHIPPED = Path(__file__).parent / "data" / "actors.sqlite"
SCHEMA = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, public TEXT NOT NULL, name TEXT NOT NULL, kind TEXT, country TEXT, code TEXT, sector TEXT,
                    links INTEGER NOT NULL, pattern TEXT, same INTEGER, context BLOB, source TEXT);
CREATE TABLE form (key TEXT, entry INTEGER, links INTEGER, upper INTEGER, recent INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE bones (key TEXT, entry INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE pattern (surface TEXT, target TEXT, n INTEGER, recent INTEGER, PRIMARY KEY (surface, target)) WITHOUT ROWID;
CREATE TABLE target (pattern TEXT PRIMARY KEY, n INTEGER, context BLOB) WITHOUT ROWID;
CREATE TABLE sense (name TEXT, sense TEXT, n INTEGER, context BLOB, PRIMARY KEY (name, sense)) WITHOUT ROWID;
CREATE TABLE office (entry INTEGER, office TEXT, country TEXT, body TEXT, since TEXT, until TEXT, source TEXT);
CREATE TABLE part (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""

_BODIES = '["group", "ngo", "agency", "military", "igo", "media", "company", "government"]'


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be meant: a Wikipedia article, or a row of another public table."""

    id: int
    public: str
    name: str
    kind: str | None  # an EntityKind, or event, office, people, concept; None where unknown
    country: str | None
    code: str | None
    sector: str | None
    links: int
    pattern: str | None
    same: int | None  # the entry it redirects to
    source: str

    @property
    def title(self) -> str | None:
        """The Wikipedia article's title, if it has one."""
        return self.public[5:] if self.public.startswith("wiki:") else None

    @property
    def linked(self) -> bool:
        """Does it come from links (and may be ranked), rather than from a list alone?"""
        return self.source.startswith("current-events")


@dataclass(frozen=True, slots=True)
class Form:
    """A name of an entry: how often it was linked so, how often with a capital, and how often in the table's last four months."""

    entry: int
    links: int
    upper: int
    recent: int


@dataclass(frozen=True, slots=True)
class Office:
    """What someone held, of which country or body, from and until (ISO prefixes; None where unknown or still held), and who says so."""

    entry: int
    office: str
    country: str | None
    body: str | None
    since: str | None
    until: str | None
    source: str

    def held(self, day: date) -> bool:
        """Was it held on that day? Unknown ends are open."""
        iso = day.isoformat()
        return (self.since is None or self.since <= iso) and (self.until is None or iso < self.until or iso.startswith(self.until))


class Table:
    """The table of one file; look-ups are cached."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise DataError(f"the actor table {path} is missing: build it with python -m tables.actors")
        self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            self.nations = Nations.of(self._nations())
        except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
            raise DataError(f"the actor table {path} is damaged ({error}): build it again with python -m tables.actors") from error
        self.entry = lru_cache(maxsize=32768)(self._entry)
        self.forms = lru_cache(maxsize=32768)(self._forms)
        self.context = lru_cache(maxsize=8192)(self._context)
        self.targets = lru_cache(maxsize=8192)(self._targets)
        self.target = lru_cache(maxsize=8192)(self._target)
        self.senses = lru_cache(maxsize=8192)(self._senses)
        self.public = lru_cache(maxsize=8192)(self._public)
        self.offices = lru_cache(maxsize=8192)(self._offices)

    @cached_property
    def weights(self) -> Weights | None:
        """The network that ranks its entries; None in a table without one."""
        blob = self.part("weights")
        return Weights.decode(blob) if blob else None

    @cached_property
    def bodies(self) -> dict[tuple[str, str], str]:
        """The articles on bodies of states, by country and body: the air force of Qatar is "Qatar Emiri Air Force"."""
        rows = msgspec.json.decode(self.part("bodies") or b"[]", type=list[tuple[str, str, str]])
        return {(iso, body): article for iso, body, article in rows}

    @cached_property
    def acronyms(self) -> dict[str, tuple[int, ...]]:
        """The bodies whose names the capitals are short for, each under the entry it redirects to: "HRW" is Human Rights Watch."""
        found: dict[str, set[int]] = {}
        rows = self._db.execute("SELECT coalesce(same, id), public, name FROM entry WHERE kind IN (SELECT value FROM json_each(?))", (_BODIES,))
        for ident, public, name in rows:
            core, *rest = re.split(r" \(|, |\?", public[5:] if public.startswith("wiki:") else name)
            letters = acronym(core)
            if 3 <= len(letters) <= 8 and (not rest or self.nations.named(rest[0].rstrip(")"))):  # "(Iraq)" is no part of the name, "(Maoist)" is
                found.setdefault(letters, set()).add(ident)
        return {letters: tuple(sorted(idents)) for letters, idents in found.items()}

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def part(self, key: str) -> bytes | None:
        """A named blob of the file: weights, countries, build facts."""
        row = self._db.execute("SELECT value FROM part WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _nations(self) -> Iterator[Nation]:
        return iter(msgspec.json.decode(self.part("nations") or b"[]", type=list[Nation]))

    def _entry(self, ident: int) -> Entry:
        row = self._db.execute(
            "SELECT id, public, name, kind, country, code, sector, links, pattern, same, source FROM entry WHERE id = ?", (ident,)
        ).fetchone()
        return Entry(*row)

    def _public(self, public: str) -> Entry | None:
        row = self._db.execute("SELECT id FROM entry WHERE public = ?", (public,)).fetchone()
        return self.entry(row[0]) if row else None

    def _forms(self, key: str) -> tuple[Form, ...]:
        rows = self._db.execute("SELECT entry, links, upper, recent FROM form WHERE key = ? ORDER BY links DESC, entry LIMIT 40", (key,))
        return tuple(Form(*row) for row in rows)

    def longer(self, key: str, limit: int = 6) -> tuple[Form, ...]:
        """Entries one of whose names begins with these words and goes on, most linked first."""
        rows = self._db.execute(
            "SELECT entry, max(links), max(upper), max(recent) FROM form WHERE key > ? AND key < ? GROUP BY entry ORDER BY 2 DESC, 1 LIMIT ?",
            (key + " ", key + "!", limit),
        )
        return tuple(Form(*row) for row in rows)

    def alike(self, name: str, limit: int = 6) -> tuple[Entry, ...]:
        """Entries with a name of the same transliteration skeleton, most linked first."""
        rows = self._db.execute(
            "SELECT entry FROM bones JOIN entry ON entry.id = entry WHERE key = ? ORDER BY links DESC, entry LIMIT ?", (skeleton(name), limit)
        )
        return tuple(self.entry(row[0]) for row in rows)

    def _context(self, ident: int) -> dict[str, float]:
        row = self._db.execute("SELECT context FROM entry WHERE id = ?", (ident,)).fetchone()
        return decode_context(row[0])

    def _targets(self, surface: str) -> tuple[tuple[str, int, int], ...]:
        rows = self._db.execute("SELECT target, n, recent FROM pattern WHERE surface = ? ORDER BY n DESC, target LIMIT 8", (surface,))
        return tuple((str(target), int(n), int(recent)) for target, n, recent in rows)

    def _target(self, pattern: str) -> tuple[int, dict[str, float]]:
        row = self._db.execute("SELECT n, context FROM target WHERE pattern = ?", (pattern,)).fetchone()
        return (int(row[0]), decode_context(row[1])) if row else (0, {})

    def _senses(self, name: str) -> dict[str, tuple[int, dict[str, float]]]:
        rows = self._db.execute("SELECT sense, n, context FROM sense WHERE name = ?", (name,))
        return {str(sense): (int(n), decode_context(context)) for sense, n, context in rows}

    def _offices(self, ident: int) -> tuple[Office, ...]:
        rows = self._db.execute("SELECT entry, office, country, body, since, until, source FROM office WHERE entry = ? ORDER BY since", (ident,))
        return tuple(Office(*row) for row in rows)

    def holders(self, office: str, country: str | None) -> tuple[Office, ...]:
        """Everyone who held an office of a country, by folded name of the office."""
        rows = self._db.execute(
            "SELECT entry, office, country, body, since, until, source FROM office WHERE lower(office) = ? AND country IS ? ORDER BY since",
            (fold(office), country),
        )
        return tuple(Office(*row) for row in rows)


def encode_context(weights: dict[str, float]) -> bytes | None:
    """Context words and their log weights, packed; None where there are none."""
    return msgspec.msgpack.encode({word: round(weight * 10) for word, weight in weights.items()}) if weights else None


def decode_context(blob: bytes | None) -> dict[str, float]:
    """What `encode_context` packed."""
    packed: dict[str, Any] = msgspec.msgpack.decode(blob) if blob else {}
    return {word: weight / 10 for word, weight in packed.items()}


@cache
def shipped() -> Table:
    """The table that comes with the package."""
    return Table(SHIPPED)
