"""Scoring records as the codebook's scorer does: precision, recall and F1 for each part of the record.

trigger: spans overlap · event: and the type is the same · status: and the status too · argument: (event, role, filler) with spans that overlap or one name
· number: (event, role, value) · time: (event, value) · mode · source: content overlaps by half and sources overlap · content · sourced: the set of sources
of a matched event · record: type, status, actors, recipients, numbers and sources all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

PARTS = ("trigger", "event", "status", "argument", "number", "time", "mode", "source", "content", "sourced", "record")
FILLED = ("actor", "recipient", "place", "weapon")
COUNTED = ("killed", "injured", "detained", "displaced", "participants", "personnel", "items", "money")

T = TypeVar("T")

Place = tuple[int, int, int]  # sentence, start, end
Filler = tuple[Place | None, str | None]  # words, name of the entity


@dataclass
class Told:
    """An event of a record, made ready to compare."""

    trigger: Place
    type: str
    status: str
    modes: list[str]
    roles: list[tuple[str, Place, Any, str | None]]
    sources: list[Filler] = field(default_factory=list)

    def fillers(self, role: str) -> list[Filler]:
        """The fillers of a role."""
        return [(at, name) for r, at, _, name in self.roles if r == role]

    @property
    def numbers(self) -> Counter[tuple[str, Any]]:
        """Its counts."""
        return Counter((r, value) for r, _, value, _ in self.roles if r in COUNTED)


@dataclass
class Said:
    """An attribution of a record, made ready to compare."""

    source: Filler
    content: list[Place]


def place(span: Sequence[Any] | None, sentences: Sequence[str]) -> Place | None:
    """A span in either form as (sentence, start, end); ValueError where the sentence has no such words."""
    if span is None:
        return None
    if len(span) == 4 and isinstance(span[1], int):
        return span[0], span[1], span[2]
    number, words, nth = (*span, 0)[:3]
    start = -1
    for _ in range(nth + 1):
        start = sentences[number].find(words, start + 1)
        if start < 0:
            raise ValueError(f"sentence {number} has no {words!r}")
    return number, start, start + len(words)


def overlap(a: Place | None, b: Place | None) -> bool:
    """Do two spans share a character? Two missing ones are alike."""
    if a is None or b is None:
        return a is b
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def half(a: list[Place], b: list[Place]) -> bool:
    """Do two lists of spans share at least half of the characters of the longer one?"""
    one, two = ({(s, c) for s, start, end in spans for c in range(start, end)} for spans in (a, b))
    return bool(one) and len(one & two) * 2 >= max(len(one), len(two))


def one_thing(a: Filler, b: Filler) -> bool:
    """Two fillers are one: their spans overlap, or their entities bear one name."""
    return overlap(a[0], b[0]) or bool(a[1] and b[1] and a[1].casefold() == b[1].casefold())


def pairs(gold: Sequence[T], system: Sequence[T], match: Callable[[T, T], bool]) -> list[tuple[T, T]]:
    """Greedy one-to-one matching."""
    free, out = list(system), []
    for g in gold:
        hit = next((i for i, s in enumerate(free) if match(g, s)), None)
        if hit is not None:
            out.append((g, free.pop(hit)))
    return out


def same_set(a: list[Filler], b: list[Filler]) -> bool:
    """Do two lists name the same things?"""
    return len(a) == len(b) and len(pairs(a, b, one_thing)) == len(a)


def load(record: dict[str, Any], sentences: Sequence[str]) -> tuple[list[Told], list[Said]]:
    """The events and attributions of a record."""
    names = {e["id"]: e["name"] for e in record.get("entities", [])}
    said = []
    for a in record.get("attributions", []):
        content = [place(c, sentences) for c in a.get("content", [])]
        said.append(Said((place(a.get("source"), sentences), names.get(a.get("entity"))), [c for c in content if c]))
    told = []
    for e in record.get("events", []):
        trigger = place(e["trigger"], sentences)
        assert trigger
        spans = [(r, place(span, sentences), value) for r, span, value in e.get("roles", [])]
        roles = [(r, at, value, names.get(value) if isinstance(value, str) else None) for r, at, value in spans if at]
        under = [a.source for a in said if any(overlap(trigger, c) for c in a.content)]
        told.append(Told(trigger, e["type"], e["status"], sorted(set(e.get("modes") or [])), roles, under))
    return told, said


def is_right(gold: Told, system: Told) -> bool:
    """The whole record of a matched event."""
    return (
        gold.status == system.status
        and same_set(gold.sources, system.sources)
        and all(same_set(gold.fillers(role), system.fillers(role)) for role in ("actor", "recipient"))
        and gold.numbers == system.numbers
    )


def parts_of(event: Told) -> dict[str, list[Any]]:
    """What is counted inside a matched event, by part."""
    return {
        "argument": [r for r in event.roles if r[0] in FILLED],
        "number": [(r[0], r[2]) for r in event.roles if r[0] in COUNTED and r[2] is not None],
        "time": [r[2] for r in event.roles if r[0] == "time" and r[2]],
        "mode": event.modes,
    }


def alike(part: str, g: Any, s: Any) -> bool:
    """Are two items of a part the same?"""
    return g[0] == s[0] and one_thing((g[1], g[3]), (s[1], s[3])) if part == "argument" else bool(g == s)


def matched(gold: Sequence[Told], system: Sequence[Told]) -> tuple[list[tuple[Told, Told]], int]:
    """The pairs that agree on the type; and how many more overlap with another type."""
    same = pairs(gold, system, lambda g, s: overlap(g.trigger, s.trigger) and g.type == s.type)
    taken = {id(e) for pair in same for e in pair}
    missed, extra = ([e for e in events if id(e) not in taken] for events in (gold, system))
    return same, len(pairs(missed, extra, lambda g, s: overlap(g.trigger, s.trigger)))


def score(reference: dict[str, Any], found: dict[str, Any], sentences: Sequence[str]) -> Counter[tuple[str, str]]:
    """Hits, gold and system items of each part, for one document."""
    (gold, gold_said), (system, system_said) = load(reference, sentences), load(found, sentences)
    out: Counter[tuple[str, str]] = Counter()

    def count(part: str, hit: int, wanted: int, got: int) -> None:
        out[part, "hit"] += hit
        out[part, "gold"] += wanted
        out[part, "sys"] += got

    same, others = matched(gold, system)
    n, m = len(gold), len(system)
    count("trigger", len(same) + others, n, m)
    count("event", len(same), n, m)
    count("status", sum(g.status == s.status for g, s in same), n, m)
    for part in ("argument", "number", "time", "mode"):
        hits = sum(len(pairs(parts_of(g)[part], parts_of(s)[part], lambda a, b: alike(part, a, b))) for g, s in same)  # noqa: B023
        count(part, hits, sum(len(parts_of(e)[part]) for e in gold), sum(len(parts_of(e)[part]) for e in system))
    given = len(gold_said), len(system_said)
    count("source", len(pairs(gold_said, system_said, lambda g, s: half(g.content, s.content) and one_thing(g.source, s.source))), *given)
    count("content", len(pairs(gold_said, system_said, lambda g, s: half(g.content, s.content))), *given)
    count("sourced", sum(same_set(g.sources, s.sources) for g, s in same), len(same), len(same))
    count("record", sum(is_right(g, s) for g, s in same), n, m)
    return out


def summary(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of each part, in per cent."""
    out = {}
    for part in PARTS:
        hit, gold, system = (counts[part, k] for k in ("hit", "gold", "sys"))
        p, r = hit / system if system else 0.0, hit / gold if gold else 0.0
        f = 200 * p * r / (p + r) if p + r else 0.0
        out[part] = {"p": round(100 * p, 1), "r": round(100 * r, 1), "f1": round(f, 1), "gold": gold, "sys": system}
    return out
