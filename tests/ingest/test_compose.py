import json

import pytest
from tests.ingest.pages import FIRST, SECOND, only, read

from tocsin.ingest import report_from_sentences, report_from_text
from tocsin.model import UNDATED, DateBasis, PartialDate, Published, Severity, encode

DAY = Published(PartialDate("2020-01-06"), DateBasis.METADATA)


def test_sentences_stand_in_the_report_to_the_letter() -> None:
    given = ["The title", "U . S . left  ", " It  was “late”.", "😀 End"]
    report = report_from_sentences(given, input="x", published=DAY)
    assert [report.sentence(n) for n in range(4)] == given
    assert report.title == "The title"


def test_without_a_title_the_first_sentence_is_the_second_given() -> None:
    report = report_from_sentences(["", FIRST, SECOND], input="x")
    assert (report.titled, report.sentence(0), report.sentence(1)) == (False, FIRST, SECOND)


def test_blank_sentences_alone_are_an_error() -> None:
    with pytest.raises(ValueError, match="blank"):
        report_from_sentences(["", " "], input="x")


def test_a_text_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no text"):
        report_from_text(" \u200b ", input="x")


def test_the_same_text_has_the_same_id_however_it_was_typed() -> None:
    one, two = report_from_text("Café hit.\r\n", input="x"), report_from_text("Cafe\u0301  hit.", input="x")
    assert one == two


def test_another_address_or_date_is_another_report() -> None:
    ids = {report_from_text(FIRST, input="x", url=url, published=day).id for url in ("https://a.example/1", "https://a.example/2") for day in (DAY, UNDATED)}
    assert len(ids) == 4


def test_a_date_that_is_given_comes_before_one_in_the_address() -> None:
    url = "https://a.example/2019/05/05/x"
    assert report_from_text(FIRST, input="x", url=url, published=DAY).published == DAY
    assert report_from_text(FIRST, input="x", url=url).published.basis is DateBasis.URL


def test_the_language_is_found_from_the_words_or_taken_as_declared() -> None:
    assert report_from_text("Les soldats ont quitté la base hier soir, selon le ministère.", input="x").language == "fr"
    assert report_from_text("Ok.", input="x", language="de-AT").language == "de"
    assert report_from_text("Ok.", input="x").language is None


@pytest.mark.parametrize("url", ["https://[.bell.example/", "http://[::1", "//[x", "https://bell.example:99999999/a", "http:// [\ud800/"])
def test_a_report_whose_address_is_none_is_kept_without_it_and_says_so(url: str) -> None:
    for body in ({"text": FIRST}, {"sentences": ["Title", FIRST]}):
        found, issues, _ = read(json.dumps({**body, "url": url}))
        assert [report.url for report in found] == [None]
        assert [issue.severity for issue in issues if issue.code == "bad-url"] == [Severity.WARNING]


def test_half_a_surrogate_pair_anywhere_in_a_row_is_a_mark_and_the_report_can_be_kept() -> None:
    for key in ("text", "title", "url", "outlet", "author", "date", "id", "licence", "language"):
        row = json.dumps({"text": FIRST, "sentences": None, key: f"{FIRST} \ud800"})
        assert encode(only(row)).decode().isprintable()
    assert only(json.dumps({"sentences": ["A \ud800 b"]})).text == "A \ufffd b"
    assert report_from_sentences(["A \ud800 b"], input="x").text == "A \ufffd b"
