"""Paragraph: an incident in a few cited sentences: what happened, what others say of it, how many, what is disputed, and what it rests on.

Takes an incident and the readings of its reports; gives an Entry. All accounts count, with all their mentions, not only the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tocsin.model import (
    Account,
    Disagreement,
    Event,
    EventType,
    Figure,
    Incident,
    Origin,
    PartialDate,
    Position,
    Reading,
    Role,
    Said,
    Span,
    Standing,
    Status,
)
from tocsin.watch import names, phrase
from tocsin.watch.line import Kind, Line, Piece, fused, line, listed, merged

if TYPE_CHECKING:
    from tocsin.incident.explain import Branch

LINES: Final = 4  # sentences on what happened, a paragraph
VALUES: Final = 5  # values of one number that are shown
GRAVE: Final = {
    EventType.ASSAULT: 4, EventType.COERCE: 3, EventType.MOBILIZE: 3, EventType.THREATEN: 3, EventType.PROTEST: 2, EventType.SANCTION: 2, EventType.RETREAT: 2,
}  # fmt: skip
ORDER: Final = (  # which sentence stands first
    Status.OCCURRED, Status.POSSIBLE, Status.PLANNED, Status.THREATENED, Status.FEARED, Status.DENIED, Status.DEMANDED, Status.HYPOTHETICAL,
)  # fmt: skip
DIGITS: Final = re.compile(
    r"(?i)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|an?|several|no|none|both)\b"
)
STOP: Final = Piece(".")
ACTED: Final = "who acted"
Readings = Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph: its sentences, the first of which tells most, and what is known of the incident it is about.

    `day` is ISO, and sorts it; `dated` is false where no account says when, and the day is that of the first report. `exact` is true of a single day.
    """

    id: str
    lines: tuple[Line, ...]
    day: str
    dated: bool
    exact: bool
    weight: int
    label: str = ""
    figures: tuple[tuple[str, int], ...] = ()
    code: str = ""
    judged: str | None = None
    more: int = 0
    see: str | None = None  # the id of the paragraph that tells of the same
    tree: tuple[Branch, ...] = ()


def weight(voice: phrase.Voice) -> int:
    """How much a sentence tells: graver types, roles that are filled, a date and a place."""
    roles = {filler.role for filler in voice.mention.roles}
    known = (voice.event.time is not None) + (voice.event.place is not None)
    return GRAVE.get(voice.mention.type, 1) + known + 2 * len(roles & {Role.ACTOR, Role.RECIPIENT}) + 2 * bool(roles & {Role.KILLED, Role.INJURED})


def reported(reading: Reading, voice: phrase.Voice) -> list[Piece]:
    """` (reported on 4 May 2031)`, where the event has no date of its own."""
    published = reading.report.published.value
    if published is None or (voice.event.time and voice.event.time.value):
        return []
    return [Piece(" (reported "), Piece(phrase.when(published), Kind.REPORTED, (voice.mention.trigger,)), Piece(")")]


def voiced(reading: Reading, voice: phrase.Voice) -> Line:
    """One teller's sentence on an event. One without a date of its own says when it was reported, and stands at that day."""
    said = [*phrase.told(reading, voice), *phrase.source(reading, voice)]
    date = (voice.event.time.value if voice.event.time else None) or reading.report.published.value
    return line([*said, *reported(reading, voice), STOP], {reading.report.id: reading}, day=date.first.isoformat() if date else "9999", weight=weight(voice))


def events(incident: Incident, readings: Readings) -> list[tuple[Reading, Event]]:
    """The events that the incident's accounts tell, each once."""
    wanted = {account.event: account.report for account in incident.accounts if account.event}
    return [(readings[name], event) for name in dict.fromkeys(wanted.values()) for event in readings[name].events if event.id in wanted]


def tellings(incident: Incident, readings: Readings) -> list[tuple[Status, Line]]:
    """A sentence for each teller of each of its events, with how it stands to the world."""
    return [(voice.status, voiced(reading, voice)) for reading, event in events(incident, readings) for voice in phrase.voices(reading, event)]


def first(incident: Incident, said: Sequence[tuple[Status, Line]]) -> Line:
    """The sentence that stands first: of the surest status, the one that tells most."""
    sides = {party.name.casefold() for party in (*incident.actors[:1], *incident.recipients[:1])}
    named = {incident.place.name.casefold()} if incident.place else set()

    def rank(one: tuple[Status, Line]) -> tuple[object, ...]:
        values = {value for _, value in one[1].values}
        return ORDER.index(one[0]), -one[1].weight - 2 * len(values & sides) - len(values & named), one[1].day, one[1].text

    return min(said, key=rank)[1]


