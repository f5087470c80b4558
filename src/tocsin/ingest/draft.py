"""Draft: one document found in an input, as its container gives it, before it is made a Report. Blob: bytes with what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from tocsin.model import UNDATED, Issue, Published, Severity

STAGE = "ingest"
OUTSIDE = "outside the article"  # why a line of a page was cut that is no furniture


class Form(StrEnum):
    """What a draft's content is."""

    PAGE = "page"  # a whole HTML page, furniture included
    FRAGMENT = "fragment"  # a piece of HTML: a feed item's content
    TEXT = "text"  # plain text, maybe the pasted text of a page
    SENTENCES = "sentences"  # split already, the title first


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """Bytes of one input, to be read once. `head` is what was read ahead to find their kind; `stream` gives the rest."""

    input: str
    head: bytes
    stream: BinaryIO
    url: str | None = None
    media: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One document and what its container says of it; None where it says nothing."""

    input: str
    form: Form
    content: str | tuple[str, ...]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    published: Published = UNDATED
    issues: tuple[Issue, ...] = ()


def failure(code: str, message: str, where: str) -> Issue:
    """The issue of an input that gave no report."""
    return Issue(code, Severity.FAILURE, message, where, STAGE)


def warning(code: str, message: str, where: str) -> Issue:
    """The issue of an input of which something may be missing or doubtful."""
    return Issue(code, Severity.WARNING, message, where, STAGE)


def note(code: str, message: str, where: str) -> Issue:
    """The issue of an input of which nothing is lost."""
    return Issue(code, Severity.NOTE, message, where, STAGE)


class Refused(Exception):
    """Inside this stage only: an input that gives nothing more, with the code and words of the Issue it becomes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def issue(self, where: str) -> Issue:
        """The failure that this becomes for the input `where`."""
        return failure(self.code, str(self), where)


def fault(error: BaseException, where: str) -> Issue:
    """The failure of an input on which a parser died of a fault of its own.

    A parser in Rust dies with an exception that is no `Exception`; it is known by its name. Any other that is none (an interrupt) goes on.
    """
    if isinstance(error, RecursionError):
        return failure("too-deep", "it is nested too deep to be read", where)
    if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
        raise error
    return failure("unreadable", f"it can't be read: {type(error).__name__}: {error}"[:300], where)
