"""Happening: the distinct things that a group of reports tells of, and which of them is what the reports are about.

Takes the tellings of one story; gives them in groups. Tellings that nothing but their wording tells apart are one node, so that a thousand paraphrases cost
no more
than a few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from tocsin.incident import align
from tocsin.incident.cluster import Pair, groups
from tocsin.incident.telling import LEAD, Telling
from tocsin.model import EventType

RANK = {kind: number for number, kind in enumerate(EventType)}
DEEDS: Final = frozenset(
    {EventType.COOPERATE, EventType.AID, EventType.RETREAT, EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT}
)  # what is done, not said
HARD: Final = {"date": -1500, "place": -3000, "count": -3000}  # points from which on two tellings contradict each other
LATE: Final = 10**7  # a day after all others, as an ordinal
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
MOST: Final = 12  # tellings of a thing that are compared when another is joined to it


@dataclass(frozen=True, slots=True)
class Happening:
    """Tellings of one thing, sorted by event id. `main`: it is what its story's reports are about."""

    tellings: tuple[Telling, ...]
    story: tuple[str, ...]
    main: bool

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of its events."""
        return tuple(telling.event for telling in self.tellings)

    @property
    def id(self) -> str:
        """The least of its events: a key, not the incident's id."""
        return self.tellings[0].event

    @property
    def type(self) -> EventType:
        """What sort of thing it is: the type of most of its tellings that more than their words tell apart, of equals the gravest."""
        votes = Counter(kind for kind, *_ in {telling.signature for telling in self.tellings})
        return max((EventType(str(kind)) for kind in votes), key=lambda kind: (votes[kind], RANK[kind]))

    @property
    def ahead(self) -> bool:
        """Is it only foretold?"""
        return self.tellings[0].ahead


def joined(tellings: Sequence[Telling]) -> Telling:
    """Tellings of one signature as one, with the words of all."""
    weights = dict(pair for telling in tellings for pair in telling.weights)
    return replace(tellings[0], weights=tuple(sorted(weights.items())))


