"""Inflate: gzip and deflate as a stream, with the real output counted while it comes: bombs and cut files are found, not believed."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from tocsin.ingest.draft import Refused
from tocsin.ingest.options import Limits

STEP = 65_536  # bytes in and out at a time
GZIP = b"\x1f\x8b"


class Inflated(io.RawIOBase):
    """The decompressed bytes of a gzip file of one or many members.

    Reading raises `Refused` at the ratio limit (`ratio`) and at damage (`corrupt`). A file that ends too early gives what it holds and sets `truncated`.
    """

    def __init__(self, source: BinaryIO, limits: Limits, wbits: int = 31) -> None:
        self.source = source
        self.limits = limits
        self.wbits = wbits
        self.inflator = zlib.decompressobj(wbits)
        self.rest = b""
        self.taken = 0
        self.given = 0
        self.truncated = False
        self.ended = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with the next bytes; gives how many."""
        piece = self.piece(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def piece(self, size: int) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        while not self.ended:
            if not self.rest:
                self.rest = self.source.read(STEP)
                self.taken += len(self.rest)
            before = len(self.rest)
            out = self.inflate(size)
            self.given += len(out)
            self.check()
            if out:
                return out
            self.ended = self.over(before)
        return b""

    def inflate(self, size: int) -> bytes:
        """What the inflator gives next."""
        if self.inflator.eof and self.rest:
            if not self.rest.startswith(GZIP[: len(self.rest)]):  # what follows the last member is padding
                self.rest, self.ended = b"", True
                return b""
            self.inflator = zlib.decompressobj(self.wbits)
        try:
            out = self.inflator.decompress(self.rest, max(1, min(size, STEP)))
        except zlib.error as error:
            raise Refused("corrupt", f"the compressed data is damaged after {self.given:,} bytes: {error}") from None
        self.rest = self.inflator.unused_data if self.inflator.eof else self.inflator.unconsumed_tail
        return out

    def over(self, before: int) -> bool:
        """Is there nothing more to come?"""
        if before or self.rest or self.ended:
            return self.ended
        self.truncated = not self.inflator.eof
        return True

    def check(self) -> None:
        """Refuses a bomb."""
        if self.given > self.limits.ratio_from and self.given > self.limits.ratio * max(1, self.taken):
            raise Refused("ratio", f"{self.taken:,} compressed bytes gave more than {self.given:,}: over the ratio limit of {self.limits.ratio}")


def take(stream: BinaryIO, most: int) -> bytes:
    """All bytes of a stream; `Refused` (too-large) where they are more than `most`."""
    parts: list[bytes] = []
    left = most + 1
    while left > 0 and (part := stream.read(min(left, 1_000_000))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise Refused("too-large", f"it is larger than {most:,} bytes; raise the limit to read it")
    return b"".join(parts)
