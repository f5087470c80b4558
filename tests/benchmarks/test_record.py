"""Records scored against a reference."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from benchmarks.record import chosen, day, main, predict, work
from benchmarks.tables import finish
from tests.benchmarks.fakes import Knowing, event, mention

from tocsin.errors import DataError
from tocsin.model import Reading, Report

SENTENCES = ["Shelling", "Rebels shelled Dorrin on Friday."]
DOCUMENT: dict[str, Any] = {"id": "d1", "published": "2031-05-04", "sentences": SENTENCES}
SHELLED = {"id": "e1", "trigger": [1, "shelled"], "type": "ASSAULT", "modes": [], "status": "occurred", "roles": [], "same_as": None}
RECORD: dict[str, Any] = {"id": "d1", "entities": [], "events": [SHELLED], "attributions": []}


def found(report: Report) -> Reading:
    return Reading(report, events=(event(report, mention(report, "shelled")),))


def files(folder: Path, documents: Sequence[object], records: Sequence[object]) -> list[str]:
    """The command's words for these."""
    for name, items in (("docs", documents), ("records", records)):
        (folder / name).write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    return [str(folder / "docs"), "--reference", str(folder / "records")]


def test_an_instant_is_read_as_its_day() -> None:
    reader = Knowing(found)
    predict([{**DOCUMENT, "published": "2031-05-04T22:10:00+00:00"}], reader)
    assert str(reader.seen[0].published.value) == "2031-05-04"


@pytest.mark.parametrize("given", ["soon", "", None, "2031-13-01", 7])
def test_what_is_no_date_leaves_the_document_undated(given: object) -> None:
    assert day(given) is None
    reader = Knowing(found)
    predict([{**DOCUMENT, "published": given}], reader)
    assert reader.seen[0].published.value is None


def test_what_can_not_be_scored_is_named_with_the_reason() -> None:
    odd: list[dict[str, Any]] = [
        {"id": "d2", "sentences": SENTENCES}, {"id": "d3"}, {"id": "d4", "sentences": []}, {"id": "d5", "sentences": ["Nothing"]}, {"sentences": SENTENCES},
        DOCUMENT,
    ]  # fmt: skip
    gold = {ident: {**RECORD, "id": ident} for ident in ("d1", "d3", "d4", "d5", "d9")}
    kept, left = chosen([DOCUMENT, *odd], gold)
    assert kept == [DOCUMENT]
    assert left == {
        "the reference has no record of it": ["d2"],
        "it has no sentences": ["d3", "d4"],
        "its reference record does not fit its sentences": ["d5"],
        "it has no id": ["item 6"],
        "its id stands twice": ["d1"],
        "only the reference has it": ["d9"],
    }


def test_a_group_without_documents_has_no_figure_and_is_under_no_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, _, reference = files(tmp_path, [DOCUMENT], [RECORD])
    asked = argparse.Namespace(data=Path(data), reference=Path(reference), limit=None, held_back=False, predictions=None, losses=False, weights=None)
    figures = work(asked, Knowing(found))
    assert (figures["short_event"], figures["whole_event"]) == (100.0, None)
    assert "whole" not in capsys.readouterr().out
    finish("record", figures, as_json=False)
    assert "whole" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("documents", "records"), [([], [RECORD]), ([DOCUMENT], []), ([DOCUMENT], [{**RECORD, "id": "other"}]), ([{"id": "d1"}], [RECORD]), ([DOCUMENT], [{}])]
)
def test_nothing_to_score_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str], documents: list[object], records: list[object]) -> None:
    assert main(files(tmp_path, documents, records)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "no document can be scored" in err or "a record has no id" in err
    with pytest.raises(DataError):
        chosen([], {})


def test_a_file_that_is_no_json_is_an_error(tmp_path: Path) -> None:
    words = files(tmp_path, [DOCUMENT], [RECORD])
    (tmp_path / "docs").write_text("{", encoding="utf-8")
    assert main(words) == 2


def test_the_command_scores_names_what_it_left_out_and_ends_with_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = files(tmp_path, [{**DOCUMENT, "published": "2031-05-04T22:10:00Z"}, {"id": "d2"}], [RECORD, {**RECORD, "id": "d2"}])
    assert main([*words, "--json", "--predictions", str(tmp_path / "out")]) == 0
    out, err = capsys.readouterr()
    figures = json.loads(out.splitlines()[-1])
    assert (figures["documents"], figures["left_out"]) == (1, {"it has no sentences": 1})
    assert "left out: it has no sentences (1: d2)" in err
    assert figures["event"]["gold"] == 1
    assert json.loads((tmp_path / "out").read_text(encoding="utf-8"))["id"] == "d1"
