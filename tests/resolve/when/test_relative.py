"""Dates counted from another day."""

import pytest

from tocsin.model import PartialDate
from tocsin.resolve.when import expressions

FRIDAY = PartialDate("2020-01-03")


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("They fled today.", "2020-01-03"),
        ("They fled yesterday.", "2020-01-02"),
        ("They will flee tomorrow.", "2020-01-04"),
        ("They fled the day before yesterday.", "2020-01-01"),
        ("They fled on Friday.", "2020-01-03"),
        ("They fled on Thursday.", "2020-01-02"),
        ("They will flee on Thursday.", "2020-01-09"),
        ("They fled last Friday.", "2019-12-27"),
        ("They will flee next Friday.", "2020-01-10"),
        ("They fled early Sunday.", "2019-12-29"),
        ("They denied Thursday's claim and would flee.", "2020-01-02"),
        ("They fled on Monday of last week.", "2019-12-23"),
        ("They fled last week.", "2019-W52"),
        ("Four days prior, they fled.", "2019-12-30"),
        ("They fled for a third consecutive day.", "2020-01-03"),
        ("It is the eighth day of the siege.", "2020-01-03"),
        ("They will one day return home.", "FUTURE_REF"),
        ("Until Thursday, they had not fled.", "2020-01-02"),
        ("They fled to a camp on Thursday and were planning to stay.", "2020-01-02"),
        ("They fled earlier this week.", "2020-W01"),
        ("They fled last month.", "2019-12"),
        ("They fled last year.", "2019"),
        ("They will flee next year.", "2021"),
        ("They fled in the last decade.", "201"),
        ("They fled two days ago.", "2020-01-01"),
        ("They fled five months ago.", "2019-08"),
        ("They fled a year ago.", "2019"),
        ("They fled twenty-five years ago.", "1995"),
        ("They fled a decade ago.", "2010"),
        ("They will flee two weeks from now.", "2020-W03"),
        ("They fled two weeks ago.", "2019-12-20"),
        ("They fled six weeks ago.", "2019-W47"),
        ("They fled last weekend.", "2019-W52-WE"),
        ("They will finish by the end of the year.", "2020"),
        ("They will finish by year-end.", "2020-12-31"),
    ],
)
def test_it_is_counted_from_the_report_s_day(words: str, timex: str) -> None:
    assert [e.timex for e in expressions(words, FRIDAY)] == [timex]


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("They fled that day.", "2015-06-10"),
        ("They fled the same day.", "2015-06-10"),
        ("They fled later that day.", "2015-06-10"),
        ("They fled the following day.", "2015-06-11"),
        ("They fled the next day.", "2015-06-11"),
        ("They fled two days earlier.", "2015-06-08"),
        ("They fled three days later.", "2015-06-13"),
        ("They fled the previous night.", "2015-06-09TNI"),
        ("They fled the next morning.", "2015-06-11TMO"),
        ("They fled the following year.", "2016"),
        ("They fled later that month.", "2015-06"),
        ("They fled hours later.", "2015-06-10"),
        ("They fled the following July.", "2015-07"),
    ],
)
def test_where_the_text_moves_on_it_is_counted_from_the_narrative_s_last_date(words: str, timex: str) -> None:
    found = expressions(f"The town fell on 10 June 2015. {words}", FRIDAY)
    assert [e.timex for e in found] == ["2015-06-10", timex]


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("It is quiet now.", "PRESENT_REF"), ("It was recently rebuilt.", "PAST_REF"), ("They will flee soon.", "FUTURE_REF"),
        ("In the past, they fled.", "PAST_REF"),
        ("They look to the future.", "FUTURE_REF"), ("They fled in recent days.", "PAST_REF"),
        ("They fear the coming months.", "FUTURE_REF"),
        ("It is hard these days.", "PRESENT_REF"), ("Several years ago it was calm.", "PAST_REF"),
    ],
)  # fmt: skip
def test_what_fixes_no_day_is_a_reference(words: str, timex: str) -> None:
    (one,) = expressions(words, FRIDAY)
    assert (one.timex, one.value) == (timex, None)


def test_without_a_publication_date_a_relative_date_is_none_with_the_reason() -> None:
    (one,) = expressions("They fled yesterday.", None)
    assert (one.value, one.rule) == (None, "today: no publication date")


def test_within_a_window_only_what_both_its_ends_agree_on_is_fixed() -> None:
    window = PartialDate("2020-12-30/2020-12-31")
    found = expressions("They fled yesterday. They fled this month. They fled on December 20.", window)
    assert [e.value and e.value.iso for e in found] == [None, "2020-12", "2020-12-20"]


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("Profit rose in the third quarter. It was smaller a year ago.", ["2019-Q3", "2018-Q3"]),
        ("Profit rose in the third quarter, twice the year-earlier figure.", ["2019-Q3", "2018-Q3"]),
        ("Profit rose in the third quarter. In the quarter, sales fell.", ["2019-Q3", "2019-Q3"]),
        ("It will pay in this year's first quarter.", ["2020-Q1"]),
    ],
)
def test_business_reports_speak_of_quarters(words: str, timex: list[str]) -> None:
    assert [e.timex for e in expressions(words, FRIDAY)] == timex


@pytest.mark.parametrize(
    ("words", "tense"),
    [
        ("They fled on Monday.", "past"), ("They will flee on Monday.", "future"),
        ("They are to meet on Monday.", "future"), ("The vote is on Monday.", "present"),
    ],
)  # fmt: skip
def test_the_nearest_verb_tells_the_tense(words: str, tense: str) -> None:
    assert [e.tense for e in expressions(words, FRIDAY)] == [tense]


def test_an_anniversary_with_its_year_is_a_date() -> None:
    (one,) = expressions("They marked the 40th anniversary of the 1979 revolution.", None)
    assert one.timex == "2019"


def test_a_day_said_to_be_an_anniversary_is_one_claim_more() -> None:
    found = expressions("July 2, 2016 will be the first anniversary of the raid.", None)
    assert [(e.timex, e.rule) for e in found] == [("2016-07-02", "day"), ("2016-07-02", "anniversary of the day")]


def test_a_day_to_come_is_no_anchor_for_what_is_past() -> None:
    text = "Two mosques were attacked on Thursday. The court meets again on April 5. The first attack was at 13:40."
    assert expressions(text, FRIDAY)[-1].timex == "2020-01-02T13:40"


def test_a_day_to_come_stays_the_anchor_of_what_is_to_come() -> None:
    text = "The court will meet again on April 5. The next day it will rest."
    assert expressions(text, FRIDAY)[-1].timex == "2020-04-06"
