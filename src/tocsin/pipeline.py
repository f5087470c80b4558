"""The table of contents: what happens to a report, stage by stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tocsin.model import DateBasis, Issue, Reading, Report, Severity
from tocsin.reader import Reader
from tocsin.reader.network import WEIGHTS
from tocsin.resolve.numbering import number
from tocsin.resolve.when import infer_published, join
from tocsin.resolve.where import locate
from tocsin.resolve.who import ground, link

# Reading to the world, in this order: numbers and dates from words, actors as of the date, places on the map, forces by where they were.
RESOLVERS: tuple[Callable[[Reading], Reading], ...] = (number, join, link, locate, ground)


def dated(report: Report) -> Report:
    """The report with the window of its publication, inferred from its text, where its page gave no date."""
    return replace(report, published=infer_published(report)) if report.published.basis is DateBasis.NONE else report


def undated(report: Report) -> tuple[Issue, ...]:
    """A note where nothing says when a report was written."""
    if report.published.basis is not DateBasis.NONE:
        return ()
    message = "neither the page nor its text says when this was written, so relative dates stay unknown; give the date if you know it"
    return (Issue("no-date", Severity.NOTE, message, report.input, "resolve", report.id),)


class Pipeline:
    """Reads reports: the reader's weights and the resolvers' tables loaded once. `Pipeline().read(report)`."""

    def __init__(self, *, weights: Path | None = None) -> None:
        self.reader = Reader(weights or WEIGHTS)

    def read(self, report: Report) -> Reading:
        """The resolved reading of one report."""
        report = dated(report)
        reading = self.reader.read(report)
        for resolve in RESOLVERS:
            reading = resolve(reading)
        return replace(reading, issues=(*reading.issues, *undated(report)))
