from tests.readings import report, words
from tocsin.model import EntityKind, EventMention, EventType, Filler, Report, Role, Status
from tocsin.reader.assemble import agreement, counted, named_whole, sited, supposed


def attack(page: Report, trigger: str, killed: str | None = None) -> EventMention:
    roles = (Filler(Role.KILLED, words(page, killed)),) if killed else ()
    return EventMention(words(page, trigger), EventType.ASSAULT, (), Status.OCCURRED, roles)


def test_an_attack_that_killed_nobody_is_not_the_one_that_killed_dozens() -> None:
    page = report("News", ("Rockets hit the base, causing no casualties.", "A blast killed dozens.", "The strike was the third."))
    harmless, deadly, bare = attack(page, "hit", "no casualties"), attack(page, "blast", "dozens"), attack(page, "strike")
    assert agreement(harmless, deadly) < -5
    assert agreement(harmless, bare) == agreement(deadly, bare) == 0


def test_what_only_fits_the_logic_of_a_plan_is_hypothetical() -> None:
    page = report("News", ("The steps fit the logic of a raid.", "They plan a raid on the port."))
    first, second = page.text.index("raid"), page.text.rindex("raid")
    assert supposed(page, page.span(first, first + 4), Status.PLANNED) is Status.HYPOTHETICAL
    assert supposed(page, page.span(second, second + 4), Status.PLANNED) is Status.PLANNED
    assert supposed(page, page.span(first, first + 4), Status.OCCURRED) is Status.OCCURRED


def test_what_reportedly_happened_is_possible() -> None:
    page = report("News", ("The batteries were reportedly put on high alert.", "Reportedly, the raid went on.", "The raid was reportedly planned."))
    alert, raid = page.text.index("alert"), page.text.index("raid")
    assert supposed(page, page.span(alert, alert + 5), Status.OCCURRED) is Status.POSSIBLE
    assert supposed(page, page.span(alert, alert + 5), Status.DENIED) is Status.DENIED
    assert supposed(page, page.span(raid, raid + 4), Status.OCCURRED) is Status.OCCURRED


def test_halves_of_one_name_are_one_part_and_two_names_stay_two() -> None:
    page = report("News", ("Ruvia summons Orland's envoy of the crown, and the mayor.",))
    land, envoy, crown, mayor = (words(page, said) for said in ("Orland", "envoy", "crown", "mayor"))
    parts = [
        (Role.RECIPIENT, land, EntityKind.GOVERNMENT), (Role.RECIPIENT, envoy, EntityKind.PERSON), (Role.RECIPIENT, crown, EntityKind.AGENCY),
        (Role.RECIPIENT, mayor, EntityKind.PERSON),
    ]  # fmt: skip
    (_, whole, kind), (_, other, _) = named_whole(page, parts)
    assert (whole.quote, kind, other.quote) == ("Orland's envoy of the crown", EntityKind.PERSON, "mayor")


def test_a_number_cut_in_two_is_whole_and_two_numbers_in_one_are_two() -> None:
    page = report("News", ("They killed dozens of farmers and herders and held two colonels and two clerks.",))
    cut = [(Role.KILLED, words(page, "dozens of farmers"), None), (Role.KILLED, words(page, "herders"), None)]
    both = [(Role.DETAINED, words(page, "two colonels and two clerks"), None)]
    assert [span.quote for _, span, _ in counted(page, named_whole(page, cut + both))] == ["dozens of farmers and herders", "two colonels", "two clerks"]


def test_parts_of_two_roles_are_never_one_name() -> None:
    page = report("News", ("Orland's envoy left.",))
    parts = [(Role.ACTOR, words(page, "Orland"), EntityKind.GOVERNMENT), (Role.RECIPIENT, words(page, "envoy"), EntityKind.PERSON)]
    assert named_whole(page, parts) == parts


def test_a_struck_building_is_the_place_only_where_no_other_place_is_named() -> None:
    page = report("News", ("Rockets struck a depot in Delmar.",))
    depot, town = Filler(Role.RECIPIENT, words(page, "depot")), Filler(Role.PLACE, words(page, "Delmar"))
    assert sited([depot], [("depot", True)]) == [Filler(Role.PLACE, depot.words)]
    assert sited([depot, town], [("depot", True), ("delmar", True)]) == [depot, town]
    assert sited([depot], [("depot", False)]) == [depot]
