"""Compose: from a happening and the readings that tell of it to the incident: accounts, origins, fields, standing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tocsin.incident import copies, families, fields
from tocsin.incident.align import kilometres
from tocsin.incident.echo import NO_ECHOES, echoed_events, repeated
from tocsin.incident.fields import Told
from tocsin.incident.happening import Happening
from tocsin.incident.lexicon import LANDS
from tocsin.incident.origins import Rest, chain_of, origin_id, plain
from tocsin.incident.stance import as_worded, denies, said_status
from tocsin.incident.standing import standing
from tocsin.incident.telling import AHEAD, LEAD
from tocsin.incident.voice import GENERIC, MEDIA, Voice, tokens
from tocsin.incident.words import listed
from tocsin.model import (
    Account,
    Attribution,
    EntityKind,
    Event,
    EventType,
    Incident,
    Origin,
    OriginKind,
    Party,
    Position,
    Reading,
    Role,
    Span,
    Status,
    content_id,
)

ARMED: Final = frozenset({EntityKind.MILITARY, EntityKind.GOVERNMENT, EntityKind.GROUP})
NEUTRAL: Final = frozenset(
    {"hospi", "witness", "medic", "un", "relative", "red", "cresc", "cross", "monit", "obser", "docto", "fire", "firef", "rescu", "emerg", "ambul"}
)
SIDE: Final = listed(
    "army defence guard briga front milit resis air navy presi forei katib liber comma shiel embas kreml penta borde troop soldi fight "
    "secur ministry inter polic facti group gover admin"
)


THINGS: Final = frozenset({EntityKind.EQUIPMENT, EntityKind.PLACE})
FAR: Final = 100.0  # km
TALK: Final = frozenset({EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST})
VICTIMS: Final = THINGS | {EntityKind.COMPANY, EntityKind.NGO, EntityKind.MEDIA}
FIGHTS: Final = listed("army defence briga front milit resis navy liber troop soldi fight gover rebel insur junta")


def position(status: Status) -> Position:
    """How an account stands to the incident by its event's status."""
    return Position.DENIES if status is Status.DENIED else Position.FORETELLS if status in AHEAD else Position.ASSERTS


def covers(rest: Rest, event: Event, reading: Reading) -> bool:
    """Does the voice speak in a sentence that tells of the event? Where several speak in one sentence, each for its own words."""
    report = reading.report
    return bool(rest.said) and any(
        plain(report.sentence(report.sentence_of(mention.trigger))) in rest.said and speaks(rest, mention.trigger, reading) for mention in event.mentions
    )


def speaks(rest: Rest, trigger: Span, reading: Reading) -> bool:
    """Do a voice's words hold the trigger, or is it not known better which of its sentence are its own?"""
    report = reading.report
    home = report.sentence_of(trigger)
    mine = own_of(rest, report.sentence(home))
    if not mine or any(plain(trigger.quote) in words for words in mine):
        return True
    return not any(a.source and a.holds(trigger) and not _held(a, home, mine, reading) for a in reading.attributions)


def own_of(rest: Rest, sentence: str) -> list[str]:
    """The words of a sentence that the reader found to be a voice's."""
    return [words for home, words in rest.own if home == plain(sentence)]


def _held(attribution: Attribution, home: int, mine: Sequence[str], reading: Reading) -> bool:
    """Is what an attribution gives of one sentence among a voice's words?"""
    report = reading.report
    return any(plain(span.quote) in words for span in attribution.content if report.sentence_of(span) == home for words in mine)


def denied_by(rest: Rest, number: int, reading: Reading, rests: Sequence[Rest]) -> bool:
    """Does a voice deny in a sentence? Where several speak in it, only he whose own words do: the one denied does not deny."""
    sentence = reading.report.sentence(number)
    if not denies(sentence):
        return False
    mine = own_of(rest, sentence)
    shared = any(other.voice != rest.voice and plain(sentence) in other.said for other in rests) or any(
        a.source and any(reading.report.sentence_of(span) == number for span in a.content) and not _held(a, number, mine, reading) for a in reading.attributions
    )
    return any(denies(words) for words in mine) if mine and shared else True


def aside(event: Event, own: Collection[str], reading: Reading) -> bool:
    """Is an event of a brief report, that tells of the events `own`, another matter: mere words, or of another day or a place far off?"""
    if event.type in TALK:
        return True
    mine = [other for other in reading.events if other.id in own]
    times = [other.time.value for other in mine if other.time and other.time.value]
    if event.time and event.time.value and times and all(time.distance(event.time.value) > 1 for time in times):
        return True
    spot = reading.entity(event.place)
    spots = [entity.place for other in mine if (entity := reading.entity(other.place)) and entity.place]
    return bool(spot and spot.place and spots) and all(kilometres(place, spot.place) > FAR for place in spots if spot and spot.place)


