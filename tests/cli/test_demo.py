"""`tocsin demo` and `tocsin doctor`."""

import json
from pathlib import Path

import pytest
import typer

from tests.readings import reading
from tocsin.cli import demo, doctor
from tocsin.store.sqlite import SQLiteStore

ITEM = {
    "title": "Rockets hit camp", "outlet": "Harbour Post", "published": "2031-05-04", "url": "https://harbourpost.example/1",
    "text": "Two rockets struck a camp near Dorrin on Friday, killing three guards, the embassy said.",
}  # fmt: skip


def test_the_demo_reads_what_is_shipped_and_writes_and_names_the_briefing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(ITEM) + "\n", encoding="utf-8")
    monkeypatch.setattr(demo, "REPORTS", tmp_path)
    with pytest.raises(typer.Exit) as end:
        demo.command(tmp_path / "demo.db", tmp_path / "briefing")
    assert end.value.exit_code == 0
    figures, *paths = capsys.readouterr().out.splitlines()
    assert figures.startswith("1 reports, 1 outlets, 1 events, 1 sources, ")
    assert paths == [str((tmp_path / name).resolve()) for name in ("briefing.md", "briefing.html")]
    assert "Camp" in (tmp_path / "briefing.md").read_text(encoding="utf-8") or "Dorrin" in (tmp_path / "briefing.md").read_text(encoding="utf-8")


def test_the_demo_ends_with_1_where_a_shipped_report_can_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(ITEM) + "\n{broken\n", encoding="utf-8")
    monkeypatch.setattr(demo, "REPORTS", tmp_path)
    with pytest.raises(typer.Exit) as end:
        demo.command(tmp_path / "demo.db", tmp_path / "briefing")
    assert end.value.exit_code == 1


def test_the_shipped_reports_are_there() -> None:
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in demo.REPORTS.glob("*.jsonl")) > 200


@pytest.fixture
def db(tmp_path: Path) -> Path:
    with SQLiteStore(tmp_path / "x.db") as store:
        store.keep(reading(), store.begin(["x"], "1", "now"))
    return tmp_path / "x.db"


def diagnosis(db: Path, capsys: pytest.CaptureFixture[str], *, rebuild: bool = False) -> tuple[int, str]:
    """The exit code and the words of the doctor."""
    with pytest.raises(typer.Exit) as end:
        doctor.command(db, rebuild)
    return end.value.exit_code, capsys.readouterr().out


def test_the_doctor_finds_a_sound_installation_and_database_sound(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = diagnosis(db, capsys)
    assert code == 0
    assert "WRONG" not in said
    assert "integrity ok; 1 reports" in said


def test_the_doctor_says_that_there_is_no_database_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = diagnosis(tmp_path / "none.db", capsys)
    assert (code, "no database" in said, (tmp_path / "none.db").exists()) == (0, True, False)


def test_the_doctor_finds_a_kept_reading_whose_span_was_moved(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with SQLiteStore(db) as store:
        store.db.execute("""UPDATE readings SET json = replace(json, '"quote":"struck"', '"quote":"strike"')""")
    code, said = diagnosis(db, capsys)
    assert (code, "a kept reading is damaged" in said) == (1, True)


def test_the_doctor_names_a_file_that_is_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.db").write_text("no database " * 200, encoding="utf-8")
    code, said = diagnosis(tmp_path / "x.db", capsys)
    assert (code, "WRONG" in said) == (1, True)


def test_the_doctor_makes_the_derived_tables_again(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with SQLiteStore(db) as store:
        store.db.execute("DELETE FROM roles")
    code, said = diagnosis(db, capsys, rebuild=True)
    assert (code, "made again from 1 readings" in said, "0 roles" in said) == (0, True, False)
