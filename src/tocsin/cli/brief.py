"""`tocsin brief`: the cited briefing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_DB, Database, talk
from tocsin.store.sqlite import SQLiteStore
from tocsin.watch.briefing import MOST, Briefing, briefing


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


def command(
    out: Annotated[Path, typer.Option(help="Where to: OUT.md and OUT.html are written.")] = Path("briefing"),
    title: Annotated[str, typer.Option(help="The heading.")] = "Briefing",
    most: Annotated[int, typer.Option(min=1, help="At most so many sentences a section.")] = MOST,
    db: Database = DEFAULT_DB,
) -> None:
    """Write a briefing in Markdown and HTML: every sentence with its note."""
    with SQLiteStore(db, read_only=True) as store:
        made = briefing(store.readings(), title=title, most=most)
    for path in write_pages(made, out):
        print(path)
    talk.print("Every sentence of the briefing opens the words it rests on.", markup=False)
