"""Deeds that open a report of a story are the story's main deed, unless what is told of them contradicts."""

from dataclasses import replace

from tests.incident.wire import MARKET, reading
from tocsin.incident.happening import gathered, happenings
from tocsin.incident.telling import Telling, tellings
from tocsin.model import EventType, PartialDate


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


def test_copies_of_one_report_do_not_make_their_deed_the_main_one() -> None:
    first = [replace(deed(f"a{n}", f"r{n}"), published=100) for n in range(2)]
    copied = [replace(deed(f"b{n}", f"c{n}"), published=101, time=PartialDate("2031-05-19"), type=EventType.COERCE) for n in range(9)]
    story = tuple(sorted(t.report for t in (*first, *copied)))
    assert happenings([*first, *copied], story)[0].events != ("a0", "a1")
    assert happenings([*first, *copied], story, texts={t.report: "c0" for t in copied})[0].events == ("a0", "a1")


def test_of_deeds_told_alike_the_one_told_first_is_the_main_one() -> None:
    later, first = replace(deed("e1", "r1"), published=102), replace(deed("e2", "r2"), published=100, time=PartialDate("2031-05-19"), type=EventType.COERCE)
    assert happenings([later, first], ("r1", "r2"))[0].events == ("e2",)
