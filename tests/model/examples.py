"""One value at least of every class of the model, every field filled in one of them: all invented."""

from __future__ import annotations

from dataclasses import replace

from tests.readings import reading
from tocsin.model import (
    Account,
    Actor,
    Count,
    Cut,
    Disagreement,
    EntityKind,
    EventType,
    Figure,
    Incident,
    Judgement,
    Origin,
    OriginKind,
    PartialDate,
    Party,
    Position,
    Said,
    Side,
    Standing,
    Status,
    Verdict,
)  # fmt: skip

PLAIN = reading()
STRUCK = PLAIN.events[0]
ACTOR = Actor("wiki:Grey Banner", "Grey Banner", EntityKind.GROUP, "IRQ", "IRQREB", "REB", "Grey Banner", "front", "the only one of that name")
BANNER = replace(PLAIN.entities[3], actor=ACTOR, country="IRQ", reason="named in full")
PLACE = replace(PLAIN.entities[0].place, admin1="North", admin2="Dorrin", population=1200, geonames=77) if PLAIN.entities[0].place else None
CAMP = replace(PLAIN.entities[0], place=PLACE)
REPORT = replace(PLAIN.report, byline="A. Writer", licence="CC BY 4.0", cuts=(Cut("Support us", "fundraising"),),
                 published=replace(PLAIN.report.published, time="2031-05-04T10:00:00+00:00"))  # fmt: skip
CLAIM = replace(PLAIN.dates[0], tense="past")
READING = replace(PLAIN, report=REPORT, entities=(CAMP, *PLAIN.entities[1:3], BANNER), dates=(CLAIM,))
CHAIN = READING.chain(STRUCK.trigger)
COUNT = Count(20, 25, 30, "killed", "civilians")
DAY = PartialDate("2031-05-02")
SAID = Said("25", "e1", "o1", STRUCK.trigger, COUNT, DAY)
ACCOUNT = Account("e1", REPORT.id, "Harbour Post", DAY, STRUCK.id, STRUCK.trigger, STRUCK.trigger, Status.OCCURRED, Position.ASSERTS, CHAIN, "o1", "named",
                  DAY, PLACE, "en")  # fmt: skip
PARTY = Party("Grey Banner", "IRQ", "IRQREB", ACTOR.id, "group", (REPORT.id,))
ORIGIN = Origin("o1", "the embassy", OriginKind.SOURCE, Position.ASSERTS, ("e1",), (REPORT.id,), True, ACTOR.id, "USA", "it says so")
FIGURE = Figure("killed", 20, 25, 30, "most origins", (SAID,))
SIDES = Disagreement("killed", (Side("25", (SAID,)),))
INCIDENT = Incident(
    "i1", EventType.ASSAULT, ("drone",), Standing.SINGLE, "one origin", DAY, "text", PLACE, "Camp Anvil", (PARTY,), (PARTY,), (FIGURE,), (ACCOUNT,),
    (REPORT.id,), ("Harbour Post",), ("harbour",), (ORIGIN,), (SIDES,), ("i0",), DAY, DAY, "Rockets struck.", ("i9",), "accept", "A", "2031-05-05", ("time",),
)  # fmt: skip

EXAMPLES: list[object] = [
    READING, PLAIN, REPORT, *REPORT.sentences, *REPORT.cuts, REPORT.published, *READING.entities, ACTOR, PLACE, *READING.events,
    *(mention for event in READING.events for mention in event.mentions),
    *(filler for event in READING.events for filler in event.roles), *READING.attributions, CHAIN, *CHAIN.links, CLAIM, DAY, COUNT, STRUCK.trigger,
    *READING.issues, INCIDENT, ACCOUNT, PARTY, ORIGIN, SAID, FIGURE, SIDES, *SIDES.sides,
    Judgement(Verdict.CORRECT, "i1", "A. Coder", "2031-05-05T00:00:00+00:00", None, "killed", "25", "the list of names has 25"),
    Judgement(Verdict.SAME, "i1", "A. Coder", "2031-05-05T00:00:00+00:00", "i2"),
]  # fmt: skip
