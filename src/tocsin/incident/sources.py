"""Sources: whom one report has its claims from: its attributions' innermost sources, each with its words, relays and plain reactions left out.

Takes a Reading; knows nothing of other reports. A source that is only referred to ("he", "the ministry", "the official") is the last one in the report that
it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tocsin.incident.voice import PRONOUN, Voice, voice
from tocsin.incident.words import listed, stem, words
from tocsin.model import Attribution, EntityKind, OriginKind, Reading, Report, Span

REACTION: Final = frozenset(
    stem(w)
    for w in (
        "condemned", "urged", "asked", "expressed", "offered", "promised", "demanded", "welcomed", "praised", "denounced", "regretted", "mourned",
        "appealed", "ordered", "deplored",
        "thanked", "pledged", "hoped", "wants", "wished", "heard", "sent", "conveyed", "charged", "accused", "called for", "registered",
    )
)  # fmt: skip
CONCERN: Final = re.compile(
    r"(?i)\b(?:following (?:\w+ )*(?:closely|developments|events|the situation)|(?:show|for|with|utmost) restraint|de-?escalation|condolences?|"
    r"(?:grave|deep|serious|heinous|abominable|cowardly|barbaric|despicable) (?:concern|crime|act|attack)\w*|deeply (?:concerned|worried|alarmed)|solidarity|"
    r"right to (?:peaceful|free)|calm and|call(?:s|ed)? (?:for|on)|remind(?:s|ed)|stands? (?:by|with)|thoughts (?:are|were)|must be (?:punished|held)|"
    r"independent (?:inquiry|investigation))\b"
)
CALLS: Final = re.compile(r"\s*(?:for|on)\b")
FACT: Final = re.compile(
    r"(?i)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|nobody|no one|none|hurt|killed|dead|wounded|injured)\b"
)
DESCRIBED: Final = r"\b(?:an?|one|the) ((?:[\w’'-]+ ){{1,4}}{noun})\b"
RELAY: Final = frozenset({OriginKind.OUTLET, OriginKind.WIRE})
MEDIUM: Final = frozenset(
    stem(w)
    for w in listed(
        "monitor newspaper paper daily weekly television tv radio channel broadcaster network station website site agency outlet magazine portal programme "
        "report reports broadcast community state local news media press"
    )
)
THEIRS: Final = re.compile(r"(?i)(?:^|\s)(?:its|their) (?:\S+ )?$")
BEFORE: Final = re.compile(r"((?:[\w’'-]+,? ){0,9})$")
OFFICE: Final = (
    r"spokes\w+|minister|director|chief|head|governor|commander|mayor|president|general|secretary|chair\w*|leader|coordinator|envoy|"
    r"ambassador|prosecutor|representative|speaks for|runs|leads|heads|"
    r"superintendent|inspector|sheriff|manager|owner|officer|lawyer|executive"
)
AFTER: Final = re.compile(rf"^(?:, |,? (?=who )| \()((?:(?:who|the|an?|its|his|her) )?(?:[\w’'-]+ ){{0,4}}?(?:{OFFICE})\b[^.;:,“”\"\n]{{0,80}})")
OWNED: Final = re.compile(r"(?P<n>(?:[A-Z][\w’'&-]*)(?: (?:of |and |the )?[A-Z][\w’'&-]*)*|[Tt]he [a-z]+)['’]s (?:[a-z-]+ ){1,3}(?:for [a-z]+ ?)?,? ?$")
ITS: Final = re.compile(r"\b(?:its|their|whose) (?:[a-z-]+ ){0,3}[a-z-]+,? ?$")
ORGAN: Final = re.compile(
    r"(?:[A-Z][\w’'&-]*)(?: (?:(?:of|and|the|for|de) )*[A-Z][\w’'&-]*)+"
    r"(?: (?:hospital|ministry|police|army|committee|service|group|movement|agency))?"
)
CLAUSE: Final = re.compile(r",? (?:which|where|that|said|says|told|added|and)\b.*$")
ROLE: Final = re.compile(rf"(?i)\b(?:{OFFICE})\b")
BREAK: Final = listed(
    "said says told and but when after that as was were is by to in on with while citing quoting added from confirmed visit wounded according"
)
LEFT: Final = re.compile(r"((?:(?:[A-Z][\w’'-]*|al|el|de|of|the)[ -])*)$")
RIGHT: Final = re.compile(
    r"^((?:[ -](?:of|for|and|the|al|de|in)(?= [A-Z]|[ -](?:the|al) ?[A-Z])|[ -][A-Z][\w’'-]*)*"
    r"(?: (?:police|army|military|ministry|hospital|service|council|authority|agency|mission|office|command|government|committee|party|"
    r"movement|brigades?|spokes\w+|officials?))?)"
)
DATELINE: Final = re.compile(r"\n[A-Z]{3}[^\n]{0,60}?(?: [-–—]{1,2} |\) ?[-–—]{1,2} ?)")


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a report: its voice, and the sentences it is given."""

    voice: Voice
    attribution: str
    content: tuple[Span, ...]
    at: int  # where it stands in the text