def nodes(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Tellings by signature, in order of their least event."""
    found: dict[tuple[object, ...], list[Telling]] = {}
    for telling in sorted(tellings, key=lambda t: t.event):
        found.setdefault(telling.signature, []).append(telling)
    return list(found.values())


def together(tellings: Iterable[Telling], *, same: Iterable[Pair] = (), different: Iterable[Pair] = ()) -> list[tuple[Telling, ...]]:
    """The tellings of one story in groups of one thing each. `same` and `different` are pairs of events that a person judged."""
    judged = {event for both in (*same, *different) for event in both}
    alike = [part for node in nodes(tellings) for part in _parts(node, judged)]
    ids = [node[0].event for node in alike]
    whole = {node[0].event: joined(node) for node in alike}
    scores = {
        (one, other): align.points(whole[one], whole[other], story=True)
        for number, one in enumerate(ids) for other in ids[number + 1 :] if align.comparable(whole[one], whole[other])
    }  # fmt: skip
    members = {node[0].event: node for node in alike}
    known = set(ids)
    made = groups(
        ids, {(min(p), max(p)): s for p, s in scores.items()}, [p for p in same if known.issuperset(p)], [p for p in different if known.issuperset(p)]
    )
    return [tuple(sorted((t for node in group for t in members[node]), key=lambda t: t.event)) for group in made]


def _parts(node: list[Telling], judged: set[str]) -> list[list[Telling]]:
    """A node, and apart from it each event that a person judged."""
    rest = [telling for telling in node if telling.event not in judged]
    return [part for part in (rest, *([t] for t in node if t.event in judged)) if part]


def happenings(
    tellings: Sequence[Telling], story: tuple[str, ...], *, same: Iterable[Pair] = (), different: Iterable[Pair] = (), texts: Mapping[str, str] = NOTHING
) -> list[Happening]:
    """What the reports of one story tell of; the main thing first.

    `texts` are of each report that copies another the first of its text: reports are counted by their texts, so that no number of copies moves anything.
    """
    made = together(tellings, same=same, different=different)
    if not made:
        return []
    first = max(made, key=lambda group: _main(group, texts))
    main, rest = gathered(first, [group for group in made if group is not first], frozenset(event for both in different for event in both), texts)
    return [Happening(main, _of(main, rest, story), True), *(Happening(group, story, False) for group in rest)]


def by_text(tellings: Iterable[Telling], texts: Mapping[str, str], *, lead: bool = False) -> set[str]:
    """The texts that tellings stand in, or (`lead`) that begin with one."""
    return {texts.get(telling.report, telling.report) for telling in tellings if not lead or telling.at < LEAD}


def gathered(
    main: tuple[Telling, ...], others: Sequence[tuple[Telling, ...]], judged: frozenset[str], texts: Mapping[str, str] = NOTHING
) -> tuple[tuple[Telling, ...], list[tuple[Telling, ...]]]:
    """The main thing with the groups joined to it that tell it in other words, and the groups left.

    Reports of one story tell of one thing; so where a report begins with a deed and has no telling of the main one, that deed is the main one, called by
    another name ("boarded", "seized"), unless date, place or toll contradict. `judged` are events that a person holds apart: these are never joined.
    """
    inside, left = list(main), []
    for group in sorted(others, key=lambda group: (-len(by_text(group, texts, lead=True)), group[0].event)):
        new = by_text(group, texts, lead=True) - by_text(inside, texts)
        fits = group[0].ahead == main[0].ahead and (group[0].type in DEEDS) == (main[0].type in DEEDS) and not judged & {t.event for t in (*main, *group)}
        if fits and new and 2 * len(new) >= len(by_text(group, texts)) and not contradicts(group, inside):
            inside += group
        else:
            left.append(group)
    return tuple(sorted(inside, key=lambda t: t.event)), left


def contradicts(group: Sequence[Telling], others: Sequence[Telling]) -> bool:
    """Do date, place or toll say that a group of tellings is no telling of the others: does each pair that can be compared by them contradict?"""
    mine, theirs = _distinct(group), _distinct(others)
    clashes = [clash for one in mine for other in theirs if (clash := clashing(one, other)) is not None]
    return bool(clashes) and 2 * sum(clashes) >= len(clashes)


def clashing(one: Telling, other: Telling) -> bool | None:
    """Do two tellings contradict each other in date, place or toll; None where they have none of these in common."""
    found = [reason for feature in (align.by_time, align.by_place, align.by_counts) if (reason := feature(one, other))]
    return any(reason.points <= HARD[reason.name] for reason in found) if found else None


def _distinct(tellings: Sequence[Telling]) -> list[Telling]:
    """Tellings that more than their words tell apart, in an order that copies of them do not change."""
    found = {telling.signature: telling for telling in reversed(tellings)}
    return [found[signature] for signature in sorted(found, key=repr)][:MOST]


def _of(main: tuple[Telling, ...], rest: Sequence[tuple[Telling, ...]], story: tuple[str, ...]) -> tuple[str, ...]:
    """The reports of a story that are about its main thing: not those which begin with a deed that is certainly another and tell nothing of this one."""
    inside = {telling.report for telling in main}
    others = {
        t.report for group in rest if (group[0].type in DEEDS) == (main[0].type in DEEDS) and contradicts(group, main) for t in group
        if t.at < LEAD and t.ahead == main[0].ahead
    }  # fmt: skip
    return tuple(report for report in story if report in inside or report not in others)


def _main(tellings: Sequence[Telling], texts: Mapping[str, str]) -> tuple[bool, int, int, int, int, str]:
    """The order in which a group is the main thing: force comes before words where as many reports begin with it, then what was told first."""
    lead = len(by_text(tellings, texts, lead=True))
    force = tellings[0].type in (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST)
    return (
        not tellings[0].ahead,
        lead + (lead if force else 0),
        len(by_text(tellings, texts)),
        -min((t.published for t in tellings if t.published is not None), default=LATE),
        RANK[tellings[0].type],
        tellings[0].event,
    )
