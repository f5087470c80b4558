"""Names: who and where in a sentence: the known name, or the fullest in the report, with the article that English asks for, and the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tocsin.model import Entity, EntityKind, Filler, PlaceKind, Reading, Span
from tocsin.watch.line import Kind, Piece, listed


def listed_words(rows: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(rows.split())


PRONOUNS: Final = listed_words(
    "he she it they him her them his hers its their theirs this that these those who whom which we us our i me my you your himself herself itself themselves "
    "someone anyone others another one both all some there here where unidentified unknown origin suspected residential"
)
MASS: Final = listed_words(
    "people police troops men women children media news television tv radio press equipment infrastructure personnel security staff aid fuel oil airspace "
    "territory intelligence artillery ammunition weaponry property traffic shipping sources officials someone civilians militia "
    "aircraft unidentified unknown residential civilian military"
)
DEFINITE: Final = listed_words("government administration regime army navy coalition opposition parliament judiciary presidency military public group country")
PLURALS: Final = listed_words("people police troops men women children personnel media servicemen gunmen policemen forces guards units brigades")
SEVERAL: Final = listed_words("several some many two three four five both")
HEADS: Final = re.compile(
    r"(?:.* )?(?:Forces?|Army|Navy|Guards?|Guards? Corps|Corps|Command|Department|Ministry|Embassy|Consulate|Agency|Government|Parliament|Society|Council|"
    r"Union|Fleet|Office|Service|Committee|Party|Organi[sz]ation|Association|Resistance|Front|Brigades?|Court|House|Times|Post|Zone|Gulf|Sea|Ocean|Strait|"
    r"Emirates|States|Nations|Kingdom|Republic|Senate|Congress|Pentagon|Kremlin|Authority|Red Crescent|Red Cross|Islamic State)(?: (?:of|in) .+)?"
)
BEFORE: Final = re.compile(
    r"(?i)(?:^|[^\w])(the|a|an|this|that|these|those|its|his|her|their|our|some|any|each|every|no|another|two|three|four|five|several|many)\s+$"
)
WHERE: Final = re.compile(
    r"(?i)\b(in|at|near|on|off|from|to|into|outside|inside|across|along|around|over|above|within|(?:north|south|east|west)(?:east|west)? of)"
    r"\s+(the |a |an |its |his |her |their )?(?:\w+ly )?$"
)
ADJECTIVE: Final = re.compile(r"[A-Z][a-z]+(?:ian|ish|ese|eli|aqi)|American|Saudi|German|French|Dutch|Afghan|Emirati|Kuwaiti|Qatari|Yemeni")
FIRST: Final = re.compile(r"(?i)(?:the|an?|this|that|these|those|some|about|most|much|many|several|parts?|all|both|every|no) ")
POINTS: Final = frozenset({PlaceKind.BASE, PlaceKind.AIRPORT, PlaceKind.COMPOUND, PlaceKind.SITE, PlaceKind.CROSSING, PlaceKind.PORT})
MOST: Final = 3  # names in a row


def balanced(name: str) -> str:
    """The name without a bracket that never closes, a preposition or owner in front, or the s that says whose something is.

    >>> balanced("Popular Mobilization Forces (PMF"), balanced("Iran's"), balanced("of their bases")
    ('Popular Mobilization Forces', 'Iran', 'bases')
    """
    name = name.split(" (")[0] if name.count("(") != name.count(")") else name
    return re.sub(r"^(?:(?:of|by|from|and|its|his|her|their|our)\s+)+|['’]s$", "", name).strip(" ,;:.")


def head(name: str) -> str:
    """The word that says what it is: the last before a preposition."""
    words = re.split(r" (?:of|by|in|from|for|on|at|to|with|near|and|that|who|which) ", name)[0].split()
    return words[-1] if words else ""


def plural(name: str) -> bool:
    """Do these words ask for "were"?

    >>> plural("three guards"), plural("the embassy"), plural("officers of the guard"), plural("local and foreign personnel"), plural("Several of them")
    (True, False, True, True, True)
    """
    words = name.casefold().split()
    if words and (words[0] in SEVERAL or words[-1] in PLURALS):
        return True
    last = head(name).casefold()
    numbered = name[:1].isdigit() and name.split()[0] != "1"
    return last in PLURALS or numbered or (last.endswith("s") and not last.endswith(("ss", "us", "is", "'s")) and not head(name)[:1].isupper())


def indefinite(name: str) -> str:
    """`a ` or `an `, by the sound of the first letter."""
    low = name.casefold()
    vowel = low.startswith(tuple("aeio")) and not low.startswith(("eu", "one "))
    return "an " if vowel or (low.startswith(("un", "ur", "hour")) and not low.startswith(("uni", "un "))) else "a "


def article(name: str, kind: EntityKind | None) -> str:
    """The article that a name takes by itself: `the ` before bodies, `a ` or `an ` before one thing in small letters, else none.

    >>> article("United States", None), article("police officer", None), article("Iran", None), article("reports that name no source", None)
    ('the ', 'a ', '', '')
    """
    if FIRST.match(name) or re.search(r" to [A-Z]\w+ [A-Z]", name):
        return ""
    if kind is not EntityKind.PERSON and "'s " not in name and "’s " not in name and HEADS.fullmatch(name):
        return "the "
    last = head(name)
    final = name.split()[-1] if name.split() else ""
    person = kind is EntityKind.PERSON and final[:1].isupper()
    if person or not last.islower() or re.search(r"['’]s ", name) or name[:1].isdigit() or re.search(r"-[A-Z]", final):
        return ""
    if last.casefold() in DEFINITE or re.search(r" of [A-Z]", name):
        return "the "
    return "" if plural(name) or last.casefold() in MASS else indefinite(name)


def said_article(reading: Reading, words: Span) -> str | None:
    """The article before these words in the report; "the " for a word that says whose or which; None where nothing stands there."""
    before = BEFORE.search(reading.report.text[max(0, words.start - 12) : words.start])
    if before is None:
        return None
    found = before[1].casefold()
    return f"{found} " if found in ("the", "a", "an") else "the " if found in ("its", "his", "her", "their", "our", "this", "that") else ""


def naming(entity: Entity, name: str, words: Span) -> tuple[Span, ...]:
    """The words that fill the role, and where they share no word with the name, those of the report that give it."""
    wanted = set(re.findall(r"\w+", name.casefold()))
    if wanted & set(re.findall(r"\w+", words.quote.casefold())):
        return (words,)
    giving = [mention for mention in entity.mentions if wanted & set(re.findall(r"\w+", mention.quote.casefold()))]
    near = min(giving, key=lambda mention: (abs(mention.start - words.start), mention.start), default=None)
    return (words, near) if near else (words,)


def lowered(reading: Reading, words: Span) -> str:
    """The words as they would stand within a sentence: `rebels of the Grey Banner`, where they begin one with a plain plural."""
    report = reading.report
    begins = words.start == report.sentences[report.sentence_of(words)].start
    first, _, rest = words.quote.partition(" ")
    plain = begins and rest[:1].islower() and first[1:].islower() and first.endswith("s") and not first.endswith(("ss", "us", "is"))
    return words.quote[0].lower() + words.quote[1:] if plain else words.quote


def shown(reading: Reading, words: Span, entity: Entity | None) -> str:
    """The name that is shown: the actor's known one, or the fullest in the text, or the words themselves."""
    if entity is None:
        return balanced(lowered(reading, words))
    if entity.actor:
        return balanced(entity.actor.name)
    known = (name for name in (lowered(reading, words), entity.name) if name.casefold() not in PRONOUNS)
    return balanced(max(known, key=len, default=words.quote))


