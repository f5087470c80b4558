"""Issue: what went wrong with one input: a value that is kept and shown, not an exception."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.span import Span


class Severity(StrEnum):
    """How bad it is."""

    NOTE = "note"  # nothing is lost, but an analyst may want to know
    WARNING = "warning"  # something may be missing or doubtful
    FAILURE = "failure"  # this input gave no report


@dataclass(frozen=True, slots=True)
class Issue:
    """What went wrong: where, with what, how bad, in words for a person.

    `code` is a stable lower-case word, such as `empty`, `encoding`, `too-large`, `truncated`, `forbidden-address`, `no-date`, `contradiction`.
    """

    code: str
    severity: Severity
    message: str
    input: str  # the address, path or row it came from
    stage: str  # ingest, reader, resolve, incident, store
    report: str | None = None
    spans: tuple[Span, ...] = ()
