"""Fields: what the accounts of an incident say of how many, who, where and when: the best value with low and high, and disagreements side by side.

Takes tellings of one incident with the origin of each; gives figures, parties, place, time and disagreement rows. A value that no account gives stays None.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tocsin.incident.align import kilometres
from tocsin.incident.tolls import Toll, tolls
from tocsin.model import (
    NUMBER_ROLES,
    Account,
    Count,
    Disagreement,
    Event,
    Figure,
    PartialDate,
    Party,
    Place,
    Position,
    Reading,
    Role,
    Said,
    Side,
    WherePrecision,
)

AGE: Final = re.compile(r"(?:, )\d{1,3}(?:,)|\d{1,3}[- ](?:year|month)s?[- ]old")
SHOWN: Final = tuple(role.value for role in Role if role in NUMBER_ROLES)


@dataclass(frozen=True, slots=True)
class Told:
    """One account with the event and reading it stands for."""

    account: Account
    event: Event
    reading: Reading


def counts(told: Iterable[Told], field: str) -> list[Said]:
    """What each account's event says of a number; an age is none."""
    found = []
    for one in told:
        for filler in one.event.fillers(Role(field)):
            if filler.count and not AGE.search(one.reading.report.text, max(0, filler.words.start - 2), filler.words.end + 8):
                number = filler.count.value
                found.append(
                    Said("unknown" if number is None else str(number), one.account.id, one.account.origin, filler.words, filler.count, one.account.published)
                )
    return found


def in_lead(accounts: Iterable[Account], said: Mapping[str, Sequence[Toll]], field: str) -> list[Said]:
    """What title and lead of each report say of the killed or injured: its title's word, or else its lead's first; for each origin that the report rests on."""
    found = []
    for account in accounts:
        first = next((toll for toll in said[account.report] if toll.field == field), None)
        if first and account.position is Position.ASSERTS:
            found.append(Said(str(first.count.value), account.id, account.origin, first.words, first.count, account.published))
    return found


def day(said: Said) -> str:
    """When it was published, as a key that sorts unknown first."""
    return said.published.last.isoformat() if said.published else ""


def figure(field: str, said: Sequence[Said]) -> Figure | None:
    """One figure over all accounts.

    Each origin speaks with its latest number (a toll is updated); of one report's numbers its highest. The best value is the one that most origins
    give, of equals the latest, then the higher; low and high are the bounds that any account gives.
    """
    valued = [s for s in said if s.count and s.count.value is not None]
    if not valued:
        return None
    last: dict[str, Said] = {}
    for one in sorted(valued, key=lambda s: (day(s), number(s), s.account)):
        last[one.origin] = one
    votes = Counter(number(one) for one in last.values())
    newest = {number(one): day(one) for one in sorted(last.values(), key=day)}
    best = max(votes, key=lambda n: (votes[n], newest[n], n))
    lows = [s.count.low if s.count.low is not None else number(s) for s in valued if s.count]
    highs = [s.count.high if s.count.high is not None else number(s) for s in valued if s.count]
    reason = f"given by {votes[best]} of {len(votes) and sum(votes.values())} origins" + (
        ", the latest" if len(votes) > 1 and newest[best] == max(newest.values()) else ""
    )
    return Figure(field, min(lows), best, max(highs), reason, tuple(sorted(said, key=lambda s: (day(s), s.account, s.value))))


def number(said: Said) -> float:
    """The number said; 0 where none is."""
    return float(said.count.value) if said.count and said.count.value is not None else 0.0


def figures(told: Sequence[Told], lead: Sequence[Account] = (), readings: Mapping[str, Reading] | None = None) -> tuple[Figure, ...]:
    """All figures of an incident. `lead` are the accounts of reports which are about it: for the killed and injured their titles and leads come first."""
    said = {name: tolls(readings[name].report) for name in {account.report for account in lead}} if readings else {}
    found = []
    for field in SHOWN:
        if field not in ("items", "money"):
            first = in_lead(lead, said, field) if field in ("killed", "injured") else []
            told_first = {said.account for said in first}
            heard = {account.report for account in lead if account.id in told_first}
            rest = counts((one for one in told if one.account.report not in heard), field)
            found.append(figure(field, [*first, *rest]))
    return tuple(one for one in found if one)


def parties(told: Iterable[Told], role: Role) -> tuple[Party, ...]:
    """Who acts, or is acted on, by how many reports say so."""
    reports: defaultdict[str, set[str]] = defaultdict(set)
    best: dict[str, Party] = {}
    for one in told:
        for filler in one.event.fillers(role):
            entity = one.reading.entity(filler.entity)
            actor = entity.actor if entity else None
            name = actor.name if actor else entity.name if entity else filler.words.quote
            key = actor.id if actor else name.casefold().removeprefix("the ")
            reports[key].add(one.account.report)
            made = Party(
                name,
                (actor.country if actor else None) or (entity.country if entity else None),
                actor.code if actor else None,
                actor.id if actor else None,
                entity.kind.value if entity else None,
            )
            best[key] = min(best.get(key, made), made, key=lambda p: (p.name, p.country or "", p.kind or ""))
    ordered = sorted(best, key=lambda k: (-len(reports[k]), best[k].id is None, k))
    return tuple(Party(p.name, p.country, p.code, p.id, p.kind, tuple(sorted(reports[k]))) for k in ordered for p in (best[k],))


