"""Blocks: which pairs of reports are compared at all.

Whether two reports are candidates is decided by these two alone: by how much rarity the words that they are found by share, and by the days between them. The index
only finds such pairs without trying all: words by stretches of days, so that the cost of a report grows with the reports of its time, not with all.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from tocsin.incident.sketch import Sketch

NEAR: Final = 10  # days
NEAR_LEAST: Final = 5.0  # shared rarity of a pair published so near to each other
FAR: Final = 800  # days
FAR_LEAST: Final = 7.0
STRETCH: Final = 40  # days
UNDATED: Final = -1


def least(days: int | None) -> float | None:
    """How much rarity two reports so many days apart must share; None for too far apart."""
    return FAR_LEAST if days is None or NEAR < days <= FAR else NEAR_LEAST if days <= NEAR else None


@dataclass(slots=True)
class Index:
    """Where to find the reports that share rare words: numbers of reports by word and stretch of days."""

    days: list[int | None] = field(default_factory=list)
    postings: dict[tuple[int, int], array[int]] = field(default_factory=dict)
    stretches: set[int] = field(default_factory=set)

    def add(self, sketch: Sketch) -> int:
        """Takes a report in; gives its number."""
        number = len(self.days)
        self.days.append(sketch.published)
        stretch = UNDATED if sketch.published is None else sketch.published // STRETCH
        self.stretches.add(stretch)
        for key, _ in sketch.rare:
            self.postings.setdefault((key, stretch), array("I")).append(number)
        return number

    def near(self, published: int | None) -> list[int]:
        """The stretches that may hold candidates of a report of this day."""
        if published is None:
            return sorted(self.stretches)
        return sorted(s for s in self.stretches if s == UNDATED or abs(s - published // STRETCH) <= FAR // STRETCH + 1)

    def candidates(self, sketch: Sketch) -> list[int]:
        """The numbers of the reports taken in that are candidates of this one, rising."""
        stretches = self.near(sketch.published)
        found = [(np.frombuffer(self.postings[key, s], dtype=np.uint32), weight) for key, weight in sketch.rare for s in stretches if (key, s) in self.postings]
        if not found:
            return []
        numbers = np.concatenate([numbers for numbers, _ in found])
        weights = np.repeat([weight for _, weight in found], [len(numbers) for numbers, _ in found])
        unique, at = np.unique(numbers, return_inverse=True)
        sums = np.bincount(at, weights=weights)
        return [int(n) for n, total in zip(unique, sums, strict=True) if self._candidate(int(n), float(total), sketch.published)]

    def _candidate(self, number: int, total: float, published: int | None) -> bool:
        day = self.days[number]
        bound = least(None if day is None or published is None else abs(day - published))
        return bound is not None and total >= bound - 1e-6
