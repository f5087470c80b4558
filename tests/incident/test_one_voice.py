"""One teller under several names, and words that name no teller."""

import pytest

from tests.incident.test_origins import number, report, voices
from tests.incident.wire import Draft, reading
from tocsin.incident import incidents
from tocsin.incident.credit import credited
from tocsin.incident.naming import affiliations, beside
from tocsin.incident.origins import also_called, spelt_out, stands_for
from tocsin.incident.reaction import gave_no_word
from tocsin.incident.same import one_voice
from tocsin.incident.stance import as_worded, denies
from tocsin.incident.voice import Voice, split, voice
from tocsin.model import EventType, OriginKind, Standing, Status

CALLED = "Tam Orry, who is known as the Heron, leads the armed group Red Sail."


def test_one_who_gave_no_word_is_no_source() -> None:
    text = (
        "Nine people died when a drone hit the ward, Ana Rell, head of the Ruvian Doctors Circle, said. The Brell Front did not answer a request for comment."
    )
    assert voices(report(text, sources=(("The Brell Front", "answer", "request for comment"),))) == ["Ana Rell"]


def test_one_who_declines_to_comment_but_says_more_is_a_source() -> None:
    assert not gave_no_word(report("The navy declined to comment on the ship but said its crew was safe.").report, 0 + len("News of Harbour Post") + 2)


@pytest.mark.parametrize("name", ["Six", "forty-one", "the communiqué", "a short statement", "the text"])
def test_a_number_and_a_bare_statement_name_nobody(name: str) -> None:
    found = voice(name, None, "indirect")
    assert found is None or found.nobody


def test_the_figures_of_a_body_are_the_body_s() -> None:
    found = voice("figures of the Office for Harbour Relief", None, "indirect")
    assert found is not None
    assert found.name == "Office for Harbour Relief"


def test_capitals_stand_for_the_name_whose_first_letters_they_are() -> None:
    guard, volunteers = "The Border Guard Ruvia said so.", "The Hill Valley Village Volunteers (HVVV) denied it."
    assert stands_for("BGR", guard) == split("Border Guard Ruvia")
    assert stands_for("BGR", volunteers) is None
    assert stands_for("HVVV", volunteers) == split("The Hill Valley Village Volunteers")
    assert spelt_out("the BGR", (volunteers, guard)) == stands_for("BGR", guard)
    assert not any(spelt_out("the XYZ", (volunteers, guard)))


def test_capitals_with_a_number_or_with_capitals_before_them_are_spelt_out() -> None:
    told = "The 6th Infantry Division met a patrol of the EU Mission in Ruvia."
    assert spelt_out("the 6th ID", (told,)) == split("6th Infantry Division")
    assert not any(spelt_out("the 7th ID", (told,)))
    assert stands_for("EUMR", told) == split("EU Mission in Ruvia")
    assert stands_for("USA", "The US Army left.") is None


@pytest.mark.parametrize("name", ["An Orland officer serving near Delmar", "Survivors who fled Delmar Camp"])
def test_people_without_a_name_are_no_person_for_the_names_of_places(name: str) -> None:
    found = voice(name, None, "indirect")
    assert found is not None
    assert found.kind is OriginKind.UNNAMED


def test_an_officer_of_a_body_in_capitals_is_of_the_body() -> None:
    one = report("The freighter cut the cable, the Coast Watch Administration said.")
    text = "The ship left northward, CWA deputy director Lin Powei said."
    other = report(text, outlet="Lantern", sources=(("Lin Powei", "said", "The ship left northward"),))
    assert number(one, other) == 1


def test_a_person_is_the_same_under_his_other_name() -> None:
    assert also_called("Tam Orry", (CALLED,)) == also_called("Tam Orry", (CALLED.replace("who is known as", "alias"),)) != frozenset()
    assert also_called("Tam Orry", ("Tam Orry left.",)) == frozenset()


