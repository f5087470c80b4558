"""`tocsin search`: sentences by their words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_DB, AsCsv, AsJson, AsJsonl, AsTable, AsTsv, Database, chosen, put
from tocsin.store.sqlite import SQLiteStore

COLUMNS = ("published", "outlet", "text", "title", "report", "number", "url")


def command(
    words: Annotated[list[str], typer.Argument(help="Words that a sentence must all hold.")],
    limit: Annotated[int, typer.Option(min=1, help="At most so many sentences.")] = 20,
    db: Database = DEFAULT_DB,
    as_json: AsJson = False, as_jsonl: AsJsonl = False, as_csv: AsCsv = False, as_tsv: AsTsv = False, as_table: AsTable = False,
) -> None:  # fmt: skip
    """Find sentences in the reports that were read."""
    kind = chosen(as_json, as_jsonl, as_csv, as_tsv, as_table)
    with SQLiteStore(db, read_only=True) as store:
        put((asdict(hit) for hit in store.search(" ".join(words), limit=limit)), kind, COLUMNS)
