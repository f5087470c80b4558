from tests.readings import reading, report


def test_a_reading_says_in_one_line_what_it_holds() -> None:
    shown = repr(reading(report(outlet="Harbour Post")))
    assert "\n" not in shown
    assert "Harbour Post, 2031-05-04: " in shown
    assert " events, " in shown
