"""Origins: where the claims of an incident's reports first came from.

Takes the readings of reports that tell of one incident; gives of each report the voices it rests on, and why. The cascade: a copy rests on what the report
it copies
rests on; else on its sources; else on the agency it credits, or the outlet whose report it passes on; and only without all these on its own outlet, or where
it says
that its people saw for themselves. A relay whose own report is among the readings stands for that report's voices. Doubt never adds an origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Final

from tocsin.incident import copies
from tocsin.incident.credit import by_itself, credited, own, same_outlet
from tocsin.incident.doubt import certain
from tocsin.incident.families import family, outlet
from tocsin.incident.lexicon import AGENCY
from tocsin.incident.naming import affiliations
from tocsin.incident.offices import joined
from tocsin.incident.same import initials, merged
from tocsin.incident.sources import RELAY, only_reacts, sources
from tocsin.incident.voice import CAPITALS, Voice, split, tokens
from tocsin.incident.whose import Source
from tocsin.incident.words import rarity, words
from tocsin.model import Chain, Link, OriginKind, Reading, content_id


@dataclass(frozen=True, slots=True)
class Rest:
    """What one report rests on: a voice, the source in the report that leads to it (None for the outlet's own word), why, and the sentences it is given.

    `own` are, of sentences in which the reader found its words, the sentence and these words, with the verb that gives them.
    """

    report: str
    voice: Voice
    source: Source | None
    why: str
    said: frozenset[str] = frozenset()
    own: frozenset[tuple[str, str]] = frozenset()


def origin_id(incident: str, voice: Voice) -> str:
    """The id of an origin within its incident."""
    return content_id("o", incident, *voice.key)


@lru_cache(maxsize=1 << 15)
def plain(sentence: str) -> str:
    """A sentence as its words only, so that a copy's is the same."""
    return NO_WORD.sub(" ", sentence).casefold().strip()


def given(source: Source, reading: Reading) -> frozenset[str]:
    """The sentences that a source is given in a report."""
    report = reading.report
    return frozenset(plain(report.sentence(report.sentence_of(span))) for span in source.content)


def own_words(source: Source, reading: Reading) -> frozenset[tuple[str, str]]:
    """The words that a source is given, each with its sentence."""
    report = reading.report
    found = next((a for a in reading.attributions if a.id == source.attribution), None)
    spans = found.content if found else ()
    cue = f"{found.cue.quote} " if found and found.cue else ""
    return frozenset((plain(report.sentence(report.sentence_of(span))), plain(cue + span.quote)) for span in spans)


def outlet_voice(name: str, kind: OriginKind) -> Voice:
    """An outlet or agency as a voice: known by its family."""
    return Voice(family(name) or name, kind, frozenset(), tokens(family(name) or name) or frozenset({name.casefold()}), frozenset())


TAKEN: Final = 0.85  # of the rarity of a lead's words
AN_OUTLET: Final = re.compile(r"\b(?:daily|newspaper|weekly|broadcaster|television|radio|website|site|portal|magazine) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
NO_WORD: Final = re.compile(r"\W+")
SPEECH: Final = re.compile(
    r"(?i)\b(?:say|says|said|according|statement|announce[ds]?|confirm(?:s|ed)?|report(?:s|ed)?|claim(?:s|ed)?|told|tells?|warn(?:s|ed)?|"
    r"vow(?:s|ed)?|puts?|counts?|citing|cites?|quot(?:es|ed|ing)|"
    r"refers?|wrote|writes|accus(?:es|ed)|den(?:y|ies|ied)|declared?|declares|per|called|calls|gave|gives|ordered|message|set by|tally|toll)\b"
)  # fmt: skip



Book = MutableMapping[tuple[str, bool], list[Source]]  # the sources of a report (with or without reactions), found once


def by_sources(reading: Reading, book: Book, *, reactions: bool = False) -> list[Rest]:
    """Those whom the report names for its claims."""
    key = (reading.report.id, reactions)
    if key not in book:
        book[key] = sources(reading, reactions=reactions)
    return [
        Rest(reading.report.id, one.voice, one, f"the innermost source it names: {one.voice.name}", given(one, reading), own_words(one, reading))
        for one in book[key]
    ]


def by_credit(reading: Reading) -> list[Rest]:
    """The agency or outlet it credits with its text."""
    name = credited(reading.report)
    kind = OriginKind.WIRE if name and AGENCY.search(name) else OriginKind.OUTLET
    return [Rest(reading.report.id, outlet_voice(name, kind), None, f"no source named; its text is credited to {name}")] if name else []


def by_outlet(reading: Reading) -> list[Rest]:
    """Its own outlet."""
    name = outlet(reading.report) or f"unknown outlet of {reading.report.id}"
    return [Rest(reading.report.id, outlet_voice(name, OriginKind.OWN), None, "no source, credit or earlier text: its own word")]


def by_outlets(readings: Mapping[str, Reading]) -> dict[str, list[Rest]]:
    """Of each report its own outlet, of a copy that of the first of its text."""
    first = copies.sources(reading.report for reading in readings.values())
    return {name: [replace(rest, report=name) for rest in by_outlet(readings[first.get(name, name)])] for name in readings}


def own_eyes(reading: Reading) -> list[Rest]:
    """Its own outlet, where the report says that its people saw, counted or verified."""
    at, name = own(reading.report), outlet(reading.report)
    return (
        [Rest(reading.report.id, outlet_voice(name, OriginKind.OWN), None, f"it saw for itself: “{reading.report.text[at[0] : at[1]]}”")] if at and name else []
    )


def spoken(reading: Reading) -> list[str]:
    """The sentences of a report that give words to somebody."""
    return [sentence for number in range(len(reading.report.sentences)) if SPEECH.search(sentence := reading.report.sentence(number))]


def by_known(reading: Reading, known: Iterable[Voice]) -> list[Rest]:
    """Those whom other reports name as sources and who stand, by their whole name, in a sentence of this one that gives words to somebody."""
    held = [tokens(sentence) for sentence in spoken(reading)]
    found = []
    for one in sorted(set(known), key=lambda v: v.key):
        name = one.person or one.body | one.generic
        if (
            one.kind is OriginKind.SOURCE
            and not one.vague
            and len(name) >= 2
            and any(name <= stems or (len(one.body) >= 2 and one.body <= stems) for stems in held)
        ):
            found.append(Rest(reading.report.id, one, None, f"it names {one.name}, whom other reports cite for this"))
    return found


def by_relay(reading: Reading, others: Mapping[str, str]) -> list[Rest]:
    """The outlets of other reports whose words it says it passes on."""
    mine = outlet(reading.report)
    found = [name for name in sorted(set(others.values())) if name and not same_outlet(name, mine) for sentence in spoken(reading)
             if re.search(rf"(?<![\w(]){re.escape(re.sub('^The ', '', name))}\b(?!\))", sentence)]  # fmt: skip
    return [Rest(reading.report.id, outlet_voice(name, OriginKind.OUTLET), None, f"it passes on what {name} reported") for name in dict.fromkeys(found)]


def introduced(readings: Iterable[Reading]) -> list[str]:
    """The outlets that the reports introduce as such ("the daily Strandvakten")."""
    return sorted({match[1] for reading in readings for match in AN_OUTLET.finditer(reading.report.text)})


def first_look(reading: Reading, outlets: Mapping[str, str], book: Book, *, others: Iterable[str] = (), reactions: bool) -> list[Rest]:
    """What a report rests on as far as it says itself: its sources, an outlet it passes on, its own eyes. `others` are outlets beside those of the reports."""
    named = by_sources(reading, book, reactions=reactions)
    media = [name for report, name in outlets.items() if report != reading.report.id and name] + list(others)
    named = [replace(r, voice=outlet_voice(r.voice.name, OriginKind.OUTLET)) if any(same_outlet(r.voice.name, name) for name in media) else r for r in named]
    named = [r for r in named if r.voice.kind is OriginKind.DOCUMENT or not same_outlet(r.voice.name, outlet(reading.report))]
    direct = [r for r in named if r.voice.kind not in RELAY and not r.voice.vague]
    if direct and all(r.source and not r.source.attribution for r in direct):  # found by wording alone: they displace nobody whom the reader found
        direct = [r for r in named if r.voice.kind not in RELAY and not r.voice.nobody]
    return _once([*(direct or [*named, *by_relay(reading, outlets)]), *own_eyes(reading)])


TOLD_TO: Final = re.compile(
    r"\b(?:told|tells|telling|said to|spoke to|informed) (?:the )?(?:(?:news )?agency |newspaper |daily |radio |station |website )?"
    r"(?P<n>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)


def heard_by(rest: Rest, reading: Reading, known: Mapping[str, list[Rest]], outlets: Mapping[str, str]) -> list[Rest]:
    """One without a name who told another outlet, whose own report is among the readings and has all from one source: that one, since doubt adds no origin."""
    if rest.voice.kind is not OriginKind.UNNAMED or not rest.source:
        return [rest]
    called = rest.voice.name.split()[-1]
    hearers = [match["n"] for sentence in spoken(reading) if called in sentence for match in TOLD_TO.finditer(sentence)]
    told = {name for name in known if name != rest.report and any(_called(hearer, outlets[name]) for hearer in hearers)}
    voices = {other.voice for name in told for other in known[name] if other.voice.kind not in RELAY}
    mine = outlets.get(rest.report, "")
    if not voices or any(_called(hearer, mine) for hearer in hearers) or len(set(merged(voices).values())) > 1:
        return [rest]
    one = min(voices, key=lambda voice: voice.key)
    return [replace(rest, voice=one, why=f"{rest.why}, who told {hearers[0]}, whose report rests on {one.name}")]


def _called(name: str, other: str) -> bool:
    """Is an outlet called so, or by the first letters of its name ("GLPA")?"""
    return same_outlet(name, other) or (name.isupper() and len(name) >= LETTERS and initials(other) == name.casefold())


def relayed(rest: Rest, known: Mapping[str, list[Rest]], outlets: Mapping[str, str], first: Mapping[str, str]) -> list[Rest]:
    """What a relay's own report (or the text it copies) rests on, where it is among the readings; else the relay."""
    if rest.voice.kind not in RELAY:
        return [rest]
    own_reports = [first.get(report, report) for report, name in sorted(outlets.items()) if report != rest.report and same_outlet(name, rest.voice.name)]
    theirs = [r for report in dict.fromkeys(own_reports) if report != rest.report for r in known[report] if r.voice.kind not in RELAY]
    return [replace(rest, voice=other.voice, why=f"{rest.why}, whose report rests on {other.voice.name}") for other in theirs] or [rest]


def rests(readings: Iterable[Reading], book: Book | None = None, *, reactions: bool = False) -> dict[str, list[Rest]]:
    """Of each report the voices it rests on, merged over all reports. The order of the readings does not matter.

    `book` keeps what was found in a report for the next call. None for a report that gives only reactions, unless these are what is asked for (`reactions`:
    a condemnation is told by him who condemns).
    """
    by_id = {reading.report.id: reading for reading in sorted(readings, key=lambda r: copies.age(r.report))}
    first = copies.sources(reading.report for reading in by_id.values())
    book = {} if book is None else book
    outlets = {name: outlet(reading.report) or "" for name, reading in by_id.items()}
    others = introduced(by_id.values())
    known = {name: first_look(reading, outlets, book, others=others, reactions=reactions) for name, reading in by_id.items() if name not in first}
    known = _filled(known, by_id, reactions=reactions)
    known = {name: [out for rest in found for out in relayed(rest, known, outlets, first)] for name, found in known.items()}
    known = {name: [out for rest in found for out in relayed(rest, known, outlets, first)] for name, found in known.items()}
    known = {name: [out for rest in found for out in heard_by(rest, by_id[name], known, outlets)] for name, found in known.items()}
    for name, source in first.items():
        known[name] = [
            replace(rest, report=name, source=None, why=f"a copy of the text of {outlets[source] or source}: {rest.voice.name}") for rest in known[source]
        ]
    texts = [reading.report.text for reading in by_id.values()]
    full = {rest.voice: fuller(rest.voice, texts) for found in known.values() for rest in found}
    one = certain(joined(merged(full.values())))
    return {name: _once(replace(rest, voice=one[full[rest.voice]]) for rest in known[name]) for name in by_id}


ALIAS: Final = re.compile(
    r"^,? ?(?:(?:who is |also |better |is )*(?:known|referred to) (?:as|by)|nicknamed|alias|a\.?k\.?a\.?|(?:who )?calls himself) (?:the )?"
    r"[“\"‘]?(?P<n>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2})"
)
def fuller(one: Voice, texts: Sequence[str]) -> Voice:
    """A voice with the words that any report gives beside it: the body and the other name of a person, what the capitals of a body stand for."""
    named = spelt_out(one.name, texts)
    if not one.person:
        return replace(one, body=one.body | named[0] | (also_called(one.name, texts) if " " in one.name else frozenset()), generic=one.generic | named[1])
    said = affiliations(one.name, texts)
    body, roles = _both([named, split(said), spelt_out(said, texts)])
    return replace(one, body=one.body | (body - one.person) | also_called(one.name, texts), generic=one.generic | roles)


Stems = tuple[frozenset[str], frozenset[str]]  # of a name: its own, and those of ranks and roles
NO_STEMS: Final[Stems] = (frozenset(), frozenset())


def _both(parts: Iterable[Stems]) -> Stems:
    """All the stems of several names."""
    held = list(parts)
    return frozenset(word for own_, _ in held for word in own_), frozenset(word for _, roles in held for word in roles)


def also_called(name: str, texts: Sequence[str]) -> frozenset[str]:
    """The other name of a person ("Wilner Désiré, who is known as Ti Siklòn"), as the stems of a body so that the one speaks for the other."""
    found = [match["n"] for text in texts if name in text for match in [ALIAS.match(text[text.find(name) + len(name) :][:80])] if match]
    return frozenset(word for other in found for word in tokens(other))


def spelt_out(name: str, texts: Sequence[str]) -> Stems:
    """The stems of the names that the capitals in a name stand for, each by the first text that has one."""
    units = ((unit_of(*unit, text) for text in texts) for unit in UNIT.findall(name))
    capitals = ((stands_for(short, text) for text in texts) for short in CAPITALS.findall(name))
    return _both(next(filter(None, found), NO_STEMS) for found in chain(units, capitals))


LETTERS: Final = 3
UNIT: Final = re.compile(r"\b(\d+(?:st|nd|rd|th)) ([A-Z]{2,4})\b")


@lru_cache(maxsize=1 << 12)
def unit_of(number: str, short: str, text: str) -> Stems | None:
    """The stems of the unit that a number and capitals stand for ("6th ID" for the 6th Infantry Division), where a text spells it out."""
    found = re.search(rf"\b{number} " + " ".join(rf"{letter}[a-z]+" for letter in short), text)
    return split(found[0]) if found else None


@lru_cache(maxsize=1 << 12)
def stands_for(short: str, text: str) -> Stems | None:
    """The stems of the name that stands before a word in capitals in brackets, or whose first letters it is ("Border Guard Bangladesh" of "BGB"); None where
    a text has neither."""
    link = r"(?:[ -](?:of|and|for|the|in|de|la|del|des|du)(?: the)?)?[ -]"
    bracketed = re.search(rf"((?:[A-Z][\w’-]+ (?:(?:of|and|for|the) )*){{1,5}}[A-Z][\w’-]+) \({short}\)", text)
    if bracketed:
        return split(bracketed[1])
    parts = [rf"{letter}[\w’]*[a-z][\w’]*" for letter in short]
    ways = [parts, [short[:2], *parts[2:]]] if len(short) > LETTERS else [parts]  # "EU Mission in Armenia" is the EUMA; the US Army is not the USA
    spelt = next(filter(None, (re.search(r"\b" + link.join(way), text) for way in ways)), None)
    return split(spelt[0]) if spelt else None


def _filled(known: Mapping[str, list[Rest]], by_id: Mapping[str, Reading], *, reactions: bool) -> dict[str, list[Rest]]:
    """The reports that name no source by themselves, or only a vague one, given what others know: known sources they name, a credit, or their own word."""
    voices = [rest.voice for found in known.values() for rest in found]
    out = {}
    for name, found in known.items():
        reading = by_id[name]
        if any(not rest.voice.nobody for rest in found) or (not found and not reactions and only_reacts(reading)):
            out[name] = [rest for rest in found if not rest.voice.nobody] or found
        else:
            out[name] = by_known(reading, voices) or by_credit(reading) or found or by_outlet(reading)
    return {name: _late(found, out, by_id) for name, found in out.items()}


def _late(found: list[Rest], known: Mapping[str, list[Rest]], by_id: Mapping[str, Reading]) -> list[Rest]:
    """A report that names no source and credits nobody follows a sourced one where it comes a day or more later, or where its lead has hardly a word that the
    other's text does not have: it is no origin of its own.
    """
    if len(found) != 1 or found[0].voice.kind is not OriginKind.OWN or own(by_id[found[0].report].report):
        return found
    name = found[0].report
    sourced = [(other, reading) for other, reading in by_id.items() if other != name and any(rest.source for rest in known.get(other, ()))]
    mine = by_id[name].report.published.value
    first = (
        None
        if by_itself(by_id[name].report)
        else next((other for other, reading in sourced if mine and (day := reading.report.published.value) and day.before(mine)), None)
    )
    first = first or next((other for other, reading in sourced if not _earlier(by_id[name], reading) and taken_from(by_id[name], reading)), None)
    first = first or next((other for other in known if other != name and _printed_before(by_id[name], by_id[other])), None)
    if first is None:
        return found
    why = f"it names no source and follows what {outlet(by_id[first].report) or first} had reported"
    return [replace(rest, report=name, source=None, why=f"{why}: {rest.voice.name}") for rest in known[first]]


def _earlier(one: Reading, other: Reading) -> bool:
    """Was a report published on a day before another?"""
    mine, theirs = one.report.published.value, other.report.published.value
    return bool(mine and theirs and mine.before(theirs))


def _printed_before(reading: Reading, other: Reading) -> bool:
    """Had another outlet, days before, nearly all that a report begins with?"""
    return _earlier(other, reading) and not same_outlet(outlet(reading.report) or "", outlet(other.report)) and taken_from(reading, other)


def taken_from(reading: Reading, other: Reading) -> bool:
    """Does the title and lead of a report say hardly more than the text of another?"""
    mine, theirs = reading.report, {word.stem for word in words(other.report.text)}
    lead = {word.stem for number in range(min(2, len(mine.sentences))) for word in words(mine.sentence(number))}
    total = sum(rarity(word) for word in lead)
    return total > 0 and sum(rarity(word) for word in lead & theirs) >= TAKEN * total


def _once(found: Iterable[Rest]) -> list[Rest]:
    """Each voice of a report once, its first source."""
    kept: dict[Voice, Rest] = {}
    for rest in found:
        first = kept.setdefault(rest.voice, rest)
        kept[rest.voice] = replace(first, said=first.said | rest.said, own=first.own | rest.own)
    return list(kept.values())


def chain_of(rest: Rest, reading: Reading) -> Chain:
    """Who told whom: outlet, relays, origin."""
    if rest.source:
        return reading.chain(rest.source.content[0])
    name = outlet(reading.report)
    links = [Link(name, "outlet")]
    return Chain((*links, Link(rest.voice.name, rest.voice.kind.value))) if rest.voice.kind is not OriginKind.OWN else Chain(tuple(links))
