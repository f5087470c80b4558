"""The codebook's scores, against figures counted by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from benchmarks.scoring import half, score, summary

SENTENCES = ["Rockets hit Camp Anvil", "Two rockets struck Camp Anvil on Friday, killing three guards, the embassy said.", "The Grey Banner denied the attack."]
GOLD: dict[str, Any] = {
    "entities": [{"id": "n1", "name": "Camp Anvil"}, {"id": "n2", "name": "guards"}, {"id": "n3", "name": "embassy"}, {"id": "n4", "name": "Grey Banner"}],
    "events": [
        {"id": "e1", "trigger": [1, "struck"], "type": "ASSAULT", "modes": ["heavy-weapons"], "status": "occurred", "roles": [
            ["recipient", [1, "three guards"], "n2"], ["place", [1, "Camp Anvil"], "n1"],
            ["time", [1, "on Friday"], "2031-05-02"], ["killed", [1, "three guards"], 3]]},
        {"id": "e2", "trigger": [2, "attack"], "type": "ASSAULT", "modes": [], "status": "denied", "roles": [["actor", [2, "The Grey Banner"], "n4"]]},
        {"id": "e3", "trigger": [2, "denied"], "type": "REJECT", "modes": [], "status": "occurred", "roles": [["actor", [2, "The Grey Banner"], "n4"]]},
    ],
    "attributions": [{"id": "a1", "source": [1, "the embassy"], "entity": "n3", "cue": [1, "said"],
                      "content": [[1, "Two rockets struck Camp Anvil on Friday, killing three guards"]]}],
}  # fmt: skip


def altered() -> dict[str, Any]:
    """The record with one type, one status, one number and one source wrong, and an event missing."""
    found: dict[str, Any] = json.loads(json.dumps(GOLD))
    struck, attack, _ = found["events"]
    struck["roles"][3][2] = 30
    attack["status"] = "occurred"
    found["events"] = [struck, attack]
    found["attributions"][0].update(source=[1, "Two rockets"], entity=None)
    return found


def test_a_record_against_itself_is_all_right() -> None:
    table = summary(score(GOLD, GOLD, SENTENCES))
    assert {part: row["f1"] for part, row in table.items() if row["gold"]} == dict.fromkeys(table, 100.0)


@pytest.mark.parametrize(
    ("part", "p", "r", "f1"),
    [
        ("trigger", 100.0, 66.7, 80.0),  # two of three found, none too many
        ("event", 100.0, 66.7, 80.0),
        ("status", 50.0, 33.3, 40.0),  # "attack" is denied, not occurred
        ("argument", 100.0, 75.0, 85.7),  # three of the four that are there
        ("number", 0.0, 0.0, 0.0),  # 30 guards for 3
        ("time", 100.0, 100.0, 100.0),
        ("mode", 100.0, 100.0, 100.0),
        ("content", 100.0, 100.0, 100.0),
        ("source", 0.0, 0.0, 0.0),
        ("sourced", 50.0, 50.0, 50.0),  # nobody says the attack, on both sides
        ("record", 0.0, 0.0, 0.0),
    ],
)
def test_each_part_is_counted_by_itself(part: str, p: float, r: float, f1: float) -> None:
    row = summary(score(GOLD, altered(), SENTENCES))[part]
    assert (row["p"], row["r"], row["f1"]) == (p, r, f1)


def test_a_trigger_of_another_type_counts_as_trigger_alone() -> None:
    found = json.loads(json.dumps(GOLD))
    found["events"][2]["type"] = "ACCUSE"
    table = summary(score(GOLD, found, SENTENCES))
    assert (table["trigger"]["f1"], table["event"]["f1"]) == (100.0, 66.7)


def test_half_of_the_longer_content_is_enough() -> None:
    assert half([(0, 0, 10)], [(0, 5, 10)])
    assert not half([(0, 0, 10)], [(0, 6, 10)])
    assert not half([(0, 0, 10)], [(1, 0, 10)])
