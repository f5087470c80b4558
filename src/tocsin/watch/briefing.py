"""Briefing: what was read, in sections, each sentence with its note: outlet, date, exact words, chain."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tocsin.model import Event, EventType, PartialDate, Reading, Role, Status
from tocsin.watch import phrase

MOST = 60  # sentences a section
OLD = 183  # days


@dataclass(frozen=True, slots=True)
class Note:
    """What a sentence rests on: the outlet and its date, the report's exact words, and who told whom."""

    outlet: str
    published: str | None
    basis: str
    words: str
    trigger: str
    chain: str
    title: str | None
    url: str | None
    report: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its notes; `day` sorts it, `weight` says how much it tells where not all lines can be shown."""

    text: str
    notes: tuple[Note, ...]
    day: str
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; `left_out` counts those past the most that a section shows."""

    title: str
    about: str
    lines: tuple[Line, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Briefing:
    """A cited summary of many readings."""

    title: str
    span: str
    figures: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]


def note(reading: Reading, event: Event) -> Note:
    """What the event rests on."""
    report = reading.report
    words = report.sentence(report.sentence_of(event.trigger))
    published = report.published.value.iso if report.published.value else None
    return Note(report.outlet or "unknown outlet", published, report.published.basis.value, words, event.trigger.quote, str(reading.chain(event.trigger)),
                report.title, report.url, report.id)  # fmt: skip


def told(reading: Reading, event: Event) -> str:
    """`, according to the embassy`, from the chain's innermost source; nothing where the outlet itself tells it."""
    chain = reading.chain(event.trigger)
    if len(chain.links) == 1:
        return ""
    return f", according to {' citing '.join(link.name or 'an unnamed source' for link in chain.links[1:])}"


GRAVE = {
    EventType.ASSAULT: 4, EventType.COERCE: 3, EventType.MOBILIZE: 3, EventType.THREATEN: 3, EventType.PROTEST: 2, EventType.SANCTION: 2, EventType.RETREAT: 2,
}  # fmt: skip


def weight(event: Event) -> int:
    """How much an event's record tells: graver types, and roles that are filled."""
    roles = {filler.role for filler in phrase.richest(event).roles}
    known = (event.time is not None) + (event.place is not None) + len(roles & {Role.ACTOR, Role.RECIPIENT}) * 2 + 2 * bool(roles & {Role.KILLED, Role.INJURED})
    return GRAVE.get(event.type, 1) + known


def line(reading: Reading, event: Event) -> Line:
    """The event's sentence with its note. One without a date of its own says when it was reported, and stands at that day."""
    date = event.time.value if event.time else None
    published = reading.report.published.value
    reported = f" (reported {phrase.when(published)})" if date is None and published else ""
    day = date or published
    text = phrase.sentence(reading, event)[:-1] + told(reading, event) + reported + "."
    return Line(text, (note(reading, event),), day.iso if day else "9999", weight(event))


def background(reading: Reading, event: Event) -> bool:
    """Did it end more than half a year before the report was published?"""
    date, published = event.time.value if event.time else None, reading.report.published.value
    return bool(date and published and date.before(published) and date.distance(published) > OLD)


Wanted = Callable[[Reading, Event], bool]

SECTIONS: tuple[tuple[str, str, Wanted], ...] = (
    ("Background", "Dated more than half a year before the report that tells of it.", background),
    (
        "Forces and alert states",
        "Troops and weapons moved, reinforced or put on alert.",
        lambda _, e: e.type is EventType.MOBILIZE and e.status in (Status.OCCURRED, Status.POSSIBLE),
    ),
    (
        "What happened",
        "Told by an outlet in its own voice as having happened.",
        lambda r, e: e.status is Status.OCCURRED and len(r.chain(e.trigger).links) == 1,
    ),
    (
        "What is said and denied",
        "What sources say, what is unverified, and what is denied.",
        lambda r, e: e.status in (Status.DENIED, Status.POSSIBLE) or (e.status is Status.OCCURRED and len(r.chain(e.trigger).links) > 1),
    ),
    ("What is threatened, planned and feared", "None of this has happened.", lambda _, e: e.status in (Status.THREATENED, Status.PLANNED, Status.FEARED)),
    ("What is demanded or supposed", "Demands, conditions and wishes.", lambda _, e: e.status in (Status.DEMANDED, Status.HYPOTHETICAL)),
)
SHOWN_FIRST = ("What happened", "What is said and denied", "What is threatened, planned and feared", "Forces and alert states", "Dates to come")


