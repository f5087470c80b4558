"""Finding and reading the time expressions of a text: runs of words, the longest rule at each place, then values from the context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tocsin.errors import DateError
from tocsin.model import PartialDate
from tocsin.resolve.when import calendar_rules, clock_rules, length_rules, relative_rules
from tocsin.resolve.when.context import Context
from tocsin.resolve.when.phrase import Phrase, Rule, Surroundings
from tocsin.resolve.when.reckoning import partial
from tocsin.resolve.when.tokens import Token, runs

RULES: Final = (*calendar_rules.RULES, *clock_rules.RULES, *relative_rules.RULES, *length_rules.RULES)


@dataclass(frozen=True, slots=True)
class Found:
    """Words that are a time expression, and the rule that reads them: not yet a date."""

    phrase: Phrase
    rule: Rule


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression of a text: where, TIMEX3 kind and value, the days it fixes, and how it was read.

    `anchor` is the day it was counted from (None where it names its days itself); `tense` is past, present, future or None.
    """

    start: int
    end: int
    kind: str
    timex: str | None
    value: PartialDate | None
    anchor: PartialDate | None
    rule: str
    tense: str | None


def _longest(run: Sequence[Token], signs: str, at: int, text: str) -> Found | None:
    """The rule that matches most words from `at`; of equals the first in the book."""
    ends = sorted(((m.end(), -n) for n, r in enumerate(RULES) if (m := r.pattern.match(signs, at)) and m.end() > at), reverse=True)
    for end, number in ends:
        rule = RULES[-number]
        phrase = Phrase(run[at:end], text)
        if rule.accepts(phrase, Surroundings(signs[:at], signs[end:], text)):
            return Found(phrase, rule)
    return None


def find(text: str, breaks: Sequence[int] = ()) -> list[Found]:
    """The time expressions of a text in order, unread; none crosses a position in `breaks`."""
    found = []
    for run in runs(text, frozenset(breaks)):
        signs = "".join(token.category for token in run)
        at = 0
        while at < len(run):
            hit = _longest(run, signs, at, text)
            if hit:
                found.append(hit)
                at += len(hit.phrase.tokens)
            else:
                at += 1
    return found


def read_all(text: str, found: Sequence[Found], dct: date | None, anchor: PartialDate | None) -> list[Expression]:
    """The values of the expressions found, each told from the publication day and what stands before it."""
    out: list[Expression] = []
    story = Story()
    for hit in found:
        context = story.context(text, hit, dct)
        out.append(_read(hit, context, anchor))
        story.move(out[-1])
    return out


def _read(hit: Found, context: Context, anchor: PartialDate | None) -> Expression:
    start, end = hit.phrase.start, hit.phrase.end
    try:
        value = hit.rule.read(hit.phrase, context)
        reason = hit.rule.name
    except DateError as error:
        value, reason = None, f"{hit.rule.name}: {error}"
    if value is None:
        return Expression(start, end, "DATE", None, None, anchor, reason, context.tense)
    days = (value.days or partial(value.timex)) if value.kind in ("DATE", "TIME") else None
    return Expression(start, end, value.kind, value.timex, days, anchor, reason, context.tense)


BASE_QUARTERS: Final = frozenset(("quarter", "quarter of year", "this year's quarter", "the quarter", "the latest period"))


class Story:
    """Where the narrative stands: its last day, year and quarter."""

    __slots__ = ("last", "last_value", "last_year", "quarter", "quarter_at")

    def __init__(self) -> None:
        self.last: date | None = None
        self.last_year: int | None = None
        self.last_value: str | None = None
        self.quarter: str | None = None
        self.quarter_at = -1000

    def context(self, text: str, hit: Found, dct: date | None) -> Context:
        """The context of the next expression."""
        start = hit.phrase.start
        quarter = self.quarter if start - self.quarter_at < 700 else None
        return Context(dct, text, start, hit.phrase.end, self.last, self.last_year, self.last_value, quarter, None, dct is None)

    def move(self, told: Expression) -> None:
        """Moves to the date just told."""
        if told.kind not in ("DATE", "TIME") or not told.timex or not told.timex[0].isdigit():
            return
        self.last_value = told.timex
        if "-Q" in told.timex and told.rule in BASE_QUARTERS and not (self.quarter and told.timex < self.quarter):
            self.quarter, self.quarter_at = told.timex, told.end
        if told.value:
            self.last_year = told.value.first.year
            if told.value.days == 1:
                self.last = told.value.first


def expressions(text: str, anchor: PartialDate | None, *, breaks: Sequence[int] = ()) -> tuple[Expression, ...]:
    """Every time expression of a text, counted from `anchor` (the publication day; None where it is unknown).

    >>> [e.timex for e in expressions("It began two days ago.", PartialDate("2020-01-03"))]
    ['2020-01-01']
    """
    dct = anchor.first if anchor is not None and anchor.days == 1 else None
    return tuple(read_all(text, find(text, breaks), dct, anchor))
