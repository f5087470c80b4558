"""Numbering: the count of every number filler of a reading."""

from __future__ import annotations

from dataclasses import replace

from tocsin.model import NUMBER_ROLES, Event, Filler, Reading
from tocsin.resolve.counts import count


def numbered(filler: Filler) -> Filler:
    """The filler with its count, where it is a number's and its words hold one."""
    return replace(filler, count=count(filler.words.quote, of=filler.role.value)) if filler.role in NUMBER_ROLES else filler


def number(reading: Reading) -> Reading:
    """The reading with all its counts."""

    def one(event: Event) -> Event:
        return replace(event, mentions=tuple(replace(m, roles=tuple(map(numbered, m.roles))) for m in event.mentions))

    return replace(reading, events=tuple(map(one, reading.events)))
