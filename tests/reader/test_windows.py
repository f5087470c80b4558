"""Windows: every sentence is read once, and every position leads back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from tests.readings import report
from tocsin.reader.labels import QUOTED, SHAPES, shape
from tocsin.reader.network import WEIGHTS
from tocsin.reader.windows import LONGEST, windows

TOKENIZER = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
TOKENIZER.no_padding()
TOKENIZER.no_truncation()
LETTERS = st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cs"])
SENTENCES = st.lists(st.text(LETTERS, min_size=1, max_size=300), min_size=1, max_size=12)


@given(SENTENCES)
def test_every_piece_of_every_sentence_is_core_in_exactly_one_window(sentences: list[str]) -> None:
    of = report("Title", tuple(sentences))
    seen: dict[tuple[int, int], int] = {}
    for window in windows(of, TOKENIZER):
        assert len(window) <= LONGEST
        core = {(p.start, p.end) for p in window.pieces if p.sentence in window.core}
        for place in core:
            seen[place] = seen.get(place, 0) + 1
    whole = {(p.start, p.end) for window in windows(of, TOKENIZER, longest=100_000) for p in window.pieces}
    assert set(seen) == whole
    long = {n for n in range(len(of.sentences)) if len(TOKENIZER.encode(of.sentence(n), add_special_tokens=False).ids) > LONGEST // 2}
    assert long or set(seen.values()) <= {1}


def test_positions_lead_back_to_the_words() -> None:
    of = report()
    window = windows(of, TOKENIZER)[0]
    at = of.text.index("Camp Anvil")
    positions = window.positions(at, at + len("Camp Anvil"))
    assert positions
    assert window.characters(*positions) == (at, at + len("Camp Anvil"))
    assert window.positions(at + len("Camp"), at + len("Camp")) is None


def test_sentences_not_worth_reading_are_only_context() -> None:
    of = report(sentences=tuple(f"Sentence number {n} tells of little." for n in range(20)))
    shown = windows(of, TOKENIZER, keep=[10])
    assert [sorted(w.core) for w in shown] == [[10]]
    assert {p.sentence for w in shown for p in w.pieces} == {9, 10, 11}


def test_a_report_with_nothing_worth_reading_has_no_window() -> None:
    assert windows(report(), TOKENIZER, keep=[]) == []


def test_words_between_quotation_marks_have_shapes_of_their_own() -> None:
    window = windows(report(sentences=('He said: "We saw it.', 'We left" and went.')), TOKENIZER)[0]
    told = [(window.characters(i, i + 1), p.shape >= QUOTED) for i, p in enumerate(window.pieces, 1) if p.sentence]
    text = report(sentences=('He said: "We saw it.', 'We left" and went.')).text
    assert [text[a:b] for (a, b), inside in told if inside] == ['"', "We", "saw", "it", ".", "We", "left", '"']


def test_the_pieces_beside_a_trigger_are_those_of_its_sentence() -> None:
    of = report(sentences=("Gunmen fired.", "Nobody fell."))
    window = windows(of, TOKENIZER)[0]
    at = window.positions(of.text.index("fell"), of.text.index("fell") + 4)
    assert at
    assert [of.text[slice(*window.characters(i, i + 1))] for i in window.beside(at[0])] == ["Nobody", "fell", "."]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Baghdad", "capital"),
        ("killed", "lower"),
        ("NATO", "upper"),
        ("B-52", "mixed"),
        ("2020", "digit"),
        (",", "sign"),
        ("McCain", "mixed"),
        ("", "none"),
        ("بغداد", "lower"),
    ],
)
def test_the_shape_of_letters(word: str, kind: str) -> None:
    assert SHAPES[shape(word)] == kind


def test_a_verb_of_firing_is_marked_where_what_is_fired_follows_it() -> None:
    of = report("Title", ("They launched a volley of rockets.", "They launched talks.", "A fire broke out."))
    (window,) = windows(of, TOKENIZER)
    assert [of.text[p.start : p.end] for p in window.pieces if p.shot] == ["launched"]


def test_the_manner_of_an_attack_leads_to_the_attack() -> None:
    of = report("Title", ("A car-ramming and mass shooting attack followed.", "Shooting and stabbing went on.", "They were condemning attacks."))
    (window,) = windows(of, TOKENIZER)
    marked = [p for p in window.pieces if p.head is not None]
    assert of.text[marked[0].start : marked[-1].end] == "car-ramming and mass shooting"
    assert {of.text[p.head : p.head + 6] for p in marked if p.head is not None} == {"attack"}
