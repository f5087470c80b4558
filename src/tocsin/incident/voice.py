"""Voice: who speaks at the inner end of a chain, made comparable: body, person, document, agency, or people without a name.

A body, its spokesman and its minister are one voice; people without a name are one voice by what they are called ("a security official"), so that doubt
never adds one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tocsin.incident.words import STOP_STEMS, WORD, Word, listed, rarity, stem, words
from tocsin.model import AttributionKind, Entity, EntityKind, OriginKind

AGENCIES: Final = (
    "Reuters", "Agence France-Presse", "AFP", "Associated Press", "AP", "TASS", "Interfax", "RIA Novosti", "Xinhua", "Anadolu", "IRNA", "ISNA", "Tasnim",
    "Fars", "Mehr",
    "SANA", "INA", "WAFA", "DPA", "EFE", "ANSA", "UPI", "PTI", "IANS", "Kyodo", "Yonhap", "MENA", "KUNA", "SPA", "WAM", "Petra", "NNA", "Ukrinform", "UNIAN",
    "Belta",
)  # fmt: skip
AGENCY: Final = re.compile(rf"\b(?:{'|'.join(AGENCIES)})\b|(?i:\bnews agency\b|\bnewswire\b|\bwire(?: service)?\b|\bpress agency\b|\bagency$)")
OUTLET_WORDS: Final = re.compile(
    r"(?i)\b(?:newspaper|daily|weekly|television|tv|radio|channel|broadcaster|media|news|press|post|times|herald|tribune|gazette|journal|"
    r"chronicle|courier|monitor|observer|"
    r"telegraph|online|correspondents?|reporters?|network|magazine|outlet|dispatch|ledger|bulletin|mirror|echo|star|sun|standard|examiner|register)\b"
)  # fmt: skip
DOCUMENT: Final = re.compile(
    r"(?i)\b(?:document|draft|memo|memorandum|flyer|leaflet|pamphlet|papers?|cable|letter|report|footage|video|images?|photographs?|recording|complaint|affidavit|"
    r"warrant|records?|filing|dossier|minutes|log|"
    r"e-?mails?|imagery|intercepts?|transcripts?|audit|directive|circular|note|file|manifest|protocol|decree|invoice|spreadsheet|clip|tape|diary|contract)s?\b"
)  # fmt: skip
STATEMENT: Final = re.compile(
    r"(?i)\b(?:statement|communiqu[eé]|press release|news release|announcement|post on (?:x|twitter|telegram|social media)|tweet|telegram|whatsapp|"
    r"(?:press|media|information|news|military|war|public relations|communications?) (?:service|office|centre|center|bureau|wing|secretary|"
    r"department|adviser|advisor|officer|"
    r"spokes\w+|conference|arm|unit|directorate|cell|team|desk|relations|information|media))\b"
)
PRONOUN: Final = frozenset({"he", "she", "they", "it", "who", "him", "her", "them", "which", "his", "their"})
PEOPLE: Final = {
    "witness": "witness", "eyewitness": "witness", "resident": "witness", "local": "witness", "villager": "witness", "neighbour": "witness",
    "neighbor": "witness", "bystander": "witness",
    "shopkeeper": "witness", "passer": "witness", "farmer": "witness", "inhabitant": "witness", "people": "witness", "official": "official",
    "sourc": "official", "source": "official",
    "officer": "official", "analyst": "analyst", "expert": "expert", "activist": "activist", "medic": "medic", "doctor": "medic",
    "rescuer": "rescuer", "survivor": "witness",
    "passenger": "witness", "relativ": "relative", "famili": "relative", "family": "relative", "diplomat": "diplomat",
    "fighter": "fighter", "worker": "worker",
    "soldier": "soldier", "driver": "witness", "teacher": "witness", "elder": "elder", "leader": "leader", "aide": "aide", "nurs": "medic",
    "staff": "worker", "investigator": "investigator", "woman": "witness", "women": "witness", "man": "witness",
    "men": "witness", "mother": "witness", "father": "witness", "trader": "witness", "merchant": "witness", "pilgrim": "witness", "youth": "witness",
    "separatist": "group", "hacker": "group", "gang": "group", "monk": "witness", "priest": "witness", "nun": "witness", "rebel": "group", "insurgent": "group",
    "militant": "group", "gunmen": "group", "student": "witness", "teenager": "witness", "boy": "witness", "girl": "witness", "shepherd": "witness",
}  # fmt: skip
RANKS: Final = (
    "spokesman spokeswoman spokesperson spokesmen spokespersons speaks speaking statement press office service chief head director deputy "
    "senior acting general gen lt lieutenant col "
    "colonel maj major capt captain brig brigadier commander minister ministry secretary department directorate dr sheikh local media "
    "information release governor mayor council "
    "authority authorities agency organisation organization state government officials official national public administration bureau "
    "committee commission centre center regional "
    "provincial district city town mission command staff division unit chairman chairwoman chair president coordinator representative "
    "envoy ambassador embassy leader group company "
    "police army military forces force armed hospital medical member judge prosecutor doctor manager owner runs joint supreme high central "
    "faction militia movement force station northern southern eastern western north south east west medic charity "
    "party association federation league coalition institution"
)  # fmt: skip
ALIKE: Final = {
    "minis": "ministry", "defen": "defence", "presi": "president", "milit": "army", "troop": "army", "armed": "army", "soldi": "army", "forces": "army",
    "iraqi": "iraq",
    "irani": "iran", "chine": "china", "briti": "britain", "frenc": "france", "saudi": "saudi", "gover": "gover", "embas": "embas", "ambas": "embas",
    "polic": "polic", "armi": "army", "dutch": "nethe", "germa": "germa",
    "turki": "turke", "spani": "spain", "polis": "polan", "swedi": "swede", "afgha": "afgha", "unite": "un", "natio": "un", "kyivs": "ukrai",
    "mosco": "russi", "krem": "russi",
}  # fmt: skip
WHOLE: Final = {"brigadi": "brigr", "brigadier": "brigr", "national": "national", "arm": "army"}  # stems that five letters would mix up


def _cut(found: str) -> str:
    return WHOLE.get(found) or ALIKE.get(found[:5], found[:5])


GENERIC: Final = frozenset({"brigr", *(_cut(w) for w in map(stem, listed(RANKS)))})
DROPPED: Final = frozenset(
    _cut(w)
    for w in map(
        stem,
        listed(
            "later earlier separate brief written unnamed anonymous condition anonymity own several according told daily own televised "
            "advisory alert bulletin notice warning"
        ),
    )
)


PLACES: Final = frozenset(
    _cut(w) for w in map(stem, listed("regional provincial district city town northern southern eastern western north south east west central"))
)
CAPITALS: Final = re.compile(r"\b[A-Z]{3,8}\b")
TRADE: Final = re.compile(r"[a-z](?:ers|ors|ists|ants|men)$")
MANY: Final = re.compile(r"(?i)\b(?:officials|officers)\b")
BODIES: Final = frozenset({"hospi", "ministry", "polic", "army", "embas", "counc", "missi", "commi", "agenc", "compa", "priso", "court", "briga"})


OFFICES: Final = BODIES | {"gover", "mayor", "prose"}
SORTS: Final = BODIES | {"gover", "direc", "mayor", "prose", "presi", "court", "medic", "chari", "assoc", "state", "national", "regio", "gener"}
MEDIA: Final = frozenset({OriginKind.OUTLET, OriginKind.WIRE, OriginKind.OWN})
PARTICLES: Final = frozenset({"al", "el", "de", "bin", "ibn", "von", "van", "abu", "da", "ad", "as", "di", "la"})
PLAIN: Final = 7.0  # a word at the start of a name and no rarer than this may have its capital from the sentence
LANDS: Final = listed(
    "afgha armen austr azerb belar belgi brazi brita burki burma camer canad chad chile china colom congo croat cuba cyman czech denma "
    "ecuad egypt eritr eston ethio finla franc franc georg germa ghana "
    "greec guine haiti hunga india indon iran iraq irela israe italy japan jorda kazak kenya kosov kuwai kyrgy laos latvi leban liber "
    "libya lithu malay mali mexic moldo monte moroc mozam myanm nepal nethe "
    "niger norwa oman pakis pales panam peru phili polan portu qatar roman russi rwand saudi seneg serbi singa slova somal spain sri sudan "
    "swede switz syria taiwa tajik tanza thail tunis turke turkm ugand "
    "ukrai un usa ameri uzbek venez vietn yemen zambi zimba kurdi"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """One teller, comparable: the stems of a person's name, of the body he speaks for, and of ranks and roles that name nobody by themselves."""

    name: str
    kind: OriginKind
    person: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    actor: str | None = None
    country: str | None = None
    sort: EntityKind | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What is the same of two mentions of one voice, as words to sort by."""
        return (self.kind.value, " ".join(sorted(self.body)), " ".join(sorted(self.person)), " ".join(sorted(self.generic)), self.name, self.actor or "")

    @property
    def land(self) -> bool:
        """Is it a country, or its capital, that speaks for its government?"""
        capital = self.sort in (EntityKind.GOVERNMENT, EntityKind.PLACE) and len(self.body) == 1
        return self.kind is OriginKind.SOURCE and not self.person and not self.generic and bool(self.body) and (self.body <= LANDS or capital)

    @property
    def vague(self) -> bool:
        """Does it name nobody by itself ("the ministry", "the advisory")?"""
        if self.kind is OriginKind.SOURCE and self.sort is EntityKind.PLACE and not self.generic:
            return True
        if self.kind is not OriginKind.SOURCE or self.actor or self.person:
            return False
        held = [word for word in words(self.name) if base_of(word) in self.body]
        if held and sum(word.capital for word in words(self.name)) > 1:
            return False
        return not any(word.capital and (word.start > 0 or rarity(word.stem) > PLAIN) and base_of(word) not in LANDS for word in held)

    @property
    def crowd(self) -> bool:
        """Are they some of a trade ("shipowners", "two refiners"), who comment on what others tell?"""
        found = words(self.name)
        if self.kind is not OriginKind.SOURCE or self.actor or self.person or self.generic or not found:
            return False
        return bool(TRADE.search(self.name)) and not any(word.capital for word in found if word.start > 0 and base_of(word) not in LANDS)

    @property
    def nobody(self) -> bool:
        """Does it name neither a person, a body nor a sort of body ("the statement", "the group"; not "the diocese", "the police")?"""
        if self.vague and (self.sort is EntityKind.PLACE or "group" in self.generic):
            return True
        return self.vague and not (self.generic & SORTS or self.body - {"advis", "ship", "vesse", "plant", "regim", "side", "event", "situa", "count"})


def base(word: str) -> str:
    """A stem cut to five letters, so that "Armenian" is "Armenia" and "Defence" is "Defense"."""
    return _cut(stem(word))


def base_of(word: Word) -> str:
    """The base of a word found in a text."""
    return _cut(word.stem)


def tokens(name: str) -> frozenset[str]:
    """The comparable stems of a name."""
    return (
        frozenset(base(word) for match in WORD.finditer(name) for word in re.split(r"['’]s?$", match[0]) if len(word) > 1 and stem(word) not in STOP_STEMS)
        - DROPPED
    )


def split(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that tell a name from others, and those of ranks and roles."""
    found = tokens(name)
    return found - GENERIC, found & GENERIC


