"""Dates that name themselves."""

import pytest

from tocsin.model import PartialDate
from tocsin.resolve.when import expressions

FRIDAY = PartialDate("2020-01-03")


def value(words: str, anchor: PartialDate | None = FRIDAY) -> str | None:
    found = expressions(words, anchor)
    assert len(found) == 1, found
    return found[0].timex


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("It was signed on January 3, 2020.", "2020-01-03"),
        ("It was signed on Friday, Jan. 3, 2020.", "2020-01-03"),
        ("It was signed on the 3rd of January 2020.", "2020-01-03"),
        ("It was signed on 3 January 2020.", "2020-01-03"),
        ("It was signed on 2020-01-03.", "2020-01-03"),
        ("It was signed on 31.12.2019.", "2019-12-31"),
        ("It was signed on 12/31/2019.", "2019-12-31"),
        ("It was signed in March 2018.", "2018-03"),
        ("It was signed in early March 2018.", "2018-03"),
        ("It was signed in 2003.", "2003"),
        ("It was signed in late 2003.", "2003"),
        ("It was signed in fiscal 2003.", "2003"),
        ("It was signed in nineteen ninety-six.", "1996"),
        ("It was signed in the third quarter of 2018.", "2018-Q3"),
        ("It was signed in Q3 2018.", "2018-Q3"),
        ("It was signed in the winter of 2018-19.", "2018-WI"),
        ("It was signed on 2018/03/04.", "2018-03-04"),
        ("It was signed in the first half of 2018.", "2018-H1"),
        ("It was signed in the winter of 2018.", "2018-WI"),
        ("It was signed in the 1990s.", "199"),
        ("It was signed in the nineties.", "199"),
        ("It was signed in the '80s.", "198"),
        ("It was signed in the 19th century.", "18"),
        ("The war of 1980-88 was long.", "1980/1988"),
        ("It was signed on Sept . 19 , 2016 .", "2016-09-19"),
    ],
)
def test_a_full_date_needs_no_anchor(words: str, timex: str) -> None:
    assert value(words, None) == timex


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("The base was shelled on December 27.", "2019-12-27"),
        ("The talks will open on January 14.", "2020-01-14"),
        ("The talks will open on 14 January.", "2020-01-14"),
        ("The force was withdrawn in October.", "2019-10"),
        ("The force was withdrawn last October.", "2019-10"),
        ("The force will withdraw in March.", "2020-03"),
        ("The force was withdrawn in May last year.", "2019-05"),
        ("The camp was closed last summer.", "2019-SU"),
    ],
)
def test_a_missing_year_follows_from_the_tense(words: str, timex: str) -> None:
    assert value(words) == timex


def test_a_day_of_the_year_told_as_past_is_never_put_after_the_report() -> None:
    assert value("Rockets fell on the camp and the airport was hit on January 8.", PartialDate("2020-12-30")) == "2020-01-08"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("They met on January 3-5, 2020.", "2020-01-03/2020-01-05"),
        ("They met on 27 and 28 August 2022.", "2022-08-27/2022-08-28"),
        ("They met in the third quarter of 2018.", "2018-07/2018-09"),
        ("They met in the summer of 2018.", "2018-06/2018-08"),
        ("They met in the winter of 2018.", "2018-12/2019-02"),
        ("They met in the last week of January 2020.", "2020-01-25/2020-01-31"),
        ("They met in the first week of May 2019.", "2019-05-01/2019-05-07"),
        ("They met on the last Friday of January 2020.", "2020-01-31"),
        ("They met in the week of March 9, 2020.", "2020-W11"),
        ("They met in the 1990s.", "1990/1999"),
    ],
)
def test_spans_are_told_in_days(words: str, days: str) -> None:
    (one,) = expressions(words, None)
    assert one.value == PartialDate(days)


@pytest.mark.parametrize(
    "words",
    [
        "Some 2000 people fled.", "They may leave.", "They march home.", "He is 45 years old.", "A 15-year-old boy was hurt.", "It cost $1990.",
        "Spring water ran low.", "May Chidiac spoke.", "They walked 1500 km.", "Page 12 was torn.", "Two A320s landed.", "He is in his 30s.",
        "It flew over a KC-1990 tanker.", "On February 30 nothing stands.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_fixes_no_day(words: str) -> None:
    assert [e for e in expressions(words, FRIDAY) if e.value] == []


def test_a_yearless_date_without_anchor_keeps_its_year_open() -> None:
    (one,) = expressions("The base was shelled on December 27.", None)
    assert (one.timex, one.value) == ("XXXX-12-27", None)


def test_a_yearless_date_of_an_undated_text_takes_the_years_that_the_text_gives() -> None:
    found = expressions("The siege began on 20 December 2016. The town fell on 4 January.", None)
    assert [e.timex for e in found] == ["2016-12-20", "2017-01-04"]


@pytest.mark.parametrize(
    ("words", "timex"), [("the September 11 attacks", "2001-09-11"), ("after 9/11", "2001-09-11"), ("the October 7 attacks", "2023-10-07")]
)
def test_days_that_bear_their_year_need_none(words: str, timex: str) -> None:
    assert value(f"It changed with {words}.", PartialDate("2025-06-07")) == timex


@pytest.mark.parametrize(("text", "timex"), [
    ("2022 Quux base attack\n\nOn 28 February, the base burnt.", "2022-02-28"),
    ("The campaign (2012-2013) was long. In November, it rained. On 3 March, it ended.", "2013-03-03"),
    ("It began on 3 May 2012. In November 2013 it spread. On 3 December they left.", "2013-12-03"),
    ("It began on 20 December 2019. In 2022, they met. In March they left.", "2022-03"),
    ("It began on 20 December 2019. It will end by 2030. On 3 January they left.", "2020-01-03"),
    ("It began on 20 December 2019. The next year they left.", "2020"),
])  # fmt: skip
def test_an_undated_narrative_moves_on_with_its_dates(text: str, timex: str) -> None:
    assert expressions(text, None)[-1].timex == timex
