"""`tocsin explain`: the evidence tree of an incident."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_DB, AsJson, Database, talk
from tocsin.model import encode
from tocsin.store.sqlite import SQLiteStore


def command(incident: Annotated[str, typer.Argument(help="An incident's id, past or present.")], db: Database = DEFAULT_DB, as_json: AsJson = False) -> None:
    """Show what an incident rests on: origins, accounts, exact words, chains; why merged, why not with its neighbours, why this standing."""
    from tocsin.export.incidents import text
    from tocsin.incident import explain, incidents

    with SQLiteStore(db, read_only=True) as store:
        readings = {reading.report.id: reading for reading in store.readings()}
        made = incidents(readings.values(), store.judgements())
    explanation = explain(incident, made, readings)
    if explanation is None:
        talk.print(f"there is no incident {incident}; `tocsin incidents` shows ids", markup=False)
        raise typer.Exit(1)
    sys.stdout.write(encode(explanation).decode() + "\n" if as_json else text(explanation))
