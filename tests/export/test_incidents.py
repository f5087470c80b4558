"""Incidents as rows and as trees."""

from dataclasses import replace

from tests.readings import reading, report
from tocsin.export.incidents import COLUMNS, many, row, text, whole
from tocsin.incident import explain, incidents
from tocsin.model import Incident


def made() -> tuple[Incident, str]:
    """The incident of two reports, and its tree."""
    readings = [reading(), reading(report(outlet="Hill Post"))]
    found = incidents(readings)
    incident = next(one for one in found.incidents if one.figures)
    explanation = explain(incident.id, found, {one.report.id: one for one in readings})
    assert explanation
    return incident, text(explanation)


def test_a_row_has_every_column_and_no_other() -> None:
    assert tuple(row(made()[0])) == COLUMNS


def test_a_row_counts_reports_outlets_and_origins_apart() -> None:
    flat = row(made()[0])
    assert (flat["reports"], flat["outlets"], flat["origins"], flat["killed_best"]) == (2, 2, 2, 3)  # the embassy, and the rebels who deny it
    assert (flat["date"], flat["place"], flat["country"]) == ("2031-05-02", "Camp Anvil", "IRQ")


def test_a_figure_that_nobody_gives_is_empty() -> None:
    flat = row(replace(made()[0], figures=()))
    assert [flat[f"killed_{end}"] for end in ("low", "best", "high")] == [None, None, None]


def test_the_tree_opens_every_account_with_its_words_and_chain() -> None:
    incident, tree = made()
    assert tree.startswith(f"incident {incident.id}: {incident.standing}")
    assert tree.count("“Two rockets struck Camp Anvil") == 2
    assert "Harbour Post ← embassy" in tree
    assert "Hill Post ← " in tree


def test_counts_are_whole_numbers_and_words_follow_them() -> None:
    incident, tree = made()
    assert str(row(incident)["killed_best"]) == "3"
    assert "best 3:" in tree
    assert "  2 reports, 2 outlets, 2 origins" in tree
    assert many(1, "report") == "1 report"
    assert [whole(number) for number in (200.0, 200, 0.5, None)] == [200, 200, 0.5, None]


def test_a_sentence_that_tells_of_it_twice_is_shown_once() -> None:
    readings = [reading(), reading(report(outlet="Hill Post"))]
    found = incidents(readings)
    incident = next(one for one in found.incidents if one.figures)
    explanation = explain(incident.id, found, {one.report.id: one for one in readings})
    assert explanation
    doubled = replace(explanation, tree=tuple(replace(branch, accounts=branch.accounts * 2) for branch in explanation.tree))
    assert text(doubled) == text(explanation)
