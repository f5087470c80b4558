"""Incident: many reports' accounts made one; Origin: where a claim first came from; Judgement: what a person decided.

What ACLED and UCDP call an event is an incident here; an event is one report's account of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.attribution import Chain
from tocsin.model.event import EventType, Status
from tocsin.model.identity import content_id
from tocsin.model.partial import Count, PartialDate
from tocsin.model.place import Place
from tocsin.model.span import Span


class Position(StrEnum):
    """How an account stands to the incident."""

    ASSERTS = "asserts"
    DENIES = "denies"
    FORETELLS = "foretells"  # planned, threatened, feared, demanded: not (yet) said to have happened


class OriginKind(StrEnum):
    """What sort of teller an origin is."""

    SOURCE = "source"  # a named person or body
    UNNAMED = "unnamed"  # officials, witnesses, residents
    DOCUMENT = "document"
    WIRE = "wire"  # an agency's own reporting
    OWN = "own"  # the outlet's own reporting
    OUTLET = "outlet"  # another outlet's report, no source of it named


class Standing(StrEnum):
    """What an incident rests on, computed from its origins and their positions; the first that fits."""

    ANTICIPATED = "anticipated"  # nobody says that it has happened
    DISPUTED = "disputed"  # one origin asserts, another denies
    PARTY = "party claim"  # only a side of the conflict says so
    CORROBORATED = "corroborated"  # two or more independent origins
    SINGLE = "single origin"


@dataclass(frozen=True, slots=True)
class Party:
    """One who acts or is acted on in an incident, as its accounts name them; `reports` are those which do."""

    name: str
    country: str | None = None
    code: str | None = None  # PLOVER/CAMEO actor code
    id: str | None = None  # the actor's public id, where it is known
    kind: str | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of the incident: the exact words, who told whom, and the origin that this comes from.

    `event` is the reading's event; None where the report tells of the incident but the reader found no event in it (its title then stands for it).
    `words` is the sentence, `trigger` the words that name the event. `why` says why it was counted to this origin.
    """

    id: str
    report: str
    outlet: str | None
    published: PartialDate | None
    event: str | None
    words: Span
    trigger: Span | None
    status: Status
    position: Position
    chain: Chain
    origin: str
    why: str
    time: PartialDate | None = None
    place: Place | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where accounts first came from: one voice, however many reports carry it. `party` is true of a side of the conflict."""

    id: str
    name: str | None
    kind: OriginKind
    position: Position
    accounts: tuple[str, ...]
    reports: tuple[str, ...]
    party: bool = False
    actor: str | None = None
    country: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One account's value of a field: a count, a date, a place or a name, with its words and whose it is."""

    value: str
    account: str
    origin: str
    words: Span | None = None
    count: Count | None = None
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, over all accounts: the lowest and highest bound that any gives, and the best value with the reason it was taken."""

    field: str  # killed, injured, detained, ...
    low: float | None
    best: float | None
    high: float | None
    reason: str
    said: tuple[Said, ...]

    @property
    def disputed(self) -> bool:
        """Do two origins give figures that exclude each other?"""
        ends = [(s.count.low or 0.0, s.count.high, s.origin) for s in self.said if s.count]
        return any(one[2] != two[2] and one[1] is not None and one[1] < two[0] for one in ends for two in ends)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: the value, and the accounts that give it."""

    value: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which accounts of different origin differ, side by side: the side with most origins first."""

    field: str  # killed, actor, happened, place, date ...
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Many reports' accounts of one thing. `reports`, `outlets` (owner families) and `origins` are three numbers, never mixed.

    `id` is a hash of its founding account (the earliest published); `former` are the ids under which other accounts would found it: they all redirect here.
    `time_basis` is `text`, `publication` (no account says when) or None.
    """

    id: str
    type: EventType | None
    modes: tuple[str, ...]
    standing: Standing
    reason: str
    time: PartialDate | None
    time_basis: str | None
    place: Place | None
    place_name: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    figures: tuple[Figure, ...]
    accounts: tuple[Account, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    families: tuple[str, ...]
    origins: tuple[Origin, ...]
    disagreements: tuple[Disagreement, ...] = ()
    foretold_by: tuple[str, ...] = ()
    first_reported: PartialDate | None = None
    last_reported: PartialDate | None = None
    summary: str | None = None
    former: tuple[str, ...] = ()
    review: str | None = None  # accept or reject, as a person judged
    reviewed_by: str | None = None
    reviewed_at: str | None = None
    corrected: tuple[str, ...] = ()  # fields that a person set

    @staticmethod
    def identify(founder: str) -> str:
        """The id of the incident whose founding event or report this is."""
        return content_id("i", founder)

    def figure(self, field: str) -> Figure | None:
        """The figure of this field."""
        return next((figure for figure in self.figures if figure.field == field), None)

    @property
    def status(self) -> Status:
        """Whether it happened, over its accounts: the surest status that any asserting origin gives it."""
        order = list(Status)
        return min((account.status for account in self.accounts), key=order.index)


class Verdict(StrEnum):
    """What a person can decide."""

    SAME = "same"  # two incidents are one
    DIFFERENT = "different"  # two incidents, or two accounts of one, are not one
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"  # a field has this value
    WITHDRAW = "withdraw"  # an earlier judgement no longer holds


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, when, and why. Kept apart from what is computed; always wins; the later of two that conflict holds.

    `subject` is an incident's id, past or present, or an account's event; `other` the second one for same and different; `field` and `value` belong to correct.
    For withdraw `subject` is the id of the judgement taken back. `when` is an instant in UTC, ISO 8601.
    """

    verdict: Verdict
    subject: str
    who: str
    when: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if (self.verdict in (Verdict.SAME, Verdict.DIFFERENT)) != (self.other is not None):
            raise ValueError(f"{self.verdict} needs two incidents" if self.other is None else f"{self.verdict} is of one incident, and not of {self.other} too")
        if (self.verdict is Verdict.CORRECT) != (self.field is not None):
            raise ValueError("a correction needs the field that is wrong" if self.field is None else f"{self.verdict} takes no field; only a correction does")

    @property
    def id(self) -> str:
        """A hash of all of it."""
        return content_id("j", self.verdict, self.subject, self.other, self.field, self.value, self.who, self.when, self.note)
