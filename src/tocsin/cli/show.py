"""`tocsin show`: a report with what was read from it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.text import Text

from tocsin.cli.options import DEFAULT_DB, Database, Page, talk
from tocsin.export.table import CONTROL, printable
from tocsin.model import Reading, Role, Status
from tocsin.store.sqlite import SQLiteStore
from tocsin.watch.phrase import sentence

STYLES = {"event": "bold white on dark_red", "unsure": "bold black on yellow", "actor": "bold cyan", "place": "bold green", "time": "bold magenta",
          "number": "bold yellow", "source": "bold blue underline", "content": "italic"}  # fmt: skip


def style_of(role: Role) -> str:
    """The style of a role's words."""
    return {Role.PLACE: "place", Role.TIME: "time", Role.ACTOR: "actor", Role.RECIPIENT: "actor", Role.WEAPON: "actor"}.get(role, "number")


def highlighted(reading: Reading) -> Text:
    """The report's text with its spans in colour; control marks are shown as `\ufffd`, so that every span stays where it stands."""
    text = Text(CONTROL.sub("\ufffd", reading.report.text))
    for attribution in reading.attributions:
        for span in attribution.content:
            text.stylize(STYLES["content"], span.start, span.end)
        if attribution.source:
            text.stylize(STYLES["source"], attribution.source.start, attribution.source.end)
    for event in reading.events:
        for mention in event.mentions:
            for filler in mention.roles:
                text.stylize(STYLES[style_of(filler.role)], filler.words.start, filler.words.end)
            text.stylize(STYLES["event" if mention.status is Status.OCCURRED else "unsure"], mention.trigger.start, mention.trigger.end)
    return text


def command(report: Annotated[str, typer.Argument(help="A report's id, or how it begins.")], db: Database = DEFAULT_DB) -> None:
    """Show a report's text with everything that was read from it marked, then each event in a sentence."""
    with SQLiteStore(db, read_only=True) as store:
        reading = store.reading(report)
    if reading is None:
        talk.print(f"no report, or more than one, has an id that begins with {report}; `tocsin search` and `tocsin events` show ids", markup=False)
        raise typer.Exit(1)
    out = Page(highlight=False, markup=False, soft_wrap=not sys.stdout.isatty())
    about = reading.report
    date = f"{about.published.value} ({about.published.basis})" if about.published.value else "undated"
    out.print(printable(f"{about.outlet or 'unknown outlet'} · {date} · {about.url or about.input} · {about.id}\n"), style="dim")
    out.print(highlighted(reading))
    out.print()
    for event in reading.events:
        out.print(printable(f"• {sentence(reading, event)}  [{event.type} {event.status}; {reading.chain(event.trigger)}]"))
    for issue in reading.issues:
        out.print(printable(f"! {issue.severity}: {issue.message}"), style="yellow")
    if about.cuts:
        out.print(printable(f"\nLeft out: {len(about.cuts)} pieces of the page ({', '.join(sorted({cut.reason for cut in about.cuts}))})"), style="dim")
