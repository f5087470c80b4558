"""Words that say nobody was hurt belong to the attack."""

import pytest

from tests.readings import report as report_of_text
from tocsin.model import EventMention, EventType, Report, Role, Status
from tocsin.reader.unhurt import phrases, unhurt


def report(*sentences: str) -> Report:
    return report_of_text("News of the day", sentences)


def attack(page: Report, words: str, status: Status = Status.OCCURRED, *modes: str) -> EventMention:
    start = page.text.index(words)
    return EventMention(page.span(start, start + len(words)), EventType.ASSAULT, modes, status, ())


def told(page: Report, *mentions: EventMention) -> list[tuple[str, Role, str]]:
    added, _ = unhurt(page, mentions)
    return [(mentions[i].trigger.quote, f.role, f.words.quote) for i, fillers in added.items() for f in fillers]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("No casualties were reported.", (Role.KILLED, Role.INJURED)),
        ("There were no immediate reports of casualties.", (Role.KILLED, Role.INJURED)),
        ("It came down without civilian casualties.", (Role.KILLED, Role.INJURED)),
        ("No deaths were reported.", (Role.KILLED,)),
        ("There were no injuries.", (Role.INJURED,)),
        ("Nobody was hurt.", (Role.INJURED,)),
        ("No soldiers were killed.", (Role.KILLED,)),
    ],
)
def test_words_that_say_nobody_was_hurt_are_found(words: str, roles: tuple[Role, ...]) -> None:
    assert [found for found, _ in phrases(report(words))] == [roles]


@pytest.mark.parametrize("words", ["There was no word on casualties.", "No details of deaths were given.", "No one doubts that he was injured.", "Five died."])
def test_other_words_are_not(words: str) -> None:
    assert not list(phrases(report(words)))


def test_they_count_for_the_attack_of_their_sentence() -> None:
    page = report("A mortar round hit the camp, causing no casualties.")
    assert told(page, attack(page, "hit")) == [("hit", Role.KILLED, "no casualties"), ("hit", Role.INJURED, "no casualties")]


def test_an_interception_hurts_nobody_but_the_launch_might_have() -> None:
    page = report("A missile launched at the port was intercepted and no injuries were reported.")
    launched, shot_down = attack(page, "launched"), attack(page, "intercepted", Status.OCCURRED, "destroy")
    assert told(page, launched, shot_down) == [("launched", Role.INJURED, "no injuries")]


def test_they_count_for_the_first_attack_of_the_sentence_before() -> None:
    page = report("Gunmen shot at a convoy during the offensive.", "No one was injured.")
    assert told(page, attack(page, "shot"), attack(page, "offensive")) == [("shot", Role.INJURED, "No one")]


def test_one_who_was_killed_is_not_unhurt() -> None:
    page = report("After the death of the chief they shelled the camp, though no deaths were reported.")
    assert told(page, attack(page, "death"), attack(page, "shelled")) == [("shelled", Role.KILLED, "no deaths")]


def test_what_caused_no_casualties_stands_in_the_same_sentence() -> None:
    page = report("The port is shelled day after day.", "The last salvo came down on the pier, causing no casualties.")
    assert told(page, attack(page, "shelled")) == []


def test_an_attack_that_is_only_feared_hurt_nobody_to_be_counted() -> None:
    page = report("Officials fear an attack.", "No casualties were reported.")
    assert told(page, attack(page, "attack", Status.FEARED)) == []


def test_the_words_own_event_goes_where_an_attack_takes_them() -> None:
    page = report("Rockets hit the base, though no deaths were reported.")
    mentions = [attack(page, "hit"), attack(page, "deaths", Status.DENIED)]
    added, echoes = unhurt(page, mentions)
    assert set(added) == {0}
    assert echoes == {1}


def test_the_words_own_event_stays_where_no_attack_takes_them() -> None:
    page = report("The governor said there were no deaths.")
    assert unhurt(page, [attack(page, "deaths", Status.DENIED)]) == ({}, set())
