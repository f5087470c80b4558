"""What each kind of input gives, the kind found from its content."""

import gzip
import json
from collections.abc import Callable

import pytest
from tests.ingest.pages import FIRST, SECOND, SENTENCES, THIRD, codes, only, page, read, record, rss, words

from tocsin.ingest import Columns, Limits
from tocsin.model import Severity

BODY = " ".join(SENTENCES)


def test_json_lines_give_a_report_a_line_and_name_the_row() -> None:
    rows = [
        {"id": "a", "title": "One", "text": BODY, "published": "2020-01-06", "outlet": "Bell", "licence": "CC BY 4.0"},
        {"body": BODY, "author": "Sara Lane"},
    ]
    found, _, _ = read("\n".join(map(json.dumps, rows)))
    assert [report.input for report in found] == ["-#a", "-#2"]
    assert (found[0].title, found[0].outlet, found[0].licence, found[1].byline) == ("One", "Bell", "CC BY 4.0", "Sara Lane")


def test_a_row_of_sentences_is_kept_to_the_letter() -> None:
    assert words(only(json.dumps({"sentences": ["Title", "U . S . left", THIRD], "published": "2020"}))) == ["Title", "U . S . left", THIRD]


def test_a_bad_line_fails_alone() -> None:
    found, issues, intake = read(f'{{"text": "{FIRST}"}}\n{{bad\n{{"title": "no text"}}\n[1]\n{{"text": "{SECOND}"}}\n')
    assert len(found) == 2
    assert [issue.code for issue in issues if issue.severity is Severity.FAILURE] == ["bad-json", "no-text", "bad-row"]
    assert str(intake.tally).startswith("5 in = 2 reports + 3 failures")


def test_a_date_that_can_be_read_two_ways_is_a_warning_and_no_date() -> None:
    found, issues, _ = read(json.dumps({"text": BODY, "date": "03/04/2020"}))
    assert codes(issues) == ["bad-date"]
    assert found[0].published.value is None


def test_columns_can_be_named() -> None:
    columns = Columns(text="words", date="when", title="head")
    report = only(f"head;words;when\nOne;{FIRST};2020-01-06\n", columns=columns)
    assert (report.title, report.published.value and report.published.value.iso) == ("One", "2020-01-06")


def test_a_csv_cell_may_hold_lines() -> None:
    found, _, _ = read(f'title,text,date\nOne,"{FIRST}\n\n{SECOND}",2020\nTwo,"{THIRD}",\n')
    assert [words(report) for report in found] == [["One", FIRST, SECOND], ["Two", THIRD]]


def test_a_json_array_and_an_object_around_one_give_a_report_an_item() -> None:
    items = [{"title": "One", "content": BODY}, {"title": "Two", "content": BODY}]
    assert len(read(json.dumps(items))[0]) == 2
    assert len(read(json.dumps({"status": "ok", "articles": items}))[0]) == 2


def test_an_rss_feed_gives_a_report_an_item() -> None:
    about = "<title>One</title><link>https://bell.example/1</link><pubDate>Mon, 06 Jan 2020 23:30:00 +0300</pubDate>"
    report = only(rss(f"{about}<description>&lt;p&gt;{BODY}&lt;/p&gt;</description>"))
    assert (words(report), report.outlet, report.url) == (["One", *SENTENCES], "Bell Wire", "https://bell.example/1")
    assert (report.published.value and report.published.value.iso, report.published.time) == ("2020-01-06", "2020-01-06T20:30:00Z")


def test_an_atom_feed_gives_its_fullest_text() -> None:
    about = "<title>One</title><id>x1</id><updated>2020-01-06T00:00:00Z</updated><summary>Short.</summary>"
    entry = f'<entry>{about}<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry>'
    report = only(f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Bell</title>{entry}</feed>')
    assert words(report) == ["One", *SENTENCES]
    assert report.published.words == "updated: 2020-01-06T00:00:00Z"


def test_a_feed_link_that_is_a_script_is_no_address() -> None:
    assert only(rss(f"<title>One</title><link>javascript:alert(1)</link><description>{BODY}</description>")).url is None


def test_hidden_text_in_a_feed_item_is_cut() -> None:
    assert "secret" not in only(rss(f"<title>One</title><description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p hidden&gt;A secret.&lt;/p&gt;</description>")).text


def test_a_json_feed_gives_a_report_an_item() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Bell",
        "items": [{"id": "1", "content_html": f"<p>{BODY}</p>", "date_published": "2020-01-06T00:00:00Z"}],
    }
    assert (words(only(json.dumps(feed))), only(json.dumps(feed)).outlet) == (list(SENTENCES), "Bell")


def test_a_feed_with_more_items_than_the_limit_says_so() -> None:
    found, issues, _ = read(rss(*(f"<title>{n}</title><description>{BODY}</description>" for n in range(5))), limits=Limits(feed_items=3))
    assert len(found) == 3
    assert codes(issues) == ["too-many"]