def chosen(lead: Line, denials: frozenset[str], others: Iterable[Line], most: int) -> tuple[list[Line], int]:
    """The sentences that say most that those before have not said, a denial before the rest; and how many are left out."""
    shown, known, left = [lead], set(lead.values), 0
    for one in sorted(others, key=lambda n: (n.gist not in denials, -n.weight, n.day, n.text)):
        if one.gist == lead.gist:
            continue
        fresh = {value for value in one.values - known if value[0] is not Kind.STATUS}
        denied = one.gist in denials and not any(n.gist in denials for n in shown)
        if len(shown) < most and (denied or len(fresh) > 1 or any(kind is Kind.SOURCE for kind, _ in fresh)):
            shown.append(one)
            known |= one.values
        else:
            left += 1
    return [shown[0], *sorted(shown[1:], key=lambda n: (n.day, n.text))], left


def number(said: Said) -> float:
    """The number said."""
    return float(said.count.value) if said.count and said.count.value is not None else 0.0


def amount(said: Said) -> str:
    """`at least 5`, `7`"""
    least = "at least " if said.count and said.count.high is None and said.count.low is not None else ""
    return least + phrase.number(said.count.value if said.count else None)


def given(figure: Figure, readings: Readings) -> list[Said]:
    """The values of a figure that words with a number give, each once, lowest first."""
    told = [s for s in figure.said if s.words and s.words.report in readings and s.count and s.count.value is not None and DIGITS.search(s.words.quote)]
    found: dict[str, Said] = {}
    for one in sorted(told, key=lambda s: (number(s), s.words.report if s.words else "", s.account)):
        found.setdefault(amount(one), one)
    return list(found.values())


def toll(figure: Figure, readings: Readings) -> Line | None:
    """`Accounts give 4, 7 and at least 20 killed.`, where they give more than one number."""
    values = given(figure, readings)
    if len(values) < 2:
        return None
    shown = values if len(values) <= VALUES else [*values[: VALUES - 1], values[-1]]
    items = [[Piece(amount(one), Kind.MANY, (one.words,))] for one in shown if one.words]
    return line([Piece("accounts differ on how many: "), *listed(items, "or"), Piece(f" {figure.field}"), STOP], readings)


def spoken(account: Account) -> Span:
    """The words of an account that lead to its origin: those that name the source, or else those that name the event."""
    return account.chain.origin.words or account.trigger or account.words


def stems(text: str) -> set[str]:
    """The words of a name, as far as they tell it from others."""
    return {word for word in re.findall(r"\w+", text.casefold()) if word not in ("the", "of", "and", "a", "an")}


def credited(name: str, account: Account, readings: Readings) -> tuple[str, Span]:
    """The name of the account's origin as its report bears it out: by the words that name the source, or a credit; else the source's own name."""
    link, report = account.chain.origin, readings[account.report].report
    if link.words and stems(name) & stems(link.words.quote):
        return name, link.words
    if link.words and link.name:
        return link.name, link.words
    at = re.search(rf"\b{re.escape(name.removeprefix('The ').removeprefix('the '))}\b", report.text)
    return name, report.span(*at.span()) if at and name != account.outlet else spoken(account)


def origin(one: Origin, incident: Incident, readings: Readings, position: Position) -> list[Piece]:
    """An origin's name, resting on the first account that carries its word."""
    own = [account for account in incident.accounts if account.origin == one.id]
    account = next((a for a in own if a.position is position), own[0])
    given_name, words = credited(names.balanced(one.name or ""), account, readings) if one.name else ("", spoken(account))
    name = "an unnamed source" if given_name.casefold() in (*names.PRONOUNS, "") else given_name
    name = name[:1].lower() + name[1:] if names.FIRST.match(name) else name
    lead = names.article(name, None)
    stands = tuple(dict.fromkeys((words, account.trigger or words)))
    return [*([Piece(lead)] if lead else []), Piece(name, Kind.SOURCE, stands)]


def roll(some: Sequence[Origin], incident: Incident, readings: Readings, position: Position = Position.ASSERTS) -> list[Piece]:
    """Origins by name: at most four, then `others`; two that bear one name once."""
    found: dict[str, list[Piece]] = {}
    for one in some:
        pieces = origin(one, incident, readings, position)
        known = found.setdefault(pieces[-1].text.casefold(), pieces)
        known[-1] = Piece(known[-1].text, Kind.SOURCE, tuple(dict.fromkeys((*known[-1].spans, *pieces[-1].spans))))
    items = list(found.values())
    rest = tuple(span for item in items[4:] for span in item[-1].spans)
    return listed([*items[:4], *([[Piece("others", Kind.SOURCE, rest)]] if rest else [])])


def plain(incident: Incident, lead: Line) -> bool:
    """Is all that it rests on said by its first sentence: one report, one origin, and its source named there?"""
    return len(incident.reports) == 1 and len(incident.origins) == 1 and any(piece.kind is Kind.SOURCE for piece in lead.pieces)


