from dataclasses import replace

from tests.incident.wire import MARKET, Draft, reading
from tocsin.incident import explain, incidents
from tocsin.incident.families import host
from tocsin.model import EventType, Judgement, PartialDate, Standing, Status, Verdict

PARAPHRASE = Draft(
    "Fuel depot burns at Tal Amar",
    "Oil ministry officials are counting the damage at Tal Amar. Two storage tanks burned after four rockets struck the fuel depot there on Friday, "
    "the Ministry of Oil said. Three guards died in the gatehouse.",
    outlet="Kestrel Digest",
    published="2026-03-14",
    trigger="struck",
    killed="Three guards",
    number=3,
    day="2026-03-13",
    sources=(("the Ministry of Oil", "said", "Two storage tanks burned after four rockets struck the fuel depot there on Friday"),),
)
HOSPITAL = Draft(
    "Tal Amar depot: five dead, hospital says",
    "Five people died of burns after four rockets struck the Tal Amar fuel depot on Friday, the Deir Hafar General Hospital said. "
    "The storage tanks were still burning on Sunday and the gatehouse is gone.",
    outlet="Northern Lantern",
    published="2026-03-15",
    trigger="struck",
    killed="Five people",
    number=5,
    day="2026-03-13",
    sources=(("the Deir Hafar General Hospital", "said", "Five people died of burns after four rockets struck the Tal Amar fuel depot on Friday"),),
)
DENIAL = Draft(
    "Brigades deny Tal Amar depot attack",
    "The Qarn Brigades did not fire the four rockets that struck the Tal Amar fuel depot on Friday, the Qarn Brigades said. "
    "Storage tanks burned and guards died at the gatehouse.",
    outlet="Alazan Herald",
    published="2026-03-15",
    trigger="struck",
    status=Status.DENIED,
    day="2026-03-13",
    sources=(("the Qarn Brigades", "said", "The Qarn Brigades did not fire the four rockets that struck the Tal Amar fuel depot on Friday"),),
)
ELSEWHERE = Draft(
    "Bridge blown up in Wadi Sirhan",
    "A bomb destroyed the bridge over Wadi Sirhan on Friday, the Roads Authority said. Lorries wait on both banks.",
    outlet="Kestrel Digest",
    trigger="destroyed",
    day="2026-03-13",
    sources=(("the Roads Authority", "said", "A bomb destroyed the bridge over Wadi Sirhan on Friday"),),
)


def test_two_reports_of_one_attack_are_one_incident() -> None:
    found = incidents([reading(MARKET), reading(PARAPHRASE), reading(ELSEWHERE)]).incidents
    assert sorted(len(incident.reports) for incident in found) == [1, 2]


def test_reports_that_cite_one_ministry_have_one_origin() -> None:
    incident = incidents([reading(MARKET), reading(PARAPHRASE)]).incidents[0]
    assert (len(incident.reports), len(incident.outlets), len(incident.origins)) == (2, 2, 1)
    assert incident.standing is Standing.SINGLE


def test_a_hospital_beside_the_ministry_corroborates() -> None:
    incident = incidents([reading(MARKET), reading(HOSPITAL)]).incidents[0]
    assert incident.standing is Standing.CORROBORATED
    assert len(incident.origins) == 2


def test_a_denial_makes_an_incident_disputed() -> None:
    incident = incidents([reading(MARKET), reading(DENIAL)]).incidents[0]
    assert incident.standing is Standing.DISPUTED
    assert "denied by the Qarn Brigades" in incident.reason


def test_two_tolls_stand_side_by_side_with_their_words() -> None:
    incident = incidents([reading(MARKET), reading(HOSPITAL)]).incidents[0]
    row = next(row for row in incident.disagreements if row.field == "killed")
    assert {side.said[0].words.quote for side in row.sides if side.said[0].words} == {"Three guards", "five"}


def test_the_best_toll_of_two_origins_is_the_latest_and_the_bounds_hold_both() -> None:
    figure = incidents([reading(MARKET), reading(HOSPITAL)]).incidents[0].figure("killed")
    assert figure is not None
    assert (figure.low, figure.best, figure.high) == (3, 5, 5)


def test_the_day_in_the_text_is_the_incident_s_day() -> None:
    incident = incidents([reading(MARKET)]).incidents[0]
    assert (incident.time, incident.time_basis) == (PartialDate("2026-03-13"), "text")


def test_without_a_day_in_the_text_the_publication_is_named_as_the_basis() -> None:
    incident = incidents([reading(replace(MARKET, day=None))]).incidents[0]
    assert incident.time_basis == "publication"
    assert incident.time is not None
    assert incident.time.days > 1


def test_a_threat_before_joins_the_attack_it_foretold() -> None:
    threat = replace(
        MARKET,
        title="Brigades threaten Tal Amar fuel depot",
        published="2026-03-10",
        status=Status.THREATENED,
        day=None,
        killed=None,
        number=None,
        text="Rockets would hit the Tal Amar fuel depot if guards stay in its gatehouse, the Qarn Brigades said.",
        trigger="hit",
        sources=(("the Qarn Brigades", "said", "Rockets would hit the Tal Amar fuel depot if guards stay in its gatehouse"),),
        actor="the Qarn Brigades",
    )
    attack = replace(MARKET, actor="the Qarn Brigades", text=MARKET.text + " The rockets were fired by the Qarn Brigades.")
    found = incidents([reading(threat), reading(attack)]).incidents
    assert len(found) == 1
    assert len(found[0].foretold_by) == 1


