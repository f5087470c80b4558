"""Feasts and holy months."""

from datetime import date

import pytest

from tocsin.model import PartialDate
from tocsin.resolve.when import expressions
from tocsin.resolve.when.feasts import easter, feast, islamic, nth


@pytest.mark.parametrize(("year", "day"), [(2019, date(2019, 4, 21)), (2020, date(2020, 4, 12)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20))])
def test_easter_falls_on_its_sunday(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("lunar", "day"),
    [((1441, 9, 1), date(2020, 4, 24)), ((1442, 1, 1), date(2020, 8, 20)), ((1445, 9, 1), date(2024, 3, 11)), ((1447, 1, 1), date(2025, 6, 27))],
)
def test_islamic_dates_lie_within_a_day_of_the_announced_ones(lunar: tuple[int, int, int], day: date) -> None:
    assert abs((islamic(*lunar) - day).days) <= 1


def test_the_last_monday_of_a_month_is_counted_from_its_end() -> None:
    assert nth(2020, 5, 1, -1) == date(2020, 5, 25)


def test_a_lunar_feast_may_miss_a_year_of_the_sun() -> None:
    missed = [year for year in range(1990, 2030) if feast("Ramadan|Ramazan", year) is None]
    assert all(feast("Ramadan|Ramazan", year + 1) for year in missed)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("They were freed on Christmas Eve.", "2019-12-24"),
        ("They were freed on New Year's Day.", "2020-01-01"),
        ("They were freed last Thanksgiving.", "2019-11-28"),
        ("They were freed on Good Friday 2019.", "2019-04-19"),
        ("They will be freed on Nowruz.", "2020-03-20"),
        ("They will be freed on the eve of Nowruz.", "2020-03-19"),
        ("They were freed on the first day of Ramadan 2016.", "2016-06-06"),
        ("They were freed in the last week of Ramadan 2016.", "2016-06-28/2016-07-04"),
    ],
)
def test_a_feast_is_a_day(words: str, days: str) -> None:
    (one,) = expressions(words, PartialDate("2020-01-03"))
    assert one.value == PartialDate(days)


def test_a_holy_month_is_a_span_of_days() -> None:
    (one,) = expressions("They fought all through Ramadan 2016.", None)
    assert one.value is not None
    assert one.value.contains(PartialDate("2016-06-20"))
    assert 29 <= one.value.days <= 30
