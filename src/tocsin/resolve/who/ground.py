"""Ground: whose soldiers they are where no words say it, by where it happened.

Takes a reading with its places; gives descriptions of armed forces without a country ("two soldiers", "the army") the forces of the country where their
events took place, and says so. Abstains where the report names another country, or places in several.
"""

import re
from dataclasses import replace

from tocsin.model import Entity, EntityKind, Reading
from tocsin.resolve.who.bodies import body
from tocsin.resolve.who.case import DESCRIBES
from tocsin.resolve.who.resolving import report_day
from tocsin.resolve.who.stating import state
from tocsin.resolve.who.table import Table, shipped

_MEN = re.compile(r"^(?:soldiers?|servicemen)$")  # of whichever arm
_COUNTED = re.compile(r"^(?:the|some|several|other|more|an?|two|three|four|five|six|seven|\d+)\s+", re.IGNORECASE)


def ground(reading: Reading, *, table: Table | None = None) -> Reading:
    """The reading with forces that are only described taken for those of the country of their events, where that is the only country told of."""
    table = table or shipped()
    placed = {entity.id: entity.place for entity in reading.entities if entity.place}
    countries = {place.country for place in placed.values()} | {sight.iso for sight in table.nations.sights(reading.report.text)}
    iso = next(iter(countries)) if len(countries) == 1 else None
    if iso is None:
        return reading
    where: dict[str, str] = {}
    for event in reading.events:
        place = placed.get(event.place or "")
        for filler in (filler for mention in event.mentions for filler in mention.roles if place and filler.entity):
            where.setdefault(filler.entity or "", place.name if place else "")
    entities = (_grounded(entity, where[entity.id], iso, reading, table) if entity.id in where else entity for entity in reading.entities)
    return replace(reading, entities=tuple(entities))


def _grounded(entity: Entity, place: str, iso: str, reading: Reading, table: Table) -> Entity:
    names = {entity.name, *(mention.quote for mention in entity.mentions)}
    if entity.kind is not EntityKind.MILITARY or entity.actor or entity.country or not all(map(DESCRIBES.fullmatch, names)):
        return entity
    found = next((hit for name in sorted(names) if (hit := body(_MEN.sub("armed forces", _COUNTED.sub("", name)), table, iso))), None)
    if found is None:
        return entity
    why = f"no country is named: taken for the {found.name}, as {place} is there"
    actor = state(table, found, entity, day=report_day(reading), why=why)
    return replace(entity, kind=actor.kind, country=iso, actor=actor, reason=why)
