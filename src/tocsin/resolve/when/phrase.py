"""Phrases and rules: a rule is a pattern over categories of words, and a function that says what the words mean from where they are told.

A pattern is written with the names of `lexicon.CATEGORIES` and of the `PARTS` below, and the signs of regular expressions:
`"THE? ORDINAL QUARTER"`. It is matched against one character a word, in runs of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tocsin.model import PartialDate
from tocsin.resolve.when.lexicon import CATEGORIES
from tocsin.resolve.when.tokens import Token

if TYPE_CHECKING:
    from tocsin.resolve.when.context import Context

PARTS: Final = {
    "approx": "(?:ABOUT|NO? MORE THAN|AT (?:THE )?LEAST|UP TO)*",
    "num": "(?:SMALL|NUMBER|YEAR)",
    "number": "(?:num HYPHEN? AND HYPHEN? A HYPHEN? HALF|num HALF|num (?:TO|OR|HYPHEN) num|PAIR|num)",
    "count": "(?:number|A FEW|A COUPLE OF?|COUPLE OF?|FEW|A)",
    "units": "(?:UNIT|UNITS)",
    "early": "(?:EARLY HYPHEN?|EARLIER|THE? EDGE OF|THE EARLY (?:HYPHEN|OF)?)",
    "nth": "(?:SMALL|ORDINAL)",
    "which": "(?:LAST|PAST|NEXT|COMING|THIS|PREVIOUS|FOLLOWING)",
    "year": "(?:COMMA? OF? YEAR)",
    "fullday": "(?:(?:WEEKDAY COMMA?)? (?:MONTH THE? nth|THE? nth OF? MONTH) year?)",
    "day": "(?:fullday|(?:which? WEEKDAY)|TODAY|ISO)",
}  # fmt: skip


def compile_pattern(source: str) -> re.Pattern[str]:
    """The pattern as a regular expression over category characters."""
    while (expanded := re.sub(r"\b[a-z]+\b", lambda m: f"(?:{PARTS[m[0]]})" if m[0] in PARTS else m[0], source)) != source:
        source = expanded
    return re.compile(re.sub(r"[A-Z]+", lambda m: re.escape(CATEGORIES[m[0]]), source).replace(" ", ""))


@dataclass(frozen=True, slots=True)
class Value:
    """What a phrase means: TIMEX3 kind and value; and the days it fixes, where these do not follow from the value."""

    kind: str
    timex: str | None
    days: PartialDate | None = None


class Phrase:
    """The words that a rule matched, to be asked by category."""

    __slots__ = ("text", "tokens")

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text

    def has(self, name: str) -> bool:
        """Is there a word of this category?"""
        sign = CATEGORIES[name]
        return any(token.category == sign for token in self.tokens)

    def get(self, name: str, default: Any = None) -> Any:
        """What the first word of this category stands for."""
        sign = CATEGORIES[name]
        return next((token.meaning for token in self.tokens if token.category == sign), default)

    def all(self, *names: str) -> list[Any]:
        """What the words of these categories stand for, in order."""
        signs = {CATEGORIES[name] for name in names}
        return [token.meaning for token in self.tokens if token.category in signs]

    def any(self, *names: str) -> Any:
        """What the first word of any of these categories stands for."""
        found = self.all(*names)
        return found[0] if found else None

    @property
    def unit(self) -> str:
        """The code of its unit: D, W, M, ...; empty without one."""
        return str(self.any("UNIT", "UNITS") or "")

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end


Read = Callable[[Phrase, "Context"], Value | None]
Guard = Callable[[Phrase, "Surroundings"], bool]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of a run that stand around a match, as category characters, and the text."""

    before: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern, what it reads; `units` and `guard` say which matches are none."""

    name: str
    pattern: re.Pattern[str]
    read: Read
    units: str = ""
    guard: Guard | None = None

    def accepts(self, phrase: Phrase, around: Surroundings) -> bool:
        """Do the words' units and surroundings allow this reading?"""
        if self.units and phrase.unit not in self.units:
            return False
        return self.guard is None or self.guard(phrase, around)


def rule(name: str, source: str, read: Read, *, units: str = "", guard: Guard | None = None) -> Rule:
    """A rule from its pattern's source."""
    return Rule(name, compile_pattern(source), read, units, guard)
