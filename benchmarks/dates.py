"""Time expressions against TimeML: `python -m benchmarks.dates TIMEML_DIR [--json]`.

TIMEML_DIR holds `*.tml` files, in itself or below; each immediate subfolder is reported by itself, then all. Definitions are TempEval-3's
(UzZaman et al. 2013): only expressions inside `<TEXT>` count; strict is the same characters, relaxed any overlap (each expression matched
once); value F1 counts relaxed matches whose TIMEX3 value is the same, type F1 those of the same type.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.errors import DataError
from tocsin.model import PartialDate
from tocsin.resolve.when import Expression, expressions

KINDS = ("DATE", "TIME", "DURATION", "SET")
TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A TimeML document: its plain text, its creation day, its expressions."""

    name: str
    group: str
    text: str
    dct: PartialDate | None
    gold: tuple[Gold, ...]


def parse(source: str) -> tuple[str, list[Gold]]:
    """The text without tags, and its TIMEX3 with offsets."""
    out: list[str] = []
    length, at = 0, 0
    opened: list[tuple[int, dict[str, str]]] = []
    gold = []
    for tag in TAG.finditer(source):
        piece = html.unescape(source[at : tag.start()])
        out.append(piece)
        length += len(piece)
        at = tag.end()
        if tag[2] == "TIMEX3" and not tag[1]:
            opened.append((length, dict(ATTRIBUTE.findall(tag[3]))))
        elif tag[2] == "TIMEX3" and opened:
            start, attributes = opened.pop()
            if length > start:
                gold.append(Gold(start, length, attributes.get("type", ""), attributes.get("value", "")))
    out.append(html.unescape(source[at:]))
    return "".join(out), sorted(gold, key=lambda g: g.start)


def load(path: Path, root: Path) -> Document:
    """One TimeML file; DataError where it has no text."""
    source = path.read_text(encoding="utf-8", errors="replace")
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.S)
    if not body:
        raise DataError(f"{path} has no <TEXT>: it is no TimeML document")
    dct = re.search(r'functionInDocument="CREATION_TIME"[^>]*value="(\d{4}-\d\d-\d\d)|value="(\d{4}-\d\d-\d\d)[^>]*functionInDocument="CREATION_TIME"', source)
    text, gold = parse(body[1])
    group = path.relative_to(root).parts[0] if path.parent != root else "."
    return Document(path.name, group, text, PartialDate(dct[1] or dct[2]) if dct else None, tuple(gold))


def share(hits: int, total: int) -> float:
    """A share in percent; 0 of nothing."""
    return round(100 * hits / total, 1) if total else 0.0


@dataclass(slots=True)
class Score:
    """Counts of one set: gold, found, and matches by measure."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    kind: int = 0
    words: int = 0
    seconds: float = 0.0
    errors: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    sorts: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def f1(self, hits: int) -> float:
        """F1 in percent."""
        return 200 * hits / (self.gold + self.found) if self.gold + self.found else 0.0

    def row(self) -> dict[str, float]:
        """What is reported."""
        rate = {"words_per_cpu_second": round(self.words / self.seconds)} if self.seconds else {}
        return {
            "gold": self.gold, "found": self.found,
            "strict_p": share(self.strict, self.found), "strict_r": share(self.strict, self.gold), "strict_f1": round(self.f1(self.strict), 1),
            "relaxed_p": share(self.relaxed, self.found), "relaxed_r": share(self.relaxed, self.gold), "relaxed_f1": round(self.f1(self.relaxed), 1),
            "type_f1": round(self.f1(self.kind), 1), "value_f1": round(self.f1(self.value), 1), **rate,
        }  # fmt: skip


def pairs(gold: Sequence[Gold], found: Sequence[Expression]) -> list[tuple[Gold, Expression]]:
    """Each gold expression with the one found that shares most of it; each taken once, exact ones first."""
    shared = sorted(
        (-(g.start == f.start and g.end == f.end), -(min(g.end, f.end) - max(g.start, f.start)), i, j)
        for i, g in enumerate(gold) for j, f in enumerate(found) if g.start < f.end and f.start < g.end
    )  # fmt: skip
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for _, _, i, j in shared:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((gold[i], found[j]))
    return out


def add(score: Score, gold: Sequence[Gold], found: Sequence[Expression], matched: Sequence[tuple[Gold, Expression]]) -> None:
    """Counts one document (or one type of it) into a score."""
    score.gold += len(gold)
    score.found += len(found)
    for g, f in matched:
        score.relaxed += 1
        score.strict += (g.start, g.end) == (f.start, f.end)
        score.value += g.value == f.timex
        score.kind += g.kind == f.kind


def by_kind(score: Score, kind: str, document: Document, found: Sequence[Expression]) -> None:
    """Counts one document's expressions of a type, matched among themselves."""
    gold, ours = [g for g in document.gold if g.kind == kind], [f for f in found if f.kind == kind]
    add(score, gold, ours, pairs(gold, ours))


