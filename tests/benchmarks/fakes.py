"""A reader that knows what it is to find, and the parts of readings: all invented."""

from __future__ import annotations

from collections.abc import Callable

from tests import readings
from tests.readings import words

from tocsin.model import Attribution, Entity, EntityKind, Event, EventMention, EventType, Filler, Reading, Report, Role, Status

__all__ = ["Knowing", "entity", "event", "mention", "said", "words"]


class Knowing:
    """Gives what a function makes of each report; remembers the reports."""

    def __init__(self, make: Callable[[Report], Reading]) -> None:
        self.make = make
        self.seen: list[Report] = []

    def read(self, report: Report) -> Reading:
        self.seen.append(report)
        return self.make(report)


def entity(report: Report, quote: str, kind: EntityKind) -> Entity:
    """The entity of these words."""
    return readings.entity(quote, kind, words(report, quote))


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
    return readings.said(words(report, source) if source else None, words(report, content), cue=words(report, cue) if cue else None)
