"""Decode: from the network's numbers to words and codes of one window. Knows nothing of reports' entities or of the world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tocsin.model import AttributionKind, EventType, Role, Status
from tocsin.reader import labels as L
from tocsin.reader.windows import Array, Window

Positions = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the network must be. Tuned on the held-back documents by `training.tune`."""

    trigger: float = 0.66
    role: tuple[float, float, float] = (0.6, 0.4, 0.35)  # a layer each
    mode: float = 0.45
    cue: float = 0.5
    source: float = 0.1
    content: float = 0.6
    same: float = 0.7


@dataclass(frozen=True, slots=True)
class FoundFiller:
    """A role's words: positions in the window."""

    role: Role
    at: Positions


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A trigger with its codes and fillers, and the signature by which the same event is known again."""

    trigger: Positions
    type: EventType
    status: Status
    modes: tuple[str, ...]
    fillers: tuple[FoundFiller, ...]
    signature: Array


@dataclass(frozen=True, slots=True)
class FoundSaid:
    """A cue with its source and the pieces of its content, one or more a sentence."""

    cue: Positions
    kind: AttributionKind
    source: Positions | None
    content: tuple[Positions, ...]


def softmax(logits: Array) -> Array:
    """Probabilities over the last axis."""
    z = np.exp(logits - logits.max(-1, keepdims=True))
    out: Array = z / z.sum(-1, keepdims=True)
    return out


def joined(window: Window, i: int) -> bool:
    """Is the piece at position i the same word's as the one before it?"""
    a, b = window.pieces[i - 2], window.pieces[i - 1]
    return a.end == b.start and a.shape % len(L.SHAPES) < 6 and b.shape % len(L.SHAPES) < 6


def whole_words(window: Window, at: Positions) -> Positions:
    """The span widened to the words that its pieces belong to."""
    first, past = at
    while first > 1 and joined(window, first):
        first -= 1
    while past <= len(window.pieces) and joined(window, past):
        past += 1
    return first, past


