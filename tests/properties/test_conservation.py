"""In = out + issues: every document found gives one report or one failure, whatever the bytes."""

import gzip
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.pages import FIRST, page, read, record, rss

from tocsin.ingest import Limits, report_from_sentences, report_from_text
from tocsin.ingest.clean import clean
from tocsin.model import Severity

SMALL = Limits(page_bytes=20_000, file_bytes=50_000, text_chars=2_000, sentences=20, feed_items=5)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
STARTS = [
    b"",
    b"<html>",
    b"<?xml version='1.0'?><rss>",
    b'{"text":"a"}\n{',
    b"[{",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08",
    b"From: a@b.example\r\nSubject: x\r\n\r\n",
    b"title,text\n",
]
WHOLE = [
    page().encode(),
    rss(f"<title>a</title><description>{FIRST}</description>").encode(),
    record("https://bell.example/a", page()),
    gzip.compress(page().encode()),
    json.dumps({"text": FIRST}).encode() + b"\n" + json.dumps({"text": FIRST}).encode(),
    f"title,text\na,{FIRST}\n".encode(),
]
slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def conserves(data: bytes) -> None:
    found, issues, intake = read(data, limits=SMALL)
    failures = [issue for issue in issues if issue.severity is Severity.FAILURE]
    assert intake.tally.found == len(found) + len(failures)
    assert intake.tally.balanced
    assert intake.tally.found >= 1
    for report in found:
        assert all(report.sentence(n).strip() for n in range(len(report.sentences)))
        assert len(report.text) <= 2_000 + len(report.title or "") + 1


@slow
@given(st.sampled_from(STARTS), st.binary(max_size=2_000))
def test_any_bytes_give_a_report_or_a_failure(start: bytes, rest: bytes) -> None:
    conserves(start + rest)


@slow
@given(st.sampled_from(WHOLE), st.integers(0, 3_000), st.integers(0, 3_000), st.binary(max_size=20))
def test_any_damage_to_a_good_input_gives_a_report_or_a_failure(data: bytes, at: int, cut: int, put: bytes) -> None:
    conserves(data[:at] + put + data[at + cut % 50 :])


@slow
@given(
    st.lists(
        st.one_of(st.fixed_dictionaries({"text": WORDS, "title": WORDS}), st.integers(), st.none(), st.dictionaries(WORDS, WORDS, max_size=3)), max_size=12
    )
)
def test_every_row_of_a_table_is_counted(rows: list[object]) -> None:
    _, _, intake = read("\n".join(map(json.dumps, [{"text": FIRST}, {"text": FIRST}, *rows])))
    assert intake.tally.found == len(rows) + 2
    assert intake.tally.balanced


@slow
@given(WORDS)
def test_every_word_of_a_text_is_in_the_report_or_in_a_cut(text: str) -> None:
    try:
        report = report_from_text(text, input="x")
    except ValueError:
        return
    kept = report.text.split() + [word for cut in report.cuts for word in cut.words.split()]
    assert sorted(kept) == sorted(clean(text).text.split())


@slow
@given(st.text(max_size=300))
def test_the_spans_of_the_sentences_hold_all_that_is_not_space(text: str) -> None:
    try:
        report = report_from_text(text, input="x")
    except ValueError:
        return
    joined = "".join(report.sentence(n) for n in range(len(report.sentences)))
    assert "".join(joined.split()) == "".join(report.text.split())


@given(st.lists(st.text(max_size=40), max_size=8))
def test_given_sentences_stand_at_their_spans(sentences: list[str]) -> None:
    told = [sentence for sentence in sentences if sentence.strip()]
    if told:
        report = report_from_sentences(sentences, input="x")
        assert [report.sentence(n) for n in range(len(report.sentences))] == told
