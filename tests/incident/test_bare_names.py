"""A person's office in one breath with his name does not make another teller of him."""

import pytest

from tocsin.incident.naming import bare


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("its spokesman, Brigadier Osman Dell", "Brigadier Osman Dell"),
        ("the president of the dockers' league, Mira Sand", "Mira Sand"),
        ("Mira Sand, spokeswoman of the port, Dorrin Harbour Services", "Mira Sand"),
        ("Her brother Ilan", "Ilan"),
    ],
)
def test_the_name_alone_is_kept(found: str, name: str) -> None:
    assert bare(found) == name


@pytest.mark.parametrize("name", ["the head of the clinic", "Dorrin Harbour Services", "the director of the Northern Relief Committee"])
def test_a_body_and_a_bare_office_stay(name: str) -> None:
    assert bare(name) == name
