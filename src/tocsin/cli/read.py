"""`tocsin read`: reports into the record."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from tocsin import __version__, engine, ingest
from tocsin.cli.events import COLUMNS, SHORT
from tocsin.cli.options import DEFAULT_DB, AsCsv, AsJson, AsJsonl, AsTable, AsTsv, Database, Fields, chosen, put, talk, wanted_columns
from tocsin.export.table import Format, printable
from tocsin.ingest import Columns, Options
from tocsin.model import Issue, Reading, Report, Severity
from tocsin.pipeline import Pipeline
from tocsin.store import Filter, RunCount
from tocsin.store.sqlite import SQLiteStore

AHEAD = 5000  # reports taken up before reading begins, on a terminal


def progress(shown: bool) -> Progress:
    """A bar with count, rate and time left, on a terminal's stderr only."""
    return Progress(SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TaskProgressColumn(show_speed=True),
                    TimeRemainingColumn(), console=talk, disable=not shown, transient=True)  # fmt: skip


def ahead(found: Iterable[Report | Issue], most: int) -> tuple[Iterator[Report | Issue], int | None]:
    """The same items, and how many there are where they are at most so many: taken up first, so that the bar can tell the time left."""
    items = iter(found)
    first = list(islice(items, most))
    return chain(first, items), len(first) if len(first) < most else None


def summary(count: RunCount, seconds: float, problems: int) -> str:
    """The line at a run's end."""
    rate = count.reports / seconds if seconds else 0.0
    return (f"{count.documents:,} in = {count.reports:,} read + {count.known:,} known + {count.failures:,} failed"
            f" · {problems:,} issues · {rate:.1f} reports a second")  # fmt: skip


def read_into(store: SQLiteStore, inputs: list[str], options: Options, *, pipeline: Pipeline | None = None, quiet: bool = False) -> tuple[RunCount, list[str]]:
    """Reads the inputs into the store; gives the count and the ids of all reports met."""
    run = store.begin(inputs, __version__, datetime.now(UTC).isoformat(timespec="seconds"))
    met: list[str] = []
    problems = 0
    begun = perf_counter()

    def reports() -> Iterator[Report | Issue]:
        for item in ingest.reports(inputs, options=options):
            if isinstance(item, Report):
                met.append(item.id)
            yield item

    shown = sys.stderr.isatty() and not quiet
    remote = any(name.startswith(("http://", "https://")) for name in inputs)
    found, total = ahead(reports(), AHEAD if shown and not remote else 0)
    with progress(shown) as bar:
        task = bar.add_task("reading", total=total or None)

        def hear(result: Reading | Issue) -> None:
            nonlocal problems
            bar.advance(task)
            if isinstance(result, Reading):
                problems += len(result.issues)
                return
            problems += 1
            if result.severity is Severity.FAILURE or (result.severity is Severity.WARNING and not quiet):
                talk.print(printable(f"{result.severity}: {result.input}: {result.message} ({result.code})"), markup=False)

        count = engine.run(found, pipeline or Pipeline(), store, run, hear=hear)
    if not quiet:
        talk.print(summary(count, perf_counter() - begun, problems), markup=False)
    return count, met


def command(
    inputs: Annotated[list[str], typer.Argument(help="Addresses, files, folders, patterns, or - for standard input.")],
    db: Database = DEFAULT_DB,
    text: Annotated[str | None, typer.Option(help="Column of a table that holds the text.")] = None,
    title: Annotated[str | None, typer.Option(help="Column that holds the title.")] = None,
    date: Annotated[str | None, typer.Option(help="Column that holds the publication date.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Column that holds the outlet.")] = None,
    url: Annotated[str | None, typer.Option(help="Column that holds the address.")] = None,
    allow_net: Annotated[list[str] | None, typer.Option(help="Networks (CIDR) that may be fetched from although they are not public.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No talk but failures.")] = False,
    fields: Fields = None,
    as_json: AsJson = False, as_jsonl: AsJsonl = False, as_csv: AsCsv = False, as_tsv: AsTsv = False, as_table: AsTable = False,
) -> None:  # fmt: skip
    """Read reports, keep them in the database, and show the events they tell of."""
    kind = chosen(as_json, as_jsonl, as_csv, as_tsv, as_table)
    columns = wanted_columns(fields, COLUMNS) if fields or kind is not Format.TABLE else list(SHORT)
    options = Options(columns=Columns(text=text, title=title, date=date, outlet=outlet, url=url), allow_net=tuple(allow_net or ()), stdin=sys.stdin.buffer)
    with SQLiteStore(db) as store:
        count, met = read_into(store, named(inputs), options, quiet=quiet)
        put((row for ident in dict.fromkeys(met) for row in store.records(Filter(report=ident))), kind, columns)
    raise typer.Exit(1 if count.failures else 0)


def named(inputs: list[str]) -> list[str]:
    """The inputs, with `@FILE` as the list of inputs that the file holds, one a line."""
    out: list[str] = []
    for name in inputs:
        out += [line.strip() for line in Path(name[1:]).read_text(encoding="utf-8").splitlines() if line.strip()] if name.startswith("@") else [name]
    return out
