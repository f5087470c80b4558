"""Python's front door: `tocsin.read`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tocsin import ingest
from tocsin.errors import DataError
from tocsin.model import UNDATED, DateBasis, Issue, PartialDate, Published, Reading, Report, Severity
from tocsin.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    """The pipeline, loaded once."""
    return Pipeline()


def is_text(what: str) -> bool:
    """Is this the text of a report rather than where to find one? An address has no space; a path exists, or is one short word-like name."""
    if what.startswith(("http://", "https://")) and not any(c.isspace() for c in what):
        return False
    if "\n" in what or len(what) > 200:
        return True
    return " " in what.strip() and not Path(what).exists()


def read(what: str | Path | Report, *, published: str | None = None, outlet: str | None = None) -> Reading:
    """The reading of one report, given as text, as a path or address, or as a Report.

    `published` (an ISO date or prefix) and `outlet` say what a bare text can't. Raises DataError where the input holds no report, with the reason.
    Inputs with many reports (feeds, tables, archives): use `tocsin.ingest.reports` and `tocsin.pipeline.Pipeline`.
    """
    if isinstance(what, Report):
        return pipeline().read(what)
    if isinstance(what, str) and is_text(what):
        stated = Published(PartialDate(published), DateBasis.METADATA, published) if published else UNDATED
        try:
            told = ingest.report_from_text(what, input="text", outlet=outlet, published=stated)
        except ValueError as error:
            raise DataError(f"this text holds no report: {error}") from error
        return pipeline().read(told)
    found = list(ingest.reports([str(what)]))
    reports = [item for item in found if isinstance(item, Report)]
    if len(reports) > 1:
        raise DataError(f"{what} holds {len(reports)} reports; use tocsin.ingest.reports and tocsin.pipeline.Pipeline")
    report = reports[0] if reports else None
    if report is None:
        reasons = "; ".join(i.message for i in found if isinstance(i, Issue) and i.severity is Severity.FAILURE) or "nothing found"
        raise DataError(f"{what} gave no report: {reasons}")
    return pipeline().read(report)
