"""Hand-made readings for the tests of this folder: no reader, no weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.readings import entity, said
from tocsin.ingest.compose import report_from_text
from tocsin.model import (
    Count,
    DateBasis,
    DateClaim,
    Entity,
    EntityKind,
    Event,
    EventMention,
    EventType,
    Filler,
    PartialDate,
    Published,
    Reading,
    Report,
    Role,
    Span,
    Status,
)


@dataclass
class Draft:
    """What a test says of one report: its words, and which of them are what."""

    title: str
    text: str
    outlet: str = "Harbour Post"
    published: str = "2026-03-14"
    trigger: str | None = None
    type: EventType = EventType.ASSAULT
    status: Status = Status.OCCURRED
    killed: str | None = None
    number: float | None = None
    actor: str | None = None
    day: str | None = None
    places: Sequence[str] = ()
    sources: Sequence[tuple[str, str, str]] = field(default_factory=tuple)  # source, cue, content


def span(report: Report, words: str) -> Span:
    """The first place of these words after the title, or else in it."""
    at = report.text.find(words, report.sentences[0].end)
    at = at if at >= 0 else report.text.index(words)
    return report.span(at, at + len(words))


def reading(draft: Draft) -> Reading:
    """The reading of a draft."""
    report = report_from_text(
        draft.text,
        input=f"{draft.outlet} {draft.published} {draft.title}",
        title=draft.title,
        outlet=draft.outlet,
        published=Published(PartialDate(draft.published), DateBasis.METADATA),
    )
    entities: list[Entity] = []

    def named(words: str, kind: EntityKind) -> Entity:
        entities.append(entity(words, kind, span(report, words)))
        return entities[-1]

    for place in draft.places:
        named(place, EntityKind.PLACE)
    attributions = []
    for source, cue, content in draft.sources:
        known = named(source, EntityKind.PERSON if source.istitle() and "Ministry" not in source else EntityKind.AGENCY)
        attributions.append(said(known.mentions[0], span(report, content), cue=span(report, cue), by=known))
    events = []
    if draft.trigger:
        roles = []
        if draft.killed and draft.number is not None:
            roles.append(Filler(Role.KILLED, span(report, draft.killed), count=Count(draft.number, draft.number, draft.number, of="killed")))
        if draft.actor:
            roles.append(Filler(Role.ACTOR, span(report, draft.actor), entity=named(draft.actor, EntityKind.GROUP).id))
        trigger = span(report, draft.trigger)
        time = DateClaim(trigger, draft.day, "DATE", PartialDate(draft.day), None, "given") if draft.day else None
        events.append(Event(Event.identify(trigger), report.id, (EventMention(trigger, draft.type, (), draft.status, tuple(roles)),), time=time))
    return Reading(report, tuple(entities), tuple(events), tuple(attributions))


MARKET = Draft(
    "Rockets hit depot near Tal Amar",
    "Four rockets struck a fuel depot near Tal Amar on Friday evening and set two storage tanks on fire, the Ministry of Oil said.\n\n"
    "Three guards died in the depot's gatehouse and the road to Deir Hafar was closed until midnight.",
    trigger="struck",
    killed="Three guards",
    number=3,
    day="2026-03-13",
    sources=(("the Ministry of Oil", "said", "Four rockets struck a fuel depot near Tal Amar on Friday evening and set two storage tanks on fire"),),
)
