"""Files, folders, patterns, standard input."""

import io
import os
from pathlib import Path

import pytest
from tests.ingest.pages import FIRST, page

from tocsin.ingest import Fetched, Options, reports
from tocsin.model import Issue, Report


def run(*inputs: str, options: Options | None = None) -> tuple[list[str], list[str], str]:
    intake = reports(inputs, options=options)
    results = list(intake)
    assert intake.tally.balanced
    return [r.input for r in results if isinstance(r, Report)], [r.code for r in results if isinstance(r, Issue) and r.code != "short"], str(intake.tally)


def test_a_folder_gives_its_files_by_name_whatever_their_endings(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "page.jpg").write_text(page())
    (tmp_path / "a.html").write_text(FIRST)
    assert run(str(tmp_path))[0] == [str(tmp_path / "a.html"), str(tmp_path / "b" / "page.jpg")]


def test_a_pattern_gives_the_files_it_names(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt", "c.html"):
        (tmp_path / name).write_text(FIRST)
    assert run(str(tmp_path / "**" / "*.txt"))[0] == [str(tmp_path / "a.txt"), str(tmp_path / "sub" / "b.txt")]


def test_a_missing_file_an_empty_folder_and_a_pattern_without_match_fail_each(tmp_path: Path) -> None:
    assert run(str(tmp_path / "no"), str(tmp_path), str(tmp_path / "*.txt")) == ([], ["missing", "empty", "missing"], "3 in = 0 reports + 3 failures")


def test_a_folder_that_lies_in_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert run(str(tmp_path))[:2] == ([str(tmp_path / "a.txt")], ["loop"])


def test_a_broken_link_and_a_pipe_fail_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "c")
    assert run(str(tmp_path))[:2] == ([str(tmp_path / "a.txt")], ["missing", "not-a-file"])


def test_dot_files_are_passed_over_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / ".b").write_text(FIRST)
    assert run(str(tmp_path))[:2] == ([str(tmp_path / "a.txt")], ["skipped"])


def test_standard_input_that_is_not_there_is_a_failure() -> None:
    assert run("-")[1] == ["missing"]


@pytest.mark.parametrize("name", ["ftp://bell.example/a", "file:///etc/hosts", "gopher://x", "", "a\x00b"])
def test_what_is_neither_file_nor_web_address_is_a_failure(name: str) -> None:
    assert run(name)[2] == "1 in = 0 reports + 1 failures"


def test_an_address_goes_to_the_callers_own_fetch() -> None:
    def fetch(url: str) -> Fetched | Issue:
        return Fetched(url=f"{url}/2020/01/06/moved", data=page().encode(), media="text/html")

    found = list(reports(["https://bell.example"], options=Options(fetch=fetch)))
    assert isinstance(found[0], Report)
    assert (found[0].input, found[0].url) == ("https://bell.example", "https://bell.example/2020/01/06/moved")


def test_many_inputs_are_read_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    assert run(str(tmp_path / "a.txt"), "-", str(tmp_path / "a.txt"), options=Options(stdin=io.BytesIO(FIRST.encode())))[0] == [
        str(tmp_path / "a.txt"),
        "-",
        str(tmp_path / "a.txt"),
    ]
