"""Spots: stretches of raw text whose letters are a name of the gazetteer, before it is judged whether a place is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from tocsin.model import PlaceKind
from tocsin.resolve.where import lexicon
from tocsin.resolve.where.gazetteer import Gazetteer, Row
from tocsin.resolve.where.names import alike, key

_TOKEN: Final = re.compile(
    r"W\. ?Va\.|(?:Ste?|Mt|Ft|Pt)\.(?=[ \u00a0][A-Z])|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:[’'](?!(?:s|ll|re|ve|d|m|t)\b)[^\W\d_]+)*"
    r"|\d[\d,.:]*|(?<!\w)-|-(?!\w)|[^\w\s-]"
)
_SHORTENED: Final = frozenset(["St", "Ste", "Mt", "Ft", "Pt"])
LONGEST: Final = 7
CLOSE: Final = 0.6  # likeness of a spelling to a site's own name, kind and all


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of the text. `shape` is X capital first, A all capitals, s without case (Arabic, Hebrew), x lower, 0 number, . mark."""

    text: str
    start: int
    end: int
    shape: str
    low: str


@dataclass(slots=True)
class Spot:
    """Tokens `first` to `last` (exclusive) that may name a place."""

    first: int
    last: int
    start: int
    end: int
    keyed: str
    rows: tuple[Row, ...]
    demonym: bool = False
    sense: str = ""  # the kind of place that the words around it say: region, district, city
    feature: str = ""  # the kind of thing a composed name says it is: a road, a river; such a name need not be in the gazetteer
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The key, with the kind of place where the text says it: "idlib" and "idlib province" are two."""
        return f"{self.keyed}|{self.sense}"


@lru_cache(maxsize=65536)
def _form(text: str) -> tuple[str, str]:
    if not text[0].isalnum():
        return ".", text
    if text[0].isdigit():
        return "0", text
    if text[0].isupper():
        return ("A" if len(text) > 1 and text.isupper() else "X"), key(text)
    return ("x" if text[0].islower() else "s"), key(text)


def tokens(text: str) -> list[Token]:
    """The words and marks of a text; hyphened words apart, possessive endings apart."""
    return [Token(m.group(), m.start(), m.end(), *_form(m.group())) for m in _TOKEN.finditer(text)]


def joined(text: str, left: Token, right: Token) -> bool:
    """May two tokens belong to one name: nothing, a blank, a hyphen or the stop of "St." between them?"""
    gap = text[left.end : right.start]
    return gap in (" ", "-", "", "\u2011", "\u00a0") or (gap == ". " and left.text in _SHORTENED)


def spots(text: str, words: list[Token], gazetteer: Gazetteer) -> list[Spot]:
    """The longest names at each place of the text, left to right, none overlapping."""
    out: list[Spot] = []
    at = 0
    while at < len(words):
        found = None
        if words[at].shape in "XAs" or _article(text, words, at):
            longest = _longest(text, words, at, gazetteer)
            found = _based(text, words, at, longest, gazetteer) or _composed(text, words, at, longest, gazetteer)
            found = found or longest or _unlisted(text, words, at, gazetteer)
        if found is None:
            at += 1
        else:
            out.append(found)
            at = found.last
    return out


def _composed(text: str, words: list[Token], at: int, longest: Spot | None, gazetteer: Gazetteer) -> Spot | None:
    """A road or a feature named by its kind: "Hertford Road", "Catawba River", "Lake Lanier", where the gazetteer has no longer name."""
    if words[at].shape != "X":
        return None
    stop = at + 1
    while stop < len(words) and stop - at < 4 and words[stop].shape == "X" and joined(text, words[stop - 1], words[stop]):
        stop += 1
    for last in range(stop, at + 1, -1):
        kind = words[last - 1].low
        if last < stop and words[last].low not in lexicon.TITLES and kind not in lexicon.STREETS:
            continue
        sort = (
            "road"
            if kind in lexicon.STREETS
            else kind
            if kind in lexicon.FEATURES
            else words[at].low
            if words[at].low in lexicon.HEADS and last == at + 2
            else ""
        )
        if sort and (longest is None or longest.last < last) and words[at].low not in lexicon.CALENDAR:
            if sort == "road" and last < len(words) and words[last].shape == "0" and joined(text, words[last - 1], words[last]):
                last += 1  # "County Road 225"
            end = words[last - 1].end
            name = text[words[at].start : end]
            return Spot(at, last, words[at].start, end, key(name), gazetteer.candidates(name) if sort == words[at].low else (), feature=sort)
    return None


_SITES: Final = frozenset({PlaceKind.BASE, PlaceKind.AIRPORT, PlaceKind.COMPOUND, PlaceKind.CROSSING})


def _based(text: str, words: list[Token], at: int, longest: Spot | None, gazetteer: Gazetteer) -> Spot | None:
    """A base, camp or crossing by a name that goes with the kind in small letters: "Al-Assad air base", "K-1 base"."""
    if words[at].low == "the":
        return None
    stop = at + 1
    while stop < len(words) and stop - at < 4 and words[stop].shape in "XA0" and joined(text, words[stop - 1], words[stop]):
        stop += 1
    last = stop + 1 if stop < len(words) and words[stop].low in lexicon.BEFORE_SITE else stop
    if last >= len(words) or words[last].shape != "x" or words[last].low not in lexicon.SITE_WORDS or gazetteer.demonym(words[at].low):
        return None
    name, kind = text[words[at].start : words[stop - 1].end], text[words[stop].start : words[last].end]
    tried = (f"{name} {kind}", *((f"{name} air base",) if kind.endswith("base") else ()))
    rows = next((sites for form in tried if (sites := tuple(row for row in gazetteer.candidates(form) if row.kind in _SITES))), ())
    named = gazetteer.named(key(f"{name} {kind}"))
    if not rows or (not named and longest is not None and longest.last >= stop and longest.rows and longest.rows[0].standing > rows[0].standing):
        return None
    return Spot(at, stop, words[at].start, words[stop - 1].end, key(f"{name} {kind}"), rows, feature=words[last].low)


def _unlisted(text: str, words: list[Token], at: int, gazetteer: Gazetteer) -> Spot | None:
    """A name that no table holds, said to be a place: "the village of Xinmo", "Haram district"; or one whose transliteration a table holds."""
    if words[at].shape != "X" or len(words[at].text) < 3 or words[at].low in lexicon.NEVER or gazetteer.sort(words[at].low) & 1:
        return None
    stop = at + 1
    while stop < len(words) and stop - at < 3 and words[stop].shape == "X" and joined(text, words[stop - 1], words[stop]):
        stop += 1
    told = at > 1 and words[at - 1].low == "of" and words[at - 2].low.rstrip("s") in lexicon.UNLISTED
    follows = words[stop] if stop < len(words) else None
    told = told or (at > 0 and words[at - 1].low in ("in", "near", "outside") and _held(words, stop, gazetteer))
    if not told and not (follows and follows.shape == "x" and follows.low in lexicon.UNLISTED and joined(text, words[stop - 1], follows)):
        return None
    name = text[words[at].start : words[stop - 1].end]
    return Spot(at, stop, words[at].start, words[stop - 1].end, key(name), gazetteer.candidates(name), feature="place")


def _held(words: list[Token], stop: int, gazetteer: Gazetteer) -> bool:
    """Do a comma and a unit or town follow: "in Mayfadoun, Nabatieh Governorate"?"""
    return (
        stop + 1 < len(words)
        and words[stop].text == ","
        and words[stop + 1].shape == "X"
        and any(row.standing > 5.5 for row in gazetteer.named(words[stop + 1].low)[:1])
    )


def _article(text: str, words: list[Token], at: int) -> bool:
    """Does a name begin with this small article: "al-Tanf", "el Obeid"?"""
    return (
        words[at].low in lexicon.ARTICLES
        and at + 1 < len(words)
        and words[at + 1].shape == "X"
        and (text[words[at].end] == "-" or words[at].low in ("al", "el"))
    )


def _longest(text: str, words: list[Token], at: int, gazetteer: Gazetteer) -> Spot | None:
    last = _reach(text, words, at)
    parts = [token.low for token in words[at:last]]
    if len(parts) > 1 and (parts[0] == "the" or (parts[1] == "of" and parts[0] in lexicon.UNITS_OF)):
        return None  # the name itself begins after it
    for stop in range(last, at, -1):
        if words[stop - 1].shape not in "XAs":
            continue
        size = stop - at
        keyed = key(text[words[at].start : words[stop - 1].end]) if size > 1 else parts[0]
        rows = gazetteer.named(keyed)
        demonym = gazetteer.demonym(keyed)
        if demonym and rows and rows[0].standing < 7.5:
            rows = ()
        if not rows and size > 1 and words[at].shape != "s" and all(word.shape in "XA" or word.low in lexicon.ARTICLES for word in words[at:stop]):
            rows = _tolerant(text, words, at, stop, gazetteer)
        if rows and size > 1 and parts[size - 1] in ("city", "state") and _borrowed(words, stop, rows):
            continue
        if rows or demonym:
            end = words[stop - 1].end
            if text[end : end + 1] == "." and size <= 2 and gazetteer.named(keyed) and _abbreviated(text[words[at].start : end]):
                end += 1
            return Spot(at, stop, words[at].start, end, keyed, rows or demonym, not rows)
    return None


def _tolerant(text: str, words: list[Token], at: int, stop: int, gazetteer: Gazetteer) -> tuple[Row, ...]:
    """Names with an article, in any transliteration; a site's only with what it is ("al-Assad" may be a person, "Ayn al-Assad" none)."""
    first = words[at]
    if first.low in lexicon.ARTICLES and (text[first.end] == "-" or first.low in ("al", "el")):
        name = text[first.start : words[stop - 1].end]
        rows = gazetteer.candidates(name)
        return rows if gazetteer.named(key(name)) else tuple(row for row in rows if row.kind not in _SITES or alike(name, row.name) >= CLOSE)
    return ()


def _borrowed(words: list[Token], stop: int, rows: tuple[Row, ...]) -> bool:
    """Is "Dublin City" before "Council" only Dublin?"""
    return stop < len(words) and words[stop].low in lexicon.ORGANISATION and not rows[0].name.casefold().endswith(("city", "state"))


@lru_cache(maxsize=4096)
def _abbreviated(name: str) -> bool:
    return name in _STATES


_STATES: Final = frozenset((
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont",
    "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va", "Wash", "Wis", "Wyo", "Ont", "Alta", "Sask", "Man", "Que", "W.Va", "W. Va",
))  # fmt: skip


def _reach(text: str, words: list[Token], at: int) -> int:
    stop = at + 1
    while stop < len(words) and stop - at < LONGEST and joined(text, words[stop - 1], words[stop]):
        if words[stop].shape not in "XAs" and words[stop].low not in lexicon.CONNECTORS:
            break
        stop += 1
    return stop