def elsewhere(rest: Rest, reading: Reading, own: Collection[str]) -> bool:
    """Does the voice speak of other events of its report than these? To reject what others say is to speak of it, and what a brief report tells beside its
    main thing is mostly a part of it.
    """
    report = reading.report
    main = len(report.sentences) <= BRIEF and any(event.id in own and report.sentence_of(event.trigger) < LEAD for event in reading.events)
    others = (event for event in reading.events if event.id not in own and event.type is not EventType.REJECT)
    return any(covers(rest, event, reading) and (not main or aside(event, own, reading)) for event in others)


BRIEF: Final = 12  # sentences of a report that is about one thing
UNSOURCED: Final = Voice("reports that name no source for it", OriginKind.UNNAMED, generic=frozenset({"unsourced"}))


def speakers(events: Iterable[tuple[Event, Reading]], rests: Mapping[str, Sequence[Rest]]) -> list[Rest]:
    """Those who speak in a sentence that tells of one of the events, in an order of their own."""
    found = [rest for event, reading in events for rest in rests.get(reading.report.id, ()) if covers(rest, event, reading)]
    return sorted(found, key=lambda rest: (rest.voice.key, rest.report))


def denial_reach(status: Status) -> int:
    """How many sentences off a denial reaches in a long report: who threatens or plans denies what he says in that sentence only."""
    return 0 if status in AHEAD else 1


def event_accounts(event: Event, reading: Reading, rests: Sequence[Rest], incident: str, heard: Sequence[Rest], own: Collection[str]) -> list[Account]:
    """The accounts of one event: one for each voice that speaks of it.

    Where none does, those do who speak of nothing else, if the report is short and the event (one of `own`) its main thing; or the report's only voice. Else
    nobody knows whose word it is: it is counted to one of those `heard` to speak of it elsewhere, or to none by name, so that a report's other sources never
    back what they did not say.
    """
    speaking = [rest for rest in rests if covers(rest, event, reading)]
    if not speaking and own and len(reading.report.sentences) <= BRIEF:
        speaking = [rest for rest in rests if not elsewhere(rest, reading, own)][:1]
    if speaking or len(rests) < 2 or not any(rest.source or rest.said for rest in rests):
        return [_account(rest, reading, incident, event, rests) for rest in speaking or rests]
    voice = heard[0].voice if heard else UNSOURCED
    why = f"it names no source for it; counted to {voice.name}, who speaks of it elsewhere" if heard else "it names no source for it"
    return [replace(_account(Rest(reading.report.id, voice, None, why), reading, incident, event, rests), chain=reading.chain(event.trigger))]


def other_accounts(reading: Reading, rests: Sequence[Rest], incident: str, told: Iterable[Account], own: Collection[str]) -> list[Account]:
    """The accounts of the voices of a report that speak in no sentence with an event: neither of the incident, which the report is about, nor of another.

    A long report tells of many things: of its voices only those count who speak right beside the incident.
    """
    report = reading.report
    heard = {account.origin for account in told if account.report == report.id}
    silent = [rest for rest in rests if origin_id(incident, rest.voice) not in heard and not elsewhere(rest, reading, own)]
    if len(report.sentences) > BRIEF:
        near = {report.sentence_of(mention.trigger) + step for event in reading.events if event.id in own for mention in event.mentions for step in (-1, 0, 1)}
        silent = [rest for rest in silent if any(plain(report.sentence(number)) in rest.said for number in near if 0 <= number < len(report.sentences))]
    return [_account(rest, reading, incident, None, rests) for rest in silent]


def _not_yet(account: Account) -> Account:
    """An account of a thing that is only foretold: a voice that tells of a threat, or without an event of its own, does not say that it has happened."""
    return replace(account, status=Status.FEARED, position=Position.FORETELLS) if account.position is Position.ASSERTS else account