def tagged(chances: Array, threshold: float) -> Iterator[tuple[Positions, int]]:
    """Spans of begin/inside tags (0 is none, then begin and inside of each class), where some class is surer than the threshold.

    A run of such pieces is one span, of the class that is surest over all of it; it is parted only where a piece begins another class.
    """
    n, width = chances.shape
    by_class = chances[:, 1:].reshape(n, (width - 1) // 2, 2)
    some = by_class.sum((1, 2)) > threshold
    best = by_class.sum(-1).argmax(-1)
    start = -1
    for i in range(n + 1):
        inside = i < n and bool(some[i])
        parted = inside and start >= 0 and best[i] != best[i - 1] and by_class[i, best[i], 0] > by_class[i, best[i], 1]
        if start >= 0 and (not inside or parted):
            yield (start, i), int(by_class[start:i].sum((0, 2)).argmax())
            start = -1
        if inside and start < 0:
            start = i


def bridged(window: Window, chances: Array) -> Array:
    """The chances with those of a sign inside a word (Al-Qaida, U.S.) raised to the lesser of its neighbours'."""
    out = chances.copy()
    for i in range(2, len(window.pieces)):
        a, sign, b = window.pieces[i - 2 : i + 1]
        if sign.shape % len(L.SHAPES) == 6 and a.end == sign.start and sign.end == b.start and out[i, 0] > 0.5:
            least = i - 1 if out[i - 1, 0] > out[i + 1, 0] else i + 1
            if out[least, 0] < out[i, 0]:
                out[i] = out[least]
    return out


def clean(window: Window, at: Positions) -> Positions | None:
    """The span in whole words of one sentence, without punctuation at its ends; None where nothing is left."""
    first, past = whole_words(window, at)
    home = window.pieces[first - 1].sentence
    while past > first and (window.pieces[past - 2].sentence != home or window.pieces[past - 2].shape % len(L.SHAPES) == 6):
        if window.pieces[past - 2].sentence == home and past - 3 >= 0 and abbreviation(window, past):
            break
        past -= 1
    while first < past and window.pieces[first - 1].shape % len(L.SHAPES) == 6 and not money(window, first):
        first += 1
    return (first, past) if first < past else None


def hollow(window: Window, at: Positions) -> bool:
    """Is there nothing but a letter or two that a name can't be?"""
    first, past = window.characters(*at)
    return past - first < 2


def abbreviation(window: Window, past: int) -> bool:
    """Does the span end in the full stop of an abbreviation such as U.S., or in a per cent sign? Judged by a full stop two or three pieces before."""
    pieces = window.pieces[max(0, past - 5) : past - 1]
    return len(pieces) >= 3 and pieces[-1].token == pieces[-3].token and pieces[-3].end == pieces[-2].start and pieces[-2].end - pieces[-2].start == 1


def money(window: Window, first: int) -> bool:
    """Is the sign at this position followed at once by a figure, as in $5?"""
    return first < len(window.pieces) and window.pieces[first].start == window.pieces[first - 1].end and window.pieces[first].shape % len(L.SHAPES) == 5


SHOT = 1.1  # in log-odds: how much likelier a verb of firing is a trigger where what is fired follows it ("did launch a wave of missiles")


def fired(window: Window, logits: Array) -> Array:
    """The logits of triggers, with less for "no trigger" at verbs of firing."""
    out = logits.copy()
    out[[i for i, piece in enumerate(window.pieces, 1) if piece.shot], 0] -= SHOT
    return out


NEVER = -30.0  # in log-odds


def headed(window: Window, logits: Array) -> Array:
    """The logits of triggers, with those of a word that tells an attack's manner given to the attack: "a vehicle-ramming and shooting attack" is one."""
    out, none = logits.copy(), softmax(logits)[:, 0]
    at = {piece.start: i for i, piece in enumerate(window.pieces, 1)}
    for i, piece in enumerate(window.pieces, 1):
        head = at.get(piece.head) if piece.head is not None else None
        if head:
            if none[i] < none[head]:
                out[head], none[head] = logits[i], none[i]
            out[i], out[i, 0] = NEVER, 0
    return out


def triggers(window: Window, logits: Array, threshold: float) -> list[tuple[Positions, int]]:
    """Triggers of the window's core and the index of their type."""
    chances = bridged(window, softmax(logits))
    chances[~window.in_core] = 0
    found = ((clean(window, at), kind) for at, kind in tagged(chances, threshold))
    return list({at: (at, kind) for at, kind in found if at}.values())


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may fill a role of the event with this number, and how surely."""

    event: int
    filler: FoundFiller
    chance: float


def candidates(window: Window, event: int, trigger: Positions, logits: Array, thresholds: Thresholds) -> Iterator[Candidate]:
    """The fillers of one event in its trigger's sentence, from the logits [m, ROLE_WIDTH] of that sentence's pieces."""
    beside, column = window.beside(trigger[0]), 0
    for layer, width, threshold in zip(L.LAYERS, L.LAYER_WIDTHS, thresholds.role, strict=True):
        chances = np.zeros((len(window), width))
        chances[:, 0] = 1
        chances[beside] = softmax(logits[: len(beside), column : column + width])
        chances = bridged(window, chances)
        column += width
        for span, kind in tagged(chances, threshold):
            at = clean(window, span)
            if at and not hollow(window, at):
                yield Candidate(event, FoundFiller(layer[kind], at), float(1 - chances[span[0] : span[1], 0].mean()))


def owned(found: Sequence[Candidate]) -> list[Candidate]:
    """The same with each number given to one event only, the one that it most surely belongs to (so it is for 98 % of the annotated ones)."""
    surest: dict[int, Candidate] = {}
    numbers = sorted((c for c in found if c.filler.role in L.COUNT_ROLES), key=lambda c: -c.chance)
    kept = set[int]()
    for c in numbers:
        places = range(*c.filler.at)
        if all(surest.get(i, c).event == c.event for i in places):
            kept.add(id(c))
            surest.update(dict.fromkeys(places, c))
    return [c for c in found if c.filler.role not in L.COUNT_ROLES or id(c) in kept]


def best_run(gains: Array) -> tuple[int, int, float]:
    """The run [i, j) with the greatest sum, and that sum."""
    best, best_at, total, start = 0.0, (0, 0), 0.0, 0
    for i, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, i
        total += float(gain)
        if total > best:
            best, best_at = total, (start, i + 1)
    return *best_at, best


def contents(window: Window, logits: Array, barred: list[Positions], threshold: float) -> tuple[Positions, ...]:
    """Content spans: in each sentence, on either side of cue and source, the run of pieces that most surely belongs to it."""
    gains = logits - np.log(threshold / (1 - threshold))
    gains = np.clip(gains, -6, 6)
    out = []
    for sentence in dict.fromkeys(window.sentences[1:-1].tolist()):
        at = np.flatnonzero(window.sentences == sentence)
        cuts = sorted({int(at[0]), int(at[-1]) + 1, *(edge for span in barred if span[0] in at for edge in span)})
        for first, past in pairwise(cuts):
            if any(a <= first and past <= b for a, b in barred):
                continue
            i, j, total = best_run(gains[first:past])
            found = content_edges(window, (first + i, first + j)) if total > 1.0 and j - i >= 2 else None
            if found:
                out.append(found)
    return tuple(out)


def content_edges(window: Window, at: Positions) -> Positions | None:
    """A content span in whole words, without commas and full stops at its ends but with its brackets and quotation marks' words."""
    first, past = whole_words(window, at)
    while past > first and window.pieces[past - 2].shape % len(L.SHAPES) == 6 and not abbreviation(window, past):
        past -= 1
    while first < past and window.pieces[first - 1].shape % len(L.SHAPES) == 6 and not money(window, first):
        first += 1
    return (first, past) if past - first >= 1 else None


def source(window: Window, logits: Array, threshold: float) -> Positions | None:
    """The source span that the network is surest of, from the logits [n, 3]."""
    chances = bridged(window, softmax(logits))
    chances[[0, -1]] = 0
    spans = list(tagged(chances, threshold))
    if not spans:
        return None
    best = max(spans, key=lambda s: float(1 - chances[s[0][0] : s[0][1], 0].mean()) if chances[s[0][0]].any() else 0.0)
    return clean(window, best[0])


FAINT = 0.4  # how sure of its content a cue must be for which nothing surer is found


def said(window: Window, cue: tuple[Positions, int], logits: Array, thresholds: Thresholds) -> FoundSaid | None:
    """One attribution from its cue and the logits [n, SAID_WIDTH]; None where no content is found."""
    at, kind = cue
    teller = source(window, logits[:, :3], thresholds.source)
    mark = None if teller == at else at
    barred = [span for span in (mark, teller) if span]
    found = contents(window, logits[:, 3], barred, thresholds.content) or contents(window, logits[:, 3], barred, FAINT)
    return FoundSaid(at, L.ATTRIBUTION_KINDS[kind], teller, found) if found else None


def events(window: Window, triggers: Sequence[tuple[Positions, int]], rows: Sequence[Array], thresholds: Thresholds) -> list[FoundEvent]:
    """The events of a window, from their triggers and their rows of roles, status, modes and signature."""
    found = [c for i, ((at, _), roles) in enumerate(zip(triggers, rows[0], strict=True)) for c in candidates(window, i, at, roles, thresholds)]
    kept = owned(found)
    out = []
    for i, ((at, kind), status, modes, signature) in enumerate(zip(triggers, *rows[1:], strict=True)):
        chances = 1 / (1 + np.exp(-modes))
        chosen = tuple(mode for (t, mode), p in zip(L.TYPED_MODES, chances, strict=True) if t == L.TYPES[kind] and p > thresholds.mode)
        fillers = tuple(dict.fromkeys(c.filler for c in kept if c.event == i))
        out.append(FoundEvent(at, L.TYPES[kind], L.STATUSES[int(status.argmax())], chosen, fillers, signature))
    return out
