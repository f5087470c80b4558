"""Whether it happened, on a scale: `python -m benchmarks.factuality GLUE_DIR [--split dev test] [--limit N] [--json]`.

GLUE_DIR holds a folder a set (UW, MEANTIME, UDS_IH2), or is one, with `dev.jsonl`, `test.jsonl`: `text`, words parted by spaces, and `targets`, each with
`span1` [first word, past the last] and `label` from -3 (certainly did not happen) to 3 (certainly did), after Stanovsky et al. 2017. Each sentence is read
by itself.

Only targets whose words our reader takes for a trigger have a status: coverage is their share. The reader seeks what a conflict analyst would record, and most
targets ("said", "like", "was") are none, so the figures can't be compared with those of systems scored on all targets: no peers are named. Beside ours: what
saying 3 of every one of the same targets gives. The scale was set beforehand, by the codebook's definitions (`SCALE`), and is not fitted to the sets.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.given import Reads, command, kept, objects
from benchmarks.measures import absolute_error, correlation, share
from benchmarks.tables import table
from tocsin.errors import DataError
from tocsin.model import Report, Span, Status
from tocsin.reader import Reader
from tocsin.reader.network import WEIGHTS

SCALE = {
    Status.OCCURRED: 3.0,
    Status.POSSIBLE: 1.5,  # unverified: suspected, reportedly, may have
    Status.PLANNED: 1.0,  # not yet, but announced
    Status.THREATENED: 0.5,
    Status.FEARED: 0.5,
    Status.DEMANDED: 0.0,
    Status.HYPOTHETICAL: 0.0,
    Status.DENIED: -3.0,
}
SPLITS = ("dev", "test")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its targets: start, end, label."""

    report: Report
    targets: tuple[tuple[int, int, float], ...]


@dataclass
class Score:
    """What was found of one set."""

    targets: int = 0
    gold: list[float] = field(default_factory=list)
    found: list[float] = field(default_factory=list)
    by_status: dict[Status, list[float]] = field(default_factory=dict)

    def add(self, label: float, status: Status | None) -> None:
        """Counts a target and the status found, if any."""
        self.targets += 1
        if status is not None:
            self.gold.append(label)
            self.found.append(SCALE[status])
            self.by_status.setdefault(status, []).append(label)

    def figures(self) -> dict[str, float | int | None]:
        """What is reported."""
        values = {
            "mae": absolute_error(self.gold, self.found),
            "r": correlation(self.gold, self.found),
            "always_3_mae": absolute_error(self.gold, [3.0] * len(self.gold)),
        }
        rounded = {name: None if value is None else round(value, 3) for name, value in values.items()}
        return {"targets": self.targets, "found": len(self.gold), "coverage": share(len(self.gold), self.targets), **rounded}


def sentence(row: dict[str, Any], name: str) -> Sentence:
    """A line of a set; DataError where it has another form."""
    try:
        words = [match.span() for match in re.finditer(r"\S+", row["text"])]
        spans = [(*target["span1"], float(target["label"])) for target in row["targets"]]
        targets = tuple((words[first][0], words[past - 1][1], label) for first, past, label in spans if first < past <= len(words))
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{name} has a line without text and targets with span1 and label: {error!r}") from None
    return Sentence(kept(row["text"], name, whole=True), targets)


def sets(root: Path, splits: Sequence[str]) -> Iterator[tuple[str, list[Sentence]]]:
    """The sets of a folder; all their files where none bears the name of a split."""
    for folder in (root, *sorted(root.iterdir() if root.is_dir() else ())):
        files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
        files = [file for file in files if file.stem in splits] or files
        if files:
            yield folder.name, [sentence(row, f"{file}:{n}") for file in files for n, row in enumerate(objects(file)) if str(row.get("text") or "").strip()]


def status_at(mentions: Sequence[tuple[Span, Status]], start: int, end: int) -> Status | None:
    """The status of the trigger that shares most with these characters."""
    shared = [(min(end, at.end) - max(start, at.start), -len(at.quote), status) for at, status in mentions]
    best = max(shared, key=lambda s: s[:2], default=(0, 0, None))
    return best[2] if best[0] > 0 else None


def measure(sentences: Sequence[Sentence], reader: Reads) -> Score:
    """The score of one set."""
    score = Score()
    for one in sentences:
        mentions = [(m.trigger, m.status) for event in reader.read(one.report).events for m in event.mentions]
        for start, end, label in one.targets:
            score.add(label, status_at(mentions, start, end))
    return score


def pooled(scores: Sequence[Score]) -> list[tuple[object, ...]]:
    """Status by status over all sets: its place on the scale, how often it was found, the mean gold label there."""
    labels: dict[Status, list[float]] = {}
    for score in scores:
        for status, found in score.by_status.items():
            labels.setdefault(status, []).extend(found)
    return [(s.value, SCALE[s], len(labels[s]), f"{sum(labels[s]) / len(labels[s]):.2f}") for s in Status if s in labels]


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Measures and prints."""
    reader = Reader(options.weights or WEIGHTS)
    scores = {name: measure(found[: options.limit], reader) for name, found in sets(options.data, options.split)}
    if not scores:
        raise DataError(f"no *.jsonl file in {options.data} or its folders")
    result = {name: score.figures() for name, score in scores.items()}
    heads = ("set", "targets", "found", "coverage %", "MAE", "r", "MAE of always 3")
    rows = [(name, *("none" if value is None else value if isinstance(value, int) else f"{value:.3g}" for value in f.values())) for name, f in result.items()]
    print(table(heads, rows))
    print("\n" + table(("status", "on the scale", "found", "mean gold label"), pooled(list(scores.values()))))
    counts = Counter({status.value: len(found) for score in scores.values() for status, found in score.by_status.items()})
    flat = {f"{name}_{key}": value for name, figures in result.items() for key, value in figures.items() if value is not None}
    return {**flat, "found": counts.total(), "sets": result}


def splits(parser: argparse.ArgumentParser) -> None:
    """The command's own option."""
    parser.add_argument("--split", nargs="+", default=SPLITS, metavar="NAME", help="which files of a set, without their ending; dev and test by default")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return command("factuality", __doc__ or "", metavar="GLUE_DIR", work=work, arguments=arguments, extra=splits)


if __name__ == "__main__":
    sys.exit(main())
