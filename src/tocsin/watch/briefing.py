"""Briefing: what was read, by incident, by pair of actors or by place, in sections; each sentence with its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from tocsin.model import EventType, Incident, Judgement, PartialDate, Party, Reading, Standing, Status
from tocsin.watch import phrase
from tocsin.watch.ahead import ahead
from tocsin.watch.change import before, changed, changes, said_day
from tocsin.watch.line import Note
from tocsin.watch.paragraph import Entry, entry, events, single, tellings

if TYPE_CHECKING:  # loaded where it is used, so that `tocsin --help` is quick
    from tocsin.incident import Incidents

MOST: Final = 60  # paragraphs a section
FEW: Final = 12  # paragraphs of one standing, for one pair or place
OLD: Final = 183  # days


class View(StrEnum):
    """How a briefing is ordered."""

    INCIDENT = "incident"
    PAIR = "pair"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that belong together; `left_out` counts those past the most that are shown."""

    title: str
    entries: tuple[Entry, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Groups under a heading."""

    title: str
    about: str
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All its paragraphs."""
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class Briefing:
    """A cited summary of many readings."""

    title: str
    span: str
    figures: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    remarks: tuple[str, ...] = ()

    def notes(self) -> list[Note]:
        """Every note once, in the order of use."""
        return list(dict.fromkeys(note for s in self.sections for e in s.entries for line in e.lines for note in line.notes))


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with its paragraph, and how its accounts present it."""

    incident: Incident
    entry: Entry
    statuses: frozenset[Status]


Wanted = Callable[[Told], bool]
AHEAD: Final = frozenset({Status.PLANNED, Status.THREATENED, Status.FEARED})


def background(told: Told) -> bool:
    """Did it end more than half a year before it was first reported?"""
    date, reported = told.incident.time, told.incident.first_reported
    return bool(date and reported and date.before(reported) and date.distance(reported) > OLD)


def forces(told: Told) -> bool:
    """Troops and weapons moved, reinforced or put on alert, or that may have been."""
    return told.incident.type is EventType.MOBILIZE and bool(told.statuses & {Status.OCCURRED, Status.POSSIBLE})


def disputed(told: Told) -> bool:
    """Denied by an origin, or in any mention of any report."""
    return told.incident.standing is Standing.DISPUTED or Status.DENIED in told.statuses


def stands(standing: Standing) -> Wanted:
    """Incidents of this standing."""
    return lambda told: told.incident.standing is standing


SECTIONS: Final[tuple[tuple[str, str, Wanted], ...]] = (  # an incident stands in the first that takes it
    ("Background", "Dated more than half a year before the first report that tells of it.", background),
    ("Forces and alert states", "Troops and weapons moved, reinforced or put on alert.", forces),
    ("Disputed", "Asserted by some and denied by others, or only denied: the words of each side stand below.", disputed),
    ("Corroborated", "Two or more origins that are independent of each other say that it happened.", stands(Standing.CORROBORATED)),
    ("From a single origin", "However many reports carry it, all go back to one voice.", stands(Standing.SINGLE)),
    ("Party claims", "Only a side of the conflict says so.", stands(Standing.PARTY)),
    ("Threatened, planned and feared", "No account says that any of this has happened.", lambda told: bool(told.statuses & AHEAD)),
    ("Demanded or supposed", "Demands, conditions and wishes; no account says that any of this has happened.", lambda _: True),
)
SHOWN: Final = (
    "Corroborated", "From a single origin", "Party claims", "Disputed", "Threatened, planned and feared", "Forces and alert states", "Demanded or supposed",
    "Background",
)  # fmt: skip


def statuses(incident: Incident, readings: Mapping[str, Reading]) -> frozenset[Status]:
    """Every status that any account gives it, in any mention."""
    said = {mention.status for _, event in events(incident, readings) for mention in event.mentions}
    return frozenset(said | {account.status for account in incident.accounts})


def section_of(told: Told) -> str:
    """The section an incident stands in."""
    return next(name for name, _, wanted in SECTIONS if wanted(told))


def group(title: str, entries: Iterable[Entry], most: int) -> Group | None:
    """At most so many paragraphs, by their day: those that tell most stay. None where there are none."""
    every = sorted(entries, key=lambda e: (-e.weight, e.day, e.id))
    kept = sorted(every[:most], key=lambda e: (e.day, e.id))
    return Group(title, tuple(kept), len(every) - len(kept)) if kept else None


def section(title: str, about: str, groups: Iterable[Group | None]) -> Section:
    """A section of the groups that hold something."""
    return Section(title, about, tuple(one for one in groups if one))


def by_incident(every: Sequence[Told], most: int) -> list[Section]:
    """A section for each standing, and those for forces, for what has not happened, and for the past."""
    about = {name: text for name, text, _ in SECTIONS}
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for told in every:
        found[section_of(told)].append(told.entry)
    return [section(name, about[name], [group("", found[name], most)]) for name in SHOWN]


def standings(every: Iterable[Told], most: int) -> list[Group | None]:
    """Groups by section: corroborated apart from single-origin and from party claims."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for told in every:
        found[section_of(told)].append(told.entry)
    return [group(name, found[name], most) for name in SHOWN]


def labels(every: Iterable[Told]) -> dict[str, str]:
    """For each country the name that its government goes by in the reports: the one most used."""
    used: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for told in every:
        for party in (*told.incident.actors, *told.incident.recipients):
            if party.country and party.kind == "government":
                used[party.country][party.name] += len(party.reports)
    return {country: min(found, key=lambda name: (-found[name], name)) for country, found in used.items()}


def side(parties: Sequence[Party], known: Mapping[str, str]) -> str | None:
    """The side that most reports name: its country, where a government of it is known, or else its own name."""
    if not parties:
        return None
    party = parties[0]
    return known.get(party.country or "") or (party.name if party.id or party.country else None)


def pair(told: Told, known: Mapping[str, str]) -> str | None:
    """`Iran and United States`: who acts and to whom it is done, in the order of the alphabet; `within Iraq`; None where either is not told."""
    one, other = side(told.incident.actors, known), side(told.incident.recipients, known)
    if one is None or other is None:
        return None
    return f"Within {one}" if one == other else " and ".join(sorted((one, other)))


def placed(told: Told, _: Mapping[str, str]) -> str | None:
    """The place by name and country."""
    place = told.incident.place
    return (f"{place.name}, {place.country}" if place.country and place.kind.value != "country" else place.name) if place else None


KEYS: Final = {View.PAIR: (pair, "Other pairs", "No pair of known actors"), View.PLACE: (placed, "Other places", "No place told")}


def by_key(view: View, every: Sequence[Told], most: int) -> list[Section]:
    """A section for each pair or place, that with most incidents first, those with a single one together; in each, corroborated incidents stand apart."""
    known, (key, others, none) = labels(every), KEYS[view]
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for told in every:
        found[key(told, known) or none].append(told)
    lone = sorted(name for name in found if len(found[name]) == 1 and name != none)
    found[others] = [found.pop(name)[0] for name in lone] if len(found) > FEW else []
    order = sorted(found, key=lambda name: (name == none, name == others, -len(found[name]), name))
    return [section(name, counted(len(found[name])), standings(found[name], most if name in (others, none) else min(most, FEW))) for name in order]


def counted(many: int) -> str:
    """`1 incident.`, `12 incidents.`"""
    return f"{many:,} incident{'' if many == 1 else 's'}."


def foretold(every: Iterable[Told], readings: Mapping[str, Reading], most: int) -> Group | None:
    """What was threatened, planned or feared and is told elsewhere as having happened: the sentences that foretold it."""
    out = []
    for told in every:
        if told.incident.standing is not Standing.ANTICIPATED and told.statuses & AHEAD:
            lines = [line for status, line in tellings(told.incident, readings) if status in AHEAD]
            if lines:
                best = min(lines, key=lambda n: (-n.weight, n.day, n.text))
                out.append(replace(told.entry, id=f"f-{told.entry.id}", lines=(best,), see=told.entry.id, more=len(lines) - 1, tree=(), judged=None))
    return group("Foretold, and since told as having happened or been denied", out, most)


def date_span(readings: Iterable[Reading]) -> str:
    """The days of publication of the dated reports: `from 1 January 2020 to 5 January 2020`."""
    days = sorted(value for r in readings if (value := r.report.published.value))
    return phrase.when(PartialDate.of(days[0].first, max(d.last for d in days))) if days else "undated"


def dates(readings: Sequence[Reading], most: int) -> Section:
    """Dates to come: those after the newest report apart from those that have passed since."""
    last = max((value.last.isoformat() for r in readings if (value := r.report.published.value)), default="")
    every = ahead(readings)
    groups = (
        group("After the newest report", [e for e in every if e.day > last], most),
        group("Before the newest report", [e for e in every if e.day <= last], most),
    )
    return section("Dates to come", "Dates that lie after the report that names them.", groups)


def since(day: PartialDate, every: Sequence[Told], made: Incidents, readings: Mapping[str, Reading], most: int) -> Section:
    """What changed since a day, by the reports' day of publication."""
    from tocsin.incident import incidents

    found = changes(incidents(before(readings.values(), day)), made)
    entries = [changed(found[told.incident.id], told.entry, readings) for told in every if told.incident.id in found]
    about = f"Incidents that are new, or have new accounts, another standing or other tolls, by the reports published on {said_day(day)} or later."
    fresh = group("New", [e for e in entries if e.label.startswith("new")], most)
    return section(f"Changed since {said_day(day)}", about, [fresh, group("Changed", [e for e in entries if not e.label.startswith("new")], most)])


def linked(sections: Iterable[Section]) -> list[Section]:
    """The sections without references to paragraphs that are not shown."""
    kept = [one for one in sections if one.groups]
    shown = {entry.id for one in kept for entry in one.entries}

    def seen(entry: Entry) -> Entry:
        return entry if entry.see is None or entry.see in shown else replace(entry, see=None)

    return [replace(one, groups=tuple(replace(g, entries=tuple(map(seen, g.entries))) for g in one.groups)) for one in kept]


def figures(readings: Sequence[Reading], told: int) -> tuple[tuple[str, int], ...]:
    """How many reports, outlets, events, sources and incidents."""
    return (
        ("reports", len(readings)),
        ("outlets", len({r.report.outlet for r in readings})),
        ("events", sum(len(r.events) for r in readings)),
        ("sources", len({r.chain(a.content[0]).origin.name for r in readings for a in r.attributions})),
        ("incidents", told),
    )


def briefing(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), *, title: str = "Briefing", most: int = MOST, by: View = View.INCIDENT,
    changed_since: PartialDate | None = None,
) -> Briefing:  # fmt: skip
    """The briefing of some readings. The same readings and judgements, in any order, give the same briefing.

    `most` is how many paragraphs a section has at most. Incidents that a person rejected are left out, and counted in the remarks.
    """
    from tocsin.incident import incidents

    every = sorted(readings, key=lambda r: (str(r.report.published.value or "9999"), r.report.id))
    known = {reading.report.id: reading for reading in every}
    made = incidents(every, sorted(judgements, key=lambda j: (j.when, j.id)))
    kept = [one for one in made.incidents if one.review != "reject" and events(one, known)]
    told = [Told(one, entry(one, known), statuses(one, known)) for one in kept]
    counted_ = {account.event for one in made.incidents for account in one.accounts}
    apart = [single(reading, event) for reading in every for event in reading.events if event.id not in counted_]
    sections = [since(changed_since, told, made, known, most)] if changed_since else []
    sections += by_incident(told, most) if by is View.INCIDENT else by_key(by, told, most)
    sections.append(section("Foretold", "Threatened, planned or feared before it was told as having happened.", [foretold(told, known, most)]))
    sections.append(dates(every, most))
    sections.append(section("Counted to no incident", "Events that no incident took up.", [group("", apart, most)]))
    rejected = sum(one.review == "reject" for one in made.incidents)
    remarks = (f"{counted(rejected)[:-1]} rejected by a person left out.",) if rejected else ()
    return Briefing(title, date_span(every), figures(every, len(told)), tuple(linked(sections)), remarks)
