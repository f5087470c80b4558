"""Judgement: what people decided, applied. It always wins over what is computed, and of two that conflict the later holds.

Takes judgements in any order; gives pairs of events to join and to hold apart, and what is to be set on incidents. What cannot be applied is an Issue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tocsin.errors import DateError
from tocsin.incident.cluster import Pair, components, pair
from tocsin.model import Figure, Incident, Issue, Judgement, PartialDate, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Decided:
    """What holds: pairs of events that are one or are not, and of each event's incident the review and corrections, earliest first."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    set: tuple[tuple[str, Judgement], ...] = ()
    issues: tuple[Issue, ...] = ()


def issue(judgement: Judgement, message: str) -> Issue:
    """A judgement that could not be applied."""
    return Issue(
        "judgement",
        Severity.WARNING,
        f"{message}: {judgement.verdict} {judgement.subject} by {judgement.who} at {judgement.when}",
        judgement.subject,
        "incident",
    )


def standing_ones(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those not withdrawn, each once, latest first."""
    unique = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.when, j.id), reverse=True)
    gone = {j.subject for j in unique if j.verdict is Verdict.WITHDRAW}
    return [j for j in unique if j.verdict is not Verdict.WITHDRAW and j.id not in gone]


def consistent(same: Iterable[Pair], different: Iterable[Pair]) -> bool:
    """Is no pair that is held apart joined by way of others?"""
    nodes = {node for both in (*same, *different) for node in both}
    home = {node: number for number, group in enumerate(components(nodes, same)) for node in group}
    return not any(home[one] == home[other] for one, other in different)


def decide(judgements: Iterable[Judgement], events: Mapping[str, str]) -> Decided:
    """What holds of the judgements. `events` gives the event of each incident id that was ever possible, and of each event itself."""
    same: list[Pair] = []
    different: list[Pair] = []
    kept: list[tuple[str, Judgement]] = []
    issues: list[Issue] = []
    for judgement in standing_ones(judgements):
        one, other = events.get(judgement.subject), events.get(judgement.other or judgement.subject)
        if one is None or other is None:
            issues.append(issue(judgement, "there is no such incident among the reports at hand"))
        elif judgement.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            mine = same if judgement.verdict is Verdict.SAME else different
            if one == other or not consistent(
                [*same, pair(one, other)] if mine is same else same, [*different, pair(one, other)] if mine is different else different
            ):
                issues.append(issue(judgement, "a later judgement decides otherwise"))
            else:
                mine.append(pair(one, other))
        else:
            kept.append((one, judgement))
    return Decided(tuple(sorted(set(same))), tuple(sorted(set(different))), tuple(reversed(kept)), tuple(issues))


def _number(incident: Incident, field: str, value: str, who: str) -> Incident:
    """A figure set by a person; low and high still hold what accounts say."""
    best = float(value)
    old = incident.figure(field)
    lows, highs = ([x for x in (old.low, best) if x is not None], [x for x in (old.high, best) if x is not None]) if old else ([best], [best])
    new = Figure(field, min(lows), best, max(highs), f"set by {who}", old.said if old else ())
    return replace(incident, figures=(*(f for f in incident.figures if f.field != field), new))


SETTERS: Final[Mapping[str, Callable[[Incident, str, str], Incident]]] = {
    "time": lambda i, value, who: replace(i, time=PartialDate(value), time_basis=f"set by {who}"),
    "place_name": lambda i, value, who: replace(i, place_name=value),
    "summary": lambda i, value, who: replace(i, summary=value),
    **{
        name: (lambda field: lambda i, value, who: _number(i, field, value, who))(name)
        for name in ("killed", "injured", "detained", "displaced", "participants", "personnel")
    },
}


def apply(incident: Incident, judgement: Judgement) -> Incident | Issue:
    """The incident as a person set it, or why that can't be done."""
    if judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT):
        return replace(incident, review=judgement.verdict.value, reviewed_by=judgement.who, reviewed_at=judgement.when)
    setter = SETTERS.get(judgement.field or "")
    if judgement.value is None:
        return issue(judgement, f"a correction of {judgement.field} needs the right value")
    if setter is None:
        return issue(judgement, f"{judgement.field} can't be corrected; these can: {', '.join(sorted(SETTERS))}")
    try:
        corrected = setter(incident, judgement.value, judgement.who)
    except DateError as error:
        return issue(judgement, f"{judgement.value!r} is no date ({error})")
    except ValueError:
        return issue(judgement, f"{judgement.field} is a number, and {judgement.value!r} is none")
    fields = tuple(sorted({*incident.corrected, judgement.field or ""}))
    return replace(corrected, corrected=fields, reviewed_by=judgement.who, reviewed_at=judgement.when)