def name(reading: Reading, words: Span, ident: str | None, kind: Kind = Kind.WHO) -> list[Piece]:
    """The name with its article; nothing where the report has only a pronoun."""
    entity = reading.entity(ident)
    text = shown(reading, words, entity)
    adjective = (entity is None or entity.kind is not EntityKind.PERSON) and ADJECTIVE.fullmatch(text)
    if not text or text.casefold() in PRONOUNS or adjective:
        return []
    spans = naming(entity, text, words) if entity else (words,)
    first, _, rest = text.partition(" ")
    if rest and first.casefold() in ("the", "a", "an"):
        return [Piece(f"{first.casefold()} "), Piece(rest, kind, spans)]
    if rest and first.casefold() in SEVERAL:
        return [Piece(f"{first.casefold()} {rest}", kind, spans)]
    found = said_article(reading, words) if text.casefold() == balanced(words.quote).casefold() and head(text).islower() else None
    lead = found if found is not None else article(text, entity.kind if entity else None)
    lead = "" if lead in ("a ", "an ") and plural(text) else lead
    return [*([Piece(lead)] if lead else []), Piece(text, kind, spans)]


def names(reading: Reading, fillers: Sequence[Filler], *, but: frozenset[str] = frozenset()) -> list[Piece]:
    """`A`, `A and B`, `A, B and others`; those in `but` are left out."""
    found: dict[str, list[Piece]] = {}
    for filler in fillers:
        pieces = name(reading, filler.words, filler.entity)
        if pieces and pieces[-1].text.casefold() not in but:
            found.setdefault(pieces[-1].text.casefold(), pieces)
    items = list(found.values())
    rest = tuple(span for item in items[MOST:] for span in item[-1].spans)
    return listed([*items[:MOST], *([[Piece("others", Kind.WHO, rest)]] if rest else [])])


def several(pieces: Sequence[Piece]) -> bool:
    """Do these names ask for "were"?"""
    values = [piece for piece in pieces if piece.kind]
    return len(values) > 1 or any(plural(piece.text) for piece in values)


def place(reading: Reading, words: Span, ident: str | None, *, towards: bool = False) -> list[Piece]:
    """`near Dorrin`, `at Camp Anvil`: with the report's own preposition where it has one before these words, and as the report writes the name.

    `towards` says whether what happens can go to a place.
    """
    entity = reading.entity(ident)
    generic = not any(letter.isupper() or letter.isdigit() for letter in words.quote)
    text = re.sub(r"(?i)^(?:in|at|near|on|to) ", "", balanced(entity.name if entity and generic else words.quote))
    if not text or text.casefold() in PRONOUNS:
        return []
    spans = naming(entity, text, words) if entity else (words,)
    before = WHERE.search(reading.report.text[max(0, words.start - 30) : words.start])
    before = None if before and before[1].casefold() in ("to", "into") and not towards else before
    point = entity and entity.place and entity.place.kind in POINTS
    preposition = before[1].casefold() if before else "at" if point else "in"
    said = (before[2] or "").casefold() if before else ""
    said = said or (article(text, EntityKind.PLACE) if before is None or head(text).islower() else "")
    lead = "the " if said in ("its ", "his ", "her ", "their ", "a ", "an ") else said
    text = re.sub(r"(?i)^the ", "", text) if lead else text
    return [Piece(f" {preposition} {lead}"), Piece(text, Kind.WHERE, spans)]