def vote(values: Iterable[tuple[str, str]]) -> list[str]:
    """Values by how many origins give them: (value, origin) pairs in."""
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for value, origin in values:
        origins[value].add(origin)
    return sorted(origins, key=lambda v: (-len(origins[v]), v))


def time(accounts: Sequence[Account]) -> tuple[PartialDate | None, str | None]:
    """When it happened, and on what basis: the day that most origins give (an exact one before a vague one), else the first day it was reported."""
    given = [account for account in accounts if account.time]
    exact = [account for account in given if account.time and account.time.days <= 3] or given
    if exact:
        return PartialDate(vote((str(account.time), account.report) for account in exact)[0]), "text"
    first = min((account.published for account in accounts if account.published), default=None)
    return (PartialDate.of(first.first - type(first.first).resolution * 3, first.last), "publication") if first else (None, None)


def place(accounts: Sequence[Account]) -> Place | None:
    """Where it happened: the place that most reports give, the most exact of those within it."""
    given = [account.place for account in accounts if account.place]
    if not given:
        return None
    by_id = {one.id: one for one in given}
    support = {ident: sum(kilometres(one, other) < 1 and other.precision <= one.precision + 1 for other in given) for ident, one in by_id.items()}
    exact = [one for one in by_id.values() if one.precision <= WherePrecision.DISTRICT] or list(by_id.values())
    return max(exact, key=lambda one: (support[one.id], -one.precision, one.id))


def disagreements(told: Sequence[Told], accounts: Sequence[Account], made: Sequence[Figure]) -> tuple[Disagreement, ...]:
    """The fields on which accounts of different origin differ."""
    rows = [_by_figure(one) for one in made]
    rows.append(
        _sides(
            "happened",
            [
                (account.position.value, Said(account.position.value, account.id, account.origin, account.trigger or account.words, None, account.published))
                for account in accounts
                if account.position.value != "foretells"
            ],
        )
    )
    rows.append(
        _sides(
            "actor",
            [
                (_key(one, f), Said(_key(one, f), one.account.id, one.account.origin, f.words, None, one.account.published))
                for one in told
                for f in one.event.fillers(Role.ACTOR)
                if _identified(one, f.entity)
            ],
        )
    )
    rows.append(
        _sides(
            "date", [(str(a.time), Said(str(a.time), a.id, a.origin, a.trigger or a.words, None, a.published)) for a in accounts if a.time and a.time.days == 1]
        )
    )
    rows.append(
        _sides(
            "place",
            [
                (a.place.name, Said(a.place.name, a.id, a.origin, a.trigger or a.words, None, a.published))
                for a in accounts
                if a.place and a.place.precision <= WherePrecision.NEAR
            ],
        )
    )
    return tuple(row for row in rows if row)


def _identified(one: Told, entity: str | None) -> bool:
    found = one.reading.entity(entity)
    return found is not None and found.actor is not None


def _key(one: Told, filler: object) -> str:
    entity = one.reading.entity(getattr(filler, "entity", None))
    return entity.actor.name if entity and entity.actor else ""


def _by_figure(one: Figure) -> Disagreement | None:
    """A row where two origins, each by its latest word, exclude each other."""
    last: dict[str, Said] = {}
    for said in sorted((s for s in one.said if s.count and s.count.value is not None), key=lambda s: (day(s), number(s))):
        last[said.origin] = said
    spread = [(s.count.low if s.count.low is not None else 0.0, s.count.high) for s in last.values() if s.count]
    if not any(a[1] is not None and a[1] < b[0] for a in spread for b in spread):
        return None
    return _sides(one.field, [(said.value, said) for said in last.values()])


def _sides(field: str, given: Iterable[tuple[str, Said]]) -> Disagreement | None:
    """A row where origins differ: None where all agree, or one origin holds every value."""
    by_value: defaultdict[str, list[Said]] = defaultdict(list)
    for value, said in given:
        by_value[value].append(said)
    held = {value: frozenset(s.origin for s in said) for value, said in by_value.items()}
    if len(by_value) < 2 or len(frozenset().union(*held.values())) < 2:
        return None
    ordered = sorted(by_value, key=lambda v: (-len(held[v]), v))
    return Disagreement(field, tuple(Side(value, tuple(sorted(by_value[value], key=lambda s: (day(s), s.account)))) for value in ordered))


__all__ = ["Count", "Told", "disagreements", "figures", "parties", "place", "time"]
