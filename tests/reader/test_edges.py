"""Edges: one number or two, a whole or a part."""

import pytest

from tocsin.reader.edges import is_one_number, is_part, name_edges, number_halves


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("Nine died, including two children", "two children", True),
        ("Eight are hurt, including the gunman and an officer", "an officer", True),
        ("About 30 others are injured, with ten critically injured", "ten", True),
        ("The march went on, with ten injured", "ten", False),
        ("Eight, including the mayor, were hurt, and an officer", "an officer", False),
    ],
)
def test_a_part_is_told_by_the_words_around_it(text: str, words: str, part: bool) -> None:
    start = text.index(words)
    assert is_part(text, start, start + len(words), first=0) is part


@pytest.mark.parametrize(
    ("between", "second", "one"),
    [
        (" ", "Tushayev", True),
        (" and ", "military personnel", True),
        (" and ", "at least six soldiers", False),
        (" and ", "their commander", False),
        (" and ", "Moreno", False),
        (", ", "military personnel", False),
    ],
)
def test_what_bears_no_number_of_its_own_belongs_to_the_number_before_it(between: str, second: str, one: bool) -> None:
    assert is_one_number(between, second) is one


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("two colonels and at least two lieutenants", "two colonels"),
        ("a village chief and a teacher", "a village chief"),
        ("dozens of civilians and soldiers", None),
        ("between 20 and 30 men", None),
        ("one hundred and twenty men", None),
    ],
)
def test_two_numbers_in_one_stretch_are_parted(words: str, first: str | None) -> None:
    end = number_halves(words)
    assert (None if end is None else words[:end]) == first


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("The Orland News Agency reports", "Agency", "Orland News Agency"),
        ("the Ruvian Military Council met", "Military Council", "Ruvian Military Council"),
        ("US-backed Ruvian Army units", "Ruvian Army", "Ruvian Army"),
        ("a Royal Navy frigate", "Royal", "Royal Navy"),
        ("The Council of the town", "Council", "Council"),
        ("goods sent to the U.S. from the coast", "the U", "the U.S."),
        ("goods sent to the U.S. from the coast", "the U.S", "the U.S."),
        ("the Free Units (FU) left", "the Free Units (FU", "the Free Units (FU)"),
        ("Section U left", "Section U", "Section U"),
        ("Survivors who fled the camp said", "Survivors who fled the camp", "Survivors"),
    ],
)
def test_the_name_of_a_body_is_whole(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    first, last = name_edges(text, start, start + len(words), first=0, last=len(text))
    assert text[first:last] == whole
