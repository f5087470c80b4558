"""Sources: whom one report has its claims from: its attributions' innermost sources, each with its words, relays and plain reactions left out.

Takes a Reading; knows nothing of other reports. A source that is only referred to ("he", "the ministry", "the official") is the last one in the report that it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tocsin.incident.voice import PRONOUN, Voice, voice
from tocsin.incident.words import stem
from tocsin.model import Attribution, Chain, EntityKind, OriginKind, Reading, Report, Span

REACTION: Final = frozenset(
    stem(w)
    for w in (
        "condemned", "urged", "asked", "expressed", "offered", "promised", "demanded", "welcomed", "praised", "denounced", "regretted", "mourned", "appealed", "ordered", "deplored",
        "thanked", "pledged", "hoped", "wants", "wished", "called", "calls", "heard", "sent", "conveyed", "charged",
    )
)  # fmt: skip
RELAY: Final = frozenset({OriginKind.OUTLET, OriginKind.WIRE})
BEFORE: Final = re.compile(r"((?:[\w’'-]+,? ){0,9})$")
AFTER: Final = re.compile(
    r"^,? ?((?:who (?:speaks for|runs|heads|leads|commands)|an?|the|its|head|chief|director|spokes\w+|commander|governor|mayor|minister|[a-z’']+(?: [a-z’']+){0,3} (?=spokes|director|chief))\b"
    r"[^.,;:“”\"]{3,80})"
)  # fmt: skip
ROLE: Final = re.compile(
    r"(?i)\b(?:spokes\w+|minister|director|chief|head|governor|commander|mayor|president|general|secretary|chair\w*|leader|coordinator|envoy|ambassador|prosecutor|representative|"
    r"speaks|runs|leads|heads|superintendent|inspector|sheriff|manager|owner|officer)\b"
)  # fmt: skip
BREAK: Final = frozenset(
    "said says told and but when after that as was were is by to in on with while citing quoting added from confirmed visit wounded according".split()
)
LEFT: Final = re.compile(r"((?:(?:[A-Z][\w’'-]*|al|el|de|of|the)[ -])*)$")
RIGHT: Final = re.compile(
    r"^((?:[ -](?:of|for|and|the|al|de|in)(?= [A-Z]|[ -](?:the|al) ?[A-Z])|[ -][A-Z][\w’'-]*)*"
    r"(?: (?:police|army|military|ministry|hospital|service|council|authority|agency|mission|office|command|government|committee|party|movement|brigades?|spokes\w+|officials?))?)"
)
DATELINE: Final = re.compile(r"^[^\n]{0,60}?(?: [-–—]{1,2} |\) ?[-–—]{1,2} ?)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a report: its voice, the sentences it is given, and the chain that leads to it."""

    voice: Voice
    attribution: str
    content: tuple[Span, ...]
    chain: Chain
    at: int  # where it stands in the text


def beside(text: str, start: int, end: int) -> str:
    """The words around a person's name that give rank and body: "prison service director", "who speaks for the ministry"; "" where none do."""
    before = BEFORE.search(text[max(0, start - 110) : start].rpartition("\n")[2])
    kept: list[str] = []
    for word in reversed(before[1].split() if before else []):
        if word.casefold() in BREAK:
            break
        kept.insert(0, word)
    after = AFTER.match(text[end : end + 110])
    return " ".join(part for part in (" ".join(kept), after[1] if after else "") if ROLE.search(part))


def affiliations(name: str, texts: Iterable[str]) -> str:
    """All that the texts say beside a person's last name."""
    last = name.split()[-1]
    if len(last) < 3 or not last[0].isupper():
        return ""
    full = re.compile(rf"(?:[A-Z][\w’'-]+ )?(?:[A-Z][\w’'.-]+ )?{re.escape(last)}\b")
    return " ".join(sorted({words for text in texts for match in full.finditer(text) if (words := beside(text, match.start(), match.end()))}))


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
    person = entity is not None and entity.kind is EntityKind.PERSON
    return voice(name, entity, attribution.kind, affiliations(name, [reading.report.text]) if person else "")


def reacts(attribution: Attribution) -> bool:
    """Is it a reaction (condemnation, condolence, demand) and no claim?"""
    return attribution.cue is not None and stem(attribution.cue.quote.split()[0]) in REACTION


def start(attribution: Attribution) -> int:
    """Where an attribution stands in the text."""
    return (attribution.source or attribution.cue or attribution.content[0]).start


def in_dateline(report: Report, at: int) -> bool:
    """Does it stand in a dateline ("QUETTA (Orvane) —"), where nobody speaks?"""
    return any(match.start() <= at < match.end() for match in DATELINE.finditer(report.text) if match[0].split()[0].isupper())


def sources(reading: Reading, *, reactions: bool = False) -> list[Source]:
    """The sources of a report's claims, in the order of the text; those that only relay another's words, and (but for `reactions`) those that react, are left out."""
    found: list[Source] = []
    for attribution in sorted(reading.attributions, key=start):
        if (reacts(attribution) and not reactions) or in_dateline(reading.report, start(attribution)):
            continue
        known = named(reading, attribution)
        if known is None or known.vague:
            known = _referred(known, found, reading) or known
        if known is not None:
            found.append(Source(known, attribution.id, attribution.content, reading.chain(attribution.content[0]), start(attribution)))
    found = [source for source in found if not source.voice.vague] or found
    return [source for source in found if not (source.voice.kind in RELAY and any(_inside(other, source, reading) for other in found))]


def only_reacts(reading: Reading) -> bool:
    """Does the report give words to somebody, and nothing but reactions?"""
    return bool(reading.attributions) and all(reacts(attribution) for attribution in reading.attributions)


def _referred(known: Voice | None, found: list[Source], reading: Reading) -> Voice | None:
    """Who "he" or "the ministry" is: the last source that it fits, or else a name in the text that ends so."""
    for source in reversed(found):
        if known is None or known.generic & source.voice.generic:
            return source.voice
    return in_text(known, reading.report.text) if known else None


def in_text(known: Voice, text: str) -> Voice | None:
    """The first name in a text that has the role's word beside words of its own: "the Natural Resources ministry"."""
    role = known.name.split()[-1]
    for word in (role, role.capitalize()):
        match = re.search(rf"((?:[A-Z][\w’'-]+ ){{1,4}}{re.escape(word)}\b|\b{re.escape(word)} (?:of|for) (?:the )?[A-Z][\w’'-]+(?: (?:and |of (?:the )?)?[A-Z][\w’'-]+)*)", text)
        if match:
            return voice(re.sub(r"^The ", "", match[1]), None, "indirect")
    return None


def _inside(inner: Source, outer: Source, reading: Reading) -> bool:
    """Does another source stand in the same sentences: then the outlet only relays it."""
    report = reading.report
    mine = {report.sentence_of(span) for span in outer.content} | {report.sentence_of(report.span(outer.at, outer.at + 1))}
    theirs = {report.sentence_of(span) for span in inner.content} | {report.sentence_of(report.span(inner.at, inner.at + 1))}
    return inner.voice.kind not in RELAY and bool(mine & theirs)
