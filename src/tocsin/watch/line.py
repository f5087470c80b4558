"""Line: a sentence of the briefing in pieces, each value with the words it rests on; Note: those words, quoted.

Takes pieces and the readings their spans stand in; gives sentences with their notes. Does not know what a sentence is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tocsin.model import Reading, Span


class Kind(StrEnum):
    """What a value of a sentence says."""

    WHAT = "what"
    STATUS = "status"
    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    MANY = "how many"
    SOURCE = "source"
    REPORTED = "reported"  # the day of publication, which the note gives


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence: a value with the report's words it rests on, or the words between values, which rest on none."""

    text: str
    kind: Kind | None = None
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind is None) != (not self.spans):
            raise ValueError(f"a value rests on words, and nothing else does: {self}")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Where in a note's words a value stands (code points of the words), and what it says."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Note:
    """What a sentence rests on: the outlet and its date, the report's exact words from `start` on with the values marked, and who told whom."""

    outlet: str
    published: str | None
    basis: str
    words: str
    start: int
    marks: tuple[Mark, ...]
    chain: str
    title: str | None
    url: str | None
    report: str

    def holds(self, span: Span) -> bool:
        """Do the quoted words hold this span, as it stands?"""
        at = span.start - self.start
        return self.report == span.report and at >= 0 and self.words[at : at + len(span.quote)] == span.quote


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its notes: the first `own` of them hold every value it shows, the others say the same in other reports.

    `day` sorts it; `weight` says how much it tells where not all lines can be shown.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    own: int
    day: str = ""
    weight: int = 0

    @property
    def text(self) -> str:
        """The sentence."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def gist(self) -> str:
        """The sentence without the day it was reported: what two lines that say the same share."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not Kind.REPORTED).casefold()

    @property
    def values(self) -> frozenset[tuple[Kind, str]]:
        """The values it shows."""
        return frozenset((piece.kind, piece.text.casefold()) for piece in self.pieces if piece.kind and piece.kind is not Kind.REPORTED)


def capital(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the first letter of the sentence in upper case."""
    first = next((n for n, piece in enumerate(pieces) if piece.text), None)
    if first is None:
        return list(pieces)
    one = pieces[first]
    text = one.text[0].upper() + one.text[1:]
    return [*pieces[:first], Piece(text, one.kind, one.spans), *pieces[first + 1 :]]


def line(pieces: Iterable[Piece], readings: Mapping[str, Reading], *, day: str = "", weight: int = 0) -> Line:
    """The sentence of some pieces, with a note for each sentence of a report that a value rests on."""
    said = tuple(capital([piece for piece in pieces if piece.text]))
    notes = cited(said, readings)
    return Line(said, notes, len(notes), day, weight)


def cited(pieces: Iterable[Piece], readings: Mapping[str, Reading]) -> tuple[Note, ...]:
    """A note for each sentence that the pieces rest on: those that say what happened first, then in order of use."""
    found: dict[tuple[str, int, int], list[tuple[Span, Kind]]] = {}
    for piece in sorted((piece for piece in pieces if piece.kind), key=lambda piece: piece.kind is not Kind.WHAT):
        for span in piece.spans:
            report = readings[span.report].report
            last = report.sentence_of(report.span(span.end - 1, span.end))
            found.setdefault((span.report, report.sentence_of(span), last), []).append((span, piece.kind or Kind.WHAT))
    return tuple(note(readings[name], first, last, spans) for (name, first, last), spans in found.items())


def note(reading: Reading, first: int, last: int, spans: Sequence[tuple[Span, Kind]]) -> Note:
    """The note of some sentences of a report in which these spans stand."""
    report, published = reading.report, reading.report.published
    start = min(report.sentences[first].start, *(span.start for span, _ in spans))
    end = max(report.sentences[last].end, *(span.end for span, _ in spans))
    whole = (0, end - start)
    marks = {Mark(span.start - start, span.end - start, kind) for span, kind in spans if kind is not Kind.REPORTED}
    kept = sorted(mark for mark in marks if (mark.start, mark.end) != whole)
    told = next((span for span, kind in spans if kind in (Kind.WHAT, Kind.STATUS)), spans[0][0])
    return Note(
        report.outlet or "unknown outlet", published.value.iso if published.value else None, published.basis.value, report.text[start:end], start,
        tuple(kept), str(reading.chain(told)), report.title, report.url, report.id,
    )  # fmt: skip


def merged(lines: Iterable[Line]) -> list[Line]:
    """Lines in order of their day; those that say the same become one, with the notes of all."""
    by_gist: dict[str, Line] = {}
    for one in sorted(lines, key=lambda n: (n.day, n.text, n.notes[0].report, n.notes[0].start)):
        known = by_gist.get(one.gist)
        if known is None:
            by_gist[one.gist] = one
        else:
            more = tuple(n for n in one.notes if n not in known.notes)
            by_gist[one.gist] = Line(known.pieces, known.notes + more, known.own, known.day, max(known.weight, one.weight) + bool(more))
    return list(by_gist.values())


def fused(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of one paragraph with one note for each sentence of a report, however many of them rest on it: with the marks and chains of all."""
    every = list(lines)
    found: dict[tuple[str, int, str], list[Note]] = {}
    for one in every:
        for each in one.notes:
            found.setdefault((each.report, each.start, each.words), []).append(each)
    whole = {key: together(same) for key, same in found.items()}
    out = []
    for one in every:
        notes = [whole[each.report, each.start, each.words] for each in one.notes]
        own = len(dict.fromkeys(notes[: one.own]))
        out.append(replace(one, notes=tuple(dict.fromkeys(notes)), own=own))
    return tuple(out)


def together(same: Sequence[Note]) -> Note:
    """One note of several on the same words."""
    marks = sorted({mark for each in same for mark in each.marks})
    return replace(same[0], marks=tuple(marks), chain="; ".join(dict.fromkeys(each.chain for each in same)))


def listed(items: Sequence[Sequence[Piece]], word: str = "and") -> list[Piece]:
    """`A`, `A and B`, `A, B and C`."""
    out: list[Piece] = []
    for n, item in enumerate(items):
        out += [Piece(f" {word} " if n == len(items) - 1 else ", ")] if n else []
        out += item
    return out
