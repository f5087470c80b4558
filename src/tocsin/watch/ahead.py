"""Ahead: dates to come: those that lie after the report that names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tocsin.model import PartialDate, Reading
from tocsin.watch import phrase
from tocsin.watch.line import Kind, Line, Piece, line
from tocsin.watch.paragraph import STOP, Entry


def named(reading: Reading) -> Iterator[tuple[PartialDate, Line]]:
    """A sentence for each date of the report that lies after its publication."""
    published = reading.report.published.value
    for claim in reading.dates if published else ():
        if claim.value and published and claim.kind in ("DATE", "TIME") and published.before(claim.value):
            start = Piece(phrase.when(claim.value), Kind.WHEN, (claim.words,))
            day = Piece(phrase.when(published).split(" ", 1)[1], Kind.REPORTED, (claim.words,))
            said = [start, Piece(": named as yet to come (“"), Piece(claim.words.quote, Kind.WHEN, (claim.words,)), Piece("”) in a report of "), day, STOP]
            yield claim.value, line(said, {reading.report.id: reading}, day=claim.value.first.isoformat())


def ahead(readings: Iterable[Reading]) -> list[Entry]:
    """A paragraph for each date: the first report's sentence, with the notes of all that name it."""
    by_date: dict[PartialDate, list[Line]] = {}
    for reading in readings:
        for value, one in named(reading):
            by_date.setdefault(value, []).append(one)
    out = []
    for value in sorted(by_date):
        first, *others = by_date[value]
        more = tuple(dict.fromkeys(note for one in others for note in one.notes if note not in first.notes))
        joined = replace(first, notes=first.notes + more)
        out.append(Entry(f"d-{value.iso.replace('/', '-')}", (joined,), value.first.isoformat(), True, value.days <= 3, len(joined.notes)))
    return out
