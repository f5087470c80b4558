"""JSON both ways for every value, and what a reading gives to others."""

import msgspec
import pytest

from tests.readings import reading
from tocsin import model
from tocsin.model import Event, PartialDate, Reading, Report, decode, encode


def test_a_reading_comes_back_from_its_json_unchanged() -> None:
    one = reading()
    assert decode(encode(one), Reading) == one


@pytest.mark.parametrize("kind", [Report, Event])
def test_its_parts_come_back_too(kind: type) -> None:
    one = reading()
    value = one.report if kind is Report else one.events[0]
    assert decode(encode(value), kind) == value


def test_damaged_json_is_refused_with_the_reason() -> None:
    with pytest.raises(msgspec.ValidationError, match="calendar"):
        decode('{"iso": "2020-13"}', PartialDate)


def test_a_reading_with_a_moved_span_is_refused_when_it_is_read_back() -> None:
    data = encode(reading()).replace(b'"quote":"struck"', b'"quote":"strike"')
    with pytest.raises(msgspec.ValidationError, match="says"):
        decode(data, Reading)


def test_every_public_name_of_the_model_is_there_and_sorted_by_kind() -> None:
    assert all(hasattr(model, name) for name in model.__all__)
    assert len(set(model.__all__)) == len(model.__all__)


def test_dicts_give_the_chain_the_place_and_the_words() -> None:
    row = reading().to_dicts()[0]
    assert row["chain"] == "Harbour Post ← embassy"
    assert (row["date"], row["place"], row["country"]) == ("2031-05-02", "Camp Anvil", "IRQ")
    assert row["roles"]["killed"] == [{"value": 3, "words": "three guards", "start": row["roles"]["killed"][0]["start"]}]
    assert row["sentence"].startswith("Two rockets struck")


def test_the_notebook_picture_escapes_the_text_and_marks_the_trigger() -> None:
    from tests.readings import report

    hostile = report("<script>alert(1)</script>")
    html = reading(hostile)._repr_html_()
    assert "<script>" not in html
    assert ">struck</mark>" in html


def test_the_chain_of_a_denial_told_by_the_outlet_is_the_outlet_alone() -> None:
    one = reading()
    assert str(one.chain(one.events[1].trigger)) == "Harbour Post"


def test_a_chain_says_which_teller_is_unknown() -> None:
    from tocsin.model import Chain, Link

    assert str(Chain((Link(None, "outlet"), Link(None, "anonymous"), Link("embassy", "indirect")))) == "unknown outlet ← unnamed source ← embassy"
