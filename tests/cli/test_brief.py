"""`tocsin brief`: how it is ordered, and since when."""

from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.readings import reading, report
from tocsin.cli import COMMANDS, app
from tocsin.store.sqlite import SQLiteStore


@pytest.fixture
def db(tmp_path: Path) -> Path:
    if not app.registered_commands:
        for name in COMMANDS:
            app.command(name)(import_module(f"tocsin.cli.{name}").command)
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "now")
        store.keep(reading(), run)
        store.keep(reading(report(outlet="Hill Gazette", day="2031-05-06")), run)
    return tmp_path / "x.db"


def brief(db: Path, *words: str) -> str:
    result = CliRunner().invoke(app, ["brief", "--db", str(db), "--out", str(db.with_name("b")), *words])
    assert result.exit_code == 0, result.output
    return db.with_name("b.md").read_text(encoding="utf-8")


def test_by_place_has_a_section_for_the_place(db: Path) -> None:
    assert "## Camp Anvil, IRQ" in brief(db, "--by", "place")


def test_what_changed_since_a_day_comes_first(db: Path) -> None:
    assert brief(db, "--changed-since", "2031-05-05").split("## ")[1].startswith("Changed since 5 May 2031")


def test_a_briefing_made_again_has_the_same_bytes(db: Path) -> None:
    first = brief(db), db.with_name("b.html").read_bytes()
    assert (brief(db), db.with_name("b.html").read_bytes()) == first


@pytest.mark.parametrize("words", [["--by", "mood"], ["--changed-since", "yesterday"], ["--most", "0"]])
def test_a_wrong_call_is_a_usage_error(db: Path, words: list[str]) -> None:
    assert CliRunner().invoke(app, ["brief", "--db", str(db), *words]).exit_code == 2
