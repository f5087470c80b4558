"""Numbering: the count of every number filler of a reading."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tocsin.model import NUMBER_ROLES, Event, Filler, Reading, Role
from tocsin.resolve.counts import count

# "Patriot" of "Patriot anti-aircraft missile systems": the name of a kind, of which there are several
_OF_SEVERAL: Final = re.compile(
    r"(?: [a-z][\w-]*){0,3} (?:systems|batteries|missiles|rockets|launchers|"
    r"drones|aircraft|planes|jets|fighters|helicopters|bombers|tanks|vehicles|guns|boats|ships)\b"
)


def numbered(filler: Filler, text: str) -> Filler:
    """The filler with its count, where it is a number's and its words hold one; the bare name of a kind counts nothing before a plural."""
    if filler.role not in NUMBER_ROLES:
        return filler
    words = filler.words
    if filler.role is Role.ITEMS and words.quote[:1].isupper() and " " not in words.quote and _OF_SEVERAL.match(text, words.end):
        return filler
    return replace(filler, count=count(words.quote, of=filler.role.value))


def number(reading: Reading) -> Reading:
    """The reading with all its counts."""

    def one(event: Event) -> Event:
        return replace(event, mentions=tuple(replace(m, roles=tuple(numbered(filler, reading.report.text) for filler in m.roles)) for m in event.mentions))

    return replace(reading, events=tuple(map(one, reading.events)))
