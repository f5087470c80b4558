"""The text as `tocsin show` prints it."""

from dataclasses import replace

from tests.readings import FIRST, SECOND, reading, report
from tocsin.cli.show import highlighted


def test_control_marks_do_not_move_what_is_highlighted() -> None:
    hostile = report("Rockets\x07 hit\x0b \x1b[31mcamp\u202e", (FIRST, SECOND))
    one = reading(hostile)
    text = highlighted(one)
    shown = {text.plain[span.start : span.end] for span in text.spans}
    assert {"struck", "on Friday", "Camp Anvil", "the embassy", "Rebels of the Grey Banner"} <= shown
    assert not any(mark in text.plain for mark in "\x07\x0b\x1b\u202e")


def test_a_denied_event_looks_other_than_one_that_occurred() -> None:
    text = highlighted(replace(reading(), attributions=(), events=reading().events[1:]))
    assert any("yellow" in str(span.style) and text.plain[span.start : span.end] == "attack" for span in text.spans)
