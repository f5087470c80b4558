"""Where the record is lost."""

from typing import Any

import pytest
from benchmarks.losses import kinds, losses

DOCUMENT = {"id": "d1", "sentences": ["Shelling", "Rebels shelled Dorrin on Friday, killing two men."]}


def record(**changed: Any) -> dict[str, Any]:
    """A record of one event, with some of it changed."""
    shelled = {"id": "e1", "trigger": [1, "shelled"], "type": "ASSAULT", "modes": [], "status": "occurred", "same_as": None,
               "roles": [["actor", [1, "Rebels"], "n1"], ["killed", [1, "two men"], 2]], **changed}  # fmt: skip
    return {"id": "d1", "entities": [{"id": "n1", "name": "Rebels", "kind": "group", "country": None}], "events": [shelled], "attributions": []}


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({}, "right"),
        ({"status": "planned"}, "status"),
        ({"type": "COERCE"}, "type"),
        ({"roles": [["actor", [1, "Rebels"], "n1"]]}, "number missing"),
        ({"roles": [["actor", [1, "Rebels"], "n1"], ["killed", [1, "two men"], 3]]}, "number another"),
        ({"roles": [["killed", [1, "two men"], 2]]}, "actor missing"),
        ({"roles": [["killed", [1, "two men"], 2]], "status": "planned"}, "several parts"),
        ({"trigger": [1, "Friday"]}, "trigger missed"),
    ],
)
def test_an_event_is_lost_to_what_is_wrong_with_it(changed: dict[str, Any], kind: str) -> None:
    assert kinds(DOCUMENT, record(), record(**changed))[kind] == 1


def test_the_table_says_what_mending_one_kind_would_give() -> None:
    lines = losses([DOCUMENT], {"d1": record()}, {"d1": record(status="planned")}).splitlines()
    assert lines[-1].split() == ["status", "1", "100.0", "100.0"]
