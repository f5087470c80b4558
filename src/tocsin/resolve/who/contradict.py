"""Contradictions: what the text says of someone's office, against what the table knows of that day.

"Qais al-Khazali, the leader of Kata'ib Hezbollah" becomes an issue when the table has him lead another body, or another lead that one; both sides are shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.model import Entity, EntityKind, Issue, Reading, Severity, Span
from tocsin.resolve.who.names import fold
from tocsin.resolve.who.stating import office_words
from tocsin.resolve.who.table import Entry, Office, Table

HEADS = frozenset({"leader", "commander", "commander-in-chief", "head", "chief", "secretary-general", "chairman", "founder and leader", "deputy leader"})
_AFTER = re.compile(
    r"^,?\s+(?:who is\s+|is\s+)?(?:the\s+)?(leader|head|chief|commander|commander-in-chief|secretary[- ]general|chairman|president|"
    r"prime minister|foreign minister) of (?:the\s+)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:['’]s)?\s+(leader|chief|commander|president|prime[- ]minister|foreign minister),?\s+(?:(?:Gen(?:eral)?|Lt|Maj|"
    r"Sheikh|Ayatollah|Sayyed)\.?\s+)*$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:former|ex|late|then|slain|ousted|deposed|one-time|incoming|deputy|vice)[\s-]+(?:[\w'’-]+\s+){0,2}$", re.IGNORECASE)
SLACK = timedelta(days=45)  # lists give months, and news lags


@dataclass(frozen=True, slots=True)
class Claim:
    """What the text says: someone holds an office of a body or country; and the words that say so."""

    entity: Entity
    office: str
    body: str | None  # public id of the body
    country: str | None
    words: Span


def claims(reading: Reading, table: Table) -> Iterator[Claim]:
    """The offices that the text gives to persons whose actor is known."""
    text = reading.report.text
    for entity in reading.entities:
        if entity.kind is not EntityKind.PERSON or entity.actor is None:
            continue
        for mention in entity.mentions:
            after = _AFTER.match(text[mention.end : mention.end + 80])
            if after:
                yield from _claim(reading, table, entity, after[1], mention.start, mention.end + after.end(), forward=True)
            before = _BEFORE.search(text[max(0, mention.start - 60) : mention.start])
            if before:
                at = max(0, mention.start - 60) + before.start()
                if not _PAST.search(text[max(0, at - 30) : at + 1]):
                    yield from _claim(reading, table, entity, before[1], at, mention.end, forward=False)


def _claim(reading: Reading, table: Table, entity: Entity, office: str, start: int, end: int, *, forward: bool) -> Iterator[Claim]:
    """The body named at `end` (forward) or ending at `start` (backward), among the reading's settled entities and the countries."""
    text = reading.report.text
    edge = end if forward else start
    office = office.lower().replace("prime-minister", "prime minister").replace("secretary general", "secretary-general")
    for other in reading.entities:
        for span in other.mentions:
            if other.id != entity.id and other.actor and abs((span.start if forward else span.end) - edge) <= 4 and other.kind is not EntityKind.PERSON:
                words = reading.report.span(min(start, span.start), max(end, span.end))
                state = other.actor.kind is EntityKind.GOVERNMENT
                yield Claim(entity, office, None if state else other.actor.id, other.actor.country if state else None, words)
                return
    sights = [s for s in table.nations.sights(text[max(0, edge - 40) : edge + 40]) if abs((s.start if forward else s.end) + max(0, edge - 40) - edge) <= 1]
    if sights:
        at = max(0, edge - 40)
        yield Claim(entity, office, None, sights[0].iso, reading.report.span(min(start, at + sights[0].start), max(end, at + sights[0].end)))
        return
    named = re.match(r"(?:[A-Z][\w'’\-]*|al-\w+)(?: (?:[A-Z][\w'’\-]*|al-\w+|of|the))*", text[edge : edge + 60]) if forward else None
    found = [f for f in table.forms(fold(named[0])) if table.entry(f.entry).kind in ("group", "military")] if named else []
    if named and found:
        yield Claim(entity, office, table.entry(found[0].entry).public, None, reading.report.span(start, edge + named.end()))


def contradictions(reading: Reading, table: Table, day: date | None) -> Iterator[Issue]:
    """An issue for each claim that the table contradicts on that day; nothing where the day or the table's dates are unknown."""
    seen: set[tuple[str, str]] = set()
    for claim in claims(reading, table):
        actor = claim.entity.actor
        entry = table.public(actor.id) if actor else None
        told = _against(claim, entry, table, day) if entry and day else None
        if told and (claim.entity.id, told) not in seen:
            seen.add((claim.entity.id, told))
            message = f"the text says {claim.words.quote!r}; the table says {told}"
            yield Issue("contradiction", Severity.WARNING, message, reading.report.input, "resolve", reading.report.id, (claim.words,))


def _against(claim: Claim, entry: Entry, table: Table, day: date) -> str | None:
    offices = [o for o in table.offices(entry.id) if not o.office.isupper()]
    now = [o for o in offices if _about(o, day)]
    if claim.body:
        return _other_body(claim, now, table)
    same = [o for o in offices if o.office.lower() == claim.office and o.country == claim.country and not o.body]
    if same and not any(_about(o, day) for o in same) and all(o.source.startswith(("Wikipedia", "Wikidata")) and "open at" not in o.source for o in same):
        return f"{entry.name} was {_told(same[-1], table)}"
    return None


def _other_body(claim: Claim, now: list[Office], table: Table) -> str | None:
    lead = [o for o in now if o.body and o.office.lower() in HEADS]
    bodies = {_body(o, table) for o in lead}
    if lead and claim.body not in bodies and claim.office in HEADS:
        return f"{claim.entity.actor.name if claim.entity.actor else claim.entity.name} is {_told(lead[-1], table)}"
    return None


def _body(office: Office, table: Table) -> str | None:
    entry = table.public("wiki:" + (office.body or ""))
    return entry.public if entry else None


def _told(office: Office, table: Table) -> str:
    return f"{office_words(office, table)}, from {office.since or 'an unknown day'} to {office.until or 'now'} ({office.source})"


def _about(office: Office, day: date) -> bool:
    return any(office.held(day + shift) for shift in (timedelta(0), SLACK, -SLACK))
