"""`tocsin incidents`: many reports' accounts made one."""

from __future__ import annotations

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_DB, AsCsv, AsJson, AsJsonl, AsTable, AsTsv, Database, Fields, NoHeaders, checked, chosen, put, wanted_columns
from tocsin.export.table import Format
from tocsin.model import Standing
from tocsin.store.sqlite import SQLiteStore

SHORT = ("incident", "date", "type", "place", "standing", "reports", "outlets", "origins", "killed_best", "summary")


def command(
    standing: Annotated[str | None, typer.Option(help="Standings, parted by commas: corroborated, single origin, disputed, party claim, anticipated.")] = None,
    least: Annotated[int, typer.Option("--origins", min=0, help="Only incidents with at least so many independent origins.")] = 0,
    db: Database = DEFAULT_DB, fields: Fields = None, no_headers: NoHeaders = False,
    as_json: AsJson = False, as_jsonl: AsJsonl = False, as_csv: AsCsv = False, as_tsv: AsTsv = False, as_table: AsTable = False,
) -> None:  # fmt: skip
    """Show the incidents that the reports tell of, each with how many reports, outlets and independent origins it has, and what it rests on."""
    from tocsin.export.incidents import COLUMNS, row
    from tocsin.incident import incidents

    kind = chosen(as_json, as_jsonl, as_csv, as_tsv, as_table)
    columns = wanted_columns(fields, COLUMNS) if fields or kind is not Format.TABLE else list(SHORT)
    checked(standing, Standing, "standing")
    stood = {name.strip().casefold() for name in (standing or "").split(",")}
    with SQLiteStore(db, read_only=True) as store:
        made = incidents(store.readings(), store.judgements())
    rows = (row(incident) for incident in made.incidents if len(incident.origins) >= least and (standing is None or incident.standing.value in stood))
    put(rows, kind, columns, heads=not no_headers)
