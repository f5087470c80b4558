"""Zones: how far a clock's words are from UTC: "9 a.m. EST", "06:30 Moscow time", "11:00 (0800 GMT)"; with the reason where they do not tell."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

# hours from UTC of names that only one place's news use
KNOWN: Final = {
    "EST": -5.0, "EDT": -4.0, "CDT": -5.0, "MDT": -6.0, "PDT": -7.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0, "EEST": 3.0, "MSK": 3.0,
    "IRST": 3.5, "IRDT": 4.5, "IDT": 3.0, "TRT": 3.0, "PKT": 5.0, "AFT": 4.5,
}  # fmt: skip
UNCLEAR: Final = {
    "IST": "India's, Israel's or Ireland's", "CST": "America's, China's or Cuba's", "AST": "Arabia's or the Atlantic's", "BST": "Britain's or Bangladesh's",
    "MST": "America's, Malaysia's or Myanmar's", "PST": "America's, Pakistan's or the Philippines'", "ET": "UTC-05:00 or, in summer, UTC-04:00",
}  # fmt: skip
# towns by whose time news tell, their hours from UTC, and the year from which on these hold all the year round
TOWNS: Final = {
    "moscow": (3.0, 2015), "baghdad": (3.0, 2008), "riyadh": (3.0, 1950), "istanbul": (3.0, 2017), "ankara": (3.0, 2017), "turkey": (3.0, 2017),
    "beijing": (8.0, 1992), "tokyo": (9.0, 1952), "kabul": (4.5, 1945), "tehran": (3.5, 2023), "iran": (3.5, 2023), "iraq": (3.0, 2008), "amman": (3.0, 2023),
    "damascus": (3.0, 2023), "dubai": (4.0, 1972), "sanaa": (3.0, 1950), "doha": (3.0, 1972), "islamabad": (5.0, 2010), "saudi": (3.0, 1950),
}  # fmt: skip
_NAMED: Final = re.compile(rf"\b({'|'.join((*KNOWN, *UNCLEAR))})\b")
_TAIL: Final = re.compile(r"\s*(?:\(UTC\s?([+-]\d{1,2})(?::?(\d\d))?\)|(local|[A-Z][a-z]+)(?:'s|\u2019s)? time\b)")
_BESIDE: Final = re.compile(r"(?: local time)?,? \((\d{1,2}):?(\d\d)(?: [ap]\.?m\.?)? (?:UTC|GMT)\)")
WEST, EAST = -10.0, 11.0  # hours; beyond, clocks are the same on either side of the date line


def zone(words: str, tail: str, day: date, clock: tuple[int, int]) -> tuple[str | None, str | None]:
    """The offset ("-05:00") of a clock told by `words` before `tail` on a day, and the reason where a zone is named that tells none; None for neither."""
    if beside := _BESIDE.match(tail):
        hours = ((clock[0] - int(beside[1])) * 60 + clock[1] - int(beside[2]) + 720) % 1440 / 60 - 12
        return (_offset(hours), None) if WEST <= hours <= EAST else (None, "zone unknown: on either side of the date line")
    if named := _NAMED.search(words):
        name = named[1]
        return (_offset(KNOWN[name]), None) if name in KNOWN else (None, f"zone unknown: {name} is {UNCLEAR[name]}")
    told = _TAIL.match(tail)
    if told is None:
        return None, None
    if told[1]:
        return f"{int(told[1]):+03}:{told[2] or '00'}", None
    hours, since = TOWNS.get(told[3].lower(), (0.0, 9999))
    return (_offset(hours), None) if day.year >= since else (None, f"zone unknown: {told[3]} time")


def _offset(hours: float) -> str:
    return f"{'-' if hours < 0 else '+'}{int(abs(hours)):02}:{round(abs(hours) % 1 * 60):02}"
