"""Mentions against documents and entities."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.mentions import Mention, core, load, matched, measure
from tests.benchmarks.fakes import Knowing, entity

from tocsin.errors import DataError
from tocsin.model import EntityKind, Reading, Report

TEXT = "The Harbour Guard shelled Dorrin with two mortars, Ada Quill said."


def marked(words: str, kind: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"documentId": "d1", "begin": start, "end": start + len(words), "type": kind, "value": words}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one").mkdir()
    gold = [marked("The Harbour Guard", "Organisation"), marked("Dorrin", "Location"), marked("mortars", "Weapon"), marked("Ada Quill", "Person")]
    gold += [marked("two", "Quantity")]
    gold += [gold[0], {**gold[0], "end": 900}]
    (tmp_path / "one" / "documents.json").write_text(json.dumps([{"_id": "d1", "text": TEXT}]), encoding="utf-8")
    (tmp_path / "one" / "entities.json").write_text("\n".join(map(json.dumps, gold)), encoding="utf-8")
    return tmp_path


def found(report: Report) -> Reading:
    """A military right, a place taken for a body, a weapon with more words, a person missed, a company made up."""
    return Reading(report, (
        entity(report, "Harbour Guard", EntityKind.MILITARY), entity(report, "Dorrin", EntityKind.AGENCY), entity(report, "two mortars", EntityKind.EQUIPMENT),
        entity(report, "shelled", EntityKind.COMPANY),
    ))  # fmt: skip


def test_only_types_that_a_reader_may_mark_are_gold_each_once(folder: Path) -> None:
    (document,) = load(folder)
    assert sorted(m.kind for m in document.gold) == ["Location", "Organisation", "Person", "Weapon"]


def test_the_figures_are_those_counted_by_hand(folder: Path) -> None:
    score = measure(load(folder), Knowing(found))
    assert score.found == {"Organisation": 1, "Location": 1, "Weapon": 1}
    assert +score.exact == {"Organisation": 1, "Location": 1}
    assert +score.fitting == {"Organisation": 1, "Weapon": 1}
    assert +score.right == {"military": 1, "equipment": 1}


def test_an_article_a_possessive_and_marks_do_not_matter() -> None:
    text = "“the Harbour Guard’s,”"
    start, end = core(text, Mention(0, len(text), "Person"))
    assert text[start:end] == "Harbour Guard"


def test_each_mention_is_matched_once_the_same_words_first() -> None:
    text = "Minister of Dorrin"
    gold = [Mention(0, 18, "Person"), Mention(12, 18, "Location")]
    ours = [Mention(12, 18, "place")]
    assert matched(text, gold, ours) == [(gold[1], ours[0])]


def test_a_folder_without_the_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no folder in"):
        load(tmp_path)
