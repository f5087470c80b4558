"""Same: whether two voices are one, by what is said of each, and of many voices which one stands for which.

Takes voices; knows nothing of reports. Doubt never adds an origin, but two bodies of two names, or of two countries, are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from tocsin.incident.lexicon import DOCUMENT, LANDS, PEOPLE
from tocsin.incident.voice import BODIES, CAPITALS, GENERIC, MANY, MEDIA, OFFICES, Voice, base, split
from tocsin.incident.words import words
from tocsin.model import OriginKind


def one_voice(full: Voice, part: Voice) -> bool:
    """Are two voices one? Persons by a shared name, bodies where one's words are among the other's, people without a name by what they are called."""
    if (full.kind, full.person, full.body, full.generic) == (part.kind, part.person, part.body, part.generic):
        return True
    if full.kind != part.kind and not {full.kind, part.kind} <= MEDIA:
        return same_name(full, part) or any(rule(*both) for rule in (speaks_for, described, paper_of, of_outlet) for both in ((full, part), (part, full)))
    if (full.actor and full.actor == part.actor and full.person == part.person) or shortened(full, part) or shortened(part, full):
        return True
    if full.person & part.person and (full.person <= part.person or part.person <= full.person or (full.body & part.body)):
        return True
    if (full.person and full.person <= part.body) or (part.person and part.person <= full.body):
        return True
    if (full.person and not part.person and part.body and part.body <= full.person) or same_office(full, part):
        return True
    if part.land:
        ruling = bool(full.generic & {"ministry", "army"}) and not full.body & LANDS and not full.generic & OF_A_PLACE
        return bool(full.body & part.body) or (full.country is not None and full.country == part.country) or (full.country is None and ruling)
    if full.body and part.body and same_body(full, part):
        return True
    if bool(full.person) != bool(part.person) and any(of_its_office(*both) for both in ((full, part), (part, full))):
        return True
    if full.kind is OriginKind.SOURCE and bool(full.person) != bool(part.person) and not ((full.body - LANDS) and (part.body - LANDS)):
        return bool(full.generic & part.generic & INSTITUTIONS)
    if part.generic == {"gover"} and not part.body and not part.person and "ministry" in full.generic:
        return True  # "the government" beside one of its ministries
    two_names = bool(part.body - LANDS) and bool(full.body - LANDS) and not part.body & full.body  # the interior ministry and the defence ministry
    two_lands = bool(part.body & LANDS) and bool(full.body & LANDS) and not part.body & full.body & LANDS
    return part.vague and not two_names and not two_lands and bool(part.generic & full.generic) and part.kind is OriginKind.SOURCE


def same_name(one: Voice, other: Voice) -> bool:
    """Have two voices one name, though one was taken for an outlet and the other for a source?"""
    kinds = {one.kind, other.kind}
    mine, theirs = one.body | one.person, other.body | other.person
    return OriginKind.SOURCE in kinds and bool(kinds & MEDIA) and bool(mine) and mine == theirs


def of_outlet(one: Voice, other: Voice) -> bool:
    """Is a person one of a body that was taken for an outlet ("the Ayar Detention Monitor")?"""
    return one.kind is OriginKind.SOURCE and bool(one.person) and other.kind is OriginKind.OUTLET and len(other.body) > 1 and other.body <= one.body


def of_its_office(one: Voice, body: Voice) -> bool:
    """Is a person of a body by all the words of its office and one of its own ("the RDC", "the Resident District Commissioner of Kotido, Ambrose Lotyang")?"""
    return bool(one.person) and not body.person and bool((one.body & body.body) - LANDS) and len(body.generic) > 1 and body.generic <= one.generic


def same_office(one: Voice, other: Voice) -> bool:
    """Are two bodies one by the words of their office alone ("the Ministry of Information", "Somalia's Ministry of Information")?"""
    if one.person or other.person or one.body - LANDS or other.body - LANDS or not one.generic & other.generic & BODIES:
        return False
    return len(one.generic) > 1 and one.generic == other.generic and not (one.body and other.body and not one.body & other.body)


@lru_cache(maxsize=1 << 12)
def initials(name: str) -> str:
    """The first letters of the words of a name that have a capital."""
    return "".join(word.stem[0] for word in words(name) if word.capital)


def shortened(full: Voice, part: Voice) -> bool:
    """Is one name the first letters of the other ("UKMTO", "United Kingdom Maritime Trade Operations")?"""
    short = next((word.casefold() for word in CAPITALS.findall(part.name) if base(word) in part.body), "")
    letters = initials(full.name)
    named = len(short) >= 3 and len(letters) >= 3 and letters in (short, short + letters[-1])
    return named or (bool(part.person) and not full.person and 3 <= len(letters) <= 5 and letters in part.body)  # "CGA deputy director Hsu"


def speaks_for(one: Voice, body: Voice) -> bool:
    """Are people without a name those of a named body ("health officials at the ministry")?"""
    if one.kind is not OriginKind.UNNAMED or body.kind is not OriginKind.SOURCE:
        return False
    if one.body & {"medic", "worker"} and "hospi" in one.body | one.generic and "hospi" in body.generic:
        return True
    sort = one.body - {"official"}
    if "official" in one.body and sort and sort <= BODIES and sort & body.generic:
        return True
    if "official" not in one.body or not MANY.search(one.name):
        return False
    own = one.body - GENERIC - LANDS - {"official"}
    return bool(one.body & body.generic & BODIES) and bool(own & (body.body - LANDS))


def described(one: Voice, person: Voice) -> bool:
    """Is somebody without a name called what a named person is ("a civil society leader")?"""
    own = one.body - GENERIC - LANDS - set(PEOPLE.values())
    return one.kind is OriginKind.UNNAMED and person.kind is OriginKind.SOURCE and bool(person.person) and bool(own) and own <= person.body


SHOWN: Final = re.compile(r"(?i)\b(?:videos?|footage|images?|photographs?|clip|recording)\b")  # what a body shows, not what leaks from it


def paper_of(paper: Voice, body: Voice) -> bool:
    """Is a document a body's ("a gendarmerie memo")?"""
    if paper.kind is not OriginKind.DOCUMENT or body.kind is not OriginKind.SOURCE:
        return False
    own = split(DOCUMENT.sub(" ", paper.name))[0] - LANDS
    return bool(own & (body.body - LANDS)) or (not own and bool(SHOWN.search(paper.name)) and bool(paper.generic & body.generic & BODIES))


