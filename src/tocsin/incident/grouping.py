"""Grouping: reports that tell of one thing, kept up to date as reports come in.

Whether two reports are alike is decided by these two alone, so the groups are a function of the set of reports: added one at a time, in any order, or all at
once,
they are the same. A report added changes only the groups of those it is joined to. Copies to the letter of one day are one node, however many.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from tocsin.incident.blocks import Index
from tocsin.incident.cluster import Pair, components, groups
from tocsin.incident.match import MOST, found
from tocsin.incident.pool import Pool
from tocsin.incident.sketch import Sketch

KEPT: Final = -2000  # scores no higher are not kept
ABSENT: Final = -2000  # what they, and pairs that were not compared, count
PACKED: Final = 16  # bits of a score and its mark
MASK: Final = (1 << PACKED) - 1


@dataclass(slots=True)
class Links:
    """Of each node its scores with others, by number: packed, so that a million nodes with dozens each fit into memory."""

    held: list[array[int]] = field(default_factory=list)

    def add(self, number: int, found: Iterable[tuple[int, int, bool]]) -> None:
        """Takes in the next node (`number` is how many there are) with its scores: the other's number, the score, and whether the two are copies."""
        self.held.append(array("q"))
        for other, score, copy in found:
            low = (score + MOST) << 1 | copy
            self.held[number].append(other << PACKED | low)
            self.held[other].append(number << PACKED | low)

    def of(self, number: int) -> list[tuple[int, int, bool]]:
        """The scores of one node."""
        return [(code >> PACKED, ((code & MASK) >> 1) - MOST, bool(code & 1)) for code in self.held[number]]

    def near(self, number: int) -> list[int]:
        """The nodes that it scores above zero with."""
        return [code >> PACKED for code in self.held[number] if (code & MASK) >> 1 > MOST]


@dataclass(slots=True)
class Grouping:
    """The reports taken in, their scores, and the groups (stories) they make."""

    number: dict[str, int] = field(default_factory=dict)  # of each node
    reports: dict[str, list[str]] = field(default_factory=dict)  # of each node
    node: dict[str, str] = field(default_factory=dict)  # of each report
    made: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the group of each node
    original: dict[str, str] = field(default_factory=dict)  # of each (near) copy the first of its text
    changed: set[str] = field(default_factory=set)
    _pool: Pool = field(default_factory=Pool)
    _links: Links = field(default_factory=Links)
    _index: Index = field(default_factory=Index)
    _nodes: list[str] = field(default_factory=list)

    def add(self, sketch: Sketch) -> None:
        """Takes one report in; a report taken in before is left as it is."""
        if sketch.report in self.node:
            return
        node = sketch.node
        self.node[sketch.report] = node
        self.reports.setdefault(node, []).append(sketch.report)
        self.changed.add(node)
        if node not in self.number:
            self._enter(node, sketch)

    def _enter(self, node: str, sketch: Sketch) -> None:
        """Scores a new text against its candidates."""
        number = self.number[node] = len(self._nodes)
        self._nodes.append(node)
        self._links.add(number, found(sketch, self._pool, self._index.candidates(sketch), KEPT))
        self._pool.add(sketch)
        self._index.add(sketch)

    def stories(self) -> list[tuple[str, ...]]:
        """The groups of reports, each sorted, by their first."""
        self.settle()
        return sorted(self._reports(group) for group in set(self.made.values()))

    def story(self, report: str) -> tuple[str, ...]:
        """The group of one report."""
        self.settle()
        return self._reports(self.made[self.node[report]])

    def closest(self, report: str, others: Collection[str]) -> int:
        """The best score of a report with one of others, of (near) copies the first standing for all; the highest there is with one of its own copies."""
        nodes = {self._original(other) for other in others}
        mine = self._original(report)
        return MOST if mine in nodes else max((score for number, score, _ in self._links.of(mine) if number in nodes), default=-MOST)

    def texts(self, story: Iterable[str]) -> dict[str, str]:
        """Of each report of a story that is a (near) copy the first of its text."""
        return {report: self.original.get(self.node[report], self.node[report]) for report in story}

    def _original(self, report: str) -> int:
        """The number of the first of a report's (near) copies."""
        node = self.node[report]
        return self.number[self.original.get(node, node)]

    def _reports(self, group: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(report for node in group for report in self.reports[node]))

    def settle(self) -> set[str]:
        """Groups again what has changed; gives the nodes whose group may be another now."""
        seen: set[str] = set()
        for node in sorted(self.changed):
            if node not in seen:
                together = self._reach(node)
                seen |= together
                for group in self._group(together):
                    for member in group:
                        self.made[member] = group
        self.changed.clear()
        return seen

    def _reach(self, node: str) -> set[str]:
        """All that a path of scores above zero leads to."""
        seen = {self.number[node]}
        open_ = list(seen)
        while open_:
            new = set(self._links.near(open_.pop())) - seen
            open_ += new
            seen |= new
        return {self._nodes[number] for number in seen}

    def _group(self, members: set[str]) -> list[tuple[str, ...]]:
        """The groups within one reach. Of (near) copies only the first votes, so that no number of them moves a group."""
        if len(members) == 1:
            return [tuple(members)]
        linked = [
            (one, other, score, copy) for one in members for number, score, copy in self._links.of(self.number[one]) if one < (other := self._nodes[number])
        ]
        family = {self._first(kin): kin for kin in components(members, self._copied((a, b, score) for a, b, score, copy in linked if copy and b in members))}
        for node in members:
            self.original.pop(node, None)
        self.original.update((node, first) for first, kin in family.items() if len(kin) > 1 for node in kin)
        scores = {(one, other): score for one, other, score, _ in linked if one in family and other in family}
        return [tuple(sorted(node for first in group for node in family[first])) for group in groups(family, scores, absent=ABSENT)]

    def _copied(self, near: Iterable[tuple[str, str, int]]) -> list[Pair]:
        """Of pairs of (near) copies with their scores each later one with the earlier one that it is most like: what two reports both hold joins neither to the
        other.
        """
        best: dict[str, tuple[int, tuple[float, str]]] = {}
        for one, other, score in near:
            first, later = sorted((self._rank(one), self._rank(other)))
            best[later[1]] = min(best.get(later[1], (-score, first)), (-score, first))
        return [(first, later) for later, (_, (_, first)) in best.items()]

    def _first(self, kin: list[str]) -> str:
        """The earliest of some nodes."""
        return min(kin, key=self._rank)

    def _rank(self, node: str) -> tuple[float, str]:
        """The order of nodes: by day, then by name."""
        return (self._day(node), node)

    def _day(self, node: str) -> float:
        """The day of a node's publication; after all others where it is not known."""
        day = float(self._pool.published.rows[self.number[node]])
        return math.inf if math.isnan(day) else day


def stories(sketches: Iterable[Sketch]) -> list[tuple[str, ...]]:
    """The groups of all these reports."""
    grouping = Grouping()
    for sketch in sketches:
        grouping.add(sketch)
    return grouping.stories()
