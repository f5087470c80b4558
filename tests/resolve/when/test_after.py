"""Lengths counted from events that the report dates elsewhere."""

import pytest
from tests.resolve.when.reports import report

from tocsin.model import Event, EventMention, EventType, Filler, PartialDate, Reading, Report, Role, Status
from tocsin.resolve.when import join


def _event(told: Report, trigger: str, time: str) -> Event:
    spans = [told.span(told.text.index(words), told.text.index(words) + len(words)) for words in (trigger, time)]
    mention = EventMention(spans[0], EventType.ASSAULT, (), Status.OCCURRED, (Filler(Role.TIME, spans[1]),))
    return Event(Event.identify(spans[0]), told.id, (mention,))


def _times(told: Report, *events: tuple[str, str]) -> list[PartialDate | None]:
    joined = join(Reading(told, events=tuple(_event(told, *event) for event in events)))
    return [event.time.value if event.time else None for event in joined.events]


@pytest.mark.parametrize(
    ("words", "day"), [("two days after", "2019-05-05"), ("a week after", "2019-05-10"), ("three days before", "2019-04-30"), ("four years after", "2023")]
)
def test_a_length_after_an_event_is_counted_from_its_day(words: str, day: str) -> None:
    told = report("The bombing of 3 May 2019 shut the port.", f"He was arrested {words} the deadly bombing.", day="2025-01-03")
    assert _times(told, ("bombing", "3 May 2019"), ("arrested", words)) == [PartialDate("2019-05-03"), PartialDate(day)]


def test_of_two_days_of_one_word_none_is_taken() -> None:
    told = report("A bombing on 3 May 2019 and Bombing two on 9 May 2019.", "He was arrested two days after the bombing.", day="2025-01-03")
    assert _times(told, ("bombing", "3 May 2019"), ("Bombing", "9 May 2019"), ("arrested", "two days"))[2] is None


def test_an_event_without_a_day_dates_nothing() -> None:
    told = report("The bombing of May 2019 shut the port.", "He was arrested two days after the bombing.", day="2025-01-03")
    assert _times(told, ("bombing", "May 2019"), ("arrested", "two days"))[1] is None


def test_the_words_reach_to_the_event() -> None:
    told = report("The bombing of 3 May 2019 shut the port.", "He was arrested two days after the bombing.", day="2025-01-03")
    joined = join(Reading(told, events=(_event(told, "bombing", "3 May 2019"), _event(told, "arrested", "two days"))))
    claim = joined.events[1].time
    assert claim is not None
    assert (claim.words.quote, claim.anchor) == ("two days after the bombing", PartialDate("2019-05-03"))
    assert "bombing" in claim.rule
