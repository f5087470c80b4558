"""Where the record is lost: each gold event by what first went wrong, and what mending that alone would give.

Printed by `python -m benchmarks.record ... --losses`. An event is right when type, status, actors, recipients, numbers and sources all are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.scoring import Told, is_right, load, matched, overlap, same_set
from benchmarks.tables import table

Document = dict[str, Any]


def fillers_lost(gold: Told, system: Told, role: str) -> list[str]:
    """What is wrong with the fillers of one role."""
    wanted, got = gold.fillers(role), system.fillers(role)
    if same_set(wanted, got):
        return []
    return [f"{role} missing" if len(got) < len(wanted) else f"{role} too many" if len(got) > len(wanted) else f"{role} another"]


def numbers_lost(gold: Told, system: Told) -> list[str]:
    """What is wrong with the numbers."""
    if gold.numbers == system.numbers:
        return []
    missing, extra = sum((gold.numbers - system.numbers).values()), sum((system.numbers - gold.numbers).values())
    return ["number missing" if not extra else "number too many" if not missing else "number another"]


def lost(gold: Told, system: Told) -> list[str]:
    """All that is wrong with a matched event."""
    out = ["status"] if gold.status != system.status else []
    out += [] if same_set(gold.sources, system.sources) else ["source missing" if len(system.sources) < len(gold.sources) else "source wrong"]
    return [*out, *fillers_lost(gold, system, "actor"), *fillers_lost(gold, system, "recipient"), *numbers_lost(gold, system)]


def kinds(document: Document, gold: Document, found: Document) -> Counter[str]:
    """The gold events of a document by what went wrong; events that are not in gold as `spurious`."""
    (wanted, _), (got, _) = load(gold, document["sentences"]), load(found, document["sentences"])
    same, other = matched(wanted, got)
    out: Counter[str] = Counter()
    for g, s in same:
        wrong = lost(g, s)
        assert bool(wrong) != is_right(g, s)
        out["right" if not wrong else wrong[0] if len(wrong) == 1 else "several parts"] += 1
    taken = {id(s) for _, s in same}
    out["type"] = other
    out["trigger missed"] = len(wanted) - len(same) - other
    out["spurious"] = sum(1 for s in got if id(s) not in taken and not any(overlap(s.trigger, g.trigger) for g in wanted))
    return out


def losses(documents: Sequence[Document], gold: dict[str, Document], found: dict[str, Document]) -> str:
    """The table over all documents: kind, events, share of gold, and the record's F1 were this kind alone mended."""
    total: Counter[str] = Counter()
    for d in documents:
        total.update(kinds(d, gold[d["id"]], found[d["id"]]))
    wanted = sum(n for kind, n in total.items() if kind != "spurious")
    got = wanted - total["trigger missed"] + total["spurious"]
    right = total["right"]

    def mended(kind: str) -> float:
        if kind == "spurious":
            return 200 * right / (wanted + got - total[kind])
        more = 0 if kind == "right" else total[kind]
        return 200 * (right + more) / (wanted + got + (more if kind == "trigger missed" else 0))

    rows = [[kind, n, round(100 * n / wanted, 1), round(mended(kind), 1)] for kind, n in total.most_common() if n]
    return table(["what went wrong", "events", "% of gold", "record F1 were it right"], rows)