@pytest.mark.parametrize("pack", [b"".join, lambda parts: b"".join(map(gzip.compress, parts))])
def test_an_archive_gives_a_report_a_page(pack: Callable[[list[bytes]], bytes]) -> None:
    parts = [
        record("https://bell.example/2020/01/06/a", page()),
        record("https://bell.example/b", page()),
        record("https://bell.example/c", "gone", status="404 Not Found"),
    ]
    found, issues, _ = read(pack(parts))
    assert [report.url for report in found] == ["https://bell.example/2020/01/06/a", "https://bell.example/b"]
    assert found[0].published.basis == "url"
    assert codes(issues) == ["skipped"]


@pytest.mark.parametrize("digest", [True, False])
@pytest.mark.parametrize("cut", [10, 100, 400, 900])
def test_an_archive_that_ends_too_early_says_so(cut: int, digest: bool) -> None:
    data = record("https://bell.example/a", page(), digest=digest) + record("https://bell.example/b", page(), digest=digest)
    _, issues, intake = read(data[:-cut])
    assert {"truncated", "digest", "corrupt"} & set(codes(issues))
    assert intake.tally.balanced


def test_a_record_that_does_not_match_its_digest_is_a_warning() -> None:
    data = record("https://bell.example/a", page()).replace(b"battalions", b"battaliens")
    found, issues, _ = read(data)
    assert len(found) == 1
    assert codes(issues) == ["digest"]


def test_a_mail_gives_its_subject_sender_and_date() -> None:
    head = "From: Bell Alerts <a@bell.example>\r\nTo: x@y.example\r\nSubject: =?utf-8?q?Caf=C3=A9_hit?=\r\nDate: Mon, 06 Jan 2020 23:30:00 +0300\r\n"
    report = only(head + f"Content-Type: text/plain; charset=utf-8\r\n\r\n{BODY}\r\n")
    assert (words(report), report.outlet) == (["Café hit", *SENTENCES], "Bell Alerts")
    assert report.published.time == "2020-01-06T20:30:00Z"


def test_a_mail_of_html_is_read_and_its_attachments_are_named() -> None:
    head = 'From: a@bell.example\r\nSubject: Hit\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    html = f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>\r\n"
    found, issues, _ = read(head + html + '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="map.pdf"\r\n\r\nx\r\n--b--\r\n')
    assert FIRST in found[0].text
    assert codes(issues) == ["attachment"]


def test_compressed_input_of_any_kind_is_read() -> None:
    assert words(only(gzip.compress(page().encode())))[1:] == list(SENTENCES)


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        (BODY.replace("road", "café").encode("utf-8-sig"), []),
        (BODY.replace("road", "café").encode("utf-16"), []),
        (page().replace("road", "café").replace("utf-8", "iso-8859-1").encode("cp1252"), []),
        (page().replace("road", "café").encode("cp1252"), ["encoding"]),
        (page().replace("road", "café").replace("utf-8", "koi8-r").encode(), ["encoding"]),
    ],
)
def test_the_character_set_is_found_and_a_wrong_one_noted(data: bytes, noted: list[str]) -> None:
    found, issues, _ = read(data)
    assert "café" in found[0].text
    assert codes(issues) == noted


def test_a_few_damaged_bytes_are_a_warning() -> None:
    found, issues, _ = read(BODY.replace("road", "café").encode()[:300] + b"\xff " + BODY.encode())
    assert len(found) == 1
    assert [(issue.code, issue.severity) for issue in issues] == [("encoding", Severity.WARNING)]


def test_a_text_longer_than_the_limit_says_how_much_was_left_out() -> None:
    found, issues, _ = read(f"{FIRST}\n" * 100, limits=Limits(text_chars=1_000))
    assert len(found[0].text) <= 1_000
    assert codes(issues) == ["too-long"]
    found, issues, _ = read(f"{FIRST}\n" * 100, limits=Limits(sentences=10))
    assert len(found[0].sentences) == 10
    assert codes(issues) == ["too-long"]


def test_a_long_cell_is_read_and_one_over_the_limit_of_a_page_fails_alone() -> None:
    long = f"{FIRST} " * 2_000
    found, _, _ = read(f'text,title\n"{long}",One\n')
    assert len(found[0].text) > 131_072


def test_an_array_on_a_line_is_named_by_its_line() -> None:
    found, issues, _ = read(f'{{"text": "{FIRST}"}}\n{{"text": "{SECOND}"}}\n[1, {{"text": "{THIRD}"}}]\n')
    assert [report.input for report in found] == ["-#1", "-#2", "-#3.2"]
    assert [issue.input for issue in issues if issue.code == "bad-row"] == ["-#3.1"]
