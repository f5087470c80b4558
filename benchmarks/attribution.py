"""Who said what, against PolNeAR: `python -m benchmarks.attribution BRAT_DIR [--limit N] [--json]`.

BRAT_DIR holds `*.ann` and `*.txt` in brat's form, side by side or in folders; `NAME_x.ann` belongs to `NAME.txt`. Events whose name begins with Attribution
have a Content, and may have a Cue and a Source (PolNeAR: Newell et al. 2018). Where two annotators marked one text, each marking counts as a document, and
their agreement is the ceiling shown.

source, cue: spans that overlap, one to one. content: at least half of the characters of the longer one are shared (`benchmarks.scoring.half`). content, exact:
the same letters and digits, a leading "that" left aside, since the codebook leaves it out. content with source: and the sources overlap, or there is none
on either side. direct: only contents that begin and end with a quotation mark, in gold and found. Peers: F1 of rule systems, measured on PolNeAR dev.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.given import Reads, command, kept
from benchmarks.measures import Tally
from benchmarks.scoring import Place, Said, half, one_thing, overlap, pairs
from benchmarks.tables import table
from tocsin.errors import DataError
from tocsin.model import Reading, Report, Span
from tocsin.reader import Reader
from tocsin.reader.network import WEIGHTS

PARTS = ("source", "cue", "content", "content, exact", "content with source", "direct content", "direct with source")
OURS = (("Tocsin", "content", "content with source"), ("Tocsin, direct only", "direct content", "direct with source"))
PEERS = (
    ("Gender Gap Tracker's extractor", 49.2, 40.4),
    ("the same, direct only", 65.2, 47.3),
    ("textacy, by paragraph", 28.3, 26.4),
    ("dependency rule", 47.3, 38.1),
)
MARKS = frozenset("\"“”«»")
FIELD = re.compile(r"(Content|Cue|Source)\d*:(T\d+)")
THAT = re.compile(r"\W*that\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution: source, cue and content as places in the text."""

    said: Said
    cue: Place | None


@dataclass(frozen=True, slots=True)
class Document:
    """One annotator's marking of one text."""

    report: Report
    gold: tuple[Told, ...]


