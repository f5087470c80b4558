"""The briefing: no sentence without a note, nothing said that no report says."""

import itertools
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import reading, report
from tocsin.export import briefing as pages
from tocsin.model import PartialDate
from tocsin.watch.briefing import briefing
from tocsin.watch.phrase import sentence, when


def test_every_sentence_has_a_note_with_words_that_stand_in_the_report() -> None:
    one = reading()
    made = briefing([one])
    lines = [line for section in made.sections for line in section.lines]
    assert lines
    for line in lines:
        assert line.notes
        for note in line.notes:
            assert note.words in one.report.text
            assert note.trigger in note.words


def test_what_a_source_says_stands_apart_from_what_the_outlet_tells() -> None:
    made = {section.title: section for section in briefing([reading()]).sections}
    said = [line.text for line in made["What is said and denied"].lines]
    assert any(text.endswith("according to embassy.") for text in said)
    assert any(text.startswith("It is denied that") for text in said)
    assert "What happened" not in made


def test_the_order_of_the_readings_does_not_matter() -> None:
    three = [reading(report(outlet=f"Post {n}")) for n in range(3)]
    pages_made = {pages.html(briefing(order)) for order in itertools.permutations(three)}
    assert len(pages_made) == 1


def test_the_same_sentence_of_three_reports_is_one_line_with_three_notes() -> None:
    made = briefing([reading(report(outlet=f"Post {n}")) for n in range(3)])
    assert {len(line.notes) for section in made.sections for line in section.lines} == {3}


class Elements(HTMLParser):
    """Counts tags and keeps addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attrs)


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "\u202egnp.exe", "javascript:alert(1)"])
def test_hostile_text_adds_no_element_to_the_page(payload: str) -> None:
    clean, hostile = Elements(), Elements()
    clean.feed(pages.html(briefing([reading()])))
    hostile.feed(pages.html(briefing([reading(report(outlet=payload))])))
    assert set(hostile.tags) <= set(clean.tags)
    assert "script" not in hostile.tags
    assert "img" not in hostile.tags
    assert all(address.startswith(("#", "http://", "https://")) for address in hostile.addresses)


@given(st.text(max_size=40))
def test_any_outlet_name_can_be_shown(name: str) -> None:
    one = briefing([reading(report(outlet=name))])
    assert pages.markdown(one)
    assert pages.html(one)


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2020-01-03", "on 3 January 2020"), ("2020-01", "in January 2020"), ("2020", "in 2020"), ("2020-W02", "in the week of 6 January 2020"),
     ("2020-01-03/2020-01-05", "from 3 January 2020 to 5 January 2020")],
)  # fmt: skip
def test_dates_are_as_exact_in_words_as_they_are(iso: str, words: str) -> None:
    assert when(PartialDate(iso)) == words


def test_a_sentence_names_the_number_killed() -> None:
    assert "3 killed" in sentence(reading(), reading().events[0])
