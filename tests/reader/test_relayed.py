"""Tellers behind tellers, and tellers who go on."""

from tests.readings import report as report_of_text
from tocsin.model import Attribution, AttributionKind, Report, Span
from tocsin.reader.relayed import relayed


def span(page: Report, words: str) -> Span:
    start = page.text.index(words)
    return page.span(start, start + len(words))


def said(page: Report, source: str | None, cue: str, content: str) -> Attribution:
    teller, words = span(page, source) if source else None, (span(page, content),)
    return Attribution(Attribution.identify(teller, words), AttributionKind.INDIRECT, words, teller, None, span(page, cue))


def tellers(page: Report, *told: Attribution) -> list[tuple[str | None, str]]:
    return [(a.source.quote if a.source else None, a.content[0].quote) for a, _ in relayed(page, told)]


def test_a_paper_that_is_cited_tells_what_its_teller_passes_on() -> None:
    page = report_of_text("The Courier cited the statement of the embassy: “Two lorries were handed over.”")
    found = relayed(page, [said(page, "The Courier", "cited", "Two lorries were handed over")])
    assert [(a.source.quote if a.source else None, a.kind) for a, _ in found] == [
        ("The Courier", AttributionKind.INDIRECT),
        ("the statement of the embassy", AttributionKind.DOCUMENT),
    ]
    assert [shared.source.quote if shared and shared.source else None for _, shared in found] == ["The Courier", None]


def test_a_paper_that_is_a_teller_already_is_not_made_twice() -> None:
    page = report_of_text("The Courier cited a report by the ministry saying that two lorries were handed over.")
    told = [
        said(page, "The Courier", "cited", "two lorries were handed over"),
        said(page, "a report by the ministry", "saying", "two lorries were handed over"),
    ]
    assert len(tellers(page, *told)) == 2


def test_the_paper_ends_where_its_name_does() -> None:
    page = report_of_text("The Courier cited a report by the Ministry of Trade saying that lorries were handed over.")
    assert tellers(page, said(page, "The Courier", "cited", "lorries were handed over"))[1] == (
        "a report by the Ministry of Trade",
        "lorries were handed over",
    )


def test_reasons_are_no_papers() -> None:
    page = report_of_text("The court closed the case, citing lack of proof.")
    assert tellers(page, said(page, "The court", "citing", "lack of proof")) == [("The court", "lack of proof")]


def test_one_who_adds_something_is_the_one_who_spoke_before() -> None:
    page = report_of_text("“We will stay,” the envoy said, adding that talks would go on.")
    told = [said(page, "the envoy", "said", "We will stay"), said(page, None, "adding", "talks would go on")]
    assert tellers(page, *told) == [("the envoy", "We will stay"), ("the envoy", "talks would go on")]


def test_nobody_spoke_before_so_that_nobody_goes_on() -> None:
    page = report_of_text("The envoy left on Monday. It was added that talks would go on.")
    assert tellers(page, said(page, None, "added", "talks would go on")) == [(None, "talks would go on")]


def test_he_who_said_it_goes_on_adding_and_not_those_he_tells_of() -> None:
    page = report_of_text("Guards killed the man, the ministry said, adding that one was wounded.")
    told = [said(page, "the ministry", "said", "Guards killed the man"), said(page, "Guards", "adding", "one was wounded")]
    assert tellers(page, *told) == [("the ministry", "Guards killed the man"), ("the ministry", "one was wounded")]
    assert tellers(page, told[1]) == [("Guards", "one was wounded")]


def below(page: Report, *told: Attribution) -> list[list[str]]:
    return [[c.quote for c in a.content] for a, _ in relayed(page, told)]


def test_a_quotation_below_a_colon_is_told_by_who_is_named_above_it() -> None:
    sentences = ("The mayor told of a long night:", "“We lost the bridge.", "Two lorries burned,” and nobody spoke.", "A convoy left.")
    page = report_of_text("Night at Dorrin", sentences)
    found = below(page, said(page, "The mayor", "told", "a long night"))
    assert found == [["a long night", "We lost the bridge", "Two lorries burned"]]


def test_a_quotation_that_is_somebodys_already_is_left_to_him() -> None:
    page = report_of_text("Night at Dorrin", ("The mayor told of a long night:", "“We lost the bridge,” the guard said.",))
    told = [said(page, "The mayor", "told", "a long night"), said(page, "the guard", "said", "We lost the bridge")]
    assert below(page, *told) == [["a long night"], ["We lost the bridge"]]


def test_only_the_last_teller_before_the_colon_speaks_below() -> None:
    page = report_of_text("Night at Dorrin", ("The mayor told of rain and the guard recalled a night:", "“We lost the bridge.”", "A convoy left.",))
    told = [said(page, "The mayor", "told", "rain"), said(page, "the guard", "recalled", "a night")]
    assert below(page, *told) == [["rain"], ["a night", "We lost the bridge"]]


def test_a_quotation_that_is_never_closed_is_nobodys() -> None:
    page = report_of_text("Night at Dorrin", ("The mayor told of a long night:", "“We lost the bridge.", "A convoy left.",))
    assert below(page, said(page, "The mayor", "told", "a long night")) == [["a long night"]]
