"""Windows: a report's sentences as runs of word pieces that fit the encoder, each with a little of what stands around it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from tocsin.model import Report
from tocsin.reader.labels import QUOTED, TITLED, shape

Array = np.ndarray[Any, Any]

LONGEST = 384  # word pieces a window
CONTEXT = 48  # word pieces of context at either side
SHOT = re.compile(
    r"\b(?:launch(?:e[sd]|ing)?|fir(?:e[sd]?|ing)|lobb(?:ed|ing))\b(?=[^.;:“”\"]{1,40}\b(?:missiles?|rockets?|mortars?|shells|projectiles?|drones)\b)",
    re.IGNORECASE,
)
MANNER = re.compile(
    r"\b((?:\w+-)?(?:bombing|shooting|stabbing|ramming|shelling|arson|grenade)(?:(?: and (?:[a-z]+[- ]){1,2})(?=attack\b)| (?=attacks?\b)))", re.IGNORECASE
)  # of an attack; its head alone is the trigger
QUOTATION = re.compile(r'[“"«]\S[^“”"«»]{0,1200}[”"»]')


@dataclass(frozen=True, slots=True)
class Piece:
    """A word piece: its number in the vocabulary, its place in the report's text, its sentence, and its letters' shape."""

    token: int
    start: int
    end: int
    sentence: int
    shape: int
    shot: bool = False  # a verb of firing, with what is fired after it
    head: int | None = None  # where the "attack" begins whose manner the piece tells, in the report's text


@dataclass(frozen=True)
class Window:
    """Consecutive pieces; those of `core` sentences are read here, the others are context. Array positions 0 and last are the encoder's marks."""

    pieces: tuple[Piece, ...]
    core: frozenset[int]
    marks: tuple[int, int]  # [CLS], [SEP]

    @cached_property
    def tokens(self) -> Array:
        """Vocabulary numbers, with the marks: int64 [n + 2]."""
        return np.array([self.marks[0], *(p.token for p in self.pieces), self.marks[1]], dtype=np.int64)

    @cached_property
    def shapes(self) -> Array:
        """Letter shapes, with the marks: int64 [n + 2]."""
        return np.array([0, *(p.shape for p in self.pieces), 0], dtype=np.int64)

    @cached_property
    def sentences(self) -> Array:
        """Sentence numbers; -9 at the marks: int64 [n + 2]."""
        return np.array([-9, *(p.sentence for p in self.pieces), -9], dtype=np.int64)

    @cached_property
    def in_core(self) -> Array:
        """Is a position's sentence read here? bool [n + 2]."""
        return np.array([False, *(p.sentence in self.core for p in self.pieces), False])

    def __len__(self) -> int:
        return len(self.pieces) + 2

    def beside(self, position: int) -> Array:
        """The array positions of the sentence that the piece at a position stands in: int64 [m]."""
        return np.flatnonzero(self.sentences == self.sentences[position])

    def positions(self, start: int, end: int) -> tuple[int, int] | None:
        """The array positions [first, past the last) of the pieces that share a character with text[start:end]."""
        at = [i for i, p in enumerate(self.pieces, 1) if p.start < end and start < p.end]
        return (at[0], at[-1] + 1) if at else None

    def characters(self, first: int, past: int) -> tuple[int, int]:
        """The text offsets of array positions [first, past)."""
        return self.pieces[first - 1].start, self.pieces[past - 2].end


def quoted(text: str) -> list[int]:
    """The offsets at which the text between quotation marks begins and ends, by turns.

    >>> quoted('He said "no" twice.')
    [8, 12]
    """
    return [edge for match in QUOTATION.finditer(text) for edge in match.span()]


def sentence_pieces(report: Report, tokenizer: Tokenizer, numbers: Sequence[int]) -> list[list[Piece]]:
    """The pieces of the given sentences of a report."""
    edges, shots = quoted(report.text), {match.start() for match in SHOT.finditer(report.text)}
    heads = {at: match.end() for match in MANNER.finditer(report.text) for at in range(*match.span())}
    encodings = tokenizer.encode_batch([report.sentence(n) for n in numbers], add_special_tokens=False)
    out = []
    for n, encoding in zip(numbers, encodings, strict=True):
        base, title = report.sentences[n].start, TITLED if report.titled and n == 0 else 0
        out.append([
            Piece(
                token, base + a, base + b, n, shape(report.text[base + a : base + b]) + title + QUOTED * (bisect_right(edges, base + a) % 2),
                base + a in shots, heads.get(base + a),
            )
            for token, (a, b) in zip(encoding.ids, encoding.offsets, strict=True) if b > a
        ])  # fmt: skip
    return out


def chop(pieces: list[list[Piece]], longest: int) -> list[list[Piece]]:
    """The same pieces with over-long sentences in parts."""
    return [part[i : i + longest] for part in pieces for i in range(0, len(part), longest)]


def groups(units: list[list[Piece]], core: frozenset[int], room: int) -> list[tuple[int, int]]:
    """Runs [i, j) of consecutive core units that fill at most `room` pieces."""
    out: list[tuple[int, int]] = []
    size = 0
    for i, unit in enumerate(units):
        if unit[0].sentence not in core:
            continue
        if out and out[-1][1] == i and size + len(unit) <= room:
            out[-1] = (out[-1][0], i + 1)
            size += len(unit)
        else:
            out.append((i, i + 1))
            size = len(unit)
    return out


def windows(report: Report, tokenizer: Tokenizer, *, keep: Sequence[int] | None = None, longest: int = LONGEST) -> list[Window]:
    """The report as windows of at most `longest` pieces. Each sentence is core in one window (an over-long one in several).

    `keep` names the sentences worth reading (all by default); their neighbours appear as context.
    """
    wanted = range(len(report.sentences)) if keep is None else keep
    shown = sorted({m for n in wanted for m in (n - 1, n, n + 1) if 0 <= m < len(report.sentences)})
    core = frozenset(wanted)
    marks = (tokenizer.token_to_id("[CLS]") or 0, tokenizer.token_to_id("[SEP]") or 0)
    units = [unit for unit in chop(sentence_pieces(report, tokenizer, shown), longest - 2 * CONTEXT) if unit]
    fits = sum(map(len, units)) <= longest - 2
    out = []
    for i, j in groups(units, core, longest - 2 if fits else longest - 2 * CONTEXT - 2):
        before = [p for p in (units[i - 1] if i else []) if units[i][0].sentence - p.sentence <= 1][-CONTEXT:]
        after = [p for p in (units[j] if j < len(units) else []) if p.sentence - units[j - 1][0].sentence <= 1][:CONTEXT]
        inside = [p for unit in units[i:j] for p in unit]
        out.append(Window((*before, *inside, *after), frozenset(p.sentence for p in inside), marks))
    return out
