"""Doubt: voices that name nobody, counted to one that is named. Doubt never adds an origin.

Takes voices already made one by their names and offices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from tocsin.incident.lexicon import LANDS
from tocsin.incident.offices import sorts
from tocsin.incident.same import SHOWN
from tocsin.incident.voice import BODIES, Voice, tokens
from tocsin.model import EntityKind, OriginKind

FIGHTING: Final = frozenset(tokens("front force brigades movement liberation resistance guard rebels fighters jihad insurgents militia"))


def certain(one: Mapping[Voice, Voice]) -> dict[Voice, Voice]:
    """The voices with those that name nobody ("the statement", "the group") counted to one that is named, where there is one: doubt adds no origin.

    A body of another sort ("the mission" beside a ministry) stays: it is certainly somebody else.
    """
    heads = sorted(set(one.values()), key=lambda v: (v.kind is not OriginKind.SOURCE, v.vague, v.key))
    named = [head for head in heads if not head.vague]
    armed = sorted({head for one_, head in one.items() if one_.kind is OriginKind.SOURCE and not one_.vague and fights(one_)}, key=lambda v: v.key)
    papers = [head for head in heads if head.kind is OriginKind.DOCUMENT and head.body > {"document"}]
    out = {}
    for voice, head in one.items():
        if head.kind is OriginKind.DOCUMENT and head.body == {"document"} and len(papers) == 1 and shown(head) == shown(papers[0]):
            out[voice] = papers[0]
            continue
        if head.kind is OriginKind.UNNAMED and "group" in head.body and len(armed) == 1:
            out[voice] = armed[0]
            continue
        like = [known for known in named if known.generic & head.generic & BODIES] if head.vague and INDEFINITE.search(head.name) else []
        if "autho" in head.generic and not head.body - LANDS:
            like = [known for known in named if known != head and (sorts(known) | known.generic) & RULERS]
        if len(like) == 1:
            out[voice] = like[0]
            continue
        other_sort = head.generic & BODIES and not any(head.generic & BODIES & known.generic for known in named)
        out[voice] = named[0] if head.nobody and named and not other_sort else head
    return out


RULERS: Final = frozenset({"gover", "admin", "mayor", "prefe"})  # "the authorities" are one of these, where it is named alone


def shown(paper: Voice) -> bool:
    """Is it a video or recording, no paper?"""
    return bool(SHOWN.search(paper.name))


INDEFINITE: Final = re.compile(r"(?i)^an? |\b(?:of|for|at|from) an? ")  # "the spokeswoman of a local rights committee"


def fights(one: Voice) -> bool:
    """Is it an armed group, by what it is known as or by its name?"""
    return one.sort is EntityKind.GROUP or (one.sort in (None, EntityKind.PERSON) and bool((one.body | one.generic) & FIGHTING) and not one.generic & BODIES)
