from tests.resolve.where.reports import report, span

from tocsin.model import Entity, EntityKind, Event, EventMention, EventType, Filler, Reading, Report, Role, Status, WherePrecision
from tocsin.resolve.where import locate


def _place(of: Report, words: str) -> Entity:
    at = span(of, words)
    return Entity(Entity.identify(of.id, at, EntityKind.PLACE), words, EntityKind.PLACE, (at,))


def _event(of: Report, trigger: str, *places: Entity) -> Event:
    roles = tuple(Filler(Role.PLACE, entity.mentions[0], entity.id) for entity in places)
    at = span(of, trigger)
    return Event(Event.identify(at), of.id, (EventMention(at, EventType.ASSAULT, (), Status.OCCURRED, roles),))


def test_an_entity_gets_its_place_and_country() -> None:
    text = report("A rocket struck Camp Taji on Monday.")
    entity = locate(Reading(text, (_place(text, "Camp Taji"),))).entities[0]
    assert entity.place is not None
    assert (entity.place.precision, entity.country) == (WherePrecision.EXACT, "IRQ")


def test_an_entity_that_no_table_holds_says_why() -> None:
    text = report("A rocket struck the warehouse on Monday.")
    entity = locate(Reading(text, (_place(text, "the warehouse"),))).entities[0]
    assert entity.place is None
    assert "warehouse" in entity.reason


def test_near_a_place_is_not_at_it() -> None:
    text = report("A convoy was hit near Kirkuk on Monday.")
    place = locate(Reading(text, (_place(text, "Kirkuk"),))).entities[0].place
    assert place is not None
    assert (place.precision, place.radius_m) == (WherePrecision.NEAR, 25_000)


def test_a_part_of_a_country_is_fuzzy() -> None:
    text = report("A convoy was hit in northern Syria on Monday.")
    place = locate(Reading(text, (_place(text, "Syria"),))).entities[0].place
    assert place is not None
    assert place.precision is WherePrecision.FUZZY


def test_the_event_took_place_at_the_most_exact_of_its_places() -> None:
    text = report("A car bomb exploded in Mosul, Iraq, after talks in Geneva.")
    entities = iraq, mosul, geneva = _place(text, "Iraq"), _place(text, "Mosul"), _place(text, "Geneva")
    event = locate(Reading(text, entities, (_event(text, "exploded", iraq, mosul),))).events[0]
    assert event.place == mosul.id
    assert geneva.id != event.place


def test_an_event_without_a_place_of_its_own_has_none() -> None:
    text = report("Baghdad was calm. Gunmen killed two men.")
    event = locate(Reading(text, (_place(text, "Baghdad"),), (_event(text, "killed"),))).events[0]
    assert event.place is None


def test_entities_of_other_kinds_are_left_as_they_are() -> None:
    text = report("Iran condemned the raid.")
    at = span(text, "Iran")
    entity = Entity("n1", "Iran", EntityKind.GOVERNMENT, (at,))
    assert locate(Reading(text, (entity,))).entities == (entity,)


def test_a_name_with_the_town_it_lies_in_is_the_thing_not_the_town() -> None:
    text = report("Rockets hit the Green Zone in Baghdad.")
    place = locate(Reading(text, (_place(text, "the Green Zone in Baghdad"),))).entities[0].place
    assert place is not None
    assert (place.name, place.precision) == ("Green Zone", WherePrecision.EXACT)


def test_an_embassy_is_that_of_the_town_that_the_report_names() -> None:
    text = report("Baghdad is tense. Guards stood around the US Embassy.")
    entity = locate(Reading(text, (_place(text, "US Embassy"),))).entities[0]
    assert entity.place is not None
    assert (entity.place.country, "Baghdad" in entity.reason) == ("IRQ", True)


def test_an_embassy_told_apart_from_its_country_is_that_country_s() -> None:
    text = report("Baghdad is tense. Guards stood around US Embassy on orders.")
    entity = locate(Reading(text, (_place(text, "Embassy"),))).entities[0]
    assert entity.place is not None
    assert entity.place.name == "U.S. Embassy in Baghdad"


def test_two_names_of_one_place_are_one_entity_with_both_mentions() -> None:
    text = report("Rockets hit the Green Zone. The Green Zone in Baghdad burnt.")
    one, other = _place(text, "the Green Zone"), _place(text, "The Green Zone in Baghdad")
    located = locate(Reading(text, (one, other), (_event(text, "burnt", other),)))
    (entity,) = located.entities
    assert (entity.name, len(entity.mentions), located.events[0].place) == ("the Green Zone", 2, one.id)


def test_a_place_and_the_doubtful_surroundings_of_it_stay_two() -> None:
    text = report("Kirkuk was calm. A convoy was hit near Kirkuk city.")
    assert len(locate(Reading(text, (_place(text, "Kirkuk"), _place(text, "Kirkuk city")))).entities) == 2


def test_the_territory_of_a_people_is_their_country() -> None:
    text = report("Troops crossed into Lebanese territory.")
    assert locate(Reading(text, (_place(text, "Lebanese territory"),))).entities[0].country == "LBN"


def test_the_city_is_the_only_town_named_just_before() -> None:
    text = report("Gunmen entered Kirkuk on Monday. Nine people were killed in the city.")
    city = locate(Reading(text, (_place(text, "Kirkuk"), _place(text, "the city")))).entities
    assert [entity.place and entity.place.name for entity in city] == ["Kirkuk"]


def test_where_two_towns_were_named_the_city_is_neither() -> None:
    text = report("Gunmen entered Kirkuk and Mosul on Monday. Nine people were killed in the city.")
    entity = locate(Reading(text, (_place(text, "the city"),))).entities[0]
    assert entity.place is None
    assert "describes a place" in entity.reason


def test_a_city_that_no_words_point_back_from_is_unknown() -> None:
    text = report("Gunmen entered Kirkuk on Monday. A bridge in another city fell.")
    assert locate(Reading(text, (_place(text, "city"),))).entities[0].place is None


def test_the_town_may_have_been_named_further_up_where_it_is_the_only_one() -> None:
    text = report("Gunmen entered Kirkuk on Monday. Shops shut. Roads were blocked. Schools stayed closed. Nine people were killed in the town.")
    entity = locate(Reading(text, (_place(text, "the town"),))).entities[0]
    assert entity.place is not None
    assert entity.place.name == "Kirkuk"


def test_the_city_at_a_sentence_s_head_is_no_name() -> None:
    text = report("Gunmen entered Kirkuk on Monday. The city was calm.")
    entity = locate(Reading(text, (_place(text, "The city"),))).entities[0]
    assert entity.place is not None
    assert entity.place.name == "Kirkuk"
