"""The shipped table, patterns of titles, and bodies of states."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tocsin.errors import DataError
from tocsin.resolve.who.bodies import body
from tocsin.resolve.who.pattern import fill, lift
from tocsin.resolve.who.stating import held
from tocsin.resolve.who.table import Office, Table, shipped


def test_a_missing_table_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"tables\.actors"):
        Table(tmp_path / "none.sqlite")


def test_a_file_that_is_no_table_is_named_damaged(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(DataError, match="damaged"):
        Table(path)


def test_the_months_kept_for_measuring_are_not_in_the_table() -> None:
    facts = msgspec.json.decode(shipped().part("facts") or b"{}", type=dict[str, str])
    assert facts["links_until"] < "2026-04-01"


@pytest.mark.parametrize(("title", "pattern", "iso"), [
    ("Ministry of Foreign Affairs (Iran)", "Ministry of Foreign Affairs ({N})", "IRN"), ("President of the Philippines", "President of {N}", "PHL"),
    ("Israeli Air Force", "{A} Air Force", "ISR"), ("United States Armed Forces", "{A} Armed Forces", "USA"), ("Palestinians", "{P}", "PSE"),
    ("Hezbollah", "Hezbollah", None), ("South America", "South America", None),
])  # fmt: skip
def test_a_title_is_a_pattern_and_a_country_and_back(title: str, pattern: str, iso: str | None) -> None:
    nations = shipped().nations
    assert lift(title, nations) == (pattern, iso)
    assert iso is None or fill(pattern, nations.by_iso[iso]) == title


def test_an_office_ends_on_its_last_day_and_open_ends_stay_open() -> None:
    office = Office(1, "President", "IRN", None, "2013-08-03", "2021-08-03", "a list")
    assert office.held(date(2013, 8, 3))
    assert not office.held(date(2013, 8, 2))
    assert not office.held(date(2021, 9, 1))
    assert Office(1, "President", "IRN", None, None, None, "a list").held(date(1900, 1, 1))


def test_the_weightiest_office_of_a_day_comes_last() -> None:
    entry = shipped().public("wiki:Donald Trump")
    assert entry is not None
    assert all((office.since or "0") <= (office.until or "9") for office in shipped().offices(entry.id))
    assert [office.office for office in held(shipped(), entry, date(2020, 1, 3))][-1] == "President"


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Iraqi Ministry of Interior", None, "IRQGOV"),
        ("the Jordanian army", None, "JORMIL"),
        ("the parliament", "KWT", "KWTLEG"),
        ("Omani police", None, "OMNCOP"),
        ("the police", "OMN", None),
        ("a court", "IRQ", None),
        ("Ministry of Silly Walks", "GBR", None),
    ],
)
def test_a_body_of_a_state_has_its_code_and_a_local_one_none(name: str, country: str | None, code: str | None) -> None:
    found = body(name, shipped(), country)
    assert (found.country if found else None) == (None if code is None else code[:3])
    assert found is None or found.sector == (code or "")[3:]