def confusions(document: Document, found: Sequence[Expression]) -> Iterator[tuple[str, str, str, str]]:
    """What went wrong in a document: the words, their value, our words, our value."""
    matched = pairs(document.gold, found)
    at = document.text
    for g, f in matched:
        if (g.start, g.end, g.value) != (f.start, f.end, f.timex):
            yield at[g.start : g.end], g.value, at[f.start : f.end], f.timex or "none"
    seen_gold, seen_found = {id(g) for g, _ in matched}, {id(f) for _, f in matched}
    yield from ((at[g.start : g.end], g.value, "", "missed") for g in document.gold if id(g) not in seen_gold)
    yield from (("", "spurious", at[f.start : f.end], f.timex or "none") for f in found if id(f) not in seen_found)


def shape(value: str) -> str:
    """A value without its figures: 2020-W03 is dddd-Wdd."""
    return re.sub(r"\d", "d", value)


def edges(gold: str, ours: str) -> str:
    """The words that one of two overlapping expressions has more than the other: "+about", "-the"."""
    more, less = (" ".join(words) for words in (_extra(ours, gold), _extra(gold, ours)))
    return " ".join(part for part in (f"+{more}" if more else "", f"-{less}" if less else "") if part) or "a part of a word"


def _extra(one: str, other: str) -> list[str]:
    return list((Counter(one.lower().split()) - Counter(other.lower().split())).elements())


def sorted_confusions(document: Document, found: Sequence[Expression]) -> Iterator[tuple[str, str, str, str]]:
    """Sorts of errors: what is wrong, our rule, the annotated value's shape and ours, or how the words differ."""
    matched, at = pairs(document.gold, found), document.text
    for g, f in matched:
        if (g.start, g.end) != (f.start, f.end):
            yield "extent", f.rule.split(":")[0], "", edges(at[g.start : g.end], at[f.start : f.end])
        if g.value != f.timex:
            yield "value", f.rule.split(":")[0], shape(g.value), shape(f.timex or "none")
    seen_gold, seen_found = {id(g) for g, _ in matched}, {id(f) for _, f in matched}
    yield from (("missed", "", shape(g.value), at[g.start : g.end].lower()) for g in document.gold if id(g) not in seen_gold)
    yield from (("spurious", f.rule, "", shape(f.timex or "none")) for f in found if id(f) not in seen_found)


def measure(documents: Sequence[Document]) -> tuple[dict[str, Score], dict[str, Score]]:
    """Scores by folder and overall, and overall by type."""
    expressions("warm up on 1 May 2020", None)
    sets = {group: Score() for group in (*sorted({d.group for d in documents}), "all")}
    kinds = {kind: Score() for kind in KINDS}
    for document in documents:
        began = time.process_time()
        found = expressions(document.text, document.dct)
        spent = time.process_time() - began
        matched = pairs(document.gold, found)
        for name in (document.group, "all"):
            add(sets[name], document.gold, found, matched)
            sets[name].words += len(document.text.split())
            sets[name].seconds += spent
        sets["all"].errors.update(confusions(document, found))
        sets[document.group].sorts.update(sorted_confusions(document, found))
        for kind, score in kinds.items():
            by_kind(score, kind, document, found)
    return sets, kinds


def show(rows: dict[str, Score]) -> None:
    """Prints a table."""
    head = (
        "strict_p", "strict_r", "strict_f1", "relaxed_p", "relaxed_r", "relaxed_f1", "type_f1", "value_f1", "gold", "found", "words_per_cpu_second",
    )  # fmt: skip
    print(f"{'':12}" + "".join(f"{name.replace('words_per_cpu_second', 'words/CPU-s'):>12}" for name in head))
    for name, score in rows.items():
        row = score.row()
        print(f"{name:12}" + "".join(f"{row.get(column, ''):>12}" for column in head))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dates", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, metavar="TIMEML_DIR")
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N most frequent confusions")
    parser.add_argument("--confusions", type=int, default=0, metavar="N", help="print the N most frequent sorts of errors of each set")
    options = parser.parse_args(arguments)
    files = sorted(options.folder.rglob("*.tml"))
    if not files:
        print(f"no *.tml file in {options.folder}: give a folder with TimeML documents", file=sys.stderr)
        return 2
    sets, kinds = measure([load(path, options.folder) for path in files])
    show(sets)
    show(kinds)
    for name, score in sets.items() if options.confusions else ():
        for (what, rule, gold, ours), count in score.sorts.most_common(options.confusions):
            print(f"{name:10} {count:4}  {what:9} {rule:20} annotated {gold or '-':14} ours {ours}")
    for (gold, value, ours, got), count in sets["all"].errors.most_common(options.errors):
        print(f"{count:5}  {gold!r:40} {value:16} {ours!r:40} {got}")
    if options.json:
        print(json.dumps({"sets": {name: score.row() for name, score in sets.items()}, "kinds": {name: score.row() for name, score in kinds.items()}}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
