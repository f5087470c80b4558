"""Who, where and with what, against re3d's mentions: `python -m benchmarks.mentions RE3D_DIR [--limit N] [--json]`.

RE3D_DIR holds a folder a source (or is one), each with `documents.json` (`_id`, `text`) and `entities.json` (`documentId`, `begin`, `end`, `type`), one object
a line or one list (re3d: Dstl 2017). Mentions are matched one to one: those with the same words first, then of a fitting kind, then by shared characters.

found: a gold mention that shares a character with one of ours. exact: the same words, an article or possessive aside. kind fits: of those found, the share
whose kind fits (`FITS`; a people or a state may be Organisation, Location or Nationality there). Our reader marks what fills a role or is a source, not every
name, so recall over all mentions is low by design. Temporal is scored against the dates found. Precision is given only for the kinds that our reader marks: of
our mentions of a kind, the share matched with a gold mention of a fitting type. Quantities, money, coordinates and references are not ours to mark, and are
left out.
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
from benchmarks.measures import Tally, share
from benchmarks.tables import table
from tocsin.errors import DataError
from tocsin.model import EntityKind, Reading, Report
from tocsin.pipeline import Pipeline

DATE = "date"
K = EntityKind
BODIES = frozenset({"Organisation"})
PEOPLE = frozenset({"Organisation", "Person", "Nationality"})
FITS: dict[str, frozenset[str]] = {
    K.PERSON: frozenset({"Person"}),
    K.GROUP: PEOPLE,
    K.GOVERNMENT: frozenset({"Organisation", "Location", "Nationality"}),
    K.AGENCY: BODIES,
    K.MILITARY: BODIES | {"Person"},
    K.IGO: BODIES,
    K.NGO: BODIES,
    K.MEDIA: BODIES,
    K.COMPANY: BODIES,
    K.PLACE: frozenset({"Location"}),
    K.EQUIPMENT: frozenset({"Weapon", "MilitaryPlatform", "Vehicle"}),
    DATE: frozenset({"Temporal"}),
}
TYPES = ("Person", "Organisation", "Location", "Nationality", "Weapon", "MilitaryPlatform", "Vehicle", "Temporal")
EDGES = re.compile(r"^(?:the|an?|its|their|his|her)\s+|['’]s?$|^[\W_]+|[\W_]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document and what they are: a gold type, or our kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its gold mentions."""

    report: Report
    gold: tuple[Mention, ...]


@dataclass
class Score:
    """Counts by gold type and by our kind."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    fitting: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)


def core(text: str, mention: Mention) -> tuple[int, int]:
    """Where its words stand without article, possessive and marks at their edges."""
    start, end = mention.start, mention.end
    while match := next((m for m in EDGES.finditer(text[start:end]) if m.end() > m.start()), None):
        if match.end() - match.start() == end - start:
            break
        start, end = (start + match.end(), end) if match.start() == 0 else (start, start + match.start())
    return start, end


def folders(root: Path) -> Iterator[Path]:
    """Those that hold documents and entities."""
    yield from (path.parent for path in sorted(root.rglob("documents.json")) if (path.parent / "entities.json").exists())


def load(root: Path) -> list[Document]:
    """The documents of all folders; a mention that does not fit its text, or a second of the same place and type, is left out."""
    out = []
    for folder in folders(root):
        gold: dict[str, dict[Mention, None]] = {}
        texts = {str(d.get("_id")): str(d.get("text") or "") for d in objects(folder / "documents.json")}
        for e in objects(folder / "entities.json"):
            ident, start, end = str(e.get("documentId")), e.get("begin"), e.get("end")
            if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(texts.get(ident, "")) and e.get("type") in TYPES:
                gold.setdefault(ident, {})[Mention(start, end, e["type"])] = None
        out += [Document(kept(text, f"{folder.name}/{ident}"), tuple(gold.get(ident, ()))) for ident, text in texts.items() if text.strip()]
    if not out:
        raise DataError(f"no folder in {root} holds documents.json and entities.json")
    return out


def ours(reading: Reading) -> tuple[Mention, ...]:
    """The mentions of our entities, and our dates."""
    named = [Mention(span.start, span.end, entity.kind.value) for entity in reading.entities for span in entity.mentions]
    dates = [Mention(claim.words.start, claim.words.end, DATE) for claim in reading.dates]
    return tuple(dict.fromkeys([*named, *dates]))


def matched(text: str, gold: Sequence[Mention], found: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of mentions that share a character, each taken once."""
    cores = {mention: core(text, mention) for mention in (*gold, *found)}
    shared = sorted(
        (cores[g] != cores[f], g.kind not in FITS[f.kind], max(g.start, f.start) - min(g.end, f.end), i, j)
        for i, g in enumerate(gold) for j, f in enumerate(found) if g.start < f.end and f.start < g.end
    )  # fmt: skip
    out: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in shared:
        if i not in out and j not in used:
            out[i] = j
            used.add(j)
    return [(gold[i], found[j]) for i, j in out.items()]


def count(score: Score, text: str, gold: Sequence[Mention], found: Sequence[Mention]) -> None:
    """Counts one document."""
    score.gold.update(g.kind for g in gold)
    score.ours.update(f.kind for f in found)
    for g, f in matched(text, gold, found):
        fits = g.kind in FITS[f.kind]
        score.found[g.kind] += 1
        score.exact[g.kind] += core(text, g) == core(text, f)
        score.fitting[g.kind] += fits
        score.right[f.kind] += fits


def measure(documents: Sequence[Document], reader: Reads) -> Score:
    """The score over all documents."""
    score = Score()
    for document in documents:
        count(score, document.report.text, document.gold, ours(reader.read(document.report)))
    return score


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Measures and prints."""
    documents = load(options.data)[: options.limit]
    score = measure(documents, Pipeline(weights=options.weights))
    print(f"{len(documents)} documents; recall of gold mentions, per cent\n")
    rows = [(t, score.gold[t], *(share(c[t], score.gold[t]) for c in (score.found, score.exact)), share(score.fitting[t], score.found[t])) for t in TYPES]
    total = Tally(score.found.total(), score.gold.total(), score.ours.total())
    all_types = ("all", total.gold, total.r, share(score.exact.total(), total.gold), share(score.fitting.total(), total.hit))
    print(table(("gold type", "gold", "found", "exact", "kind fits"), [*rows, all_types]))
    kinds = [(k, score.ours[k], share(score.right[k], score.ours[k]), ", ".join(sorted(FITS[k]))) for k in FITS if score.ours[k]]
    print("\n" + table(("our kind", "ours", "precision", "fits"), kinds))
    precision = share(score.right.total(), score.ours.total())
    recalls = {f"{t}_{name}": share(c[t], score.gold[t]) for t in TYPES if score.gold[t] for name, c in (("recall", score.found), ("exact", score.exact))}
    overall = {"recall": all_types[2], "exact": all_types[3], "kind": all_types[4], "precision": precision}
    return {"documents": len(documents), **overall, **recalls, **{f"{k}_precision": p for k, _, p, _ in kinds}}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return command("mentions", __doc__ or "", metavar="RE3D_DIR", work=work, arguments=arguments)


if __name__ == "__main__":
    sys.exit(main())
