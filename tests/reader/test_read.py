"""The reader with its shipped weights, on invented sentences; and its record in the codebook's form."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.readings import reading, report
from tocsin.errors import ModelError
from tocsin.export.codebook import record
from tocsin.ingest import report_from_text
from tocsin.model import EventType, Reading, Role, Status, decode, encode
from tocsin.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_it_finds_an_attack_its_toll_and_its_teller(reader: Reader) -> None:
    told = "Gunmen attacked an army checkpoint in Dorrin on Friday, killing two soldiers, the interior ministry said."
    one = reader.read(report("Two soldiers killed in Dorrin", (told,)))
    attack = next(e for e in one.events if any(m.trigger.quote == "attacked" for m in e.mentions))
    assert (attack.type, attack.status) == (EventType.ASSAULT, Status.OCCURRED)
    assert any("Gunmen" in f.words.quote for f in attack.fillers(Role.ACTOR))
    assert any("two soldiers" in f.words.quote for f in attack.fillers(Role.KILLED))
    assert "ministry" in str(one.chain(attack.mentions[-1].trigger))


def test_a_warning_is_feared_and_not_occurred(reader: Reader) -> None:
    one = reader.read(report("Alert", ("The embassy warned of a possible attack on the airport.",)))
    attack = next(e for e in one.events if e.trigger.quote == "attack")
    assert attack.status in (Status.FEARED, Status.POSSIBLE, Status.PLANNED)


def test_the_same_report_gives_the_same_reading_alone_or_among_others(reader: Reader) -> None:
    long = report("Clashes", tuple(f"Rebels attacked village {n} and killed {n + 2} people on Monday." for n in range(30)))
    before = reader.read(report())
    reader.read(long)
    assert reader.read(report()) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=4))
def test_any_text_can_be_read(reader: Reader, sentences: list[str]) -> None:
    clean = tuple(s.encode("utf-8", "ignore").decode() or "x" for s in sentences)
    one = reader.read(report(clean[0], clean))
    assert decode(encode(one), Reading) == one


def test_weights_that_are_not_there_are_a_clear_error(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="can't be loaded"):
        Reader(tmp_path)  # type: ignore[arg-type]


def test_the_codebooks_record_gives_every_mention_with_its_values() -> None:
    out = record(reading())
    first, second = out["events"]
    assert (first["type"], first["modes"], first["same_as"]) == ("ASSAULT", ["heavy-weapons"], None)
    assert first["trigger"] == [1, "struck"]
    assert ["killed", [1, "three guards"], 3] in first["roles"]
    assert next(v for r, _, v in first["roles"] if r == "time") == "2031-05-02"
    assert second["status"] == "denied"
    assert out["attributions"][0]["source"][1] == "the embassy"
    assert {e["name"] for e in out["entities"]} == {"Camp Anvil", "guards", "embassy", "Grey Banner"}


@pytest.mark.parametrize("post", ["BREAKING: 5 killed in blast at Kabul airport - Reuters", "5 dead in blast #Kabul"])
def test_a_post_of_one_line_is_not_left_out(reader: Reader, post: str) -> None:
    assert [event.type for event in reader.read(report_from_text(post, input="post")).events] == [EventType.ASSAULT]


def test_who_told_of_an_attack_is_read_in_sentences_that_hold_no_event(reader: Reader) -> None:
    text = (
        "Two truck drivers were shot dead on the Yei road on Wednesday. Hauliers in Nairobi want escorts. Trips take nine days. "
        "The trade is shrinking, said the chairman of their association. The road was built in 1958. It is paved in part."
    )
    report = report_from_text(text, input="short")
    assert reader.gate is not None
    assert reader.gate.keep(report) == list(range(len(report.sentences)))
    assert any("chairman" in said.source.quote for said in reader.read(report).attributions if said.source)


def test_a_post_without_a_word_of_violence_is_left_to_the_gate(reader: Reader) -> None:
    assert reader.gate is not None
    assert reader.gate.keep(report_from_text("The film opens in Paris.", input="post")) == []


def test_no_group_is_no_source_and_a_war_by_name_and_a_stampede_are_no_events(reader: Reader) -> None:
    one = reader.read(
        report(
            "Rocket attack on base",
            (
                "Four rockets struck a base near Dorrin on Friday, the army said.",
                "No group immediately claimed responsibility for the attack.",
                "A stampede in the town killed nine people.",
                "It was the first attack since the Russian invasion of Ukraine in 2022.",
            ),
        )
    )
    assert not any(a.source and a.source.quote.casefold().startswith("no ") for a in one.attributions)
    assert {"stampede", "invasion"}.isdisjoint(m.trigger.quote for e in one.events for m in e.mentions)
    assert any(m.trigger.quote == "struck" for e in one.events for m in e.mentions)
