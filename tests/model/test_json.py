"""JSON both ways for every value, and what a reading gives to others."""

import dataclasses
import json
from importlib import import_module
from pkgutil import iter_modules

import msgspec
import pytest

from tests.model.examples import EXAMPLES
from tests.readings import reading
from tocsin import model
from tocsin.errors import ReadingError, SpanError
from tocsin.model import Issue, PartialDate, Reading, Severity, Span, decode, encode


def classes() -> list[type]:
    """Every dataclass that a module of the model makes."""
    modules = [import_module(f"tocsin.model.{found.name}") for found in iter_modules(model.__path__)]
    found = [kind for one in modules for kind in vars(one).values() if isinstance(kind, type) and kind.__module__ == one.__name__]
    return [kind for kind in found if dataclasses.is_dataclass(kind)]


def test_a_reading_comes_back_from_its_json_unchanged() -> None:
    one = reading()
    assert decode(encode(one), Reading) == one


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
def test_every_value_of_the_model_comes_back_from_its_json_unchanged(kind: type) -> None:
    examples = [one for one in EXAMPLES if type(one) is kind]
    assert examples, f"tests/model/examples.py has no {kind.__name__}"
    for one in examples:
        assert decode(encode(one), kind) == one


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
def test_the_examples_fill_every_field_of_a_class(kind: type) -> None:
    examples = [one for one in EXAMPLES if type(one) is kind]
    empty = [field.name for field in dataclasses.fields(kind) if all(getattr(one, field.name) in (None, (), "") for one in examples)]
    assert not empty, f"no example of {kind.__name__} has {empty}"


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


def test_dicts_give_exact_words_for_date_place_numbers_and_every_teller() -> None:
    one = reading()
    row = one.to_dicts()[0]
    assert (row["date"], row["place"], row["country"]) == ("2031-05-02", "Camp Anvil", "IRQ")
    killed = row["roles"]["killed"]
    assert [(filler["value"], filler["words"]) for filler in killed] == [(3, "three guards")]
    assert [link["name"] for link in row["chain"]] == ["Harbour Post", "embassy"]
    told = [
        (row["trigger"], row["start"], row["end"]),
        *((row[f"{name}_words"], row[f"{name}_start"], row[f"{name}_end"]) for name in ("date", "place")),
        *((filler["words"], filler["start"], filler["end"]) for fillers in row["roles"].values() for filler in fillers),
        *((link["words"], link["start"], link["end"]) for link in row["chain"][1:]),
    ]
    assert [words for words, _, _ in told][:3] == ["struck", "on Friday", "Camp Anvil"]
    assert all(one.report.text[start:end] == words for words, start, end in told)
    assert row["chain"][0] == {"name": "Harbour Post", "kind": "outlet", "words": None, "start": None, "end": None}


def test_dicts_are_json() -> None:
    assert json.loads(json.dumps(reading().to_dicts())) == reading().to_dicts()


def test_a_place_that_no_filler_names_has_the_words_where_the_report_first_names_it() -> None:
    one = reading()
    denied = dataclasses.replace(one.events[1], place=one.events[0].place)
    row = dataclasses.replace(one, events=(denied,)).to_dicts()[0]
    assert (row["place_words"], row["date_words"]) == ("Camp Anvil", None)


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


def test_a_reading_refuses_an_event_of_another_report() -> None:
    one = reading()
    with pytest.raises(ReadingError, match="stands in the reading"):
        dataclasses.replace(one, events=(dataclasses.replace(one.events[0], report="r0"),))


def test_a_reading_refuses_names_of_entities_and_attributions_that_it_does_not_hold() -> None:
    one = reading()
    with pytest.raises(ReadingError, match="attributions"):
        dataclasses.replace(one, attributions=())
    with pytest.raises(ReadingError, match="entities"):
        dataclasses.replace(one, entities=one.entities[1:])
    with pytest.raises(ReadingError, match="entities"):
        dataclasses.replace(one, attributions=(dataclasses.replace(one.attributions[0], entity="n0"),))
    with pytest.raises(ReadingError, match="entities"):
        dataclasses.replace(one, events=(dataclasses.replace(one.events[1], place="n0"),))


def test_a_reading_refuses_issues_and_their_spans_of_other_reports() -> None:
    one = reading()
    with pytest.raises(SpanError, match="stands in the reading"):
        dataclasses.replace(one, issues=(Issue("x", Severity.NOTE, "m", "in", "resolve", None, (Span(0, 1, "a", "r0"),)),))
    with pytest.raises(ReadingError, match="issues of other reports"):
        dataclasses.replace(one, issues=(Issue("x", Severity.NOTE, "m", "in", "resolve", "r0"),))


def test_a_judgement_with_another_note_is_another_judgement() -> None:
    made = next(one for one in EXAMPLES if isinstance(one, model.Judgement))
    assert dataclasses.replace(made, note="on second thoughts").id != made.id
