"""Decoding: from chances to spans."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tocsin.model import Role
from tocsin.reader.decode import Candidate, FoundFiller, best_run, headed, owned, softmax, tagged
from tocsin.reader.edges import number_edges, told_role
from tocsin.reader.windows import Piece, Window


def row(**chances: float) -> list[float]:
    """Chances of none, begin a, inside a, begin b, inside b."""
    given_ = [chances.get(k, 0.0) for k in ("ba", "ia", "bb", "ib")]
    return [1 - sum(given_), *given_]


def test_a_run_of_sure_pieces_is_one_span() -> None:
    chances = np.array([row(), row(ba=0.9), row(ia=0.8), row(ba=0.6, ia=0.3), row()])
    assert list(tagged(chances, 0.5)) == [((1, 4), 0)]


def test_another_class_that_begins_parts_the_run() -> None:
    chances = np.array([row(ba=0.9), row(bb=0.9), row(ib=0.9)])
    assert list(tagged(chances, 0.5)) == [((0, 1), 0), ((1, 3), 1)]


def test_a_flicker_inside_does_not_part_it() -> None:
    chances = np.array([row(ba=0.9), row(ib=0.5, ia=0.4), row(ia=0.9)])
    assert list(tagged(chances, 0.5)) == [((0, 3), 0)]


def test_the_manner_of_an_attack_is_no_trigger_beside_it() -> None:
    pieces = (Piece(1, 0, 8, 0, 0, head=9), Piece(2, 9, 15, 0, 0), Piece(3, 16, 20, 0, 0))  # shooting attack here
    chances = np.array([row(), row(ba=0.9), row(ba=0.3), row(), row()])
    moved = softmax(headed(Window(pieces, frozenset({0}), (0, 0)), np.log(chances + 1e-9)))
    assert moved[:, 0].round(6).tolist() == [1, 1, 0.1, 1, 1]


def test_a_number_belongs_to_the_event_that_is_surest_of_it() -> None:
    strike, attack = Candidate(0, FoundFiller(Role.KILLED, (4, 6)), 0.7), Candidate(1, FoundFiller(Role.KILLED, (5, 6)), 0.9)
    assert owned([strike, attack]) == [attack]


def test_an_event_may_read_one_number_twice() -> None:
    both = [Candidate(0, FoundFiller(Role.KILLED, (4, 6)), 0.7), Candidate(0, FoundFiller(Role.INJURED, (4, 6)), 0.6)]
    assert owned(both) == both


def test_two_events_may_share_an_actor() -> None:
    both = [Candidate(n, FoundFiller(Role.ACTOR, (1, 3)), 0.8) for n in (0, 1)]
    assert owned(both) == both


@given(arrays(float, st.tuples(st.integers(1, 30), st.just(5)), elements=st.floats(0, 1)), st.floats(0.1, 0.9))
def test_spans_never_overlap_and_stay_inside(chances: np.ndarray, threshold: float) -> None:
    last = 0
    for (start, end), kind in tagged(chances, threshold):
        assert last <= start < end <= len(chances)
        assert kind in (0, 1)
        last = end


@given(arrays(float, st.integers(1, 25), elements=st.floats(-5, 5, width=16)))
def test_the_best_run_has_the_greatest_sum(gains: np.ndarray) -> None:
    i, j, total = best_run(gains)
    sums = [gains[a:b].sum() for a in range(len(gains)) for b in range(a + 1, len(gains) + 1)]
    assert total == pytest.approx(max(0.0, max(sums)), abs=1e-6)
    assert gains[i:j].sum() == pytest.approx(total, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("It pledged €2.5 billion to Syria", "2.5", "€2.5 billion"),
        ("at least 20 people died", "people", "at least 20 people"),
        ("a 10-billion dollar suit", "billion dollar", "10-billion dollar"),
        ("more than 200 drones", "200 drones", "more than 200 drones"),
        ("hundreds of fighters fled", "fighters", "hundreds of fighters"),
        ("a 38-year-old man", "year", "year"),
        ("the five men", "men", "five men"),
        ("Flight A320 men", "men", "men"),
    ],
)
def test_a_number_is_widened_to_the_figures_beside_it(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    first, last = number_edges(text, start, start + len(words), first=0, last=len(text))
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("shelling left two men dead", "two men", Role.KILLED),
        ("Two men were seriously wounded", "Two men", Role.INJURED),
        ("A rebel was mortally wounded", "A rebel", Role.KILLED),
        ("fire hit the camp, injuring at least 30 guards", "30 guards", None),
        ("fire hit the camp, injuring 30 guards", "30 guards", Role.INJURED),
        ("opened fire, killing five and arresting 19 more", "19 more", Role.DETAINED),
        ("30 men marched", "30 men", None),
    ],
)
def test_words_beside_a_number_say_what_befell_those_counted(text: str, words: str, role: Role | None) -> None:
    at = text.index(words)
    assert told_role(text, at, at + len(words), first=0, last=len(text)) is role
