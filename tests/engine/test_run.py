"""The engine: documents = reports + known + failures, whatever happens."""

from pathlib import Path

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


def test_a_report_that_breaks_the_reader_becomes_an_issue_and_harms_no_other() -> None:
    with SQLiteStore(":memory:") as store:
        run = store.begin(["x"], "1", "now")
        heard: list[Reading | Issue] = []
        count = engine.run([report(outlet="Broken"), report()], Reads(), store, run, hear=heard.append)
        assert (count.reports, count.failures) == (1, 1)
        assert [issue.code for issue in store.issues() if issue.stage == "reader"] == ["reader-error"]
        assert len(heard) == 2


def test_a_second_run_over_the_same_reports_finds_them_known(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "now")
        engine.run([report()], Reads(), store, run)
        again = engine.run([report()], Reads(), store, run)
        assert (again.reports, again.known) == (0, 1)
