"""Partial dates and counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import DateError
from tocsin.model import Count, PartialDate, Precision

DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 30))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    year, week, _ = day.isocalendar()
    forms = [day.isoformat(), f"{day:%Y-%m}", f"{day.year:04}", f"{year:04}-W{week:02}"]
    choice = draw(st.sampled_from([*forms, "range"]))
    return PartialDate.of(day, day + timedelta(days=draw(st.integers(1, 400)))) if choice == "range" and day.year < 9997 else PartialDate(
        choice if choice != "range" else forms[0])  # fmt: skip


@given(partial_dates())
def test_a_date_contains_itself_and_its_first_and_last_day(value: PartialDate) -> None:
    assert value.contains(value)
    assert value.contains(PartialDate.of(value.first))
    assert value.contains(PartialDate.of(value.last))
    assert value.days == (value.last - value.first).days + 1


@given(partial_dates(), partial_dates())
def test_two_dates_overlap_or_one_comes_before_the_other(a: PartialDate, b: PartialDate) -> None:
    assert a.overlaps(b) != (a.before(b) or b.before(a))
    assert (a.distance(b) == 0) == a.overlaps(b)
    assert a.distance(b) == b.distance(a)


@given(st.lists(partial_dates()))
def test_sorting_is_by_first_day(values: list[PartialDate]) -> None:
    firsts = [v.first for v in sorted(values)]
    assert firsts == sorted(firsts)


def test_a_month_is_never_its_first_day() -> None:
    assert PartialDate("2020-01").precision is Precision.MONTH
    assert PartialDate("2020-01") != PartialDate("2020-01-01")
    assert PartialDate("2020-01").contains(PartialDate("2020-01-31"))


NO_DATES = [
    "", "20", "2020-13", "2020-02-30", "2020-W60", "2020-1-1", "2020-00", "2020-01-00", "2020-W00", "2020/", "２０２０", "2020-01-03/2020-01-01", "yesterday",
    "2020-01-03T10",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        PartialDate(text)


def test_the_value_of_a_count_is_the_best_or_else_the_low_bound() -> None:
    assert Count(20, 20, None).value == 20
    assert Count(24, None, None).value == 24
    assert Count(None, None, 50).value is None
    assert Count(1.5, 1.5, 1.5).value == 1.5


@pytest.mark.parametrize(("low", "best", "high"), [(3, 2, None), (-1, None, None), (None, 5, 4)])
def test_a_count_that_does_not_rise_is_refused(low: float | None, best: float | None, high: float | None) -> None:
    with pytest.raises(ValueError, match="rise"):
        Count(low, best, high)
