"""Kind: what bytes are, from their content: magic numbers and structure. A file's name is never asked, a declared media type only between HTML and text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from enum import StrEnum


class Kind(StrEnum):
    """What can be read, and what can't."""

    EMPTY = "empty"
    GZIP = "gzip"
    WARC = "warc"
    FEED = "feed"
    HTML = "html"
    MAIL = "mail"
    JSON = "json"
    LINES = "lines"  # a JSON object a line
    TABLE = "table"
    TEXT = "text"
    XML = "xml"
    BINARY = "binary"


MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "an MP3 sound"),
    (b"OggS", "an Ogg sound"),
    (b"RIFF", "a RIFF sound, film or image"),
)
FEED = re.compile(r"<(?:rss|feed|(?:\w+:)?RDF)\b[^>]{0,2000}>", re.IGNORECASE)
HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h1|table|span|script)\b", re.IGNORECASE)
ROOT = re.compile(r"<([A-Za-z][\w:.-]*)")
HEADER = re.compile(
    r"(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Content-Type|X-[\w-]+|DKIM-Signature|Reply-To|List-[\w-]+|ARC-[\w-]+|Authentication-Results):\s?.*",
    re.IGNORECASE,
)
MAIL = re.compile(r"^(?:From|Received|Message-ID|MIME-Version):", re.IGNORECASE | re.MULTILINE)
DELIMITERS = ",\t;|"
TELLING = ("id", "url", "link", "title", "headline", "date", "published", "published_at", "pubdate", "outlet", "publisher", "author", "language", "summary")


def magic(head: bytes) -> str | None:
    """What a file that holds no text is, by its first bytes."""
    return next((name for start, name in MAGIC if head.startswith(start)), None)


def kind_of(head: bytes, names: Iterable[str], media: str | None = None) -> Kind:
    """The kind of the content that begins with `head`; `names` are the column names by which a table is known."""
    if not head.strip(b"\x00\t\n\r\x0c \xef\xbb\xbf"):
        return Kind.EMPTY
    if head.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if magic(head):
        return Kind.BINARY
    text = head_text(head)
    if text.startswith(("WARC/1.", "WARC/0.")):
        return Kind.WARC
    return next((kind for sees, kind in MARKUP if sees(text)), None) or rows(text, names) or loose(text, media)


def head_text(head: bytes) -> str:
    """The first characters, in whatever set they are."""
    for mark, codec in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if head.startswith(mark):
            return head.decode(codec, "replace").lstrip()
    return head.decode("utf-8", "replace").lstrip()


def is_feed(text: str) -> bool:
    """RSS, Atom or RDF: the root element says so."""
    root = ROOT.search(text) if text.startswith("<") else None
    return root is not None and bool(FEED.match(text, root.start()))


def is_html(text: str) -> bool:
    """A page begins with markup of HTML."""
    if text.startswith("<?xml"):
        root = ROOT.search(text[:4_000])
        return root is not None and root[1].casefold() == "html"
    return text.startswith("<") and bool(HTML.search(text[:4_000]))


def is_xml(text: str) -> bool:
    """Some other XML."""
    return text.startswith("<?xml")


def is_mail(text: str) -> bool:
    """A mail begins with headers, one of them a mail's own."""
    lines = text.split("\n", 1)
    return bool(HEADER.match(lines[0])) and bool(MAIL.search(text.replace("\r\n", "\n").partition("\n\n")[0]))


MARKUP = ((is_feed, Kind.FEED), (is_html, Kind.HTML), (is_xml, Kind.XML), (is_mail, Kind.MAIL))


def rows(text: str, names: Iterable[str]) -> Kind | None:
    """JSON, JSON lines, or a table with a header that names the text; None for none of these."""
    if text[:1] == "{":
        first, _, rest = text.partition("\n")
        return Kind.LINES if (first.rstrip().endswith("}") and rest.lstrip()[:1] == "{") or (not rest and len(text) > 60_000) else Kind.JSON
    if re.match(r"\[\s*[{\]]", text):
        return Kind.JSON
    header = text.partition("\n")[0]
    return Kind.TABLE if delimiter(header, names) or tabular(text) else None


def tabular(text: str) -> str | None:
    """The character between the columns of a table whose header names no text, but a report's date, title, address or the like; its rows have as many cells."""
    header, _, rest = text.partition("\n")
    mark = delimiter(header, TELLING)
    if mark is None or ", " in header:  # a blank after the comma is prose
        return None
    try:
        shapes = {len(row) for row, _ in zip(csv.reader(io.StringIO(header + "\n" + rest[:20_000], newline=""), delimiter=mark), range(3), strict=False) if row}
    except csv.Error:
        return None
    return mark if len(shapes) == 1 and all(len(cell) <= 40 for cell in header.split(mark)) else None


def delimiter(header: str, names: Iterable[str]) -> str | None:
    """The character between the columns, where the header names at least two columns and one of them is among `names`."""
    wanted = {name.casefold() for name in names}
    for mark in DELIMITERS:
        try:
            cells = next(csv.reader([header.strip("\r\n\ufeff")], delimiter=mark), [])
        except csv.Error:
            continue
        if len(cells) > 1 and len(cells) < 500 and wanted & {cell.strip().casefold() for cell in cells}:
            return mark
    return None


def loose(text: str, media: str | None) -> Kind:
    """Text, unless it is declared or looks like HTML without a beginning, or holds zero bytes."""
    if text.count("\x00") > 0.02 * len(text) and not media:
        return Kind.BINARY
    return Kind.HTML if media in ("text/html", "application/xhtml+xml") or len(re.findall(r"</(?:p|div|span|a|li|h\d)>", text)) > 3 else Kind.TEXT
