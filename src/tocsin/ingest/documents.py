"""Documents: a blob of any kind to the drafts in it. The stage's table of contents: which reader reads which kind."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from tocsin.ingest import feed, mail, table, warc
from tocsin.ingest.charset import Decoded, decode
from tocsin.ingest.draft import STAGE, Blob, Draft, Form, Refused, failure, fault, warning
from tocsin.ingest.gather import ahead
from tocsin.ingest.inflate import Inflated, take
from tocsin.ingest.kind import Kind, kind_of, magic
from tocsin.ingest.options import Options
from tocsin.ingest.value import json_value
from tocsin.model import Issue

NESTED = 2  # gzip in gzip, a compressed record in an archive


def documents(blob: Blob, options: Options, depth: int = 0) -> Iterator[Draft | Issue]:
    """The drafts in a blob; at least one draft or failure, whatever the bytes. Never raises."""
    settled = False
    try:
        for found in opened(blob, options, depth):
            settled = settled or isinstance(found, Draft) or found.severity == "failure"
            yield found
    except Refused as refused:
        settled = True
        yield refused.issue(blob.input)
    except GeneratorExit:
        raise
    except BaseException as error:  # a parser's own fault on hostile bytes harms this input alone
        settled = True
        yield fault(error, blob.input)
    if not settled:
        yield failure("empty", "there is no document in it", blob.input)


def opened(blob: Blob, options: Options, depth: int) -> Iterator[Draft | Issue]:
    """What the reader of the blob's kind gives."""
    limits, columns, where = options.limits, options.columns, blob.input
    kind = kind_of(blob.head, table.text_names(columns) + table.USUAL["sentences"], blob.media)
    stream = whole(blob)
    match kind:
        case Kind.EMPTY:
            raise Refused("empty", "there is nothing in it")
        case Kind.BINARY:
            raise Refused("binary", f"it is {magic(blob.head) or 'no text'}, which can't be read")
        case Kind.XML:
            raise Refused("unsupported", "it is XML, but no feed and no page")
        case Kind.GZIP:
            yield from unpacked(blob, stream, options, depth)
        case Kind.WARC:
            yield from warc.records(stream, where, limits, partial(documents, options=options, depth=depth + 1))
        case Kind.FEED:
            yield from feed.xml(take(stream, limits.page_bytes), where, blob.charset, limits)
        case Kind.MAIL:
            yield from mail.read(take(stream, limits.page_bytes), where)
        case Kind.LINES:
            yield from table.lines(stream, where, columns, limits)
        case Kind.JSON:
            yield from table.rows(json_value(take(stream, limits.file_bytes)), f"{where}#1", columns, limits)
        case Kind.TABLE:
            yield from table.table(stream, where, columns, limits)
        case Kind.HTML | Kind.TEXT:
            yield from text(blob, decode(take(stream, limits.page_bytes), blob.charset), Form.PAGE if kind is Kind.HTML else Form.TEXT)


def whole(blob: Blob) -> BinaryIO:
    """The blob's bytes from their beginning, buffered."""
    return io.BufferedReader(Chained(blob.head, blob.stream), 65_536)


class Chained(io.RawIOBase):
    """The bytes read ahead, then the stream they were read from."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head = memoryview(head)
        self.stream = stream

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with the next bytes; gives how many."""
        part = bytes(self.head[: len(buffer)]) or self.stream.read(len(buffer))
        self.head = self.head[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def text(blob: Blob, decoded: Decoded, form: Form) -> Iterator[Draft]:
    """The draft of a page or plain text."""
    said = (Issue("encoding", decoded.severity, decoded.wrong, blob.input, STAGE),) if decoded.wrong else ()
    yield Draft(input=blob.input, form=form, content=decoded.text, url=blob.url, issues=said)


def unpacked(blob: Blob, stream: BinaryIO, options: Options, depth: int) -> Iterator[Draft | Issue]:
    """The documents of compressed bytes, and a word if these end too early."""
    if depth >= NESTED:
        raise Refused("nested", "it is compressed in compressed data; unpack it first")
    inner = Inflated(stream, options.limits)
    buffered: BinaryIO = io.BufferedReader(inner, 65_536)
    blob = replace(blob, head=ahead(buffered), stream=buffered)
    if inner.truncated and not blob.head:
        raise Refused("truncated", "the compressed data ends before its first byte")
    yield from documents(blob, options, depth + 1)
    if inner.truncated:
        yield warning("truncated", f"the compressed data ends too early; {inner.given:,} bytes of it were read", blob.input)
