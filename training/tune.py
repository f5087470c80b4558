"""Thresholds for the reader: `python -m training.tune --docs DOCS.jsonl --records RECORDS.jsonl [--weights FOLDER]`.

Coordinate ascent over `tocsin.reader.Thresholds` on the held-back documents: the mean of the F1 of event, status, argument, number, source and record.
Seven numbers over 200 documents: the held-back figures are the better for it by up to a point. The encoder reads each document once.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.scoring import score, summary

from tocsin.export.codebook import record
from tocsin.reader import Reader, Thresholds
from tocsin.reader.network import WEIGHTS, Network
from tocsin.reader.windows import Array, Window
from tocsin.resolve.numbering import number
from tocsin.resolve.when import join
from training.data import corpus, held_back, report_of

GOAL = ("event", "status", "argument", "number", "source", "record")
STEPS = (-0.1, -0.05, 0.05, 0.1)

Pairs = list[tuple[dict[str, Any], dict[str, Any]]]


class Remembering(Network):
    """A network that keeps what its encoder said of each batch, so that only the heads run again."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.said: dict[tuple[tuple[int, int], ...], list[tuple[Window, Array, Array, Array]]] = {}

    def encode(self, batch: Sequence[Window]) -> Iterator[tuple[Window, Array, Array, Array]]:
        """As the network's, from memory where it can."""
        key = tuple((hash(window.pieces), len(window)) for window in batch)
        if key not in self.said:
            self.said[key] = list(super().encode(batch))
        yield from self.said[key]


def goal(reader: Reader, pairs: Pairs) -> float:
    """The mean F1 of the parts that count."""
    counts: Counter[tuple[str, str]] = Counter()
    for document, gold in pairs:
        reading = join(number(reader.read(report_of(document))))
        counts.update(score(gold, {**record(reading), "id": document["id"]}, document["sentences"]))
    table = summary(counts)
    return sum(table[part]["f1"] for part in GOAL) / len(GOAL)


def moved(thresholds: Thresholds, name: str, step: float) -> Thresholds:
    """The thresholds with one of them moved; `role0` to `role2` are the layers of roles."""
    if name.startswith("role"):
        layers = list(thresholds.role)
        layers[int(name[-1])] = round(layers[int(name[-1])] + step, 3)
        return replace(thresholds, role=(layers[0], layers[1], layers[2]))
    return replace(thresholds, **{name: round(getattr(thresholds, name) + step, 3)})


def tuned(reader: Reader, pairs: Pairs, rounds: int) -> Thresholds:
    """The best thresholds found."""
    best, figure = reader.network.thresholds, goal(reader, pairs)
    print(f"begin {figure:.2f} {best}", flush=True)
    for _ in range(rounds):
        before = figure
        for name in ("trigger", "role0", "role1", "role2", "cue", "source", "content"):
            for step in STEPS:
                reader.network.thresholds = moved(best, name, step)
                now = goal(reader, pairs)
                if now > figure + 0.01:
                    best, figure = reader.network.thresholds, now
                    print(f"{name} {figure:.2f} {best}", flush=True)
        if figure - before < 0.05:
            break
    return best


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    pairs = [(d, r) for d, r in corpus(args.docs, args.records) if held_back(d["id"])]
    reader = Reader(args.weights, gated=False)
    reader.network = Remembering(args.weights)
    print(tuned(reader, pairs, args.rounds))


if __name__ == "__main__":
    main()
