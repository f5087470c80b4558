"""Spans: words and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import report
from tocsin.errors import SpanError
from tocsin.model import Reading, Sentence, Span
from tocsin.model.report import Report


@given(st.text(min_size=1), st.data())
def test_a_span_holds_exactly_the_text_between_its_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of("r", text, start, end)
    span.check(text)
    assert span.quote == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 99)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span.of("r", "hello", start, end)


def test_a_quote_of_another_length_is_refused() -> None:
    with pytest.raises(SpanError):
        Span(0, 4, "hello", "r")


def test_a_reading_refuses_a_span_whose_words_are_not_the_texts() -> None:
    from tests.readings import reading

    good = reading()
    trigger = good.events[0].mentions[0].trigger
    drifted = Span(trigger.start + 1, trigger.end + 1, trigger.quote, trigger.report)
    from dataclasses import replace

    mention = replace(good.events[0].mentions[0], trigger=drifted)
    with pytest.raises(SpanError, match="says"):
        Reading(good.report, good.entities, (replace(good.events[0], mentions=(mention,)),), good.attributions)


def test_the_sentence_of_a_span_is_the_one_it_begins_in() -> None:
    of = report()
    for number, sentence in enumerate(of.sentences):
        assert of.sentence_of(of.span(sentence.start, sentence.start + 3)) == number


def test_sentences_out_of_order_are_refused() -> None:
    with pytest.raises(SpanError):
        Report("r", "one two", (Sentence(4, 7), Sentence(0, 3)), False, None, None, "x")
