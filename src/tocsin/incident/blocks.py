"""Blocks: which pairs of reports are compared at all.

Whether two reports are candidates is decided by these two alone: by how much rarity the words that they are found by share, and by the days
between them. Reports of the same days need share little; a report that comes later must share words that are rare by themselves (names, mostly).
The index only finds such pairs without trying all: words by stretches of days, so that the cost of a report grows with the reports of its
time, not with all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tocsin.incident.pool import Column, Numbers, Ragged
from tocsin.incident.sketch import POINT, Sketch

NEAR: Final = 10  # days: no more between two reports of fresh news
NEAR_LEAST: Final = 4.0  # rarity that they must share
FAR: Final = 800  # days: no pair further apart is compared
FAR_LEAST: Final = 9.0  # rarity that a pair further apart than NEAR must share, in words rarer than FAR_RARE
BACK_LEAST: Final = 5.0  # the same where the later report names a day of the earlier's news: its publication or up to BACK days before
BACK: Final = 3
FAR_RARE: Final = 4.5
FAR_STRETCH: Final = 200  # days
UNDATED_LEAST: Final = 7.0  # rarity that a pair must share of which one is undated
UNDATED: Final = -1
Codes = NDArray[Any]

SETTLED: Final = 1 << 12  # words that a stretch of days takes in before it sorts them


@dataclass(slots=True)
class Stretch:
    """Where the words of the reports of some days stand: pairs of word and report, the most sorted by word, the last in a dict."""

    words: Codes = field(default_factory=lambda: np.empty(0, dtype=np.uint32))
    numbers: Codes = field(default_factory=lambda: np.empty(0, dtype=np.uint32))
    fresh: dict[int, list[int]] = field(default_factory=dict)
    held: int = 0

    def add(self, words: Codes, number: int) -> None:
        """Takes in the words of one report."""
        for word in words.tolist():
            self.fresh.setdefault(word, []).append(number)
        self.held += len(words)
        if self.held > max(SETTLED, len(self.words) // 16):
            self.settle()

    def settle(self) -> None:
        """Sorts in what was taken in last."""
        new = np.repeat(np.array(list(self.fresh), dtype=np.uint32), [len(numbers) for numbers in self.fresh.values()])
        numbers = np.array([number for held in self.fresh.values() for number in held], dtype=np.uint32)
        words, numbers = np.concatenate([self.words, new]), np.concatenate([self.numbers, numbers])
        order = np.argsort(words, kind="stable")
        self.words, self.numbers, self.fresh, self.held = words[order], numbers[order], {}, 0

    def find(self, words: Codes, weights: Codes) -> list[tuple[Codes, Codes]]:
        """The numbers of the reports that have any of these words, once for each word, with the word's weight."""
        begin, end = np.searchsorted(self.words, words), np.searchsorted(self.words, words, side="right")
        lengths = end - begin
        out = []
        if lengths.any():
            at = np.repeat(end - lengths.cumsum(), lengths) + np.arange(lengths.sum())
            out.append((self.numbers[at], np.repeat(weights, lengths)))
        recent = [(self.fresh[word], weight) for word, weight in zip(words.tolist(), weights.tolist(), strict=True) if word in self.fresh]
        if recent:
            numbers = np.array([number for held, _ in recent for number in held], dtype=np.uint32)
            out.append((numbers, np.repeat(np.array([weight for _, weight in recent], dtype=weights.dtype), [len(held) for held, _ in recent])))
        return out


Stretches = dict[int, Stretch]


