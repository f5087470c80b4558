"""Voice: who speaks at the inner end of a chain, made comparable: body, person, document, agency, or people without a name.

A body, its spokesman and its minister are one voice; people without a name are one voice by what they are called ("a security official"), so that doubt
never adds one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tocsin.incident.lexicon import (
    AGENCY,
    ALIKE,
    ARMIES,
    DOCUMENT,
    GENERAL_STAFF,
    LANDS,
    LOCAL,
    OUTLET_WORDS,
    PAPER,
    PEOPLE,
    PRONOUN,
    RANKS,
    SEAT,
    STAFF,
    STATEMENT,
    WHOLE,
)
from tocsin.incident.words import STOP_STEMS, WORD, Word, listed, rarity, stem, words
from tocsin.model import AttributionKind, Entity, EntityKind, OriginKind


def _cut(found: str) -> str:
    return WHOLE.get(found) or ALIKE.get(found[:5], found[:5])


RANK_STEMS: Final = frozenset(map(stem, listed(RANKS)))
GENERIC: Final = frozenset({"brigr", *(_cut(w) for w in map(stem, listed(RANKS)))})
DROPPED: Final = frozenset(
    _cut(w)
    for w in map(
        stem,
        listed(
            "later earlier separate brief written unnamed anonymous condition anonymity own several according told daily own televised "
            "charge advisory alert bulletin notice warning"
        ),
    )
)


PARTED: Final = re.compile(r"(?i)\b(coast|air) (guard|force)\b")
STATES: Final = re.compile(r"\b(?:United States(?: of America)?|U\. ?S\.(?: ?A\.)?|U\.S\b|US\b)")
KINGDOM: Final = re.compile(r"\b(?:United Kingdom|U\. ?K\.|U\.K\b|UK\b)")
NATIONS: Final = re.compile(r"\b(?:United Nations|U\. ?N\.)")
UN_MISSION: Final = re.compile(
    r"\b(?:MONUSCO|MINUSMA|MINUSCA|MINUJUSTH|UNMISS|UNIFIL|UNISFA|UNAMID|UNAMA|UNAMI|UNSMIL|UNDOF|UNFICYP|UNMIK|UNTSO|BINUH|UNITAMS|UNTMIS)\b|"
    r"\b[Bb]lue helmets\b|"
    r"\b(?:UN|United Nations)(?: peacekeep\w+)?(?: stabili[sz]ation)? (?:mission|force|peacekeepers)\b"
)
PLACES: Final = frozenset(
    _cut(w) for w in map(stem, listed("regional provincial district city town northern southern eastern western north south east west central"))
)
CAPITALS: Final = re.compile(r"\b[A-Z]{3,8}\b")
DEMONYM: Final = re.compile(r"(?:ian|ean|an|ese|ish)s?$")
TRADE: Final = re.compile(r"[a-z](?:ers|ors|ists|ants|men)$")
MANY: Final = re.compile(r"(?i)\b(?:officials|officers)\b")
BODIES: Final = frozenset({"hospi", "ministry", "polic", "army", "embas", "counc", "missi", "commi", "agenc", "compa", "priso", "court", "briga"})


OFFICES: Final = BODIES | {"gover", "mayor", "prose"}
SORTS: Final = BODIES | {"gover", "direc", "mayor", "prose", "presi", "court", "medic", "chari", "assoc", "admin", "state", "national", "regio", "gener"}
MEDIA: Final = frozenset({OriginKind.OUTLET, OriginKind.WIRE, OriginKind.OWN})
PARTICLES: Final = frozenset({"al", "el", "de", "bin", "ibn", "von", "van", "abu", "da", "ad", "as", "di", "la"})
PLAIN: Final = 7.0  # a word at the start of a name and no rarer than this may have its capital from the sentence


ANYBODY: Final = re.compile(
    r"(?:(?:the|its|their) )?(?:[a-z]+-(?:run|based|led|backed|owned) )?"
    r"(?:builder|operator|owner|firm|employer|carrier|airline|insurer|organi[sz]ation|movement|outfit|bank|network|league|centre|paper|"
    r"source|campaigners|institution|body|speaker)s?$",
    re.IGNORECASE,
)  # fmt: skip


ONLY_WORDS: Final = re.compile(
    r"^(?:[Tt]he |[Aa]n? |[Tt]his |[Ii]ts |[Tt]heir )?(?:[a-z]+ )?"
    r"(?:statement|communiqu[eé]|press release|release|announcement|text|message|post|note|notice|readout)$"
)


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
        stems = (" ".join(sorted(words_)) for words_ in (self.body, self.person, self.generic))
        return (self.kind.value, *stems, self.name, self.actor or "", self.country or "", self.sort.value if self.sort else "")

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
        if not self.body and not self.generic & BODIES and sum(word.capital for word in words(self.name)) > 2:
            return False  # "the Joint Operations Command"
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
        return bool(TRADE.search(self.name)) and not any(
            word.capital for word in found if word.start > 0 and base_of(word) not in LANDS and not DEMONYM.search(word.stem)
        )

    @property
    def nobody(self) -> bool:
        """Does it name neither a person, a body nor a sort of body ("the statement", "the builder"; not "the diocese", "the police", "coalition command")?"""
        if ANYBODY.match(self.name) or (self.kind is OriginKind.SOURCE and ONLY_WORDS.match(self.name)):
            return True
        if len(self.generic) > 1 and "group" not in self.generic:
            return False
        if self.vague and (self.sort is EntityKind.PLACE or "group" in self.generic):
            return True
        return self.vague and not (self.generic & SORTS or self.body - {"advis", "ship", "vesse", "plant", "regim", "side", "event", "situa", "count"})


ARMY: Final = re.compile(rf"\b(?:{'|'.join(ARMIES)})\b")


def base(word: str) -> str:
    """A stem cut to five letters, so that "Armenian" is "Armenia" and "Defence" is "Defense"."""
    return _cut(stem(word))


def base_of(word: Word) -> str:
    """The base of a word found in a text."""
    return _cut(word.stem)


def tokens(name: str) -> frozenset[str]:
    """The comparable stems of a name."""
    name = re.sub(r"(?i)\bgeneral staff\b", "general staff army", name)
    name = ARMY.sub(lambda match: f"{ARMIES[match[0]]} army", name)
    name = UN_MISSION.sub("UN mission", PARTED.sub(r"\1\2", NATIONS.sub("UN", KINGDOM.sub("Britain", STATES.sub("USA", name)))))
    return (
        frozenset(base(word) for match in WORD.finditer(name) for word in re.split(r"['’]s?$", match[0]) if len(word) > 1 and stem(word) not in STOP_STEMS)
        - DROPPED
    )


def split(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that tell a name from others, and those of ranks and roles."""
    found = tokens(name)
    return found - GENERIC, found & GENERIC


