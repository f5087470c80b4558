"""The briefing's pages: self-contained, safe, readable by machines that read aloud."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import reading, report
from tocsin.export import briefing as pages
from tocsin.export.timeline import MOST, timeline
from tocsin.watch.briefing import Briefing, Group, Section, View, briefing
from tocsin.watch.line import Kind
from tocsin.watch.paragraph import Entry


class Elements(HTMLParser):
    """Keeps tags, ids and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attrs)


def elements(page: str) -> Elements:
    found = Elements()
    found.feed(page)
    return found


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "\u202egnp.exe", "javascript:alert(1)"])
def test_hostile_text_adds_no_element_to_the_page(payload: str) -> None:
    clean, hostile = elements(pages.html(briefing([reading()]))), elements(pages.html(briefing([reading(report(payload, outlet=payload))], title=payload)))
    assert set(hostile.tags) <= set(clean.tags)
    assert not {"script", "img"} & set(hostile.tags)
    assert all(address.startswith(("#", "http://", "https://")) for address in hostile.addresses)


@given(st.text(max_size=40))
def test_any_outlet_name_can_be_shown(name: str) -> None:
    one = briefing([replace(reading(), report=replace(report(), outlet=name))])
    assert pages.markdown(one)
    assert pages.html(one)


@pytest.mark.parametrize("view", View)
def test_every_link_within_the_page_leads_somewhere_and_no_id_stands_twice(view: View) -> None:
    found = elements(pages.html(briefing([reading(report(outlet=f"Post {n}", day=f"2031-05-0{n + 3}")) for n in range(3)], by=view)))
    assert {address[1:] for address in found.addresses if address.startswith("#")} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = pages.html(briefing([reading()]))
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:link|script|img|iframe)|url\(|@import", page)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb", "a b"), ("R&D &lt;b&gt;", r"R\&D \&lt;b\&gt;"), ("- item", r"\- item"), ("1. item", r"1\. item"), ("![x](y)", r"\!\[x\](y)"),
     ("a\u2028b\x85c", "a bc")],
)  # fmt: skip
def test_text_in_markdown_is_one_line_of_plain_words(text: str, shown: str) -> None:
    assert pages.plain(text) == shown


@given(st.text(max_size=60))
def test_no_text_breaks_its_line_in_markdown(text: str) -> None:
    assert len(pages.plain(text).splitlines()) <= 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/1\n", "https://a.example/ b", "ftp://a.example", 'https://a.example/"x', None])
def test_an_address_that_is_no_plain_web_address_is_not_linked(url: str | None) -> None:
    assert pages.safe_url(url) is None


def test_a_web_address_is_linked_whole() -> None:
    assert pages.safe_url("https://a.example/1?x=1&y=2") == "https://a.example/1?x=1&y=2"


def test_every_note_of_the_markdown_is_used_and_every_use_has_its_note() -> None:
    text = pages.markdown(briefing([reading()]))
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert defined == [str(n + 1) for n in range(len(defined))]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(defined)


def test_every_sentence_of_the_markdown_ends_in_a_note() -> None:
    for row in pages.markdown(briefing([reading()])).splitlines():
        if row.startswith("- "):
            assert re.fullmatch(r"- (?:.+?\.(?:\[\^\d+\])+ ?)+(?:\*\(.*\)\*)?(?: .* more in the database\.)?", row), row


def test_a_long_sentence_is_cut_but_never_within_what_is_marked() -> None:
    long = f"{'Word ' * 120}Two rockets struck Camp Anvil near Dorrin on Friday, killing three guards, the embassy said{' and more' * 90}."
    made = briefing([reading(report(sentences=(long, "Rebels of the Grey Banner denied the attack.")))])
    note = next(note for note in made.notes() if "struck" in note.words)
    shown = pages.parts(note)
    assert sum(len(text) for text, _ in shown) < 520
    assert ("struck", Kind.WHAT) in shown
    assert "".join(text for text, _ in pages.parts(note, whole=True)) == note.words


def many(entry: Entry, number: int) -> Briefing:
    """A briefing with so many paragraphs on one day."""
    entries = tuple(replace(entry, id=f"i{n}", day="2031-05-02", exact=True) for n in range(number))
    return Briefing("B", "", (), (Section("S", "", (Group("", entries),)),))


def test_each_mark_of_the_timeline_leads_to_its_paragraph() -> None:
    made = briefing([reading(report(outlet=f"Post {n}", day=f"2031-05-1{n}")) for n in range(4)])
    picture = timeline(made)
    assert picture is not None
    shown = {entry.id for section in made.sections for entry in section.entries}
    assert {dot.target for row in picture.rows for dot in row.dots} <= shown
    assert picture.shown == sum(dot.many for row in picture.rows for dot in row.dots)


def test_a_day_with_hundreds_of_incidents_stays_within_its_cell_and_counts_them_all() -> None:
    entry = briefing([reading()]).sections[0].entries[0]
    picture = timeline(many(entry, 200))
    assert picture is not None
    (row,) = picture.rows
    assert len(row.dots) == MOST
    assert sum(dot.many for dot in row.dots) == 200
    assert all(0 < dot.y < row.base for dot in row.dots)
    assert picture.height < 120


def test_marks_of_different_days_never_overlap() -> None:
    entry = briefing([reading()]).sections[0].entries[0]
    days = [replace(entry, id=f"i{day}-{n}", day=f"2031-05-{day:02}", exact=True) for day in range(1, 32) for n in range(9)]
    picture = timeline(Briefing("B", "", (), (Section("S", "", (Group("", tuple(days)),)),)))
    assert picture is not None
    spots = [(dot.x, dot.y) for row in picture.rows for dot in row.dots]
    assert len(spots) == len(set(spots))
    assert all(abs(a - b) >= 8 or a == b for a, _ in spots for b, _ in spots[:9])


def test_an_incident_on_no_single_day_is_counted_and_not_drawn() -> None:
    entry = briefing([reading()]).sections[0].entries[0]
    made = Briefing("B", "", (), (Section("S", "", (Group("", (replace(entry, id="a", exact=False), replace(entry, id="b", day="2031-05-02", exact=True))),)),))
    picture = timeline(made)
    assert picture is not None
    assert (picture.shown, picture.undated) == (1, 1)


def test_the_picture_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    page = pages.html(briefing([reading()]))
    assert '<title id="tl-title">Timeline of' in page
    assert 'aria-labelledby="tl-title tl-desc"' in page


def test_the_templates_use_the_colours_of_both_light_and_dark() -> None:
    sheet = Path(pages.__file__).with_name("templates") / "briefing.html"
    assert "prefers-color-scheme: dark" in sheet.read_text(encoding="utf-8")
