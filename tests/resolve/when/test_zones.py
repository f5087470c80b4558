"""What a clock's zone is."""

import pytest
from tests.resolve.when.reports import report

from tocsin.resolve.when import dates


def _clock(text: str) -> tuple[str | None, str]:
    claim = dates(report(text, day="2026-01-07"))[0]
    return claim.timex, claim.rule


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("at 9 a.m. EST", "2026-01-07T09:00-05:00"),
        ("at 1400 GMT", "2026-01-07T14:00Z"),
        ("at 11:00 p.m. PKT", "2026-01-07T23:00+05:00"),
        ("at 7 a.m. Tehran time", "2026-01-07T07:00+03:30"),
        ("at 06:30 Moscow time on Sunday", "2026-01-04T06:30+03:00"),
        ("at 14:00 (UTC+3)", "2026-01-07T14:00+03:00"),
        ("at 11:30 a.m. (0800 GMT)", "2026-01-07T11:30+03:30"),
        ("at 02:10 local time (2210 GMT)", "2026-01-07T02:10+04:00"),
    ],
)
def test_a_clear_zone_is_kept_as_its_offset(words: str, timex: str) -> None:
    assert _clock(f"The blast came {words}.")[0] == timex


@pytest.mark.parametrize(
    ("words", "why"),
    [("at 14:00 IST", "IST is India's"), ("at 14:00 CST", "CST is America's"), ("at 14:00 local time", "local time"), ("at 13:40 (0040 UTC)", "date line")],
)
def test_an_unclear_zone_stays_open_and_says_why(words: str, why: str) -> None:
    timex, rule = _clock(f"The blast came {words}.")
    assert timex is not None
    assert len(timex) == len("2026-01-07T14:00")
    assert why in rule


def test_the_years_before_a_town_kept_one_time_stay_open() -> None:
    (claim,) = dates(report("It came at 7 a.m. Tehran time.", day="2020-06-07"))
    assert claim.timex == "2020-06-07T07:00"
