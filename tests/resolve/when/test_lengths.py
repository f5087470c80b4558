"""Lengths of time, what comes back, and times of day."""

import pytest

from tocsin.model import PartialDate
from tocsin.resolve.when import expressions

FRIDAY = PartialDate("2020-01-03")


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("It lasted two weeks.", "P2W"),
        ("It lasted at least 20 days.", "P20D"),
        ("It lasted more than three hours.", "PT3H"),
        ("It lasted several months.", "PXM"),
        ("It lasted a few days.", "PXD"),
        ("It lasted a couple of years.", "P2Y"),
        ("It lasted a year and a half.", "P1Y6M"),
        ("It lasted 2 1/2 hours.", "PT2H30M"),
        ("It lasted decades.", "PXE"),
        ("It lasted the whole year.", "P1Y"),
        ("It lasted two decades.", "P20Y"),
        ("It lasted a century.", "P100Y"),
        ("It was a ten-day siege.", "P10D"),
        ("It held for the past three months.", "P3M"),
        ("It held for the first nine months.", "P9M"),
        ("It held for another week.", "P1W"),
        ("It held for twenty-four hours.", "PT24H"),
        ("It held for one-and-a-half years.", "P1Y6M"),
        ("It held for a month or two.", "P2M"),
        ("It was a weeklong siege.", "P1W"),
    ],
)
def test_a_length_is_a_duration(words: str, timex: str) -> None:
    (one,) = expressions(words, FRIDAY)
    assert (one.kind, one.timex, one.value) == ("DURATION", timex, None)


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("They patrol daily.", "P1D"), ("They patrol every day.", "P1D"), ("They patrol every two weeks.", "P2W"), ("They pray each Thursday.", "XXXX-WXX-4"),
        ("They pray on Fridays.", "XXXX-WXX-5"), ("They flood each July.", "XXXX-07"), ("They rise every morning.", "XXXX-XX-XXTMO"),
        ("They rise every summer.", "XXXX-SU"), ("They pray five times a day.", "P1D"), ("They meet annually.", "P1Y"),
    ],
)  # fmt: skip
def test_what_comes_back_is_a_set(words: str, timex: str) -> None:
    (one,) = expressions(words, FRIDAY)
    assert (one.kind, one.timex) == ("SET", timex)


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("It fell at 10:30 a.m. on Thursday.", "2020-01-02T10:30"),
        ("It fell at 8 p.m. EST Jan. 2.", "2020-01-02T20:00"),
        ("It fell at 15:00 GMT Thursday.", "2020-01-02T15:00Z"),
        ("It fell at 2 in the morning.", "2020-01-03T02:00"),
        ("It fell at 2.40 PM on Thursday.", "2020-01-02T14:40"),
        ("It fell at noon Thursday.", "2020-01-02T12:00"),
        ("It fell at 2.35pm Thursday.", "2020-01-02T14:35"),
        ("It fell at 7 o'clock.", "2020-01-03T07:00"),
        ("It fell tonight.", "2020-01-03TNI"),
        ("It fell at 2230 GMT Thursday.", "2020-01-02T22:30Z"),
        ("It fell at about 2330 GMT.", "2020-01-03T23:30Z"),
        ("It fell on Sunday night.", "2019-12-29TNI"),
        ("It fell this morning.", "2020-01-03TMO"),
        ("It fell last night.", "2020-01-02TNI"),
        ("It fell overnight.", "2020-01-03TNI"),
        ("It fell on the night of 27 December.", "2019-12-27TNI"),
        ("It fell in the early hours.", "PTXH"),
        ("It fell on the morning of May 5, 2019.", "2019-05-05TMO"),
        ("It fell yesterday afternoon.", "2020-01-02TAF"),
        ("It fell on 2019-11-01T12:00Z.", "2019-11-01T12:00Z"),
    ],
)
def test_times_of_day_know_their_day(words: str, timex: str) -> None:
    assert [e.timex for e in expressions(words, FRIDAY)] == [timex]


def test_a_bare_time_belongs_to_the_day_told_just_before() -> None:
    found = expressions("The convoy was struck on December 20. The second rocket fell at 6:15 p.m.", FRIDAY)
    assert found[-1].value == PartialDate("2019-12-20")


def test_a_day_behind_local_time_is_the_clock_s() -> None:
    clock, day = expressions("It fell at around 12:20 p.m. local time (0920 UTC) on Wednesday.", FRIDAY)[::2]
    assert (clock.timex, day.timex) == ("2020-01-01T12:20", "2020-01-01")


def test_the_night_of_an_event_is_not_the_report_s() -> None:
    assert expressions("The guards fled on the night of the attack.", FRIDAY) == ()


def test_an_amount_a_year_is_no_length() -> None:
    assert expressions("It costs $5 million a year.", FRIDAY) == ()
