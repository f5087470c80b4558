"""`tocsin.read`."""

from pathlib import Path

import pytest

import tocsin
from tocsin.errors import DataError, DateError

TEXT = "Two rockets struck a camp near Dorrin on Friday, killing three guards, the embassy said."


def test_the_date_and_outlet_that_the_caller_gives_hold_for_files_as_for_text(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    for what in (TEXT, tmp_path / "x.txt", str(tmp_path / "x.txt")):
        reading = tocsin.read(what, published="2031-05-04", outlet="Harbour Post")
        assert (str(reading.report.published.value), reading.report.outlet) == ("2031-05-04", "Harbour Post")
        assert reading.to_dicts()[0]["date"] == "2031-05-02"


def test_a_report_has_another_id_at_another_date() -> None:
    first = tocsin.read(TEXT, published="2031-05-04")
    assert tocsin.read(first.report, published="2031-06-04").report.id != first.report.id
    assert tocsin.read(first.report).report == first.report


def test_what_was_doubtful_about_a_file_or_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(TEXT.encode() + "\n\nThe camp\u200b was\u200b closed\x07 and the road to it too.".encode())
    for what in (tmp_path / "x.txt", (tmp_path / "x.txt").read_text(encoding="utf-8")):
        reading = tocsin.read(what, published="2031-05-04")
        told = {issue.code: issue for issue in reading.issues}
        assert {"invisible", "control"} <= told.keys()
        assert told["invisible"].report == reading.report.id


def test_an_input_without_a_report_and_a_date_that_is_none_are_errors(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"")
    with pytest.raises(DataError, match="nothing in it"):
        tocsin.read(tmp_path / "x.txt")
    with pytest.raises(DataError, match="gave no report"):
        tocsin.read("  \n ")
    with pytest.raises(DateError):
        tocsin.read(TEXT, published="yesterday")


def test_an_input_with_two_reports_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"text": "One thing happened here today."}\n{"text": "Another thing happened there."}\n', encoding="utf-8")
    with pytest.raises(DataError, match="holds 2 reports"):
        tocsin.read(tmp_path / "x.jsonl")
