"""Reading: one report and all that it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tocsin.errors import ReadingError, SpanError
from tocsin.model.actor import Entity
from tocsin.model.attribution import Attribution, Chain, Link
from tocsin.model.event import ENTITY_ROLES, Event, Filler, Role
from tocsin.model.issue import Issue
from tocsin.model.marked import Mark, page
from tocsin.model.partial import DateClaim
from tocsin.model.report import Report
from tocsin.model.span import Span, spread


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its entities, events, attributions and dates. Every span is checked against the text when it is made."""

    report: Report
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    dates: tuple[DateClaim, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        self.check_names()
        for span in self.spans():
            if span.report != self.report.id:
                raise SpanError(f"a span of report {span.report} stands in the reading of {self.report.id}")
            span.check(self.report.text)

    def check_names(self) -> None:
        """ReadingError where an event or attribution names an entity, attribution or report that is not here."""
        entities = {entity.id for entity in self.entities}
        attributions = {attribution.id for attribution in self.attributions}
        named = {attribution.entity for attribution in self.attributions}
        for event in self.events:
            if event.report != self.report.id:
                raise ReadingError(f"event {event.id} of report {event.report} stands in the reading of {self.report.id}")
            if unknown := set(event.attributions) - attributions:
                raise ReadingError(f"event {event.id} names attributions that the reading of {self.report.id} does not hold: {sorted(unknown)}")
            named |= {event.place, *(filler.entity for mention in event.mentions for filler in mention.roles)}
        if strange := {issue.report for issue in self.issues} - {None, self.report.id}:
            raise ReadingError(f"issues of other reports stand in the reading of {self.report.id}: {sorted(map(str, strange))}")
        if unknown := {ident for ident in named if ident is not None} - entities:
            raise ReadingError(f"the reading of {self.report.id} names entities that it does not hold: {sorted(unknown)}")

    def spans(self) -> Iterator[Span]:
        """Every span that a value of this reading rests on."""
        for entity in self.entities:
            yield from entity.mentions
        for event in self.events:
            for mention in event.mentions:
                yield mention.trigger
                for filler in mention.roles:
                    yield filler.words
                    if filler.date:
                        yield filler.date.words
            if event.time:
                yield event.time.words
        for attribution in self.attributions:
            yield from attribution.content
            yield from (span for span in (attribution.source, attribution.cue) if span)
        yield from (claim.words for claim in self.dates)
        for issue in self.issues:
            yield from issue.spans

    def entity(self, ident: str | None) -> Entity | None:
        """The entity with this id."""
        return next((entity for entity in self.entities if entity.id == ident), None)

    def under(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose content holds a span, outermost (longest content) first."""
        return tuple(sorted((a for a in self.attributions if a.holds(span)), key=lambda a: -a.length))

    def chain(self, span: Span) -> Chain:
        """Who told whom of the words at `span`: the outlet outermost, the innermost source last; one who speaks twice in a row stands once."""
        links = [Link(self.report.outlet, "outlet")]
        for attribution in self.under(span):
            entity = self.entity(attribution.entity)
            said = attribution.source.quote if attribution.source else None
            name = (entity.actor.name if entity.actor else entity.name) if entity else said
            if name is None or name != links[-1].name:
                links.append(Link(name, attribution.kind, attribution.id, attribution.source or attribution.cue, attribution.entity))
        return Chain(tuple(links))

    def meaning(self, filler: Filler) -> Any:
        """What a role's words mean: the name of an actor or place, an ISO date, a number; the words themselves where nothing more is known."""
        if filler.role in ENTITY_ROLES:
            entity = self.entity(filler.entity)
            known = entity and (entity.place or entity.actor)
            return known.name if known else entity.name if entity else filler.words.quote
        if filler.role is Role.TIME:
            return filler.date.value.iso if filler.date and filler.date.value else None
        return filler.count.value if filler.count else None

    def place_words(self, event: Event) -> Span | None:
        """The words that name the event's place: those of its own filler, or else where the report first names the place."""
        if event.place is None:
            return None
        own = (filler.words for filler in event.fillers(Role.PLACE) if filler.entity == event.place)
        entity = self.entity(event.place)
        return next(own, entity.mentions[0] if entity and entity.mentions else None)

    def filled(self, event: Event) -> dict[str, list[dict[str, Any]]]:
        """The event's fillers by role: each with what its words mean, and the words with start and end."""
        roles: dict[str, list[dict[str, Any]]] = {}
        for filler in event.roles:
            roles.setdefault(filler.role.value, []).append({"value": self.meaning(filler), **filler.words.to_dict()})
        return roles

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict an event: type, modes, status, date, place with coordinates, roles, chain; each with the exact words, their start and end.

        `chain` is a list, outermost first: name, kind, words, start, end. Start and end are code points of the report's text.
        """
        return [self.to_dict(event) for event in self.events]

    def to_dict(self, event: Event) -> dict[str, Any]:
        """The dict of one event."""
        report, published = self.report, self.report.published.value
        entity = self.entity(event.place)
        place = entity.place if entity else None
        return {
            "event": event.id, "report": report.id, "type": event.type.value, "modes": list(event.modes), "status": event.status.value,
            "trigger": event.trigger.quote, "start": event.trigger.start, "end": event.trigger.end,
            "date": event.time.value.iso if event.time and event.time.value else None, **spread("date", event.time.words if event.time else None),
            "place": place.name if place else entity.name if entity else None, **spread("place", self.place_words(event)),
            "country": place.country if place else None, "latitude": place.latitude if place else None, "longitude": place.longitude if place else None,
            "roles": self.filled(event), "chain": self.chain(event.trigger).to_dicts(), "sentence": report.sentence(report.sentence_of(event.trigger)),
            "outlet": report.outlet, "published": published.iso if published else None, "url": report.url,
        }  # fmt: skip

    def marks(self) -> Iterator[Mark]:
        """The words that a picture of the reading shows: triggers, fillers, sources."""
        for event in self.events:
            for mention in event.mentions:
                yield mention.trigger, "event", f"{mention.type} {mention.status}: {self.chain(mention.trigger)}"
                for filler in mention.roles:
                    kind = {Role.PLACE: "where", Role.TIME: "when"}.get(filler.role, "who" if filler.role in ENTITY_ROLES else "how many")
                    yield filler.words, kind, f"{filler.role}: {self.meaning(filler)}"
        for attribution in self.attributions:
            if attribution.source:
                yield attribution.source, "source", f"{attribution.kind} source"

    def __repr__(self) -> str:
        about, day = self.report, self.report.published.value
        counts = f"{len(self.events)} events, {len(self.entities)} entities, {len(self.attributions)} attributions, {len(self.issues)} issues"
        return f"<Reading {about.id} of {about.title or about.input!r}, {about.outlet or 'unknown outlet'}, {day or 'undated'}: {counts}>"

    def _repr_html_(self) -> str:
        """The report with its spans in colour, as notebooks show it."""
        date = self.report.published.value
        heading = f"{self.report.outlet or 'unknown outlet'} · {date or 'undated'} · {len(self.events)} events, {len(self.attributions)} attributions"
        return page(self.report.text, heading, self.marks())
