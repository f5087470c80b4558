"""The counts of a reading's number fillers, by the words and what stands behind them."""

from tests.resolve.where.reports import report, span

from tocsin.model import Event, EventMention, EventType, Filler, Reading, Role, Status
from tocsin.resolve.numbering import number


def _counted(text: str, words: str) -> float | None:
    of = report(text)
    at = span(of, "deployed")
    event = Event(Event.identify(at), of.id, (EventMention(at, EventType.MOBILIZE, (), Status.OCCURRED, (Filler(Role.ITEMS, span(of, words)),)),))
    found = number(Reading(of, (), (event,))).events[0].mentions[0].roles[0].count
    return found.value if found else None


def test_the_name_of_a_kind_before_a_plural_counts_nothing() -> None:
    assert _counted("Patriot anti-aircraft missile systems were deployed.", "Patriot") is None


def test_the_name_of_one_thing_counts_one() -> None:
    assert _counted("A Reaper was deployed.", "Reaper") == 1


def test_a_number_before_the_kind_counts() -> None:
    assert _counted("Two B-52 bombers were deployed.", "Two B-52 bombers") == 2
