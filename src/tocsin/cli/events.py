"""`tocsin events`: the records, filtered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Annotated, Any

import typer

from tocsin.cli.options import DEFAULT_DB, AsCsv, AsJson, AsJsonl, AsTable, AsTsv, Database, Fields, NoHeaders, checked, chosen, put, wanted_columns
from tocsin.errors import DateError
from tocsin.export.table import Format
from tocsin.model import MODES, EventType, PartialDate, Status
from tocsin.store import Filter
from tocsin.store.sqlite import SQLiteStore

COLUMNS = ("event", "date", "date_precision", "date_words", "date_start", "date_end", "type", "modes", "status", "actors", "recipients", "weapons",
           "place", "place_words", "place_start", "place_end", "country", "latitude", "longitude", "where_prec",
           "killed", "killed_words", "killed_start", "killed_end", "injured", "injured_words", "injured_start", "injured_end",
           "chain", "origin", "trigger", "start", "end", "sentence", "outlet", "published", "url", "title", "report", "roles")  # fmt: skip
SHORT = ("date", "type", "modes", "status", "actors", "recipients", "place", "killed", "injured", "chain", "trigger")


def wanted(fields: str | None, kind: Format) -> list[str]:
    """The columns to write: those asked for, the short list for a table, or all that the format can hold."""
    if fields is not None:
        return wanted_columns(fields, COLUMNS)
    if kind is Format.TABLE:
        return list(SHORT)
    return [name for name in COLUMNS if kind.nested or name != "roles"]


def rows(found: Iterable[dict[str, Any]], kind: Format) -> Iterator[dict[str, Any]]:
    """The records as a format can hold them: the chain as a list of tellers in JSON, as text elsewhere."""
    for row in found:
        yield {**row, "chain": row["links"]} if kind.nested else row


def day(text: str | None) -> str | None:
    """The date as given; a usage error where it is none."""
    try:
        return PartialDate(text).iso if text else None
    except DateError as error:
        raise typer.BadParameter(str(error)) from None


def command(
    actor: Annotated[str | None, typer.Option(help="Part of the name of an actor or recipient, or a country code.")] = None,
    place: Annotated[str | None, typer.Option(help="Part of a place's name, or a country code.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="PLOVER types, parted by commas: ASSAULT,COERCE.")] = None,
    mode: Annotated[str | None, typer.Option(help="Modes, parted by commas: drone,aerial.")] = None,
    status: Annotated[str | None, typer.Option(help="Statuses, parted by commas: occurred,denied.")] = None,
    source: Annotated[str | None, typer.Option(help="Part of the name of anyone in the chain, or of the words that name them.")] = None,
    since: Annotated[str | None, typer.Option(help="ISO date or its beginning: events from then.")] = None,
    until: Annotated[str | None, typer.Option(help="ISO date or its beginning: events up to then.")] = None,
    report: Annotated[str | None, typer.Option(help="A report's id, or how it begins.")] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many.")] = None,
    db: Database = DEFAULT_DB, fields: Fields = None, no_headers: NoHeaders = False,
    as_json: AsJson = False, as_jsonl: AsJsonl = False, as_csv: AsCsv = False, as_tsv: AsTsv = False, as_table: AsTable = False,
) -> None:  # fmt: skip
    """Show the events that were read: one row an event, with its chain of sources and the sentence it rests on."""
    kind = chosen(as_json, as_jsonl, as_csv, as_tsv, as_table)
    columns = wanted(fields, kind)
    asked = Filter(
        actor, place, checked(type_, EventType, "type"), checked(status, Status, "status"), checked(mode, chain(*MODES.values()), "mode"),
        source, day(since), day(until), report, limit,
    )  # fmt: skip
    with SQLiteStore(db, read_only=True) as store:
        put(rows(store.records(asked), kind), kind, columns, heads=not no_headers)
