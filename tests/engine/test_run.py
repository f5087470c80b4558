"""The engine: documents = reports + known + failures, whatever happens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import reading, report
from tocsin import engine
from tocsin.model import Issue, Reading, Report, Severity
from tocsin.store.sqlite import SQLiteStore


class Reads:
    """A pipeline that breaks on reports of one outlet."""

    def read(self, one: Report) -> Reading:
        if one.outlet == "Broken":
            raise RuntimeError("no such luck")
        return reading(one)


ITEMS = st.lists(st.sampled_from(["Post A", "Post B", "Post C", "Broken", "failure", "warning"]), max_size=12)


@given(ITEMS)
def test_nothing_is_lost(kinds: list[str]) -> None:
    def items() -> list[Report | Issue]:
        severities = {"failure": Severity.FAILURE, "warning": Severity.WARNING}
        return [Issue("x", severities[k], "m", f"{n}", "ingest") if k in severities else report(outlet=k) for n, k in enumerate(kinds)]

    with SQLiteStore(":memory:") as store:
        run = store.begin(["x"], "1", "now")
        count = engine.run(items(), Reads(), store, run)
        assert count.balanced
        assert count.documents == sum(k != "warning" for k in kinds)
        assert count.reports == len({k for k in kinds if k.startswith("Post")}) == store.counts()["reports"]


def test_words_that_no_file_can_hold_are_shown_as_what_they_are() -> None:
    with SQLiteStore(":memory:") as store:
        run = store.begin(["x"], "1", "now")
        issue = Issue("x", Severity.FAILURE, "no \udc80", "name \udc80", "ingest")
        odd = replace(report(), byline="\ud800")
        count = engine.run([issue, odd, report(outlet="Post A")], Reads(), store, run)
        assert (count.reports, count.failures) == (1, 2)
        assert [(i.input, i.message) for i in store.issues() if i.code == "x"] == [("name \\udc80", "no \\udc80")]
        assert [i.input for i in store.issues() if i.code == "store-error"] == [odd.input]


def test_a_report_that_breaks_the_reader_becomes_an_issue_and_harms_no_other() -> None:
    with SQLiteStore(":memory:") as store:
        run = store.begin(["x"], "1", "now")
        heard: list[Reading | Issue | Report] = []
        count = engine.run([report(outlet="Broken"), report()], Reads(), store, run, hear=heard.append)
        assert (count.reports, count.failures) == (1, 1)
        assert [issue.code for issue in store.issues() if issue.stage == "reader"] == ["reader-error"]
        assert len(heard) == 2


def row(store: SQLiteStore) -> tuple[int, ...]:
    """What the store says of its only run: documents, reports, known, failures."""
    return tuple(store.db.execute("SELECT documents, reports, known, failures FROM runs").fetchone())


def test_a_second_run_over_the_same_reports_finds_them_known(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "now")
        engine.run([report()], Reads(), store, run)
        again = engine.run([report()], Reads(), store, run)
        assert (again.reports, again.known) == (0, 1)
        assert row(store) == (1, 1, 0, 0)


def test_reports_that_are_known_are_heard_of_too() -> None:
    with SQLiteStore(":memory:") as store:
        run = store.begin(["x"], "1", "now")
        heard: list[Reading | Issue | Report] = []
        engine.run([report(), report()], Reads(), store, run, hear=heard.append)
        assert [type(one) for one in heard] == [Reading, Report]


@given(ITEMS, st.integers(0, 12))
def test_a_run_that_was_resumed_has_the_counts_of_one_that_went_through(kinds: list[str], stop: int) -> None:
    def items() -> list[Report | Issue]:
        return [Issue("x", Severity.FAILURE, "m", f"{n}", "ingest") if k == "failure" else report(outlet=k) for n, k in enumerate(kinds) if k != "warning"]

    def stopped() -> Iterator[Report | Issue]:
        yield from items()[:stop]
        raise KeyboardInterrupt

    with SQLiteStore(":memory:") as whole, SQLiteStore(":memory:") as resumed:
        engine.run(items(), Reads(), whole, whole.begin(["x"], "1", "now"))
        run = resumed.begin(["x"], "1", "now")
        with pytest.raises(KeyboardInterrupt):
            engine.run(stopped(), Reads(), resumed, run)
        engine.run(items(), Reads(), resumed, run)
        assert row(resumed) == row(whole)
        assert resumed.counts() == whole.counts()