INSTITUTIONS: Final = OFFICES | {"admin"}  # two of them are two bodies, whatever place they share
OF_A_PLACE: Final = frozenset({"admin", "regio", "city", "mayor", "distr", "provi", "town"})  # bodies of a part of a country, for which it does not speak
SORTED: Final = INSTITUTIONS - {"agenc"}  # an agency may be an army's or a ministry's


def same_body(one: Voice, other: Voice) -> bool:
    """Do two names mean one body? Their own words agree, or one has no more than the other's; bodies of two countries are two, and so are a ministry and an
    army.
    """
    lands = (one.body & LANDS, other.body & LANDS)
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return False
    mine, theirs = one.body - LANDS, other.body - LANDS
    if one.kind is OriginKind.UNNAMED or one.kind in MEDIA:
        return one.body <= other.body or other.body <= one.body
    kinds = ((one.generic | one.body) & SORTED, (other.generic | other.body) & SORTED)
    if not mine or not theirs:
        shared = one.generic & other.generic
        return bool(lands[0] & lands[1] or not (lands[0] and lands[1])) and (bool(shared & BODIES) or len(shared) > 1)
    return len(mine & theirs) > 1 or ((mine <= theirs or theirs <= mine) and (not kinds[0] or not kinds[1] or bool(kinds[0] & kinds[1])))


def merged(voices: Iterable[Voice]) -> dict[Voice, Voice]:
    """Of each voice the one that stands for it. The order in which voices are given does not matter: the fullest names come first, of equals the one that
    sorts first.
    """
    distinct = sorted(set(voices), key=lambda v: (v.vague or v.land, -len(v.body) - len(v.person), v.key))
    heads: list[list[Voice]] = []
    for one in distinct:
        near = [group for group in heads if any(one_voice(other, one) for other in group)]
        if near:
            near[0].append(one)
        else:
            heads.append([one])
    return {one: group[0] for group in heads for one in group}
