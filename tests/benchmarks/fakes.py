"""A reader that knows what it is to find, and the parts of readings: all invented."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.model import Attribution, AttributionKind, Entity, EntityKind, Event, EventMention, EventType, Filler, Reading, Report, Role, Span, Status


class Knowing:
    """Gives what a function makes of each report; remembers the reports."""

    def __init__(self, make: Callable[[Report], Reading]) -> None:
        self.make = make
        self.seen: list[Report] = []

    def read(self, report: Report) -> Reading:
        self.seen.append(report)
        return self.make(report)


def words(report: Report, quote: str) -> Span:
    """Where the words first stand."""
    start = report.text.index(quote)
    return report.span(start, start + len(quote))


def entity(report: Report, quote: str, kind: EntityKind) -> Entity:
    """The entity of these words."""
    return Entity(f"n-{quote}", quote, kind, (words(report, quote),))


def mention(
    report: Report, trigger: str, *, type: EventType = EventType.ASSAULT, modes: tuple[str, ...] = (), status: Status = Status.OCCURRED,
    roles: tuple[tuple[Role, str], ...] = (),
) -> EventMention:  # fmt: skip
    """A mention with fillers that are words only."""
    fillers = tuple(Filler(role, words(report, quote)) for role, quote in roles)
    return EventMention(words(report, trigger), type, modes, status, fillers)


def event(report: Report, *mentions: EventMention) -> Event:
    """The event of these mentions."""
    return Event(Event.identify(mentions[0].trigger), report.id, mentions)


def said(report: Report, content: str, *, source: str | None = None, cue: str | None = None) -> Attribution:
    """An attribution."""
    spans = (words(report, content),)
    who = words(report, source) if source else None
    return Attribution(Attribution.identify(who, spans), AttributionKind.INDIRECT, spans, who, None, words(report, cue) if cue else None)
