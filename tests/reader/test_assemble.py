from tests.readings import report, words
from tocsin.model import Attribution, AttributionKind, EventMention, EventType, Filler, Report, Role, Status
from tocsin.reader.assemble import agreement, supposed, told_once


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


def test_a_teller_tells_once_what_stands_within_his_own_words() -> None:
    page = report("News", ("The mayor said the bridge, which he said was mined, was closed.",))
    whole, inner, who = (words(page, said) for said in ("the bridge, which he said was mined, was closed", "was mined", "The mayor"))
    outer, again = (Attribution(Attribution.identify(who, (said,)), AttributionKind.INDIRECT, (said,), who) for said in (whole, inner))
    first, same, other = (outer, ("mayor", False)), (again, ("mayor", False)), (again, ("he", False))
    assert told_once([first, same]) == [first]
    assert told_once([first, other]) == [first, other]
