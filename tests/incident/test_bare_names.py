"""What stands beside a name in one breath does not make another teller of it."""

import pytest

from tocsin.incident.naming import bare
from tocsin.incident.voice import voice
from tocsin.model import OriginKind


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


def test_the_staff_of_a_wire_are_the_wire() -> None:
    found = voice("a Central Wire photographer at the scene", None, "direct")
    assert found is not None
    assert (found.name, found.kind) == ("Central Wire", OriginKind.WIRE)


@pytest.mark.parametrize("name", ["Two accounts", "social networks"])
def test_accounts_and_channels_tell_nothing_themselves(name: str) -> None:
    assert voice(name, None, "indirect") is None


def test_a_body_is_the_same_with_its_short_name_and_its_trade() -> None:
    for more, name in (("The United Nations office in Dorrin, UNOD", "The United Nations office in Dorrin"), ("The grid operator Elnet", "Elnet")):
        found, alone = voice(more, None, "indirect"), voice(name, None, "indirect")
        assert found is not None
        assert alone is not None
        assert found.key == alone.key
