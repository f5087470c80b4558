"""The record, scored: `python -m benchmarks.record DOCS.jsonl --reference RECORDS.jsonl [--predictions OUT.jsonl] [--held-back] [--json]`.

Reads documents given as sentences (sentence 0 the title), writes their records in the codebook's form, and scores them as the codebook's scorer does.
`--held-back` keeps to the fifth of the annotated documents that no weights are trained on, short items and whole reports apart.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from training.data import held_back, read_lines, report_of

from benchmarks.scoring import PARTS, score, summary
from benchmarks.tables import finish, table
from tocsin.export.codebook import record
from tocsin.pipeline import Pipeline

SHORT = 6  # a short item has at most so many sentences, its heading included


def predict(documents: list[dict[str, Any]], pipeline: Pipeline) -> dict[str, dict[str, Any]]:
    """The record of each document, by id."""
    return {d["id"]: {**record(pipeline.read(report_of(d))), "id": d["id"]} for d in documents}


Records = dict[str, dict[str, Any]]


def scored(documents: list[dict[str, Any]], gold: Records, found: Records) -> dict[str, dict[str, float]]:
    """The table of some documents."""
    counts: Counter[tuple[str, str]] = Counter()
    for d in documents:
        counts.update(score(gold[d["id"]], found[d["id"]], d["sentences"]))
    return summary(counts)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--held-back", action="store_true")
    parser.add_argument("--weights", type=Path, help="a folder of weights other than the shipped ones")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--hold", action="store_true", help="exit 1 when a figure is under its floor")
    args = parser.parse_args()
    gold = {r["id"]: r for r in read_lines(args.reference)}
    documents = [d for d in read_lines(args.docs) if d["id"] in gold and (held_back(d["id"]) or not args.held_back)]
    found = predict(documents, Pipeline(weights=args.weights))
    if args.predictions:
        args.predictions.write_text("".join(json.dumps(found[d["id"]], ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")
    groups: dict[str, Callable[[dict[str, Any]], bool]] = {
        "all": lambda d: True, "short": lambda d: len(d["sentences"]) <= SHORT, "whole": lambda d: len(d["sentences"]) > SHORT}
    tables = {name: scored([d for d in documents if wanted(d)], gold, found) for name, wanted in groups.items()}
    heads = ["part", *(f"{name} {k}" for name in tables for k in ("P", "R", "F1")), "gold"]
    print(table(heads, [[p, *(tables[name][p][k] for name in tables for k in ("p", "r", "f1")), int(tables["all"][p]["gold"])] for p in PARTS]))
    figures = {f"{name}_{p}": tables[name][p]["f1"] for name in tables for p in PARTS}
    finish("record", {"documents": len(documents), **figures, **{p: tables["all"][p] for p in PARTS}}, as_json=args.json, hold=args.hold)


if __name__ == "__main__":
    main()
