"""Which tellers are one: bodies, those who hold their offices, people without a name. All names are invented."""

import pytest

from tests.readings import entity, report, words
from tocsin.incident.offices import joined
from tocsin.incident.same import merged, paper_of
from tocsin.incident.voice import Voice, person, voice
from tocsin.model import EntityKind, OriginKind


def made(name: str | tuple[str, str]) -> Voice:
    found = person(*name) if isinstance(name, tuple) else voice(name, None, "indirect")
    assert found
    return found


def number(*names: str | tuple[str, str]) -> int:
    return len(set(joined(merged(made(name) for name in names)).values()))


@pytest.mark.parametrize(
    "names",
    [
        ("the health ministry", "Ministry of Health", "ministry officials"),
        ("Ministry of Information", "Ruvia's Ministry of Information"),
        ("police", "city police chief", ("Omar Deeb", "police chief"), "Inspector Ann Roe"),
        ("St Anne hospital", "the hospital", "hospital sources", ("Raul Vek", "surgeon at the hospital"), "doctors at St Anne hospital"),
        ("the army", "military spokesman", "the armed forces", ("Idris Kone", "army spokesman")),
        ("UN mission", "MONUSCO", "UN peacekeepers"),
        ("the Coast Guard", "coastguard commander"),
        ("the mayor", ("Piet Vos", "mayor"), "Mayor Vos", "town hall"),
        ("the governor", ("Ada Rohm", "regional governor"), "regional administration"),
        ("the prosecutor's office", ("Ileana Roe", "prosecutor")),
        ("Hamra fire brigade", "fire service", "firefighters"),
        ("a security official", "two senior security officials", "security sources"),
        ("residents", "witnesses", "a shopkeeper", "a traveller"),
    ],
)
def test_a_body_and_those_who_speak_for_it_are_one(names: tuple[str | tuple[str, str], ...]) -> None:
    assert number(*names) == 1
    assert number(*reversed(names)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("the interior ministry", "the defence ministry"),
        ("the Turkish army", "the Greek army"),
        ("the army", "Red Dawn Brigades"),
        ("a security official", "a medical source"),
        ("a diplomat", "a security official"),
        ("Ana Brill", "Piet Vos"),
    ],
)
def test_two_bodies_and_two_sorts_of_people_are_two(names: tuple[str, ...]) -> None:
    assert number(*names) == 2


def test_a_name_taken_for_an_outlet_in_one_report_is_the_source_of_another() -> None:
    outlet = Voice("Open Gate", OriginKind.OUTLET, body=made("Open Gate").body)
    assert len(set(merged([outlet, made("Open Gate")]).values())) == 1


def test_a_person_named_like_a_trade_keeps_his_name() -> None:
    assert "chari" in person("Elton Chari", "police commissioner").person


def test_both_men_name_nobody() -> None:
    assert voice("Both men", None, "indirect") is None


def test_local_says_where_and_not_who() -> None:
    assert made("local emergency room").kind is OriginKind.SOURCE


def test_voices_that_only_their_country_tells_apart_have_an_order() -> None:
    one = Voice("the centre", OriginKind.SOURCE, body=frozenset({"centr"}), country="GBR")
    other = Voice("the centre", OriginKind.SOURCE, body=frozenset({"centr"}))
    assert one.key != other.key
    assert set(merged([one, other]).values()) == set(merged([other, one]).values()) == {other}


def test_what_an_army_shows_is_the_army_s_and_a_capital_is_no_person() -> None:
    video, army = voice("An army video", None, "document"), voice("the army's media cell", None, "indirect")
    assert video is not None
    assert army is not None
    assert paper_of(video, army)
    named = report("News", ("Doha voiced concern.",))
    doha = voice("Doha", entity("Doha", EntityKind.PERSON, words(named, "Doha")), "indirect")
    assert doha is not None
    assert doha.land
