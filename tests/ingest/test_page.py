import pytest
from tests.ingest.pages import FIRST, SENTENCES, only, page, read, words

from tocsin.model import DateBasis, Report

META = '<meta property="article:published_time" content="2020-01-06T23:30:00+03:00">'
LINKED = '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2020-01-06"}]}</script>'


def dated(report: Report) -> tuple[str | None, str]:
    return report.published.value.iso if report.published.value else None, report.published.basis.value


def test_a_page_gives_its_title_outlet_language_and_every_sentence() -> None:
    report = only(page())
    assert words(report) == ["Rockets hit depot near river", *SENTENCES]
    assert (report.titled, report.outlet, report.language) == (True, "Daily Bell", "en")


def test_a_date_in_metadata_is_the_outlets_day_and_the_instant_in_utc() -> None:
    report = only(page(head=META))
    assert dated(report) == ("2020-01-06", "metadata")
    assert report.published.time == "2020-01-06T20:30:00Z"
    assert report.published.words == "article:published_time: 2020-01-06T23:30:00+03:00"


def test_a_date_in_linked_data_counts_as_metadata() -> None:
    assert dated(only(page(head=LINKED))) == ("2020-01-06", "metadata")


def test_a_date_in_the_canonical_address_counts_as_url_when_there_is_no_metadata() -> None:
    assert dated(only(page(head='<link rel="canonical" href="https://bell.example/2020/01/06/rockets">'))) == ("2020-01-06", "url")


def test_a_date_beside_the_byline_counts_as_byline_when_there_is_nothing_else() -> None:
    report = only(page('<time datetime="2020-01-06">6 January</time>'))
    assert dated(report) == ("2020-01-06", "byline")


def test_a_page_without_date_is_undated() -> None:
    assert only(page()).published.basis is DateBasis.NONE


def test_the_sites_name_is_no_part_of_the_title() -> None:
    html = page().replace('<meta property="og:title" content="Rockets hit depot near river">', "")
    assert only(html).title == "Rockets hit depot near river"


@pytest.mark.parametrize("line", ["Share this article", "Click to see full-size image", "Support Daily Bell", "Subscribe to our newsletter", "Leave a Reply"])
def test_no_furniture_line_gets_into_the_text_and_each_is_kept_as_a_cut(line: str) -> None:
    report = only(page(paragraphs=(*SENTENCES, line)))
    assert line not in report.text
    assert line in [cut.words for cut in report.cuts]


def test_what_stands_outside_the_article_is_kept_as_a_cut_with_its_place() -> None:
    cuts = {cut.words: cut.reason for cut in only(page()).cuts}
    assert cuts["Home"] == "navigation"
    assert cuts["© 2020 Daily Bell"] == "navigation"


def test_a_page_too_small_for_the_extractor_still_gives_its_words() -> None:
    assert FIRST in only(f"<html><body><p>{FIRST}</p></body></html>").text


def test_scripts_and_comments_are_no_text() -> None:
    report = only(page("<script>var secret = 'nothing';</script><!-- not this either -->"))
    assert "secret" not in report.text
    assert not any("secret" in cut.words or "either" in cut.words for cut in report.cuts)


def test_markup_in_the_title_stays_words() -> None:
    report = only(page(title="Base &lt;script&gt;alert(1)&lt;/script&gt; hit"))
    assert report.title == "Base <script>alert(1)</script> hit"


def test_nesting_deeper_than_the_limit_is_a_failure_that_says_so() -> None:
    for times in (600, 100_000):
        _, issues, intake = read("<html><body>" + "<div>" * times + FIRST)
        assert [issue.code for issue in issues] == ["too-deep"]
        assert intake.tally.balanced


def test_nesting_within_the_limit_loses_nothing() -> None:
    assert FIRST in only("<html><body>" + "<div>" * 400 + f"<p>{FIRST}</p>" + "</div>" * 400).text