def rests(incident: Incident, readings: Readings) -> Line | None:
    """What the incident rests on, in one sentence: none where a single report says it all."""
    asserting = [one for one in incident.origins if one.position is Position.ASSERTS]
    denying = [one for one in incident.origins if one.position is Position.DENIES]
    if incident.standing is Standing.DISPUTED:
        held = [Piece("asserted by "), *roll(asserting, incident, readings), Piece("; ")] if asserting else []
        end = Piece("." if asserting else "; asserted by nobody by name.")
        return line([*held, Piece("denied by "), *roll(denying, incident, readings, Position.DENIES), end], readings)
    if incident.standing is Standing.CORROBORATED:
        return line([Piece("told independently by "), *roll(asserting, incident, readings), STOP], readings)
    if incident.standing is Standing.PARTY and asserting:
        tellers = roll(asserting, incident, readings)
        each = "each a side of it" if sum(piece.kind is not None for piece in tellers) > 1 else "a side of it"
        return line([Piece("said only by "), *tellers, Piece(f", {each}"), STOP], readings)
    if incident.standing is Standing.SINGLE and asserting and len(incident.reports) > 1:
        return line([Piece("all accounts go back to "), *roll(asserting[:1], incident, readings), STOP], readings)
    return None


def told_with(said: Said, field: str, incident: Incident, readings: Readings) -> tuple[str, Kind, Span] | None:
    """The value of one side of a disagreement with the words it rests on."""
    account = next((a for a in incident.accounts if a.id == said.account), None)
    reading = readings.get(account.report) if account else None
    event = next((e for e in reading.events if account and e.id == account.event), None) if reading else None
    if field == "actor" and said.words:
        return said.value, Kind.WHO, said.words
    if field == "date" and event and event.time and event.time.value:
        return phrase.when(PartialDate(said.value)), Kind.WHEN, event.time.words
    if field == "place" and event and reading and (words := reading.place_words(event)):
        return words.quote if words.quote[:1].isupper() else said.value, Kind.WHERE, words
    return None


def differing(row: Disagreement, incident: Incident, readings: Readings) -> Line | None:
    """`Accounts differ on where: Dorrin or Tal Amar.`: both sides, each with its words. None where one account names both together."""
    about = {"actor": ACTED, "date": "when", "place": "where"}.get(row.field)
    holders = [frozenset(said.account for said in side.said) for side in row.sides[:3]]
    if about is None or any(one & other for n, one in enumerate(holders) for other in holders[:n]):
        return None
    found = [told for side in row.sides[:3] if (told := told_with(side.said[0], row.field, incident, readings))]
    if len({value for value, _, _ in found}) < 2:
        return None
    leads = [names.article(value, None) if row.field == "actor" else "" for value, _, _ in found]
    items = [[*([Piece(lead)] if lead else []), Piece(value, kind, (words,))] for lead, (value, kind, words) in zip(leads, found, strict=True)]
    return line([Piece(f"accounts differ on {about}: "), *listed(items, "or"), STOP], readings)


def standing_day(incident: Incident) -> tuple[str, bool, bool]:
    """The day an incident stands at, whether an account tells it, and whether it is a single day."""
    if incident.time and incident.time_basis == "text":
        return incident.time.first.isoformat(), True, incident.time.days <= 3
    return (incident.first_reported.first.isoformat(), False, incident.first_reported.days <= 3) if incident.first_reported else ("9999", False, False)


def entry(incident: Incident, readings: Readings, *, most: int = LINES) -> Entry:
    """The paragraph of an incident."""
    from tocsin.incident.explain import tree
    from tocsin.incident.standing import admiralty

    said = tellings(incident, readings)
    by_gist = {one.gist: status for status, one in said}
    every = merged(one for _, one in said)
    lead = first(incident, [(by_gist[one.gist], one) for one in every])
    lines, left = chosen(lead, frozenset(gist for gist, status in by_gist.items() if status is Status.DENIED), every, most)
    tolls = [toll(figure, readings) for figure in incident.figures if figure.field in ("killed", "injured", "detained", "displaced")]
    rows = [differing(row, incident, readings) for row in incident.disagreements]
    day, dated, exact = standing_day(incident)
    judged = f"{incident.review or 'corrected'} by {incident.reviewed_by}" if incident.reviewed_by else None
    figures = (("report", len(incident.reports)), ("outlet", len(incident.families)), ("origin", len(incident.origins)))
    ground = None if plain(incident, lead) else rests(incident, readings)
    return Entry(
        incident.id, fused(one for one in (*lines, *tolls, *rows, ground) if one), day, dated, exact, lead.weight + gravity(incident),
        incident.standing.value, figures, admiralty(incident), judged, left, tree=tree(incident),
    )  # fmt: skip


def gravity(incident: Incident) -> int:
    """How much an incident matters where not all can be shown: origins that tell of it, and deaths."""
    killed = incident.figure("killed")
    return 2 * min(len(incident.origins), 5) + min(len(incident.reports), 5) + (3 if killed and killed.best else 0)


def single(reading: Reading, event: Event) -> Entry:
    """The paragraph of an event that was counted to no incident."""
    lines = merged(voiced(reading, voice) for voice in phrase.voices(reading, event))
    date = event.time.value if event.time else None
    exact = bool(date and date.days <= 3)
    return Entry(event.id, fused(lines), min(one.day for one in lines), date is not None, exact, max(one.weight for one in lines))
