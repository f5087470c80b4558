"""Pool: the sketches of all reports taken in, column by column, so that one report is compared with hundreds at once and a million fit into memory.

Takes sketches; gives how alike one is to those of some numbers, and their days. Knows nothing of scores.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tocsin.incident.sketch import COLUMNS, ONE, Sketch

Numbers = NDArray[np.int64]
FIRST: Final = 1 << 6  # rows that a column holds at first


@dataclass(slots=True)
class Column:
    """A column that grows at its end. `rows` is a view: valid until the next `add`."""

    held: NDArray[Any]
    size: int = 0

    @classmethod
    def of(cls, kind: Any, *width: int) -> Column:
        """An empty column of values of a kind, or of rows of `width` values."""
        return cls(np.empty((FIRST, *width), dtype=kind))

    @property
    def rows(self) -> NDArray[Any]:
        """What it holds."""
        return self.held[: self.size]

    def add(self, new: Any, count: int = 1) -> None:
        """Takes `count` rows in."""
        if self.size + count > len(self.held):
            longer = max(self.size + count, len(self.held) + len(self.held) // 2)
            self.held.resize((longer, *self.held.shape[1:]), refcheck=False)  # in place: a column of a million is not copied
        self.held[self.size : self.size + count] = new
        self.size += count


@dataclass(slots=True)
class Ragged:
    """Rows of different lengths: `values` of all, and where each row begins."""

    values: Column
    starts: Column = field(default_factory=lambda: Column.of(np.int64))

    def add(self, new: Any) -> None:
        """Takes one row in."""
        self.starts.add(self.values.size)
        self.values.add(new, len(new))

    def of(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Where the values of some rows stand, and for each the place of its row in `numbers`."""
        starts = self.starts.rows
        begin = starts[numbers]
        following = numbers + 1
        end = np.where(following < len(starts), starts[np.minimum(following, len(starts) - 1)], self.values.size)
        lengths = end - begin
        row = np.repeat(np.arange(len(numbers)), lengths)
        return np.arange(len(row)) + (begin - (lengths.cumsum() - lengths))[row], row


@dataclass(slots=True)
class Pool:
    """Sketches by number, from 0. Days are ordinals; unknown ones, and unknown tolls, are NaN."""

    keys: Ragged = field(default_factory=lambda: Ragged(Column.of(np.uint32)))
    weights: Column = field(default_factory=lambda: Column.of(np.uint16, len(COLUMNS)))  # row by row beside `keys`
    published: Column = field(default_factory=lambda: Column.of(np.float64))
    day: Column = field(default_factory=lambda: Column.of(np.float64))
    short: Column = field(default_factory=lambda: Column.of(np.bool_))
    killed: Column = field(default_factory=lambda: Column.of(np.float64))
    days: Ragged = field(default_factory=lambda: Ragged(Column.of(np.int32)))
    spans: Ragged = field(default_factory=lambda: Ragged(Column.of(np.int32, 2)))

    def add(self, sketch: Sketch) -> int:
        """Takes a sketch in; gives its number."""
        self.keys.add(sketch.keys)
        self.weights.add(sketch.weights, len(sketch.keys))
        self.published.add(known(sketch.published))
        self.day.add(known(sketch.day))
        self.short.add(sketch.short)
        self.killed.add(known(sketch.killed))
        self.days.add(sorted(sketch.days))
        self.spans.add(np.array(sketch.spans, dtype=np.int32).reshape(len(sketch.spans), 2))
        return self.published.size - 1

    def alike(self, one: Sketch, numbers: Numbers) -> NDArray[np.float64]:
        """How alike a report is to each of these, a row each with COLUMNS, 0 to 1; of a pair the same whichever of the two is `one`."""
        out = np.zeros((len(numbers), len(COLUMNS)))
        if not len(one.keys) or not len(numbers):
            return out
        place, row = self.keys.of(numbers)
        keys = self.keys.values.rows[place]
        known_ = np.zeros(1 << 16, dtype=np.bool_)
        known_[one.keys & 0xFFFF] = True
        held = np.flatnonzero(known_[keys & 0xFFFF])
        at = np.minimum(np.searchsorted(one.keys, keys[held]), len(one.keys) - 1)
        same = one.keys[at] == keys[held]
        held, at = held[same], at[same]
        row = row[held]
        mine, theirs = one.weights[at].astype(np.int64), self.weights.rows[place[held]].astype(np.int64)
        products = mine * theirs
        for number in range(len(COLUMNS) - 1):
            out[:, number] = np.bincount(row, products[:, number], len(numbers)) / ONE**2
        out[:, -1] = np.minimum(*(np.bincount(row, side[:, -1], len(numbers)) for side in (mine, theirs))) / ONE
        return out

    def held(self, one: Sketch, numbers: Numbers, enough: int) -> NDArray[np.float64]:
        """Of a report and each of these the share of the words and names of the one that has fewer which the other has too, 0 to 1; 0 where these are fewer
        than `enough`.
        """
        place, row = self.keys.of(numbers)
        both = np.bincount(row[np.isin(self.keys.values.rows[place], one.keys)], minlength=len(numbers))
        fewer = np.minimum(len(one.keys), np.bincount(row, minlength=len(numbers)))
        return np.where(fewer >= enough, both / np.maximum(1, fewer), 0.0)


def known(value: float | None) -> float:
    """A number, or NaN for what is not known."""
    return np.nan if value is None else value


def pooled(*sketches: Sketch) -> Pool:
    """A pool of these sketches."""
    pool = Pool()
    for sketch in sketches:
        pool.add(sketch)
    return pool


def shared(one: Sketch, other: Sketch) -> dict[str, float]:
    """How alike two reports are in each column, 0 to 1; `title_share` is the lesser share of a title that stands in the other's text."""
    return dict(zip(COLUMNS, (float(x) for x in pooled(other).alike(one, np.zeros(1, dtype=np.int64))[0]), strict=True))
