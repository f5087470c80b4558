"""SQLite: the store on a laptop, one file, readable by Datasette."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tocsin.errors import StoreError
from tocsin.model import Issue, Judgement, Reading, Report, content_id, decode, encode
from tocsin.store import Filter, Hit, RunCount
from tocsin.store.rows import Row, issue_row, rows

VERSION = "1"
SCHEMA = Path(__file__).with_name("schema.sql")
DERIVED = ("dates", "roles", "event_mentions", "event_attributions", "events", "contents", "attributions", "mentions", "entities", "cuts", "sentences")


class SQLiteStore:
    """A store in one SQLite file (WAL). `with SQLiteStore("crisis.db") as store: ...`"""

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = Path(path)
        if read_only and not self.path.exists():
            raise StoreError(f"there is no database {self.path}; make one with `tocsin read INPUT --db {self.path}`")
        try:
            self.db = sqlite3.connect(self.path, isolation_level=None)
            self.db.row_factory = sqlite3.Row
            self.db.execute("PRAGMA foreign_keys = ON")
            self.db.execute("PRAGMA busy_timeout = 10000")
            self.prepare()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path} can't be opened as a Tocsin database: {error}") from error

    def prepare(self) -> None:
        """Makes the tables of a new file; checks the version of an old one."""
        known = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not known:
            self.db.execute("PRAGMA journal_mode = WAL")
            self.db.executescript(f"BEGIN;\n{SCHEMA.read_text(encoding='utf-8')}\nINSERT INTO meta VALUES ('version', '{VERSION}');\nCOMMIT;")
            return
        try:
            found = self.db.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        except sqlite3.Error:
            found = None
        if found is None or found[0] != VERSION:
            raise StoreError(f"{self.path} is no Tocsin database of version {VERSION}" + (f", but of version {found[0]}" if found else ""))

    def __enter__(self) -> SQLiteStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self.db.close()

    def begin(self, asked: list[str], version: str, now: str) -> str:
        """Notes a run and gives its id; the same inputs and version are the same run."""
        run = content_id("u", version, *asked)
        self.write([("runs", {"id": run, "asked": json.dumps(asked, ensure_ascii=False), "version": version, "begun": now})])
        return run

    def finish(self, run: str, count: RunCount) -> None:
        """Notes what came of a run, the first time: a later one that finds all known changes nothing."""
        self.db.execute(
            "UPDATE runs SET documents = ?, reports = ?, known = ?, failures = ? WHERE id = ? AND documents IS NULL",
            (count.documents, count.reports, count.known, count.failures, run),
        )

    def write(self, new: Iterable[Row]) -> None:
        """Inserts rows in one transaction; a row whose key is known stays as it is."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            for table, columns in new:
                names = ", ".join(f'"{name}"' for name in columns)
                marks = ", ".join("?" * len(columns))
                self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING", tuple(columns.values()))
            self.db.execute("COMMIT")
        except BaseException as error:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError(f"{self.path} could not be written: {error}") from error
            raise

    def keep(self, reading: Reading, run: str) -> bool:
        """Keeps a reading with its issues in one transaction; False where the report was known already."""
        if self.knows(reading.report.id):
            return False
        self.write(rows(reading, run))
        return True

    def note(self, issue: Issue, run: str) -> None:
        """Keeps an issue that has no reading."""
        self.write([issue_row(issue, run)])

    def knows(self, report: str) -> bool:
        """Is this report kept?"""
        return self.db.execute("SELECT 1 FROM reports WHERE id = ?", (report,)).fetchone() is not None

    def reading(self, ident: str) -> Reading | None:
        """The reading of the report with this id or unique beginning of an id."""
        found = self.db.execute("SELECT json FROM readings WHERE report >= ? AND report < ? LIMIT 2", (ident, ident + "\uffff")).fetchall()
        return decode(found[0][0], Reading) if len(found) == 1 else None

    def report(self, ident: str) -> Report | None:
        """The report with this id or unique beginning of an id."""
        reading = self.reading(ident)
        return reading.report if reading else None

    def readings(self) -> Iterator[Reading]:
        """All readings, by publication date and id; undated ones last."""
        query = "SELECT json FROM readings JOIN reports ON id = report ORDER BY COALESCE(published, '9999'), id"
        for row in self.db.execute(query):
            yield decode(row[0], Reading)

    def issues(self, *, report: str | None = None) -> Iterator[Issue]:
        """All issues, or those of one report."""
        where, values = ("WHERE report = ?", (report,)) if report else ("", ())
        for row in self.db.execute(f"SELECT json FROM issues {where} ORDER BY stage, code, id", values):
            yield decode(row[0], Issue)

    def records(self, wanted: Filter) -> Iterator[dict[str, Any]]:
        """Rows of the events that are wanted, by date; undated ones last."""
        conditions, values = where(wanted)
        limit = f" LIMIT {int(wanted.limit)}" if wanted.limit is not None else ""
        order = f"ORDER BY COALESCE(e.date_first, '9999'), e.report, e.start{limit}"
        query = f"SELECT records.* FROM records JOIN events e ON e.id = records.event{conditions} {order}"
        for row in self.db.execute(query, values):
            yield {k: int(v) if k in ("killed", "injured") and v is not None and v == int(v) else v for k, v in dict(row).items()}

    def search(self, words: str, *, limit: int = 20) -> Iterator[Hit]:
        """Sentences that hold all the words, best first; quotation marks and signs in `words` are only words."""
        terms = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not terms:
            return
        query = """SELECT s.report, s.number, s.text, r.title, r.outlet, r.published, r.url FROM sentences_fts
                   JOIN sentences s ON s.id = sentences_fts.rowid JOIN reports r ON r.id = s.report
                   WHERE sentences_fts MATCH ? ORDER BY rank, s.id LIMIT ?"""
        for row in self.db.execute(query, (terms, limit)):
            yield Hit(**dict(row))

    def judge(self, judgement: Judgement) -> None:
        """Keeps what a person decided, and waits until it is on the disk."""
        self.write([("judgements", {"id": judgement.id, "json": encode(judgement), "made_by": judgement.who, "made_at": judgement.when})])

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, in the order they were made."""
        for row in self.db.execute("SELECT json FROM judgements ORDER BY made_at, id"):
            yield decode(row[0], Judgement)

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        tables = ("reports", "sentences", "events", "roles", "attributions", "entities", "dates", "issues", "runs")
        return {name: self.db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}

    def rebuild(self) -> None:
        """Makes all derived tables again from the readings."""
        kept = [(row[0], row[1]) for row in self.db.execute("SELECT json, run FROM readings JOIN reports ON id = report ORDER BY id")]
        self.db.execute("BEGIN IMMEDIATE")
        for name in DERIVED:
            self.db.execute(f"DELETE FROM {name}")
        self.db.execute("COMMIT")
        for data, run in kept:
            self.write(rows(decode(data, Reading), run))


def like(text: str) -> str:
    """A pattern for LIKE ... ESCAPE '!' that finds the text anywhere."""
    return "%" + "".join(f"!{c}" if c in "!%_" else c for c in text) + "%"


def one_of(column: str, names: str) -> tuple[str, list[str]]:
    """A condition that the column is one of some names, parted by commas, in any case."""
    wanted = [name.strip().casefold() for name in names.split(",") if name.strip()]
    return f"lower({column}) IN ({', '.join('?' * len(wanted))})", wanted


ROLE_NAMED = """EXISTS (SELECT 1 FROM roles r LEFT JOIN entities n ON n.id = r.entity WHERE r.event = e.id AND r.role IN ({roles})
    AND (r.words LIKE ? ESCAPE '!' OR n.name LIKE ? ESCAPE '!' OR n.actor_name LIKE ? ESCAPE '!' OR n.place_name LIKE ? ESCAPE '!' OR n.country = upper(?)))"""


def where(wanted: Filter) -> tuple[str, list[Any]]:
    """The SQL conditions of a filter, and their values."""
    parts: list[tuple[str, list[Any]]] = []
    if wanted.actor:
        parts.append((ROLE_NAMED.format(roles="'actor', 'recipient'"), [like(wanted.actor)] * 4 + [wanted.actor]))
    if wanted.place:
        parts.append((ROLE_NAMED.format(roles="'place'"), [like(wanted.place)] * 4 + [wanted.place]))
    for column, names in (("e.type", wanted.type), ("e.status", wanted.status)):
        if names:
            parts.append(one_of(column, names))
    if wanted.mode:
        parts.append(("(' ' || e.modes || ' ') LIKE ? ESCAPE '!'", [f"% {like(wanted.mode)[1:-1]} %"]))
    if wanted.source:
        parts.append(("(e.chain LIKE ? ESCAPE '!')", [like(wanted.source)]))
    if wanted.since:
        parts.append(("e.date_last >= ?", [wanted.since]))
    if wanted.until:
        parts.append(("e.date_first <= ?", [wanted.until + "\uffff"]))
    if wanted.report:
        parts.append(("e.report >= ? AND e.report < ?", [wanted.report, wanted.report + "\uffff"]))
    return (" WHERE " + " AND ".join(p for p, _ in parts) if parts else ""), [v for _, values in parts for v in values]
