"""The table of contents: what happens to a report, stage by stage."""

from __future__ import annotations

from pathlib import Path

from tocsin.model import Reading, Report
from tocsin.reader import Reader
from tocsin.reader.network import WEIGHTS


class Pipeline:
    """Reads reports: the reader's weights and the resolvers' tables loaded once. `Pipeline().read(report)`."""

    def __init__(self, *, weights: Path | None = None) -> None:
        self.reader = Reader(weights or WEIGHTS)

    def read(self, report: Report) -> Reading:
        """The resolved reading of one report."""
        return self.reader.read(report)
