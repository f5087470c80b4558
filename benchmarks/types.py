"""What was done, against sentences with their PLOVER type: `python -m benchmarks.types FILE.tsv [--limit N] [--json]`.

FILE has a text, a tab and a PLOVER type on each line (further columns are ignored, a heading is known by its second column); a text with several types stands
on several lines, and is read once. A type counts once a text, in gold and found: precision is the share of found types that are gold, recall the share of gold
types found. `PRECEDING` names types of earlier drafts that are now part of one other; a line with any other type is left out and counted.
Peers: measured on PLOVER's gold sentences; ranges where the peer was run in two ways.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.given import Reads, command, kept
from benchmarks.measures import Tally
from benchmarks.tables import table
from tocsin.errors import DataError
from tocsin.model import EventType
from tocsin.reader import Reader
from tocsin.reader.network import WEIGHTS

PRECEDING = {"INVESTIGATE": "ACCUSE", "DISAPPROVE": "ACCUSE", "DEMAND": "REQUEST", "FIGHT": "ASSAULT", "MOBILISE": "MOBILIZE"}
PEERS = (("Universal PETRARCH", "29 to 35", "49 to 51"), ("spaCy + CAMEO verbs", "17.7", "41.6"))
HEADINGS = frozenset({"TYPE", "PLOVER", "LABEL", "CATEGORY", "EVENT", "EVENT_TYPE", "PLOVER TYPE", "PLOVER_TYPE"})

Gold = dict[str, set[EventType]]


def load(path: Path) -> tuple[Gold, list[str]]:
    """Each text with its types, and the types that are none of ours; DataError where no line has both."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} can't be read: {error}") from None
    gold: Gold = {}
    unknown = []
    for number, line in enumerate(lines):
        text, _, rest = line.partition("\t")
        name = rest.split("\t")[0].strip().upper()
        name = PRECEDING.get(name, name)
        if name in EventType.__members__ and text.strip():
            gold.setdefault(text.strip(), set()).add(EventType[name])
        elif line.strip() and not (number == 0 and name in HEADINGS):
            unknown.append(name or "none")
    if not gold:
        raise DataError(f"{path} has no line with a text, a tab and a PLOVER type")
    return gold, unknown


def measure(gold: Mapping[str, set[EventType]], reader: Reads) -> dict[EventType, Tally]:
    """The tally of each type."""
    tallies = {kind: Tally() for kind in EventType}
    for number, (text, wanted) in enumerate(gold.items()):
        found = {mention.type for event in reader.read(kept(text, f"line {number}")).events for mention in event.mentions}
        for kind, tally in tallies.items():
            tally.add(kind in wanted and kind in found, kind in wanted, kind in found)
    return tallies


def total(tallies: Mapping[EventType, Tally]) -> Tally:
    """All types together."""
    out = Tally()
    for tally in tallies.values():
        out.add(tally.hit, tally.gold, tally.found)
    return out


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Measures and prints."""
    gold, unknown = load(options.data)
    gold = dict(list(gold.items())[: options.limit])
    tallies = measure(gold, Reader(options.weights or WEIGHTS))
    if unknown:
        print(f"left out: {len(unknown)} lines whose type is none of ours: {', '.join(sorted(set(unknown)))}", file=sys.stderr)
    overall = total(tallies)
    rows = [(kind.value, *tally.row()) for kind, tally in tallies.items() if tally.gold or tally.found]
    print(f"{len(gold)} texts\n")
    print(table(("type", "P", "R", "F1", "gold", "found"), [*rows, ("all", *overall.row())]))
    print("\n" + table(("all types", "P", "R"), [("Tocsin", overall.p, overall.r), *PEERS]))
    scores = {f"{kind.value}_f1": tally.f1 for kind, tally in tallies.items() if tally.gold}
    return {"texts": len(gold), "left_out": len(unknown), "p": overall.p, "r": overall.r, "f1": overall.f1, **scores}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return command("types", __doc__ or "", metavar="FILE.tsv", work=work, arguments=arguments)


if __name__ == "__main__":
    sys.exit(main())
