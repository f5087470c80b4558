"""Dates on fillers and events."""

from tests.resolve.when.reports import report

from tocsin.model import Event, EventMention, EventType, Filler, PartialDate, Reading, Report, Role, Status
from tocsin.resolve.when import join


def reading(told: Report, trigger: str, *times: str, status: Status = Status.OCCURRED) -> Reading:
    """A reading with one event, its trigger and its time fillers found by their words."""

    def span(words: str):  # type: ignore[no-untyped-def]
        at = told.text.index(words)
        return told.span(at, at + len(words))

    roles = tuple(Filler(Role.TIME, span(words)) for words in times)
    mention = EventMention(span(trigger), EventType.ASSAULT, (), status, roles)
    return Reading(told, events=(Event(Event.identify(mention.trigger), told.id, (mention,)),))


def time(joined: Reading) -> str | None:
    claim = joined.events[0].time
    return claim.value.iso if claim and claim.value else None


def test_a_time_filler_gets_its_date_and_the_event_its_own() -> None:
    joined = join(reading(report("Gunmen attacked the depot on Tuesday.", day="2020-01-03"), "attacked", "on Tuesday"))
    (filler,) = joined.events[0].mentions[0].roles
    assert filler.date is not None
    assert (filler.date.words.quote, filler.date.value) == ("on Tuesday", PartialDate("2019-12-31"))
    assert time(joined) == "2019-12-31"


def test_an_event_without_a_time_filler_has_no_date() -> None:
    assert join(reading(report("Gunmen attacked the depot.", day="2020-01-03"), "attacked")).events[0].time is None


def test_a_filler_over_two_dates_is_their_range() -> None:
    told = report("Gunmen attacked it between 3 May and 9 May 2019.", day="2020-01-03")
    assert time(join(reading(told, "attacked", "between 3 May and 9 May 2019"))) == "2019-05-03/2019-05-09"


def test_the_status_tells_the_tense_where_the_words_do_not() -> None:
    told = report("Attack on depot Thursday: group.", day="2020-01-03")
    assert time(join(reading(told, "Attack", "Thursday", status=Status.PLANNED))) == "2020-01-09"


def test_without_a_publication_date_a_relative_filler_keeps_none_and_the_reason() -> None:
    joined = join(reading(report("Gunmen attacked the depot yesterday."), "attacked", "yesterday"))
    claim = joined.events[0].time
    assert claim is not None
    assert (claim.value, claim.rule) == (None, "today: no publication date")


def test_the_first_filler_that_fixes_days_is_the_event_s_date() -> None:
    told = report("Gunmen recently attacked the depot, on 3 May 2019.", day="2020-01-03")
    assert time(join(reading(told, "attacked", "recently", "on 3 May 2019"))) == "2019-05-03"


def test_the_reading_keeps_all_dates_of_the_text() -> None:
    joined = join(reading(report("Gunmen attacked the depot on Tuesday.", "Talks open next week.", day="2020-01-03"), "attacked", "on Tuesday"))
    assert [claim.words.quote for claim in joined.dates] == ["Tuesday", "next week"]


def test_words_that_hold_no_time_leave_the_filler_without_a_date() -> None:
    joined = join(reading(report("Gunmen attacked the depot during Mass.", day="2020-01-03"), "attacked", "during Mass"))
    assert joined.events[0].mentions[0].roles[0].date is None


def test_what_an_anniversary_recalls_is_of_the_year_it_happened() -> None:
    told = report("January 3, 2031 will be the second anniversary of the killing of the envoy.", day="2030-12-30")
    event = join(reading(told, "killing", "January")).events[0]
    assert event.time
    assert event.time.value == PartialDate("2029-01-03")
    assert event.time.words.quote == "January 3, 2031"


def test_the_parts_of_one_date_are_one_filler() -> None:
    told = report("January 3, 2031 saw an attack.", day="2031-02-01")
    assert len(join(reading(told, "attack", "January", "2031")).events[0].fillers(Role.TIME)) == 1


def test_a_filler_cut_short_before_its_date_takes_the_date() -> None:
    told = report("On 17 May 2019 gunmen attacked.", day="2020-01-03")
    (filler,) = join(reading(told, "attacked", "On")).events[0].fillers(Role.TIME)
    assert filler.date is not None
    assert (filler.words.quote, filler.date.value) == ("On 17 May 2019", PartialDate("2019-05-17"))


def test_a_clock_and_its_zone_are_one_filler() -> None:
    told = report("On Friday, gunmen attacked at about 13:40 local time (0040 UTC).", day="2020-01-05")
    (filler,) = join(reading(told, "attacked", "about 13:40", "local", "0040 UTC")).events[0].fillers(Role.TIME)
    assert filler.date is not None
    assert (filler.words.quote, filler.date.value) == ("about 13:40 local time (0040 UTC)", PartialDate("2020-01-03"))


def test_a_length_after_a_day_is_counted_from_it() -> None:
    told = report("Gunmen attacked three days after the 15 April 2013 bombing.", day="2014-06-30")
    assert time(join(reading(told, "attacked", "three days after the 15 April 2013 bombing"))) == "2013-04-18"


def test_in_an_undated_report_a_past_length_ends_on_the_narrative_s_day() -> None:
    told = report("On 14 January 2019 the town fell.", "On 16 February, 18 were killed in attacks within the past two days.")
    assert time(join(reading(told, "attacks", "within the past two days"))) == "2019-02-14/2019-02-16"
