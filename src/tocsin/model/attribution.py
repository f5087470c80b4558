"""Attribution: source, cue and content (after PARC 3.0 and PolNeAR). Chain: who told whom."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tocsin.model.identity import content_id
from tocsin.model.span import NO_WORDS, Span


class AttributionKind(StrEnum):
    """How the words are given to the source."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that the report gives to a source. `source` is None for "reportedly" and its like; `content` has one span a sentence."""

    id: str
    kind: AttributionKind
    content: tuple[Span, ...]
    source: Span | None = None
    entity: str | None = None
    cue: Span | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError(f"attribution {self.id} has no content")

    @staticmethod
    def identify(source: Span | None, content: tuple[Span, ...]) -> str:
        """The id of the attribution of this content to this source."""
        return content_id("a", content[0].report, source and (source.start, source.end), *((c.start, c.end) for c in content))

    def holds(self, span: Span) -> bool:
        """Does its content hold (part of) the span?"""
        return any(content.overlaps(span) for content in self.content)

    @property
    def length(self) -> int:
        """Characters of content."""
        return sum(content.end - content.start for content in self.content)


@dataclass(frozen=True, slots=True)
class Link:
    """One teller in a chain: the outlet (no attribution), or the source of an attribution; `name` is None where the report names none."""

    name: str | None
    kind: str  # outlet, or the attribution's kind
    attribution: str | None = None
    words: Span | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Who told whom, outermost first: outlet <- embassy <- leaked ministry paper."""

    links: tuple[Link, ...]

    def __post_init__(self) -> None:
        if not self.links:
            raise ValueError("a chain begins with the outlet: it has at least one link")

    @property
    def origin(self) -> Link:
        """The innermost teller: the one who is said to know."""
        return self.links[-1]

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a teller, outermost first: name, kind, and the exact words with start and end; None for the outlet, which the text need not name."""
        return [{"name": link.name, "kind": str(link.kind), **(link.words.to_dict() if link.words else NO_WORDS)} for link in self.links]

    def __str__(self) -> str:
        return " ← ".join(link.name or ("unknown outlet" if link.kind == "outlet" else "unnamed source") for link in self.links)
