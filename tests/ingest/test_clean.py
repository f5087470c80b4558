import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.clean import clean, line


def test_composed_and_decomposed_letters_are_one_text() -> None:
    assert clean(unicodedata.normalize("NFD", "Café Müller")).text == "Café Müller"


@pytest.mark.parametrize("mark", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\U000e0041", "\u2060"])
def test_characters_that_can_not_be_seen_are_taken_out_and_counted(mark: str) -> None:
    found = clean(f"Bagh{mark}dad")
    assert (found.text, found.invisible) == ("Baghdad", 1)


def test_control_characters_are_taken_out_and_counted() -> None:
    found = clean("\x1b]0;title\x07Base \x00hit")
    assert (found.text, found.control) == ("]0;titleBase hit", 3)


def test_a_joiner_inside_a_persian_word_stays() -> None:
    assert clean("می\u200cروم").text == "می\u200cروم"
    assert clean("Bagh\u200cdad").text == "Baghdad"


def test_every_space_is_a_plain_one_and_every_line_end_a_newline() -> None:
    assert clean("one\u00a0two\t three\r\nfour\u2028five").text == "one two three\nfour\nfive"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert clean("a\ud800b").text == "a\ufffdb"


def test_a_title_stands_on_one_line() -> None:
    assert line(" Rockets\n hit ") == "Rockets hit"
    assert line("\u200b") is None


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