def test_whom_the_lead_describes_is_the_one_named_bare_after() -> None:
    text = (
        "Fighters killed eleven people in a camp overnight, a civil society leader said on Wednesday. The dead were mostly women, Ada Rohm said by telephone."
    )
    sources = (("a civil society leader", "said", "Fighters killed eleven people in a camp overnight"), ("Ada Rohm", "said", "The dead were mostly women"))
    assert voices(report(text, sources=sources)) == ["Ada Rohm"]


def test_whom_the_lead_describes_is_not_an_official_named_with_his_office() -> None:
    text = "Fighters killed eleven people in a camp overnight, a health worker said on Wednesday. The dead were mostly women, Governor Ada Rohm said."
    sources = (("a health worker", "said", "Fighters killed eleven people in a camp overnight"), ("Governor Ada Rohm", "said", "The dead were mostly women"))
    assert len(voices(report(text, sources=sources))) == 2


def test_its_director_of_anything_is_of_the_body_that_spoke() -> None:
    text = "Troops were waiting at the hills, the Ruvian Defence Command said. Major Tun Abeg, its Director of Media Operations, said rifles were found."
    other = "Troops were waiting, the Ruvian Defence Command said."
    assert number(report(text), report(other, outlet="Lantern")) == 1


def test_an_office_is_read_with_capitals_too() -> None:
    text = "Tun Abeg, its Director of Media Operations, said so."
    assert "Director" in beside(text, 0, 8)


def test_the_material_of_an_agency_is_its_credit() -> None:
    text = "Three people died in the village on Wednesday. (With Orvane Press material)"
    assert credited(report(text, outlet="Lantern").report) == "Orvane Press"


@pytest.mark.parametrize("words", ["the story was made up by the other side", "no ship was involved", "nobody fired at the boat"])
def test_what_was_made_up_is_denied(words: str) -> None:
    assert denies(words)


def drafted(text: str, outlet: str, day: str, status: Status, source: tuple[str, str, str]) -> Draft:
    return Draft(f"News of {outlet}", text, outlet, day, "shelled", EventType.ASSAULT, status, places=("Delmar",), day="2031-03-14", sources=(source,))


def test_who_denies_in_a_later_report_denies() -> None:
    first = drafted(
        "A boat was shelled off Delmar, the Ruvian navy said.", "Post", "2031-03-14", Status.OCCURRED,
        ("the Ruvian navy", "said", "A boat was shelled off Delmar"),
    )  # fmt: skip
    union = drafted(
        "A boat was shelled off Delmar, the Owners Union said.", "Lantern", "2031-03-14", Status.OCCURRED,
        ("the Owners Union", "said", "A boat was shelled off Delmar"),
    )  # fmt: skip
    later = drafted(
        "No boat was shelled off Delmar, the Ruvian navy said.", "Digest", "2031-03-15", Status.DENIED,
        ("the Ruvian navy", "said", "No boat was shelled off Delmar"),
    )  # fmt: skip
    agreed = incidents([reading(first), reading(union)]).incidents
    assert Standing.DISPUTED not in {incident.standing for incident in agreed}
    told = incidents([reading(first), reading(union), reading(later)]).incidents
    assert Standing.DISPUTED in {incident.standing for incident in told}


@pytest.mark.parametrize("name", ["US", "U.S.", "the U.S.", "the United States", "Washington"])
def test_the_united_states_are_one_land_and_not_the_united_nations(name: str) -> None:
    found = voice(name, None, "indirect")
    assert found is not None
    assert found.land
    assert found.body == frozenset({"usa"})


def test_a_head_of_state_and_his_country_are_one_voice() -> None:
    one = report("Both sides launched attacks, the U.S. president Ada Rohm said.", sources=(("Ada Rohm", "said", "Both sides launched attacks"),))
    other = report("Both sides launched attacks, the United States said.", outlet="Lantern", sources=(("the United States", "said", "Both sides launched"),))
    assert number(one, other) == 1


