import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.published import from_byline, from_field, from_url
from tocsin.model import DateBasis


def iso(value: str | int | float) -> str | None:
    found = from_field(value)
    return found.value.iso if found.value else None


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("2020-01-06", "2020-01-06"), ("2020-01", "2020-01"), ("2020", "2020"), ("20200106", "2020-01-06"), ("2020-01-06T05:00:00Z", "2020-01-06"),
        ("2020-01-06 05:00:00", "2020-01-06"), ("2020-01-06T05:00:00.123456+00:00", "2020-01-06"), ("Mon, 06 Jan 2020 23:30:00 +0300", "2020-01-06"),
        ("January 6, 2020", "2020-01-06"), ("6 Jan 2020", "2020-01-06"), (1578268800, "2020-01-06"), ("1578268800000", "2020-01-06"),
    ],
)  # fmt: skip
def test_a_field_gives_its_day(field: str | int, day: str) -> None:
    assert iso(field) == day


@pytest.mark.parametrize("field", ["03/04/2020", "yesterday", "12", "2020-13-01", "2020-02-30", "", "0000-00-00", "Monday", "9999999999999"])
def test_a_field_that_can_be_read_in_two_ways_or_none_gives_no_date(field: str) -> None:
    assert iso(field) is None


def test_an_instant_is_kept_in_utc_and_the_day_is_the_outlets() -> None:
    found = from_field("2020-01-07T01:30:00+03:00", "date")
    assert found.value is not None
    assert (found.value.iso, found.time, found.words) == ("2020-01-07", "2020-01-06T22:30:00Z", "date: 2020-01-07T01:30:00+03:00")


def test_a_time_without_zone_is_no_instant() -> None:
    assert from_field("2020-01-06T05:00:00").time is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://bell.example/2020/01/06/rockets", "2020-01-06"),
        ("https://bell.example/news/20200106-rockets.html", "2020-01-06"), ("https://bell.example/2020/jan/06/x", "2020-01-06"),
        ("https://bell.example/2020/01/rockets", "2020-01"), ("https://bell.example/2020-01-06-rockets", "2020-01-06"),
    ],
)  # fmt: skip
def test_an_address_gives_the_date_in_its_path(url: str, day: str) -> None:
    found = from_url(url)
    assert found is not None
    assert found.value is not None
    assert (found.value.iso, found.basis) == (day, DateBasis.URL)


@pytest.mark.parametrize(
    "url",
    ["https://bell.example/a/12345678901", "https://bell.example/20209999", "https://20200106.example/a", "https://bell.example/?d=2020-01-06", "x", None],
)
def test_an_address_without_date_gives_none(url: str | None) -> None:
    assert from_url(url) is None


@pytest.mark.parametrize(
    "line",
    ["Monday, January 6, 2020", "Published: 6 January 2020, 10:15", "Updated on Jan. 6, 2020 10:15 a.m. EST", "2020-01-06", "By Sara Lane | January 6, 2020"],
)
def test_a_line_that_is_a_date_gives_it(line: str) -> None:
    found = from_byline(line)
    assert found is not None
    assert found.value is not None
    assert (found.value.iso, found.basis, found.words) == ("2020-01-06", DateBasis.BYLINE, line)


@pytest.mark.parametrize(
    "line", ["On January 6, 2020 rockets hit the depot.", "January 6, 2021 will be the first anniversary.", "06/01/2020", "January 2020", "February 30, 2020"]
)
def test_a_sentence_with_a_date_in_it_is_no_byline(line: str) -> None:
    assert from_byline(line) is None


@given(st.text() | st.integers() | st.floats())
def test_no_field_makes_it_fail(field: str | int | float) -> None:
    found = from_field(field)
    assert (found.value is None) == (found.basis is DateBasis.NONE)
