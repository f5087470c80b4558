"""Phrases as roles give them."""

import pytest

from tocsin.model import PartialDate
from tocsin.resolve.when import read

FRIDAY = PartialDate("2020-01-03")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on Friday", "2020-01-03"),
        ("late Sunday", "2019-12-29"),
        ("the last week of January 2019", "2019-01-25/2019-01-31"),
        ("between April 19 and April 25, 2019", "2019-04-19/2019-04-25"),
        ("from 2004 until 2009", "2004/2009"),
        ("from March to May 2019", "2019-03/2019-05"),
        ("since Tuesday", "2019-12-31/2020-01-03"),
        ("since October 2019", "2019-10/2020-01"),
        ("since the war began on November 2", "2019-11-02/2020-01-03"),
        ("so far this year", "2020-01-01/2020-01-03"),
        ("in the past 24 hours", "2020-01-02/2020-01-03"),
        ("for the last five years", "2015/2020"),
        ("within 48 hours", "2020-01-03/2020-01-05"),
        ("in one week", "2020-01-10"),
        ("a week ago", "2019-12-27"),
        ("last week", "2019-W52"),
        ("by March 1, 2026", "2026-03-01"),
        ("last night", "2020-01-02"),
    ],
)
def test_a_phrase_means_its_days(words: str, days: str) -> None:
    found = read(words, FRIDAY)
    assert found is not None
    assert found.value == PartialDate(days)


@pytest.mark.parametrize("words", ["in recent months", "for several days", "decades ago", "recently"])
def test_a_vague_phrase_fixes_no_day(words: str) -> None:
    found = read(words, FRIDAY)
    assert found is not None
    assert found.value is None


def test_words_without_time_are_none() -> None:
    assert read("during Mass", FRIDAY) is None


def test_the_caller_may_know_the_tense() -> None:
    found = read("on Thursday", FRIDAY, tense="future")
    assert found is not None
    assert found.value == PartialDate("2020-01-09")


def test_no_range_is_made_of_two_dates_without_a_word_between() -> None:
    found = read("2018, 2019", None)
    assert found is not None
    assert found.value == PartialDate("2018")


def test_one_month_or_another_is_the_span_of_both() -> None:
    told = read("in January or February 2021", PartialDate("2020-12-30"))
    assert told is not None
    assert told.value == PartialDate("2021-01/2021-02")