def test_what_is_only_threatened_is_anticipated() -> None:
    threat = replace(
        MARKET,
        status=Status.THREATENED,
        day=None,
        killed=None,
        number=None,
        text="Rockets will hit the Tal Amar fuel depot on Friday, the Ministry of Oil said.",
        trigger="hit",
        sources=(("the Ministry of Oil", "said", "Rockets will hit the Tal Amar fuel depot on Friday"),),
    )
    assert incidents([reading(threat)]).incidents[0].standing is Standing.ANTICIPATED


def test_events_of_different_types_are_never_one_incident() -> None:
    condemned = replace(PARAPHRASE, type=EventType.ACCUSE)
    assert len(incidents([reading(MARKET), reading(condemned)]).incidents) == 2


def test_a_report_without_events_still_counts_where_its_story_has_one() -> None:
    silent = replace(PARAPHRASE, trigger=None, killed=None, number=None)
    assert len(incidents([reading(MARKET), reading(silent)]).incidents[0].reports) == 2


def test_a_person_can_join_two_incidents_and_old_ids_lead_to_the_one() -> None:
    readings = [reading(MARKET), reading(ELSEWHERE)]
    one, other = incidents(readings).incidents
    found = incidents(readings, [Judgement(Verdict.SAME, one.id, "rana", "2026-03-16T08:00:00Z", other=other.id)])
    assert len(found.incidents) == 1
    assert {ident for ident in (one.id, other.id) if found.find(ident) is found.incidents[0]} == {one.id, other.id}


def test_a_person_can_part_two_accounts() -> None:
    readings = [reading(MARKET), reading(PARAPHRASE)]
    first, second = (account.event for account in incidents(readings).incidents[0].accounts)
    assert first is not None
    assert second is not None
    found = incidents(readings, [Judgement(Verdict.DIFFERENT, first, "rana", "2026-03-16T08:00:00Z", other=second)])
    assert len(found.incidents) == 2


def test_of_two_judgements_that_conflict_the_later_holds_and_the_earlier_is_an_issue() -> None:
    readings = [reading(MARKET), reading(PARAPHRASE)]
    first, second = (account.event or "" for account in incidents(readings).incidents[0].accounts)
    apart = Judgement(Verdict.DIFFERENT, first, "rana", "2026-03-16T08:00:00Z", other=second)
    together = Judgement(Verdict.SAME, first, "omar", "2026-03-17T08:00:00Z", other=second)
    found = incidents(readings, [apart, together])
    assert len(found.incidents) == 1
    assert [issue.code for issue in found.issues] == ["judgement"]


def test_a_withdrawn_judgement_no_longer_holds() -> None:
    readings = [reading(MARKET), reading(ELSEWHERE)]
    one, other = incidents(readings).incidents
    joined = Judgement(Verdict.SAME, one.id, "rana", "2026-03-16T08:00:00Z", other=other.id)
    assert len(incidents(readings, [joined, Judgement(Verdict.WITHDRAW, joined.id, "rana", "2026-03-17T08:00:00Z")]).incidents) == 2


def test_a_correction_wins_over_what_accounts_say_and_is_marked() -> None:
    one = incidents([reading(MARKET)]).incidents[0]
    found = incidents(
        [reading(MARKET), reading(PARAPHRASE)], [Judgement(Verdict.CORRECT, one.id, "rana", "2026-03-16T08:00:00Z", field="killed", value="4")]
    ).incidents[0]
    figure = found.figure("killed")
    assert figure is not None
    assert (figure.best, figure.reason, found.corrected) == (4, "set by rana", ("killed",))


def test_a_correction_that_is_no_value_is_an_issue() -> None:
    one = incidents([reading(MARKET)]).incidents[0]
    found = incidents([reading(MARKET)], [Judgement(Verdict.CORRECT, one.id, "rana", "2026-03-16T08:00:00Z", field="time", value="soon")])
    assert "'soon' is no date" in found.issues[0].message


def test_the_evidence_tree_goes_from_origin_to_the_exact_words_and_the_chain() -> None:
    readings = [reading(MARKET), reading(PARAPHRASE), reading(ELSEWHERE)]
    made = incidents(readings)
    incident = next(incident for incident in made.incidents if len(incident.reports) == 2)
    found = explain(incident.id, made, {reading.report.id: reading for reading in readings})
    assert found is not None
    leaf = found.tree[0].accounts[0]
    assert "Four rockets struck" in leaf.words.quote
    assert leaf.chain == "Harbour Post ← the Ministry of Oil"
    assert found.merged[0].points > 0
    assert found.neighbours[0].points < 0
    assert "Ministry of Oil" in found.reason


def test_an_unknown_id_has_no_explanation() -> None:
    made = incidents([reading(MARKET)])
    assert explain("i0000000000000000", made, {}) is None


def test_what_is_no_address_has_no_host() -> None:
    assert (host("https://[.bell.example/"), host("https://www.bell.example/a")) == (None, "bell.example")
