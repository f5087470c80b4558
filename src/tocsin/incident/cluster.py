"""Cluster: from scores of pairs to groups, without merging through a bridge.

Average linkage over a sparse graph: two groups become one while the mean score over *all* pairs between them is above zero, a pair without a score
counting as `absent`. So one report that resembles two things cannot join them. Scores are whole numbers (thousandths of a log-odd): sums of them do not depend
on their order, ties go to the lesser id, and the groups are a function of the scores alone.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

ABSENT: Final = -4000
Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """The two in order: how a pair is keyed."""
    return (one, other) if one <= other else (other, one)


def components(nodes: Iterable[str], edges: Iterable[Pair]) -> list[list[str]]:
    """The sets of nodes that a path of edges joins, each sorted, by their first."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges:
        parent[max(root(one), root(other))] = min(root(one), root(other))
    found: dict[str, list[str]] = {}
    for node in sorted(parent):
        found.setdefault(root(node), []).append(node)
    return [found[first] for first in sorted(found)]


@dataclass(slots=True)
class _Groups:
    """Groups under way: members, and to each neighbour the sum and number of known scores and whether a person holds them apart."""

    members: dict[str, list[str]]
    links: dict[str, dict[str, tuple[int, int]]]
    apart: dict[str, set[str]] = field(default_factory=dict)
    absent: int = ABSENT

    def mean(self, one: str, other: str) -> float:
        """The mean score between two groups."""
        total, known = self.links[one][other]
        pairs = len(self.members[one]) * len(self.members[other])
        return (total + (pairs - known) * self.absent) / pairs

    def join(self, one: str, other: str) -> str:
        """Makes two groups one, under the lesser id."""
        kept, gone = min(one, other), max(one, other)
        self.members[kept] += self.members.pop(gone)
        for neighbour, (total, known) in self.links.pop(gone).items():
            del self.links[neighbour][gone]
            if neighbour != kept:
                before = self.links[kept].get(neighbour, (0, 0))
                self.links[kept][neighbour] = self.links[neighbour][kept] = (before[0] + total, before[1] + known)
        for neighbour in self.apart.pop(gone, ()):
            self.apart[neighbour].discard(gone)
            self.apart[neighbour].add(kept)
            self.apart.setdefault(kept, set()).add(neighbour)
        return kept


def groups(
    nodes: Iterable[str], scores: Mapping[Pair, int], same: Iterable[Pair] = (), different: Iterable[Pair] = (), *, absent: int = ABSENT
) -> list[tuple[str, ...]]:
    """The groups of the nodes, each sorted, sorted by their first.

    `scores` may leave pairs out. `same` are always together and `different` never (a caller sees to it that the two do not conflict).
    """
    names = sorted(set(nodes))
    state = _Groups({name: [name] for name in names}, {name: {} for name in names}, absent=absent)
    for (one, other), score in sorted(scores.items()):
        state.links[one][other] = state.links[other][one] = (score, 1)
    for one, other in different:
        state.apart.setdefault(one, set()).add(other)
        state.apart.setdefault(other, set()).add(one)
    for together in components(names, same):
        first = together[0]
        for other in together[1:]:
            first = state.join(first, other)
    _agglomerate(state)
    return sorted(tuple(sorted(members)) for members in state.members.values())


def _agglomerate(state: _Groups) -> None:
    """Joins the best pair of groups while its mean is above zero."""
    heap = [(-state.mean(a, b), a, b) for a, near in state.links.items() for b in near if a < b]
    heap = [entry for entry in heap if entry[0] < 0]
    heapq.heapify(heap)
    while heap:
        mean, one, other = heapq.heappop(heap)
        if one not in state.members or other not in state.members or -state.mean(one, other) != mean or other in state.apart.get(one, ()):
            continue
        kept = state.join(one, other)
        for neighbour in state.links[kept]:
            mean = -state.mean(kept, neighbour)
            if mean < 0:
                heapq.heappush(heap, (mean, min(kept, neighbour), max(kept, neighbour)))
