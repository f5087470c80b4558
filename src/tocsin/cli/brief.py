"""`tocsin brief`: the cited briefing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_DB, Database, talk
from tocsin.errors import DateError
from tocsin.model import PartialDate
from tocsin.store.sqlite import SQLiteStore
from tocsin.watch.briefing import MOST, Briefing, View, briefing


def write(path: Path, text: str) -> None:
    """Writes a file whole, or leaves the old one."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", errors="replace") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def write_pages(made: Briefing, out: Path) -> list[Path]:
    """Writes OUT.md and OUT.html; gives their paths."""
    from tocsin.export import briefing as pages

    paths = [out.with_suffix(".md"), out.with_suffix(".html")]
    write(paths[0], pages.markdown(made))
    write(paths[1], pages.html(made))
    return paths


def day(text: str | None) -> PartialDate | None:
    """The date asked for; a usage error where it is none."""
    try:
        return PartialDate(text) if text is not None else None
    except DateError as error:
        raise typer.BadParameter(str(error)) from None


def command(
    out: Annotated[Path, typer.Option(help="Where to: OUT.md and OUT.html are written.")] = Path("briefing"),
    title: Annotated[str, typer.Option(help="The heading.")] = "Briefing",
    by: Annotated[View, typer.Option(help="How it is ordered.")] = View.INCIDENT,
    changed_since: Annotated[str | None, typer.Option(metavar="DATE", help="Begin with what changed since, by the reports' day of publication.")] = None,
    most: Annotated[int, typer.Option(min=1, help="At most so many paragraphs a section.")] = MOST,
    db: Database = DEFAULT_DB,
) -> None:
    """Write a briefing in Markdown and HTML: by incident, pair of actors or place; every sentence with its notes."""
    since = day(changed_since)
    with SQLiteStore(db, read_only=True) as store:
        made = briefing(store.readings(), store.judgements(), title=title, most=most, by=by, changed_since=since)
    for path in write_pages(made, out):
        print(path)
    talk.print("Every sentence of the briefing opens the words it rests on.", markup=False)
