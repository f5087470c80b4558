"""The report that Tocsin was first asked to read, against what a careful analyst notes down from it.

The page is not the project's to print: it is read from the folder named by TOCSIN_SHARED (by default `shared` beside the project), and
these tests are skipped where it is missing.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import tocsin
from tocsin.model import Event, EventType, Reading, Role, Status

PAGE = Path(os.environ.get("TOCSIN_SHARED") or Path(__file__).parents[2] / "shared") / "seed" / "report.txt"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the page is not here")

OCCURRED = {Status.OCCURRED}


@cache
def reading() -> Reading:
    """The page, read once."""
    return tocsin.read(PAGE)


def told(event: Event, role: Role) -> str:
    """The words of an event's fillers of one role."""
    return " / ".join(f.words.quote for f in event.roles if f.role is role)


def counted(event: Event, role: Role) -> set[float | None]:
    """The best numbers of an event's fillers of one role."""
    return {f.count.value for f in event.fillers(role) if f.count}


def day(event: Event) -> str | None:
    """The event's date."""
    return event.time.value.iso if event.time and event.time.value else None


def chain(event: Event) -> str:
    """Who told of it, at any of its mentions."""
    return " / ".join(str(reading().chain(m.trigger)) for m in event.mentions)


def some(kind: EventType, statuses: set[Status], test: Callable[[Event], bool]) -> bool:
    """Is there an event of this type, with one of these statuses, that passes the test?"""
    return any(e.type is kind and {m.status for m in e.mentions} & statuses and test(e) for e in reading().events)


def killing() -> bool:
    return some(EventType.ASSAULT, OCCURRED, lambda e: "Soleimani" in told(e, Role.RECIPIENT) and day(e) == "2020-01-03" and 0 not in counted(e, Role.KILLED))


def january_strikes() -> bool:
    return some(EventType.ASSAULT, OCCURRED, lambda e: day(e) == "2020-01-08" and "bases" in told(e, Role.RECIPIENT) + told(e, Role.PLACE))


def january_strikes_without_deaths() -> bool:
    return some(EventType.ASSAULT, OCCURRED, lambda e: "missiles" in told(e, Role.WEAPON) and counted(e, Role.KILLED) == {0})


def two_bombers() -> bool:
    return some(EventType.MOBILIZE, OCCURRED, lambda e: counted(e, Role.ITEMS) == {2} and "B-52" in told(e, Role.WEAPON) and day(e) == "2020-12-30")


def thirty_vehicles() -> bool:
    return any(some(kind, OCCURRED, lambda e: 30 in counted(e, Role.ITEMS) and "Middle East Monitor" in chain(e)) for kind in EventType)


def thirty_vehicles_as_aid() -> bool:
    return some(EventType.AID, OCCURRED, lambda e: 30 in counted(e, Role.ITEMS))


def thirty_vehicles_from_the_embassy() -> bool:
    chains = (str(reading().chain(m.trigger)) for e in reading().events for m in e.mentions)
    return any("Middle East Monitor" in told and "embassy" in told for told in chains)


def december_rockets() -> bool:
    return some(EventType.ASSAULT, OCCURRED, lambda e: day(e) == "2020-12-20" and "Embassy" in told(e, Role.RECIPIENT) + told(e, Role.PLACE))


def december_rockets_without_casualties() -> bool:
    return some(EventType.ASSAULT, OCCURRED, lambda e: day(e) == "2020-12-20" and counted(e, Role.KILLED) | counted(e, Role.INJURED) == {0})


def alert_of_baghdad() -> bool:
    return some(EventType.MOBILIZE, OCCURRED, lambda e: "alert" in e.trigger.quote and "Baghdad" in told(e, Role.ACTOR) + told(e, Role.PLACE))


def alert_of_the_batteries() -> bool:
    return some(EventType.MOBILIZE, {Status.POSSIBLE}, lambda e: "alert" in e.trigger.quote and "unnamed" in chain(e))


def feared_attack() -> bool:
    wanted = {Status.POSSIBLE, Status.FEARED, Status.PLANNED}
    return some(EventType.ASSAULT, wanted, lambda e: "Green Zone" in told(e, Role.PLACE) + told(e, Role.RECIPIENT) and "documents" in chain(e))


def feared_attack_from_the_ministry() -> bool:
    return some(EventType.ASSAULT, {Status.POSSIBLE, Status.FEARED, Status.PLANNED}, lambda e: "Ministry" in chain(e))


def denial() -> bool:
    return some(EventType.REJECT, OCCURRED, lambda e: "Kata’ib Hezbollah" in told(e, Role.ACTOR))


def khazali_threat() -> bool:
    return some(EventType.THREATEN, OCCURRED, lambda e: "Khazali" in told(e, Role.ACTOR) + chain(e)) or any(
        Status.THREATENED in {m.status for m in e.mentions} and "Khazali" in chain(e) for e in reading().events
    )


def rouhani_threat() -> bool:
    return some(EventType.THREATEN, OCCURRED, lambda e: "Rouhani" in told(e, Role.ACTOR))


def date_to_come() -> bool:
    return any(c.value and c.value.iso == "2021-01-03" and c.tense == "future" for c in reading().dates)


def supposition() -> bool:
    return some(EventType.ASSAULT, {Status.HYPOTHETICAL}, lambda e: "campaign" in e.trigger.quote)


def no_occurred_campaign() -> bool:
    return not some(EventType.ASSAULT, OCCURRED, lambda e: "campaign" in e.trigger.quote)


def contradiction() -> bool:
    return any("Khazali" in issue.message for issue in reading().issues)


def window_of_writing() -> bool:
    window = reading().report.published.value
    return window is not None and window.iso == "2020-12-30/2021-01-02"


def no_furniture() -> bool:
    furniture = ("2,355", "Support SouthFront", "Click to see", "Leave a Reply", "email address")
    return not any(words in reading().report.text for words in furniture)


NOTED = [
    killing, january_strikes, two_bombers, thirty_vehicles, alert_of_the_batteries, feared_attack, denial, date_to_come, no_occurred_campaign, contradiction,
    window_of_writing, no_furniture, thirty_vehicles_as_aid, january_strikes_without_deaths, thirty_vehicles_from_the_embassy, december_rockets,
    december_rockets_without_casualties, alert_of_baghdad, feared_attack_from_the_ministry, khazali_threat, rouhani_threat, supposition,
]  # fmt: skip


@pytest.mark.parametrize("line", [pytest.param(f, id=f.__name__) for f in NOTED])
def test_the_record_has(line: Callable[[], bool]) -> None:
    assert line()