def beside(text: str, start: int, end: int) -> str:
    """The words around a person's name that give rank and body: "prison service director", "who speaks for the ministry"; "" where none do."""
    before = BEFORE.search(text[max(0, start - 110) : start].rpartition("\n")[2])
    kept: list[str] = []
    for word in reversed(before[1].split() if before else []):
        if word.casefold() in BREAK or (word.endswith(",") and ROLE.search(" ".join(kept))):
            break
        kept.insert(0, word)
    after = AFTER.match(text[end : end + 110])
    return " ".join(part for part in (" ".join(kept), owner(text[max(0, start - 160) : start]), CLAUSE.sub("", after[1]) if after else "") if ROLE.search(part))


def owner(before: str) -> str:
    """The body whose somebody is, as an office of it: "Traceline's analyst", "the Families' Committee, whose chairwoman"; "" where the words name none."""
    sentence = re.split(r"[.!?”\"]\s", before.rpartition("\n")[2])[-1]
    owned, its = OWNED.search(sentence), ITS.search(sentence)
    bodies = ORGAN.findall(sentence[: its.start()]) if its else []
    return f"{owned['n']} officer" if owned else f"{bodies[-1]} officer" if bodies else ""


def affiliations(name: str, texts: Iterable[str]) -> str:
    """All that the texts say beside a person's last name."""
    last = next((word for word in reversed(re.split(r"[ -]", name)) if len(word) >= 3 and word[0].isupper()), None)
    if last is None:
        return ""
    return " ".join(sorted({words for text in texts for words in besides(name if name in text else last, text)}))


@lru_cache(maxsize=1 << 12)
def besides(last: str, text: str) -> frozenset[str]:
    """What a text says `beside` a name, wherever it stands."""
    return frozenset(words for start, end in _places(last, text) if (words := beside(text, start, end)))


