"""Gather: an input's name to the bytes it stands for: a file, a folder, a glob, standard input, an address."""

from __future__ import annotations

import glob
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tocsin.ingest.draft import Blob, failure, note
from tocsin.ingest.options import Fetch, Fetched
from tocsin.model import Issue

HEAD = 65_536  # bytes read ahead to find the kind
DEPTH = 40  # folders in folders


def blobs(name: str, stdin: BinaryIO | None, fetch: Fetch, *, own: frozenset[str] = frozenset()) -> Iterator[Blob | Issue]:
    """What one input stands for, in the order of names; each thing that can't be opened is an Issue.

    `own` are the paths of files that are being written to: no input where a folder or a pattern holds them.
    """
    if name == "-":
        yield blob("-", stdin) if stdin else failure("missing", "there is no standard input to read", "-")
    elif name.casefold().startswith(("http://", "https://")):
        yield from fetched(name, fetch(name))
    elif "://" in name[:20]:
        yield failure("bad-url", "only http and https addresses are fetched", name)
    elif "\x00" in name or not name:
        yield failure("missing", "there is no such file", name)
    elif os.path.lexists(name):
        yield from path(resolved(name), frozenset(), own)
    elif glob.has_magic(name):
        yield from matching(name, own)
    else:
        yield failure("missing", "there is no such file or folder", name)


def fetched(name: str, answer: Fetched | Issue) -> Iterator[Blob | Issue]:
    """The blob of an answer from the network."""
    if isinstance(answer, Issue):
        yield answer
        return
    yield from answer.issues
    yield Blob(input=name, head=answer.data[:HEAD], stream=io.BytesIO(answer.data[HEAD:]), url=answer.url, media=answer.media, charset=answer.charset)


def matching(pattern: str, own: frozenset[str]) -> Iterator[Blob | Issue]:
    """The files that a pattern names."""
    names = sorted(glob.glob(pattern, recursive=True))
    if not names:
        yield failure("missing", "no file matches the pattern", pattern)
    for name in names:
        if "**" not in pattern or not os.path.isdir(name):  # "**" names the files in its folders too
            at = resolved(name)
            yield from (passed(str(at)),) if str(at) in own else path(at, frozenset(), own)


def passed(where: str) -> Issue:
    """The note on a file that is no input."""
    return note("skipped", "it was passed over: it is the database that the reports are kept in", where)


def resolved(name: str) -> Path:
    """The one path of a file however it was typed: a report's id hangs on it. A link to nothing keeps its own name."""
    real = os.path.realpath(name)
    return Path(real if os.path.lexists(real) else os.path.abspath(name))


def path(at: Path, above: frozenset[tuple[int, int]], own: frozenset[str] = frozenset()) -> Iterator[Blob | Issue]:
    """The blobs of a file or folder. `above` are the folders it lies in, so that a link back to one of them ends."""
    try:
        about = at.stat()
        if stat.S_ISDIR(about.st_mode):
            yield from folder(at, (about.st_dev, about.st_ino), above, own)
        elif stat.S_ISREG(about.st_mode):
            with at.open("rb") as stream:
                yield blob(str(at), stream)
        else:
            yield failure("not-a-file", "it is neither a file nor a folder", str(at))
    except (OSError, ValueError) as error:
        yield failure(
            "missing" if isinstance(error, FileNotFoundError) else "unreadable", f"it can't be opened: {getattr(error, 'strerror', None) or error}", str(at)
        )


def folder(at: Path, identity: tuple[int, int], above: frozenset[tuple[int, int]], own: frozenset[str] = frozenset()) -> Iterator[Blob | Issue]:
    """The files of a folder and the folders in it, by name; those whose names begin with a dot are left alone."""
    if identity in above:
        yield note("loop", "the folder lies in itself through a link; it was read once", str(at))
        return
    if len(above) >= DEPTH:
        yield failure("too-deep", f"folders are nested deeper than {DEPTH}", str(at))
        return
    names = sorted(entry.name for entry in at.iterdir())
    shown = [name for name in names if not name.startswith(".")]
    if len(shown) < len(names):
        yield note("skipped", f"{len(names) - len(shown)} files whose names begin with a dot were passed over", str(at))
    if not shown:
        yield failure("empty", "the folder is empty", str(at))
    for name in shown:
        yield from (passed(str(at / name)),) if str(at / name) in own else path(at / name, above | {identity}, own)


def blob(name: str, stream: BinaryIO) -> Blob:
    """The blob of an open stream."""
    return Blob(input=name, head=ahead(stream), stream=stream)


def ahead(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, as many as are wanted or there are."""
    parts: list[bytes] = []
    left = HEAD
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
