"""The commands: data on stdout, talk on stderr, exit codes that mean something."""

import csv
import json
import sqlite3
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.readings import reading, report
from tocsin import cli
from tocsin.cli import COMMANDS, ready
from tocsin.store.sqlite import SQLiteStore

RUNNER = CliRunner()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "now")
        store.keep(reading(), run)
        store.keep(reading(report("=SUM(A1) \x1b[31mred", outlet="@post")), run)
    return tmp_path / "x.db"


def call(*words: object) -> Result:
    return RUNNER.invoke(ready(), [str(word) for word in words])


def test_events_give_one_json_object_a_line_in_a_pipe(db: Path) -> None:
    result = call("events", "--db", db)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, len(rows)) == (0, 4)
    assert {row["status"] for row in rows} == {"occurred", "denied"}


def test_events_can_be_filtered_and_their_columns_chosen(db: Path) -> None:
    result = call("events", "--db", db, "--status", "denied", "--fields", "status,actors", "--csv")
    assert result.stdout.splitlines() == ["status,actors", "denied,Grey Banner", "denied,Grey Banner"]


def test_json_gives_every_teller_with_words_and_csv_the_chain_as_text(db: Path) -> None:
    row = next(json.loads(line) for line in call("events", "--db", db, "--status", "occurred").stdout.splitlines())
    assert row["chain"][0]["kind"] == "outlet"
    assert row["chain"][1]["words"] == "the embassy"
    assert row["roles"]["killed"][0]["words"] == "three guards"
    (flat, *_) = csv.DictReader(StringIO(call("events", "--db", db, "--status", "occurred", "--csv").stdout))
    assert flat["chain"].removeprefix("'") in ("Harbour Post ← embassy", "@post ← embassy")
    assert (flat["place_words"], flat["date_words"], flat["killed_words"]) == ("Camp Anvil", "on Friday", "three guards")
    assert "roles" not in flat


def test_nested_columns_are_json_in_csv_where_they_are_asked_for(db: Path) -> None:
    (row, *_) = csv.DictReader(StringIO(call("events", "--db", db, "--csv", "--fields", "roles", "--status", "denied").stdout))
    assert json.loads(row["roles"])["actor"][0]["words"] == "Rebels of the Grey Banner"


def test_the_choices_are_named_where_one_is_unknown(db: Path) -> None:
    said = call("incidents", "--db", db, "--standing", "rumour")
    assert said.exit_code == 2
    assert "corroborated" in said.output


def test_no_line_is_wrapped_in_a_pipe(db: Path) -> None:
    sentence = reading().report.sentence(1)
    assert any(sentence in line for line in call("show", reading().report.id, "--db", db).stdout.splitlines())
    table = call("events", "--db", db, "--table", "--fields", "sentence,chain,report").stdout.splitlines()
    assert (len(table), sentence in table[1] or sentence in table[2]) == (5, True)


def test_no_cell_of_csv_is_a_formula_and_none_moves_the_terminal(db: Path) -> None:
    rows = list(csv.reader(StringIO(call("events", "--db", db, "--csv").stdout)))
    assert all(cell[:1] not in ("=", "+", "-", "@") or cell.lstrip("-").replace(".", "").isdigit() for row in rows for cell in row)
    assert "\x1b" not in call("events", "--db", db, "--table").stdout


WRONG = [["--type", "NOSUCH"], ["--status", "maybe"], ["--mode", "telepathy"], ["--fields", "nothing"], ["--json", "--csv"], ["--limit", "-1"]]


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_call_is_a_usage_error(db: Path, words: list[str]) -> None:
    assert call("events", "--db", db, *words).exit_code == 2


def test_search_finds_sentences(db: Path) -> None:
    rows = [json.loads(line) for line in call("search", "rockets", "Dorrin", "--db", db).stdout.splitlines()]
    assert len(rows) == 2
    assert rows[0]["text"].startswith("Two rockets struck")


def test_show_prints_the_text_and_each_event_in_a_sentence(db: Path) -> None:
    ident = reading().report.id
    out = call("show", ident[:9], "--db", db).stdout
    assert "Two rockets struck Camp Anvil" in out
    assert "Guards was or were hit by rockets, missiles or shells" in out.replace("\n", " ") or "3 killed" in out


def test_show_says_when_there_is_no_such_report(db: Path) -> None:
    assert call("show", "zzz", "--db", db).exit_code == 1


def test_issues_are_shown(db: Path) -> None:
    assert json.loads(call("issues", "--db", db, "--jsonl").stdout.splitlines()[0])["code"] == "contradiction"


