"""Change: what is new since a day: incidents, accounts, standing, tolls.

Compares the incidents of the reports published before the day with those of all reports: the day is the reports' own, so that the same reports give the
same changes whenever they were read. A report that may be of the day or later counts as new; one without a date counts as known before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tocsin.model import Figure, Incident, PartialDate, Reading, Span, Standing
from tocsin.watch import phrase
from tocsin.watch.line import Kind, Line, Piece, fused, line, listed
from tocsin.watch.paragraph import STOP, Entry, Readings, amount, given, number, rests, spoken

if TYPE_CHECKING:
    from tocsin.incident import Incidents

TOLLS = ("killed", "injured", "detained", "displaced")


def before(readings: Iterable[Reading], day: PartialDate) -> list[Reading]:
    """The readings whose reports were certainly published before the day, or have no date."""
    return [r for r in readings if r.report.published.value is None or r.report.published.value.before(day)]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one incident: the incident as it was (None: it is new), and as it is."""

    was: Incident | None
    now: Incident

    @property
    def reports(self) -> list[str]:
        """The reports that are new."""
        return [name for name in self.now.reports if self.was is None or name not in self.was.reports]

    @property
    def standing(self) -> Standing | None:
        """The standing it had, where that is another than now."""
        return self.was.standing if self.was and self.was.standing is not self.now.standing else None

    @property
    def tolls(self) -> list[tuple[Figure, Figure]]:
        """The figures whose best value is another than it was."""
        pairs = [(old, new) for name in TOLLS if self.was and (old := self.was.figure(name)) and (new := self.now.figure(name))]
        return [(old, new) for old, new in pairs if old.best != new.best]

    @property
    def real(self) -> bool:
        """Has anything changed?"""
        return self.was is None or bool(self.reports or self.standing or self.tolls)


def changes(old: Incidents, new: Incidents) -> dict[str, Change]:
    """The incidents that are new or have changed, by id. Each is held against the earlier one with which it shares most events."""
    home = {account.event: one for one in old.incidents for account in one.accounts if account.event}
    found = {}
    for now in new.incidents:
        shared = Counter(home[event].id for event in {account.event for account in now.accounts} if event in home)
        ident = min(shared, key=lambda name: (-shared[name], name), default=None)
        made = Change(old.find(ident) if ident else None, now)
        if made.real:
            found[now.id] = made
    return found


def tellers(change: Change, readings: Readings) -> Line | None:
    """`New accounts by Harbour Post and Hill Gazette.`"""
    by_outlet: dict[str, list[Span]] = {}
    for account in change.now.accounts:
        if account.report in change.reports:
            by_outlet.setdefault(account.outlet or "an unknown outlet", []).append(spoken(account))
    items = [[Piece(name, Kind.SOURCE, tuple(spans[:3]))] for name, spans in sorted(by_outlet.items())[:5]]
    return line([Piece("new accounts by "), *listed(items), STOP], readings) if items else None


def counted(old: Figure, new: Figure, readings: Mapping[str, Reading]) -> Line | None:
    """`The number killed was given as 4, now as 7.`"""
    was = next((one for one in given(old, readings) if number(one) == old.best), None)
    now = next((one for one in given(new, readings) if number(one) == new.best), None)
    if not (was and now and was.words and now.words):
        return None
    first, last = Piece(amount(was), Kind.MANY, (was.words,)), Piece(amount(now), Kind.MANY, (now.words,))
    return line([Piece(f"the number {new.field} was given as "), first, Piece(", now as "), last, STOP], readings)


def stood(change: Change, readings: Readings) -> Line | None:
    """`It stood as “single origin”; now: told independently by A and B.`"""
    found = rests(change.now, readings)
    if change.standing is None or found is None:
        return None
    start = Piece(f"it stood as “{change.standing.value}”; now: ")
    first = found.pieces[0]
    low = replace(first, text=first.text[0].lower() + first.text[1:])
    return line([start, low, *found.pieces[1:]], readings)


def changed(change: Change, paragraph: Entry, readings: Readings) -> Entry:
    """The paragraph of a change: the incident's first sentence, then what is new in it."""
    said = [] if change.was is None else [tellers(change, readings), stood(change, readings), *(counted(*pair, readings) for pair in change.tolls)]
    told = paragraph.lines[0]
    first = line(told.pieces, readings, day=told.day, weight=told.weight)
    lines = fused([replace(first, notes=first.notes + told.notes[told.own :]), *(one for one in said if one)])
    label = "new" if change.was is None else "changed"
    return replace(paragraph, id=f"c-{paragraph.id}", lines=lines, label=f"{label}; {paragraph.label}", see=paragraph.id, more=0, tree=(), judged=None)


def said_day(day: PartialDate) -> str:
    """The day in words, without its preposition."""
    return phrase.when(day).split(" ", 1)[1]
