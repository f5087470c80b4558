"""Attributions against brat files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.attribution import PARTS, agreement, is_direct, letters, load, main, measure
from tests.benchmarks.fakes import Knowing, said

from tocsin.model import Reading, Report

TEXT = "“The bridge is gone,” the harbour master said.\n\nResidents claim that two barges sank. It was reportedly dark.\n"


def line(number: int, kind: str, words: str) -> str:
    start = TEXT.index(words)
    return f"T{number}\t{kind} {start} {start + len(words)}\t{words}"


MARKED = "\n".join([
    line(1, "Content", "“The bridge is gone,”"), line(2, "Source", "the harbour master"), line(3, "Cue", "said"),
    "E1\tAttribution:T3 Content:T1 Cue:T3 Source:T2",
    line(4, "Content", "that two barges sank"), line(5, "Source", "Residents"), line(6, "Cue", "claim"),
    "E2\tAttribution:T6 Cue:T6 Source:T5 Content2:T4",
    line(7, "Content", "It was"), line(8, "Cue", "reportedly"), "E3\tAttribution-no-source:T8 Content:T7 Cue:T8",
    "E4\tAttribution:T8 Cue:T8", "T9\tDiscard 0 5\tx",
])  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "marks").mkdir()
    (tmp_path / "text" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "marks" / "harbour_ab12.ann").write_text(MARKED, encoding="utf-8")
    return tmp_path


def found(report: Report) -> Reading:
    """One attribution right, one with a wrong source, one too many."""
    return Reading(report, attributions=(
        said(report, "The bridge is gone", source="harbour master", cue="said"),
        said(report, "two barges sank", source="barges", cue="claim"),
        said(report, "the harbour", source="dark"),
    ))  # fmt: skip


def test_each_attribution_with_a_content_is_read(folder: Path) -> None:
    documents, alone = load(folder)
    assert [told.said.source[0] is None for told in documents[0].gold] == [False, False, True]
    assert alone == []


def test_the_figures_are_those_counted_by_hand(folder: Path) -> None:
    tallies = measure(load(folder)[0], Knowing(found))
    counted = {part: (tally.hit, tally.gold, tally.found) for part, tally in tallies.items()}
    assert counted == {
        "source": (1, 2, 3), "cue": (2, 3, 2), "content": (2, 3, 3), "content, exact": (2, 3, 3), "content with source": (1, 3, 3),
        "direct content": (1, 1, 1), "direct with source": (1, 1, 1),
    }  # fmt: skip


def test_two_markings_of_a_text_are_read_once_and_compared(folder: Path) -> None:
    (folder / "marks" / "harbour_cd34.ann").write_text("\n".join(MARKED.split("\n")[:8]), encoding="utf-8")
    documents, _ = load(folder)
    reader = Knowing(found)
    measure(documents, reader)
    assert len(reader.seen) == 1
    assert agreement(documents)["content"].row() == (100.0, 66.7, 80.0, 3, 2)


def test_a_marking_without_its_text_is_named(folder: Path) -> None:
    (folder / "marks" / "lost.ann").write_text(MARKED, encoding="utf-8")
    documents, alone = load(folder)
    assert (len(documents), alone) == (1, ["lost.ann"])


def test_a_leading_that_is_no_letter_of_the_content() -> None:
    text = "that it sank"
    assert letters(text, [(0, 0, 12)]) == letters(text, [(0, 5, 12)])


def test_content_is_direct_with_marks_inside_or_just_outside() -> None:
    text = "He said “it sank,” and left."
    assert is_direct(text, [(0, 8, 18)])
    assert is_direct(text, [(0, 9, 16)])
    assert not is_direct(text, [(0, 0, 7)])


def test_a_folder_without_brat_files_is_refused_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no *.ann file" in capsys.readouterr().err


def test_the_command_ends_with_one_json_object(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--json", "--limit", "1"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["documents"] == 1
    assert {f"{part.replace(', ', '_').replace(' ', '_')}_f1" for part in PARTS} <= figures.keys()
