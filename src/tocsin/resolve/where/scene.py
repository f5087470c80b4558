"""Which of the places in a sentence is where its event happened: a rule model over the words between the event's verb and each place.

For readings without roles, and as a check on those with. After Halterman, "Linking Events and Locations in Political Text" (2019), whose data it
is measured on: there the nearest place alone is a strong baseline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tocsin.resolve.where.toponym import Toponym

_KINDS: Final = (
    "(?:city|town|village|villages|towns|district|province|state|region|suburb|neighborhood|neighbourhood|camp|area|outskirts|capital|port|governorate|county|"
    "island|countryside|part|parts|north|south|east|west|northeast|northwest|southeast|southwest)"
)
_IN: Final = re.compile(
    rf"\b(?:in|at|near|outside|inside|around|across|throughout|off|on|along|within|{_KINDS},? of)\s+"
    r"(?:(?!said\b|who\b|which\b|and\b|to\b|from\b)[\w'’.-]+\s+){0,6}[\w'’]*-?$",
    re.IGNORECASE,
)
_KIND_OF: Final = re.compile(rf"\b{_KINDS}(?: called)? of\s+(?:the\s+)?$", re.IGNORECASE)
_TO: Final = re.compile(r"\b(from|to|into|toward|towards|against|by|of|with|between)\s+(?:the\s+)?$", re.IGNORECASE)
_BREAK: Final = re.compile(r"[;:]|\b(after|before|while|when|where|which|who|as|because|although|but|said|told|saying|since|whose)\b|[.?!]\s", re.IGNORECASE)
_TAKEN: Final = re.compile(
    r"^(?:captur|seiz|retook|retak|liberat|attack|bomb|shell|storm|raid|struck|strik|hit|overr|invad|enter|took|tak|target|regain|recaptur|besieg|secur|"
    r"reach|advanc)",
    re.IGNORECASE,
)
_ORIGIN: Final = re.compile(
    r"\b(from|based in|native of|born in|residents? of|returned from|embassy of|ambassador (?:to|in)|"
    r"(?:minister|president|army|government|state|leader|king) of)\s+(?:the\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_MEASURED: Final = re.compile(  # "some 60 miles north of Mosul": where it is counted from
    r"\b(?:kms?|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|yards)\)?\s+(?:to the )?(?:north|south|east|west)[\w-]*\s+"
    r"(?:of|from)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_WAR: Final = re.compile(r"\s+[Ww]ars?\b")  # "the 1982 Lebanon war": its name, not where
_OWNED: Final = re.compile(  # "the Norway consulate"
    r"\s+(?:[Ee]mbassy|[Cc]onsulate|[Pp]arliament|national|forces|troops|soldiers|army|military|government)\b"
)
_SAYING: Final = re.compile(r"^(?:said|says|say|saying|told|accus|announc|condemn|denounc|warn|claim|urg|report)", re.IGNORECASE)
_BRIDGE: Final = re.compile(
    r"^(?:['’]s)?[\s,()]*(?:(?:in|of|near|the|a|its|an|restive|volatile|key|capital|largest|second|third|main|\w+ern|central|"
    rf"{_KINDS})[\s,]+){{0,6}}$",
    re.IGNORECASE,
)


def event_place(text: str, verb: tuple[int, int], places: Sequence[Toponym]) -> Toponym | None:
    """The place of the event that the words `verb` (start, end) of a sentence name, among the sentence's toponyms; None where none fits."""
    rated = [(rate(text, verb, place), -abs(place.span.start - verb[0]), place) for place in places]
    best = max(rated, key=lambda r: r[:2], default=None)
    if best is None or best[0] <= 0.0:
        return None
    return _exactest(text, best[2], places)


def _exactest(text: str, best: Toponym, places: Sequence[Toponym]) -> Toponym:
    """Of places told in one breath ("Basra, Iraq", "Congo's capital, Kinshasa", "the village of X in Y") the most exact."""
    linked = [best]
    for place in sorted(places, key=lambda p: p.span.start):
        ends = [(place, other) if place.span.start < other.span.start else (other, place) for other in linked]
        if place.literal and any(_BRIDGE.match(text[first.span.end : second.span.start]) for first, second in ends if first is not second):
            linked.append(place)
    return min(linked, key=lambda p: (_size(p), p.span.start))


def _size(place: Toponym) -> int:
    return place.place.radius_m if place.place else 500


def _measured(text: str, verb: tuple[int, int], place: Toponym) -> bool:
    return _MEASURED.search(text[max(0, place.span.start - 80) : place.span.start]) is not None


def _of_war(text: str, verb: tuple[int, int], place: Toponym) -> bool:
    return _WAR.match(text, place.span.end) is not None


def _owner(text: str, verb: tuple[int, int], place: Toponym) -> bool:
    return _OWNED.match(text, place.span.end) is not None


def _saying(text: str, verb: tuple[int, int], place: Toponym) -> bool:
    """Do words stand between someone's saying and a place, which is then what is spoken of?"""
    return _SAYING.match(text[verb[0] : verb[1]]) is not None and not 0 <= place.span.start - verb[1] < NEXT_TO


NOT_MEANT: Final = -3.5  # a demonym, a government by its capital
NEXT_TO: Final = 12  # characters: "said in Baghdad"
_AGAINST: Final = ((_measured, -2.0), (_of_war, -4.0), (_saying, -3.0), (_owner, -1.5))


def rate(text: str, verb: tuple[int, int], place: Toponym) -> float:
    """How well a place fits an event: above 0 likely."""
    start, end = place.span.start, place.span.end
    ahead = text[max(0, start - 48) : start]
    between = text[verb[1] : start] if start >= verb[1] else text[end : verb[0]]
    score = 0.0 if place.literal else NOT_MEANT
    score += sum(weight for rule, weight in _AGAINST if rule(text, verb, place))
    if _ORIGIN.search(ahead) and not _KIND_OF.search(ahead):
        score -= 1.2
    elif _KIND_OF.search(ahead) or _IN.search(ahead):
        score += 2.0
    elif _TO.search(ahead):
        score -= 0.5
    if start >= verb[1]:
        score += 0.6
        if _TAKEN.search(text[verb[0] : verb[1]]) and not _BREAK.search(between) and len(between) < 60:
            score += 1.2
    score -= 0.7 * len(_BREAK.findall(between))
    score -= 0.012 * len(between)
    return score
