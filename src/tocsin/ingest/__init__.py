"""Bytes to Report.

In come addresses, files, folders, patterns or standard input: HTML pages, plain text, JSON and CSV tables, feeds, WARC archives, mails.
Out go Reports, each with its clean text, sentences, title, outlet and publication date with its basis, and Issues for what went wrong:
one document found is one Report or one failure. The stage knows nothing of events, of what a date in the text means, or of any other
report: dates that no source gives are left to `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.ingest.compose import report_from_sentences, report_from_text
from tocsin.ingest.draft import Draft, Form
from tocsin.ingest.intake import Intake, Tally, both, settle
from tocsin.ingest.options import Columns, Fetch, Fetched, Limits, Options
from tocsin.model import Issue, Report


def reports(inputs: Iterable[str], *, options: Options | None = None) -> Intake:
    """Every report that the inputs hold, and an Issue for all that gave none or is doubtful; the iterator's `tally` says in = out + issues.

    An input is an http(s) address, a file, a folder, a glob pattern, or `-` for `options.stdin`. Never raises for what an input holds.
    """
    return Intake(inputs, options or Options())


def text(words: str, *, input: str, options: Options | None = None) -> Iterable[Report | Issue]:
    """The report of a plain text and its issues; or the failure where no text is left. Never raises for what the text holds."""
    return both(settle(Draft(input=input, form=Form.TEXT, content=words), options or Options()))


__all__ = ["Columns", "Fetch", "Fetched", "Intake", "Limits", "Options", "Tally", "report_from_sentences", "report_from_text", "reports", "text"]