def spans(line: str) -> list[Place]:
    """The places of a brat text-bound line: `T1<tab>Cue 33 47;50 53<tab>words`."""
    return [(0, int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", line.split("\t")[1])]


def one(places: Sequence[Place]) -> Place | None:
    """From the first to the last of them."""
    return (0, min(p[1] for p in places), max(p[2] for p in places)) if places else None


def parse(source: str) -> Iterator[Told]:
    """The attributions of a brat file that have a content."""
    lines = source.splitlines()
    marked = {line.split("\t", 1)[0]: spans(line) for line in lines if line.startswith("T") and line.count("\t") >= 1}
    for line in lines:
        if not (line.startswith("E") and "\tAttribution" in line):
            continue
        fields: dict[str, list[Place]] = {}
        for name, ident in FIELD.findall(line):
            fields.setdefault(name, []).extend(marked.get(ident, []))
        if fields.get("Content"):
            yield Told(Said((one(fields.get("Source", [])), None), fields["Content"]), one(fields.get("Cue", [])))


def load(root: Path) -> tuple[list[Document], list[str]]:
    """The documents of a folder, and the names of annotations without text."""
    texts = {path.stem: path for path in root.rglob("*.txt")}
    files = sorted(root.rglob("*.ann"))
    if not files:
        raise DataError(f"no *.ann file in {root}: give a folder of brat files with their texts")
    documents, alone = [], []
    for file in files:
        stem = max((s for s in texts if file.stem == s or file.stem.startswith(s + "_")), key=len, default=None)
        if stem is None:
            alone.append(file.name)
            continue
        text = texts[stem].read_bytes().decode("utf-8", errors="replace")
        within = [t for t in parse(file.read_text(encoding="utf-8")) if all(p[2] <= len(text) for p in t.said.content)]
        documents.append(Document(kept(text, stem), tuple(within)))
    return documents, alone


def ours(reading: Reading) -> list[Told]:
    """The reading's attributions in the same form."""

    def at(span: Span | None) -> Place | None:
        return (0, span.start, span.end) if span else None

    return [Told(Said((at(a.source), None), [(0, c.start, c.end) for c in a.content]), at(a.cue)) for a in reading.attributions]


def letters(text: str, content: Sequence[Place]) -> frozenset[int]:
    """Where its letters and digits stand, a leading "that" left aside."""
    first, *rest = sorted(content)
    that = THAT.match(text, first[1], first[2])
    return frozenset(c for _, start, end in [(0, that.end() if that else first[1], first[2]), *rest] for c in range(start, end) if text[c].isalnum())


def is_direct(text: str, content: Sequence[Place]) -> bool:
    """Does it begin and end with a quotation mark, inside it or just outside?"""
    start, end = min(p[1] for p in content), max(p[2] for p in content)
    return not MARKS.isdisjoint(text[max(0, start - 1) : start + 1]) and not MARKS.isdisjoint(text[max(0, end - 2) : end + 2])


def same_content(g: Told, s: Told) -> bool:
    """Do they share half of the longer content?"""
    return half(g.said.content, s.said.content)


def same_both(g: Told, s: Told) -> bool:
    """And do their sources overlap, or lack on both sides?"""
    return same_content(g, s) and one_thing(g.said.source, s.said.source)


def of_source(told: Told) -> Place | None:
    """Where its source stands."""
    return told.said.source[0]


def of_cue(told: Told) -> Place | None:
    """Where its cue stands."""
    return told.cue


def score(text: str, gold: Sequence[Told], found: Sequence[Told]) -> dict[str, tuple[int, int, int]]:
    """Hits, gold and found of each part."""
    out: dict[str, tuple[int, int, int]] = {}
    for part, where in (("source", of_source), ("cue", of_cue)):
        a, b = ([*dict.fromkeys(at for t in told if (at := where(t)))] for told in (gold, found))
        out[part] = len(pairs(a, b, overlap)), len(a), len(b)
    exact, seen = ([letters(text, t.said.content) for t in told] for told in (gold, found))
    direct, told_directly = ([t for t in told if is_direct(text, t.said.content)] for told in (gold, found))
    out["content"] = len(pairs(gold, found, same_content)), len(gold), len(found)
    out["content, exact"] = len(pairs(exact, seen, frozenset.__eq__)), len(gold), len(found)
    out["content with source"] = len(pairs(gold, found, same_both)), len(gold), len(found)
    out["direct content"] = len(pairs(direct, told_directly, same_content)), len(direct), len(told_directly)
    out["direct with source"] = len(pairs(direct, told_directly, same_both)), len(direct), len(told_directly)
    return out


Tallies = dict[str, Tally]


def add(tallies: Tallies, scored: dict[str, tuple[int, int, int]]) -> None:
    """Counts one document."""
    for part, counts in scored.items():
        tallies[part].add(*counts)


def measure(documents: Sequence[Document], reader: Reads) -> Tallies:
    """Our attributions against each marking; each text is read once."""
    tallies: Tallies = {part: Tally() for part in PARTS}
    read: dict[str, list[Told]] = {}
    for document in documents:
        ident = document.report.id
        if ident not in read:
            read[ident] = ours(reader.read(document.report))
        add(tallies, score(document.report.text, document.gold, read[ident]))
    return tallies


def agreement(documents: Sequence[Document]) -> Tallies:
    """A second annotator's markings against the first's, over the texts that have two."""
    tallies: Tallies = {part: Tally() for part in PARTS}
    first: dict[str, Document] = {}
    for document in documents:
        other = first.setdefault(document.report.id, document)
        if other is not document:
            add(tallies, score(document.report.text, other.gold, document.gold))
    return tallies


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Measures and prints."""
    documents, alone = load(options.data)
    documents = documents[: options.limit]
    tallies, people = measure(documents, Reader(options.weights or WEIGHTS)), agreement(documents)
    if alone:
        print(f"left out, no text found: {', '.join(alone)}", file=sys.stderr)
    print(f"{len(documents)} markings of {len({d.report.id for d in documents})} texts\n")
    print(table(("part", "P", "R", "F1", "gold", "found", "two annotators"), [(part, *tally.row(), people[part].f1 or "") for part, tally in tallies.items()]))
    rows = [(name, tallies[a].f1, tallies[b].f1) for name, a, b in OURS]
    print("\n" + table(("F1", "content", "with source"), [*rows, *PEERS]))
    key = {part: part.replace(", ", "_").replace(" ", "_") for part in PARTS}
    scores = {f"{key[part]}_{name}": getattr(tally, name) for part, tally in tallies.items() for name in ("p", "r", "f1")}
    return {"documents": len(documents), **scores, "agreement": {key[part]: tally.f1 for part, tally in people.items()}}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return command("attribution", __doc__ or "", metavar="BRAT_DIR", work=work, arguments=arguments)


if __name__ == "__main__":
    sys.exit(main())
