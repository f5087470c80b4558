"""A case: one entity of a report with what is known of it when it is settled, and what may be it at all."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tocsin.model import Entity, EntityKind
from tocsin.resolve.who.choose import Choice
from tocsin.resolve.who.table import Entry, Table

K = EntityKind
FITS: dict[EntityKind, frozenset[str]] = {
    K.PERSON: frozenset({"person"}),
    K.GROUP: frozenset({"group", "military", "people", "government", "ngo", "company"}),
    K.GOVERNMENT: frozenset({"government", "agency", "place", "group"}),
    K.AGENCY: frozenset({"agency", "government", "military", "company", "igo", "ngo", "office"}),
    K.MILITARY: frozenset({"military", "group", "agency"}),
    K.IGO: frozenset({"igo", "agency", "military", "ngo", "group", "government"}),
    K.NGO: frozenset({"ngo", "igo", "group", "agency", "media", "company"}),
    K.MEDIA: frozenset({"media", "company", "ngo"}),
    K.COMPANY: frozenset({"company", "media", "agency", "ngo", "group"}),
}
GENERIC = re.compile(
    r"^(?:an?|the|some|several|two|three|four|five|many|other|\d[\d,]*|at least|more|dozens|hundreds|unnamed|armed|"
    r"local)\b(?! [A-Z])|^[a-z]"
)
DESCRIBES = re.compile(r"(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Ss]everal|[Oo]ther|[Mm]ore|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|\d+)\s+)?[a-z][a-z\s'’-]*")


@dataclass(frozen=True, slots=True)
class Case:
    """One entity to be settled: its names, longest first, the likeliest choices for its fullest mention, the day, the countries of the report."""

    entity: Entity
    names: tuple[str, ...]
    choices: tuple[Choice, ...]
    table: Table
    day: date | None
    lands: frozenset[str] = frozenset()
    hinted: frozenset[str] = frozenset()  # the countries of the actors and places that it names

    @property
    def described(self) -> bool:
        """Is it never named, only described: "the army", "two soldiers"?"""
        return all(map(DESCRIBES.fullmatch, self.names))

    def led_to(self, entry: Entry) -> bool:
        """Does the report lead to the entry's country? A description alone leads to none."""
        return entry.country in (None, self.entity.country) or not self.described or entry.country in self.lands

    def fits(self, entry: Entry) -> bool:
        """May an entry of this kind and country be this entity?"""
        kind = entry.kind in FITS.get(self.entity.kind, frozenset())
        abroad = entry.kind == "igo" or "UCDP" in entry.source  # armed groups fight across borders
        return kind and (entry.country is None or self.entity.country in (None, entry.country) or abroad)


Found = tuple[Entry, str]
Rule = Callable[[Case], Found | None]
