"""Actor: who; Entity: a thing named in a report, with its mentions."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.identity import content_id
from tocsin.model.place import Place
from tocsin.model.span import Span


class EntityKind(StrEnum):
    """What sort of thing an entity is: the codebook's kinds."""

    PERSON = "person"
    GROUP = "group"
    GOVERNMENT = "government"
    AGENCY = "agency"
    MILITARY = "military"
    IGO = "igo"
    NGO = "ngo"
    MEDIA = "media"
    COMPANY = "company"
    PLACE = "place"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who an entity is in the world, as of a day. The id is public: a Wikipedia title (`wiki:Qasem Soleimani`) or a table's own key (`ucdp:116`).

    `code` is the PLOVER/CAMEO actor code (`IRNMIL`), `office` what the person held *on that day*, `reason` why this actor was chosen.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None  # ISO 3166-1 alpha-3
    code: str | None = None
    sector: str | None = None  # PLOVER: GOV, MIL, REB, OPP, MED, ...
    wikipedia: str | None = None
    office: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that fills a role or is a source, once a report, under its fullest name in the text, with all its mentions.

    `actor` or `place` says what it is in the world; both None means that no entry of the tables is meant, or which is unsure: `reason` says why.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]
    country: str | None = None  # ISO 3166-1 alpha-3
    actor: Actor | None = None
    place: Place | None = None
    reason: str = ""

    @staticmethod
    def identify(report: str, first: Span, kind: EntityKind) -> str:
        """The id of the entity whose first mention this is."""
        return content_id("n", report, first.start, first.end, kind)