def test_brief_writes_both_pages(db: Path, tmp_path: Path) -> None:
    result = call("brief", "--db", db, "--out", tmp_path / "b")
    assert result.exit_code == 0
    assert (tmp_path / "b.md").read_text().startswith("# Briefing")
    assert "<script" not in (tmp_path / "b.html").read_text()


def test_a_missing_database_is_one_line_and_exit_code_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["tocsin", "events", "--db", str(tmp_path / "none.db")])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 1
    assert "there is no database" in capsys.readouterr().err


def test_every_command_has_help() -> None:
    for name in COMMANDS:
        assert len(call(name, "--help").stdout) > 200, name


def test_the_database_is_plain_sqlite_with_a_view_of_records(db: Path) -> None:
    with sqlite3.connect(db) as plain:
        assert plain.execute("SELECT count(*) FROM records").fetchone()[0] == 4
        assert plain.execute("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'rockets'").fetchone()[0] == 3
    plain.close()


def test_incidents_count_reports_outlets_and_origins_apart(db: Path) -> None:
    rows = [json.loads(line) for line in call("incidents", "--db", db).stdout.splitlines()]
    attack = next(row for row in rows if row["killed_best"] == 3)
    assert (attack["reports"], attack["origins"]) == (2, 2)  # the embassy, and those who deny it


def test_explain_opens_the_exact_words(db: Path) -> None:
    ident = json.loads(call("incidents", "--db", db).stdout.splitlines()[0])["incident"]
    assert "“Two rockets struck Camp Anvil" in call("explain", ident, "--db", db).stdout
    assert json.loads(call("explain", ident, "--db", db, "--json").stdout)["incident"] == ident
    assert call("explain", "none", "--db", db).exit_code == 1


def test_a_judgement_of_what_is_not_there_is_a_usage_error(db: Path) -> None:
    ident = json.loads(call("incidents", "--db", db).stdout.splitlines()[0])["incident"]
    wrong: list[list[str]] = [
        ["reject", "i000"],
        ["same", ident, "i000"],
        ["correct", ident, "--field", "colour", "--value", "red"],
        ["correct", ident, "--field", "killed", "--value", "many"],
        ["correct", ident, "--field", "killed"],
        ["withdraw", "j000"],
    ]
    for words in wrong:
        assert call("judge", *words, "--db", db).exit_code == 2, words
    with SQLiteStore(db) as store:
        assert list(store.judgements()) == []


def test_a_judgement_can_be_withdrawn_once(db: Path) -> None:
    ident = json.loads(call("incidents", "--db", db).stdout.splitlines()[0])["incident"]
    judgement = call("judge", "correct", ident, "--field", "killed", "--value", "4", "--db", db).stdout.strip()
    assert call("judge", "withdraw", judgement, "--db", db).exit_code == 0
    assert call("judge", "withdraw", judgement, "--db", db).exit_code == 2


def test_a_judgement_is_kept_and_shows(db: Path) -> None:
    ident = json.loads(call("incidents", "--db", db).stdout.splitlines()[0])["incident"]
    assert call("judge", "reject", ident, "--who", "A. Coder", "--db", db).exit_code == 0
    assert "reject by A. Coder" in call("explain", ident, "--db", db).stdout
    assert call("judge", "same", ident, "--db", db).exit_code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["correct", "INCIDENT"], "a correction needs the field"),
        (["correct", "INCIDENT", "--field", "killed", "--value", "abc"], "killed is a number, and 'abc' is none"),
        (["correct", "INCIDENT", "--field", "killed"], "needs the right value"),
        (["correct", "INCIDENT", "--field", "time", "--value", "soon"], "'soon' is no date"),
        (["accept", "nosuch"], "there is no such incident"),
        (["same", "INCIDENT"], "same needs two incidents"),
        (["same", "INCIDENT", "INCIDENT"], "is named twice"),
    ],
)
def test_a_judgement_that_cannot_be_kept_says_why_in_plain_words(db: Path, words: list[str], told: str) -> None:
    ident = json.loads(call("incidents", "--db", db).stdout.splitlines()[0])["incident"]
    result = call("judge", *(ident if word == "INCIDENT" else word for word in words), "--db", db)
    shown = " ".join(result.stderr.replace("│", " ").split())
    assert told in shown
    assert "Verdict" not in shown


def test_a_place_that_cannot_be_written_to_is_named_in_a_plain_sentence(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("sys.argv", ["tocsin", "brief", "--db", str(db), "--out", str(tmp_path / "file" / "briefing")])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    told = capsys.readouterr().err
    assert stopped.value.code == 1
    assert "Errno" not in told
    assert f"tocsin: {tmp_path}" in told