def sort_of(name: str, entity: Entity | None, kind: str) -> OriginKind:
    """What sort of teller a name is."""
    sorts = {word.stem for word in words(name)} & set(PEOPLE)
    if AGENCY.search(name) and not STATEMENT.search(name):
        return OriginKind.WIRE
    if STATEMENT.search(name):
        return OriginKind.SOURCE
    if (entity and entity.kind is EntityKind.MEDIA) or (OUTLET_WORDS.search(name) and not sorts):
        return OriginKind.OUTLET
    proper = any(word.capital for word in words(name)[1:])
    if (DOCUMENT.search(name) and not STATEMENT.search(name) and not sorts and not (proper and entity and entity.kind is EntityKind.PERSON)) or (
        kind == AttributionKind.DOCUMENT and not proper and entity is None
    ):
        return OriginKind.DOCUMENT
    if any(word.capital and word.start > 4 and word.stem in PEOPLE for word in words(name)):
        return OriginKind.SOURCE
    personal = sum(word.capital for word in words(name)) >= 2 and not re.search(r"(?i)\b(?:of|from|in|with|at)\b", name)
    if sorts and not personal and not (entity and entity.actor):
        return OriginKind.UNNAMED
    return OriginKind.SOURCE


def _proper(name: str) -> str:
    """The words of a name that are names themselves."""
    return " ".join(word for word in name.split() if word[:1].isupper())


