"""WARC: an archive's pages, a draft each. fastwarc reads the records; lengths and digests are checked here, since a cut archive ends without a word."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from tocsin.ingest.draft import Blob, Draft, failure, note, warning
from tocsin.ingest.options import Limits
from tocsin.model import Issue

READ = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
MEDIA = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/rss+xml",
    "application/atom+xml",
    "application/xml",
    "text/xml",
    "application/feed+json",
    "application/json",
)
Open = Callable[[Blob], Iterator[Draft | Issue]]


class Forward:
    """A stream that can only be read on: given a `seek`, even one that refuses, fastwarc tries it and dies."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.at = 0
        self.ended = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        part = self.stream.read(size)
        self.at += len(part)
        self.ended = self.ended or not part
        return part

    def tell(self) -> int:
        """How many bytes were read."""
        return self.at


def records(stream: BinaryIO, where: str, limits: Limits, open_: Open) -> Iterator[Draft | Issue]:
    """The documents of an archive; records that hold no page are counted in a note."""
    skipped: dict[str, int] = {}
    documents = 0
    broken: str | None = None
    end: int | None = 0  # where the last record should end
    forward = Forward(stream)
    archive = iter(ArchiveIterator(cast("BinaryIO", forward), parse_http=False))
    while True:
        try:
            record = next(archive)
        except StopIteration:
            break
        except (OSError, ValueError, RuntimeError) as error:
            broken = str(error)
            break
        end = ending(record)
        for found in document(record, where, limits, open_):
            if isinstance(found, str):
                skipped[found] = skipped.get(found, 0) + 1
            else:
                documents += 1
                yield found
    if end is None:
        broken = "its last record is cut in its headers"
    elif forward.ended and forward.at < end:
        broken = f"its last record should end at byte {end:,}, the archive does at {forward.at:,}"
    if broken or not (documents or skipped):
        yield (warning if documents else failure)(
            "truncated" if documents else "corrupt", f"the archive can't be read to its end{f' ({broken})' if broken else ''}", where
        )
    elif not documents:
        yield failure("empty", f"the archive holds no page ({told(skipped)})", where)
    if documents and skipped:
        yield note("skipped", f"records that hold no page were passed over: {told(skipped)}", where)


def ending(record: Any) -> int | None:
    """Where a record should end by its own headers (`Name: value` lines below `WARC/1.0`); None where these are cut themselves."""
    if "Content-Length" not in record.headers:
        return None
    head = sum(len(name) + len(value) + 4 for name, value in record.headers) + len("WARC/1.0\r\n\r\n")
    return int(record.stream_pos) + head + int(record.content_length)


def told(skipped: dict[str, int]) -> str:
    """How many of what, in words."""
    return ", ".join(f"{count} {what}" for what, count in sorted(skipped.items())) or "no records"


def document(record: Any, where: str, limits: Limits, open_: Open) -> Iterator[Draft | Issue | str]:
    """What one record gives; a string says what kind of record it is that gives nothing."""
    address = record.headers.get("WARC-Target-URI")
    at = f"{where}#{address or record.record_id}"
    if record.record_type not in READ:
        yield str(record.record_type).rpartition(".")[2]
        return
    if record.content_length > limits.record_bytes:
        yield failure("too-large", f"the record is larger than {limits.record_bytes:,} bytes", at)
        return
    declared = record.content_length
    sound = record.verify_block_digest(consume=False) if "WARC-Block-Digest" in record.headers else None
    try:
        body, status, media, charset = payload(record, limits)
    except (OSError, ValueError, RuntimeError) as error:
        yield failure("corrupt", f"the record can't be read: {error}", at)
        return
    if status is not None and not 200 <= status < 300:
        yield f"answers of status {status}"
        return
    if media and media not in MEDIA:
        yield f"of type {media}"
        return
    if len(body) > limits.page_bytes:
        yield failure("too-large", f"the page is larger than {limits.page_bytes:,} bytes", at)
        return
    if sound is False:
        yield warning("digest", f"the record of {declared:,} bytes does not match its digest: it is damaged or cut", at)
    yield from open_(Blob(input=at, head=body[:65_536], stream=io.BytesIO(body[65_536:]), url=address, media=media, charset=charset))


def payload(record: Any, limits: Limits) -> tuple[bytes, int | None, str | None, str | None]:
    """The body, its HTTP status, media type and character set; one byte more than the limit says that there is more."""
    if record.is_http:
        record.parse_http(auto_decode="all")
        body = record.reader.read(limits.page_bytes + 1)
        return body, record.http_headers.status_code, (record.http_content_type or "").casefold() or None, record.http_charset
    media = (record.headers.get("Content-Type") or "").partition(";")[0].strip().casefold()
    return record.reader.read(limits.page_bytes + 1), None, media or None, None
