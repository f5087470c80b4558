"""Whose: the body of a person who speaks, and the person of a description, as a report's other sources and its words tell.

Takes the sources of one report; gives each with the fuller voice that it stands for. Knows nothing of other reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from tocsin.incident.naming import ITS, OFFICE, ROLE, SPEAKER, body_of
from tocsin.incident.offices import sorts
from tocsin.incident.voice import BODIES, Voice, base, voice
from tocsin.model import EntityKind, OriginKind, Reading, Span

DESCRIBED: Final = r"\b(?:an?|one|the) ((?:[\w’'-]+ ){{1,4}}{noun})\b"
SORTS_OF_BODY: Final = "company|group|charity|movement|party|agency|organi[sz]ation|union|firm|front|force|command|committee|council|service|network"
THE_S: Final = re.compile(rf"\bthe (?:{SORTS_OF_BODY})['’]s (?:[a-z-]+ ){{0,3}}[a-z-]+,? ?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a report: its voice, and the sentences it is given."""

    voice: Voice
    attribution: str
    content: tuple[Span, ...]
    at: int  # where it stands in the text


def _may_be_of(one: Voice, body: Source, at: int) -> bool:
    """May a person who speaks at a place be of a body that speaks too: of its sort, its spokesman, or named after it?"""
    theirs = body.voice.generic
    if one.generic & BODIES and not one.generic & theirs & BODIES:
        return False
    return bool(
        one.generic & theirs
        or sorts(one) & sorts(body.voice)
        or (body.at < at and one.generic & SPEAKER)
        or (one.generic and one.generic <= {"spoke"})
        or "spoke" in theirs
    )


THE_SORT: Final = re.compile(rf"(?i)^(?:the|this) ({SORTS_OF_BODY})$")


def _so_called(one: Voice, other: Voice, text: str) -> bool:
    """Is a body's sort ("the company") what a text calls another by before its name ("maritime security company Halyard Risk")?"""
    sort = THE_SORT.match(one.name)
    return bool(sort and re.search(rf"\b{sort[1]},? {re.escape(other.name)}\b", text, re.IGNORECASE))


LED_BY_RANK: Final = re.compile(r"(?<=, )(?:[A-Z][\w’'.-]* )+$")  # "its spokesman, Major General "


def full(source: Source, found: list[Source], reading: Reading) -> Source:
    """A spokesman without a body, or people without a name, with the fuller name that stands nearest in the same report."""
    one, text = source.voice, reading.report.text
    called = next((other.voice for other in found if other.at < source.at and _so_called(one, other.voice, text)), None)
    if called:
        return replace(source, voice=called)
    if one.person and (_of_last(source, text) or (not one.body and ITS.search(LED_BY_RANK.sub("", text[max(0, source.at - 60) : source.at])))):
        wider = [other for other in found if other.voice.kind is OriginKind.SOURCE and other.at < source.at and other.voice.person != one.person][-1:]
        if not wider and (more := body_of(one, source.at, reading)) is not None:
            return replace(source, voice=replace(one, body=more.body - one.person, generic=one.generic | more.generic))
    elif one.kind is OriginKind.UNNAMED and A_BODY.search(one.name) and (body := _body_after(source, found, reading)):
        wider = [body]
    elif one.kind is OriginKind.UNNAMED and "group" in one.body and "leader" not in one.body:
        wider = [other for other in found if other.voice.kind is OriginKind.SOURCE and other.voice.sort is EntityKind.GROUP and not other.voice.person]
    elif (
        one.kind is OriginKind.UNNAMED
        and one.name.casefold().startswith("the ")
        and not any(other.voice.kind is OriginKind.UNNAMED and one.body < other.voice.body for other in found)
    ):
        wider = [other for other in found if other.voice.person and other.at < source.at]
    elif one.kind is OriginKind.UNNAMED:
        wider = [other for other in found if other.voice.kind is OriginKind.UNNAMED and one.body < other.voice.body] or _named_after(source, found, reading)
    elif one.person and not one.body:
        wider = [
            other
            for other in found
            if other.voice.kind is OriginKind.SOURCE and other.voice.body and not other.voice.person
            and _may_be_of(one, other, source.at)
        ]  # fmt: skip
        wider = wider or [other for other in found if other.at < source.at and _of_that_office(one, other.voice)]
        if not wider and (more := body_of(one, source.at, reading)) is not None:
            return replace(source, voice=replace(one, body=more.body - one.person, generic=one.generic | more.generic))
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