def unnamed(name: str) -> frozenset[str]:
    """What people without a name are called: their sort, and what it is of ("security official")."""
    found = {PEOPLE.get(word.stem, base(word.stem)) for word in words(_without_place(name))}
    return frozenset({"witness"}) if "witness" in found else frozenset(found - {"one", "two", "three", "four", "five", "who", "senior", "local"})


def _without_place(name: str) -> str:
    """What people without a name are called, without where they are ("in the province"); a body that they are of stays."""
    what, _, where = re.sub(r" (?:in|from|at|near|around) (?:the )?", "\x00", name, count=1).partition("\x00")
    found = {base(word) for word in where.split()}
    return what if found and not found & (GENERIC - PLACES) else name


def voice(name: str, entity: Entity | None, kind: str, about: str = "") -> Voice | None:
    """The teller of this name; None where it names nobody (a pronoun, "reportedly"). `about` are the words beside a person's name: his rank and his body."""
    if name.casefold() in PRONOUN or not words(name):
        return None
    sort = sort_of(name, entity, kind)
    actor = entity.actor if entity else None
    known = (actor.id if actor else None, (actor.country if actor else None) or (entity.country if entity else None), entity.kind if entity else None)
    if sort is OriginKind.UNNAMED:
        return Voice(name, sort, frozenset(), unnamed(name), frozenset(), *known)
    if sort is OriginKind.DOCUMENT:
        own, roles = split(DOCUMENT.sub(" ", name))
        return Voice(name, sort, frozenset(), frozenset({"document"}) | {word for word in own if word in tokens(_proper(name))}, roles, *known)
    who, _, of = re.sub(r" (?:of|from|for) (?:the )?", "\x00", name, count=1).partition("\x00")
    if of and entity and entity.kind is EntityKind.PERSON and split(who)[0]:
        return voice(who, entity, kind, f"{name[: len(who)]} {of} {about}")
    own, roles = split(name)
    if entity and entity.kind is EntityKind.PERSON and not _acronym(name) and all(w.capital or w.stem in PARTICLES for w in words(name)) and own:
        body, more = split(about)
        return Voice(name, sort, own, body - own, roles | more, *known)
    return Voice(name, sort, frozenset(), own, roles, *known)


