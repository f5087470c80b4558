from dataclasses import replace

from tests.incident.wire import MARKET, reading
from tocsin.incident.across import MOST, distinct
from tocsin.incident.happening import Happening
from tocsin.incident.telling import tellings


def test_copies_take_no_other_telling_s_place() -> None:
    one = tellings(reading(MARKET))[0]
    copies = tuple(replace(one, event=f"e{number:03}", report=f"r{number:03}") for number in range(3 * MOST))
    other = replace(one, event="e999", report="r999", trigger="raid")
    kept = distinct(Happening((*copies, other), tuple(t.report for t in copies), True))
    assert sorted(telling.event for telling in kept) == ["e000", "e999"]
