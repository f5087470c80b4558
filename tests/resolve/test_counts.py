"""How many: words to low, best and high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.resolve.counts import count


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("2,355", (2355, 2355, 2355)),
        ("two B-52 bombers", (2, 2, 2)),
        ("100,000", (100000,) * 3),
        ("one hundred and twenty-five people", (125,) * 3),
        ("at least 20", (20, 20, None)),
        ("more than 1.2 million", (1.2e6, 1.2e6, None)),
        ("no fewer than 12", (12, 12, None)),
        ("10,000 or more", (1e4, 1e4, None)),
        ("up to 50", (None, 50, 50)),
        ("nearly 40", (None, 40, 40)),
        ("no more than 30", (None, 30, 30)),
        ("fewer than 10", (0, 9, 9)),
        ("some 300", (None, 300, None)),
        ("about 6,000 fighters", (None, 6000, None)),
        ("between 30 and 40", (30, None, 40)),
        ("30 to 40", (30, None, 40)),
        ("15–21 rebels", (15, None, 21)),
        ("two to three million", (2e6, None, 3e6)),
        ("dozens", (24, None, None)),
        ("scores", (40, None, None)),
        ("hundreds", (200, None, None)),
        ("tens of thousands", (20000, None, None)),
        ("hundreds of thousands", (200000, None, None)),
        ("several", (3, None, None)),
        ("several thousand people", (3000, None, None)),
        ("half a dozen", (6, 6, 6)),
        ("a dozen others", (12, 12, 12)),
        ("two dozen missiles", (24, 24, 24)),
        ("twin", (2, 2, 2)),
        ("a pair of jets", (2, 2, 2)),
        ("no casualties", (0, 0, 0)),
        ("without casualties", (0, 0, 0)),
        ("nobody", (0, 0, 0)),
    ],
)
def test_words_give_their_bounds(words: str, bounds: tuple[float | None, float | None, float | None]) -> None:
    found = count(words)
    assert found is not None
    assert (found.low, found.best, found.high) == bounds


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a man", 1),
        ("another two", 2),
        ("the three", 3),
        ("ten others", 10),
        ("a family of five", 5),
        ("a man and two women", 3),
        ("his wife and daughter", 2),
        ("a 37-year-old woman", 1),
        ("a fifth person", 1),
        ("a man in his 30s", 1),
        ("20 officers and five civilians", 25),
        ("95 of 143 drones", 95),
        ("$2.5 billion", 2500000000),
        ("US$1.6 billion", 1600000000),
        ("over £1.1bn", 1100000000),
        ("seven Su-30s", 7),
        ("one and a half million", 1500000),
        ("more than 100 police and soldiers", 100),
        ("the driver of the car", 1),
        ("both missiles", 2),
    ],
)
def test_words_give_the_recorded_value(words: str, value: int) -> None:
    found = count(words)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("words", ["many others", "an unknown number of people", "more troops", "others", ""])
def test_words_without_a_number_give_none(words: str) -> None:
    assert count(words) is None


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("two B-52 bombers", "bomber"),
        ("nearly 600 drones", "unmanned aerial vehicle"),
        ("14 ballistic missiles", "ballistic missile"),
        ("five deaths", "killed"),
        ("12 wounded", "injured"),
        ("30 people", None),
    ],
)
def test_what_is_counted_is_read_from_the_words(words: str, of: str | None) -> None:
    found = count(words)
    assert found is not None
    assert found.of == of


def test_the_role_goes_before_the_words() -> None:
    found = count("three soldiers", of="killed")
    assert found is not None
    assert found.of == "killed"


@pytest.mark.parametrize(
    ("words", "among"), [("five civilians", "civilians"), ("five soldiers", "combatants"), ("five people", None), ("five civilians and a soldier", None)]
)
def test_civilians_stand_apart_from_combatants(words: str, among: str | None) -> None:
    found = count(words)
    assert found is not None
    assert found.among == among


@given(st.integers(min_value=2, max_value=10**9))
def test_figures_are_read_with_and_without_commas(number: int) -> None:
    plain, grouped = count(f"{number} people"), count(f"{number:,} people")
    assert plain is not None
    assert plain == grouped
    assert plain.value == number


@given(st.text(max_size=60))
def test_no_words_break_it(words: str) -> None:
    found = count(words)
    assert found is None or found.value is None or found.value >= 0


def test_items_bear_the_name_of_their_kind_of_equipment() -> None:
    found = count("two B-52 bombers", of="items")
    assert found is not None
    assert found.of == "bomber"


def test_items_of_no_known_kind_are_items() -> None:
    found = count("30", of="items")
    assert found is not None
    assert found.of == "items"


def test_what_a_part_of_them_is_does_not_tell_what_all_are() -> None:
    found = count("12 people including 3 children")
    assert found is not None
    assert found.among is None
