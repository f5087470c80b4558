"""SQLite: the store on a laptop, one file, readable by Datasette."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tocsin.errors import StoreError
from tocsin.model import Issue, Judgement, Reading, Report, content_id, decode, encode
from tocsin.store import Filter, Hit, RunCount
from tocsin.store.fold import folded
from tocsin.store.rows import Row, derived_rows, issue_row, kept_rows

VERSION = "2"
KEPT, DERIVED = (Path(__file__).with_name(name) for name in ("schema.sql", "derived.sql"))
MADE = re.compile(r"^CREATE (?:VIRTUAL )?(TABLE|VIEW|TRIGGER) (\w+)", re.MULTILINE)


class SQLiteStore:
    """A store in one SQLite file (WAL). `with SQLiteStore("crisis.db") as store: ...`

    With `read_only` the file is opened so that SQLite itself refuses to write to it.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False, create: bool = True) -> None:
        self.path = Path(path)
        if (read_only or not create) and not self.path.exists():
            raise StoreError(f"there is no database {self.path}; make one with `tocsin read INPUT --db {self.path}`")
        try:
            self.db = self.opened() if read_only else sqlite3.connect(self.path, isolation_level=None)
            self.db.row_factory = sqlite3.Row
            self.db.create_function("folded", 1, folded, deterministic=True)
            self.db.execute("PRAGMA foreign_keys = ON")
            self.db.execute("PRAGMA busy_timeout = 10000")
            self.prepare(read_only)
        except sqlite3.Error as error:
            raise StoreError(f"{self.path} can't be opened as a Tocsin database: {error}") from error

    def opened(self) -> sqlite3.Connection:
        """The file, open for reading only; in a folder where nothing may be written, as a file that nobody changes."""
        address = self.path.absolute().as_uri()
        alone = not os.access(self.path.absolute().parent, os.W_OK) and not Path(f"{self.path}-wal").exists()
        return sqlite3.connect(f"{address}?mode=ro{'&immutable=1' if alone else ''}", uri=True, isolation_level=None)

    def tables(self) -> int:
        """How many tables and views the file has."""
        found: int = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return found

    def prepare(self, read_only: bool) -> None:
        """Makes the tables of a new file; checks the version of an old one."""
        if not read_only and not self.tables():
            self.db.execute("PRAGMA journal_mode = WAL")
            with self.transaction():
                if not self.tables():
                    for statement in (*statements(KEPT), *statements(DERIVED), f"INSERT INTO meta VALUES ('version', '{VERSION}')"):
                        self.db.execute(statement)
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

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside, or nothing; StoreError where the file refuses it."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield
            self.db.execute("COMMIT")
        except BaseException as error:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError(f"{self.path} could not be written: {error}") from error
            raise

    def begin(self, asked: list[str], version: str, now: str) -> str:
        """Notes a run and gives its id; the same inputs and version are the same run, begun when it was begun first."""
        run = content_id("u", version, *asked)
        with self.transaction():
            values = (run, json.dumps(asked, ensure_ascii=False), version, now)
            self.db.execute("INSERT INTO runs (id, asked, version, begun) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", values)
        return run

    def finish(self, run: str, count: RunCount) -> None:
        """Notes what came of the whole run."""
        values = (count.documents, count.reports, count.known, count.failures, run)
        with self.transaction():
            self.db.execute("UPDATE runs SET documents = ?, reports = ?, known = ?, failures = ? WHERE id = ?", values)

    def write(self, new: Iterable[Row]) -> None:
        """Inserts rows in one transaction; a row that is there already stays; StoreError where another row has its key."""
        with self.transaction():
            self.insert(new)

    def insert(self, new: Iterable[Row]) -> None:
        """Inserts rows in the transaction that is open."""
        for table, columns in new:
            names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
            values = tuple(columns.values())
            done = self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING", values)
            if not done.rowcount:
                same = " AND ".join(f'"{name}" IS ?' for name in columns)
                if not self.db.execute(f"SELECT 1 FROM {table} WHERE {same}", values).fetchone():
                    raise StoreError(f"{self.path}: {table} holds another row with the key of this one: {dict(list(columns.items())[:4])}")

    def keep(self, reading: Reading, run: str) -> bool:
        """Keeps a reading with its issues in one transaction; False where the report was known already."""
        with self.transaction():
            if self.knows(reading.report.id):
                return False
            self.insert(kept_rows(reading, run))
            self.insert(derived_rows(reading, run))
        return True

    def note(self, issue: Issue, run: str) -> None:
        """Keeps an issue that has no reading."""
        self.write([issue_row(issue, run)])

    def knows(self, report: str) -> bool:
        """Is this report kept?"""
        return self.run_of(report) is not None

    def run_of(self, report: str) -> str | None:
        """The run that kept this report; None where it is not kept."""
        found = self.db.execute("SELECT run FROM readings WHERE report = ?", (report,)).fetchone()
        return found[0] if found else None

    def reading(self, ident: str) -> Reading | None:
        """The reading of the report with this id or unique beginning of an id."""
        found = self.db.execute("SELECT json FROM readings WHERE report >= ? AND report < ? LIMIT 2", (ident, ident + "\uffff")).fetchall()
        return restored(found[0][0], self.path) if len(found) == 1 else None

    def report(self, ident: str) -> Report | None:
        """The report with this id or unique beginning of an id."""
        reading = self.reading(ident)
        return reading.report if reading else None

    def readings(self) -> Iterator[Reading]:
        """All readings, by publication date and id; undated ones last."""
        query = "SELECT json FROM readings JOIN reports ON id = report ORDER BY COALESCE(published, '9999'), id"
        for row in self.db.execute(query):
            yield restored(row[0], self.path)

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
            yield record(row)

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

    def rebuild(self) -> int:
        """Makes all derived tables again from the readings, in one transaction; gives how many readings there were."""
        made = [(kind, name) for kind, name in MADE.findall(DERIVED.read_text(encoding="utf-8")) if kind != "TRIGGER"]
        with self.transaction():
            for kind, name in reversed(made):
                self.db.execute(f"DROP {kind} IF EXISTS {name}")
            for statement in statements(DERIVED):
                self.db.execute(statement)
            kept = self.db.execute("SELECT report, run FROM readings ORDER BY rowid").fetchall()
            for report, run in kept:
                data = self.db.execute("SELECT json FROM readings WHERE report = ?", (report,)).fetchone()[0]
                self.insert(derived_rows(restored(data, self.path), run))
        return len(kept)