def test_a_long_report_s_other_voices_do_not_back_its_incident() -> None:
    quarters = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last")
    filler = " ".join(f"The market of the {word} quarter opened again." for word in quarters)
    text = f"Rebels shelled Delmar on Friday, the Ruvian army said. {filler} Most patients have recovered, the Lomar Institute said. The weather was mild."
    sources = (("the Ruvian army", "said", "Rebels shelled Delmar on Friday"), ("the Lomar Institute", "said", "Most patients have recovered"))
    draft = Draft("Shells on Delmar", text, "Post", "2031-03-14", "shelled", EventType.ASSAULT, Status.OCCURRED, places=("Delmar",), sources=sources)
    (incident,) = incidents([reading(draft)]).incidents
    assert [origin.name for origin in incident.origins] == ["the Ruvian army"]


def test_insiders_are_one_whatever_they_are_familiar_with() -> None:
    one, other = voice("People familiar with the case", None, "anonymous"), voice("three people with knowledge of the matter", None, "anonymous")
    assert one is not None
    assert other is not None
    assert one.body == other.body


def test_fighters_of_a_movement_speak_for_it_and_who_saw_a_paper_is_not_its_author() -> None:
    fighters, paper = voice("Rebels of the Free Dunes Movement", None, "indirect"), voice("an army memo seen by Orvane", None, "document")
    assert fighters is not None
    assert paper is not None
    assert (fighters.name, paper.name) == ("Free Dunes Movement", "an army memo")


def test_a_body_under_the_very_same_words_is_one() -> None:
    one = report("Eight died, the United Nations office in Haiti said.")
    other = report("Eight died, the UN office in Haiti said.", outlet="Lantern")
    assert number(one, other) == 1


def test_a_paper_without_an_author_is_the_only_one_with_an_author() -> None:
    one = report("Troops would leave, a defence ministry memo shows.", sources=(("defence ministry memo", "shows", "Troops would leave"),))
    other = report("Troops are to leave, a memo provides.", outlet="Lantern")
    assert number(one, other) == 1


def test_the_president_of_a_country_is_not_of_the_group_that_spoke_before_him() -> None:
    text = "“Our right is to fight,” Ada Rohm, the leader of the Red Sail group, said. Iranian President Tam Orry said the attack would be answered."
    sources = (("Ada Rohm", "said", "Our right is to fight"), ("Iranian President Tam Orry", "said", "the attack would be answered"))
    assert len(voices(report(text, sources=sources))) == 2


def test_copies_of_a_report_that_only_reacts_are_one_origin() -> None:
    text = "The Ruvian Council of States condemned the attack on a convoy near Delmar in the strongest terms on Friday."
    sources = (("The Ruvian Council of States", "condemned", "the attack on a convoy near Delmar"),)
    drafts = [
        Draft("Council condemns attack", text, f"Outlet {n}", "2031-03-14", "attack", EventType.ASSAULT, Status.OCCURRED, places=("Delmar",), sources=sources)
        for n in range(6)
    ]
    (incident,) = incidents(map(reading, drafts)).incidents
    assert len(incident.origins) == 1


def test_a_diplomat_quoted_is_a_diplomat() -> None:
    found = voice("A diplomat quoted by the newsletter", None, "anonymous")
    assert found is not None
    assert found.name == "A diplomat"


def test_a_firm_taken_for_a_person_here_and_an_outlet_there_is_one_voice() -> None:
    one = Voice("Elvan", OriginKind.SOURCE, person=frozenset({"elvan"}))
    assert one_voice(one, Voice("Elvan", OriginKind.OUTLET, body=frozenset({"elvan"})))
    assert not one_voice(one, Voice("Torvan", OriginKind.OUTLET, body=frozenset({"torva"})))


def test_the_company_is_the_one_that_the_report_calls_so() -> None:
    text = "The hull was holed from outside, security company Delmar Risk told clients. The plates are bent inwards, the company said."
    said = report(text, sources=(("Delmar Risk", "told", "The hull was holed from outside"), ("the company", "said", "The plates are bent inwards")))
    assert voices(said) == ["Delmar Risk"]


def test_what_stands_beside_the_last_name_alone_tells_of_the_person_too() -> None:
    text = "Jets bombed a camp, Air Commodore Tam Orry said. No civilians live there, Orry, the director of public relations of the air force, said."
    assert "air force" in affiliations("Tam Orry", (text,))
    assert "mayor" not in affiliations("Tam Orry", (f"{text} Ana Orry, the mayor of Delmar, left.",))


