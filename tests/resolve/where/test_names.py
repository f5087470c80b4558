from hypothesis import given
from hypothesis import strategies as st

from tocsin.resolve.where.names import alike, key, skeleton


def test_case_accents_hyphens_and_the_article_do_not_tell_names_apart() -> None:
    assert key("Deir ez-Zor") == key("DEIR EZ ZOR")
    assert key("Türkiye") == "turkiye"
    assert key("the Bab el-Mandeb") == key("Bab el Mandeb")


def test_saint_is_read_from_its_short_form() -> None:
    assert key("St. Petersburg") == key("Saint Petersburg")


def test_transliterations_share_a_skeleton() -> None:
    assert skeleton("Ain al-Asad") == skeleton("Ayn al-Assad") == skeleton("Ein Al Asad")
    assert skeleton("Qayyarah") == skeleton("Kayara")


def test_a_skeleton_too_short_to_tell_names_apart_is_empty() -> None:
    assert skeleton("Taji") == ""


def test_arabic_letters_that_writers_mix_are_one() -> None:
    assert key("كربلاء") == key("کربلاء")


def test_spellings_of_one_name_are_more_alike_than_two_names() -> None:
    assert alike("Al Hudaydah", "Hodeidah") > alike("Al Hudaydah", "Baghdad")


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name) or key(name).startswith("the ")


@given(st.text(max_size=40))
def test_any_text_has_a_skeleton_or_none(name: str) -> None:
    assert skeleton(name).isascii()
