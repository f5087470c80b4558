"""`tocsin read`: reports into the record."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from tempfile import SpooledTemporaryFile
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

import typer

from tocsin import __version__
from tocsin.cli.events import rows, wanted
from tocsin.cli.options import DEFAULT_DB, AsCsv, AsJson, AsJsonl, AsTable, AsTsv, Database, Fields, chosen, put, talk
from tocsin.errors import DataError
from tocsin.export.table import printable
from tocsin.model import Issue, Reading, Report, Severity
from tocsin.store import Filter, RunCount
from tocsin.store.sqlite import SQLiteStore

if TYPE_CHECKING:
    from rich.progress import Progress

    from tocsin.engine import Reads
    from tocsin.ingest import Options

AHEAD = 5000  # reports taken up before reading begins, on a terminal


IN_MEMORY = 16_000_000  # bytes of standard input; more is kept in a temporary file


def progress(shown: bool) -> Progress:
    """A bar with count, rate and time left, on a terminal's stderr only."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents a second."""

        def render(self, task: Task) -> Text:
            """The rate once there is one."""
            return Text(rate(task.finished_speed or task.speed), style="progress.data.speed")

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    return Progress(*columns, console=talk, disable=not shown, transient=True)


def rate(a_second: float | None) -> str:
    """The rate in words; nothing before there is one."""
    return f"{a_second:.1f}/s" if a_second else ""


def document(item: Reading | Report | Issue) -> bool:
    """Is this what became of a document, rather than a word on one?"""
    return not isinstance(item, Issue) or item.severity is Severity.FAILURE


def ahead(found: Iterable[Report | Issue], most: int) -> tuple[Iterator[Report | Issue], int | None]:
    """The same items, and how many documents they are where there are fewer items than `most`: taken up first, so that the bar can tell the time left."""
    items = iter(found)
    first = list(islice(items, most))
    return chain(first, items), sum(map(document, first)) if len(first) < most else None


def summary(count: RunCount, seconds: float, problems: int) -> str:
    """The line at a run's end."""
    return (f"{count.documents:,} in = {count.reports:,} read + {count.known:,} known + {count.failures:,} failed"
            f" · {problems:,} issues · {count.reports / seconds if seconds else 0.0:.1f} reports a second")  # fmt: skip


@contextmanager
def held(stdin: BinaryIO | None) -> Iterator[tuple[BinaryIO | None, str]]:
    """Standard input, held so that one run can be told from another by what it read, and a hash of it."""
    with SpooledTemporaryFile(IN_MEMORY) as store:
        digest = blake2b(digest_size=8)
        while part := stdin.read(1_000_000) if stdin else b"":
            digest.update(part)
            store.write(part)
        store.seek(0)
        yield cast(BinaryIO, store) if stdin else None, digest.hexdigest()


def read_into(store: SQLiteStore, inputs: list[str], options: Options, *, pipeline: Reads | None = None, quiet: bool = False) -> tuple[RunCount, list[str]]:
    """Reads the inputs into the store; gives the count and the ids of all reports met."""
    with held(options.stdin if "-" in inputs else None) as (stdin, digest):
        asked = [f"- {digest}" if name == "-" else name for name in inputs]
        run = store.begin(asked, __version__, datetime.now(UTC).isoformat(timespec="seconds"))
        return read_as(run, store, inputs, replace(options, stdin=stdin), pipeline=pipeline, quiet=quiet)


def read_as(run: str, store: SQLiteStore, inputs: list[str], options: Options, *, pipeline: Reads | None, quiet: bool) -> tuple[RunCount, list[str]]:
    """Reads the inputs as this run."""
    from tocsin import engine, ingest
    from tocsin.pipeline import Pipeline

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

        def hear(result: Reading | Issue | Report) -> None:
            nonlocal problems
            bar.advance(task, document(result))
            problems += 1 if isinstance(result, Issue) else len(result.issues) if isinstance(result, Reading) else 0
            if isinstance(result, Issue):
                told(result, quiet)

        count = engine.run(found, pipeline or Pipeline(), store, run, hear=hear)
    if not quiet:
        talk.print(summary(count, perf_counter() - begun, problems), markup=False)
    return count, met


def told(issue: Issue, quiet: bool) -> None:
    """Says what went wrong, on stderr: failures always, warnings unless quiet."""
    if issue.severity is Severity.FAILURE or (issue.severity is Severity.WARNING and not quiet):
        talk.print(printable(f"{issue.severity}: {issue.input}: {issue.message} ({issue.code})"), markup=False)


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
    from tocsin.ingest import Columns, Options

    kind = chosen(as_json, as_jsonl, as_csv, as_tsv, as_table)
    columns = wanted(fields, kind)
    stdin = sys.stdin.buffer if sys.stdin else None
    options = Options(columns=Columns(text=text, title=title, date=date, outlet=outlet, url=url), allow_net=tuple(allow_net or ()), stdin=stdin, own=own(db))
    with SQLiteStore(db) as store:
        count, met = read_into(store, named(inputs), options, quiet=quiet)
        put(rows((row for ident in dict.fromkeys(met) for row in store.records(Filter(report=ident))), kind), kind, columns)
    raise typer.Exit(1 if count.failures else 0)


def own(db: Path) -> frozenset[str]:
    """The files of the database, which a folder that is read may hold too."""
    return frozenset(os.path.realpath(db) + end for end in ("", "-wal", "-shm"))


def named(inputs: list[str]) -> list[str]:
    """The inputs, with `@FILE` as the list of inputs that the file holds, one a line."""
    out: list[str] = []
    for name in inputs:
        out += listed(Path(name[1:])) if name.startswith("@") else [name]
    return out


def listed(path: Path) -> list[str]:
    """The inputs that a file names, one a line; DataError where it is no text."""
    try:
        return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is no list of inputs, one a line in UTF-8: {error}") from None
