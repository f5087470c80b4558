import pytest

from tocsin.resolve.where import country_of, land_of


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Israeli", "ISR"),
        ("Iranians", "IRN"),
        ("the U.S.", "USA"),
        ("Türkiye", "TUR"),
        ("Ivory Coast", "CIV"),
        ("DR Congo", "COD"),
        ("Burmese", "MMR"),
        ("Kosovo", "XKX"),
    ],
)
def test_names_and_demonyms_give_the_country(name: str, code: str) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize("name", ["Baghdad", "militia", "", "Kurdish"])
def test_what_is_no_country_gives_none(name: str) -> None:
    assert country_of(name) is None


def test_a_town_lies_in_a_country() -> None:
    assert land_of("Baghdad") == "IRQ"
    assert land_of("Qwxyzzyplace") is None
