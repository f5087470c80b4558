"""A reading's entities linked, merged, and checked against the table."""

import itertools
from dataclasses import replace

import pytest
from tests.resolve.who.sketch import named, sketch

from tocsin.model import Attribution, AttributionKind, EntityKind, Event, EventMention, EventType, Filler, Reading, Role, Status
from tocsin.resolve.who import link


def test_another_transliteration_is_the_same_person_with_the_office_of_that_day() -> None:
    reading = link(sketch("The order came from Mustafa al-Qadimi.", {"Mustafa al-Qadimi": "person IRQ"}, day="2020-12-31"))
    actor = reading.entities[0].actor
    assert actor is not None
    assert (actor.wikipedia, actor.office, actor.code) == ("Mustafa Al-Kadhimi", "Prime Minister of Iraq", "IRQGOV")


@pytest.mark.parametrize(("day", "office"), [("2019-06-01", "Prime Minister of Iraq"), ("2021-06-01", None)])
def test_an_office_is_held_only_on_its_days(day: str, office: str | None) -> None:
    actor = link(sketch("Adil Abdul-Mahdi spoke.", {"Adil Abdul-Mahdi": "person IRQ"}, day=day)).entities[0].actor
    assert actor is not None
    assert actor.office == office


def test_without_a_day_no_office_is_claimed_and_the_reason_says_so() -> None:
    actor = link(sketch("Hassan Rouhani spoke.", {"Hassan Rouhani": "person IRN"})).entities[0].actor
    assert actor is not None
    assert actor.office is None
    assert "day unknown" in actor.reason


def test_a_surname_joins_the_full_name_and_keeps_both_mentions() -> None:
    reading = link(sketch("Qasem Soleimani was buried. Soleimani led the force.", {"Qasem Soleimani": "person IRN", "Soleimani": "person IRN"}))
    assert [[m.quote for m in entity.mentions] for entity in reading.entities] == [["Qasem Soleimani", "Soleimani"]]


def test_a_surname_that_two_full_names_share_stays_alone() -> None:
    names = {"Masoud Barzani": "person IRQ", "Masrour Barzani": "person IRQ", "Barzani": "person IRQ"}
    reading = link(sketch("Masoud Barzani met Masrour Barzani. Barzani left.", names))
    assert len(reading.entities) == 3


@pytest.mark.parametrize("words", ["Tehran", "the Iranian government", "Iranian officials"])
def test_capitals_adjectives_and_officials_stand_for_the_state(words: str) -> None:
    actor = link(sketch(f"Iran refused. Later {words} agreed.", {"Iran": "government IRN", words: "government IRN"})).entities
    assert len(actor) == 1
    assert actor[0].actor is not None
    assert actor[0].actor.code == "IRNGOV"


def test_the_seat_of_government_is_the_state() -> None:
    entity = link(sketch("the Kremlin denied it.", {"the Kremlin": "government RUS"})).entities[0]
    assert entity.actor is not None
    assert entity.actor.id == "wiki:Russia"


def test_a_place_of_that_name_is_left_to_the_map() -> None:
    entity = link(sketch("Rockets fell on Tehran.", {"Tehran": "place IRN"})).entities[0]
    assert entity.actor is None
    assert entity.kind is EntityKind.PLACE


def test_an_acronym_in_brackets_joins_its_name() -> None:
    text = "The Popular Mobilization Units (PMU) grew. PMU fighters left."
    reading = link(sketch(text, {"Popular Mobilization Units": "group IRQ", "PMU": "group IRQ"}))
    assert len(reading.entities) == 1
    assert reading.entities[0].actor is not None
    assert reading.entities[0].actor.id == "wiki:Popular Mobilization Forces"


def test_a_description_joins_the_only_one_it_can_mean() -> None:
    text = "Muqtada al-Sadr spoke on Monday. Later the cleric left."
    reading = link(sketch(text, {"Muqtada al-Sadr": "person IRQ", "the cleric": "person IRQ"}))
    assert [m.quote for m in named(reading, "the cleric").mentions] == ["Muqtada al-Sadr", "the cleric"]


def test_a_description_that_may_mean_two_stays_alone() -> None:
    text = "Muqtada al-Sadr met Ali al-Sistani. Later the cleric left."
    reading = link(sketch(text, {"Muqtada al-Sadr": "person IRQ", "Ali al-Sistani": "person IRQ", "the cleric": "person IRQ"}))
    assert len(reading.entities) == 3


def test_an_unknown_name_keeps_kind_and_country_and_says_why() -> None:
    entity = link(sketch("Zorblatt Quuxington spoke.", {"Zorblatt Quuxington": "person IRQ"})).entities[0]
    assert (entity.actor, entity.kind, entity.country) == (None, EntityKind.PERSON, "IRQ")
    assert "no entry" in entity.reason


