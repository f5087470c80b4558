"""`tocsin demo`: the reports shipped with Tocsin, read into a briefing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.brief import write_briefing
from tocsin.cli.options import Database, talk
from tocsin.cli.read import read_into
from tocsin.ingest import Options
from tocsin.store.sqlite import SQLiteStore

REPORTS = Path(__file__).parent.parent / "data" / "demo"


def command(
    db: Database = Path("demo.db"),
    out: Annotated[Path, typer.Option(help="Where the briefing goes: OUT.md and OUT.html.")] = Path("briefing"),
) -> None:
    """Read the shipped reports on Iraq, Iran and the United States, 2019-20 and 2025-26, and write a cited briefing."""
    with SQLiteStore(db) as store:
        count, _ = read_into(store, [str(path) for path in sorted(REPORTS.glob("*.jsonl"))], Options())
        counts = store.counts()
        sources = len({reading.chain(a.content[0]).origin.name for reading in store.readings() for a in reading.attributions})
        print(f"{counts['reports']:,} reports, {counts['events']:,} events, {sources:,} sources, {counts['issues']:,} issues")
        for path in write_briefing(store, out, "Iraq, Iran and the United States"):
            print(path.resolve())
    talk.print(f"Look further: tocsin events --db {db} --type ASSAULT --place Baghdad", markup=False)
    raise typer.Exit(1 if count.failures else 0)
