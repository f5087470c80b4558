"""Options: what a caller may choose about reading inputs; Limits: how much of anything is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from tocsin.model import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that is read of anything. Reaching one gives an Issue, never a silent cut. Sizes count decompressed bytes, times are seconds."""

    page_bytes: int = 10_000_000  # a page, a feed, a mail, a fetched response
    file_bytes: int = 100_000_000  # a JSON or CSV file that must be read whole
    record_bytes: int = 50_000_000  # one WARC record
    ratio: int = 200  # decompressed to compressed bytes ...
    ratio_from: int = 1_000_000  # ... once this much has come out
    text_chars: int = 200_000
    sentences: int = 5_000
    feed_items: int = 500
    xml_depth: int = 256
    html_depth: int = 512
    cut_chars: int = 50_000  # furniture kept with a report
    url_chars: int = 2_048
    redirects: int = 5
    connect_s: float = 10.0
    read_s: float = 20.0
    total_s: float = 60.0
    host_gap_s: float = 1.0  # between two requests to one host


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column or key of a table holds what; None means the usual names are tried (see `table.USUAL`)."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: the bytes, decompressed, with the address they came from after redirects."""

    url: str
    data: bytes
    media: str | None = None  # media type, lower case, without parameters
    charset: str | None = None
    issues: tuple[Issue, ...] = ()


class Fetch(Protocol):
    """Gets one address. Gives a failure Issue where it may not or can not; never raises for what the network or the server does."""

    def __call__(self, url: str) -> Fetched | Issue:
        """The content of `url`, or why there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How inputs are read. `fetch` None means the guarded client of `ingest.fetch`; `stdin` is what the input `-` reads.

    `own` are the paths of files that are being written to meanwhile (the database): they are passed over in folders and patterns.
    """

    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    fetch: Fetch | None = None
    allow_net: tuple[str, ...] = ()  # networks (CIDR) that may be fetched from although they are not public
    stdin: BinaryIO | None = None
    own: frozenset[str] = frozenset()
