import pytest
from tests.resolve.where.reports import country, found, report, span

from tocsin.model import PlaceKind
from tocsin.resolve.where import toponyms


def test_a_place_is_found_with_its_point() -> None:
    place = found("Rockets fell on the Green Zone in Baghdad.")["Green Zone"].place
    assert place is not None
    assert (round(place.latitude, 1), round(place.longitude, 1), place.kind) == (33.3, 44.4, PlaceKind.COMPOUND)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The town was shelled, Jordan Henderson said.", "Jordan"),
        ("Police arrested Chelsea Manning again.", "Chelsea"),
        ("Mobile phones were cut off.", "Mobile"),
        ("He called on Monday for calm in March.", "March"),
        ("President Lincoln was named.", "Lincoln"),
    ],
)
def test_a_person_or_a_common_word_is_no_place(text: str, words: str) -> None:
    assert words not in found(text)


def test_what_follows_the_comma_says_which() -> None:
    assert country("A bomb went off in Alexandria, Egypt.", "Alexandria") == "EGY"
    assert country("A bomb went off in Alexandria, Virginia.", "Alexandria") == "USA"


def test_the_other_places_say_which() -> None:
    assert country("Fighting spread from Tbilisi to Gori and across Georgia.", "Georgia") == "GEO"
    assert country("Storms moved from Atlanta to Savannah and Macon across Georgia.", "Georgia") == "USA"


def test_a_dateline_is_a_place() -> None:
    assert country("MOSUL, Iraq (Reuters) - Troops moved in.", "MOSUL") == "IRQ"


def test_a_demonym_names_its_country_but_not_literally() -> None:
    toponym = found("Israeli jets struck near Damascus.")["Israeli"]
    assert toponym.place is not None
    assert (toponym.place.country, toponym.literal) == ("ISR", False)


def test_a_capital_that_speaks_is_its_government() -> None:
    assert not found("Washington said on Friday that it would reply.")["Washington"].literal
    assert found("Thousands marched in Washington on Friday.")["Washington"].literal


def test_a_country_as_an_adjective_is_not_where() -> None:
    assert not found("Rockets hit a base that hosts U.S. troops.")["U.S."].literal


def test_province_and_town_of_one_name_are_told_apart() -> None:
    province, town = found("Shelling went on in Idlib province.")["Idlib"].place, found("Shelling went on in the city of Idlib.")["Idlib"].place
    assert province is not None
    assert town is not None
    assert (province.kind, town.kind) == (PlaceKind.REGION, PlaceKind.CITY)


def test_a_village_that_no_table_holds_is_named_with_the_reason() -> None:
    toponym = found("Gunmen entered the village of Xaqulindo at dawn.")["Xaqulindo"]
    assert toponym.place is None
    assert "no table holds" in toponym.reason


def test_an_article_of_any_spelling_belongs_to_the_name() -> None:
    assert country("Drones flew over al-Tanf on Sunday.", "al-Tanf") == "SYR"


def test_spans_from_the_reader_are_taken_as_places() -> None:
    text = report("They reached Mobile yesterday.")
    given = toponyms(text, mentions=[span(text, "Mobile")])
    assert [(t.span.quote, t.place is not None) for t in given] == [("Mobile", True)]


def test_the_address_of_the_outlet_helps() -> None:
    text = "The city of Cambridge will mend its roads."
    place = found(text, url="https://www.example.ca/story")["Cambridge"].place
    assert place is not None
    assert place.country == "CAN"


def test_an_empty_report_names_no_places() -> None:
    assert toponyms(report(" ")) == ()


@pytest.mark.parametrize("words", ["Al-Asad", "Al-Assad", "Ain al-Asad", "Ayn al-Assad", "al-Assad"])
def test_spellings_of_one_base_are_one_place(words: str) -> None:
    place = found(f"Rockets hit {words} air base.")[words].place
    assert place is not None
    assert (place.name, place.country, place.kind) == ("Al Asad Air Base", "IRQ", PlaceKind.BASE)


def test_a_name_of_a_base_without_its_kind_may_be_a_person() -> None:
    assert "al-Assad" not in found("Troops loyal to al-Assad hit back.")


@pytest.mark.parametrize(("text", "words", "name"), [
    ("Rockets hit K-1 base.", "K-1", "K1 Air Base"),
    ("Rockets hit Baghdad airport.", "Baghdad", "Baghdad International Airport"),
    ("Trucks wait at the Rafah border crossing.", "Rafah", "Rafah crossing"),
])  # fmt: skip
def test_a_site_goes_by_its_town_and_kind(text: str, words: str, name: str) -> None:
    place = found(text)[words].place
    assert place is not None
    assert place.name == name


def test_a_state_with_a_governor_is_no_town() -> None:
    place = found("New York Gov. Mario Rossi resigned.")["New York"].place
    assert place is not None
    assert place.kind is PlaceKind.REGION


def test_a_county_of_the_report_says_which_town() -> None:
    place = found("Deputies of Walker County shut the schools in Huntsville.")["Huntsville"].place
    assert place is not None
    assert place.admin1 == "Texas"
