"""Compose: from a happening and the readings that tell of it to the incident: accounts, origins, fields, standing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tocsin.incident import copies, fields, families
from tocsin.incident.fields import Told
from tocsin.incident.happening import Happening
from tocsin.incident.origins import Rest, chain_of
from tocsin.incident.standing import standing
from tocsin.incident.telling import AHEAD
from tocsin.incident.voice import Voice, tokens
from tocsin.model import (
    Account, EntityKind, Event, EventType, Incident, Origin, OriginKind, Party, Position, Reading, Role, Status, content_id,
)  # fmt: skip

ARMED: Final = frozenset({EntityKind.MILITARY, EntityKind.GOVERNMENT, EntityKind.GROUP})
SIDE: Final = frozenset({"army", "defence", "guard", "briga", "front", "milit", "resis", "air", "navy", "presi", "forei", "katib", "polit", "liber", "comma", "shiel", "embas", "kreml", "penta"})


def position(status: Status) -> Position:
    """How an account stands to the incident by its event's status."""
    return Position.DENIES if status is Status.DENIED else Position.FORETELLS if status in AHEAD else Position.ASSERTS


def origin_id(incident: str, voice: Voice) -> str:
    """The id of an origin within its incident."""
    return content_id("o", incident, *voice.key)


def covers(rest: Rest, event: Event, reading: Reading) -> bool:
    """Does the source speak in a sentence that tells of the event?"""
    if rest.source is None:
        return False
    report = reading.report
    told = {report.sentence_of(mention.trigger) for mention in event.mentions}
    return bool(told & {report.sentence_of(span) for span in rest.source.content})


def event_accounts(event: Event, reading: Reading, rests: Sequence[Rest], incident: str) -> list[Account]:
    """The accounts of one event: one for each voice that speaks of it, or for all that its report rests on."""
    speaking = [rest for rest in rests if covers(rest, event, reading)] or list(rests)
    return [_account(rest, reading, incident, event) for rest in speaking]


def _account(rest: Rest, reading: Reading, incident: str, event: Event | None) -> Account:
    """What one voice says of the incident through one report."""
    report = reading.report
    number = report.sentence_of(event.trigger) if event else 0
    at = report.sentences[number]
    ident = origin_id(incident, rest.voice)
    spot = reading.entity(event.place) if event else None
    status = min((mention.status for mention in event.mentions), key=list(Status).index) if event else Status.OCCURRED
    place = spot.place if spot else None
    return Account(
        id=content_id("k", event.id if event else report.id, ident), report=report.id, outlet=families.outlet(report), published=report.published.value,
        event=event.id if event else None, words=report.span(at.start, at.end), trigger=event.trigger if event else None, status=status, position=position(status),
        chain=chain_of(rest, reading), origin=ident, why=rest.why, time=event.time.value if event and event.time else None, place=place, language=report.language,
    )  # fmt: skip


def is_party(voice: Voice, sides: Iterable[Party]) -> bool:
    """Is a voice a side: an actor or target itself, or an armed or ruling body of its country?"""
    if voice.kind in (OriginKind.OWN, OriginKind.WIRE, OriginKind.OUTLET):
        return False
    name = voice.body | voice.person
    ruling = voice.sort in ARMED or bool((voice.body | voice.generic) & SIDE)
    for side in sides:
        if voice.actor and voice.actor == side.id:
            return True
        theirs = tokens(side.name)
        if name and (name <= theirs or (theirs & name and ruling)) and voice.kind is OriginKind.SOURCE:
            return True
        if ruling and voice.country and voice.country == side.country and side.kind in {kind.value for kind in ARMED} | {"agency", "place"}:
            return True
    return False


