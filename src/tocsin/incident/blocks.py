"""Blocks: which pairs of reports are compared at all.

Whether two reports are candidates is decided by these two alone: by how much rarity the words that they are found by share, and by the days
between them. Reports of the same days need share little; a report that comes later must share words that are rare by themselves (names, mostly).
The index only finds such pairs without trying all: words by stretches of days, so that the cost of a report grows with the reports of its
time, not with all.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tocsin.incident.sketch import Sketch

NEAR: Final = 10  # days: no more between two reports of fresh news
NEAR_LEAST: Final = 5.0  # rarity that they must share
FAR: Final = 800  # days: no pair further apart is compared
FAR_LEAST: Final = 9.0  # rarity that a pair further apart than NEAR must share, in words rarer than FAR_RARE
FAR_RARE: Final = 4.5
FAR_STRETCH: Final = 100  # days
UNDATED_LEAST: Final = 7.0  # rarity that a pair must share of which one is undated
UNDATED: Final = -1

Postings = dict[tuple[int, int], "array[int]"]


@dataclass(slots=True)
class Index:
    """Where to find the reports that share rare words: numbers of reports by word and stretch of days."""

    days: list[int] = field(default_factory=list)
    near: Postings = field(default_factory=dict)
    far: Postings = field(default_factory=dict)
    stretches: set[int] = field(default_factory=set)

    def add(self, sketch: Sketch) -> int:
        """Takes a report in; gives its number."""
        number = len(self.days)
        day = UNDATED if sketch.published is None else sketch.published
        self.days.append(day)
        stretch = UNDATED if day == UNDATED else day // NEAR
        self.stretches.add(stretch)
        for key, weight in sketch.rare:
            self.near.setdefault((key, stretch), array("I")).append(number)
            if weight >= FAR_RARE and day != UNDATED:
                self.far.setdefault((key, day // FAR_STRETCH), array("I")).append(number)
        return number

    def candidates(self, sketch: Sketch) -> list[int]:
        """The numbers of the reports taken in that are candidates of this one, rising."""
        if sketch.published is None:
            return sorted(number for number, _ in found(self.near, sketch, sorted(self.stretches), UNDATED_LEAST))
        day = sketch.published
        here = day // NEAR
        fresh = [(n, total) for n, total in found(self.near, sketch, (here - 1, here, here + 1), NEAR_LEAST) if abs(self.days[n] - day) <= NEAR]
        back = day // FAR_STRETCH
        reach = FAR // FAR_STRETCH + 1
        late = [
            (n, total)
            for n, total in found(self.far, sketch, range(back - reach, back + reach + 1), FAR_LEAST, FAR_RARE)
            if NEAR < abs(self.days[n] - day) <= FAR
        ]
        undated = found(self.near, sketch, (UNDATED,), UNDATED_LEAST)
        return sorted(n for n, _ in (*fresh, *late, *undated))


def found(postings: Postings, sketch: Sketch, stretches: Iterable[int], least: float, rare: float = 0.0) -> list[tuple[int, float]]:
    """The reports of some stretches that share so much rarity with this one, and how much."""
    stretches = list(stretches)
    held: list[tuple[NDArray[np.uint32], float]] = [
        (np.frombuffer(postings[key, stretch], dtype=np.uint32), weight)
        for key, weight in sketch.rare
        if weight >= rare
        for stretch in stretches
        if (key, stretch) in postings
    ]
    if not held:
        return []
    numbers = np.concatenate([numbers for numbers, _ in held])
    weights = np.repeat([weight for _, weight in held], [len(numbers) for numbers, _ in held])
    unique, at = np.unique(numbers, return_inverse=True)
    sums = np.bincount(at, weights=weights)
    kept = np.flatnonzero(sums >= least - 1e-6)
    return [(int(unique[k]), float(sums[k])) for k in kept]