@dataclass(slots=True)
class Index:
    """Where to find the reports that share rare words: numbers of reports by stretch of days and word."""

    days: Column = field(default_factory=lambda: Column.of(np.int64))
    named: Ragged = field(default_factory=lambda: Ragged(Column.of(np.int64)))  # the days that each report names
    near: Stretches = field(default_factory=dict)
    far: Stretches = field(default_factory=dict)
    _newest: int = UNDATED
    _sums: Column = field(default_factory=lambda: Column.of(np.int64))  # zeros, to add up in

    def add(self, sketch: Sketch) -> int:
        """Takes a report in; gives its number."""
        number = self.days.size
        day = UNDATED if sketch.published is None else sketch.published
        self._newest = max(self._newest, day)
        self.days.add(day)
        self._sums.add(0)
        self.named.add(sorted(sketch.days))
        self.near.setdefault(UNDATED if day == UNDATED else day // NEAR, Stretch()).add(sketch.rare, number)
        if day != UNDATED:
            self.far.setdefault(day // FAR_STRETCH, Stretch()).add(sketch.rare[sketch.rarity >= FAR_RARE * POINT], number)
        return number

    def candidates(self, sketch: Sketch) -> Numbers:
        """The numbers of the reports taken in that are candidates of this one, rising."""
        if sketch.published is None:
            return self._sharing(self.near, sketch, sorted(self.near), UNDATED_LEAST)
        day = sketch.published
        here = day // NEAR
        fresh = self._sharing(self.near, sketch, (here - 1, here, here + 1), NEAR_LEAST)
        fresh = fresh[np.abs(self.days.rows[fresh] - day) <= NEAR]
        undated = self._sharing(self.near, sketch, (UNDATED,), UNDATED_LEAST)
        return np.sort(np.concatenate((fresh, self._late(sketch, day), undated)))

    def _late(self, sketch: Sketch, day: int) -> Numbers:
        """The reports of other times near enough in words, and for some in the days they name, to be compared."""
        back, reach = day // FAR_STRETCH, FAR // FAR_STRETCH + 1
        numbers, sums = self._met(self.far, sketch, range(back - reach, back + reach + 1), FAR_RARE)
        late = numbers[sums >= FAR_LEAST * POINT]
        if self._newest > day + NEAR or any(named < day - NEAR for named in sketch.days):
            late = np.concatenate((late, self._looking_back(sketch, day, numbers[(sums >= BACK_LEAST * POINT) & (sums < FAR_LEAST * POINT)])))
        apart = np.abs(self.days.rows[late] - day)
        return np.unique(late[(apart > NEAR) & (apart <= FAR)])

    def _looking_back(self, sketch: Sketch, day: int, numbers: Numbers) -> Numbers:
        """Of some reports those of which, with this one, the later names a day of the earlier's news."""
        days = self.days.rows[numbers]
        looks_back = np.zeros(len(numbers), dtype=np.bool_)
        for named in sketch.days:
            looks_back |= (days < day) & (named <= days) & (days <= named + BACK)
        later = np.flatnonzero(days > day)
        if len(later):
            place, row = self.named.of(numbers[later])
            theirs = self.named.values.rows[place]
            looks_back[later[row[(day - BACK <= theirs) & (theirs <= day)]]] = True
        return numbers[looks_back]

    def _sharing(self, held: Stretches, sketch: Sketch, stretches: Iterable[int], least: float) -> Numbers:
        """The reports of some stretches that share so much rarity with this one."""
        numbers, sums = self._met(held, sketch, stretches)
        return np.unique(numbers[sums >= least * POINT])

    def _met(self, held: Stretches, sketch: Sketch, stretches: Iterable[int], rare: float = 0.0) -> tuple[Numbers, Numbers]:
        """The reports of some stretches that share a word with this one, once for each word, and how much rarity each shares in all."""
        kept = sketch.rarity >= rare * POINT
        words, weights = sketch.rare[kept], sketch.rarity[kept]
        met = [part for stretch in stretches if stretch in held for part in held[stretch].find(words, weights)]
        if not met:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        numbers = np.concatenate([numbers for numbers, _ in met]).astype(np.int64)
        added = self._sums.rows
        np.add.at(added, numbers, np.concatenate([weights for _, weights in met]).astype(np.int64))
        sums: Numbers = added[numbers]
        added[numbers] = 0
        return numbers, sums
