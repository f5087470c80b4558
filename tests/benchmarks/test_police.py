"""Deeds of the police by sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.given import kept
from benchmarks.police import keywords, labels, load, measure
from tests.benchmarks.fakes import Knowing, event, mention

from tocsin.errors import DataError
from tocsin.model import EventType, PartialDate, Reading, Report, Role, Status

ROWS = [
    ("b", 1, "police fired on the mob, killing two.", ["KILL", "FORCE"]),
    ("b", 0, "This story is from May 4, 2031\n", []),
    ("b", 2, "nine men were arrested.", ["ARREST"]),
    ("a", 0, "a gang stabbed the clerk.", []),
    ("b", 3, "police may shell the camp next week.", []),
    ("b", 4, "tear gas was lobbed.", ["FORCE"]),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sents.jsonl"
    path.write_text("\n".join(json.dumps({"doc_id": d, "sent_id": n, "sent_text": t, "sent_labels": found}) for d, n, t, found in ROWS), encoding="utf-8")
    return path


def found(report: Report) -> Reading:
    """What a good reader would make of either story."""
    if "gang" in report.text:
        return Reading(report, events=(event(report, mention(report, "stabbed", roles=((Role.ACTOR, "a gang"),))),))
    return Reading(report, events=(
        event(report, mention(report, "fired", roles=((Role.ACTOR, "police"), (Role.KILLED, "two")))),
        event(report, mention(report, "arrested", type=EventType.COERCE, modes=("arrest",))),
        event(report, mention(report, "shell", status=Status.PLANNED, roles=((Role.ACTOR, "police"),))),
        event(report, mention(report, "tear gas", modes=("crowd-control",))),
    ))  # fmt: skip


def test_stories_are_put_in_order_and_dated_by_their_head(file: Path) -> None:
    first, second = load(file)
    assert first.report.sentence(1) == ROWS[0][2]
    assert first.report.published.value == PartialDate("2031-05-04")
    assert second.report.published.value is None
    assert first.gold[1] == {"KILL", "FORCE"}


def test_types_modes_roles_and_status_give_the_labels(file: Path) -> None:
    ours, _ = measure(load(file), Knowing(found))
    assert {label: tally.row() for label, tally in ours.items()} == {
        "KILL": (100.0, 100.0, 100.0, 1, 1), "ARREST": (100.0, 100.0, 100.0, 1, 1), "FORCE": (100.0, 100.0, 100.0, 2, 2),
    }  # fmt: skip


def test_deaths_by_nobody_named_beside_police_force_are_killings_by_police() -> None:
    report = kept("six deaths are due to police firing.", "x", whole=True)
    force = event(report, mention(report, "firing", roles=((Role.ACTOR, "police"),)))
    deaths = event(report, mention(report, "deaths"))
    assert labels(Reading(report, events=(deaths, force))) == [{"KILL", "FORCE"}]
    assert labels(Reading(report, events=(deaths,))) == [frozenset()]


def test_a_mention_without_actors_takes_those_of_its_event_only_where_all_are_police() -> None:
    report = kept("police and a mob fought, then came the shooting.", "x", whole=True)
    shooting = mention(report, "shooting")
    both = mention(report, "fought", roles=((Role.ACTOR, "police"), (Role.ACTOR, "a mob")))
    alone = mention(report, "fought", status=Status.PLANNED, roles=((Role.ACTOR, "police"),))
    assert labels(Reading(report, events=(event(report, shooting, both),))) == [{"FORCE"}]  # by "fought"
    assert labels(Reading(report, events=(event(report, shooting, alone),))) == [{"FORCE"}]
    mixed = mention(report, "fought", status=Status.PLANNED, roles=((Role.ACTOR, "police"), (Role.ACTOR, "a mob")))
    assert labels(Reading(report, events=(event(report, shooting, mixed),))) == [frozenset()]


def test_key_words_want_police_and_deed_in_one_sentence() -> None:
    report = kept("the constables opened fire and arrested nine.", "x", whole=True)
    assert keywords(report) == [{"FORCE", "ARREST"}]


def test_a_line_without_a_sentence_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"doc_id": 1}\n', encoding="utf-8")
    with pytest.raises(DataError, match="without doc_id or sent_text"):
        load(path)
