"""`tocsin events`: the records, filtered."""

from __future__ import annotations

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_DB, AsCsv, AsJson, AsJsonl, AsTable, AsTsv, Database, Fields, NoHeaders, chosen, put, wanted_columns
from tocsin.errors import DateError
from tocsin.export.table import Format
from tocsin.model import EventType, PartialDate, Status
from tocsin.store import Filter
from tocsin.store.sqlite import SQLiteStore

COLUMNS = ("event", "date", "date_precision", "date_words",
           "type", "modes", "status", "actors", "recipients", "weapons", "place", "country", "latitude", "longitude",
           "where_prec", "killed", "injured", "chain", "origin", "trigger", "sentence", "outlet", "published", "url", "title", "report")  # fmt: skip
SHORT = ("date", "type", "modes", "status", "actors", "recipients", "place", "killed", "injured", "chain", "trigger")


def checked(text: str | None, known: list[str], what: str) -> str | None:
    """The names as given; a usage error for one that is unknown."""
    unknown = [name for name in (text or "").split(",") if name.strip() and name.strip().casefold() not in {k.casefold() for k in known}]
    if unknown:
        raise typer.BadParameter(f"no {what} {', '.join(unknown)}; there are {', '.join(known)}")
    return text


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
    mode: Annotated[str | None, typer.Option(help="A mode, such as drone.")] = None,
    status: Annotated[str | None, typer.Option(help="Statuses, parted by commas: occurred,denied.")] = None,
    source: Annotated[str | None, typer.Option(help="Part of the name of anyone in the chain.")] = None,
    since: Annotated[str | None, typer.Option(help="ISO date or its beginning: events from then.")] = None,
    until: Annotated[str | None, typer.Option(help="ISO date or its beginning: events up to then.")] = None,
    report: Annotated[str | None, typer.Option(help="A report's id, or how it begins.")] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many.")] = None,
    db: Database = DEFAULT_DB, fields: Fields = None, no_headers: NoHeaders = False,
    as_json: AsJson = False, as_jsonl: AsJsonl = False, as_csv: AsCsv = False, as_tsv: AsTsv = False, as_table: AsTable = False,
) -> None:  # fmt: skip
    """Show the events that were read: one row an event, with its chain of sources and the sentence it rests on."""
    kind = chosen(as_json, as_jsonl, as_csv, as_tsv, as_table)
    columns = wanted_columns(fields, COLUMNS) if fields or kind is not Format.TABLE else list(SHORT)
    wanted = Filter(actor, place, checked(type_, [t.value for t in EventType], "type"), checked(status, [s.value for s in Status], "status"), mode, source,
                    day(since), day(until), report, limit)  # fmt: skip
    with SQLiteStore(db, read_only=True) as store:
        put(store.records(wanted), kind, columns, heads=not no_headers)
