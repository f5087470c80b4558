"""Explain: the evidence tree of an incident as a value: origins, their accounts, the exact words, the chains; why merged, why not with its neighbours, why
this standing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.incident import align, match
from tocsin.incident.across import exact
from tocsin.incident.ledger import Incidents
from tocsin.incident.match import Reason
from tocsin.incident.sketch import sketch
from tocsin.incident.standing import admiralty
from tocsin.incident.telling import Telling, telling
from tocsin.model import Disagreement, Figure, Incident, Reading, Span

NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """One account: the words, the report, who told whom, and why it is counted to its origin."""

    account: str
    report: str
    outlet: str | None
    published: str | None
    position: str
    words: Span
    chain: str
    why: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One origin with its accounts."""

    origin: str
    name: str | None
    kind: str
    position: str
    party: bool
    accounts: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """Why a report (or another incident) was, or was not, counted to this incident: points in thousandths of a log-odd; above zero speaks for it."""

    one: str
    other: str
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that an incident rests on."""

    incident: str
    standing: str
    reason: str
    admiralty: str
    reports: int
    outlets: int
    origins: int
    tree: tuple[Branch, ...]
    figures: tuple[Figure, ...]
    disagreements: tuple[Disagreement, ...]
    merged: tuple[Bond, ...]  # of each report that with which it fits best
    neighbours: tuple[Bond, ...]  # the nearest other incidents
    judged: str | None


def tree(incident: Incident) -> tuple[Branch, ...]:
    """Origins, each with its accounts in order of publication."""
    branches = []
    for origin in incident.origins:
        leaves = tuple(
            Leaf(a.id, a.report, a.outlet, str(a.published) if a.published else None, a.position.value, a.words, str(a.chain), a.why)
            for a in incident.accounts
            if a.origin == origin.id
        )
        branches.append(Branch(origin.id, origin.name, origin.kind.value, origin.position.value, origin.party, leaves))
    return tuple(branches)


def bond(one: Incident, other: Incident, readings: Mapping[str, Reading]) -> Bond:
    """How near two incidents are: the best score of two of their events, reports of one subject or not."""
    best: Bond | None = None
    for mine in one.accounts:
        for theirs in other.accounts:
            first, second = _event(mine.event, readings[mine.report]), _event(theirs.event, readings[theirs.report])
            if first and second:
                close = match.score(sketch(readings[mine.report]), sketch(readings[theirs.report])).points > 0
                found = align.reasons(first, second, story=close)
                if not close and not exact(first, second):
                    found = (Reason("evidence", "neither reports of one thing nor the same day with the same place or sides", align.NEVER), *found)
                total = sum(reason.points for reason in found)
                best = Bond(one.id, other.id, total, found) if best is None or total > best.points else best
    return best or Bond(one.id, other.id, align.NEVER, (Reason("event", "none to compare", align.NEVER),))


def _event(ident: str | None, reading: Reading) -> Telling | None:
    event = next((event for event in reading.events if event.id == ident), None)
    return telling(event, reading) if event else None


def bonds(incident: Incident, readings: Mapping[str, Reading]) -> tuple[Bond, ...]:
    """Of each report of an incident, the earlier one with which it fits best, and why."""
    found = []
    for number, name in enumerate(incident.reports[1:], start=1):
        scored = [(match.score(sketch(readings[name]), sketch(readings[other])), other) for other in incident.reports[:number]]
        best, other = max(scored, key=lambda pair: (pair[0].points, pair[1]))
        found.append(Bond(name, other, best.points, best.reasons))
    return tuple(found)


def near(incident: Incident, others: Sequence[Incident]) -> list[Incident]:
    """The incidents nearest in kind and time: those that it might have been merged with."""
    at = incident.time or incident.first_reported
    same = [o for o in others if o.id != incident.id and o.type is incident.type]
    dated = [(at.distance(when) if at and (when := o.time or o.first_reported) else 9999, not set(o.reports) & set(incident.reports), o.id, o) for o in same]
    return [o for _, _, _, o in sorted(dated, key=lambda entry: entry[:3])[:NEIGHBOURS]]


def explain(ident: str, made: Incidents, readings: Mapping[str, Reading]) -> Explanation | None:
    """The evidence tree of an incident, by its id, past or present; None where there is none."""
    incident = made.find(ident)
    if incident is None:
        return None
    judged = f"{incident.review or 'corrected'} by {incident.reviewed_by} at {incident.reviewed_at}" if incident.reviewed_by else None
    return Explanation(
        incident.id,
        incident.standing.value,
        incident.reason,
        admiralty(incident),
        len(incident.reports),
        len(incident.outlets),
        len(incident.origins),
        tree(incident),
        incident.figures,
        incident.disagreements,
        bonds(incident, readings),
        tuple(bond(incident, other, readings) for other in near(incident, made.incidents)),
        judged,
    )
