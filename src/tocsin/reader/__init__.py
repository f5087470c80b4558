"""Report to Reading: one small encoder finds triggers and cues, and asks of each which words belong to it.

In comes a Report (clean text with its sentences); out goes a Reading whose events, entities and attributions all have spans, in the codebook's codes.
It does not know what day "Friday" is, where Baghdad lies, who Soleimani was or what other reports say: that is for the stages that follow.
"""

from __future__ import annotations

from pathlib import Path

from tocsin.model import Reading, Report
from tocsin.reader import assemble
from tocsin.reader.decode import Thresholds
from tocsin.reader.gate import Gate
from tocsin.reader.network import WEIGHTS, Network
from tocsin.reader.windows import windows


class Reader:
    """The reader with its weights loaded: `Reader().read(report)`. About 0.3 s to make; use one for many reports."""

    def __init__(self, folder: Path = WEIGHTS, *, thresholds: Thresholds | None = None, threads: int = 1, gated: bool = True) -> None:
        self.network = Network(folder, thresholds=thresholds, threads=threads)
        self.gate = Gate(folder) if gated else None

    def read(self, report: Report) -> Reading:
        """The report's events, entities and attributions; nothing resolved yet."""
        keep = self.gate.keep(report) if self.gate else None
        found = self.network.read(windows(report, self.network.tokenizer, keep=keep))
        return assemble.reading(report, found, same=self.network.thresholds.same)


__all__ = ["Reader", "Thresholds"]
