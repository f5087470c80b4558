"""How many: from the words of a number role to low, best and high, and what is counted.

Takes the words ("at least 20 people", "dozens", "a family of five"); gives a `Count`, or None where they hold no number ("many others").
Knows nothing of events: which count belongs to which event is the reader's; "all of them" has its number elsewhere in the text.
Lower bounds of "dozens", "several" and their like are the codebook's.
"""

import re
from dataclasses import replace

from tocsin.model import Count
from tocsin.resolve import kinds, numerals

_NONE = re.compile(
    r"^(?:with\s+)?(?:no|none|nobody|no one|zero|without(?: any)?|not (?:a single|any)|neither|nil|never any|any|anyone|0)\b(?! fewer|"
    r" less| more)",
    re.IGNORECASE,
)
_AT_LEAST_NO = re.compile(r"^no (?:fewer|less) than\b", re.IGNORECASE)
_AT_MOST_NO = re.compile(r"^no more than\b", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"\b(?:unknown|unspecified|undisclosed|undetermined|uncertain|unconfirmed) (?:number|amount|sum|quantity)\b|"
    r"^an? number of others\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"^(?:many|more|others|some|most|all|additional|further|fewer|much)\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:fewer than|less than|under|below)\b", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:up to|as many as|as much as|at most|no more than|a maximum of|maximum)\b", re.IGNORECASE)
_NEARLY = re.compile(r"\b(?:nearly|almost|close to|just under|approaching|just short of)\b", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|upwards? of|no (?:fewer|less) than|not less than|exceed(?:ed|ing|s)?|in excess of|above|a minimum of|"
    r"minimum|well over|surpass(?:ed|es)?|or more)\b|\+",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|around|some|approximately|roughly|an? estimated|estimated|circa|or so|approx)\b|^~", re.IGNORECASE)
_RANGE = re.compile(r"^[\s%]*(?:to|and|or|[-–—])\s*(?:at most |possibly |perhaps |as many as )?(?=\S)", re.IGNORECASE)
_RATIO = re.compile(r"\s*(?:out )?of (?:the |its |their |a total of )?(?:\d|two|three)", re.IGNORECASE)
_AND = re.compile(r",\s+(?:and\s+)?|\s+and\s+(?!a half\b)|\s*&\s*|\s+as well as\s+", re.IGNORECASE)
_ONE = re.compile(r"^(?:an?|another|one|the (?:other|third|second|first|same|single)|his|her|my|their|its|he|him|she|the|this)\b", re.IGNORECASE)
_FAMILY = re.compile(r"\b(?:family|group|party|crew|team|gang|delegation|squad|band|convoy|household) of\b", re.IGNORECASE)
_ORDINAL = re.compile(r"^(?:an?|the)\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b", re.IGNORECASE)
_AGE = re.compile(
    r"\bin (?:his|her|their) (?:mid-|early |late )?\d0s\b|\bFlight \d+\b|\b(?:\d{1,3}|[a-z]+)-(?:year|month|week|"
    r"day)-olds?\b|\baged? \d+\b",
    re.IGNORECASE,
)
_MODEL = re.compile(r"\b(?=[A-Za-z]*[A-Z])[A-Za-z]{1,8}[-‑]\d+[\w-]*|\b[A-Z]+\d+[\w-]*|\b\d+[A-Z]{1,3}\d[\w-]*|\b\d+(?:st|nd|rd|th)\b")
_MONEY = re.compile(
    r"(?:US|A|AU|NZ|C|CA|HK|S|R)?\$|[€£¥₹₽₪₩₺]|\b(?:USD|EUR|GBP|Rs\.?|LS|Kč|dollars?|euros?|pounds|rupees|rubles|roubles|"
    r"dinars?|shekels?|rials?)\b",
    re.IGNORECASE,
)
_MIXED = re.compile(r"\b(\w+) and a half (?=million|billion|thousand|hundred)", re.IGNORECASE)
_OWNER = re.compile(r"^(?:his|her|their|my|its)\b", re.IGNORECASE)
_PLURAL_NOUN = re.compile(r"(?:[a-z]{2,}[^s\W]s|men|women|children|people|police|troops|personnel|others)$", re.IGNORECASE)


def _bare(words: str) -> str:
    """The words without the figures that count nothing: ages, model names, ordinals; currency signs apart."""
    words = re.sub(r"(?:US|A|AU|NZ|C|CA|HK|S|R)?[$€£¥₹₽₪₩₺]\s?|Kč|LS ", " ", words.strip())
    words = _MIXED.sub(lambda m: f"{numerals.spelled(m[1]) + 0.5} ", words)
    return re.sub(r"\s+", " ", _MODEL.sub(lambda m: "x" * len(m[0]), _AGE.sub(lambda m: "y" * len(m[0]), words))).strip(" .,;:'\"“”")


