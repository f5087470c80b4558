import pytest

from tocsin.ingest.sentences import LONGEST, split


def cut(text: str) -> list[str]:
    return [text[at.start : at.end] for at in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. A. B. Smith left the base on Jan. 5 with Lt. Col. Jones of the U.S. Army.",
        "It was reported by Spc. Anna Low of the 3rd Battalion.",
        "The shelling began at 8:30 p.m. EST on Aug. 29, 2015.",
        "The order, No. 5, was signed in St. Petersburg by Sen. Lee.",
        "They aimed at the quarters of the U.S. Ninth Fleet in the gulf.",
        "The council met at 3 p.m. Monday.",
        "The U . S . Embassy was hit at 6 p . m . Saturday .",
        "He said, “We left. They came. It was over.”",
        "“It was over”. – Omar Naser, who led them, said.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


def test_sentences_are_split_without_the_spaces_between_them() -> None:
    assert cut("Two rockets hit the base.  No one was hurt! Why?") == ["Two rockets hit the base.", "No one was hurt!", "Why?"]


def test_no_sentence_reaches_over_a_line_end() -> None:
    assert cut("A title without an end\nThe first sentence.") == ["A title without an end", "The first sentence."]


def test_a_lost_space_between_two_sentences_still_splits_them() -> None:
    assert cut("They opened the road again.And most people went home.") == ["They opened the road again.", "And most people went home."]


def test_a_quotation_mark_without_partner_does_not_hold_many_sentences_together() -> None:
    text = '"The "old road, he said. ' + "The army came down the road and took the bridge. " * 30 + '"And left" it" was'
    assert len(split(text)) > 25


def test_offsets_count_code_points() -> None:
    text = "😀 Ünder fire. Then calm."
    assert cut(text) == ["😀 Ünder fire.", "Then calm."]


def test_arabic_and_chinese_are_split() -> None:
    assert len(cut("غادر الجنود القاعدة. من بقي؟ لا أحد.")) == 3
    assert len(cut("他们走了。没有人受伤！")) == 2


def test_a_line_longer_than_the_bound_is_cut_into_pieces_that_hold_every_word() -> None:
    text = "word " * 5_000
    assert max(at.end - at.start for at in split(text)) <= LONGEST
    assert " ".join(cut(text)).split() == text.split()


@pytest.mark.parametrize("unit", ["“", "(", '"a. ', "1) ", "U.S. ", "a", "Gen. ", "p.m. "])
def test_a_long_row_of_one_mark_is_split_in_the_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert "".join(text[at.start : at.end] for at in split(text)).replace(" ", "") == text.replace(" ", "")
