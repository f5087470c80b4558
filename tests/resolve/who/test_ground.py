from dataclasses import replace

from tests.resolve.who.sketch import named, sketch

from tocsin.model import Entity, Event, EventMention, EventType, Filler, Place, PlaceKind, Reading, Role, Status, WherePrecision
from tocsin.resolve.who import ground, link


def _reading(text: str, names: dict[str, str], trigger: str, *, country: str = "IRQ") -> Reading:
    reading = link(sketch(text, names, day="2020-03-05"))
    at = text.index(trigger)
    spans = reading.report.span(at, at + len(trigger))
    roles = tuple(Filler(Role.PLACE if e.kind == "place" else Role.RECIPIENT, e.mentions[0], e.id) for e in reading.entities)
    town = next(e for e in reading.entities if e.kind == "place")
    mention = EventMention(spans, EventType.ASSAULT, (), Status.OCCURRED, roles)
    event = Event(Event.identify(spans), reading.report.id, (mention,), place=town.id)
    return replace(reading, entities=tuple(_sited(e, country) for e in reading.entities), events=(event,))


def _sited(entity: Entity, country: str) -> Entity:
    place = Place("geonames:1", entity.name, PlaceKind.CITY, 36.3, 43.1, 5000, WherePrecision.EXACT, country=country)
    return replace(entity, place=place) if entity.kind == "place" else entity


def test_soldiers_without_a_country_have_none_from_nowhere() -> None:
    two = named(link(sketch("Two soldiers were killed near Mosul.", {"Two soldiers": "military"}, day="2020-03-05")), "Two soldiers")
    assert two.actor is None
    assert two.country is None


def test_the_army_at_a_sentence_s_head_is_no_one_s_by_itself() -> None:
    assert named(link(sketch("The army said that it had left.", {"The army": "military"}, day="2020-03-05")), "The army").actor is None


def test_soldiers_are_those_of_the_only_country_told_of() -> None:
    reading = ground(_reading("Two soldiers were killed near Mosul.", {"Two soldiers": "military", "Mosul": "place"}, "killed"))
    two = named(reading, "Two soldiers")
    assert two.country == "IRQ"
    assert two.reason is not None
    assert "no country is named" in two.reason
    assert "Mosul" in two.reason


def test_where_another_country_is_named_soldiers_stay_open() -> None:
    reading = ground(_reading("Two soldiers were killed near Mosul, Turkey said.", {"Two soldiers": "military", "Mosul": "place"}, "killed"))
    assert named(reading, "Two soldiers").actor is None
