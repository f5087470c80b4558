"""Grouping: reports that tell of one thing, kept up to date as reports come in.

Whether two reports are alike is decided by these two alone, so the groups are a function of the set of reports: added one at a time, in any order, or all at
once,
they are the same. A report added changes only the groups of those it is joined to. Copies to the letter of one day are one node, however many.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from tocsin.incident.blocks import Index
from tocsin.incident.cluster import Pair, components, groups, pair
from tocsin.incident.match import found
from tocsin.incident.sketch import Sketch

KEPT: Final = -2000  # scores no higher are not kept
ABSENT: Final = -2000  # what they, and pairs that were not compared, count


@dataclass(slots=True)
class Grouping:
    """The reports taken in, their scores, and the groups (stories) they make."""

    sketches: dict[str, Sketch] = field(default_factory=dict)  # by node
    reports: dict[str, list[str]] = field(default_factory=dict)  # of each node
    node: dict[str, str] = field(default_factory=dict)  # of each report
    scores: dict[str, dict[str, int]] = field(default_factory=dict)
    made: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the group of each node
    changed: set[str] = field(default_factory=set)
    _index: Index = field(default_factory=Index)
    _numbered: list[str] = field(default_factory=list)
    _copies: set[Pair] = field(default_factory=set)

    def add(self, sketch: Sketch) -> None:
        """Takes one report in; a report taken in before is left as it is."""
        if sketch.report in self.node:
            return
        node = sketch.node
        self.node[sketch.report] = node
        self.reports.setdefault(node, []).append(sketch.report)
        self.changed.add(node)
        if node not in self.sketches:
            self._enter(node, sketch)

    def _enter(self, node: str, sketch: Sketch) -> None:
        """Scores a new text against its candidates."""
        self.sketches[node] = sketch
        near = self.scores.setdefault(node, {})
        others = [self._numbered[number] for number in self._index.candidates(sketch)]
        for number, score, copy in found(sketch, [self.sketches[other] for other in others], KEPT):
            other = others[number]
            near[other] = self.scores[other][node] = score
            if copy:
                self._copies.add(pair(node, other))
        self._index.add(sketch)
        self._numbered.append(node)

    def stories(self) -> list[tuple[str, ...]]:
        """The groups of reports, each sorted, by their first."""
        self.settle()
        return sorted(self._reports(group) for group in set(self.made.values()))

    def story(self, report: str) -> tuple[str, ...]:
        """The group of one report."""
        self.settle()
        return self._reports(self.made[self.node[report]])

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
        seen, open_ = {node}, [node]
        while open_:
            here = open_.pop()
            near = {other for other, score in self.scores.get(here, {}).items() if score > 0}
            open_ += near - seen
            seen |= near
        return seen

    def _group(self, members: set[str]) -> list[tuple[str, ...]]:
        """The groups within one reach. Of (near) copies only the first votes, so that no number of them moves a group."""
        if len(members) == 1:
            return [tuple(members)]
        near = [
            pair(one, other) for one in members for other in self.scores.get(one, ()) if one < other and pair(one, other) in self._copies and other in members
        ]
        family = {self._first(kin): kin for kin in components(members, near)}
        scores = {pair(one, other): score for one in family for other, score in self.scores.get(one, {}).items() if other in family}
        return [tuple(sorted(node for first in group for node in family[first])) for group in groups(family, scores, absent=ABSENT)]

    def _first(self, kin: list[str]) -> str:
        """The earliest of some nodes."""
        return min(kin, key=lambda node: (self.sketches[node].published or 1 << 30, node))


def stories(sketches: Iterable[Sketch]) -> list[tuple[str, ...]]:
    """The groups of all these reports."""
    grouping = Grouping()
    for sketch in sketches:
        grouping.add(sketch)
    return grouping.stories()
