"""How many origins invented reports have, and the standing that comes of it."""

import pytest

from tests.incident.wire import Draft, reading
from tocsin.incident import incidents
from tocsin.incident.compose import is_party
from tocsin.incident.credit import own
from tocsin.incident.origins import rests
from tocsin.incident.stance import as_worded, denies
from tocsin.incident.voice import Voice, voice
from tocsin.model import EntityKind, EventType, OriginKind, Party, Reading, Standing, Status


def report(text: str, outlet: str = "Harbour Post", day: str = "2031-03-14", sources: tuple[tuple[str, str, str], ...] = ()) -> Reading:
    return reading(Draft(f"News of {outlet}", text, outlet=outlet, published=day, sources=sources))


def voices(*readings: Reading) -> list[str]:
    return sorted({rest.voice.name for found in rests(readings).values() for rest in found})


def number(*readings: Reading) -> int:
    return len({rest.voice for found in rests(readings).values() for rest in found})


def test_a_report_that_the_reader_found_no_source_in_is_its_source_s_by_its_wording() -> None:
    assert voices(report("A drone struck the depot, the governor of the region, Ada Rohm, wrote on her channel.")) == ["Ada Rohm"]


def test_whom_it_was_told_is_no_source() -> None:
    text = "Three men were led away from the quay, a security official in the harbour told Orvane."
    assert voices(report(text, outlet="Orvane", sources=(("Orvane", "told", "Three men were led away from the quay"),))) == ["security official in the harbour"]


def test_an_embassy_that_quotes_a_builder_is_no_origin_in_all_its_report() -> None:
    text = "Five men were taken, the Ruvian embassy said, quoting the dam's builder, Hanseo Works. Their boat was found empty, the embassy said."
    sources = (("the Ruvian embassy", "said", "Five men were taken"), ("the embassy", "said", "Their boat was found empty"))
    assert voices(report(text, sources=sources)) == ["Hanseo Works"]


def test_the_spokesman_of_the_body_named_before_is_the_body_s() -> None:
    one = report("The Ruvian navy rejected the account on Friday. “We fired at nobody,” said its spokesman, Captain Jon Pell.")
    other = report("The boat sank after shots, the Ruvian navy said.", outlet="Kestrel Digest")
    assert number(one, other) == 1


def test_a_director_is_of_the_only_hospital_his_report_names() -> None:
    one = report("Eleven wounded came to the San Telmo General Hospital. “We need blood,” said the hospital's director, Raul Vek.")
    other = report("San Telmo General Hospital has discharged five of the wounded, it says. The San Telmo General Hospital said four remain.", outlet="Lantern")
    assert number(one, other) == 1


def test_an_agency_s_own_reporter_who_saw_is_its_own_eyes() -> None:
    text = "The camp is being moved, a spokesman said. An Adrimar reporter at the gate saw tents go up."
    assert own(report(text, outlet="Adrimar News Service").report) is not None


@pytest.mark.parametrize(
    "text",
    [
        "TOL, March 4 (Norda) - A bomb went off in the market. Four shops burnt.",
        "TOL (Norda/Pelion) — A bomb went off in the market.",
        "A bomb went off in the market. Four shops burnt. (Norda)",
        "By Norda staff\n\nA bomb went off in the market.",
        "A bomb went off in the market, Norda reported.",
    ],
)
def test_a_report_without_a_source_is_the_agency_s_that_it_credits(text: str) -> None:
    assert voices(report(text)) == ["Norda"]


@pytest.mark.parametrize(
    "text",
    [
        "Norda quoted the police as saying that a bomb went off in the market.",
        "A bomb went off in the market, the Kestrel Digest reported, citing the agency Norda, which quoted the police.",
    ],
)
def test_who_is_quoted_innermost_is_the_origin(text: str) -> None:
    assert voices(report(text)) == ["police"]


def test_the_outlet_s_people_at_the_scene_are_an_origin_beside_the_police() -> None:
    assert voices(report("A Harbour Post correspondent at the scene saw four burnt shops. Police said nobody died.")) == ["Harbour Post", "Police"]


def test_a_video_shared_by_nobody_named_is_a_document() -> None:
    found = rests([one := report("A video shared on social media shows a bomb going off in the market.")])[one.report.id]
    assert [rest.voice.kind for rest in found] == [OriginKind.DOCUMENT]


def test_a_neighbour_s_solidarity_is_no_origin() -> None:
    one = report("Four rockets hit the depot, the Ministry of Oil said.")
    other = report("The government of Ruvia voiced solidarity on Friday and called for restraint. It expressed its condolences.", outlet="Lantern")
    assert number(one, other) == 1


def test_what_shipowners_say_of_it_is_no_origin() -> None:
    text = "Skiffs chased a bulker off Aral Point, the Joint Sea Desk said. Shipowners said they would sail on with guards."
    assert voices(report(text)) == ["Joint Sea Desk"]


def test_what_is_to_come_by_its_words_did_not_occur() -> None:
    assert as_worded(Status.OCCURRED, "The army will ", " the settlement on Monday", titled=False) is Status.PLANNED
    assert as_worded(Status.OCCURRED, "Army to ", " squatters", titled=True) is Status.PLANNED
    assert as_worded(Status.OCCURRED, "The ", " of forty families is planned for Monday", titled=False) is Status.PLANNED
    assert as_worded(Status.OCCURRED, "He managed to ", " the bomb", titled=False) is Status.OCCURRED


def test_what_was_foiled_is_no_denial() -> None:
    assert as_worded(Status.DENIED, "Guards shot a man before he could ", " off his belt", titled=False) is Status.OCCURRED


@pytest.mark.parametrize(
    "sentence",
    [
        "Reports of a strike on the school are false.",
        "No force was used against anyone.",
        "The operator rules out that hackers did it.",
        "We have killed nobody.",
    ],
)
def test_a_denial_is_known_by_its_words(sentence: str) -> None:
    assert denies(sentence)


def party(name: str, *sides: Party) -> bool:
    found = voice(name, None, "indirect")
    assert found
    return is_party(found, sides)


def test_an_army_s_word_alone_is_a_party_claim_where_no_side_is_known() -> None:
    assert party("the army")
    assert not party("police")
    assert not party("St Anne hospital")


def test_those_who_put_out_a_fire_and_rescue_are_no_side() -> None:
    army = Party("Ruvian army", kind="military")
    assert party("General Staff of Ruvia", army)
    assert not party("Fire and Rescue Department of Ruvia", army)
    assert not party("State Emergency Service of Ruvia", army)


def test_a_foreign_army_is_no_side_of_a_country_s_fight() -> None:
    side = Party("Greek army", kind=EntityKind.MILITARY)
    assert party("the army", side)
    assert not party("the Turkish army", side)


def test_people_without_a_name_are_no_side_where_none_is_known() -> None:
    assert not is_party(Voice("people familiar with the case", OriginKind.UNNAMED, body=frozenset({"witness"})), ())


def test_what_is_only_threatened_is_anticipated_though_the_threat_was_made() -> None:
    text = "The Grey Banner threatened to burn any lorry at the Hamra crossing after Sunday, the Grey Banner said."
    draft = Draft(
        "Grey Banner threatens lorries", text, trigger="threatened", type=EventType.THREATEN, sources=(("the Grey Banner", "said", "threatened to burn"),)
    )
    assert incidents([reading(draft)]).incidents[0].standing is Standing.ANTICIPATED
