"""Numerals: from number words and figures to a number, with the unit that multiplies it.

Takes words; gives the first number in them and where it stands. Knows nothing of what is counted, nor of "at least" and its like.
"""

import re
from dataclasses import dataclass

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "score": 20.0, "lakh": 1e5, "crore": 1e7,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
# the codebook's lower bounds: at least two of them
PLURALS = {
    "dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9, "trillions": 2e12,
}  # fmt: skip
VAGUE = {"several": 3.0, "few": 3.0, "multiple": 2.0, "numerous": 3.0, "handful": 3.0}
EXACT = {"couple": 2.0, "pair": 2.0, "twin": 2.0, "both": 2.0, "twins": 2.0, "duo": 2.0, "double": 2.0, "triple": 3.0, "trio": 3.0, "triplet": 3.0}

_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_FIGURES = re.compile(rf"(?<![\w.,])(\d{{1,3}}(?:[,.\u00a0 ]\d{{3}})+(?!\d)|\d+)([.,]\d+)?(?:[\s-]*({_SCALE})\b)?", re.IGNORECASE)
_WORDS = re.compile(
    rf"\b(?:{_WORD}|hundred|thousand)(?:[\s-]+(?:and[\s-]+)?(?:{_WORD}|hundred|thousand|million|billion|trillion|dozen|"
    rf"score)\b)*",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf[\s-]+an?[\s-]+(dozen|hundred|thousand|million|billion)\b|\bhalf[\s-]+(dozen)\b", re.IGNORECASE)
_ONE_SCALE = re.compile(r"\b(?:an?|another|the)[\s-]+(dozen|hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_PLURAL = re.compile(rf"\b(?:({'|'.join(VAGUE)})[\s-]+)?({'|'.join(PLURALS)})(?:\s+of\s+({'|'.join(PLURALS)})\b)?(?!-)", re.IGNORECASE)
_VAGUE_SCALE = re.compile(rf"\b(several|few|couple)\s+(?:of\s+)?({_SCALE})s?\b", re.IGNORECASE)
_VAGUE = re.compile(rf"\b({'|'.join(VAGUE)})\b|\ba (?:small )?(number)\b", re.IGNORECASE)
_EXACT = re.compile(rf"\b({'|'.join(EXACT)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, where it stands in the words, and whether they give it exactly or as a mere lower bound."""

    value: float
    start: int
    end: int
    exact: bool = True


def spelled(words: str) -> float:
    """The number that number words spell: "one hundred and twenty-five" is 125, "two dozen" 24."""
    total = group = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in UNITS:
            group += UNITS[word]
        elif word in ("hundred", "dozen", "score"):
            group = max(group, 1) * SCALES[word]
        elif word in SCALES:
            total, group = total + max(group, 1) * SCALES[word], 0.0
    return total + group


def _figures(words: str) -> Numeral | None:
    match = _FIGURES.search(words)
    if not match:
        return None
    whole, fraction, scale = match.groups()
    number = float(re.sub(r"\D", "", whole) + ("." + fraction[1:] if fraction else ""))
    return Numeral(round(number * SCALES.get((scale or "").lower(), 1), 6), match.start(), match.end())


def _words(words: str) -> Numeral | None:
    match = _WORDS.search(words)
    return Numeral(spelled(match[0]), match.start(), match.end()) if match else None


def _half(words: str) -> Numeral | None:
    match = _HALF.search(words)
    return Numeral(SCALES[(match[1] or match[2]).lower()] / 2, match.start(), match.end()) if match else None


def _one_scale(words: str) -> Numeral | None:
    match = _ONE_SCALE.search(words)
    return Numeral(SCALES[match[1].lower()], match.start(), match.end()) if match else None


def _plural(words: str) -> Numeral | None:
    match = _PLURAL.search(words)
    if not match:
        return None
    several, first, second = match.groups()
    times = 1.5 if several else 1.0  # "several tens of thousands": three of them, not two
    number = PLURALS[first.lower()] * (PLURALS[second.lower()] / 2 if second else 1) * times
    return Numeral(number, match.start(), match.end(), False)


def _vague_scale(words: str) -> Numeral | None:
    match = _VAGUE_SCALE.search(words)
    if not match:
        return None
    times = 2 if match[1].lower() == "couple" else 3
    return Numeral(times * SCALES[match[2].lower()], match.start(), match.end(), False)


def _vague(words: str) -> Numeral | None:
    match = _VAGUE.search(words)
    if not match:
        return None
    return Numeral(VAGUE.get((match[1] or "").lower(), 3.0), match.start(), match.end(), False)


def _exact(words: str) -> Numeral | None:
    match = _EXACT.search(words)
    return Numeral(EXACT[match[1].lower()], match.start(), match.end()) if match else None


READERS = (_figures, _words, _half, _one_scale, _plural, _vague_scale, _vague, _exact)


def first(words: str) -> Numeral | None:
    """The first number in the words; the longest where several begin at one place; None where there is none."""
    found = [numeral for read in READERS if (numeral := read(words))]
    return min(found, key=lambda numeral: (numeral.start, -numeral.end, numeral.exact), default=None)