def _acronym(name: str) -> bool:
    """Is a name one word in capitals: a body's, not a person's?"""
    found = words(name)
    return len(found) == 1 and len(name) > 2 and name.removeprefix("the ").removeprefix("The ").isupper()


def one_voice(full: Voice, part: Voice) -> bool:
    """Are two voices one? Persons by a shared name, bodies where one's words are among the other's, people without a name by what they are called."""
    if full.kind != part.kind and not {full.kind, part.kind} <= MEDIA:
        return any(rule(*both) for rule in (speaks_for, described, paper_of) for both in ((full, part), (part, full)))
    if (full.actor and full.actor == part.actor and full.person == part.person) or shortened(full, part) or shortened(part, full):
        return True
    if full.person & part.person and (full.person <= part.person or part.person <= full.person or (full.body & part.body)):
        return True
    if (full.person and full.person <= part.body) or (part.person and part.person <= full.body):
        return True
    if part.land:
        ruling = bool(full.generic & {"ministry", "army"}) and not full.body & LANDS
        return bool(full.body & part.body) or (full.country is not None and full.country == part.country) or (full.country is None and ruling)
    if full.body and part.body and same_body(full, part):
        return True
    if full.kind is OriginKind.SOURCE and bool(full.person) != bool(part.person) and not ((full.body - LANDS) and (part.body - LANDS)):
        return bool(full.generic & part.generic & OFFICES)
    return part.vague and bool(part.generic & full.generic) and part.kind is OriginKind.SOURCE


@lru_cache(maxsize=1 << 12)
def initials(name: str) -> str:
    """The first letters of the words of a name that have a capital."""
    return "".join(word.stem[0] for word in words(name) if word.capital)


def shortened(full: Voice, part: Voice) -> bool:
    """Is one name the first letters of the other ("UKMTO", "United Kingdom Maritime Trade Operations")?"""
    short = next((word.casefold() for word in CAPITALS.findall(part.name) if base(word) in part.body), "")
    letters = initials(full.name) if len(short) >= 3 else ""
    return len(short) >= 3 and len(letters) >= 3 and letters in (short, short + letters[-1])


def speaks_for(one: Voice, body: Voice) -> bool:
    """Are people without a name those of a named body ("health officials at the ministry")?"""
    if one.kind is not OriginKind.UNNAMED or body.kind is not OriginKind.SOURCE or "official" not in one.body or not MANY.search(one.name):
        return False
    own = one.body - GENERIC - LANDS - {"official"}
    return bool(one.body & body.generic & BODIES) and bool(own & (body.body - LANDS))


def described(one: Voice, person: Voice) -> bool:
    """Is somebody without a name called what a named person is ("a civil society leader")?"""
    own = one.body - GENERIC - LANDS - set(PEOPLE.values())
    return one.kind is OriginKind.UNNAMED and person.kind is OriginKind.SOURCE and bool(person.person) and bool(own) and own <= person.body


def paper_of(paper: Voice, body: Voice) -> bool:
    """Is a document a body's ("a gendarmerie memo")?"""
    if paper.kind is not OriginKind.DOCUMENT or body.kind is not OriginKind.SOURCE:
        return False
    own = split(DOCUMENT.sub(" ", paper.name))[0] - LANDS
    return bool(own & (body.body - LANDS))


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
    kinds = (one.generic & BODIES, other.generic & BODIES)
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
