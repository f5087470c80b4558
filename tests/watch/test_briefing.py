"""The briefing: no sentence without a note, no value without the words it rests on, nothing said that no report says."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.incident.wire import MARKET, Draft
from tests.incident.wire import reading as drafted
from tests.readings import reading, report, words
from tests.watch.stories import stories
from tocsin.export import briefing as pages
from tocsin.model import Entity, EntityKind, Event, EventMention, EventType, Filler, Incident, Judgement, PartialDate, Reading, Role, Status, Verdict
from tocsin.watch.briefing import Briefing, Section, View, briefing
from tocsin.watch.line import Kind, Line, Piece
from tocsin.watch.phrase import counted, sentence, when

SEVERAL = st.lists(stories(), min_size=1, max_size=3, unique_by=lambda reading: reading.report.id)
SLOW = [HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large]
DAYS = (None, PartialDate("2031-05-20"))


def lines(made: Briefing) -> Iterator[Line]:
    """Every sentence of a briefing."""
    return (line for section in made.sections for entry in section.entries for line in entry.lines)


def texts(section: Section) -> list[str]:
    return [line.text for entry in section.entries for line in entry.lines]


def by_title(made: Briefing) -> dict[str, Section]:
    return {section.title: section for section in made.sections}


def check(line: Line) -> None:
    """Each value of the sentence has a quoted and marked note that holds the words it rests on."""
    own = line.notes[: line.own]
    for piece in line.pieces:
        for span in piece.spans:
            holding = [note for note in own if note.holds(span)]
            assert holding, (line.text, piece)
            if piece.kind is Kind.REPORTED:
                assert any(note.published and when(PartialDate(note.published)).endswith(piece.text.removeprefix("on ")) for note in holding)
            else:
                at = span.start - holding[0].start
                assert any((m.start, m.end) == (at, at + len(span.quote)) for note in holding for m in note.marks) or span.quote == holding[0].words


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(SEVERAL, st.sampled_from(View), st.sampled_from(DAYS))
def test_every_value_of_every_sentence_rests_on_words_that_are_quoted(readings: list[Reading], view: View, day: PartialDate | None) -> None:
    texts_ = {reading.report.id: reading.report.text for reading in readings}
    made = briefing(readings, by=view, changed_since=day)
    for line in lines(made):
        assert line.notes
        assert all(texts_[note.report][note.start : note.start + len(note.words)] == note.words for note in line.notes)
        check(line)


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(SEVERAL, st.sampled_from(View))
def test_the_same_readings_in_any_order_give_the_same_bytes(readings: list[Reading], view: View) -> None:
    once, again = (briefing(order, by=view, changed_since=DAYS[1]) for order in (readings, readings[::-1]))
    assert pages.html(once) == pages.html(again)
    assert pages.markdown(once) == pages.markdown(again)


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(SEVERAL)
def test_no_event_is_lost(readings: list[Reading]) -> None:
    made = briefing(readings)
    told = {note.report for line in lines(made) for note in line.notes}
    assert told == {reading.report.id for reading in readings}


def test_a_value_without_words_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="rests on words"):
        Piece("three killed", Kind.MANY)


def test_a_date_told_in_another_sentence_has_its_own_note() -> None:
    of = report(sentences=("Two rockets struck Camp Anvil, the embassy said.", "It was on Friday.",
                           "Rebels of the Grey Banner denied the attack. In all three guards."))  # fmt: skip
    one = reading(of)
    (line, *_) = lines(briefing([replace(one, events=one.events[:1])]))
    assert "on 2 May 2031" in line.text
    assert any(note.words == "It was on Friday." for note in line.notes)


def test_the_word_that_names_the_event_is_marked_where_it_stands_and_not_where_it_stands_first() -> None:
    of = report(sentences=("After one attack the embassy saw a second attack.",))
    second = words(of, "attack", 1)
    event = replace(reading().events[1], report=of.id, mentions=(replace(reading().events[1].mentions[0], trigger=second, roles=()),))
    (line, *_) = lines(briefing([Reading(of, (), (event,))]))
    (note,) = [note for note in line.notes if note.holds(second)]
    (mark,) = [mark for mark in note.marks if mark.kind is Kind.WHAT]
    assert mark.start == note.words.rindex("attack")
    assert ("attack", Kind.WHAT) in pages.parts(note)
    assert any("one attack" in text for text, kind in pages.parts(note) if kind is None)


def test_a_denial_in_a_later_mention_is_told() -> None:
    one = reading()
    first, second = one.events
    joined = replace(first, mentions=(*first.mentions, *second.mentions))
    said = texts(by_title(briefing([replace(one, events=(joined,))]))["Disputed"])
    assert any(text.startswith("It is denied that rebels of the Grey Banner carried out an attack") for text in said)
    assert any("according to the embassy" in text for text in said)


def test_a_plan_in_a_later_mention_stands_among_what_was_foretold() -> None:
    one = reading()
    first = one.events[0]
    planned = replace(first.mentions[0], trigger=words(one.report, "attack"), status=Status.PLANNED, roles=())
    made = by_title(briefing([replace(one, events=(replace(first, mentions=(*first.mentions, planned)),))]))
    assert [text for text in texts(made["Foretold"]) if "was planned" in text]


GAZETTE = replace(MARKET, outlet="Hill Gazette", published="2026-03-15", title="Guards die at depot near Tal Amar",
                  text="Four rockets struck a fuel depot near Tal Amar on Friday evening, the fire brigade said.\n\nFive guards died in the gatehouse.",
                  killed="Five guards", number=5,
                  sources=(("the fire brigade", "said", "Four rockets struck a fuel depot near Tal Amar on Friday evening"),))  # fmt: skip


def test_corroborated_incidents_stand_apart_from_those_of_one_origin() -> None:
    lone = Draft("Clashes in Sefira", "Gunmen attacked a checkpoint in Sefira, residents said.", outlet="Dock Times", trigger="attacked", actor="Gunmen")
    made = by_title(briefing([drafted(MARKET), drafted(GAZETTE), drafted(lone)]))
    assert any("Tal Amar" in note.words for entry in made["Corroborated"].entries for line in entry.lines for note in line.notes)
    assert not any("Sefira" in note.words for entry in made["Corroborated"].entries for line in entry.lines for note in line.notes)


def test_a_toll_that_accounts_give_differently_is_shown_with_both_words() -> None:
    said = [line for line in lines(briefing([drafted(MARKET), drafted(GAZETTE)])) if line.text.startswith("Accounts differ on how many")]
    assert [line.text for line in said] == ["Accounts differ on how many: 3 or 5 killed."]
    assert {note.outlet for note in said[0].notes} == {"Harbour Post", "Hill Gazette"}


def test_what_changed_since_a_day_names_the_new_account_its_standing_and_its_toll() -> None:
    made = by_title(briefing([drafted(MARKET), drafted(GAZETTE)], changed_since=PartialDate("2026-03-15")))
    said = texts(made["Changed since 15 March 2026"])
    assert "New accounts by Hill Gazette." in said
    assert "The number killed was given as 3, now as 5." in said
    assert any(text.startswith("It stood as “single origin”; now: told independently by") for text in said)


def test_nothing_has_changed_since_a_day_after_all_reports() -> None:
    assert "Changed since 1 April 2026" not in by_title(briefing([drafted(MARKET), drafted(GAZETTE)], changed_since=PartialDate("2026-04-01")))


def test_the_views_hold_the_same_incidents() -> None:
    readings = [drafted(MARKET), drafted(GAZETTE), reading()]
    shown = [{e.id for s in briefing(readings, by=view).sections for e in s.entries if e.see is None} for view in View]
    assert shown[0] == shown[1] == shown[2]


def test_by_place_an_incident_stands_under_its_place() -> None:
    assert "Camp Anvil, IRQ" in by_title(briefing([reading()], by=View.PLACE))


def test_an_incident_that_a_person_rejected_is_left_out_and_counted() -> None:
    one = reading()
    before = briefing([one])
    gone = [Judgement(Verdict.REJECT, Incident.identify(event.id), "ana", "2031-05-05T00:00:00Z") for event in one.events]
    after = briefing([one], gone)
    assert any(entry.figures for section in before.sections for entry in section.entries)
    assert not any(entry.figures for section in after.sections for entry in section.entries)
    assert "rejected by a person" in after.remarks[0]


def test_dates_after_the_report_stand_among_those_to_come() -> None:
    of = report(sentences=("Two rockets struck Camp Anvil near Dorrin on Friday, killing three guards, the embassy said.",
                           "Rebels of the Grey Banner denied the attack.", "Talks begin on 9 May."))  # fmt: skip
    one = reading(of)
    ninth = words(of, "9 May")
    claim = replace(one.dates[0], words=ninth, value=PartialDate("2031-05-09"))
    made = by_title(briefing([replace(one, dates=(*one.dates, claim))]))
    assert texts(made["Dates to come"]) == ["On 9 May 2031: named as yet to come (“9 May”) in a report of 4 May 2031."]


def test_the_same_sentence_of_three_reports_is_told_once_with_a_note_for_each() -> None:
    made = briefing([reading(report(outlet=f"Post {n}")) for n in range(3)])
    said = [line for line in lines(made) if "3 killed" in line.text and "according to" in line.text]
    assert len(said) == 1
    assert {note.outlet for note in said[0].notes} == {"Post 0", "Post 1", "Post 2"}


def test_readings_in_any_order_give_one_page() -> None:
    three = [reading(report(outlet=f"Post {n}")) for n in range(3)]
    assert len({pages.html(briefing(order)) for order in itertools.permutations(three)}) == 1


@pytest.mark.parametrize(
    ("iso", "said"),
    [("2020-01-03", "on 3 January 2020"), ("2020-01", "in January 2020"), ("2020", "in 2020"), ("2020-W02", "in the week of 6 January 2020"),
     ("2020-01-03/2020-01-05", "from 3 January 2020 to 5 January 2020")],
)  # fmt: skip
def test_dates_are_as_exact_in_words_as_they_are(iso: str, said: str) -> None:
    assert when(PartialDate(iso)) == said


def test_a_sentence_names_the_number_killed() -> None:
    assert "3 killed" in sentence(reading(), reading().events[0])


@pytest.mark.parametrize(
    ("status", "said"),
    [(Status.OCCURRED, "Rebels of the Grey Banner attacked"), (Status.POSSIBLE, "Rebels of the Grey Banner may have attacked"),
     (Status.PLANNED, "Rebels of the Grey Banner planned to attack"), (Status.THREATENED, "Rebels of the Grey Banner threatened to attack"),
     (Status.FEARED, "It is feared that rebels of the Grey Banner would attack"), (Status.DEMANDED, "It is demanded that rebels of the Grey Banner attack"),
     (Status.DENIED, "It is denied that rebels of the Grey Banner attacked")],
)  # fmt: skip
def test_the_status_is_told_in_the_verb(status: Status, said: str) -> None:
    one = reading()
    struck, denied = one.events
    guards = struck.mentions[0].roles[0]
    mention = replace(denied.mentions[0], status=status, roles=(*denied.mentions[0].roles, guards))
    text = sentence(one, replace(denied, mentions=(mention,)))
    assert text.startswith(said)


def test_what_is_fired_stands_in_the_verb_and_what_fires_it_after() -> None:
    of = report(sentences=("Two rockets from three helicopters struck Camp Anvil.",))
    arms = tuple(Filler(Role.WEAPON, words(of, quote)) for quote in ("Two rockets", "helicopters"))
    camp = Filler(Role.RECIPIENT, words(of, "Camp Anvil"))
    mention = EventMention(words(of, "struck"), EventType.ASSAULT, ("heavy-weapons",), Status.OCCURRED, (*arms, camp))
    assert sentence(Reading(of), Event(Event.identify(mention.trigger), of.id, (mention,))) == "Camp Anvil was hit by two rockets with helicopters."


def test_a_teller_who_speaks_of_his_own_act_is_told_so() -> None:
    one = reading()
    struck = one.events[0]
    office = next(entity for entity in one.entities if entity.name == "embassy")
    acting = Filler(Role.ACTOR, office.mentions[0], office.id)
    mention = replace(struck.mentions[0], roles=(*struck.mentions[0].roles, acting))
    said = [line.text for line in lines(briefing([replace(one, events=(replace(struck, mentions=(mention,)),))]))]
    assert said[0].endswith("by its own account.")


def test_a_pronoun_is_shown_as_the_name_it_stands_for_with_the_words_of_both() -> None:
    of = report(sentences=("Adnan Sayf spoke in Dorrin.", "Then he attacked three guards."))
    sayf = words(of, "Adnan Sayf")
    at = of.text.index("he attacked")
    who = Entity(Entity.identify(of.id, sayf, EntityKind.PERSON), "Adnan Sayf", EntityKind.PERSON, (sayf, of.span(at, at + 2)))
    mention = EventMention(words(of, "attacked"), EventType.ASSAULT, (), Status.OCCURRED, (Filler(Role.ACTOR, who.mentions[1], who.id),))
    (line, *_) = lines(briefing([Reading(of, (who,), (Event(Event.identify(mention.trigger), of.id, (mention,)),))]))
    assert line.text.startswith("Adnan Sayf carried out an attack")
    assert {note.words for note in line.notes} == {"Then he attacked three guards.", "Adnan Sayf spoke in Dorrin."}


def test_hurt_whom_nobody_counted_are_an_unknown_number() -> None:
    page = report("News", ("The blast caused injuries and wounded many others.",))
    bare, quoted = (Filler(Role.INJURED, words(page, said)) for said in ("injuries", "many others"))
    assert counted(bare).text == "an unknown number injured"
    assert counted(quoted).text == "“many others” injured"