def _nothing(words: str) -> Count | None:
    """ "no casualties", "without injuries", "nobody"."""
    return Count(0, 0, 0) if _NONE.search(words) else None


def _interval(words: str) -> Count | None:
    """ "between 30 and 40", "30 to 40", "15–21"."""
    one = numerals.first(words)
    joint = _RANGE.match(words[one.end :]) if one else None
    if not one or not joint:
        return None
    rest = words[one.end + joint.end() :]
    two = numerals.first(rest)
    if not two or two.start > 3 or two.value <= one.value or ("and" in joint[0] and not re.search(r"\bbetween\b", words, re.IGNORECASE)):
        return None
    low = one.value
    scale = re.match(r"[\w.,]+[\s-]*(thousand|million|billion|trillion|k|m|bn)\b", rest, re.IGNORECASE)
    if scale and low < 1000 and two.value >= 1000:
        low *= numerals.SCALES[scale[1].lower()]
    return Count(low, None, two.value) if low <= two.value else None


def _bounded(words: str) -> Count | None:
    """One number with the words that bound it: "at least 20", "up to 50", "nearly 40", "dozens"."""
    number = numerals.first(words)
    if number is None:
        return None
    before, n = words[: number.start], number.value
    if _BELOW.search(before) and not re.search(r"\bno (?:fewer|less) than|not less than", before, re.IGNORECASE):
        top = n - 1 if n > 1 and float(n).is_integer() else n
        return Count(0, top, top)
    if _UP_TO.search(before):
        return Count(None, n, n)
    if _NEARLY.search(before):
        return Count(None, n, n)
    if not number.exact:
        return Count(n, None, None)
    if _AT_LEAST.search(before) or re.match(r"\s*(?:\+|or more)", words[number.end :]):
        return Count(n, n, None)
    return Count(None, n, None) if _ABOUT.search(before) else Count(n, n, n)


def _sum(words: str) -> Count | None:
    """ "a man and two women", "his wife and daughter", "20 officers and five civilians": each part counted, or none of them."""
    parts = [part for part in _AND.split(words) if part.strip()]
    if len(parts) < 2 or _FAMILY.search(words) or _RATIO.search(words):
        return None
    owned = _OWNER.search(words) is not None
    counts = [found for index, part in enumerate(parts) if (found := _part(part, led=index == 0 or owned)) and found.best is not None]
    if len(counts) < len(parts):
        return None
    total = sum(found.best or 0 for found in counts)
    exact = all(found.high is not None for found in counts)
    return Count(total, total, total if exact else None)


def _part(words: str, *, led: bool) -> Count | None:
    """One part of a sum: a bare noun ("a citizen and journalist") counts no one new, unless all share an owner ("his wife and daughter")."""
    if numerals.first(words) and not _ORDINAL.search(words):
        return _bounded(words)
    return _single(words) if led or _ONE.search(words) or words[:1].isupper() else None


def _several(noun: str) -> bool:
    return bool(_PLURAL_NOUN.search(noun)) and noun[:1].islower() and not re.search(r"(?:ss|us|is)$", noun)


def _single(words: str) -> Count | None:
    """A lone person or thing: "a man", "the pilot", "Sheikh Ahmed Yassin", "He"; None for a bare plural."""
    if _VAGUE.search(words):
        return None
    if re.match(r"(?:an?|another)\b", words, re.IGNORECASE):
        return Count(1, 1, 1)
    phrase = re.split(r"\s(?:of|in|from|at|who|by|on|with)\b", words)[0].split()
    named = phrase[-1][:1].isupper()
    return Count(1, 1, 1) if phrase and (named or not _several(phrase[-1])) else None


CASCADE = (_nothing, _interval, _sum, _bounded, _single)


def count(words: str, *, of: str | None = None) -> Count | None:
    """How many the words say, with bounds; None where they say no number.

    `of` is what the role counts (killed, injured, ...); left out, or where it is items, it is read from the words: casualties, or a kind of equipment.

    >>> count("at least 20 people")
    Count(low=20.0, best=20.0, high=None, of=None, among=None)
    >>> count("no casualties").value
    0
    """
    bare = _bare(words)
    if not bare or _UNKNOWN.search(bare):
        return None
    lone = _ORDINAL.search(bare) is not None
    found = _single(bare) if lone else next((c for read in CASCADE if (c := read(bare)) is not None), None)
    if found is None:
        return None
    what = kinds.equipment(words) or of if of == "items" else of or kinds.counted(words)
    return replace(found, of=what, among=kinds.among(words))
