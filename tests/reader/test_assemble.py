from tests.readings import report, words
from tocsin.model import EventMention, EventType, Filler, Report, Role, Status
from tocsin.reader.assemble import agreement


def attack(page: Report, trigger: str, killed: str | None = None) -> EventMention:
    roles = (Filler(Role.KILLED, words(page, killed)),) if killed else ()
    return EventMention(words(page, trigger), EventType.ASSAULT, (), Status.OCCURRED, roles)


def test_an_attack_that_killed_nobody_is_not_the_one_that_killed_dozens() -> None:
    page = report("News", ("Rockets hit the base, causing no casualties.", "A blast killed dozens.", "The strike was the third."))
    harmless, deadly, bare = attack(page, "hit", "no casualties"), attack(page, "blast", "dozens"), attack(page, "strike")
    assert agreement(harmless, deadly) < -5
    assert agreement(harmless, bare) == agreement(deadly, bare) == 0
