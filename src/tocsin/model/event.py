"""Event: one report's account of something, with its mentions, roles and status. Types and modes are PLOVER's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.identity import content_id
from tocsin.model.partial import Count, DateClaim
from tocsin.model.span import Span


class EventType(StrEnum):
    """What was done: PLOVER's event categories, mildest first in each half (verbal and material cooperation, then conflict)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


MODES: dict[EventType, tuple[str, ...]] = {
    EventType.AGREE: (),
    EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
    EventType.SUPPORT: (),
    EventType.CONCEDE: (),
    EventType.COOPERATE: (),
    EventType.AID: (),
    EventType.RETREAT: ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    EventType.REQUEST: ("assist", "change", "yield", "meet"),
    EventType.ACCUSE: ("disapprove", "investigate", "allege"),
    EventType.REJECT: ("assist", "change", "yield", "meet"),
    EventType.THREATEN: ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
    EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
    EventType.COERCE: ("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"),
    EventType.ASSAULT: (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone",
        "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip


class Status(StrEnum):
    """Whether it happened, as the text presents it (after FactBank): whoever says so."""

    OCCURRED = "occurred"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    THREATENED = "threatened"
    FEARED = "feared"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"


class Role(StrEnum):
    """What a filler is to its event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    WEAPON = "weapon"
    PLACE = "place"
    TIME = "time"
    KILLED = "killed"
    INJURED = "injured"
    DETAINED = "detained"
    DISPLACED = "displaced"
    PARTICIPANTS = "participants"
    PERSONNEL = "personnel"
    ITEMS = "items"
    MONEY = "money"


ENTITY_ROLES = frozenset({Role.ACTOR, Role.RECIPIENT, Role.WEAPON, Role.PLACE})
NUMBER_ROLES = frozenset(Role) - ENTITY_ROLES - {Role.TIME}


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that fill a role: an entity (by id) for actor, recipient, place and weapon; a date for time; a count for the rest."""

    role: Role
    words: Span
    entity: str | None = None
    date: DateClaim | None = None
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place where the report tells of the event: the trigger, and what that sentence says of it."""

    trigger: Span
    type: EventType
    modes: tuple[str, ...]
    status: Status
    roles: tuple[Filler, ...]

    def __post_init__(self) -> None:
        unknown = set(self.modes) - set(MODES[self.type])
        if unknown:
            raise ValueError(f"{self.type} has no mode {sorted(unknown)}")


@dataclass(frozen=True, slots=True)
class Event:
    """What one report tells of one thing: all its mentions, first first but those of the title last, and the attributions they stand under.

    `attributions` are ids, outermost first, of those whose content holds the first mention's trigger.
    `time` and `place` are the event's own, never the report's; None where the report does not say. `place` is an entity's id.
    """

    id: str
    report: str
    mentions: tuple[EventMention, ...]
    attributions: tuple[str, ...] = ()
    time: DateClaim | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"event {self.id} has no mention")

    @staticmethod
    def identify(trigger: Span) -> str:
        """The id of the event whose first trigger this is."""
        return content_id("e", trigger.report, trigger.start, trigger.end)

    @property
    def trigger(self) -> Span:
        """The words that name it first."""
        return self.mentions[0].trigger

    @property
    def type(self) -> EventType:
        """The type of its first mention."""
        return self.mentions[0].type

    @property
    def status(self) -> Status:
        """The status of its first mention."""
        return self.mentions[0].status

    @property
    def modes(self) -> tuple[str, ...]:
        """All modes that any mention of the same type gives, in the codebook's order."""
        said = {mode for mention in self.mentions if mention.type == self.type for mode in mention.modes}
        return tuple(mode for mode in MODES[self.type] if mode in said)

    @property
    def roles(self) -> tuple[Filler, ...]:
        """The fillers of all mentions, each thing once: the first mention's first."""
        seen: set[tuple[object, ...]] = set()
        out = []
        for mention in self.mentions:
            for filler in mention.roles:
                key = (filler.role, filler.entity or filler.words.quote.casefold())
                if key not in seen:
                    seen.add(key)
                    out.append(filler)
        return tuple(out)

    def fillers(self, role: Role) -> tuple[Filler, ...]:
        """The fillers of one role over all mentions."""
        return tuple(filler for filler in self.roles if filler.role is role)
