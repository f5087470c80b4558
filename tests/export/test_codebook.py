"""Records in the codebook's form."""

from dataclasses import replace

from tests.readings import reading, report, words
from tocsin.export.codebook import located, record
from tocsin.model import Reading


def test_every_span_is_found_in_its_sentence() -> None:
    one = reading()
    made = record(one)
    spans = [event["trigger"] for event in made["events"]]
    spans += [role[1] for event in made["events"] for role in event["roles"]]
    spans += [span for said in made["attributions"] for span in (said["source"], said["cue"], *said["content"])]
    assert len(spans) == 10
    assert all(quote in one.report.sentence(number) for number, quote, *_ in spans)


def test_words_that_stand_twice_are_told_apart_by_their_occurrence() -> None:
    text = report("Camp hit", ("The camp near the camp was hit.", "It burned."))
    assert located(Reading(text), words(text, "camp", 0)) == [1, "camp"]
    assert located(Reading(text), words(text, "camp", 1)) == [1, "camp", 1]


def test_words_that_cross_a_sentences_end_are_told_by_their_offsets() -> None:
    text = report("Camp hit", ("The camp was hit.", "It burned."))
    assert located(Reading(text), words(text, "hit. It")) == [1, 13, 20, "hit. It"]


def test_a_filler_has_its_entity_date_or_number() -> None:
    made = record(reading())
    names = {entity["id"]: entity["name"] for entity in made["entities"]}
    values = {role: value for role, _, value in made["events"][0]["roles"]}
    assert (names[values["place"]], values["time"], values["killed"]) == ("Camp Anvil", "2031-05-02", 3)
    assert names[made["attributions"][0]["entity"]] == "embassy"


def test_a_second_mention_is_the_same_as_the_first() -> None:
    one = reading()
    event = replace(one.events[0], mentions=(*one.events[0].mentions, *one.events[1].mentions))
    first, second = record(replace(one, events=(event,)))["events"]
    assert (first["same_as"], second["same_as"]) == (None, first["id"])
