"""Telling: one event of one report as it is compared with others: its type, days, place, people, numbers and words.

Takes a Reading; tolerates everything that the resolvers left unknown: what is None neither speaks for two tellings being one nor against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tocsin.incident.stance import worded_status
from tocsin.incident.words import listed, rarity, stem, words
from tocsin.model import NUMBER_ROLES, Count, Entity, EntityKind, Event, EventType, PartialDate, Place, Reading, Role, Status

AHEAD: Final = frozenset({Status.PLANNED, Status.THREATENED, Status.FEARED, Status.DEMANDED, Status.HYPOTHETICAL})
LEAD: Final = 3  # sentences, the title among them, that tell what a report is about
_VAGUE = frozenset(
    stem(w) for w in listed(
        "people person man men woman women others group forces force troops government "
        "official officials attackers gunmen they it them he she"
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one report. `names` are hashes-to-be only in memory; `ahead` is true of what is not (yet) said to have happened."""

    event: str
    report: str
    type: EventType
    modes: tuple[str, ...]
    ahead: bool
    trigger: str
    time: PartialDate | None
    place: Place | None
    where: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    counts: tuple[tuple[str, Count], ...]
    weights: tuple[tuple[str, float], ...]
    at: int  # the sentence it is first told in
    titled: bool
    published: int | None = None  # the day of the report, as an ordinal

    @property
    def signature(self) -> tuple[object, ...]:
        """What two tellings share that nothing but their words tells apart."""
        place = self.place.id if self.place else None
        return (self.type, self.ahead, self.trigger, self.time, place, self.where, self.actors, self.recipients, self.counts, self.at < LEAD)


def names(entity: Entity | None, said: str) -> frozenset[str]:
    """The stems of a name that tell one from another, and the actor's id."""
    found = {word.stem for word in words(entity.name if entity else said)} - _VAGUE
    return frozenset(found | ({entity.actor.id} if entity and entity.actor else set()))


def filled(event: Event, reading: Reading, role: Role) -> frozenset[str]:
    """The names in one role."""
    return frozenset(name for filler in event.fillers(role) for name in names(reading.entity(filler.entity), filler.words.quote))


def sentence_words(event: Event, reading: Reading, places: frozenset[str]) -> tuple[tuple[str, float], ...]:
    """The words of the sentences that tell of the event, by how rare they are; not those of names of places, which two events of one town share."""
    report = reading.report
    numbers = sorted({report.sentence_of(mention.trigger) for mention in event.mentions})
    found = {word.stem for number in numbers for word in words(report.sentence(number))} - places
    return tuple(sorted((word, rarity(word)) for word in found))


def place_words(reading: Reading) -> frozenset[str]:
    """The words of the places that a report names."""
    named = (entity for entity in reading.entities if entity.place or entity.kind is EntityKind.PLACE)
    return frozenset(word.stem for entity in named for span in entity.mentions for word in words(span.quote) if word.capital)


def telling(event: Event, reading: Reading, named: frozenset[str] | None = None) -> Telling:
    """One event as it is compared. `named` are the report's `place_words`, where they are known already."""
    counts = {f.role.value: f.count for f in event.roles if f.role in NUMBER_ROLES and f.count}
    spot = reading.entity(event.place)
    places = [reading.entity(f.entity) for f in event.fillers(Role.PLACE)]
    named = place_words(reading) if named is None else named
    place = spot.place if spot and spot.place else next((p.place for p in places if p and p.place), None)
    return Telling(
        event=event.id, report=reading.report.id, type=event.type, modes=event.modes,
        ahead=all(worded_status(m, reading.report) in AHEAD for m in event.mentions),
        trigger=stem(event.trigger.quote.split()[-1]), time=event.time.value if event.time else None, place=place, where=filled(event, reading, Role.PLACE),
        actors=filled(event, reading, Role.ACTOR), recipients=filled(event, reading, Role.RECIPIENT), counts=tuple(sorted(counts.items(), key=lambda c: c[0])),
        weights=sentence_words(event, reading, named), at=reading.report.sentence_of(event.trigger), titled=reading.report.titled,
        published=reading.report.published.value.first.toordinal() if reading.report.published.value else None,
    )  # fmt: skip


def tellings(reading: Reading) -> list[Telling]:
    """All events of a reading as they are compared."""
    named = place_words(reading)
    return [telling(event, reading, named) for event in reading.events]
