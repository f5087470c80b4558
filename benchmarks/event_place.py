"""Event place: which place belongs to which event verb: `python -m benchmarks.event_place FILE [--json]`.

FILE is a JSON list, or a zip that holds one, of items with `text` and `spans` labelled VERB and LOCATION (Halterman's event locations).
Beside ours: the toponym nearest to the verb, and the nearest meant as a place.
An item is right where the place found overlaps a gold location, or none is found and none is gold.
"""

from __future__ import annotations

import argparse
import json
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.model import UNDATED, Report
from tocsin.resolve.where import Gazetteer, Toponym, event_place, toponyms

Chooser = Callable[[str, tuple[int, int], Sequence[Toponym]], Toponym | None]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, the event's verb, and where it happened by the gold spans: none where the text does not say."""

    report: Report
    verb: tuple[int, int]
    gold: tuple[tuple[int, int], ...]


def load(path: Path) -> list[Item]:
    """The items with one verb; spans of no letters are left out."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            name = next(name for name in archive.namelist() if name.endswith(("json", "jsonl")) and "__MACOSX" not in name)
            rows = json.loads(archive.read(name))
    else:
        rows = json.loads(path.read_text())
    out = []
    for row in rows:
        spans = {
            label: [(s["start"], s["end"]) for s in row.get("spans", ()) if s["label"] == label and s["end"] > s["start"]] for label in ("VERB", "LOCATION")
        }
        if len(spans["VERB"]) == 1 and row.get("answer") != "reject":
            text = row["text"]
            report = Report(Report.identify(text, str(path), UNDATED), text, (), False, None, None, str(path))
            out.append(Item(report, spans["VERB"][0], tuple(spans["LOCATION"])))
    return out


def nearest(text: str, verb: tuple[int, int], places: Sequence[Toponym]) -> Toponym | None:
    """The toponym nearest to the verb: a baseline."""
    return min(places, key=lambda place: min(abs(place.span.start - verb[1]), abs(place.span.end - verb[0])), default=None)


def nearest_literal(text: str, verb: tuple[int, int], places: Sequence[Toponym]) -> Toponym | None:
    """The nearest that is meant as a place, no demonym or government: a stronger baseline."""
    return nearest(text, verb, [place for place in places if place.literal])


def score(items: list[Item], found: list[tuple[Toponym, ...]], choose: Chooser) -> dict[str, float]:
    """Accuracy over all, precision and recall of places, and accuracy where a gold place is among the toponyms found."""
    right = given = told = hit = reach = reached = 0
    for item, places in zip(items, found, strict=True):
        place = choose(item.report.text, item.verb, places)
        good = place is not None and any(place.span.start < end and start < place.span.end for start, end in item.gold)
        right += good or (place is None and not item.gold)
        given, told, hit = given + (place is not None), told + bool(item.gold), hit + good
        if any(p.span.start < end and start < p.span.end for p in places for start, end in item.gold):
            reach, reached = reach + 1, reached + good
    return {
        "accuracy": right / len(items),
        "precision": hit / given,
        "recall": hit / told,
        "f1": 2 * hit / (given + told),
        "accuracy_where_found": reached / reach,
    }


def confusions(items: list[Item], found: list[tuple[Toponym, ...]]) -> list[tuple[tuple[str, str], int]]:
    """What stands before the place that is meant and before the one chosen instead, most frequent first; "none" where there is none."""
    wrong: Counter[tuple[str, str]] = Counter()
    for item, places in zip(items, found, strict=True):
        place = event_place(item.report.text, item.verb, places)
        if place is None and not item.gold:
            continue
        if place is None or not any(place.span.start < end and start < place.span.end for start, end in item.gold):
            meant = min(item.gold, key=lambda span: abs(span[0] - item.verb[0]), default=None)
            wrong[_ahead(item.report.text, meant[0] if meant else None), _ahead(item.report.text, place.span.start if place else None)] += 1
    return wrong.most_common(10)


def _ahead(text: str, start: int | None) -> str:
    """The word before a place."""
    if start is None:
        return "none"
    words = text[max(0, start - 24) : start].split()
    return words[-1].lower() if words else "(first)"


def main() -> None:
    """Prints the table, and with --json one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--confusions", action="store_true", help="print the ten most frequent: the word before the place meant, before ours")
    args = parser.parse_args()
    items, gazetteer = load(args.file), Gazetteer.open()
    start = time.process_time()
    found = [toponyms(item.report, gazetteer) for item in items]
    words = sum(len(item.report.text.split()) for item in items)
    speed = words / (time.process_time() - start)
    result = {"ours": score(items, found, event_place), "nearest": score(items, found, nearest), "literal": score(items, found, nearest_literal)}
    print(f"{args.file.name}: {len(items):,} items, {sum(bool(i.gold) for i in items):,} with a place; {speed:,.0f} words per CPU-second")
    for name, row in result.items():
        print(f"  {name:8} " + "  ".join(f"{part} {value:.3f}" for part, value in row.items()))
    for (meant, ours), count in confusions(items, found) if args.confusions else ():
        print(f"  {count:5}  meant: {meant:12} ours: {ours}")
    if args.json:
        print(json.dumps({**result, "words_per_cpu_second": speed}))


if __name__ == "__main__":
    main()
