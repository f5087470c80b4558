"""The codebook's own form: a record a report, spans as `[sentence, "text"]` or `[sentence, "text", occurrence]`, one event for each mention with `same_as`."""

from __future__ import annotations

from typing import Any

from tocsin.model import ENTITY_ROLES, Filler, Reading, Role, Span


def located(reading: Reading, span: Span) -> list[Any]:
    """The span as sentence number and words, and which of the places of these words in the sentence it is, counted from 0, where not the first.

    Words that cross the sentence's end can't be told so: they are `[sentence, start, end, "text"]`, by offsets in the sentence they begin in.
    """
    number = reading.report.sentence_of(span)
    sentence, start = reading.report.sentence(number), span.start - reading.report.sentences[number].start
    nth, at = 0, sentence.find(span.quote)
    while 0 <= at < start:
        nth, at = nth + 1, sentence.find(span.quote, at + 1)
    if at != start:
        return [number, start, span.end - reading.report.sentences[number].start, span.quote]
    return [number, span.quote, nth] if nth else [number, span.quote]


def value(filler: Filler, names: dict[str, str]) -> Any:
    """What a role's words mean: an entity's short id, an ISO date, a number; None where unknown."""
    if filler.role in ENTITY_ROLES:
        return names.get(filler.entity or "")
    if filler.role is Role.TIME:
        return filler.date.value.iso if filler.date and filler.date.value else None
    return filler.count.value if filler.count else None


def record(reading: Reading) -> dict[str, Any]:
    """The record of one report."""
    names = {entity.id: f"n{i}" for i, entity in enumerate(reading.entities, 1)}
    mentions = sorted(((m, e) for e in reading.events for m in e.mentions), key=lambda pair: pair[0].trigger)
    numbers = {mention.trigger: f"e{i}" for i, (mention, _) in enumerate(mentions, 1)}
    first = {e.id: min(m.trigger for m in e.mentions) for e in reading.events}
    return {
        "id": reading.report.id,
        "entities": [
            {"id": names[e.id], "name": e.name, "kind": e.kind.value, "country": e.country} for e in reading.entities
        ],
        "events": [
            {
                "id": numbers[m.trigger], "trigger": located(reading, m.trigger), "type": m.type.value, "modes": list(m.modes), "status": m.status.value,
                "roles": [[f.role.value, located(reading, f.words), value(f, names)] for f in m.roles],
                "same_as": None if m.trigger == first[e.id] else numbers[first[e.id]],
            }
            for m, e in mentions
        ],
        "attributions": [
            {
                "id": f"a{i}", "source": a.source and located(reading, a.source), "entity": names.get(a.entity or ""), "cue": a.cue and located(reading, a.cue),
                "content": [located(reading, c) for c in a.content], "kind": a.kind.value,
            }
            for i, a in enumerate(reading.attributions, 1)
        ],
    }
