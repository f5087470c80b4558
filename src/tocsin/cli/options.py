"""Options that several commands share, and how they talk and write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from tocsin.export.table import Format, Rows, printable, shown, written

talk = Console(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty())  # a log is not broken at 80 columns


class Page(Console):
    """What people read on stdout. Its reader may stop early, as `tocsin show r12 | head` does: it has all it asked for, and nothing failed."""

    def on_broken_pipe(self) -> NoReturn:
        """Ends quietly."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0)


Database = Annotated[Path, typer.Option("--db", help="The SQLite file that keeps the record.", envvar="TOCSIN_DB")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON array.")]
AsJsonl = Annotated[bool, typer.Option("--jsonl", "--nl", help="One JSON object a line.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV; text that a spreadsheet would run as a formula gets a ' in front.")]
AsTsv = Annotated[bool, typer.Option("--tsv", help="Tab-separated values.")]
AsTable = Annotated[bool, typer.Option("--table", help="A table for people (the default on a terminal).")]
Fields = Annotated[str | None, typer.Option("--fields", help="The columns wanted, parted by commas.")]
NoHeaders = Annotated[bool, typer.Option("--no-headers", help="CSV and TSV without their first line.")]

DEFAULT_DB = Path("tocsin.db")
ENDLESS = 1_000_000  # columns of a pipe: data is never wrapped there


def chosen(*flags: bool) -> Format:
    """The format that the flags (json, jsonl, csv, tsv, table) ask for: a table on a terminal and JSON Lines in a pipe where none is set."""
    kinds = [kind for kind, flag in zip(Format, flags, strict=True) if flag]
    if len(kinds) > 1:
        raise typer.BadParameter("choose one of --json, --jsonl, --csv, --tsv and --table")
    return kinds[0] if kinds else Format.TABLE if sys.stdout.isatty() else Format.JSONL


def wanted_columns(fields: str | None, known: Sequence[str]) -> list[str]:
    """The columns asked for; a usage error for one that is unknown."""
    if fields is None:
        return list(known)
    names = [name.strip() for name in fields.split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise typer.BadParameter(f"no column {', '.join(unknown)}; there are {', '.join(known)}")
    return names


def checked(text: str | None, known: Iterable[str], what: str) -> str | None:
    """The names as given, parted by commas; a usage error that names the choices for one that is unknown."""
    choices = list(dict.fromkeys(known))
    folded = {choice.casefold() for choice in choices}
    unknown = [name.strip() for name in (text or "").split(",") if name.strip() and name.strip().casefold() not in folded]
    if unknown or (text is not None and not text.strip(" ,")):
        raise typer.BadParameter(f"no {what} {', '.join(unknown) or repr(text)}; there are {', '.join(choices)}")
    return text


def put(rows: Rows, kind: Format, columns: Sequence[str], *, heads: bool = True) -> None:
    """Writes rows to stdout, as many as its reader wants."""
    if kind is not Format.TABLE:
        try:
            for piece in written(rows, kind, columns, heads=heads):
                sys.stdout.write(piece)
            sys.stdout.flush()
        except BrokenPipeError:  # `tocsin events | head` has all it asked for: nothing failed
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    from rich.table import Table

    wide = sys.stdout.isatty()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", max_width=48 if wide else None, no_wrap=not wide)
    for row in rows:
        table.add_row(*(printable(shown(v)) if (v := row.get(column)) is not None else "" for column in columns))
    Page(highlight=False, markup=False, width=None if wide else ENDLESS).print(table)
