"""Offices: who holds an office of a body that others name: a superintendent is the police's, a surgeon the hospital's, a colonel the army's.

Takes voices already made one by their names. Doubt never adds an origin: somebody with an office and no body of his own is counted to a body of that sort.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tocsin.incident.lexicon import LANDS
from tocsin.incident.voice import BODIES, Voice
from tocsin.model import OriginKind

OFFICE: Final = {
    "super": "polic", "inspe": "polic", "const": "polic", "sheri": "polic", "sergea": "polic", "detec": "polic", "hous": "polic",
    "prose": "prose", "dr": "hospi", "docto": "hospi",
    "forc": "army", "param": "army",
    "surge": "hospi", "nurse": "hospi", "medic": "hospi", "clini": "hospi", "admir": "navy", "commo": "navy", "colon": "army", "col": "army",
    "lieut": "army", "lt": "army", "maj": "army", "brig": "army", "brigr": "army", "capt": "army", "mayor": "mayor", "munic": "mayor", "gover": "gover",
    "consu": "embas", "admin": "gover", "hall": "mayor", "fire": "fire", "firef": "fire",
    "warde": "priso", "dioce": "churc", "bisho": "churc", "priest": "churc", "paris": "churc",
}  # fmt: skip
ALONE: Final = BODIES | frozenset(OFFICE.values())
CIVIL: Final = frozenset({"secre", "attor", "prose", "inspe", "direc", "polic", "gover", "consu", "audit", "solic", "manag"})  # whose general is no soldier
ONE_SORT: Final = frozenset({"polic", "hospi", "prose", "mayor", "embas"})  # two persons of these, without a body, are of one


def sorts(one: Voice) -> frozenset[str]:
    """The sorts of bodies that a voice is or is of."""
    found = one.generic | one.body
    army = frozenset({"army"}) if one.person and "gener" in found and not found & CIVIL else frozenset()  # "General Vargas"
    return frozenset(OFFICE.get(word, word) for word in found) & ALONE | army


def lands(one: Voice) -> frozenset[str]:
    """The countries in a voice's name."""
    return (one.body | one.generic) & LANDS


def holds(one: Voice, body: Voice) -> bool:
    """May somebody with an office be of a body: of its sort, and not of another country or of another name?"""
    if body.kind not in (OriginKind.SOURCE, OriginKind.UNNAMED) or one == body or not sorts(one) & sorts(body):
        return False
    if lands(one) and lands(body) and not lands(one) & lands(body):
        return False
    return not body.person or not one.person or bool(sorts(one) & sorts(body) & ONE_SORT)


def own(one: Voice) -> frozenset[str]:
    """The words of a body's own name."""
    return one.body - LANDS - frozenset(OFFICE) - ALONE


def joined(one: Mapping[Voice, Voice]) -> dict[Voice, Voice]:
    """The voices with those who hold an office, and have no body by name, counted to a body of that sort, if any is named. Order does not matter."""
    heads = sorted(set(one.values()), key=lambda v: (bool(v.person), -len(v.body), v.key))
    taken = {head: near for head in heads if not own(head) and sorts(head) and (near := _nearest(head, heads)) is not None}
    return {voice: _last(head, taken) for voice, head in one.items()}


def _nearest(one: Voice, heads: Sequence[Voice]) -> Voice | None:
    """The body that somebody holds an office of: one that stands before him in the order of heads, so that two never point at each other."""
    before: list[Voice] = []
    for head in heads:
        if head == one:
            break
        before.append(head)
    before += [head for head in heads if not one.person and head not in before and own(head)]  # these are nobody else's
    fit = [head for head in before if one.kind is OriginKind.SOURCE and holds(one, head)]
    return max(fit, key=lambda head: len(head.generic & one.generic)) if fit else None


def _last(head: Voice, taken: Mapping[Voice, Voice]) -> Voice:
    while head in taken:
        head = taken[head]
    return head
