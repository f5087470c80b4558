"""What is turned down is not denied, and what is warned of has not happened."""

import pytest

from tocsin.incident.compose import denial_reach
from tocsin.incident.stance import DENIAL, as_worded
from tocsin.model import Status


@pytest.mark.parametrize("words", ["The army denied that it fired.", "They dismissed the report as false.", "It brushed aside the account."])
def test_a_denial_is_known_by_its_words(words: str) -> None:
    assert DENIAL.search(words)


@pytest.mark.parametrize(
    "words", ["The rebels rejected the offer.", "It dismissed a final ultimatum.", "He was denied entry.", "Ships passed the disputed island."]
)
def test_what_is_turned_down_is_no_denial(words: str) -> None:
    assert not DENIAL.search(words)


def test_what_is_warned_of_lies_ahead() -> None:
    assert as_worded(Status.OCCURRED, "The mission warned of an ", " on the port.", titled=False) is Status.PLANNED
    assert as_worded(Status.OCCURRED, "The mission condemned the ", " on the port.", titled=False) is Status.OCCURRED


def test_a_denial_in_a_long_report_reaches_deeds_beside_it_but_no_threat() -> None:
    assert denial_reach(Status.OCCURRED) == 1
    assert denial_reach(Status.THREATENED) == 0
