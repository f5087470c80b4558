from pathlib import Path

import pytest

from tocsin.errors import DataError
from tocsin.model import PlaceKind, WherePrecision
from tocsin.resolve.where import Gazetteer

TABLE = Gazetteer.open()


@pytest.mark.parametrize("name", ["Ain al-Asad", "Ayn al-Assad", "Ain al-Assad air base", "Al Asad Air Base"])
def test_spellings_of_the_base_are_one_place(name: str) -> None:
    row = TABLE.candidates(name)[0]
    assert (row.name, row.country, row.kind) == ("Al Asad Air Base", "IRQ", PlaceKind.BASE)


KNOWN = {
    "IRQ": "Green Zone|Camp Taji|K1 base|Mosul", "SYR": "Al-Tanf|Kobani", "QAT": "Al Udeid", "IRN": "Kharg Island", "ISR": "Kerem Shalom",
    "UKR": "Zaporizhzhia Nuclear Power Plant|Crimea", "YEM": "Hodeidah", "MMR": "Rakhine", "PSE": "West Bank|Gaza",
}  # fmt: skip


@pytest.mark.parametrize(("name", "country"), [(name, country) for country, names in KNOWN.items() for name in names.split("|")])
def test_what_conflict_reports_name_is_there(name: str, country: str) -> None:
    assert TABLE.candidates(name)[0].country == country


def test_names_in_arabic_script_are_found() -> None:
    assert "Mosul" in {row.name for row in TABLE.candidates("الموصل")}


def test_the_more_prominent_place_comes_first() -> None:
    assert TABLE.candidates("Paris")[0].country == "FRA"


def test_an_unknown_name_has_no_candidates() -> None:
    assert TABLE.candidates("Qwxyzzyplace") == ()


def test_a_place_has_its_units_its_radius_and_its_precision() -> None:
    place = TABLE.place(TABLE.candidates("Ramadi")[0], "for the test")
    assert (place.admin1, place.country, place.precision, place.reason) == ("Al Anbar", "IRQ", WherePrecision.EXACT, "for the test")
    assert 1_000 <= place.radius_m <= 25_000


def test_a_country_is_no_point() -> None:
    place = TABLE.place(TABLE.candidates("Iraq")[0])
    assert (place.precision, place.geo_precision) == (WherePrecision.COUNTRY, 3)


def test_every_row_lies_on_the_globe() -> None:
    rows = [TABLE.row(number) for number in range(0, len(TABLE), 997)]
    assert all(-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180 and row.name for row in rows)


def test_a_missing_file_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="tables"):
        Gazetteer.open(tmp_path / "none.bin")


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"something else altogether, longer than the mark")
    with pytest.raises(DataError, match="no gazetteer"):
        Gazetteer.open(path)


def test_the_shipped_file_is_small() -> None:
    path = Path(__file__).parents[3] / "src" / "tocsin" / "resolve" / "where" / "data" / "places.bin"
    assert path.stat().st_size < 40_000_000


def test_chance_likeness_is_no_spelling() -> None:
    gazetteer = Gazetteer.open()
    assert "Zuqar" not in [row.name for row in gazetteer.candidates("Saqqara")]
    assert gazetteer.candidates("Falouja")[0].name == "Fallujah"
