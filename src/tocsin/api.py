"""Python's front door: `tocsin.read`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.errors import DataError
from tocsin.model import DateBasis, Issue, PartialDate, Published, Reading, Report, Severity

if TYPE_CHECKING:
    from tocsin.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    """The pipeline, loaded once."""
    from tocsin.pipeline import Pipeline  # weights and tables take half a second to load: only where something is read

    return Pipeline()


def is_text(what: str) -> bool:
    """Is this the text of a report rather than where to find one? An address has no space; a path exists, or is one short word-like name."""
    if what.startswith(("http://", "https://")) and not any(c.isspace() for c in what):
        return False
    if "\n" in what or len(what) > 200:
        return True
    return " " in what.strip() and not Path(what).exists()


def read(what: str | Path | Report, *, published: str | None = None, outlet: str | None = None) -> Reading:
    """The reading of one report, given as text, as a path or address, or as a Report; with an Issue for all that was doubtful on the way.

    `published` (an ISO date or prefix) and `outlet` say what the input does not, or hold against what it says.
    Raises DataError where the input holds no report, with the reason, and DateError where `published` is no date.
    Inputs with many reports (feeds, tables, archives): use `tocsin.ingest.reports` and `tocsin.pipeline.Pipeline`.
    """
    day = Published(PartialDate(published), DateBasis.METADATA, published) if published else None
    found: list[Report | Issue] = [what] if isinstance(what, Report) else taken(what)
    report, issues = only(found, str(what)[:80])
    report, said = stated(report, day, outlet), report.id
    reading = pipeline().read(report)
    ours = (replace(issue, report=report.id) if issue.report == said else issue for issue in issues)
    return replace(reading, issues=(*ours, *reading.issues))


def taken(what: str | Path) -> list[Report | Issue]:
    """The reports and issues of a text, path or address."""
    from tocsin import ingest

    return list(ingest.text(what, input="text") if isinstance(what, str) and is_text(what) else ingest.reports([str(what)]))


def only(found: Iterable[Report | Issue], name: str) -> tuple[Report, list[Issue]]:
    """The only report of an input, and its issues; DataError where there is none or more than one."""
    items = list(found)
    reports, issues = [item for item in items if isinstance(item, Report)], [item for item in items if isinstance(item, Issue)]
    if len(reports) > 1:
        raise DataError(f"{name} holds {len(reports)} reports; use tocsin.ingest.reports and tocsin.pipeline.Pipeline")
    if not reports:
        reasons = "; ".join(issue.message for issue in issues if issue.severity is Severity.FAILURE) or "nothing found"
        raise DataError(f"{name} gave no report: {reasons}")
    return reports[0], issues


def stated(report: Report, published: Published | None, outlet: str | None) -> Report:
    """The report as published then and there, where the caller says so; its id with it."""
    if published is None:
        return replace(report, outlet=outlet or report.outlet)
    ident = Report.identify(report.text, report.url or report.input, published)
    return replace(report, id=ident, published=published, outlet=outlet or report.outlet)
