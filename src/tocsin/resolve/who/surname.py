"""Surnames: which person a surname alone is, by the offices held on the day and the countries of the report."""

import re
from datetime import timedelta

from tocsin.resolve.who.case import GENERIC, Case, Found, K
from tocsin.resolve.who.names import fold, plain
from tocsin.resolve.who.stating import held
from tocsin.resolve.who.table import Entry, Office

WELL_KNOWN, FAR_BETTER = 5, 5  # links from Current Events, and how many times those of the next
LEADING = frozenset(("supreme leader", "president", "prime minister", "king", "chancellor", "head of state or government"))
LATELY = timedelta(30)  # for so long reports still tell of one who held an office until his death
_SURNAME = re.compile(r"(?:al-)?[A-ZÀ-Þ][\w'’\-]+")


def leaders(case: Case, surname: str) -> dict[str, bool]:
    """The countries of the persons of that surname, and whether one of them leads it on that day."""
    found: dict[str, bool] = {}
    for entry in (case.table.entry(form.entry) for form in case.table.forms(fold(surname))):
        if entry.kind == "person" and entry.country:
            leads = any(office.office.lower() in LEADING for office in held(case.table, entry, case.day))
            found[entry.country] = found.get(entry.country, False) or leads
    return found


def by_surname(case: Case) -> Found | None:
    """ "Netanyahu", "President Hollande": of those of that surname the one who held an office on that day, or who is far better known."""
    full = any(" " in plain(name) for name in case.names if not GENERIC.search(name))  # whose full name is told is no one else
    for name in case.names if case.entity.kind is K.PERSON and not full else ():
        bare = plain(name)
        if not _SURNAME.fullmatch(bare):
            continue
        bearers = _bearers(case, bare)
        holders = {entry.id: entry for entry in bearers if _held(case, entry)}
        heads = [entry for entry in holders.values() if any(office.office.lower() in LEADING for office in _held(case, entry))]
        for few, why in ((list(holders.values()), "to hold an office of"), (heads, "to lead")):
            if len(few) == 1:
                return few[0], f"{name!r}: the only {bare} known {why} {few[0].country} on {case.day} or shortly before"
        known = sorted(bearers, key=lambda entry: -entry.links)[:2]
        if known and known[0].links >= WELL_KNOWN and (len(known) == 1 or known[0].links >= FAR_BETTER * known[1].links):
            return known[0], f"{name!r}: the best known {bare} of {known[0].country}"
    return None


def _bearers(case: Case, surname: str) -> list[Entry]:
    """The persons of that surname: of the entity's country, else of those that the report names, else of those of its other actors and places."""
    persons = [entry for form in case.table.forms(fold(surname)) if (entry := case.table.entry(form.entry)).kind == "person"]
    for lands in ({case.entity.country},) if case.entity.country else (case.lands, case.hinted):
        if found := [entry for entry in persons if entry.country and entry.country in lands]:
            return found
    return []


def _held(case: Case, entry: Entry) -> tuple[Office, ...]:
    """The offices held on the day of the report, or until shortly before."""
    return held(case.table, entry, case.day) or held(case.table, entry, case.day - LATELY if case.day else None)
