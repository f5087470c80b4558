"""Status on the scale from -3 to 3."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.factuality import SCALE, measure, sets, status_at
from tests.benchmarks.fakes import Knowing, event, mention, words

from tocsin.errors import DataError
from tocsin.model import Reading, Report, Status

LINES: list[dict[str, Any]] = [
    {"text": "Guards shot at the ferry .", "targets": [{"span1": [1, 2], "label": 3.0}]},
    {"text": "They never shot at boats , he said .", "targets": [{"span1": [2, 3], "label": -2.0}, {"span1": [7, 8], "label": 3.0}]},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Quay").mkdir()
    (tmp_path / "Quay" / "test.jsonl").write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    (tmp_path / "Quay" / "train.jsonl").write_text("not read", encoding="utf-8")
    return tmp_path


def found(report: Report) -> Reading:
    """A shot that was, and one that was not."""
    status = Status.DENIED if "never" in report.text else Status.OCCURRED
    return Reading(report, events=(event(report, mention(report, "shot", status=status)),))


def test_every_status_has_its_place_on_the_scale() -> None:
    assert SCALE.keys() == set(Status)
    assert (SCALE[Status.OCCURRED], SCALE[Status.DENIED]) == (3.0, -3.0)


def test_the_figures_are_those_counted_by_hand(folder: Path) -> None:
    ((name, sentences),) = sets(folder, ("dev", "test"))
    assert name == "Quay"
    assert measure(sentences, Knowing(found)).figures() == {"targets": 3, "found": 2, "coverage": 66.7, "mae": 0.5, "r": 1.0, "always_3_mae": 2.5}


def test_a_set_of_other_files_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text(json.dumps(LINES[0]), encoding="utf-8")
    ((_, sentences),) = sets(tmp_path, ("dev", "test"))
    assert sentences[0].report.text[slice(*sentences[0].targets[0][:2])] == "shot"


def test_nothing_found_gives_no_error_and_no_correlation(folder: Path) -> None:
    ((_, sentences),) = sets(folder, ("test",))
    figures = measure(sentences, Knowing(Reading)).figures()
    assert (figures["coverage"], figures["mae"], figures["r"]) == (0.0, None, None)


def test_the_trigger_that_shares_most_gives_the_status() -> None:
    report = Report("r1", "carried out", (), False, None, None, "x")
    mentions = [(words(report, "carried out"), Status.OCCURRED), (words(report, "out"), Status.PLANNED)]
    assert status_at(mentions, 0, 11) is Status.OCCURRED
    assert status_at(mentions, 8, 11) is Status.PLANNED


def test_a_line_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "test.jsonl").write_text('{"text": "x", "targets": [{"label": 1}]}', encoding="utf-8")
    with pytest.raises(DataError, match="without text and targets"):
        list(sets(tmp_path, ("test",)))
