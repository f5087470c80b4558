"""The benchmark against TimeML."""

import json
from pathlib import Path

import pytest
from benchmarks.dates import edges, load, main, parse

from tocsin.errors import DataError
from tocsin.model import PartialDate

TIMEML = """<?xml version="1.0" ?><TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2020-01-03" functionInDocument="CREATION_TIME">20200103</TIMEX3></DCT>
<TEXT>Shells <EVENT eid="e1" class="OCCURRENCE">fell</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2019-12-30">Monday</TIMEX3> &amp; lasted
<TIMEX3 tid="t2" type="DURATION" value="PT3H">two hours</TIMEX3>. It was like <TIMEX3 tid="t3" type="DATE" value="PAST_REF">once</TIMEX3>.</TEXT></TimeML>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.tml").write_text(TIMEML, encoding="utf-8")
    return tmp_path


def test_the_text_is_read_without_its_tags(folder: Path) -> None:
    document = load(folder / "one" / "a.tml", folder)
    assert document.text.startswith("Shells fell on Monday & lasted")
    assert [document.text[g.start : g.end] for g in document.gold] == ["Monday", "two hours", "once"]
    assert (document.group, document.dct) == ("one", PartialDate("2020-01-03"))


def test_an_unclosed_expression_is_not_counted() -> None:
    assert parse('on <TIMEX3 type="DATE" value="2020">2020') == ("on 2020", [])


def test_extents_and_values_are_scored_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out.strip().splitlines()[-1])["sets"]
    assert set(scores) == {"one", "all"}
    assert (scores["all"]["gold"], scores["all"]["found"]) == (3, 2)
    assert (scores["all"]["strict_p"], scores["all"]["strict_r"]) == (100.0, 66.7)
    assert (scores["all"]["relaxed_f1"], scores["all"]["value_f1"]) == (80.0, 40.0)


def test_a_folder_without_timeml_ends_with_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no *.tml file" in capsys.readouterr().err


def test_a_file_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.tml").write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(DataError, match=r"b\.tml"):
        load(tmp_path / "b.tml", tmp_path)


def test_a_folder_s_sorts_of_errors_are_told_without_their_figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--confusions", "5"]) == 0
    told = capsys.readouterr().out
    assert "annotated PTdH" in told
    assert "missed" in told


def test_two_extents_differ_by_the_words_that_one_has_more() -> None:
    assert edges("two hours", "about two hours") == "+about"
    assert edges("the year 2020", "2020") == "-the year"
