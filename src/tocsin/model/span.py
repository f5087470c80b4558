"""Span: words of one report, and where they stand."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tocsin.errors import SpanError

NO_WORDS = MappingProxyType({"words": None, "start": None, "end": None})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a report: `text[start:end] == quote`, in code points.

    Make one with `Report.span(start, end)` or `Span.of`, which check the quote against the text;
    a `Reading` checks all its spans again when it is made, so that none can drift.
    """

    start: int
    end: int
    quote: str
    report: str  # the report's id

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise SpanError(f"no span {self.start}:{self.end} of {len(self.quote)} characters: {self.quote[:60]!r}")

    @classmethod
    def of(cls, report: str, text: str, start: int, end: int) -> "Span":
        """The span of `text` from `start` to `end`; SpanError outside the text."""
        if not 0 <= start < end <= len(text):
            raise SpanError(f"report {report} has {len(text)} characters, none at {start}:{end}")
        return cls(start, end, text[start:end], report)

    def check(self, text: str) -> None:
        """SpanError unless these words stand in `text` at this place."""
        if text[self.start : self.end] != self.quote:
            raise SpanError(f"report {self.report} says {text[self.start : self.end]!r} at {self.start}:{self.end}, not {self.quote!r}")

    def overlaps(self, other: "Span") -> bool:
        """Do the two share a character?"""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Does `other` lie wholly within this span?"""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def to_dict(self) -> dict[str, Any]:
        """The words with start and end."""
        return {"words": self.quote, "start": self.start, "end": self.end}


def spread(name: str, span: Span | None) -> dict[str, Any]:
    """The words of `name` as flat columns: `name_words`, `name_start`, `name_end`; all None where there is no span."""
    return {f"{name}_{key}": value for key, value in (span.to_dict() if span else NO_WORDS).items()}
