"""What is kept: every report's whole result in one transaction, and every issue.

In come Readings and Issues; out come the same values, and rows for queries. It does not know how a report was fetched or read, and decides nothing:
the same reading kept twice is kept once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from tocsin.model import Issue, Judgement, Reading, Report


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are wanted; None asks nothing. Names match a part of the name in any case, with or without accents.

    `since` and `until` are ISO dates or prefixes. `type`, `status` and `mode` may name several, parted by commas.
    An event without a date is left out where `since` or `until` is given.
    """

    actor: str | None = None
    place: str | None = None
    type: str | None = None
    status: str | None = None
    mode: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    report: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a search found."""

    report: str
    number: int
    text: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class RunCount:
    """What came of a run: documents = reports + known + failures."""

    documents: int
    reports: int
    known: int
    failures: int

    @property
    def balanced(self) -> bool:
        """Is nothing lost?"""
        return self.documents == self.reports + self.known + self.failures


class Store(Protocol):
    """A place where readings are kept. Every method may raise StoreError; each `keep` is one transaction: all of it or nothing.

    Keeping the same value again changes nothing. One writer at a time; readers see whole readings only. Usable from one thread.
    """

    def begin(self, asked: list[str], version: str, now: str) -> str:
        """Notes a run and gives its id; the same inputs and version are the same run."""

    def keep(self, reading: Reading, run: str) -> bool:
        """Keeps a reading with its issues; False where the report was known already."""

    def note(self, issue: Issue, run: str) -> None:
        """Keeps an issue that has no reading."""

    def finish(self, run: str, count: RunCount) -> None:
        """Notes the end of a run: what came of the whole of it, however often it was resumed."""

    def knows(self, report: str) -> bool:
        """Is this report kept?"""

    def run_of(self, report: str) -> str | None:
        """The run that kept this report; None where it is not kept."""

    def report(self, ident: str) -> Report | None:
        """The report with this id, or with an id that begins so where only one does."""

    def reading(self, ident: str) -> Reading | None:
        """The reading of the report with this id or unique beginning of an id."""

    def readings(self) -> Iterator[Reading]:
        """All readings, by publication date and id."""

    def issues(self, *, report: str | None = None) -> Iterator[Issue]:
        """All issues, or those of one report."""

    def records(self, wanted: Filter) -> Iterator[dict[str, Any]]:
        """Rows of the events that are wanted, one an event, by date; columns as in the view `records`, `links` as a list and `roles` as a dict."""

    def search(self, words: str, *, limit: int = 20) -> Iterator[Hit]:
        """Sentences that hold all the words, best first."""

    def judge(self, judgement: Judgement) -> None:
        """Keeps what a person decided; never changed or deleted after."""

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, in the order they were made."""

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""

    def close(self) -> None:
        """Closes the store."""
