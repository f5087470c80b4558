"""What reading costs: `python -m benchmarks.speed TEXTS.jsonl [--limit N] [--json]`.

TEXTS has an object a line with `text`, and `title`, `date` (or `published`) where known. Each is made a report, read, resolved and kept in a new SQLite file,
one after the other, in CPU-seconds of this process (`time.process_time`; all threads count); the numbers wobble by 10 to 20 % on a busy machine.
Loading is measured apart: imports, weights, and the tables that a stage opens with its first report. Peak memory is the whole process's, all tables loaded.
Peers, on another set of news: words or sentences a CPU-second of systems that do a part of this.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.given import command, objects
from benchmarks.tables import table
from tocsin.errors import DataError, DateError
from tocsin.ingest import report_from_text
from tocsin.model import UNDATED, DateBasis, PartialDate, Published, Reading, Report

PEERS = (
    ("Universal PETRARCH, parser / coder (events)", "13 / 64 sentences"),
    ("spaCy + CAMEO verbs (events)", "26 sentences"),
    ("spaCy md (names only)", "3,600 words"),
    ("HeidelTime, warm JVM (dates only)", "628 words"),
    ("Gender Gap Tracker's extractor (attributions only)", "2,489 words"),
)
SAMPLE = "Two rockets hit the base near Baghdad on Friday, killing three soldiers, the embassy said. Gunmen of the group denied the attack."
INGEST, READER, STORE = "ingest, sentences", "reader", "store"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """What is given of a report."""

    text: str
    title: str | None
    published: Published


class Clock:
    """CPU-seconds by stage, in the order in which the stages first ran."""

    def __init__(self, now: Callable[[], float] = time.process_time) -> None:
        self.now = now
        self.spent: dict[str, float] = {}

    def time(self, stage: str, what: Callable[[], T]) -> T:
        """The result of `what`, its cost noted."""
        began = self.now()
        result = what()
        self.spent[stage] = self.spent.get(stage, 0.0) + self.now() - began
        return result


def texts(path: Path) -> Iterator[Text]:
    """The texts of a file; DataError where a line has none."""
    for row in objects(path):
        text, title, date = row.get("text"), row.get("title"), row.get("date") or row.get("published")
        if not isinstance(text, str):
            raise DataError(f"{path} has a line without text: {str(row)[:80]}")
        try:
            published = Published(PartialDate(str(date)), DateBasis.METADATA, str(date)) if date else UNDATED
        except DateError:
            published = UNDATED
        if text.strip():
            yield Text(text, title if isinstance(title, str) else None, published)


def ingested(text: Text, number: int) -> Report:
    """The report of a text."""
    return report_from_text(text.text, input=f"text {number}", title=text.title, published=text.published)


Stages = tuple[tuple[str, Callable[[Any], Any]], ...]


def stages(weights: Path | None) -> Stages:
    """The stages from a report to its reading, by name."""
    from tocsin.pipeline import RESOLVERS, Pipeline, dated

    pipeline = Pipeline(weights=weights)
    return (("date of publication", dated), (READER, pipeline.reader.read), *((name(resolve), resolve) for resolve in RESOLVERS))


def name(resolve: Callable[[Reading], Reading]) -> str:
    """What a resolver is called in the table: `when: join`."""
    parts = resolve.__module__.split(".")
    return f"resolve {parts[parts.index('resolve') + 1] if 'resolve' in parts[:-1] else parts[-1]}"


def through(text: Text, number: int, steps: Stages, clock: Clock) -> Reading:
    """The reading of a text, each stage timed."""
    value: Any = clock.time(INGEST, lambda: ingested(text, number))
    for stage, step in steps:
        value = clock.time(stage, lambda step=step, value=value: step(value))  # type: ignore[misc]
    assert isinstance(value, Reading)
    return value


@dataclass(slots=True)
class Amount:
    """How much was read."""

    reports: int = 0
    sentences: int = 0
    words: int = 0
    mentions: int = 0

    def add(self, reading: Reading) -> None:
        """Counts one reading."""
        self.reports += 1
        self.sentences += len(reading.report.sentences)
        self.words += len(reading.report.text.split())
        self.mentions += sum(len(event.mentions) for event in reading.events)


def run(given: Sequence[Text], steps: Stages, clock: Clock) -> Amount:
    """Reads each text and keeps it in a new file, then lets go of it, as the engine does."""
    from tocsin.store.sqlite import SQLiteStore

    amount = Amount()
    with tempfile.TemporaryDirectory() as folder, SQLiteStore(Path(folder) / "speed.db") as store:
        ident = store.begin(["speed"], "0", "2000-01-01T00:00:00Z")
        for number, text in enumerate(given, 1):
            reading = through(text, number, steps, clock)
            clock.time(STORE, lambda reading=reading: store.keep(reading, ident))  # type: ignore[misc]
            amount.add(reading)
    return amount


def peak_mb() -> float:
    """The most memory this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1e6 if sys.platform == "darwin" else 1e3), 1)


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Measures and prints."""
    given = list(texts(options.data))[: options.limit]
    if not given:
        raise DataError(f"{options.data} holds no text")
    load, clock = Clock(), Clock()
    steps = load.time("weights", lambda: stages(options.weights))
    weights_mb = peak_mb()
    load.time("tables, first report", lambda: run([Text(SAMPLE, None, UNDATED)], steps, Clock()))
    began = time.perf_counter()
    amount = run(given, steps, clock)
    wall = time.perf_counter() - began
    return shown(amount, clock=clock, load=load, memory=(weights_mb, peak_mb()), wall=wall)


def shown(amount: Amount, *, clock: Clock, load: Clock, memory: tuple[float, float], wall: float) -> dict[str, Any]:
    """Prints the tables; the figures."""
    reports, words = amount.reports, max(amount.words, 1)
    spent = {stage: max(seconds, 1e-9) for stage, seconds in clock.spent.items()}
    total = sum(spent.values())
    rows = [
        (stage, f"{seconds:.2f}", 100 * seconds / total, f"{1000 * seconds / words:.3f}", f"{words / seconds:,.0f}", f"{reports / seconds:,.1f}")
        for stage, seconds in (*spent.items(), ("all", total))
    ]
    dense = 1000 * amount.mentions / words
    print(f"{reports} reports, {amount.sentences:,} sentences, {words:,} words, {amount.mentions:,} event mentions ({dense:.1f} per 1,000 words)\n")
    print(table(("stage", "CPU-s", "%", "CPU-s / 1,000 words", "words / CPU-s", "reports / CPU-s"), rows))
    rate = f"sentences / CPU-s {amount.sentences / total:.0f}"
    print(f"\nwall time {wall:.1f} s · {rate} · peak memory {memory[1]:.0f} MB ({memory[0]:.0f} MB with the weights alone)")
    print("loading, CPU-s: " + " · ".join(f"{stage} {seconds:.2f}" for stage, seconds in load.spent.items()))
    print("\n" + table(("peers, a second", "rate"), PEERS))
    return {
        "reports": reports, "sentences": amount.sentences, "words": words, "event_mentions": amount.mentions,
        "words_per_cpu_second": round(words / total, 1), "reports_per_cpu_second": round(reports / total, 2),
        "reader_words_per_cpu_second": round(words / spent[READER], 1), "reader_cpu_seconds_per_1000_words": round(1000 * spent[READER] / words, 4),
        "peak_mb": memory[1], "weights_mb": memory[0], "load_cpu_seconds": round(sum(load.spent.values()), 2),
        "stages": {
            stage: {"cpu_seconds": round(s, 4), "words_per_cpu_second": round(words / s, 1), "reports_per_cpu_second": round(reports / s, 2)}
            for stage, s in spent.items()
        },
    }  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return command("speed", __doc__ or "", metavar="TEXTS.jsonl", work=work, arguments=arguments)


if __name__ == "__main__":
    sys.exit(main())