def test_a_mention_cut_inside_its_first_word_is_read_whole() -> None:
    text = "Rockets of Kata'ib Hezbollah fell."
    reading = sketch(text, {"Kata'ib Hezbollah": "group IRQ"})
    cut = replace(reading.entities[0], name="ib Hezbollah", mentions=(reading.report.span(text.index("ib Hez"), text.index(" fell")),))
    entity = link(replace(reading, entities=(cut,))).entities[0]
    assert entity.actor is not None
    assert entity.actor.id == "wiki:Kata'ib Hezbollah"


def test_a_kind_misread_is_put_right_by_the_table() -> None:
    entity = link(sketch("The MEMO cited it.", {"MEMO": "person"})).entities[0]
    assert entity.kind is EntityKind.MEDIA


def test_a_state_goes_by_its_own_name() -> None:
    entity = link(sketch("Iranian officials spoke; Iran agreed.", {"Iranian officials": "government IRN", "Iran": "government IRN"})).entities[0]
    assert entity.name == "Iran"


def test_unnamed_people_are_nobody_in_the_table() -> None:
    entity = link(sketch("Dozens of protesters marched; the police watched.", {"protesters": "group"})).entities[0]
    assert entity.actor is None


def test_a_ministry_without_an_article_is_still_a_body_of_its_state() -> None:
    entity = link(sketch("The Iraqi Ministry of Interior said so.", {"Iraqi Ministry of Interior": "agency IRQ"})).entities[0]
    assert entity.actor is not None
    assert entity.actor.code == "IRQGOV"


def test_a_body_is_of_the_country_named_right_before_it() -> None:
    entity = link(sketch("Tanks went to the Iraqi army in spring.", {"army": "military"})).entities[0]
    assert entity.actor is not None
    assert (entity.country, entity.actor.code) == ("IRQ", "IRQMIL")


def test_a_part_of_a_body_with_half_a_bracket_is_the_body() -> None:
    words = "some factions of Popular Mobilization Units (PMU"
    entity = link(sketch(f"It angered {words}).", {words: "group"})).entities[0]
    assert entity.actor is not None
    assert entity.actor.id == "wiki:Popular Mobilization Forces"


def test_a_body_behind_a_preposition_is_no_person() -> None:
    entity = link(sketch("According to the report by U.S. embassy, it is calm.", {"the report by U.S. embassy": "person USA"})).entities[0]
    assert entity.kind is EntityKind.AGENCY


@pytest.mark.parametrize(("name", "country", "title"), [
    ("Netanyahu", "Israel", "Benjamin Netanyahu"), ("Khamenei", "Iran", "Ali Khamenei"), ("Secretary of State Antony Blinken", "Iraq", "Antony Blinken"),
])  # fmt: skip
def test_a_leader_goes_by_the_surname_where_the_country_is_named(name: str, country: str, title: str) -> None:
    entity = link(sketch(f"In {country}, {name} spoke.", {name: "person"}, day="2020-01-03")).entities[0]
    assert entity.actor is not None
    assert entity.actor.wikipedia == title


def test_the_only_thing_of_its_kind_under_a_name_is_meant_though_others_bear_it() -> None:
    entity = link(sketch("UNIFIL troops in Lebanon were hit.", {"UNIFIL": "igo"})).entities[0]
    assert entity.actor is not None
    assert entity.actor.wikipedia == "United Nations Interim Force in Lebanon"


@pytest.mark.parametrize(("words", "kind", "title"), [
    ("Assad government", "government", "Syria"), ("central Chinese government", "government", "China"), ("ISIL command", "group", "Islamic State"),
    ("Hezbollah units", "group", "Hezbollah"), ("Ukrainian units", "military UKR", "Armed Forces of Ukraine"),
])  # fmt: skip
def test_a_part_stands_for_the_body_and_a_leader_for_the_government(words: str, kind: str, title: str) -> None:
    entity = link(sketch(f"The {words} fell back.", {words: kind}, day="2020-01-03")).entities[0]
    assert entity.actor is not None
    assert entity.actor.wikipedia == title


@pytest.mark.parametrize("text", ["Sinwar was killed in Gaza.", "Hamas said that Sinwar was killed."])
def test_a_surname_is_the_office_holder_s_of_the_land_that_the_report_is_about(text: str) -> None:
    leader = named(link(sketch(text, {"Sinwar": "person", "Hamas": "group"}, day="2024-10-17")), "Sinwar")
    assert leader.actor is not None
    assert leader.actor.wikipedia == "Yahya Sinwar"


def test_a_surname_without_its_country_is_nobody() -> None:
    assert link(sketch("In Chile, Netanyahu spoke.", {"Netanyahu": "person"}, day="2020-01-03")).entities[0].actor is None


