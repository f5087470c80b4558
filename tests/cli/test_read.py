"""`tocsin read`: runs, standard input, the bar."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress

from tests.readings import FIRST, SECOND, reading, report
from tocsin.cli import read as module
from tocsin.cli.read import ahead, listed, progress, rate, read_into, told
from tocsin.errors import DataError
from tocsin.ingest import Options
from tocsin.model import Issue, Reading, Report, Severity
from tocsin.store.sqlite import SQLiteStore


class Silent:
    """A reader that finds nothing."""

    def read(self, one: Report) -> Reading:
        return Reading(one)


TEXT = b"Rockets struck a camp near Dorrin on Friday. Nobody was hurt, the embassy said."


def runs(store: SQLiteStore) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.db.execute("SELECT documents, reports, known, failures FROM runs ORDER BY rowid")]


def test_each_standard_input_is_a_run_of_its_own_and_the_same_one_the_same_run() -> None:
    with SQLiteStore(":memory:") as store:
        for data in (TEXT, TEXT.replace(b"Friday", b"Monday"), TEXT):
            read_into(store, ["-"], Options(stdin=io.BytesIO(data)), pipeline=Silent(), quiet=True)
        assert runs(store) == [(1, 1, 0, 0), (1, 1, 0, 0)]
        asked = [json.loads(row[0]) for row in store.db.execute("SELECT asked FROM runs")]
        assert all(name.startswith("- ") for (name,) in asked)


def test_a_file_is_one_report_however_its_path_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "x.txt").write_bytes(TEXT)
    monkeypatch.chdir(tmp_path)
    with SQLiteStore(":memory:") as store:
        for name in ("x.txt", "./x.txt", "sub/../x.txt", str(tmp_path / "x.txt"), "*.txt"):
            read_into(store, [name], Options(), pipeline=Silent(), quiet=True)
        assert store.counts()["reports"] == 1


def test_the_bar_shows_count_rate_and_time_left() -> None:
    ticks = iter(range(0, 1000, 2))
    bar = progress(False)
    bar.get_time = lambda: float(next(ticks))
    task = bar.add_task("reading", total=8)
    for _ in range(4):
        bar.advance(task)
    screen = Console(file=io.StringIO(), width=120)
    screen.print(bar.make_tasks_table(bar.tasks))
    line = screen.file.getvalue()  # type: ignore[attr-defined]
    assert "4/8" in line
    assert "0.5/s" in line or "0.6/s" in line
    assert "0:00:0" in line


def test_there_is_no_rate_before_something_was_read() -> None:
    assert (rate(None), rate(2.34)) == ("", "2.3/s")


def test_the_total_counts_documents_and_not_words_on_them() -> None:
    found: list[Report | Issue] = [report(), Issue("x", Severity.NOTE, "m", "a", "ingest"), Issue("y", Severity.FAILURE, "m", "b", "ingest")]
    items, total = ahead(found, 10)
    assert (list(items), total) == (found, 2)
    assert ahead(found, 3)[1] is None


def test_known_reports_move_the_bar_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(TEXT)
    bars: list[Progress] = []

    def watched(shown: bool, make: Callable[[bool], Progress] = module.progress) -> Progress:
        bars.append(make(shown))
        return bars[-1]

    monkeypatch.setattr(module, "progress", watched)
    with SQLiteStore(":memory:") as store:
        for _ in range(2):
            read_into(store, [str(tmp_path / "x.txt")], Options(), pipeline=Silent(), quiet=True)
    assert [bar.tasks[0].completed for bar in bars] == [1, 1]


def test_data_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        store.keep(reading(report(outlet="Öncü Postası")), store.begin(["x"], "1", "now"))
    plain = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-c", "from tocsin.cli import main; main()", "events", "--db", str(tmp_path / "x.db"), "--csv"]
    done = subprocess.run(command, env=plain, capture_output=True, timeout=60, check=True)
    assert "Öncü Postası ← embassy" in done.stdout.decode("utf-8")


def test_help_loads_no_weights_no_tables_and_no_network() -> None:
    script = "import sys; from tocsin.cli import COMMANDS; from importlib import import_module\n"
    script += "[import_module(f'tocsin.cli.{name}') for name in COMMANDS]; print([n for n in sys.argv[1:] if n in sys.modules])"
    heavy = ["numpy", "onnxruntime", "tokenizers", "httpx", "lxml", "trafilatura", "jinja2", "tocsin.reader", "tocsin.resolve", "tocsin.incident"]
    done = subprocess.run([sys.executable, "-c", script, *heavy], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_a_list_of_inputs_has_one_a_line_and_a_file_that_is_no_text_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"\xef\xbb\xbfa.html\r\n\n  b.txt \n")
    assert listed(tmp_path / "list") == ["a.html", "b.txt"]
    (tmp_path / "noise").write_bytes(b"\xb5\xff\xfe")
    with pytest.raises(DataError, match="no list of inputs"):
        listed(tmp_path / "noise")


def test_a_failure_is_one_line_of_a_log_however_long(capsys: pytest.CaptureFixture[str]) -> None:
    told(Issue("x", Severity.FAILURE, "it is far too long " * 20, "a.html", "ingest"), quiet=True)
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", "2>&-", ">&-"])
def test_a_closed_stream_harms_nothing(tmp_path: Path, closed: str) -> None:
    (tmp_path / "x.txt").write_bytes(TEXT)
    command = f'"{sys.executable}" -c "from tocsin.cli import main; main()" events --db none.db {closed}; echo $? > code'
    subprocess.run(["/bin/sh", "-c", command.replace("events", "read x.txt") if closed == "<&-" else command], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "code").read_text().strip() == ("0" if closed == "<&-" else "1")


@pytest.mark.parametrize("command", ["events --jsonl", "events --table", "show r"])
def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path, command: str) -> None:
    long = tuple(f"Shells fell on the harbour on day {number}." for number in range(400))
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "now")
        for number in range(1 if command == "show r" else 20):
            store.keep(reading(report(outlet=f"Post {number}", sentences=(FIRST, SECOND, *long))), run)
    command = f'("{sys.executable}" -c "from tocsin.cli import main; main()" {command} --db x.db; echo $? > code) | head -1'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert (tmp_path / "code").read_text().strip() == "0"
    assert (done.stdout.count("\n"), done.stderr) == (1, "")
