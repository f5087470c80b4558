"""Resolving a reading: merge by name, settle each entity, merge what is one actor, tie descriptions, look for contradictions."""

import re
from dataclasses import replace
from datetime import date

from tocsin.model import Entity, EntityKind, Reading
from tocsin.resolve.who import merge
from tocsin.resolve.who.case import Case
from tocsin.resolve.who.contradict import contradictions
from tocsin.resolve.who.nations import NAME, Sight
from tocsin.resolve.who.papers import papers
from tocsin.resolve.who.settle import choices_for, names_of, settle
from tocsin.resolve.who.stating import listed, state
from tocsin.resolve.who.table import Table, shipped

OF_STATE = frozenset({EntityKind.MILITARY, EntityKind.AGENCY, EntityKind.GOVERNMENT})
REACH = 40  # characters before a body in which its country's name may stand
_JOINT = re.compile(r"(?:['\u2019]s?)?\s+")
PLACED = frozenset({EntityKind.PLACE, EntityKind.EQUIPMENT})


def link(reading: Reading, *, table: Table | None = None) -> Reading:
    """The reading with actors on its entities, entities that are one merged, and contradictions appended to its issues.

    Offices are those of the day the report was published; without a day they are left open, and say so.
    Entities of kind place and equipment are left as they are.
    """
    table = table or shipped()
    day = report_day(reading)
    merged = merge.apply(reading, merge.groups(reading))
    settled = replace(merged, entities=tuple(_settled(merged, table, day)))
    one = merge.apply(settled, merge.same_actor(settled))
    tied = merge.apply(one, merge.described(one))
    tied = papers(replace(tied, entities=tuple(_titled(entity, table) for entity in tied.entities)))
    return replace(tied, issues=(*tied.issues, *contradictions(tied, table, day)))


def report_day(reading: Reading) -> date | None:
    """The day on which offices are asked for: the publication's last, where it is known to the month."""
    value = reading.report.published.value
    return value.last if value and value.days <= 31 else None


def _settled(reading: Reading, table: Table, day: date | None) -> list[Entity]:
    actors = tuple(_owned(entity, reading.report.text, table) for entity in reading.entities if entity.kind not in PLACED)
    ranked, lands, hinted = choices_for(reading, actors, table)
    text = reading.report.text
    cases = {e.id: Case(e, names_of(e, text), choices, table, day, lands, hinted) for e, choices in zip(actors, ranked, strict=True)}
    return [_one(cases[entity.id]) if entity.id in cases else entity for entity in reading.entities]


def _owned(entity: Entity, text: str, table: Table) -> Entity:
    """A body in small letters with the country that stands right before it: "army" of "the Iraqi army", "Iraq's army"."""
    if entity.country is not None or entity.kind not in OF_STATE or not entity.name.islower():
        return entity
    found = {sight.iso for mention in entity.mentions for sight in _before(text[max(0, mention.start - REACH) : mention.start], table)}
    return replace(entity, country=found.pop()) if len(found) == 1 else entity


def _before(words: str, table: Table) -> list[Sight]:
    return [sight for sight in table.nations.sights(words) if _JOINT.fullmatch(words[sight.end :])]


def _one(case: Case) -> Entity:
    entity, table = case.entity, case.table
    found = settle(case)
    if found is None:
        country = entity.country or _country(entity, table)
        return replace(entity, country=country, reason=f"no entry of the table fits {entity.name!r}: kind and country from the text")
    entry, why = found
    entry = table.entry(entry.same) if entry.same else entry
    actor = state(table, entry, entity, day=case.day, why=why)
    country = actor.country if listed(entry) else entity.country or actor.country
    return replace(entity, kind=actor.kind, country=country, actor=actor, reason=actor.reason)


def _titled(entity: Entity, table: Table) -> Entity:
    """A state under its own name, where the report gives it, rather than its adjective, capital or officials."""
    if entity.actor is None or entity.kind is not EntityKind.GOVERNMENT or (table.nations.named(entity.name) or ("", ""))[1] == NAME:
        return entity
    own = [m.quote for m in entity.mentions if (table.nations.named(m.quote) or ("", ""))[1] == NAME]
    return replace(entity, name=max(own, key=len)) if own else entity


def _country(entity: Entity, table: Table) -> str | None:
    sights = list(table.nations.sights(entity.name))
    return sights[0].iso if len({sight.iso for sight in sights}) == 1 else None
