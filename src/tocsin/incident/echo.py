"""Echo: a report that says nothing but what an earlier one says, word for word. It adds a report and an outlet to an incident, never a voice or a figure.

What is made of a story is made without its echoes, and they are given their places afterwards: so that no number of copies, whenever they come, can move it.
A copy with a sentence of its own is no echo and is heard like any other report. What the reader found in an echo and not in the text it repeats stays in its
reading: the longer text tells better what the sentence means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from tocsin.incident import copies, families
from tocsin.incident.origins import Rest, chain_of, origin_id, plain
from tocsin.model import Account, Event, Reading, Report, content_id

Key = tuple[str, str, str, str]
NO_ECHOES: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


def sentences(report: Report) -> dict[str, int]:
    """The sentences of a report as their words only, and the number of each."""
    return {plain(report.sentence(number)): number for number in range(len(report.sentences))}


def key(event: Event, report: Report) -> Key:
    """What an event and the same event in a copy have in common: sentence, trigger, type and status."""
    return (plain(report.sentence(report.sentence_of(event.trigger))), event.trigger.quote.casefold(), event.type.value, event.status.value)


def echoes(readings: Mapping[str, Reading], alone: Collection[str] = ()) -> dict[str, str]:
    """Of each report that only repeats an earlier one, which: both by id. `alone` are reports never taken for an echo, since a person judged of them."""
    found: dict[str, str] = {}
    held: defaultdict[str, list[str]] = defaultdict(list)  # of each sentence the reports that are no echo
    parts: dict[str, frozenset[str]] = {}
    for reading in sorted(readings.values(), key=lambda r: copies.age(r.report)):
        report = reading.report
        mine = frozenset(sentences(report))
        earlier = () if report.id in alone else min((held.get(sentence, []) for sentence in mine), key=len, default=())
        repeated = next((ident for ident in earlier if mine <= parts[ident]), None)
        if repeated:
            found[report.id] = repeated
            continue
        parts[report.id] = mine
        for sentence in mine:
            held[sentence].append(report.id)
    return found


def mirrored(accounts: Iterable[Account], first: Reading, copy: Reading, by_origin: Mapping[str, Rest]) -> list[Account]:
    """The accounts of a report as those of its echo, as far as the echo holds their sentences. `by_origin` is what the echo rests on, by the origin's id."""
    report, numbers = copy.report, sentences(copy.report)
    events = {key(event, report): event for event in copy.events}
    theirs = {event.id: events.get(key(event, first.report)) for event in first.events}
    made = []
    for account in accounts:
        number = numbers.get(plain(account.words.quote))
        event = theirs.get(account.event) if account.event else None
        if number is None or (account.event and event is None):
            continue
        at = report.sentences[number]
        rest = by_origin.get(account.origin)
        made.append(
            replace(
                account,
                id=content_id("k", event.id if event else report.id, account.origin),
                report=report.id,
                outlet=families.outlet(report),
                published=report.published.value,
                event=event.id if event else None,
                words=report.span(at.start, at.end),
                trigger=event.trigger if event else None,
                chain=chain_of(rest, copy) if rest else copy.chain(event.trigger if event else report.span(at.start, at.end)),
                why=rest.why if rest else f"a copy of the text of {families.outlet(first.report) or first.report.id}: {account.why}",
            )
        )
    return made


def repeated(
    ident: str, accounts: Sequence[Account], readings: Mapping[str, Reading], rests: Mapping[str, Sequence[Rest]], echoed: Mapping[str, Sequence[str]]
) -> list[Account]:
    """The accounts of the echoes of reports (`echoed`, by the report they repeat) in the incident `ident`."""
    found = []
    for first, names in echoed.items():
        mine = [account for account in accounts if account.report == first]
        for name in names:
            found += mirrored(mine, readings[first], readings[name], {origin_id(ident, rest.voice): rest for rest in rests.get(name, ())})
    return found


def echoed_events(events: Iterable[str], readings: Mapping[str, Reading], echoed: Mapping[str, Sequence[str]]) -> list[str]:
    """The events of echoes that repeat some of these."""
    told, found = set(events), []
    for first, names in echoed.items():
        report = readings[first].report
        keys = {key(event, report) for event in readings[first].events if event.id in told}
        found += [event.id for name in names for event in readings[name].events if key(event, readings[name].report) in keys]
    return found
