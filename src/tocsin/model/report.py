"""Report: one article's clean text, immutable, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.errors import SpanError
from tocsin.model.identity import content_id
from tocsin.model.partial import PartialDate
from tocsin.model.span import Span


class DateBasis(StrEnum):
    """Where a publication date comes from, surest first."""

    METADATA = "metadata"
    URL = "url"
    BYLINE = "byline"
    INFERRED = "inferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, as exactly as is known, on what basis, and the words or field it was read from."""

    value: PartialDate | None
    basis: DateBasis
    words: str | None = None
    time: str | None = None  # the instant in UTC, ISO 8601, where the source gives it

    def __post_init__(self) -> None:
        if (self.value is None) != (self.basis is DateBasis.NONE):
            raise ValueError(f"a publication date has a value or the basis none: {self.value}, {self.basis}")


UNDATED = Published(None, DateBasis.NONE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands in the report's text. Sentence 0 is the title, where there is one."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of the page that are not the report's: kept with the reason, so that a person can look."""

    words: str
    reason: str  # fundraising, share, related, comment, cookie, caption, hidden, navigation ...


@dataclass(frozen=True, slots=True)
class Report:
    """One article: text, sentences and provenance. The id is a hash of url (or input), publication date and text.

    `text` begins with the title, on a line of its own, where there is one: `sentences[0]` is then the title (`titled` is true).
    """

    id: str
    text: str
    sentences: tuple[Sentence, ...]
    titled: bool
    outlet: str | None
    url: str | None
    input: str  # what was asked for: the address, the resolved path, the row
    published: Published = UNDATED
    byline: str | None = None
    language: str | None = None  # ISO 639-1
    licence: str | None = None
    cuts: tuple[Cut, ...] = ()

    def __post_init__(self) -> None:
        last = 0
        for sentence in self.sentences:
            if not last <= sentence.start <= sentence.end <= len(self.text):
                raise SpanError(f"report {self.id}: sentence {sentence} is out of order or outside the text")
            last = sentence.end
        if self.titled and not self.sentences:
            raise SpanError(f"report {self.id} has a title but no sentence")

    @staticmethod
    def identify(text: str, address: str, published: Published) -> str:
        """The id of a report with this text, address (url, or else input) and date. Of a file's path only its name counts, so that a folder may move."""
        name = address if "://" in address else address.replace("\\", "/").rsplit("/", 1)[-1]
        return content_id("r", name, published.value, text)

    @property
    def title(self) -> str | None:
        """The title's words, if it has one."""
        return self.sentence(0) if self.titled else None

    def sentence(self, number: int) -> str:
        """The words of one sentence."""
        at = self.sentences[number]
        return self.text[at.start : at.end]

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end` (code points of the text)."""
        return Span.of(self.id, self.text, start, end)

    def sentence_of(self, span: Span) -> int:
        """The number of the sentence a span begins in."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= span.start:
                low = middle + 1
            else:
                high = middle
        return min(low, len(self.sentences) - 1)
