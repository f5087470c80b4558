"""Records in the codebook's form."""

from dataclasses import replace

from tests.readings import reading
from tocsin.export.codebook import record


def test_every_span_is_found_in_its_sentence() -> None:
    one = reading()
    made = record(one)
    spans = [event["trigger"] for event in made["events"]]
    spans += [role[1] for event in made["events"] for role in event["roles"]]
    spans += [span for said in made["attributions"] for span in (said["source"], said["cue"], *said["content"])]
    assert len(spans) == 10
    assert all(one.report.sentence(number)[start:end] == words for number, start, end, words in spans)


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
