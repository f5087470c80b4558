"""PLOVER types of sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.types import load, main, measure, total
from tests.benchmarks.fakes import Knowing, event, mention

from tocsin.errors import DataError
from tocsin.model import EventType, Reading, Report

LINES = """text\ttype
Troops of Varland shelled Dorrin.\tassault
The envoy accused Varland.\tINVESTIGATE\textra
The envoy accused Varland.\tREQUEST
He waved.\tWAVE
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "types.tsv"
    path.write_text(LINES, encoding="utf-8")
    return path


def found(report: Report) -> Reading:
    """A right type each, and one too many."""
    if "shelled" in report.text:
        return Reading(report, events=(event(report, mention(report, "shelled")), event(report, mention(report, "Troops", type=EventType.MOBILIZE))))
    return Reading(report, events=(event(report, mention(report, "accused", type=EventType.ACCUSE)),))


def test_a_heading_is_no_text_and_other_types_are_counted(file: Path) -> None:
    gold, unknown = load(file)
    assert list(gold.values()) == [{EventType.ASSAULT}, {EventType.ACCUSE, EventType.REQUEST}]
    assert unknown == ["WAVE"]


def test_a_type_counts_once_a_text(file: Path) -> None:
    tallies = measure(load(file)[0], Knowing(found))
    assert total(tallies).row() == (66.7, 66.7, 66.7, 3, 3)
    assert tallies[EventType.MOBILIZE].row() == (0.0, 0.0, 0.0, 0, 1)


def test_a_file_without_types_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("only words\n", encoding="utf-8")
    with pytest.raises(DataError, match="no line with a text, a tab"):
        load(path)


def test_the_command_names_what_it_left_out_and_ends_with_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--json", "--limit", "2"]) == 0
    out, err = capsys.readouterr()
    assert "WAVE" in err
    assert "Universal PETRARCH" in out
    assert json.loads(out.splitlines()[-1])["texts"] == 2
