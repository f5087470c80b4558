"""The dates of a report."""

from tests.resolve.when.reports import report

from tocsin.model import PartialDate
from tocsin.resolve.when import dates


def test_every_expression_is_a_claim_with_its_words_and_anchor() -> None:
    claims = dates(report("Shells fell on Monday.", "The shelling lasted two hours.", day="2020-01-03"))
    assert [(c.words.quote, c.kind, c.timex) for c in claims] == [("Monday", "DATE", "2019-12-30"), ("two hours", "DURATION", "PT2H")]
    assert {c.anchor for c in claims} == {PartialDate("2020-01-03")}


def test_a_given_day_goes_before_the_report_s() -> None:
    (one,) = dates(report("Shells fell yesterday.", day="2020-01-03"), dct=PartialDate("2021-05-06"))
    assert one.value == PartialDate("2021-05-05")


def test_no_claim_crosses_a_sentence() -> None:
    claims = dates(report("It ended on 3 May", "2019 was calm.", day="2020-01-03"))
    assert [c.words.quote for c in claims] == ["3 May", "2019"]


def test_dates_to_come_are_told_as_future() -> None:
    claims = dates(report("The deadline is January 14.", "It was set on January 2.", day="2020-01-03"))
    assert [(c.value and c.value.iso, c.tense) for c in claims] == [("2020-01-14", "future"), ("2020-01-02", "past")]


def test_an_undated_report_is_read_from_the_window_that_its_text_allows() -> None:
    claims = dates(report("On 4 March, gunmen raided the depot.", "The ceasefire of March 7, 2018 will be watched by monitors.", "It was calm in February."))
    assert [c.value and c.value.iso for c in claims] == ["2018-03-04", "2018-03-07", "2018-02"]
