"""Deeds that open a report of a story are the story's main deed, unless what is told of them contradicts."""

from dataclasses import replace

from tests.incident.wire import MARKET, reading
from tocsin.incident.happening import gathered
from tocsin.incident.telling import Telling, tellings
from tocsin.model import PartialDate


def deed(event: str, report: str) -> Telling:
    return replace(tellings(reading(MARKET))[0], event=event, report=report, at=0, time=PartialDate("2031-05-02"))


def test_a_report_that_opens_with_another_word_for_the_deed_tells_the_main_one() -> None:
    one, other = deed("e1", "r1"), replace(deed("e2", "r2"), trigger="seiz")
    assert gathered((one,), [(other,)], frozenset()) == ((one, other), [])


def test_a_deed_of_another_day_stays_apart() -> None:
    one, other = deed("e1", "r1"), replace(deed("e2", "r2"), time=PartialDate("2031-05-09"))
    assert gathered((one,), [(other,)], frozenset()) == ((one,), [(other,)])


def test_a_deed_that_a_person_holds_apart_stays_apart() -> None:
    one, other = deed("e1", "r1"), deed("e2", "r2")
    assert gathered((one,), [(other,)], frozenset({"e2"})) == ((one,), [(other,)])


def test_a_second_deed_of_the_same_report_is_its_own() -> None:
    one, other = deed("e1", "r1"), deed("e2", "r1")
    assert gathered((one,), [(other,)], frozenset()) == ((one,), [(other,)])