def _account(rest: Rest, reading: Reading, incident: str, event: Event | None, rests: Sequence[Rest]) -> Account:
    """What one voice says of the incident through one report."""
    report = reading.report
    said = [number for number in range(len(report.sentences)) if plain(report.sentence(number)) in rest.said] if rest.said else []
    number = report.sentence_of(event.trigger) if event else said[0] if said else 0
    at = report.sentences[number]
    ident = origin_id(incident, rest.voice)
    spot = reading.entity(event.place) if event else None
    status = min((mention.status for mention in event.mentions), key=list(Status).index) if event else said_status(report.sentence(number))
    place = spot.place if spot else None
    if event and event.trigger:
        status = as_worded(status, report.text[at.start : event.trigger.start], report.text[event.trigger.end : at.end], titled=report.titled and number == 0)
        status = Status.THREATENED if event.type is EventType.THREATEN and status is Status.OCCURRED else status
    near = said if event is None or len(report.sentences) <= BRIEF else [each for each in said if abs(each - number) <= denial_reach(status)]
    if any(denied_by(rest, each, reading, rests) for each in near) and not (event and event.type is EventType.REJECT):
        status = Status.DENIED
    return Account(
        id=content_id("k", event.id if event else report.id, ident),
        report=report.id,
        outlet=families.outlet(report),
        published=report.published.value,
        event=event.id if event else None,
        words=report.span(at.start, at.end),
        trigger=event.trigger if event else None,
        status=status,
        position=position(status),
        chain=chain_of(rest, reading),
        origin=ident,
        why=rest.why,
        time=event.time.value if event and event.time else None,
        place=place,
        language=report.language,
    )


def sides(actors: Sequence[Party], recipients: Sequence[Party]) -> tuple[Party, ...]:
    """The sides: who acts, and who is acted on if he can be a side: no thing, place, firm or charity."""
    return tuple(party for party in actors if party.kind not in THINGS) + tuple(party for party in recipients if party.kind not in VICTIMS)


def is_party(voice: Voice, sides: Sequence[Party]) -> bool:
    """Is a voice a side: an actor or target itself, one of its own, or an armed or ruling body of its country?

    Where no side is known by name, an army, an armed group or a government is taken for one: it is no neutral witness of a fight. The police are a side only
    where they are actor or target.
    """
    if voice.kind in MEDIA or voice.body & NEUTRAL or voice.generic & NEUTRAL:
        return False
    words_ = voice.body | voice.generic | voice.person
    lands = words_ & LANDS
    ruling = bool(words_ & SIDE) or (voice.sort in ARMED and voice.kind is OriginKind.SOURCE)
    warlike = ruling and "polic" not in words_
    for side in sides:
        theirs = tokens(side.name)
        if (voice.actor and voice.actor == side.id) or (words_ - GENERIC - LANDS) & theirs - GENERIC:
            return True
        armed = bool(theirs & SIDE) or side.kind in ARMED
        foreign = bool(lands and theirs & LANDS and not lands & theirs) or bool(voice.country and side.country and voice.country != side.country)
        if armed and not foreign and (warlike or (ruling and words_ & theirs & SIDE)):
            return True
    known = any(side.kind in ARMED or tokens(side.name) & SIDE for side in sides)
    return not known and voice.kind is OriginKind.SOURCE and bool(words_ & FIGHTS) and "polic" not in words_


def held(own: Sequence[Account], titles: Collection[Span] = ()) -> Position:
    """The position of one origin, from its accounts: a denial in any of them (of the thing, how it happened or who did it), else an assertion anywhere.

    A title (its words are among `titles`) says less than the report below it: "minister warns of blockade". Nothing is counted here, so
    that more copies of its words change nothing.
    """
    if any(account.position is Position.DENIES for account in own):
        return Position.DENIES
    fuller = {account.report for account in own if account.words not in titles}
    told = [account for account in own if not (account.words in titles and account.report in fuller)]
    return Position.ASSERTS if any(account.position is not Position.FORETELLS for account in told) else Position.FORETELLS


def origins(accounts: Sequence[Account], voices: Mapping[str, Voice], sides: Sequence[Party], titles: Collection[Span] = ()) -> tuple[Origin, ...]:
    """The origins of accounts, those with most reports first."""
    made = []
    for ident in sorted({account.origin for account in accounts}):
        own = [account for account in accounts if account.origin == ident]
        stand = held(own, titles)
        voice = voices[ident]
        made.append(
            Origin(
                ident,
                voice.name,
                voice.kind,
                stand,
                tuple(a.id for a in own),
                tuple(sorted({a.report for a in own})),
                is_party(voice, sides),
                voice.actor,
                voice.country,
                own[0].why,
            )
        )
    return tuple(sorted(made, key=lambda origin: (-len(origin.reports), origin.id)))


def founder(happening: Happening, readings: Mapping[str, Reading]) -> list[str]:
    """The events of a happening, the founding one (of the earliest report) first."""
    return [t.event for t in sorted(happening.tellings, key=lambda t: (copies.age(readings[t.report].report), t.at, t.event))]


