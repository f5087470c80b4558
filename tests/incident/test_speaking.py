"""Whose word an event is, where several speak in one sentence."""

from tests.readings import report, words
from tocsin.incident.compose import covers
from tocsin.incident.origins import Rest, own_words, plain
from tocsin.incident.voice import Voice
from tocsin.incident.whose import Source
from tocsin.model import Attribution, AttributionKind, Event, EventMention, EventType, OriginKind, Reading, Report, Status

SENTENCE = "The army said rebels shelled the port, while the rebels said soldiers burned a farm."


def said(page: Report, source: str, content: str) -> Attribution:
    teller, held = words(page, source), (words(page, content),)
    return Attribution(Attribution.identify(teller, held), AttributionKind.INDIRECT, held, teller)


def told(page: Report, trigger: str) -> Event:
    mention = EventMention(words(page, trigger), EventType.ASSAULT, (), Status.OCCURRED, ())
    return Event(Event.identify(mention.trigger), page.id, (mention,))


def rest(page: Report, name: str, attribution: Attribution) -> Rest:
    one = Voice(name, OriginKind.SOURCE)
    source = Source(one, attribution.id, attribution.content, 0)
    return Rest(page.id, one, source, "named", frozenset({plain(SENTENCE)}), own_words(source, Reading(page, (), (), (attribution,))))


def test_each_speaks_for_its_own_words() -> None:
    page = report("News", (SENTENCE,))
    army, rebels = said(page, "The army", "rebels shelled the port"), said(page, "the rebels", "soldiers burned a farm")
    reading = Reading(page, (), (told(page, "shelled"), told(page, "burned")), (army, rebels))
    spoken = [[covers(rest(page, name, a), event, reading) for event in reading.events] for name, a in (("army", army), ("rebels", rebels))]
    assert spoken == [[True, False], [False, True]]


def test_one_who_speaks_alone_speaks_for_the_sentence() -> None:
    page = report("News", (SENTENCE,))
    army = said(page, "The army", "rebels shelled the port")
    reading = Reading(page, (), (told(page, "burned"),), (army,))
    assert covers(rest(page, "army", army), reading.events[0], reading)