def _of_that_office(one: Voice, other: Voice) -> bool:
    """Is a person with a bare office ("the director, Ada Rohm") he who was told of by that office of a body ("the director of the local hospital")?"""
    return other.kind is OriginKind.SOURCE and not other.person and bool(other.generic & BODIES) and bool(one.generic & other.generic - BODIES - GENERAL_WORDS)


GENERAL_WORDS: Final = frozenset({"local", "national", "state", "regio", "gener"})
OFFICE_OF: Final = re.compile(
    rf"^,? (?:(?:its|their) |the (?:{SORTS_OF_BODY})['’]s )"
    rf"(?:[\w-]+ ){{0,4}}?(?:{OFFICE})\b",
    re.IGNORECASE,
)


HEADS_ITS: Final = re.compile(rf"^, who (?:led|leads|heads|headed|commands|directs|runs|oversees) the (?:{SORTS_OF_BODY})['’]s ", re.IGNORECASE)


def _of_last(source: Source, text: str) -> bool:
    """Do the words beside a person make him one of the body that spoke last ("the force's commander for Cauca", "its director of operations")?"""
    last = source.voice.name.split()[-1]
    at = text.find(last, source.at)
    after = text[at + len(last) : at + len(last) + 90] if at >= 0 else ""
    return bool(THE_S.search(text[max(0, source.at - 60) : source.at]) or OFFICE_OF.match(after) or HEADS_ITS.match(after))


A_BODY: Final = re.compile(rf"(?i)\b(?:{SORTS_OF_BODY}|body|association|watchdog|collective)$")


def _body_after(source: Source, found: list[Source], reading: Reading) -> Source | None:
    """The named body that speaks next, in the next two sentences, after the lead spoke of one without a name ("a doctors' group said")."""
    report, at = reading.report, reading.report.sentence_of(reading.report.span(source.at, source.at + 1))
    after = next((other for other in found if other.at > source.at and not other.voice.nobody), None)
    if at > 1 + int(report.titled) or after is None or after.voice.person or after.voice.vague or after.voice.kind is not OriginKind.SOURCE:
        return None
    return after if report.sentence_of(report.span(after.at, after.at + 1)) - at <= 2 else None


ONE_OF: Final = re.compile(r"(?i)^(?:an?|one|local|the) |^[a-z]+s$")
THEIR_OWN: Final = re.compile(rf"^,? (?:their|its|who|whose) (?:\w+ ){{0,2}}?(?:{OFFICE})\b")
LEADS: Final = frozenset(base(w) for w in ("leader", "chief", "head", "commander", "president", "chairman", "coordinator"))


def _named_after(source: Source, found: list[Source], reading: Reading) -> list[Source]:
    """Whom the lead only describes ("a civil society leader said"), where the next to speak is a person whose first mention says nothing of who he is, or what
    he leads: the description was his."""
    report, at = reading.report, reading.report.sentence_of(reading.report.span(source.at, source.at + 1))
    if at > 1 + int(report.titled) or not ONE_OF.match(source.voice.name):
        return []
    after = next((other for other in found if other.at > source.at and other.voice.kind is not OriginKind.UNNAMED), None)
    if after is None or not after.voice.person or report.sentence_of(report.span(after.at, after.at + 1)) - at > 2:
        return []
    last = after.voice.name.split()[-1]
    first = report.text.find(last)
    tail = report.text[first + len(last) : first + len(last) + 60] if first >= 0 else ""
    bare = (
        not after.voice.generic
        and not ROLE.search(report.text[max(0, after.at - 40) : after.at].rpartition(".")[2])
        and not ROLE.search(tail.split(" said")[0])
    )
    leads = "leader" in source.voice.body and bool(after.voice.generic & LEADS)
    return [after] if bare or leads or THEIR_OWN.match(tail) else []
