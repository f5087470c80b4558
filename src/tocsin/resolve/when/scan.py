"""Finding and reading the time expressions of a text: runs of words, the longest rule at each place, then values from the context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tocsin.model import PartialDate
from tocsin.resolve.when import calendar_rules, clock_rules, length_rules, quarter_rules, relative_rules
from tocsin.resolve.when.context import Context, cue
from tocsin.resolve.when.phrase import Phrase, Rule, Surroundings
from tocsin.resolve.when.reckoning import named, partial
from tocsin.resolve.when.tokens import Token, runs

RULES: Final = (*calendar_rules.RULES, *clock_rules.RULES, *quarter_rules.RULES, *relative_rules.RULES, *length_rules.RULES)


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


def read_all(text: str, found: Sequence[Found], start: Story) -> list[Expression]:
    """The values of the expressions found, each told from the publication day and what stands before it."""
    out: list[Expression] = []
    story = start
    for hit in found:
        out.append(_read(hit, story.context(text, hit), story.dct))
        story.move(out[-1])
    return out


def _read(hit: Found, context: Context, dct: date | None) -> Expression:
    day = dct or (context.last if hit.rule.name in LENGTHS and context.fresh else None)  # "within the past two days" of the narrative
    anchor = PartialDate.of(day) if day else None
    start, end = hit.phrase.start, hit.phrase.end
    told = "past" if context.tense == "firm" else context.tense
    try:
        value = hit.rule.read(hit.phrase, context)
        reason = hit.rule.name
    except (ValueError, OverflowError) as error:  # DateError among them
        value, reason = None, f"{hit.rule.name}: {error}"
    if value is None:
        return Expression(start, end, "DATE", None, None, anchor, reason, told)
    days = (value.days or partial(value.timex)) if value.kind in ("DATE", "TIME") else None
    return Expression(start, end, value.kind, value.timex, days, anchor, reason, told)


LENGTHS: Final = frozenset(rule.name for rule in length_rules.RULES)
QUARTER_REACH: Final = 400  # characters in which "a year ago" still speaks of the quarter
STORY_REACH: Final = 600  # characters in which "at 10 p.m." still speaks of the day told last
BASE_QUARTERS: Final = frozenset(("quarter", "quarter of year", "this year's quarter", "the quarter", "the latest period"))


def _stand(told: PartialDate, before: date | None, tense: str | None) -> date | None:
    """Where a narrative stands after a date: at its day or month, in the middle of a year that moves it on; else where it stood."""
    if told.days <= 31:
        return told.first
    middle = date(told.first.year, 7, 1)
    return middle if before is None or (middle.year > before.year and tense != "future") else before


class Story:
    """Where the narrative stands: its last day, year and quarter."""

    __slots__ = ("ahead", "ahead_at", "dated", "dct", "last", "last_at", "last_year", "quarter", "quarter_at", "strict", "tense", "told")

    def __init__(self, dct: date | None, tense: str | None = None, last: date | None = None) -> None:
        self.dct = dct
        self.tense = tense
        self.strict = False
        self.last = last
        self.told = last
        self.last_year = last.year if last else None
        self.quarter: str | None = None
        self.quarter_at = -1000
        self.last_at = -10000
        self.ahead: date | None = None  # the last day told that lies after the publication
        self.ahead_at = -10000
        self.dated = last  # where a yearless date of an undated narrative is looked for

    def context(self, text: str, hit: Found) -> Context:
        """The context of the next expression."""
        start = hit.phrase.start
        near = start - self.quarter_at < QUARTER_REACH
        known = self.tense or cue(text, start, hit.phrase.end)
        last, last_at = self.reached(known)
        fresh = start - last_at < STORY_REACH
        return Context(self.dct, text, start, hit.phrase.end, last, self.last_year, self.quarter, near, self.told, fresh, known, self.strict, self.dated)

    def reached(self, tense: str | None) -> tuple[date | None, int]:
        """The narrative's last day and where it was told; for what is told as past, none that lies after the publication."""
        if self.ahead_at > self.last_at and tense not in ("past", "firm"):
            return self.ahead, self.ahead_at
        return self.last, self.last_at

    def reported(self, quarter: str) -> bool:
        """May this be the quarter that a business report speaks of: begun, and not before the last one?"""
        return (self.dct is None or quarter <= named(self.dct, "Q")) and not (self.quarter and quarter < self.quarter)

    def move(self, told: Expression) -> None:
        """Moves to the date just told."""
        if told.kind not in ("DATE", "TIME") or not told.timex or not told.timex[0].isdigit():
            return
        if "-Q" in told.timex and told.rule in BASE_QUARTERS and self.reported(told.timex):
            self.quarter, self.quarter_at = told.timex, told.end
        if told.value:
            self.last_year = told.value.first.year
            self.told = told.value.first
            self.dated = _stand(told.value, self.dated, told.tense)
            if told.value.days == 1 and self.dct and told.value.first > self.dct:
                self.ahead, self.ahead_at = told.value.first, told.end
            elif told.value.days == 1:
                self.last, self.last_at = told.value.first, told.end


def _agreed(early: Expression, late: Expression, window: PartialDate) -> Expression:
    """What a phrase means where the publication day is only known to lie in a window: a date only where its ends agree."""
    if early.timex == late.timex and early.value == late.value:
        return replace(early, anchor=window if early.anchor else None)
    return replace(early, timex=None, value=None, anchor=window, rule=f"{early.rule}: the publication date, {window}, does not fix it")


def anchored(
    text: str, anchor: PartialDate | None, *, breaks: Sequence[int] = (), tense: str | None = None, last: date | None = None
) -> tuple[Expression, ...]:
    """As `expressions`, with what is known beyond the text: how it is told, and the last day of the narrative before it."""
    found = find(text, breaks)
    if anchor is None:
        first = read_all(text, found, Story(None, tense, last))
        story = Story(None, tense, last)
        story.last_year = story.last_year or next((e.value.first.year for e in first if e.value), None)
        return tuple(read_all(text, found, story))
    early = read_all(text, found, Story(anchor.first, tense, last))
    if anchor.days == 1:
        return tuple(early)
    late = read_all(text, found, Story(anchor.last, tense, last))
    return tuple(_agreed(a, b, anchor) for a, b in zip(early, late, strict=True))


def strictly(text: str, day: date, *, breaks: Sequence[int] = ()) -> list[Expression]:
    """As `expressions`, where what is told as past must lie before `day`, and what is told as yet to come after it."""
    story = Story(day)
    story.strict = True
    return read_all(text, find(text, breaks), story)


def expressions(text: str, anchor: PartialDate | None, *, breaks: Sequence[int] = ()) -> tuple[Expression, ...]:
    """Every time expression of a text, counted from `anchor` (the publication day, or the days among which it is; None where unknown).

    `breaks` are the starts of sentences, which no expression crosses.

    >>> [e.timex for e in expressions("It began two days ago.", PartialDate("2020-01-03"))]
    ['2020-01-01']
    """
    return anchored(text, anchor, breaks=breaks)
