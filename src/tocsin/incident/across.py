"""Across: things told in different stories that are one (a report on an anniversary tells of the attack of a year ago), and what was foretold.

Two things of different stories are one only where both are dated to a day in the text, and the place or both sides are the same: the text of the reports
says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tocsin.incident import align
from tocsin.incident.cluster import Pair, components, groups, pair
from tocsin.incident.happening import Happening
from tocsin.incident.telling import Telling
from tocsin.model import WherePrecision

DAYS: Final = 3  # a date of more days than these dates nothing exactly
MOST: Final = 20  # tellings of a thing that are compared
AHEAD_DAYS: Final = 60  # what is foretold is awaited so long


def keys(telling: Telling) -> Iterator[tuple[object, ...]]:
    """Under what a dated telling is looked for: its days with its place's degree square, or with both sides."""
    if telling.time is None or telling.time.days > DAYS:
        return
    for day in range(telling.time.first.toordinal(), telling.time.last.toordinal() + 1):
        if telling.place and telling.place.precision <= WherePrecision.DISTRICT:
            yield (telling.type, telling.ahead, day, round(telling.place.latitude), round(telling.place.longitude))
        for actor in telling.actors:
            for target in telling.recipients:
                yield (telling.type, telling.ahead, day, actor, target)


def exact(one: Telling, other: Telling) -> bool:
    """Do both say the day, and the same place or sides?"""
    if not one.time or not other.time or not one.time.overlaps(other.time) or max(one.time.days, other.time.days) > DAYS:
        return False
    here = (
        one.place
        and other.place
        and max(one.place.precision, other.place.precision) <= WherePrecision.DISTRICT
        and align.kilometres(one.place, other.place) < align.NEAR_KM
    )
    return bool(here) or bool(one.actors & other.actors and one.recipients & other.recipients)


def scores(things: Sequence[Happening]) -> dict[Pair, int]:
    """How surely things of different stories are one: the best of their exactly dated tellings."""
    index: defaultdict[tuple[object, ...], dict[tuple[str, tuple[object, ...]], tuple[Happening, Telling]]] = defaultdict(dict)
    for thing in things:
        for telling in thing.tellings:
            for key in keys(telling):
                index[key].setdefault((thing.id, telling.signature), (thing, telling))
    best: dict[Pair, int] = {}
    for held in index.values():
        entries = list(held.values())
        for number, (thing, one) in enumerate(entries):
            for other_thing, other in entries[number + 1 :]:
                if thing.story != other_thing.story and exact(one, other):
                    both = pair(thing.id, other_thing.id)
                    best[both] = max(best.get(both, align.NEVER), align.points(one, other, story=False))
    return best


def linked(things: Sequence[Happening], same: Iterable[Pair] = (), different: Iterable[Pair] = ()) -> list[Happening]:
    """The things with those of different stories that are one made one. `same` and `different` are pairs of events that a person judged."""
    home = {event: thing.id for thing in things for event in thing.events}
    joined = [pair(home[one], home[other]) for one, other in same if one in home and other in home and home[one] != home[other]]
    held = [pair(home[one], home[other]) for one, other in different if one in home and other in home and home[one] != home[other]]
    found = {both: points for both, points in scores(things).items() if points > 0}
    by_id = {thing.id: thing for thing in things}
    out = []
    for reach in components(by_id, [*found, *joined]):
        inside = set(reach)
        near = {both: points for both, points in found.items() if inside.issuperset(both)} if len(reach) > 1 else {}
        for group in (
            groups(reach, near, [p for p in joined if inside.issuperset(p)], [p for p in held if inside.issuperset(p)]) if len(reach) > 1 else [tuple(reach)]
        ):
            out.append(_one([by_id[name] for name in group]))
    return sorted(out, key=lambda thing: thing.id)


def _one(things: Sequence[Happening]) -> Happening:
    """Several things as one; the reports of the stories that it is the main thing of are its reports."""
    if len(things) == 1:
        return things[0]
    ahead = all(thing.ahead for thing in things)
    tellings = sorted((t for thing in things for t in thing.tellings), key=lambda t: (t.ahead != ahead, t.event))
    story = tuple(sorted({report for thing in things if thing.main for report in thing.story}))
    return Happening(tuple(tellings), story, any(thing.main for thing in things))


def distinct(thing: Happening) -> list[Telling]:
    """The first tellings of a thing that more than their words tell apart: copies, however many, take no other's place."""
    found = {telling.signature: telling for telling in reversed(thing.tellings)}
    return [found[signature] for signature in sorted(found, key=repr)][:MOST]


def promise(ahead: Happening, real: Happening) -> int:
    """How surely one thing foretold another: the same deed by the same sides or at the same place, told of before; 0 or less for no."""
    if ahead.type is not real.type:
        return 0
    story = ahead.story == real.story
    best = 0
    for one in distinct(ahead):
        for other in distinct(real):
            parts = (
                align.by_place(one, other),
                align.by_party("actor", one.actors, other.actors),
                align.by_party("recipient", one.recipients, other.recipients),
            )
            when = align.by_time(one, other)
            total = sum(part.points for part in parts if part) + (min(600, when.points) if when else 0) + (400 if story else 0)
            best = max(best, total - 800)
    return best


def foretold(ahead: Sequence[Happening], real: Sequence[Happening]) -> Mapping[str, list[Happening]]:
    """Of each thing that happened those that foretold it. A thing foretells one other at most: the likeliest, of equals the first by id."""
    by_story: defaultdict[tuple[str, ...], list[Happening]] = defaultdict(list)
    by_name: defaultdict[tuple[object, ...], list[Happening]] = defaultdict(list)
    for thing in real:
        by_story[thing.story].append(thing)
        for key in {key for telling in thing.tellings for key in _names(telling)}:
            by_name[key].append(thing)
    out: defaultdict[str, list[Happening]] = defaultdict(list)
    for thing in ahead:
        near = {other.id: other for other in by_story[thing.story]}
        near |= {other.id: other for telling in thing.tellings for key in _names(telling) for other in by_name[key]}
        best = max(near.values(), key=lambda other: (promise(thing, other), other.main, other.id), default=None)
        if best and promise(thing, best) > 0:
            out[best.id].append(thing)
    return out


def _names(telling: Telling) -> Iterator[tuple[object, ...]]:
    """Under what a thing is looked for by what foretells it: place and actor."""
    if telling.place and telling.place.precision <= WherePrecision.DISTRICT:
        for actor in telling.actors:
            yield (telling.type, telling.place.id, actor)
