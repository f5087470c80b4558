"""Words of time that mean no time where they stand."""

from tocsin.model import PartialDate
from tocsin.resolve.when import expressions

DAY = PartialDate("2020-01-08")  # a Wednesday


def found(text: str) -> list[tuple[str, str | None]]:
    return [(text[e.start : e.end], e.timex) for e in expressions(text, DAY)]


def test_todays_world_is_that_of_these_years() -> None:
    assert found("There is no place for this in today's world.") == []
    assert found("Protests followed today's ruling.") == [("today", "2020-01-08")]


def test_the_people_of_tomorrow_are_of_no_day() -> None:
    assert found("They are the leaders of tomorrow.") == []
    assert found("They leave the city tomorrow.") == [("tomorrow", "2020-01-09")]


def test_a_papers_name_is_no_day() -> None:
    assert found("He told USA Today that the base was empty.") == []
    assert found("Today, the base was empty.") == [("Today", "2020-01-08")]
    assert found("But Today the base was empty.") == [("Today", "2020-01-08")]


def test_what_soon_followed_is_not_to_come() -> None:
    assert found("A trickle that soon became a flood.") == []
    assert found("He was soon released.") == []
    assert found("The base will soon be closed.") == [("soon", "FUTURE_REF")]
    assert found("It will soon spread to the south.") == [("soon", "FUTURE_REF")]


def test_minutes_apart_measure_nothing() -> None:
    assert found("The two blasts came only minutes apart.") == []
    assert found("The shelling lasted for minutes.") == [("minutes", "PTXM")]


def test_the_early_hours_of_a_day_are_told_with_it() -> None:
    assert found("He was held in the early hours of Tuesday morning.") == [("Tuesday morning", "2020-01-07TMO")]
    assert found("They fled in the early hours of the war.") == [("the early hours", "PTXH")]


def test_an_amount_a_year_is_no_time() -> None:
    assert found("Exports rise 8 percent annually.") == []
    assert found("The march is held annually.") == [("annually", "P1Y")]


def test_what_was_planned_and_called_off_is_past() -> None:
    assert found("A rally planned for Sunday was canceled.") == [("Sunday", "2020-01-05")]
    assert found("A rally planned for Sunday was expected to draw thousands.") == [("Sunday", "2020-01-12")]


def test_a_short_form_does_not_end_the_clause_that_tells_the_tense() -> None:
    assert found("In May, a year after the ruling in Smith vs. Jones, a bomb killed a guard.")[0] == ("May", "2019-05")


def test_hours_a_day_are_no_time() -> None:
    assert found("The crossing is open 24 hours a day.") == []
    assert found("They crossed twice a day.") == [("a day", "P1D")]


def test_the_march_before_a_noun_is_the_month() -> None:
    assert found("The March accession will be delayed.") == [("March", "2020-03")]
    assert found("They led the March on the capital.") == []


def test_a_feast_s_week_is_the_week_that_holds_it() -> None:
    assert found("Easter week will begin with prayers.") == [("Easter week", "2020-W15")]
    assert found("Easter week 2019 was calm.") == [("Easter week 2019", "2019-W16")]
    assert found("Easter weekend 2019 was calm.") == [("Easter weekend 2019", "2019-W16-WE")]
