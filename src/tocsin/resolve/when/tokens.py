"""Words to tokens: the runs of words in a text that may hold a time expression.

One pass of one regular expression over the text, a table lookup a word; what is no word of time ends a run. Both are linear.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, Final

from tocsin.resolve.when.feasts import FEAST_NAMES
from tocsin.resolve.when.lexicon import CATEGORIES, LEXICON, MONTH_SHORT, MONTHS, TRIGGERS, WEEKDAY_SHORT
from tocsin.resolve.when.numbers import merge_numbers, numeral

LONGEST_RUN: Final = 40  # tokens: a longer run is cut, so that no rule ever sees more
# am and pm with and without dots; numbers with what joins them; words; single signs
TOKEN: Final = re.compile(
    r"[AaPp]\.\s?[Mm]\b\.?|\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?|\d+(?:[.,:/\-\u2013]\d+)*[A-Za-z]*|o['\u2019]clock\b|Q[1-4]\b|[^\W\d_]+|['\u2019]s\b|[^\w\s]"
)
MONTH_DOT: Final = re.compile(r"\.| \.(?= \d)")  # also where punctuation is set apart: Sept . 19
DOT_BEFORE_DAY: Final = re.compile(r" ?\.(?= \d)")
# "$1990", "KC-30s", "A320s"
PART_OF_A_NAME: Final = re.compile(r".?[$£€¥#](?=\d)|[A-Z]-(?=\d)|.?[^\W\d_](?=\d)", re.DOTALL)
SPELT_YEARS: Final = frozenset(("eighteen", "nineteen", "thousand"))  # nineteen ninety-six
LOWER_OTHER: Final = frozenset(("may", "march", "august"))  # months only with a capital


@dataclass(frozen=True, slots=True)
class Token:
    """A word of time: where it stands, its category's character, and what it stands for."""

    start: int
    end: int
    category: str
    meaning: Any
    word: str


def _short(text: str, word: str, end: int) -> tuple[str, int] | None:
    """A month's or weekday's short form: only with a capital, and a dot or a number beside it."""
    key = word.lower()
    if not word[0].isupper():
        return None
    after = text[end : end + 3]
    if key in MONTH_SHORT and (after[:1] == "." or after.strip(" -")[:1].isdigit() or key not in ("mar", "dec", "jan")):
        return CATEGORIES["MONTH"], MONTH_SHORT[key]
    if key in WEEKDAY_SHORT and (after[:1] == "." or after.strip(" -")[:1].isdigit()):
        return CATEGORIES["WEEKDAY"], WEEKDAY_SHORT[key]
    return None


def _entry(text: str, word: str, start: int, end: int) -> tuple[str, object] | None:
    """The category and meaning of a word, or None where it is no word of time."""
    if word[0].isdigit():
        return None if PART_OF_A_NAME.match(text, max(0, start - 2)) else numeral(word)
    lower = word.lower()
    found = LEXICON.get(lower)
    if found is None:
        return _short(text, word, end) if len(word) <= 5 else (CATEGORIES["MERIDIEM"], 0 if lower[0] == "a" else 12) if _dotted(lower) else None
    if lower in LOWER_OTHER and not word[0].isupper():
        return None
    return found


def _dotted(lower: str) -> bool:
    return lower[0] in "ap" and lower[1:2] == "."


def runs(text: str, breaks: Container[int] = ()) -> Iterator[list[Token]]:
    """The runs of words of time, each holding at least one word that can head an expression. No run crosses a position in `breaks`."""
    run: list[Token] = []
    alive = False
    last = 0
    lexicon, triggers = LEXICON, TRIGGERS
    for match in TOKEN.finditer(text):
        word = match.group()
        start = match.start()
        if start < last:
            continue
        found = lexicon.get(word)
        if found is None or word[0].isupper() or word in LOWER_OTHER:
            found = _special(text, word, start, match.end())
        if found is None or (run and _apart(text, run[-1].end, start, breaks)) or len(run) >= LONGEST_RUN:
            if alive:
                yield merge_numbers(run, Token)
            if run:
                run = []
            alive = False
            if found is None:
                continue
        category, meaning, end = found if len(found) == 3 else (*found, match.end())
        run.append(Token(start, end, category, meaning, text[start:end]))
        last = end
        alive = alive or category in triggers or word in SPELT_YEARS
    if alive:
        yield merge_numbers(run, Token)


def _special(text: str, word: str, start: int, end: int) -> tuple[Any, ...] | None:
    """Entry of a word that is not in the table as it stands: capitals, numbers, short forms, am and pm, feasts."""
    first = word[0]
    if not first.isalnum():
        return LEXICON.get(word)
    lower = word.lower()
    if lower in FEAST_NAMES:
        for name, pattern in FEAST_NAMES[lower]:
            match = pattern.match(text, start)
            if match:
                return CATEGORIES["FEAST"], name, match.end()
    if _dotted(lower):
        return CATEGORIES["MERIDIEM"], 0 if lower[0] == "a" else 12, end
    found = _entry(text, word, start, end)
    if found and found[0] == "M" and (lower not in MONTHS or lower == "may"):
        dot = (DOT_BEFORE_DAY if lower == "may" else MONTH_DOT).match(text, end)
        return (*found, dot.end()) if dot else found
    return found


def _apart(text: str, end: int, start: int, breaks: Container[int]) -> bool:
    """Do a sentence's or paragraph's edge stand between two tokens?"""
    return start in breaks or (start > end + 1 and "\n\n" in text[end:start])
