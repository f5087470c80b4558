"""`tocsin doctor`: is everything there?"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from tocsin import __version__
from tocsin.cli.options import DEFAULT_DB, Database
from tocsin.errors import TocsinError
from tocsin.store.sqlite import SQLiteStore

PROBE = "Gunmen attacked a checkpoint near the town on Friday, killing two soldiers, police said."


def pipeline_works() -> str:
    """Reads one sentence with the shipped weights and tables."""
    from tocsin.ingest import report_from_text
    from tocsin.pipeline import Pipeline

    reading = Pipeline().read(report_from_text(PROBE, input="doctor"))
    if not reading.events:
        raise TocsinError("the reader found no event in a sentence that tells of one; install Tocsin again")
    return f"reader and tables: read {len(reading.events)} event(s) and {len(reading.attributions)} attribution(s) in the test sentence"


def fts_works() -> str:
    """SQLite has full-text search."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    return f"SQLite {sqlite3.sqlite_version} with full-text search"


def checks(db: Database) -> Iterator[tuple[bool, str]]:
    """(fine, what was found) of each check."""
    yield True, f"Tocsin {__version__} on Python {sys.version.split()[0]}"
    probes: tuple[Callable[[], str], ...] = (fts_works, pipeline_works)
    for probe in probes:
        try:
            yield True, probe()
        except Exception as error:
            yield False, f"{(probe.__doc__ or '').split('.')[0]}: {type(error).__name__}: {error}"
    if not db.exists():
        yield True, f"no database {db} yet"
        return
    try:
        with SQLiteStore(db, read_only=True) as store:
            sound = store.db.execute("PRAGMA integrity_check").fetchone()[0]
            yield sound == "ok", f"{db}: integrity {sound}; " + ", ".join(f"{n:,} {name}" for name, n in store.counts().items())
            yield True, f"{db}: all spans of {sum(1 for _ in store.readings()):,} readings stand where they should"
    except TocsinError as error:
        yield False, str(error)
    except ValueError as error:
        yield False, f"{db}: a kept reading is damaged: {error}"


def command(
    db: Database = DEFAULT_DB,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="First make all derived tables again from the kept readings.")] = False,
) -> None:
    """Check the installation and the database: weights, tables, full-text search, spans."""
    fine = True
    if rebuild:
        with SQLiteStore(db, create=False) as store:
            print(f"ok    {db}: all tables made again from {store.rebuild():,} readings")
    for good, words in checks(db):
        fine &= good
        print(("ok    " if good else "WRONG ") + words)
    raise typer.Exit(0 if fine else 1)
