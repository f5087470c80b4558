"""`tocsin issues`: what went wrong."""

from __future__ import annotations

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_DB, AsCsv, AsJson, AsJsonl, AsTable, AsTsv, Database, chosen, put
from tocsin.store.sqlite import SQLiteStore

COLUMNS = ("severity", "code", "stage", "input", "message", "report")


def command(
    report: Annotated[str | None, typer.Option(help="Only those of one report.")] = None,
    db: Database = DEFAULT_DB,
    as_json: AsJson = False, as_jsonl: AsJsonl = False, as_csv: AsCsv = False, as_tsv: AsTsv = False, as_table: AsTable = False,
) -> None:  # fmt: skip
    """Show what went wrong with inputs and reports, and what an analyst should look at."""
    kind = chosen(as_json, as_jsonl, as_csv, as_tsv, as_table)
    with SQLiteStore(db, read_only=True) as store:
        rows = ({name: str(value) if (value := getattr(issue, name)) is not None else None for name in COLUMNS} for issue in store.issues(report=report))
        put(rows, kind, COLUMNS)
