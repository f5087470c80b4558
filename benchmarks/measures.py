"""Counts of what was found, as precision, recall and F1 in per cent; and how two lists of numbers agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Hits among the gold and among the found items of one part."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    def add(self, hit: int, gold: int, found: int) -> None:
        """Counts one document."""
        self.hit += hit
        self.gold += gold
        self.found += found

    @property
    def p(self) -> float:
        """Precision; 0 where nothing was found."""
        return round(100 * self.hit / self.found, 1) if self.found else 0.0

    @property
    def r(self) -> float:
        """Recall; 0 where nothing was to be found."""
        return round(100 * self.hit / self.gold, 1) if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return round(200 * self.hit / (self.gold + self.found), 1) if self.gold + self.found else 0.0

    def row(self) -> tuple[float, float, float, int, int]:
        """Precision, recall, F1, gold, found: a row of a table."""
        return self.p, self.r, self.f1, self.gold, self.found


def share(part: int, whole: int) -> float:
    """A share in per cent; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def absolute_error(a: Sequence[float], b: Sequence[float]) -> float | None:
    """The mean absolute difference; None of nothing.

    >>> absolute_error([3.0, 1.0], [3.0, -1.0])
    1.0
    """
    return sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a) if a else None


def correlation(a: Sequence[float], b: Sequence[float]) -> float | None:
    """Pearson's r; None where one side never varies.

    >>> correlation([1.0, 2.0, 3.0], [3.0, 2.0, 1.0])
    -1.0
    """
    if not a:
        return None
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    spread = math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))
    return sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True)) / spread if spread else None