def origins(accounts: Sequence[Account], voices: Mapping[str, Voice], sides: Sequence[Party]) -> tuple[Origin, ...]:
    """The origins of accounts, those with most reports first."""
    made = []
    for ident in sorted({account.origin for account in accounts}):
        own = [account for account in accounts if account.origin == ident]
        stand = next(p for p in (Position.DENIES, Position.ASSERTS, Position.FORETELLS) if any(account.position is p for account in own))
        stand = Position.ASSERTS if stand is Position.DENIES and sum(a.position is Position.ASSERTS for a in own) > sum(a.position is Position.DENIES for a in own) else stand
        voice = voices[ident]
        made.append(Origin(ident, voice.name, voice.kind, stand, tuple(a.id for a in own), tuple(sorted({a.report for a in own})), is_party(voice, sides), voice.actor,
                           voice.country, own[0].why))  # fmt: skip
    return tuple(sorted(made, key=lambda origin: (-len(origin.reports), origin.id)))


def founder(happening: Happening, readings: Mapping[str, Reading]) -> list[str]:
    """The events of a happening, the founding one (of the earliest report) first."""
    return [t.event for t in sorted(happening.tellings, key=lambda t: (copies.age(readings[t.report].report), t.at, t.event))]


def incident(happening: Happening, foretelling: Sequence[Happening], readings: Mapping[str, Reading], rests: Mapping[str, Sequence[Rest]]) -> Incident:
    """The incident of a happening. `foretelling` are those that foretold it; reports of its story without an event of their own count where it is the main thing."""
    found = founder(happening, readings)
    ident = Incident.identify(found[0])
    events = {event.id: event for name in {t.report for h in (happening, *foretelling) for t in h.tellings} for event in readings[name].events}
    told: list[Told] = []
    for telling in (t for h in (happening, *foretelling) for t in h.tellings):
        reading = readings[telling.report]
        told += [Told(account, events[telling.event], reading) for account in event_accounts(events[telling.event], reading, rests.get(telling.report, ()), ident)]
    accounts = [one.account for one in told]
    if happening.main:
        covered = {account.report for account in accounts}
        accounts += [_account(rest, readings[name], ident, None) for name in happening.story if name not in covered for rest in rests.get(name, ())]
    accounts.sort(key=lambda account: (copies.age(readings[account.report].report), account.words, account.id))
    voices = {origin_id(ident, rest.voice): rest.voice for found_ in rests.values() for rest in found_}
    real = [one for one in told if one.account.position is not Position.FORETELLS] or told
    return _filled(ident, happening, accounts, real, voices, readings, tuple(Incident.identify(event) for event in found[1:]))


def _filled(ident: str, happening: Happening, accounts: Sequence[Account], told: Sequence[Told], voices: Mapping[str, Voice], readings: Mapping[str, Reading],
            former: tuple[str, ...]) -> Incident:  # fmt: skip
    """The incident with its fields."""
    actors, recipients = fields.parties(told, Role.ACTOR), fields.parties(told, Role.RECIPIENT)
    made = origins(accounts, voices, (*actors, *recipients))
    figures = fields.figures(told)
    rows = fields.disagreements(told, accounts, figures)
    stand, reason = standing(made, rows)
    when, basis = fields.time([one.account for one in told])
    where = fields.place([one.account for one in told])
    reports = tuple(dict.fromkeys(account.report for account in accounts))
    outlets = tuple(sorted({families.outlet(readings[name].report) or "" for name in reports} - {""}))
    kin = tuple(sorted({families.family(readings[name].report.outlet, readings[name].report.url) or f"unknown ({name})" for name in reports}))
    published = [account.published for account in accounts if account.published]
    modes = tuple(dict.fromkeys(mode for t in happening.tellings for mode in t.modes))
    kind: EventType = happening.tellings[0].type
    return Incident(
        id=ident, type=kind, modes=modes, standing=stand, reason=reason, time=when, time_basis=basis, place=where, place_name=where.name if where else None, actors=actors,
        recipients=recipients, figures=figures, accounts=tuple(accounts), reports=reports, outlets=outlets, families=kin, origins=made, disagreements=rows,
        foretold_by=tuple(a.id for a in accounts if a.position is Position.FORETELLS) if stand.value != "anticipated" else (), first_reported=min(published, default=None),
        last_reported=max(published, default=None), summary=accounts[0].words.quote if accounts else None, former=former,
    )  # fmt: skip
