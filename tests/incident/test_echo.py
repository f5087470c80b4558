"""Reports that only repeat another: they add reports and outlets, and move nothing."""

from __future__ import annotations

import msgspec

from tests.readings import FIRST, SECOND, TITLE, reading, report
from tocsin.incident import incidents
from tocsin.incident.echo import echoes
from tocsin.model import Judgement, Reading, Verdict


def test_a_later_report_that_holds_nothing_new_is_an_echo() -> None:
    first, copy = reading(), reading(report(day="2031-05-06", outlet="Valley Wire"))
    other = reading(report(sentences=(FIRST, SECOND, "The port was shut on Saturday."), day="2031-05-06", outlet="Dorrin Daily"))
    assert echoes({r.report.id: r for r in (copy, other, first)}) == {copy.report.id: first.report.id}
    assert echoes({r.report.id: r for r in (copy, first)}, {copy.report.id}) == {}


def test_a_text_cut_short_is_an_echo_of_an_earlier_whole_one_and_not_the_other_way_round() -> None:
    first, cut = reading(), report(sentences=(FIRST,), day="2031-05-06", outlet="Valley Wire")
    assert echoes({r.report.id: r for r in (first, Reading(cut))}) == {cut.id: first.report.id}
    early = report(sentences=(FIRST,), day="2031-05-01", outlet="Valley Wire")
    assert echoes({r.report.id: r for r in (first, Reading(early))}) == {}


def test_a_text_cut_short_has_the_accounts_of_the_sentences_it_keeps() -> None:
    first, cut = reading(), report(sentences=(FIRST,), day="2031-05-06", outlet="Valley Wire")
    made = incidents([first, Reading(cut)]).incidents
    whole = [a for i in made for a in i.accounts if a.report == first.report.id and a.event is None]
    kept = [a for i in made for a in i.accounts if a.report == cut.id]
    assert {a.words.quote for a in kept} <= {TITLE, FIRST}
    assert len(kept) == len([a for a in whole if a.words.quote in (TITLE, FIRST)])


def test_an_echo_joins_with_its_outlet_and_words_and_moves_nothing() -> None:
    first = reading()
    copies = [reading(report(day="2031-05-10", outlet=f"Outlet {number}")) for number in range(30)]
    alone, flooded = incidents([first]), incidents([*copies, first])
    assert [i.id for i in alone.incidents] == [i.id for i in flooded.incidents]
    for one, many in zip(alone.incidents, flooded.incidents, strict=True):
        assert (one.standing, one.figures, one.disagreements, one.time, one.place) == (many.standing, many.figures, many.disagreements, many.time, many.place)
        assert [o.id for o in one.origins] == [o.id for o in many.origins]
        assert set(many.reports) == {r.report.id for r in (first, *copies)}
        assert len(many.outlets) == 31
        assert len(many.accounts) == 31 * len(one.accounts)
        texts = {r.report.id: r.report.text for r in (first, *copies)}
        assert all(texts[a.report][a.words.start : a.words.end] == a.words.quote for a in many.accounts)
        assert all(a.event in {e.id for r in (first, *copies) if r.report.id == a.report for e in r.events} for a in many.accounts if a.event)


def test_the_id_of_an_echo_leads_to_the_incident() -> None:
    first, copy = reading(), reading(report(day="2031-05-06", outlet="Valley Wire"))
    made = incidents([first, copy])
    old = incidents([copy]).incidents[0]
    found = made.find(old.id)
    assert found is not None
    assert copy.report.id in found.reports


def test_a_copy_that_a_person_judged_another_thing_is_no_echo() -> None:
    first, copy = reading(), reading(report(day="2031-05-06", outlet="Valley Wire"))
    apart = [
        Judgement(verdict=Verdict.DIFFERENT, subject=one.id, other=other.id, who="analyst", when="2031-05-07T10:00:00Z")
        for one, other in zip(first.events, copy.events, strict=True)
    ]
    made = incidents([first, copy], apart)
    for one, other in zip(first.events, copy.events, strict=True):
        homes = [{a.event for a in i.accounts} for i in made.incidents]
        assert not any({one.id, other.id} <= home for home in homes)


def test_echoes_survive_being_written_and_read() -> None:
    made = incidents([reading(), reading(report(day="2031-05-06", outlet="Valley Wire"))]).incidents
    assert msgspec.json.decode(msgspec.json.encode(made[0]), type=type(made[0])) == made[0]
