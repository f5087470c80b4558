"""The record, scored: `python -m benchmarks.record DOCS.jsonl --reference RECORDS.jsonl [--predictions OUT.jsonl] [--held-back] [--losses] [--json]`.

Reads documents given as sentences (sentence 0 the title), writes their records in the codebook's form, and scores them as the codebook's scorer does.
`--held-back` keeps to the fifth of the annotated documents that no weights are trained on, short items and whole reports apart.
What can't be scored is named and counted; where nothing can, the command ends with 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from training.data import held_back, report_of

from benchmarks.given import Reads, command, objects
from benchmarks.losses import losses
from benchmarks.scoring import PARTS, score, summary
from benchmarks.tables import table
from tocsin.errors import DataError, DateError
from tocsin.export.codebook import record
from tocsin.model import PartialDate

SHORT = 6  # a short item has at most so many sentences, its heading included
NAMED = 10  # of the documents left out for one reason at most so many are named

Document = dict[str, Any]
Records = dict[str, Document]


def day(published: object) -> str | None:
    """The day of a publication date or instant; None where it is none.

    >>> day("2031-05-04T10:00:00Z"), day("2031-05"), day("soon")
    ('2031-05-04', '2031-05', None)
    """
    text = str(published or "").strip()
    for form in (text, text[:10]):
        try:
            return PartialDate(form).iso
        except DateError:
            continue
    return None


def worded(document: Document) -> bool:
    """Does it hold sentences with words?"""
    sentences = document.get("sentences")
    return isinstance(sentences, list) and all(isinstance(s, str) for s in sentences) and any(s.strip() for s in sentences)


def scorable(document: Document, gold: Records) -> bool:
    """Can its reference record be scored against its sentences?"""
    try:
        score(gold[document["id"]], gold[document["id"]], document["sentences"])
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return False
    return True


def flaw(document: Document, gold: Records) -> str | None:
    """Why a document can't be scored; None where it can."""
    if not isinstance(document.get("id"), str):
        return "it has no id"
    if document["id"] not in gold:
        return "the reference has no record of it"
    if not worded(document):
        return "it has no sentences"
    return None if scorable(document, gold) else "its reference record does not fit its sentences"


def chosen(documents: Sequence[Document], gold: Records, *, only_held_back: bool = False) -> tuple[list[Document], dict[str, list[str]]]:
    """The documents that can be scored, and the ids of the others by the reason why they can't; DataError where none can."""
    kept: dict[str, Document] = {}
    left: dict[str, list[str]] = {}
    for number, document in enumerate(documents, 1):
        ident = document.get("id")
        reason = flaw(document, gold) or ("its id stands twice" if ident in kept else None)
        if reason is None and only_held_back and not held_back(str(ident)):
            reason = "it is not held back"
        if reason:
            left.setdefault(reason, []).append(ident if isinstance(ident, str) else f"item {number}")
        else:
            kept[str(ident)] = document
    told = {document.get("id") for document in documents}
    if unread := sorted(ident for ident in gold if ident not in told):
        left["only the reference has it"] = unread
    if not kept:
        raise DataError(f"no document can be scored: {'; '.join(counted(left)) or 'there is none'}")
    return list(kept.values()), left


def counted(left: dict[str, list[str]]) -> list[str]:
    """Each reason with how many it left out, and their names."""
    return [f"{words} ({len(ids)}: {', '.join(ids[:NAMED])}{' ...' if len(ids) > NAMED else ''})" for words, ids in left.items()]


def predict(documents: Sequence[Document], pipeline: Reads) -> Records:
    """The record of each document, by id."""
    return {d["id"]: {**record(pipeline.read(report_of({**d, "published": day(d.get("published"))}))), "id": d["id"]} for d in documents}


def scored(documents: Sequence[Document], gold: Records, found: Records) -> dict[str, dict[str, float]]:
    """The table of some documents."""
    counts: Counter[tuple[str, str]] = Counter()
    for d in documents:
        counts.update(score(gold[d["id"]], found[d["id"]], d["sentences"]))
    return summary(counts)


def reference(path: Path) -> Records:
    """The reference records by id; DataError where one has none."""
    records = list(objects(path))
    if any(not isinstance(one.get("id"), str) for one in records):
        raise DataError(f"{path}: a record has no id")
    return {one["id"]: one for one in records}


def work(options: argparse.Namespace, pipeline: Reads | None = None) -> dict[str, Any]:
    """Reads, scores and prints the table; gives the figures."""
    from tocsin.pipeline import Pipeline

    gold = reference(options.reference)
    documents, left = chosen(list(objects(options.data)), gold, only_held_back=options.held_back)
    documents = documents[: options.limit]
    for words in counted(left):
        print(f"left out: {words}", file=sys.stderr)
    for ident in (d["id"] for d in documents if d.get("published") and day(d["published"]) is None):
        print(f"read as undated, since its `published` is no date: {ident}", file=sys.stderr)
    found = predict(documents, pipeline or Pipeline(weights=options.weights))
    if options.predictions:
        options.predictions.write_text("".join(json.dumps(found[d["id"]], ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")
    groups: dict[str, Callable[[Document], bool]] = {
        "all": lambda d: True,
        "short": lambda d: len(d["sentences"]) <= SHORT,
        "whole": lambda d: len(d["sentences"]) > SHORT,
    }
    members = {name: [d for d in documents if wanted(d)] for name, wanted in groups.items()}
    tables = {name: scored(some, gold, found) for name, some in members.items() if some}
    heads = ["part", *(f"{name} {k}" for name in tables for k in ("P", "R", "F1")), "gold"]
    print(table(heads, [[p, *(tables[name][p][k] for name in tables for k in ("p", "r", "f1")), int(tables["all"][p]["gold"])] for p in PARTS]))
    if options.losses:
        print(f"\n{losses(documents, gold, found)}\n")
    print(f"{len(documents)} documents scored, {sum(map(len, left.values()))} left out")
    figures = {f"{name}_{p}": tables[name][p]["f1"] if name in tables else None for name in groups for p in PARTS}  # None: no such document, no figure
    return {"documents": len(documents), "left_out": {words: len(ids) for words, ids in left.items()}, **figures, **{p: tables["all"][p] for p in PARTS}}


def options(parser: argparse.ArgumentParser) -> None:
    """The options of this benchmark alone."""
    parser.add_argument("--reference", type=Path, required=True, metavar="RECORDS.jsonl")
    parser.add_argument("--predictions", type=Path, metavar="OUT.jsonl", help="where to write the records that were read")
    parser.add_argument("--held-back", action="store_true", help="only the fifth of the documents that no weights are trained on")
    parser.add_argument("--losses", action="store_true", help="also say what went wrong with the events that are not right")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return command("record", __doc__ or "", metavar="DOCS.jsonl", work=work, arguments=arguments, extra=options)


if __name__ == "__main__":
    sys.exit(main())