def test_someone_of_another_full_name_is_not_the_leader_of_that_surname() -> None:
    reading = link(sketch("In Pakistan, Quux Zorblatt Khan spoke; Khan left.", {"Quux Zorblatt Khan": "person", "Khan": "person"}, day="2020-01-03"))
    assert [entity.actor for entity in reading.entities] == [None]


def test_the_wrong_leader_of_a_group_is_a_contradiction_with_both_sides() -> None:
    text = "It is near, said Qais al-Khazali, the leader of Kata'ib Hezbollah."
    reading = link(sketch(text, {"Qais al-Khazali": "person IRQ", "Kata'ib Hezbollah": "group IRQ"}, day="2020-12-31"))
    assert [issue.code for issue in reading.issues] == ["contradiction"]
    assert "Kata'ib Hezbollah" in reading.issues[0].message
    assert "Asa'ib Ahl al-Haq" in reading.issues[0].message
    assert reading.issues[0].spans[0].quote == "Qais al-Khazali, the leader of Kata'ib Hezbollah"


def test_the_right_leader_is_no_contradiction() -> None:
    text = "It is near, said Qais al-Khazali, the leader of Asa'ib Ahl al-Haq."
    names = {"Qais al-Khazali": "person IRQ", "Asa'ib Ahl al-Haq": "group IRQ"}
    assert link(sketch(text, names, day="2020-12-31")).issues == ()


def test_a_president_long_out_of_office_is_a_contradiction_and_a_former_one_is_not() -> None:
    names = {"Hassan Rouhani": "person IRN"}
    assert [i.code for i in link(sketch("The Iranian President Hassan Rouhani spoke.", names, day="2024-03-01")).issues] == ["contradiction"]
    assert link(sketch("The former Iranian President Hassan Rouhani spoke.", names, day="2024-03-01")).issues == ()
    assert link(sketch("The Iranian President Hassan Rouhani spoke.", names, day="2020-12-30")).issues == ()


def test_ids_in_events_and_attributions_follow_the_merge() -> None:
    reading = sketch("Qasem Soleimani died. Soleimani had warned them.", {"Qasem Soleimani": "person IRN", "Soleimani": "person IRN"})
    full, short = named(reading, "Qasem Soleimani"), named(reading, "Soleimani")
    trigger, said = reading.report.span(16, 20), reading.report.span(42, 46)
    filler = Filler(Role.RECIPIENT, short.mentions[0], entity=short.id)
    event = Event("e", reading.report.id, (EventMention(trigger, EventType.ASSAULT, (), Status.OCCURRED, (filler,)),))
    attribution = Attribution("a", AttributionKind.INDIRECT, (said,), short.mentions[0], short.id)
    linked = link(replace(reading, events=(event,), attributions=(attribution,)))
    assert linked.events[0].mentions[0].roles[0].entity == full.id
    assert linked.attributions[0].entity == full.id


def test_every_mention_is_kept() -> None:
    names = {
        "the United States": "government USA",
        "Washington": "government USA",
        "Iran": "government IRN",
        "Donald Trump": "person USA",
        "Trump": "person USA",
    }
    reading = sketch("Donald Trump and the United States warned Iran. Washington and Trump waited.", names)
    before = {mention for entity in reading.entities for mention in entity.mentions}
    assert {mention for entity in link(reading).entities for mention in entity.mentions} == before


def test_linking_twice_changes_nothing_more() -> None:
    names = {"the United States": "government USA", "Washington": "government USA", "Hezbollah": "group LBN", "the group": "group"}
    once = link(sketch("the United States struck Hezbollah. Washington said the group had fled.", names, day="2024-10-01"))
    assert link(once) == once


def roles(reading: Reading) -> list[str | None]:
    return [entity.actor.id if entity.actor else None for entity in reading.entities]


ACTORS = {"Iran": "government IRN", "Israel": "government ISR", "Turkey": "government TUR", "Hezbollah": "group LBN", "Hamas": "group PSE"}


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(ACTORS, 2)))
def test_renaming_two_actors_renames_the_roles(one: str, other: str) -> None:
    text = "{0} attacked a convoy of {1} on Monday, and {1} vowed revenge on {0}."
    forth = link(sketch(text.format(one, other), {one: ACTORS[one], other: ACTORS[other]}, day="2024-10-01"))
    back = link(sketch(text.format(other, one), {one: ACTORS[one], other: ACTORS[other]}, day="2024-10-01"))
    assert None not in roles(forth)
    assert roles(back) == list(reversed(roles(forth)))


def test_the_order_of_the_entities_does_not_matter() -> None:
    names = {"Qasem Soleimani": "person IRN", "Soleimani": "person IRN", "Tehran": "government IRN", "Iran": "government IRN"}
    reading = sketch("Iran mourned Qasem Soleimani. Tehran said Soleimani would be avenged.", names, day="2020-01-05")
    turned = replace(reading, entities=tuple(reversed(reading.entities)))
    assert set(link(turned).entities) == set(link(reading).entities)
