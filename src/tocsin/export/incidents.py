"""Incidents as flat rows (the native table), and their evidence trees as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tocsin.export.table import printable
from tocsin.incident import Explanation, admiralty
from tocsin.model import Incident

COLUMNS = (
    "incident", "standing", "reports", "outlets", "origins", "type", "modes", "status", "date", "date_precision", "date_basis", "place", "country", "latitude",
    "longitude", "radius_m", "where_prec", "geo_precision", "actor_a", "actor_a_id", "actor_b", "actor_b_id", "killed_low", "killed_best", "killed_high",
    "injured_low", "injured_best", "injured_high", "disputed", "foretold_by", "first_reported", "last_reported", "admiralty", "summary", "reason",
)  # fmt: skip


def figures(incident: Incident, field: str) -> dict[str, Any]:
    """low, best and high of one count; None where no account tells."""
    figure = incident.figure(field)
    return {f"{field}_{end}": figure and whole(getattr(figure, end)) for end in ("low", "best", "high")}


def whole(number: float | None) -> float | int | None:
    """A count without its decimal point, where it is a whole number: 200, not 200.0."""
    return int(number) if number is not None and float(number).is_integer() else number


def many(number: int, name: str) -> str:
    """`1 report`, `2 reports`"""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def row(incident: Incident) -> dict[str, Any]:
    """One incident; `reports`, `outlets` (owner families) and `origins` are three different numbers."""
    place, time = incident.place, incident.time
    a, b = (party[0] if party else None for party in (incident.actors, incident.recipients))
    return {
        "incident": incident.id, "standing": incident.standing.value, "reports": len(incident.reports), "outlets": len(incident.families),
        "origins": len(incident.origins), "type": incident.type and incident.type.value, "modes": " ".join(incident.modes), "status": incident.status.value,
        "date": time and time.iso, "date_precision": time and time.precision.value, "date_basis": incident.time_basis,
        "place": place.name if place else incident.place_name, "country": place and place.country, "latitude": place and place.latitude,
        "longitude": place and place.longitude, "radius_m": place and place.radius_m, "where_prec": place and int(place.precision),
        "geo_precision": place and place.geo_precision, "actor_a": a and a.name, "actor_a_id": a and a.id, "actor_b": b and b.name, "actor_b_id": b and b.id,
        **figures(incident, "killed"), **figures(incident, "injured"), "disputed": " ".join(d.field for d in incident.disagreements) or None,
        "foretold_by": " ".join(incident.foretold_by) or None, "first_reported": incident.first_reported and incident.first_reported.iso,
        "last_reported": incident.last_reported and incident.last_reported.iso, "admiralty": admiralty(incident), "summary": incident.summary,
        "reason": incident.reason,
    }  # fmt: skip


def because(bond: Any) -> str:
    """The reasons for or against, strongest first."""
    strongest = sorted(bond.reasons, key=lambda reason: -abs(reason.points))[:5]
    return ", ".join(f"{reason.name} {reason.points / 1000:+.1f}" for reason in strongest)


def tree(explanation: Explanation) -> Iterator[str]:
    """The evidence tree, a line each: incident, origins, accounts with their exact words and chains; why merged, why not with its neighbours."""
    yield f"incident {explanation.incident}: {explanation.standing} [{explanation.admiralty}]"
    yield f"  why: {explanation.reason}"
    judged = f"; {explanation.judged}" if explanation.judged else ""
    yield f"  {many(explanation.reports, 'report')}, {many(explanation.outlets, 'outlet')}, {many(explanation.origins, 'origin')}{judged}"
    for branch in explanation.tree:
        yield f"├─ origin: {branch.name or 'unnamed'} ({branch.kind}; {branch.position}{'; a party' if branch.party else ''})"
        told = {(leaf.report, leaf.words, str(leaf.chain)): leaf for leaf in reversed(branch.accounts)}  # one line where a sentence tells of it twice
        for leaf in reversed(told.values()):
            yield f"│  ├─ {leaf.outlet or 'unknown outlet'}, {leaf.published or 'undated'} ({leaf.report}): {leaf.why}"
            yield f"│  │  “{leaf.words.quote}”"
            yield f"│  │  {leaf.chain}"
    for figure in explanation.figures:
        yield f"├─ {figure.field}: {figure.low:g} to {figure.high:g}, best {figure.best:g}: {figure.reason}"
    for disagreement in explanation.disagreements:
        yield f"├─ disagreement on {disagreement.field}: " + "; ".join(f"{side.value} ({len(side.said)})" for side in disagreement.sides)
    for bond in explanation.merged:
        yield f"├─ merged {bond.one} with {bond.other}: {because(bond)}"
    for bond in explanation.neighbours:
        yield f"├─ not the same as {bond.other}: {because(bond)}"


def text(explanation: Explanation) -> str:
    """The tree as text that does nothing to a terminal."""
    return "\n".join(printable(line) for line in tree(explanation)) + "\n"