def _places(last: str, text: str) -> Iterable[tuple[int, int]]:
    """Where a name ends so in a text: from its first name, up to two words before."""
    at = text.find(last)
    while at >= 0:
        end = at + len(last)
        if (at == 0 or not text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            before = re.search(r"(?:[A-Z][\w’'.-]*[ -]){0,2}$", text[max(0, at - 40) : at])
            yield at - len(before[0] if before else ""), end
        at = text.find(last, end)


def whole(report: Report, span: Span) -> str:
    """The name that a span stands in, to both sides: "Khawr al-Milh Brigades" of "Milh Brigades"."""
    text, quote = report.text, span.quote
    if not any(c.isupper() for c in quote):
        return quote
    left = LEFT.search(text[max(0, span.start - 60) : span.start])
    right = RIGHT.match(text[span.end : span.end + 80])
    more = left[1] if left else ""
    more = re.sub(r"^(?:(?:of|the|de|The|In|On|But|And|As|According)[ -])+", "", more)
    return f"{more}{quote}{right[1] if right else ''}"


def named(reading: Reading, attribution: Attribution) -> Voice | None:
    """The voice of an attribution, as fully named as its report does."""
    entity, span = reading.entity(attribution.entity), attribution.source
    if span is None:
        return None
    if span.quote.casefold() in PRONOUN:
        return None if entity is None or entity.name.casefold() in PRONOUN else voice(entity.name, entity, attribution.kind)
    name = whole(reading.report, span)
    if entity and len(entity.name) > len(name) and entity.name.casefold() not in PRONOUN:
        name = entity.name
    name = re.sub(r"^(?:from|in|by|at|to|of) (?:an? |the )?", "", name)
    person = entity is not None and entity.kind is EntityKind.PERSON
    return voice(name, entity, attribution.kind, affiliations(name, [reading.report.text]) if person else "")


def reacts(attribution: Attribution, text: str) -> bool:
    """Is it a reaction (condemnation, condolence, demand) and no claim?"""
    if attribution.cue is None:
        return False
    cue = stem(attribution.cue.quote.split()[0])
    content = " ".join(span.quote for span in attribution.content)
    if CONCERN.search(content) and not FACT.search(content):
        return True
    return cue in REACTION or (cue == "call" and bool(CALLS.match(text, attribution.cue.end) or CALLS.search(attribution.cue.quote)))


def nameless(one: Voice) -> bool:
    """Is an outlet only referred to ("the station", "the website")?"""
    return not any(word.capital for word in words(one.name)[1:]) and all(word.stem in MEDIUM for word in words(one.name))


def ours(attribution: Attribution) -> bool:
    """Is the source the outlet's own staff: no teller beside it?"""
    return attribution.source is not None and attribution.source.quote.casefold().startswith("our ")


def part_of_last(attribution: Attribution, report: Report) -> bool:
    """Is a source a part of the one that spoke before ("its press office", "their spokesman")?"""
    span = attribution.source
    return span is not None and bool(THEIRS.search(report.text[max(0, span.start - 6) : span.start] + span.quote.split()[0] + " "))


def start(attribution: Attribution) -> int:
    """Where an attribution stands in the text."""
    return (attribution.source or attribution.cue or attribution.content[0]).start


def dateline(report: Report) -> tuple[int, int]:
    """Where the dateline stands ("QUETTA (Orvane) —"), in which nobody speaks; 0, 0 without one."""
    found = DATELINE.search("\n" + report.text[:2000])
    return (max(0, found.start() - 1), found.end() - 1) if found else (0, 0)


def sources(reading: Reading, *, reactions: bool = False) -> list[Source]:
    """The sources of a report's claims, in the order of the text; those that only relay another's words, and (but for `reactions`) those that react, are
    left out.
    """
    found: list[Source] = []
    first, last = dateline(reading.report)
    for attribution in sorted(reading.attributions, key=start):
        if (reacts(attribution, reading.report.text) and not reactions) or first <= start(attribution) < last or ours(attribution):
            continue
        known = named(reading, attribution)
        if known and known.kind in RELAY and nameless(known):
            known = next((source.voice for source in reversed(found) if source.voice.kind in RELAY), None)
        elif part_of_last(attribution, reading.report) and found and (known is None or not known.person) and found[-1].voice.kind is OriginKind.SOURCE:
            known = found[-1].voice
        elif known is None or known.vague:
            known = _referred(known, found, reading) or known
        if known is not None:
            found.append(Source(known, attribution.id, attribution.content, start(attribution)))
    found = [source for source in found if source.voice.sort is not EntityKind.EQUIPMENT] or found
    found = [inner for source in found for inner in behind(source, reading.report)]
    reacted = [] if reactions else [v for a in reading.attributions if reacts(a, reading.report.text) and (v := named(reading, a))]
    found = [source for source in found if not _reacting(source, found, reacted)]
    found = [_full(source, found, reading.report.text) for source in found]
    found = [source for source in found if not source.voice.nobody] or in_words(reading.report) or found[:1]
    found = [source for source in found if not source.voice.crowd] or found
    title = reading.report.sentences[0].end if reading.report.titled else 0
    found = [source for source in found if source.at >= title] or found
    return [source for source in found if not (source.voice.kind in RELAY and any(_inside(other, source, reading) for other in found))]


def behind(source: Source, report: Report) -> list[Source]:
    """Whom an outlet cites, by the wording of the sentence in which it is cited ("the channel said, quoting the navy"); else the source itself."""
    at = report.sentences[report.sentence_of(report.span(source.at, source.at + 1))]
    for match in CITING.finditer(report.text, at.start if source.voice.kind in RELAY else source.at, at.end):
        made = voice(re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", match["n"]), None, "indirect")
        if made and made.kind not in RELAY and not made.vague:
            return [replace(source, voice=made)]
    return [source]


def _reacting(source: Source, found: list[Source], reacted: list[Voice]) -> bool:
    """Does one who reacts say nothing else that is a fact of the matter?"""
    one = source.voice
    if not any(v.person & one.person or (v.body and v.body == one.body) for v in reacted):
        return False
    return not any(FACT.search(span.quote) for other in found if other.voice == one for span in other.content)


def _full(source: Source, found: list[Source], text: str) -> Source:
    """A spokesman without a body, or people without a name, with the fuller name that stands nearest in the same report."""
    one = source.voice
    if one.person and not one.body and ITS.search(text[max(0, source.at - 60) : source.at]):
        wider = [other for other in found if other.voice.kind is OriginKind.SOURCE and other.at < source.at and other.voice.person != one.person][-1:]
    elif one.kind is OriginKind.UNNAMED and "group" in one.body:
        wider = [other for other in found if other.voice.kind is OriginKind.SOURCE and other.voice.sort is EntityKind.GROUP and not other.voice.person]
    elif (
        one.kind is OriginKind.UNNAMED
        and one.name.casefold().startswith("the ")
        and not any(other.voice.kind is OriginKind.UNNAMED and one.body < other.voice.body for other in found)
    ):
        wider = [other for other in found if other.voice.person and other.at < source.at]
    elif one.kind is OriginKind.UNNAMED:
        wider = [other for other in found if other.voice.kind is OriginKind.UNNAMED and one.body < other.voice.body]
    elif one.person and not one.body and one.generic:
        wider = [other for other in found if other.voice.kind is OriginKind.SOURCE and other.voice.body and not other.voice.person]
    else:
        return source
    near = min(wider, key=lambda other: (abs(other.at - source.at), other.at), default=None)
    if near is None:
        described = (
            DESCRIBED.format(noun=re.escape(one.name.split()[-1])) if one.kind is OriginKind.UNNAMED and one.name.casefold().startswith("the ") else None
        )
        match = re.search(described, text[: source.at]) if described else None
        made = voice(match[1], None, "anonymous") if match else None
        return replace(source, voice=made) if made else source
    return replace(
        source,
        voice=near.voice
        if one.kind is OriginKind.UNNAMED
        else replace(one, body=near.voice.body | near.voice.person, generic=one.generic | near.voice.generic),
    )


NAMED: Final = (
    r"(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w’'&-]*|al-[A-Z][\w’'-]*)(?: (?:(?:of|for|and|the|de|du) )*(?:[A-Z][\w’'&-]*|"
    r"al-[A-Z][\w’'-]*))*(?: (?:ministry|police|army|military|service|hospital|command|council|office|commission|committee|group|brigades?))?"
)
VERB: Final = (
    r"(?:said|says|announced|claims|claimed|warned|warns|declared|stated|wrote|confirmed|reported|reports|puts?|vowed|vows|informs|informed|insists|insisted|"
    r"maintains|maintained|estimates|estimated|explained|repeated|denied|denies|speaks of|spoke of|verified|stressed|stresses|released|logged|recorded)"
)
SAID: Final = (
    re.compile(rf"(?P<n>{NAMED})(?:, [^.,]{{3,70}},)?(?: on \w+day)? (?:has |have |also |later "
               rf")?{VERB}\b"), re.compile(rf"\b(?:according to|[Ss]o says|citing|quoting|as told by) (?P<n>{NAMED})"),
    re.compile(rf"[,”\"] (?:said|says|warned|wrote) "
               rf"(?P<n>{NAMED})"), re.compile(rf"\b(?:by|from|in) (?P<n>{NAMED}),? which has (?:vowed|threatened|warned|claimed|said)"),
    re.compile(
        r"\b[Aa]n? (?P<n>(?:[\w-]+ ){0,4}(?:memo|memorandum|draft|paper|letter|document|cable|note|order|dossier)(?: of (?:the )?[\w ]{3,40}?)?),? "
        r"(?:seen|obtained|reviewed|read|leaked|shown) (?:by|to)\b"
    ),
)  # fmt: skip
CITING: Final = re.compile(
    r"\b(?:citing|quoting|quotes?|cites?|rel(?:ying|ies) on|had it from|referring to|with reference to|on the authority of|attribut(?:es|ing) (?:it|this) to|"
    r"bas(?:es|ing) (?:its|the|this) \w+ on) (?P<n>[^,.;:“”\"]{3,60}?)(?=[,.;:“”\"]| (?:that|which|who|said|says|as|in an?|on \w+day)\b|$)"
)
DAYS: Final = listed("monday tuesday wednesday thursday friday saturday sunday")


def in_words(report: Report) -> list[Source]:
    """The sources that the wording shows where the reader found none: "X said", "according to X"; not in the title."""
    found = []
    after = report.sentences[0].end if report.titled else 0
    for pattern in SAID:
        for match in pattern.finditer(report.text, after):
            name = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", match["n"])
            made = voice(name, None, "indirect")
            if made and not made.vague and name.split()[-1].casefold() not in DAYS:
                at = report.sentences[report.sentence_of(report.span(*match.span("n")))]
                found.append(Source(made, "", (report.span(at.start, at.end),), match.start("n")))
    return sorted(found, key=lambda source: source.at)


def only_reacts(reading: Reading) -> bool:
    """Does the report give words to somebody, and nothing but reactions?"""
    return not sources(reading) and any(reacts(attribution, reading.report.text) for attribution in reading.attributions)


def _referred(known: Voice | None, found: list[Source], reading: Reading) -> Voice | None:
    """Who "he" or "the ministry" is: the last source that it fits, or else a name in the text that ends so."""
    for source in reversed(found):
        if known is None or known.generic & source.voice.generic:
            return source.voice
    return in_text(known, reading.report.text) if known else None


def in_text(known: Voice, text: str) -> Voice | None:
    """The first name in a text that has the role's word beside words of its own: "the Natural Resources ministry"."""
    role = known.name.split()[-1]
    for word in dict.fromkeys((role, role.capitalize())):
        match = word in text and re.search(
            rf"((?:[A-Z][\w’'-]+ ){{1,4}}{re.escape(word)}\b|\b{re.escape(word)} (?:of|for) (?:the )?[A-Z][\w’'-]+(?: (?:and |of (?:the )?)?[A-Z][\w’'-]+)*)",
            text,
        )
        if match:
            return voice(re.sub(r"^The ", "", match[1]), None, "indirect")
    return None


def _inside(inner: Source, outer: Source, reading: Reading) -> bool:
    """Does another source stand in the same sentences: then the outlet only relays it."""
    report = reading.report
    mine = {report.sentence_of(span) for span in outer.content} | {report.sentence_of(report.span(outer.at, outer.at + 1))}
    theirs = {report.sentence_of(span) for span in inner.content} | {report.sentence_of(report.span(inner.at, inner.at + 1))}
    return inner.voice.kind not in RELAY and bool(mine & theirs)
