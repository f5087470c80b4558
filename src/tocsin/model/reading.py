"""Reading: one report and all that it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.errors import SpanError
from tocsin.model.actor import Entity
from tocsin.model.attribution import Attribution, Chain, Link
from tocsin.model.event import Event
from tocsin.model.issue import Issue
from tocsin.model.partial import DateClaim
from tocsin.model.report import Report
from tocsin.model.span import Span


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
        for span in self.spans():
            if span.report != self.report.id:
                raise SpanError(f"a span of report {span.report} stands in the reading of {self.report.id}")
            span.check(self.report.text)

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

    def entity(self, ident: str | None) -> Entity | None:
        """The entity with this id."""
        return next((entity for entity in self.entities if entity.id == ident), None)

    def under(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose content holds a span, outermost (longest content) first."""
        return tuple(sorted((a for a in self.attributions if a.holds(span)), key=lambda a: -a.length))

    def chain(self, span: Span) -> Chain:
        """Who told whom of the words at `span`: the outlet outermost, the innermost source last."""
        links = [Link(self.report.outlet, "outlet")]
        for attribution in self.under(span):
            entity = self.entity(attribution.entity)
            said = attribution.source.quote if attribution.source else None
            name = (entity.actor.name if entity.actor else entity.name) if entity else said
            links.append(Link(name, attribution.kind, attribution.id, attribution.source or attribution.cue, attribution.entity))
        return Chain(tuple(links))