def merged(lines: Iterable[Line]) -> list[Line]:
    """Lines in order of their day; those with the same words become one with all their notes."""
    by_text: dict[str, Line] = {}
    for one in sorted(lines, key=lambda n: (n.day, n.text, n.notes[0].report)):
        known = by_text.get(one.text)
        by_text[one.text] = Line(one.text, known.notes + one.notes if known else one.notes, one.day, one.weight + 2 if known else one.weight)
    return list(by_text.values())


def section(title: str, about: str, lines: Iterable[Line], most: int) -> Section:
    """A section of at most so many lines: those that tell most stay."""
    every = merged(lines)
    kept = sorted(every, key=lambda n: (-n.weight, n.day, n.text))[:most]
    return Section(title, about, tuple(sorted(kept, key=lambda n: (n.day, n.text))), len(every) - len(kept))


def coming(reading: Reading) -> Iterable[Line]:
    """A line for each date of the report that lies after its publication."""
    published = reading.report.published.value
    if published is None:
        return
    for claim in reading.dates:
        if claim.value and claim.kind in ("DATE", "TIME") and published.before(claim.value):
            at = reading.report.sentence_of(claim.words)
            words = reading.report.sentence(at)
            about = Note(reading.report.outlet or "unknown outlet", published.iso, reading.report.published.basis.value, words, claim.words.quote,
                         str(reading.chain(claim.words)), reading.report.title, reading.report.url, reading.report.id)  # fmt: skip
            text = f"{phrase.when(claim.value)[0].upper()}{phrase.when(claim.value)[1:]} is named as a date to come (“{claim.words.quote}”)."
            yield Line(text, (about,), claim.value.iso)


def date_span(readings: Iterable[Reading]) -> str:
    """The days of publication of the dated reports: `from 1 January 2020 to 5 January 2020`."""
    days = sorted(value for r in readings if (value := r.report.published.value))
    return phrase.when(PartialDate.of(days[0].first, max(d.last for d in days))) if days else "undated"


def briefing(readings: Iterable[Reading], *, title: str = "Briefing", most: int = MOST) -> Briefing:
    """The briefing of some readings. The same readings, in any order, give the same briefing."""
    every = sorted(readings, key=lambda r: (str(r.report.published.value or "9999"), r.report.id))
    lines: dict[str, list[Line]] = {name: [] for name, _, _ in SECTIONS}
    for reading in every:
        for event in reading.events:
            name = next((name for name, _, wanted in SECTIONS if wanted(reading, event)), None)
            if name:
                lines[name].append(line(reading, event))
    sections = {name: section(name, about, lines[name], most) for name, about, _ in SECTIONS}
    dates = [one for reading in every for one in coming(reading)]
    sections["Dates to come"] = section("Dates to come", "Dates after the report that names them.", dates, most)
    order = sorted(sections.values(), key=lambda s: SHOWN_FIRST.index(s.title) if s.title in SHOWN_FIRST else len(SHOWN_FIRST))
    figures = (
        ("reports", len(every)),
        ("outlets", len({r.report.outlet for r in every})),
        ("events", sum(len(r.events) for r in every)),
        ("sources", len({r.chain(a.content[0]).origin.name for r in every for a in r.attributions})),
    )
    return Briefing(title, date_span(every), figures, tuple(s for s in order if s.lines))
