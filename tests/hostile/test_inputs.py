"""Inputs made to do harm: each becomes an Issue, and the input beside it is read all the same."""

import gzip
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ingest.pages import FIRST, codes, page, read, record, rss

from tocsin.ingest import Limits, reports
from tocsin.ingest.documents import documents
from tocsin.ingest.draft import Blob
from tocsin.ingest.options import Options
from tocsin.model import Issue, Report, Severity

LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
THIEF = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hosts">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'
DEEP_FEED = rss("<description>" + "<a>" * 100_000 + "</description>")


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.html", page())
    return out.getvalue()


HARM: dict[str, tuple[bytes | str, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\r\n", "empty"),
    "zero bytes": (b"\x00" * 10_000, "empty"),
    "noise": (bytes(range(256)) * 40, "binary"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(300), "binary"),
    "document": (b"%PDF-1.7\n" + FIRST.encode(), "binary"),
    "zip": (zipped(), "binary"),
    "gzip of nothing": (gzip.compress(b""), "empty"),
    "gzip without a byte": (b"\x1f\x8b", "truncated"),
    "gzip damaged": (gzip.compress(page().encode())[:40] + b"damage" + gzip.compress(page().encode())[46:], "corrupt"),
    "gzip in gzip in gzip": (gzip.compress(gzip.compress(gzip.compress(FIRST.encode()))), "nested"),
    "bomb": (gzip.compress(b"a" * 30_000_000), "ratio"),
    "laughs": (LAUGHS, "xml-entities"),
    "thief": (THIEF, "xml-entities"),
    "feed too deep": (DEEP_FEED, "too-deep"),
    "feed without items": (rss(), "empty"),
    "other xml": ('<?xml version="1.0"?><opml><body/></opml>', "unsupported"),
    "page too deep": ("<html><body>" + "<div>" * 50_000 + FIRST, "too-deep"),
    "json too deep": ('[{"a":' * 100_000, "bad-json"),
    "json cut": ('{"text": "Two rockets', "bad-json"),
    "one line": ("word " * 2_100_000, "too-large"),
    "archive of nothing": ("WARC/1.0\r\n\r\n", "corrupt"),
    "mail of nothing": ("From: a@bell.example\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", "empty"),
    "page of furniture": ("<html><body><nav>Home</nav><p>Share</p></body></html>", "empty"),
}


@pytest.mark.parametrize("name", HARM)
def test_a_harmful_input_is_one_failure(name: str) -> None:
    data, code = HARM[name]
    found, issues, intake = read(data)
    assert found == []
    assert [issue.code for issue in issues if issue.severity is Severity.FAILURE] == [code]
    assert str(intake.tally).startswith("1 in = 0 reports + 1 failures")


def test_harmful_files_do_no_harm_to_the_one_beside_them(tmp_path: Path) -> None:
    for name, (data, _) in HARM.items():
        (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    (tmp_path / "z good").write_text(FIRST)
    intake = reports([str(tmp_path)])
    found = [result for result in intake if isinstance(result, Report)]
    assert [report.text for report in found] == [FIRST]
    assert (intake.tally.found, intake.tally.failures) == (len(HARM) + 1, len(HARM))


def test_a_bomb_is_stopped_before_it_fills_the_memory() -> None:
    data = gzip.compress(b"a" * 100_000_000)
    tracemalloc.start()
    read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


def test_an_archive_with_a_bomb_in_it_fails_there_alone() -> None:
    good, bomb = record("https://bell.example/a", page()), record("https://bell.example/b", "a" * 20_000_000)
    found, issues, intake = read(good + bomb + good, limits=Limits(page_bytes=1_000_000))
    assert len(found) == 2
    assert codes(issues) == ["too-large"]
    assert intake.tally.balanced


def test_a_cut_gzip_file_gives_what_it_holds_and_says_so() -> None:
    data = gzip.compress("\n".join(f'{{"text": "{n} {FIRST}"}}' for n in range(2_000)).encode())
    found, issues, intake = read(data[: len(data) // 2])
    assert found
    assert codes(issues)[-1] == "truncated"
    assert intake.tally.balanced


def test_a_line_too_long_fails_and_the_next_is_read() -> None:
    rows = f'{{"text": "{FIRST}"}}\n{{"text": "{"a" * 5_000}"}}\n{{"text": "{FIRST}"}}\n'
    found, issues, _ = read(rows, limits=Limits(page_bytes=1_000))
    assert [report.input for report in found] == ["-#1", "-#3"]
    assert [issue.input for issue in issues] == ["-#2"]


@pytest.mark.parametrize("cut", range(1, 400, 23))
def test_a_gzip_page_cut_anywhere_never_passes_for_whole(cut: int) -> None:
    _, issues, intake = read(gzip.compress(page().encode())[:-cut])
    assert {"truncated", "corrupt", "empty"} & set(codes(issues))
    assert intake.tally.balanced


def test_a_parser_that_dies_harms_its_input_alone() -> None:
    class PanicException(BaseException):
        """As a parser in Rust raises it."""

    def dying(error: BaseException) -> Callable[[int], bytes]:
        def read(size: int) -> bytes:
            raise error

        return read

    for error in (PanicException("at the disco"), OSError("disk"), RecursionError(), MemoryError()):
        stream = io.BytesIO()
        stream.read = dying(error)  # type: ignore[method-assign, assignment]
        found = list(documents(Blob(input="x", head=FIRST.encode(), stream=stream), Options()))
        assert [result.code for result in found if isinstance(result, Issue)] in (["unreadable"], ["too-deep"])


def test_an_interrupt_is_not_swallowed() -> None:
    class Stopped(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(documents(Blob(input="x", head=FIRST.encode(), stream=Stopped()), Options()))


@pytest.mark.parametrize(
    "title", ["<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "\u202eexe.txt", "\x1b]0;owned\x07", "../../etc/passwd", "a" * 100_000, "\ud800", "\x00"]
)
def test_an_odd_title_is_only_words(title: str) -> None:
    found, _, intake = read(json.dumps({"title": title, "text": FIRST}))
    assert len(found) == 1
    assert not set(found[0].text) & set("\u202e\x1b\x07\x00\ud800")
    assert intake.tally.balanced
