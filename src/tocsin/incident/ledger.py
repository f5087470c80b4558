"""Ledger: the incidents of all reports taken in, kept up to date. Add readings one at a time or all at once, in any order: the incidents and their ids are
the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tocsin.incident import compose, judgement
from tocsin.incident.across import foretold, linked
from tocsin.incident.echo import echoes
from tocsin.incident.grouping import Grouping
from tocsin.incident.happening import Happening, happenings
from tocsin.incident.origins import Rest, by_outlets, rests
from tocsin.incident.sketch import sketch
from tocsin.incident.telling import Telling, tellings
from tocsin.incident.whose import Source
from tocsin.model import EventType, Incident, Issue, Judgement, Reading

SURE: Final = 1000  # the score with a report that tells of a thing above which one that does not is still about it
Split = tuple[list[Happening], Mapping[str, str]]  # what a story tells of, and of each of its echoes the report it repeats
VERBAL = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)


@dataclass(frozen=True, slots=True)
class Incidents:
    """The incidents, earliest first; where each past id leads; and what could not be applied."""

    incidents: tuple[Incident, ...]
    redirects: dict[str, str]
    issues: tuple[Issue, ...] = ()

    def find(self, ident: str) -> Incident | None:
        """The incident of an id, past or present."""
        now = self.redirects.get(ident, ident)
        return next((incident for incident in self.incidents if incident.id == now), None)


@dataclass(slots=True)
class Ledger:
    """Readings taken in and the incidents they make. `readings` may be any mapping, such as one over a store: it is read when incidents are made."""

    readings: MutableMapping[str, Reading] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)
    grouping: Grouping = field(default_factory=Grouping)
    told: dict[str, tuple[Telling, ...]] = field(default_factory=dict)
    _events: dict[str, str] = field(default_factory=dict)
    _made: dict[tuple[object, ...], Incident] = field(default_factory=dict)
    _split: dict[tuple[object, ...], Split] = field(default_factory=dict)
    _echoed: dict[str, list[str]] = field(default_factory=dict)  # of each report its echoes
    _book: dict[tuple[str, bool], list[Source]] = field(default_factory=dict)
    _last: tuple[tuple[tuple[str, ...], bool], dict[str, list[Rest]]] | None = None

    def add(self, reading: Reading) -> None:
        """Takes a reading in; one taken in before is left as it is."""
        ident = reading.report.id
        if ident in self.told:
            return
        self.readings[ident] = reading
        self.told[ident] = tuple(tellings(reading))
        self._events.update((name, event.id) for event in reading.events for name in (event.id, Incident.identify(event.id)))
        self.grouping.add(sketch(reading))

    def judge(self, *judgements: Judgement) -> None:
        """Takes judgements in."""
        self.judgements += judgements

    def incidents(self) -> Incidents:
        """All incidents as of now. Only what has changed since the last call is worked out again."""
        decided = judgement.decide(self.judgements, self._events)
        apart = {event for both in (*decided.same, *decided.different) for event in both}
        split = [self._happenings(story, decided, apart) for story in self.grouping.stories()]
        self._echoed = {}
        for _, repeated in split:
            for echo, first in sorted(repeated.items()):
                self._echoed.setdefault(first, []).append(echo)
        things = [thing for found, _ in split for thing in found]
        things = linked(things, decided.same, decided.different)
        ahead, real = [t for t in things if t.ahead], [t for t in things if not t.ahead]
        before = foretold(ahead, real)
        folded = {thing.id for found in before.values() for thing in found}
        kept = [(thing, before.get(thing.id, [])) for thing in things if thing.id not in folded]
        told = sorted((tuple(sorted(self._with_echoes(_reports(*both)))), _verbal(both[0]), both[0].id, both) for both in kept)
        made = [self._incident(*both, reports) for reports, _, _, both in told]
        self._last = None
        return self._judged(made, decided)

    def main(self, made: Incidents) -> dict[str, Incident]:
        """Of each report the incident that it is about; a report is about none where nothing was found in it or in the reports that it goes with."""
        out: dict[str, Incident] = {}
        for incident in made.incidents:
            for report in incident.reports:
                out.setdefault(report, incident)
        for story in self.grouping.stories():
            first = next((thing for thing in self._split_of(story) if thing.main), None)
            chief = made.find(Incident.identify(first.events[0])) if first else None
            out.update(dict.fromkeys(self._with_echoes(first.story), chief) if first and chief else {})
        return out

    def _with_echoes(self, reports: Iterable[str]) -> list[str]:
        """Reports, each with its echoes."""
        return [name for report in reports for name in (report, *self._echoed.get(report, ()))]

    def _split_of(self, story: tuple[str, ...]) -> list[Happening]:
        """What a story was last found to tell of."""
        return next((found for key, (found, _) in reversed(self._split.items()) if key[0] == story), [])

    def _echoes(self, story: tuple[str, ...], judged: frozenset[str]) -> dict[str, str]:
        """Of each report of a story that only repeats another, which; none of a report that a person judged of."""
        alone = {report for report in story if any(telling.event in judged for telling in self.told[report])}
        return echoes({report: self.readings[report] for report in story}, alone) if len(story) > 1 else {}

    def _happenings(self, story: tuple[str, ...], decided: judgement.Decided, apart: set[str]) -> Split:
        """What a story tells of, kept until its reports or what is judged of them change."""
        judged = frozenset(t.event for report in story for t in self.told[report]) & apart
        key = (story, tuple(sorted(judged)), decided.different if judged else ())
        if key not in self._split:
            repeated = self._echoes(story, judged)
            heard = tuple(report for report in story if report not in repeated)
            told = [telling for report in heard for telling in self.told[report]]
            found = happenings(told, heard, different=decided.different if judged else (), texts=self.grouping.texts(heard))
            self._split[key] = ([self._sure(thing) for thing in found], repeated)
        return self._split[key]

    def _sure(self, thing: Happening) -> Happening:
        """A thing with those reports only that tell of it, or are surely about what those tell: a mere likeness makes nobody a witness."""
        told = {t.report for t in thing.tellings}
        return replace(thing, story=tuple(r for r in thing.story if r in told or self.grouping.closest(r, told) > SURE)) if thing.main else thing

    def _incident(self, thing: Happening, before: Sequence[Happening], reports: tuple[str, ...]) -> Incident:
        """The incident of a thing, kept until its tellings change."""
        echoed = {name: self._echoed[name] for name in reports if name in self._echoed}
        key = (thing.events, thing.story if thing.main else (), tuple(t.events for t in before), reports)
        if key not in self._made:
            readings = {name: self.readings[name] for name in reports}
            found = self._rests(readings, reactions=_verbal(thing))
            if not any(found[t.report] for t in thing.tellings):
                found = by_outlets(readings)
            self._made[key] = compose.incident(thing, before, readings, found, echoed)
        return self._made[key]

    def _rests(self, readings: Mapping[str, Reading], *, reactions: bool) -> dict[str, list[Rest]]:
        """What these reports rest on; kept for the next thing, which is often told by the same reports."""
        key = (tuple(readings), reactions)
        if self._last is None or self._last[0] != key:
            self._last = (key, rests(readings.values(), self._book, reactions=reactions))
        return self._last[1]

    def _judged(self, made: Iterable[Incident], decided: judgement.Decided) -> Incidents:
        """The incidents with what people set on them, and where old ids lead."""
        by_id = {incident.id: incident for incident in made}
        redirects = {former: incident.id for incident in by_id.values() for former in incident.former}
        issues = list(decided.issues)
        for event, one in decided.set:
            ident = Incident.identify(event)
            now = by_id.get(redirects.get(ident, ident))
            result = judgement.apply(now, one) if now else judgement.issue(one, "the incident is part of another that it foretold")
            if isinstance(result, Incident):
                by_id[result.id] = result
            else:
                issues.append(result)
        order = sorted(
            by_id.values(), key=lambda i: (i.time.first.isoformat() if i.time else "9999", i.first_reported.iso if i.first_reported else "9999", i.id)
        )
        return Incidents(tuple(order), redirects, tuple(issues))


def _verbal(thing: Happening) -> bool:
    """Is a thing done in words, so that he who reacts tells of it?"""
    return thing.type in VERBAL


def _reports(thing: Happening, before: Sequence[Happening]) -> tuple[str, ...]:
    """The reports that tell of a thing, or that are about it."""
    told = {t.report for each in (thing, *before) for t in each.tellings}
    return tuple(sorted(told | set(thing.story) if thing.main else told))


def incidents(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Incidents:
    """The incidents that these readings tell of. The order of readings and of judgements does not matter."""
    ledger = Ledger()
    for reading in readings:
        ledger.add(reading)
    ledger.judge(*judgements)
    return ledger.incidents()
