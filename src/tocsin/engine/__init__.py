"""Where work runs: here, one report after the other, in this process.

In come inputs, a pipeline and a store; out goes a count of what became of each. It does not know what a report says, and decides nothing about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from tocsin.errors import StoreError
from tocsin.model import Issue, Reading, Report, Severity
from tocsin.store import RunCount, Store


class Reads(Protocol):
    """Gives the reading of a report; may raise anything: the engine turns that into an Issue."""

    def read(self, report: Report) -> Reading:
        """The reading of one report."""


Heard = Callable[[Reading | Issue | Report], None]


def run(found: Iterable[Report | Issue], pipeline: Reads, store: Store, run_id: str, *, hear: Heard = lambda _: None) -> RunCount:
    """Reads and keeps every report that is not known yet; each is kept whole, or not at all. Gives what came of this pass.

    `hear` is told of each reading and issue as it comes, and of each report that was known. The store is told what came of the whole run:
    the same, whether it went through at once or was resumed. documents = reports + known + failures, whatever the inputs hold.
    """
    reports = known = failures = resumed = 0
    met: set[str] = set()
    for item in map(shown, found):
        result: Reading | Issue | Report = item
        if isinstance(item, Issue):
            store.note(item, run_id)
            failures += item.severity is Severity.FAILURE
        elif keeper := store.run_of(item.id):
            known += 1
            resumed += keeper == run_id and item.id not in met
        else:
            result = settled(item, pipeline, store, run_id)
            reports += isinstance(result, Reading)
            failures += isinstance(result, Issue)
        if isinstance(item, Report):
            met.add(item.id)
        hear(result)
    count = RunCount(reports + known + failures, reports, known, failures)
    store.finish(run_id, replace(count, reports=reports + resumed, known=known - resumed))
    return count


def settled(report: Report, pipeline: Reads, store: Store, run_id: str) -> Reading | Issue:
    """The reading, kept; or the failure, noted."""
    reading = attempt(report, pipeline)
    result = reading if isinstance(reading, Issue) else kept(reading, store, run_id)
    if isinstance(result, Issue):
        store.note(result, run_id)
    return result


def shown(item: Report | Issue) -> Report | Issue:
    """The same with words that can be written: file names, and the messages that hold them, need not be valid Unicode."""
    if isinstance(item, Issue):
        return replace(item, input=written(item.input), message=written(item.message))
    return replace(item, input=written(item.input))


def written(words: str) -> str:
    """The words as UTF-8 can hold them: what is no character is shown as `\\udc80`."""
    return words.encode("utf-8", "backslashreplace").decode()


def kept(reading: Reading, store: Store, run_id: str) -> Reading | Issue:
    """The reading once it is kept, or a failure where the tables refuse it."""
    try:
        store.keep(reading, run_id)
    except (StoreError, UnicodeEncodeError) as error:
        return Issue("store-error", Severity.FAILURE, f"this reading could not be kept: {error}", reading.report.input, "store", reading.report.id)
    return reading


def attempt(report: Report, pipeline: Reads) -> Reading | Issue:
    """The reading, or a failure where the reader broke on this report."""
    try:
        return pipeline.read(report)
    except Exception as error:  # one bad report never stops a run
        message = f"the reader broke on this report: {type(error).__name__}: {error}; please report it with the page"
        return Issue("reader-error", Severity.FAILURE, message, report.input, "reader", report.id)
