"""Titles foreseen from what stands around a name."""

from tocsin.resolve.who.choose import rank_all
from tocsin.resolve.who.setting import Mention, Setting
from tocsin.resolve.who.table import shipped


def ranked(name: str, text: str) -> list[str]:
    at = text.index(name)
    setting = Setting(text, shipped(), (), "2026", (Mention(at, at + len(name)),))
    return [choice.title for choice in rank_all(setting)[0].choices[:20]]


def test_a_navy_bears_the_name_that_its_country_gives_it() -> None:
    assert ranked("Kuwaiti navy", "Two Kuwaiti navy members are killed.")[0] == "Kuwait Naval Force"


def test_warplanes_are_an_air_forces() -> None:
    assert "Pakistan Air Force" in ranked("Pakistani", "Anti-aircraft fire is reported as Pakistani warplanes strike Kabul.")


def test_an_embassy_is_that_in_the_city_told() -> None:
    titles = ranked("U.S. embassy", "The U.S. embassy in Baghdad, Iraq, is hit by a missile.")
    assert titles[0] == "Embassy of the United States, Baghdad"
    assert not any(title.startswith("Embassy") and not title.endswith("Baghdad") for title in titles)


def test_an_embassy_in_a_country_is_in_its_capital() -> None:
    assert "Embassy of Iran, Damascus" in ranked("Iranian embassy", "An air strike hits the Iranian embassy in Syria.")


def test_a_body_takes_the_country_named_before_it() -> None:
    assert "Bureau of Immigration (Philippines)" in ranked("Bureau of Immigration", "The Philippine Bureau of Immigration deports a man.")
    assert "United States Central Command" in ranked("Central Command", "The United States Central Command reports three deaths.")


def test_a_body_of_the_united_nations_is_called_in_full() -> None:
    assert "United Nations Population Fund" in ranked("UN Population Fund", "The UN Population Fund closes its office.")


def test_a_governor_is_of_the_unit_named() -> None:
    assert "Governor of Bryansk Oblast" in ranked("Bryansk Oblast governor", "Bryansk Oblast governor Alexander Bogomaz confirms it.")


def test_a_mission_is_known_by_its_letters_and_in_full() -> None:
    text = "MONUSCO, the United Nations Organization Stabilization Mission in the Democratic Republic of the Congo, withdraws."
    assert ranked("MONUSCO", text)[0] == "MONUSCO"
