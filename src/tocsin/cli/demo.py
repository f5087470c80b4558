"""`tocsin demo`: the reports shipped with Tocsin, read into a briefing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.brief import write_pages
from tocsin.cli.options import Database, talk
from tocsin.cli.read import read_into
from tocsin.store.sqlite import SQLiteStore
from tocsin.watch.briefing import briefing

REPORTS = Path(__file__).parent.parent / "data" / "demo"


def command(
    db: Database = Path("demo.db"),
    out: Annotated[Path, typer.Option(help="Where the briefing goes: OUT.md and OUT.html.")] = Path("briefing"),
) -> None:
    """Read the shipped reports on Iraq, Iran and the United States, 2019-20 and 2025-26, and write a cited briefing."""
    from tocsin.ingest import Options

    with SQLiteStore(db) as store:
        count, _ = read_into(store, [str(path) for path in sorted(REPORTS.glob("*.jsonl"))], Options())
        made = briefing(store.readings(), store.judgements(), title="Iraq, Iran and the United States")
        issues = store.counts()["issues"]
    print(", ".join(f"{number:,} {name}" for name, number in (*made.figures, ("issues", issues))))
    for path in write_pages(made, out):
        print(path.resolve())
    talk.print(f"Look further: tocsin events --db {db} --type ASSAULT --place Baghdad", markup=False)
    raise typer.Exit(1 if count.failures else 0)
