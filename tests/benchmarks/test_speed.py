"""What reading costs, stage by stage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.speed import READER, Clock, Text, main, texts, through
from tests.benchmarks.fakes import Knowing

from tocsin.errors import DataError
from tocsin.model import UNDATED, PartialDate, Reading


def test_the_clock_adds_up_what_a_stage_takes() -> None:
    ticks = iter((0.0, 1.0, 5.0, 5.5, 7.0, 9.0))
    clock = Clock(lambda: next(ticks))
    assert [clock.time("read", lambda: 1), clock.time("keep", lambda: 2), clock.time("read", lambda: 3)] == [1, 2, 3]
    assert clock.spent == {"read": 3.0, "keep": 0.5}


def test_a_text_goes_through_every_stage_in_order() -> None:
    clock = Clock()
    steps = ((READER, Knowing(Reading).read), ("resolve nothing", lambda reading: reading))
    reading = through(Text("The ferry left Dorrin. Nobody waved.", None, UNDATED), 1, steps, clock)
    assert reading.report.text.startswith("The ferry left")
    assert list(clock.spent) == ["ingest, sentences", READER, "resolve nothing"]


def test_dates_are_taken_where_they_are_dates(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(map(json.dumps, [{"text": "a", "date": "2031-05-04"}, {"text": "b", "date": "soon"}, {"text": " "}])), encoding="utf-8")
    assert [text.published.value for text in texts(path)] == [PartialDate("2031-05-04"), None]


def test_a_line_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"body": "x"}', encoding="utf-8")
    with pytest.raises(DataError, match="line without text"):
        list(texts(path))


def test_the_command_measures_every_stage_and_ends_with_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.jsonl"
    text = "Rebels shelled Dorrin on Friday, killing two guards, the mayor said."
    path.write_text(json.dumps({"text": text, "title": "Shelling", "date": "2031-05-04"}), encoding="utf-8")
    assert main([str(path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert {"ingest, sentences", "reader", "resolve when", "store"} <= figures["stages"].keys()
    assert figures["reports"] == 1
    assert figures["peak_mb"] > 0
