"""Intake: the run over all inputs, and its tally: in = out + issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tocsin.ingest.compose import Outcome, compose
from tocsin.ingest.documents import documents
from tocsin.ingest.draft import Draft, Refused, fault
from tocsin.ingest.fetch import Client
from tocsin.ingest.gather import blobs
from tocsin.ingest.options import Fetch, Fetched, Options
from tocsin.model import Issue, Report, Severity


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents were found, and what became of them. Counted apart: `found` where a document comes to light, the others where they leave."""

    found: int = 0
    reports: int = 0
    failures: int = 0
    warnings: int = 0
    notes: int = 0

    @property
    def balanced(self) -> bool:
        """Did every document found give one report or one failure?"""
        return self.found == self.reports + self.failures

    def plus(self, **more: int) -> Tally:
        """The tally with so many more of these."""
        return replace(self, **{name: getattr(self, name) + number for name, number in more.items()})

    def __str__(self) -> str:
        rest = f" ({self.warnings} warnings, {self.notes} notes)" if self.warnings or self.notes else ""
        return f"{self.found} in = {self.reports} reports + {self.failures} failures{rest}"


class Intake(Iterator[Report | Issue]):
    """Reports and issues, one after the other, as inputs are read; `tally` says at any time how many.

    A document's lesser issues follow its report or failure.
    """

    def __init__(self, inputs: Iterable[str], options: Options) -> None:
        self.tally = Tally()
        self._run = self._settle(inputs, options)

    def __next__(self) -> Report | Issue:
        result = next(self._run)
        kind = (
            "reports" if isinstance(result, Report) else {Severity.FAILURE: "failures", Severity.WARNING: "warnings", Severity.NOTE: "notes"}[result.severity]
        )
        self.tally = self.tally.plus(**{kind: 1})
        return result

    def _settle(self, inputs: Iterable[str], options: Options) -> Iterator[Report | Issue]:
        with Lazy(options) as fetch:
            for name in inputs:
                for found in drafts(name, options, fetch):
                    if isinstance(found, Draft) or found.severity is Severity.FAILURE:
                        self.tally = self.tally.plus(found=1)
                    yield from (found,) if isinstance(found, Issue) else both(settle(found, options))


def drafts(name: str, options: Options, fetch: Fetch) -> Iterator[Draft | Issue]:
    """All documents of one input, not yet read."""
    for blob in blobs(name, options.stdin, fetch, own=options.own):
        yield from (blob,) if isinstance(blob, Issue) else documents(blob, options)


def both(outcome: Outcome) -> Iterator[Report | Issue]:
    """The result, then what else is to be said of it."""
    yield outcome.result
    yield from outcome.issues


def settle(draft: Draft, options: Options) -> Outcome:
    """The report of a draft, or the failure it becomes. Never raises."""
    try:
        return compose(draft, options.limits)
    except Refused as refused:
        return Outcome(refused.issue(draft.input), draft.issues)
    except BaseException as error:  # a parser's own fault on hostile text harms this document alone
        return Outcome(fault(error, draft.input), draft.issues)


class Lazy:
    """The caller's way to fetch, or the guarded client, made when the first address is asked for and closed at the end."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.client: Client | None = None

    def __enter__(self) -> Lazy:
        return self

    def __exit__(self, *_: object) -> None:
        if self.client:
            self.client.close()

    def __call__(self, url: str) -> Fetched | Issue:
        """The content of `url`, or why there is none."""
        if self.options.fetch:
            return self.options.fetch(url)
        self.client = self.client or Client(self.options.limits, self.options.allow_net)
        return self.client(url)