def incident(
    happening: Happening,
    foretelling: Sequence[Happening],
    readings: Mapping[str, Reading],
    rests: Mapping[str, Sequence[Rest]],
    echoed: Mapping[str, Sequence[str]] = NO_ECHOES,
) -> Incident:
    """The incident of a happening. `foretelling` are those that foretold it; reports of its story without an event of their own count where it is the main
    thing. The echoes of a report (`echoed`) are given the accounts that it has.
    """
    found = founder(happening, readings)
    ident = Incident.identify(found[0])
    events = {event.id: event for name in {t.report for h in (happening, *foretelling) for t in h.tellings} for event in readings[name].events}
    told: list[Told] = []
    tellings = [t for h in (happening, *foretelling) for t in h.tellings]
    own = {t.event for t in tellings} if happening.main else frozenset[str]()
    heard = speakers(((events[t.event], readings[t.report]) for t in tellings), rests)
    for telling in tellings:
        event, reading = events[telling.event], readings[telling.report]
        given = event_accounts(event, reading, rests.get(telling.report, ()), ident, heard, own)
        told += [Told(account, event, reading) for account in given]
    accounts = [one.account for one in told]
    if happening.main:
        others = [account for name in happening.story for account in other_accounts(readings[name], rests.get(name, ()), ident, list(accounts), own)]
        accounts += [_not_yet(account) for account in others] if all(account.position is Position.FORETELLS for account in accounts) else others
    if happening.type is EventType.THREATEN:
        accounts = [_not_yet(account) for account in accounts]
    fresh = sorted(accounts, key=lambda account: (copies.age(readings[account.report].report), account.words, account.id))
    accounts += repeated(ident, fresh, readings, rests, echoed)
    accounts.sort(key=lambda account: (copies.age(readings[account.report].report), account.words, account.id))
    voices = {origin_id(ident, voice): voice for voice in (UNSOURCED, *(rest.voice for found_ in rests.values() for rest in found_))}
    real = [one for one in told if one.account.position is not Position.FORETELLS] or told
    former = sorted({*found[1:], *echoed_events(found, readings, echoed)})
    return _filled(ident, happening, accounts, fresh, real, voices, readings, tuple(Incident.identify(event) for event in former))


def _filled(
    ident: str,
    happening: Happening,
    accounts: Sequence[Account],
    fresh: Sequence[Account],
    told: Sequence[Told],
    voices: Mapping[str, Voice],
    readings: Mapping[str, Reading],
    former: tuple[str, ...],
) -> Incident:
    """The incident with its fields, which rest on the accounts that repeat nobody (`fresh`)."""
    actors, recipients = fields.parties(told, Role.ACTOR), fields.parties(told, Role.RECIPIENT)
    titles = {
        report.span(first.start, first.end)
        for name in {a.report for a in accounts}
        if (report := readings[name].report).titled
        for first in report.sentences[:1]
    }
    made = origins(accounts, voices, sides(actors, recipients), titles)
    figures = fields.figures(told, fresh if happening.main and happening.type is EventType.ASSAULT else (), readings)
    rows = fields.disagreements(told, fresh, figures)
    stand, reason = standing(made, rows)
    when, basis = fields.time([one.account for one in told])
    where = fields.place([one.account for one in told])
    reports = tuple(dict.fromkeys(account.report for account in accounts))
    outlets = tuple(sorted({families.outlet(readings[name].report) or "" for name in reports} - {""}))
    kin = tuple(sorted({families.family(readings[name].report.outlet, readings[name].report.url) or f"unknown ({name})" for name in reports}))
    published = [account.published for account in accounts if account.published]
    modes = tuple(dict.fromkeys(mode for t in happening.tellings for mode in t.modes))
    kind: EventType = happening.type
    return Incident(
        id=ident,
        type=kind,
        modes=modes,
        standing=stand,
        reason=reason,
        time=when,
        time_basis=basis,
        place=where,
        place_name=where.name if where else None,
        actors=actors,
        recipients=recipients,
        figures=figures,
        accounts=tuple(accounts),
        reports=reports,
        outlets=outlets,
        families=kin,
        origins=made,
        disagreements=rows,
        foretold_by=tuple(a.id for a in accounts if a.position is Position.FORETELLS) if stand.value != "anticipated" else (),
        first_reported=min(published, default=None),
        last_reported=max(published, default=None),
        summary=accounts[0].words.quote if accounts else None,
        former=former,
    )