def test_a_prosecutor_s_office_is_no_administration_of_the_same_region() -> None:
    office = voice("the Delmar Regional Prosecutor's Office", None, "indirect")
    other = voice("the Delmar Regional Administration", None, "indirect")
    assert office is not None
    assert other is not None
    head = Voice("Tam Orry", OriginKind.SOURCE, frozenset({"orry"}), frozenset({"delma"}), frozenset({"deput", "head", "regio", "admin"}))
    assert not one_voice(head, office)
    assert one_voice(head, other)


def test_a_colonel_is_of_the_police_that_he_commands() -> None:
    text = "Four men died, Colonel Tam Orry said. It was an ambush, said the colonel, who commands the police in Brell, on behalf of the institution."
    assert "polic" in split(affiliations("Tam Orry", [text]))[1]


def test_a_director_is_of_the_body_whose_director_spoke_before() -> None:
    text = "Two people were killed, the director of the harbour hospital said. Three are children, said the director, Ana Rell."
    found = report(text, sources=(("the director of the harbour hospital", "said", "Two people were killed"), ("Ana Rell", "said", "Three are children")))
    assert number(found) == 1


def test_its_spokeswoman_is_of_the_group_that_spoke_before() -> None:
    text = "Nine farmers died, the Orland Dialogue Committee said. Forty houses burned, the rights group said. Its spokeswoman, Mara Quill, told of arson."
    sources = (
        ("the Orland Dialogue Committee", "said", "Nine farmers died"),
        ("the rights group", "said", "Forty houses burned"),
        ("Mara Quill", "told", "arson"),
    )
    assert number(report(text, sources=sources)) == 1


def test_one_who_translated_a_statement_passes_it_on() -> None:
    text = "Nine soldiers died, Orvane reported, citing the firm Lynx Watch, which translated a statement of the Grey Banner. The statement says so."
    assert "Lynx Watch" not in " ".join(voices(report(text, sources=(("the firm Lynx Watch", "citing", "Nine soldiers died"),))))


def test_a_description_of_a_group_in_the_lead_is_the_body_named_next() -> None:
    text = "Nine traders were killed, a doctors' group said. The Orland Doctors' Committee said that two shells fell on the market."
    found = report(text, sources=(("a doctors' group", "said", "Nine traders were killed"), ("The Orland Doctors' Committee", "said", "two shells fell")))
    assert number(found) == 1


def test_who_has_nothing_to_share_is_no_source() -> None:
    assert gave_no_word(report("The mission told the station that it had no staff there and no information to share.").report, 30)
    assert gave_no_word(report("The ministry neither confirms nor denies the reports.").report, 30)


def test_not_to_say_who_fired_is_no_denial() -> None:
    assert as_worded(Status.DENIED, "The mission did not say who ", ".", titled=False) is Status.OCCURRED
    assert denies("No artillery was fired across the border, the navy said.")
    assert denies("There was no combat, peasants said.")
    assert not denies("There was no shooting so far.")


def test_what_a_body_is_stands_before_its_name_and_is_no_part_of_it() -> None:
    found = voice("the maritime security firm Pelorn Risk", None, "indirect")
    assert found is not None
    assert found.name == "Pelorn Risk"


@pytest.mark.parametrize("name", ["preliminary information", "conflicting accounts", "various claims"])
def test_reports_in_general_are_nobody(name: str) -> None:
    text = f"Four men were hurt, according to {name}."
    assert voices(report(text, outlet="Orvane", sources=((name, "according to", "Four men were hurt"),))) == ["Orvane"]


def test_a_person_with_two_offices_is_of_the_body_before_them() -> None:
    text = "Pelorn analyst and spokesman Tam Orry said so."
    assert "Pelorn" in beside(text, text.index("Tam"), text.index(" said"))


def test_an_outlet_that_carried_a_body_s_update_passes_it_on() -> None:
    text = "Two aid workers were hurt, Orvane reported, quoting Relief Lines, which carried an update from the Harbour Aid Office."
    assert voices(report(text, sources=(("Orvane", "reported", "Two aid workers were hurt"),))) == ["Harbour Aid Office"]


