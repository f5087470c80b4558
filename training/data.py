"""Annotated documents to examples: windows of word pieces with the labels that the network should write.

A document is in the codebook's form: numbered sentences, and a record with spans `[sentence, "text", occurrence]`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from tocsin.model import AttributionKind, EntityKind, EventType, PartialDate, Published, Report, Role, Status
from tocsin.model.report import UNDATED, DateBasis, Sentence
from tocsin.reader import labels as L
from tocsin.reader.windows import Array, Window, windows

FOLDS = 5


def held_back(ident: str) -> bool:
    """Is this document one of the fifth that is never trained on? By a hash of its id, so that it never changes."""
    return blake2b(ident.encode(), digest_size=4).digest()[0] % FOLDS == 0


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def report_of(document: dict[str, Any]) -> Report:
    """The report of a document given as sentences, sentence 0 its title."""
    text, sentences = "", []
    for n, sentence in enumerate(document["sentences"]):
        text += "" if n == 0 else "\n" if n == 1 else " "
        sentences.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence
    day = document.get("published")
    published = Published(PartialDate(day), DateBasis.METADATA, day) if day else UNDATED
    return Report(document["id"], text, tuple(sentences), True, document.get("outlet"), document.get("url"), document["id"], published)


def locate(span: Sequence[Any], report: Report) -> tuple[int, int]:
    """`[sentence, text, occurrence]` -> offsets in the report's text."""
    number, words, nth = (*span, 0)[:3]
    sentence, start = report.sentence(number), -1
    for _ in range(nth + 1):
        start = sentence.find(words, start + 1)
        if start < 0:
            raise ValueError(f"{report.id}: sentence {number} has no {words!r}")
    base = report.sentences[number].start
    return base + start, base + start + len(words)


Positions = tuple[int, int]


@dataclass
class EventLabels:
    """One event mention of a window: positions of its trigger, its codes, and a row of role tags for each layer.

    What teachers read stands as chances: status [8], modes [t] and, of the trigger's sentence alone, roles [m, ROLE_WIDTH].
    """

    trigger: Positions
    type: int
    status: int | Array
    modes: list[int] | Array
    roles: Array  # int64 [layers, n]
    fillers: list[tuple[Positions, int]]  # party and place fillers with their kind
    ident: str
    same_as: str | None


@dataclass
class SaidLabels:
    """One attribution of a window: positions of its cue, tags of its source, and marks of its content."""

    cue: Positions
    source: Array  # int64 [n]: O, B, I; or their chances [n, 3]
    content: Array  # float32 [n]


@dataclass
class Example:
    """A window with its labels, or with the chances that teachers gave them."""

    window: Window
    triggers: Array  # int64 [n]; or chances [n, TRIGGER_WIDTH]
    cues: Array
    events: list[EventLabels] = field(default_factory=list)
    said: list[SaidLabels] = field(default_factory=list)
    hand: int = 0  # whose habits of coding it shows

    @property
    def taught(self) -> bool:
        """Do chances stand in place of labels?"""
        return self.triggers.ndim == 2


def mark(row: Array, at: Positions, begin: int) -> None:
    """Writes a begin tag and its inside tags, unless something stands there already."""
    if not row[at[0] : at[1]].any():
        row[at[0]] = begin
        row[at[0] + 1 : at[1]] = begin + 1


def layer_of(role: str) -> tuple[int, int]:
    """The layer of a role, and its begin tag there."""
    for number, layer in enumerate(L.LAYERS):
        if role in layer:
            return number, 1 + 2 * layer.index(Role(role))
    raise ValueError(f"unknown role {role!r}")


def event_labels(event: dict[str, Any], window: Window, report: Report, kinds: dict[str, str]) -> EventLabels | None:
    """The labels of one event, where its trigger stands in the window's core."""
    at = window.positions(*locate(event["trigger"], report))
    if at is None or not window.in_core[at[0]]:
        return None
    rows = np.zeros((len(L.LAYERS), len(window)), dtype=np.int64)
    fillers = []
    for role, span, value in event["roles"]:
        where = window.positions(*locate(span, report))
        if where is None:
            continue
        layer, begin = layer_of(role)
        mark(rows[layer], where, begin)
        if isinstance(value, str) and value in kinds:
            fillers.append((where, L.KINDS.index(EntityKind(kinds[value]))))
    kind = L.TYPES.index(EventType(event["type"]))
    modes = [L.TYPED_MODES.index((L.TYPES[kind], mode)) for mode in event.get("modes") or []]
    return EventLabels(at, kind, L.STATUSES.index(Status(event["status"])), modes, rows, fillers, event["id"], event.get("same_as"))


def said_labels(said: dict[str, Any], window: Window, report: Report) -> tuple[SaidLabels, int] | None:
    """The labels of one attribution, and the index of its kind; anchored at its cue, or where it has none at its source."""
    anchor = said.get("cue") or said.get("source")
    at = window.positions(*locate(anchor, report)) if anchor else None
    if at is None or not window.in_core[at[0]]:
        return None
    source, content = np.zeros(len(window), dtype=np.int64), np.zeros(len(window), dtype=np.float32)
    if said.get("source"):
        where = window.positions(*locate(said["source"], report))
        if where:
            mark(source, where, 1)
    for span in said["content"]:
        where = window.positions(*locate(span, report))
        if where:
            content[where[0] : where[1]] = 1
    return SaidLabels(at, source, content), L.ATTRIBUTION_KINDS.index(AttributionKind(said["kind"]))


def hand_of(ident: str) -> int:
    """Whose habits a document coded later shows: 1 for a short item, 2 for a whole report, 0 (those to be followed) for a report of invented incidents."""
    return 0 if ident.startswith("org-") else 1 if ident.startswith("wce") else 2


def examples(document: dict[str, Any], record: dict[str, Any], tokenizer: Tokenizer, *, hand: int = 0) -> list[Example]:
    """The windows of a document with their labels."""
    report = report_of(document)
    kinds = {e["id"]: e["kind"] for e in record.get("entities", [])}
    out = []
    for window in windows(report, tokenizer):
        example = Example(window, np.zeros(len(window), dtype=np.int64), np.zeros(len(window), dtype=np.int64), hand=hand)
        for event in record["events"]:
            found = event_labels(event, window, report, kinds)
            if found:
                mark(example.triggers, found.trigger, 1 + 2 * found.type)
                example.events.append(found)
        for said in record["attributions"]:
            both = said_labels(said, window, report)
            if both:
                mark(example.cues, both[0].cue, 1 + 2 * both[1])
                example.said.append(both[0])
        out.append(example)
    return out


def corpus(docs: Path, records: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """(document, record) of each record."""
    documents = {d["id"]: d for d in read_lines(docs)}
    return [(documents[r["id"]], r) for r in read_lines(records)]
