"""Stating: an entry of the table as the Actor it is on a day, with code, sector, office and reason."""

from datetime import date

from tocsin.model import Actor, Entity, EntityKind
from tocsin.resolve.who.table import Entry, Office, Table

SECTORS = {"government": "GOV", "military": "MIL", "agency": "GOV", "media": "MED", "company": "BUS", "igo": "IGO", "ngo": "NGO", "people": "CVL"}
_KINDS = {"people": EntityKind.GROUP, "office": EntityKind.PERSON, "place": EntityKind.GOVERNMENT, "leader": EntityKind.PERSON}
_WEIGHT = (
    "supreme leader", "president", "prime minister", "king", "chancellor", "secretary of state", "foreign minister", "defence minister",
    "secretary of defense", "interior minister", "leader", "commander-in-chief", "chief of the general staff", "commander",
    "head of state or government", "deputy prime minister", "vice president",
)  # fmt: skip
_ARMS = ("commander", "chief of the general staff", "army chief", "general", "chief of staff")


def listed(entry: Entry) -> bool:
    """Is it known from a list with kinds and codes, not from links alone?"""
    return entry.code is not None or not entry.linked


def kind_of(entry: Entry, entity: Entity) -> EntityKind:
    """The kind: the table's where a list says it, else the reader's."""
    if entry.kind in _KINDS:
        return _KINDS[entry.kind] if entity.kind is EntityKind.PLACE or entry.kind == "people" else entity.kind
    return EntityKind(entry.kind) if entry.kind in set(EntityKind) and listed(entry) else entity.kind


def held(table: Table, entry: Entry, day: date | None) -> tuple[Office, ...]:
    """The named offices held on that day; none where the day is unknown."""
    offices = table.offices(entry.id)
    named = [o for o in offices if not o.office.isupper()]
    return tuple(sorted((o for o in named if day and o.held(day)), key=_weight))


def _weight(office: Office) -> tuple[int, str]:
    name = office.office.lower()
    return (-_WEIGHT.index(name) if name in _WEIGHT else -len(_WEIGHT), office.since or "")


def office_words(office: Office, table: Table) -> str:
    """ "Commander, Quds Force"; "President of Iran"."""
    if office.body:
        return f"{office.office}, {office.body}"
    nation = table.nations.by_iso.get(office.country or "")
    if nation is None or nation.name in office.office:
        return office.office
    return f"{office.office}, {nation.name}" if " of " in office.office else f"{office.office} of {'the ' if nation.the else ''}{nation.name}"


def state(table: Table, entry: Entry, entity: Entity, *, day: date | None, why: str) -> Actor:
    """The actor that the entry is on that day; `why` begins its reason."""
    kind = kind_of(entry, entity)
    country = entry.country or entity.country if listed(entry) else entity.country or entry.country
    offices = held(table, entry, day) if kind is EntityKind.PERSON else ()
    code, sector = _code(table, entry, kind, country, offices, day)
    office = office_words(offices[-1], table) if offices else None
    reason = f"{why}; {_office_reason(table, entry, offices, day)}" if kind is EntityKind.PERSON else why
    return Actor(entry.public, _name(entry), kind, country, code, sector, entry.title, office, reason.rstrip("; "))


def _name(entry: Entry) -> str:
    title = entry.title
    return title.split(" (")[0] if title else entry.name


def _office_reason(table: Table, entry: Entry, offices: tuple[Office, ...], day: date | None) -> str:
    known = [o for o in table.offices(entry.id) if not o.office.isupper()]
    if offices:
        return f"office held on {day} by {offices[-1].source}"
    if not known:
        return "no office known"
    last = known[-1]
    stretch = f"from {last.since or '?'} to {last.until or 'now'}"
    return f"no office known on {day}, {office_words(last, table)} {stretch} ({last.source})" if day else f"day unknown, {office_words(last, table)} {stretch}"


def _code(table: Table, entry: Entry, kind: EntityKind, country: str | None, offices: tuple[Office, ...], day: date | None) -> tuple[str | None, str | None]:
    """PLOVER/CAMEO code and sector: of the office's body, of the role held that day, of the list, or of country and sector."""
    if kind is EntityKind.PERSON:
        roles = [o for o in table.offices(entry.id) if o.office.isupper() and day and o.held(day)]
        for office in offices:
            body = table.public("wiki:" + office.body) if office.body else None
            if body and body.code:
                return body.code, body.sector
            arm = any(word in office.office.lower() for word in _ARMS)
            sector = "MIL" if arm else "GOV"
            return (office.country or country or "") + sector, sector
        if roles:
            return roles[-1].office, roles[-1].office[3:6] or None
        return (country, None) if country else (None, None)
    if entry.code:
        return entry.code, entry.sector
    field = entry.sector or SECTORS.get(entry.kind or "") or SECTORS.get(kind)
    if kind in (EntityKind.IGO, EntityKind.NGO) or not country:
        return (field if field in ("IGO", "NGO") else None), field
    return country + (field or ""), field