def test_the_brother_of_a_commander_is_not_of_his_faction() -> None:
    text = "The Red Sail denied the killing of its commander Abu Hadar al-Orry."
    assert affiliations("Tam al-Orry", [text]) == ""
    assert affiliations("Abu Hadar al-Orry", [text]) != ""


def test_two_names_with_the_same_particle_are_not_one() -> None:
    one, other = Voice("Kar al-Brell", OriginKind.SOURCE, frozenset({"kar", "brell"})), voice("Tam al-Orry", None, "indirect", "the commander")
    assert other is not None
    assert "al" not in other.person
    assert not one_voice(one, other)


def test_rescuers_of_a_service_are_the_service() -> None:
    found = voice("Rescuers of the Ruvia Civil Defence", None, "indirect")
    assert found is not None
    assert (found.kind, found.name) == (OriginKind.SOURCE, "Ruvia Civil Defence")


def test_an_army_by_its_capitals_is_the_army_of_its_country() -> None:
    assert split("IDF") == split("Israel's army")


def test_a_ministry_in_a_capital_is_its_country_s() -> None:
    found = voice("the Defence Ministry in Baku", None, "indirect")
    assert found is not None
    assert "azerb" in found.body


def test_no_group_is_no_teller() -> None:
    assert voices(report("A bomb went off at the market. No group has said it carried out the attack.", outlet="Orvane")) == ["Orvane"]


def test_the_one_according_to_whom_another_told_it_is_the_source() -> None:
    text = "Halyard told clients that according to a UKMTO advisory a bulk carrier was struck."
    words = "a bulk carrier was struck"
    assert voices(report(text, sources=(("Halyard", "told", words), ("a UKMTO advisory", "according to", words)))) == ["a UKMTO advisory"]


def test_a_rebel_group_is_its_name() -> None:
    found = voice("The rebel FDLR", None, "indirect")
    assert found is not None
    assert (found.kind, found.name) == (OriginKind.SOURCE, "FDLR")


def test_who_put_out_another_s_letter_passes_it_on() -> None:
    text = (
        "The Ruvia Rights Council has circulated a letter in which the Brell Health Department lists ten dead. "
        "The Council told the agency it had obtained the paper from a civil servant."
    )
    found = voices(report(text, sources=(("The Ruvia Rights Council", "told", "it had obtained the paper from a civil servant"),)))
    assert not any("Council" in name for name in found)


def test_a_doctor_who_speaks_after_a_hospital_is_its_own() -> None:
    text = "Three bodies were brought to the Brell General Hospital, the Brell General Hospital said. Dr Ana Rell said nineteen people were treated."
    sources = (("the Brell General Hospital", "said", "Three bodies were brought"), ("Dr Ana Rell", "said", "nineteen people were treated"))
    assert number(report(text, sources=sources)) == 1


def test_an_office_by_its_capitals_is_he_who_holds_it() -> None:
    first = "The Resident District Commissioner of Brell, Tam Orry, said that youths would shoot at lorries."
    second = "The RDC said that lorries would be shot at."
    one = report(first, sources=(("Tam Orry", "said", "youths would shoot at lorries"),))
    other = report(second, outlet="Orvane", sources=(("The RDC", "said", "lorries would be shot at"),))
    assert number(one, other) == 1


def test_a_radio_that_reported_is_an_outlet_and_the_station_is_it() -> None:
    text = "Four trucks were destroyed, Radio Marrel reported. Two drivers were killed, the Brell-based station said."
    sources = (("Radio Marrel", "reported", "Four trucks were destroyed"), ("the Brell-based station", "said", "Two drivers were killed"))
    assert number(report(text, sources=sources)) == 1


def test_the_authorities_are_the_government_that_is_named_alone() -> None:
    one = report("Nine died, the authorities said.", sources=(("the authorities", "said", "Nine died"),))
    other = report("Nine died, Governor Tam Orry said.", outlet="Orvane", sources=(("Governor Tam Orry", "said", "Nine died"),))
    assert number(one, other) == 1