def split_name(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a person's name, and those of his ranks: only whole words are ranks, so that Chari is no charity."""
    ranks = frozenset(_cut(word.stem) for word in words(name) if word.stem in RANK_STEMS)
    return tokens(name) - ranks - PARTICLES, ranks


def sort_of(name: str, entity: Entity | None, kind: str) -> OriginKind:
    """What sort of teller a name is."""
    sorts = {word.stem for word in words(_headed(LOCAL.sub("", GENERAL_STAFF.sub("command", name))))} & set(PEOPLE)
    if INSIDERS.match(name) or name.casefold() in ("staff", "the staff"):
        return OriginKind.UNNAMED
    if AGENCY.search(name) and not STATEMENT.search(name):
        return OriginKind.WIRE
    if STATEMENT.search(name):
        return OriginKind.SOURCE
    if PAPER.search(name) and not sorts and not any(word.capital for word in words(name)[1:]):
        return OriginKind.DOCUMENT
    if (entity and entity.kind is EntityKind.MEDIA) or A_MEDIUM.match(name) or (OUTLET_WORDS.search(name) and not sorts):
        return OriginKind.OUTLET
    proper = any(word.capital for word in words(name)[1:])
    if (DOCUMENT.search(name) and not STATEMENT.search(name) and not sorts and not (proper and entity and entity.kind is EntityKind.PERSON)) or (
        kind == AttributionKind.DOCUMENT and not proper and entity is None
    ):
        return OriginKind.DOCUMENT
    if any(word.capital and word.start > 4 and word.stem in PEOPLE for word in words(name)):
        return OriginKind.SOURCE
    personal = sum(word.capital for word in words(name)) >= 2 and not re.search(r"(?i)\b(?:of|from|in|with|at|near|who|serving|based|stationed)\b", name)
    if sorts and not personal and not (entity and entity.actor):
        return OriginKind.UNNAMED
    return OriginKind.SOURCE


HEADED: Final = re.compile(
    r"(?i)^(?P<head>(?:[\w’'-]+ ){0,3}(?:committee|council|union|association|assembly|commission|board|league|federation|network|movement)) (?:of|for) "
)


def _headed(name: str) -> str:
    """A name without those whom a body is of: a committee of residents is a committee."""
    match = HEADED.match(name)
    return match["head"] if match else OF_THEM.sub("", name)


OF_THEM: Final = re.compile(r"(?i)\b\w+s['’] (?=(?:committee|council|union|association|syndicate|league|federation)\b)")  # "the doctors' committee"


def _proper(name: str) -> str:
    """The words of a name that are names themselves."""
    return " ".join(word for word in name.split() if word[:1].isupper())


INSIDERS: Final = re.compile(
    r"(?i)^(?:\w+ )?(?:people|persons?|sources?|those|someone) (?:familiar(?: with)?|with (?:direct )?knowledge of|briefed on|close to|privy to)\b"
)


def unnamed(name: str) -> frozenset[str]:
    """What people without a name are called: their sort, and what it is of ("security official")."""
    if INSIDERS.match(name):
        return frozenset({"insider"})
    found = {PEOPLE.get(word.stem, base(word.stem)) for word in words(_without_place(name))}
    return frozenset({"witness"}) if "witness" in found else frozenset(found - {"one", "two", "three", "four", "five", "who", "senior", "local"})


AT_WORK: Final = re.compile(r"(?<=(?i:worker|ployee)) (?:of|at) .*$|(?<=(?i:workers|ployees)) (?:of|at) .*$")  # where somebody works is not who he is


def _without_place(name: str) -> str:
    """What people without a name are called, without where they are ("in the province"); a body that they are of stays."""
    name = AT_WORK.sub("", name)
    what, _, where = re.sub(r" (?:(?:serving|based|stationed|deployed) )?(?:in|from|at|near|around) (?:the )?", "\x00", name, count=1).partition("\x00")
    found = {base(word) for word in where.split()}
    return what if found and not found & (GENERIC - PLACES) else name


COUNTED: Final = re.compile(
    r"(?i)^(?:the |an? )?(?:[a-z]+ )?"
    r"(?:account|version|figures|data|numbers|statistics|estimates|counts?|tally|tallies|(?:flash|situation) reports?) (?:of|from|by) (?:the )?(?=[A-Z])"
)
MEMBERS: Final = re.compile(
    r"(?i)^(?:the |some )?(?:rescuers|crews|volunteers|firefighters|medics|observers|peacekeepers|troops|soldiers|rangers|monitors)"
    r" (?:of|from|with) the (?-i:(?=[A-Z]))|"
    r"^(?:the |some )?(?:rebels|fighters|militants|guerrillas|insurgents|gunmen|militiamen) (?:of|from|loyal to|belonging to) (?:the )?(?-i:(?=[A-Z]))"
)
RULING: Final = r"(?:ministry|army|military|government|general staff|armed forces|presidency|foreign office|authorities)"
IN_SEAT: Final = re.compile(rf"(?P<b>(?i:\b{RULING}\b)[\w ]{{0,30}}) in (?P<c>{'|'.join(SEAT)})\b")  # "the ministry in Baku"
OF_SEAT: Final = re.compile(rf"\b(?P<c>{'|'.join(SEAT)})['’]s (?=(?:[\w-]+ )?(?i:{RULING})\b)")
CALLED_A: Final = re.compile(
    r"^(?:[Tt]he |[Aa]n? )?(?:[A-Z]?[a-z][\w’'-]* ){0,3}?"
    r"(?:firm|company|consultancy|charity|watchdog|militia|side|"
    r"(?:grid|power|port|airport|mine|pipeline|network) operator|news site|"
    r"(?:rebel|insurgent|militant|separatist|jihadist)(?: group| movement| coalition)?) (?=[A-Z])"
)  # what a body is, before its name ("the maritime security firm Pelorus")
IN_BRACKETS: Final = re.compile(r"^(?:[Aa]n? |[Tt]he )?[a-z][a-z ]+ \(([A-Z][^)]+)\)$")  # "a radio station (Radio Marrah)"
OF_STAFF: Final = re.compile(rf"^[Aa]n? (?P<of>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) {STAFF}\b")  # "a Central Wire photographer"
SHORT_TOO: Final = re.compile(r"(?<=[a-z]), [A-Z]{3,}$")  # "the United Nations office in Haiti, BINUH"
A_MEDIUM: Final = re.compile(r"(?:[Tt]he |[Aa]n? )?(?:[A-Z]?[a-z-]+ )?(?:web)?(?:site|portal|daily|newspaper|weekly|broadcaster|channel) [A-Z]")
SHOWN_TO: Final = re.compile(
    r" (?:seen|obtained|reviewed|published|leaked|read|posted|circulated|found|dated|shared|quoted|cited|which|that)\b.*$"
)  # of a paper: who saw it is not whose it is
NUMBER: Final = re.compile(
    r"(?i)^(?:an?|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\d[\d,.]*)$"
)
BOTH: Final = re.compile(
    r"(?i)^(?:both|neither|each|the two|social (?:networks|media))(?: of (?:them|those)| (?:men|women|people|sides|officials?|sources?|witnesses))?$|"
    r"^(?:two|three|conflicting|differing) (?:accounts|versions)\b"
)


def voice(name: str, entity: Entity | None, kind: str, about: str = "") -> Voice | None:
    """The teller of this name; None where it names nobody (a pronoun, "reportedly"). `about` are the words beside a person's name: his rank and his body."""
    name = CALLED_A.sub("", re.sub(r"(?<=[a-z]) side$", "", SHOWN_TO.sub("", MEMBERS.sub("", COUNTED.sub("", name)))))
    name = OF_SEAT.sub(lambda match: f"{SEAT[match['c']]} ", IN_SEAT.sub(lambda match: f"{match['b']} of {SEAT[match['c']]}", name))
    name = SHORT_TOO.sub("", IN_BRACKETS.sub(r"\1", name))
    name = SEAT.get(name, name)  # "Kigali said": its government
    if name.casefold() in PRONOUN or not words(STATES.sub("USA", name)) or BOTH.match(name) or NUMBER.match(name):
        return None
    staff = OF_STAFF.match(name)
    if staff and (medium := sort_of(staff["of"], None, kind)) in MEDIA:
        return Voice(staff["of"], medium, frozenset(), tokens(staff["of"]))
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
    titled = TITLED.match(name)
    if titled:
        return person(titled["n"], f"{name[: titled.start('n')]} {about}")
    own, roles = split(name)
    human = entity is not None and entity.kind is EntityKind.PERSON and sort is OriginKind.SOURCE
    if human and not _acronym(name) and not INSTITUTION.search(name) and _personal(name) and own and not own <= LANDS:
        (own, roles), (body, more), lands = split_name(name), split(about), of_land(name)
        return Voice(name, sort, own - lands, (body | lands) - (own - lands), roles | more, *known)
    return Voice(name, sort, frozenset(), own, roles, *known)


OF_POLICE: Final = re.compile(r"\b(?:SSP|DSP|CSP|DIG|IGP|DCP|ACP|SDPO|Supt|Superintendent|Inspector|Constable|Sheriff)\b")


def person(name: str, about: str) -> Voice:
    """A person as a voice, by his name and the words beside it."""
    about = f"{about} police" if OF_POLICE.search(about) else about
    (own, roles), (body, more), lands = split_name(name), split(about), of_land(name)
    return Voice(name, OriginKind.SOURCE, own - lands, (body | lands) - (own - lands), roles | more)


def of_land(name: str) -> frozenset[str]:
    """The country that stands before a title and a name ("Iranian President Hassan Rouhani"); none before a name alone (Jordan Reed, Roman Orlov)."""
    found = words(name)
    before = found[0] if len(found) > 3 and any(word.stem in RANK_STEMS for word in found[1:3]) else None
    return frozenset({base_of(before)}) & LANDS if before else frozenset()


TITLED: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z]\w+[- ])?(?:SSP|DSP|CSP|DIG|IGP|DCP|ACP|SDPO|Supt|Mr|Mrs|Ms|Dr|Prof|"
    r"Professor|Superintendent|Inspector|Commissioner|Constable|Sheriff|Sergeant|Captain|Capt|Major|Maj|"
    r"Lieutenant|Lt|"
    r"Colonel|Col|General|Gen|Brigadier|Brig|Admiral|Commodore|Sheikh|Father|Bishop|Governor|Mayor|Minister|Ambassador|Judge|Prosecutor)\.? "
    r"(?:(?:Colonel|Col|General|Gen|Commander|Superintendent)\.? )?(?P<n>[A-Z][\w’'-]+(?:[ -](?:al-|el-|de |bin )?[A-Z][\w’'-]+){0,3})$"
)


INSTITUTION: Final = re.compile(
    r"(?i)\b(?:guards?|forces?|police|army|navy|ministry|agency|authority|council|committee|commission|union|party|front|command|centre|center|hospital|office|"
    r"services?|works|company|group|association|league|mission|movement|brigades?|network|railways?|bank|society|institute|university|federation|foundation|"
    r"team|desk|observatory|circle|watch)$"
)


def _personal(name: str) -> bool:
    """Has every word of a name a capital, but for particles?"""
    return all(part[:1].isupper() or part.split("-")[0].casefold() in PARTICLES for part in name.split())


def _acronym(name: str) -> bool:
    """Is a name one word in capitals: a body's, not a person's?"""
    found = words(name)
    return len(found) == 1 and len(name) > 2 and name.removeprefix("the ").removeprefix("The ").isupper()
