"""Words made comparable, and how rare each is: what tells one report's subject from another's.

Rarity is read from a shipped table (`data/rarity.tsv`: in how many of the pieces of 250 words a stem stands; made by `tables/rarity.py`), never from the
reports at hand: the weight of a word, and so every score, is the same whatever else was read, in whatever order.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from tocsin.errors import DataError

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def listed(text: str) -> frozenset[str]:
    """The words of a text that are parted by spaces."""
    return frozenset(text.split())


STOP = listed(
    "the a an of and to in on at for from by with was were is are be been has have had he she they it his her their its that this who "
    "which as but not said say says "
    "after before when where will would about also or if there than then them him into out up down over no more one two all can could may "
    "i we you our your my me us "
    "what how do did does so just only other some any new mr mrs ms"
)  # fmt: skip
_ENDINGS = ("ings", "ing", "ed", "es", "s")
TABLE = "rarity.tsv"


class Word(NamedTuple):
    """One word of a text: its stem, where it stands, and whether it has a capital."""

    stem: str
    start: int
    capital: bool
    number: bool


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The word without case, apostrophes and English endings.

    >>> stem("Bombings"), stem("attacked"), stem("Iran's")
    ('bomb', 'attack', 'iran')
    """
    word = word.casefold().replace("’", "'")
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > 4:
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "") if not word.endswith("ss") else ""
        word = word[: len(word) - len(ending)]
        word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word


STOP_STEMS = frozenset(stem(word) for word in STOP)


SHORT: Final = 400  # characters: of names and sentences, which are asked for again and again, more are remembered than of whole texts


def words(text: str) -> tuple[Word, ...]:
    """The words of a text that are not grammatical, in order."""
    return _of_short(text) if len(text) < SHORT else _of_long(text)


@lru_cache(maxsize=1 << 17)
def _known(word: str) -> tuple[str, bool, bool] | None:
    """The stem of a word, has it a capital, is it a number; None for a grammatical one."""
    base = stem(word)
    return None if base in STOP_STEMS else (base, word[0].isupper(), word.isdigit())


def _found(text: str) -> tuple[Word, ...]:
    """The words of a text, worked out."""
    found = ((match.start(), _known(match[0])) for match in WORD.finditer(text))
    return tuple(Word(known[0], start, known[1], known[2]) for start, known in found if known)


_of_short = lru_cache(maxsize=1 << 13)(_found)
_of_long = lru_cache(maxsize=1 << 6)(_found)


@cache
def table() -> tuple[int, dict[str, int]]:
    """How many pieces were counted, and in how many of them each stem stands."""
    try:
        lines = files("tocsin.incident").joinpath("data", TABLE).read_text(encoding="utf-8").splitlines()
        rows = dict(line.split("\t") for line in lines if not line.startswith("#"))
        return int(rows.pop("")), {word: int(count) for word, count in rows.items()}
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"the table of word rarity ({TABLE}) is missing or damaged: install Tocsin again ({error})") from None


@lru_cache(maxsize=1 << 17)
def rarity(base: str) -> float:
    """How much a stem tells: the log of how few pieces of text hold it; about 2 for "police", 9 for a word that the table does not have."""
    pieces, counts = table()
    return math.log((pieces + 1) / (counts.get(base, 0) + 1))