def restored(data: bytes, path: Path) -> Reading:
    """The reading of its JSON; StoreError where it is damaged."""
    try:
        return decode(data, Reading)
    except ValueError as error:
        raise StoreError(f"{path}: a kept reading is damaged: {error}; take the file from a copy, or read its inputs into a new one") from error


def statements(script: Path) -> Iterator[str]:
    """The SQL statements of a script, one after the other."""
    part = ""
    for line in script.read_text(encoding="utf-8").splitlines():
        part += line.partition("--")[0] + "\n"
        if sqlite3.complete_statement(part):
            yield part
            part = ""


def record(row: sqlite3.Row) -> dict[str, Any]:
    """A row of the view `records`: counts as whole numbers where they are, `links` and `roles` as lists and dicts."""
    found = dict(row)
    for name in ("killed", "injured"):
        found[name] = int(found[name]) if found[name] is not None and found[name] == int(found[name]) else found[name]
    return {**found, "links": json.loads(found["links"]), "roles": json.loads(found["roles"])}


def one_of(column: str, names: str) -> tuple[str, list[str]]:
    """A condition that the column is one of some names, parted by commas, in any case."""
    wanted = [name.strip().casefold() for name in names.split(",") if name.strip()]
    return f"lower({column}) IN ({', '.join('?' * len(wanted))})", wanted


def any_mode(names: str) -> tuple[str, list[str]]:
    """A condition that an event has one of some modes."""
    wanted = [f" {name.strip().casefold()} " for name in names.split(",") if name.strip()]
    return "(" + " OR ".join(["instr(' ' || e.modes || ' ', ?)"] * len(wanted)) + ")", wanted


ROLE_NAMED = """EXISTS (SELECT 1 FROM roles r LEFT JOIN entities n ON n.id = r.entity WHERE r.event = e.id AND r.role IN ({roles})
    AND (instr(folded(concat_ws), ?) OR n.country = upper(?)))""".replace(
    "concat_ws", "r.words || char(10) || COALESCE(n.name, '') || char(10) || COALESCE(n.actor_name, '') || char(10) || COALESCE(n.place_name, '')"
)


TOLD_BY = """(instr(folded(e.chain), ?) OR EXISTS (SELECT 1 FROM event_attributions l JOIN attributions a ON a.id = l.attribution
    WHERE l.event = e.id AND a.source IS NOT NULL AND instr(folded(a.source), ?)))"""


def where(wanted: Filter) -> tuple[str, list[Any]]:
    """The SQL conditions of a filter, and their values."""
    parts: list[tuple[str, list[Any]]] = []
    for name, roles in ((wanted.actor, "'actor', 'recipient'"), (wanted.place, "'place'")):
        if name:
            parts.append((ROLE_NAMED.format(roles=roles), [folded(name), name]))
    for column, names in (("e.type", wanted.type), ("e.status", wanted.status)):
        if names:
            parts.append(one_of(column, names))
    if wanted.mode:
        parts.append(any_mode(wanted.mode))
    if wanted.source:
        parts.append((TOLD_BY, [folded(wanted.source)] * 2))
    if wanted.since:
        parts.append(("e.date_last >= ?", [wanted.since]))
    if wanted.until:
        parts.append(("e.date_first <= ?", [wanted.until + "\uffff"]))
    if wanted.report:
        parts.append(("e.report >= ? AND e.report < ?", [wanted.report, wanted.report + "\uffff"]))
    return (" WHERE " + " AND ".join(p for p, _ in parts) if parts else ""), [v for _, values in parts for v in values]
