"""Table: CSV, JSON lines and JSON arrays, a document a row, with the columns named by the caller or found by their usual names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from tocsin.ingest import feed
from tocsin.ingest.charset import decode
from tocsin.ingest.draft import Draft, Form, Refused, failure, warning
from tocsin.ingest.inflate import take
from tocsin.ingest.kind import delimiter, tabular
from tocsin.ingest.options import Columns, Limits
from tocsin.ingest.published import from_field
from tocsin.ingest.value import json_value
from tocsin.model import Issue

USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "maintext", "article_text", "content_text", "article_body", "story"),
    "title": ("title", "headline", "head"),
    "date": (
        "published",
        "date",
        "published_at",
        "publishedat",
        "publish_date",
        "date_published",
        "publication_date",
        "date_publish",
        "pub_date",
        "pubdate",
        "datetime",
        "timestamp",
    ),
    "outlet": ("outlet", "source", "publisher", "site", "sitename", "site_name", "newspaper", "media", "source_name", "domain"),
    "url": ("url", "link", "source_url", "canonical", "web_url", "permalink"),
    "language": ("language", "lang"),
    "licence": ("licence", "license", "rights"),
    "id": ("id", "uid", "guid", "uuid", "doc_id", "article_id"),
    "byline": ("byline", "author", "authors", "creator"),
    "sentences": ("sentences",),
}
Row = Mapping[str, object]


def text_names(columns: Columns) -> tuple[str, ...]:
    """The names by which a table's text is found."""
    return (columns.text,) if columns.text else USUAL["text"]


def lines(stream: BinaryIO, where: str, columns: Columns, limits: Limits) -> Iterator[Draft | Issue]:
    """The documents of a file with a JSON object a line; a line that is none, or too long, fails alone."""
    number = 0
    while raw := stream.readline(limits.page_bytes + 1):
        number += 1
        at = f"{where}#{number}"
        if len(raw) > limits.page_bytes:
            while len(raw) > limits.page_bytes and not raw.endswith(b"\n"):
                raw = stream.readline(limits.page_bytes + 1)
            yield failure("too-large", f"line {number} is longer than {limits.page_bytes:,} bytes", at)
        elif raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
            yield from parsed(raw.removeprefix(b"\xef\xbb\xbf"), at, columns, limits)


def parsed(raw: bytes, at: str, columns: Columns, limits: Limits) -> Iterator[Draft | Issue]:
    """The document of one line."""
    try:
        row = json_value(raw)
    except Refused as refused:
        yield refused.issue(at)
        return
    yield from rows(row, at, columns, limits, inner=f"{at}.")


def rows(row: object, at: str, columns: Columns, limits: Limits, *, inner: str | None = None) -> Iterator[Draft | Issue]:
    """The documents of a decoded JSON value: a JSON Feed, an array of objects, an object, or one that holds an array of them.

    `at` names the value, `inner` begins the names of an array's items: `rows.jsonl#5.` on the fifth line, else `items.json#`.
    """
    where = at.rpartition("#")[0]
    if feed.is_json_feed(row):
        yield from feed.json(row, where, limits)
        return
    if isinstance(row, dict) and not any(key in row for name in ("text", "sentences", "title") for key in names(name, columns)):
        row = next((row[key] for key in ("articles", "items", "results", "documents", "data", "reports") if isinstance(row.get(key), list)), row)
    if isinstance(row, list):
        for number, one in enumerate(row, 1):
            yield from document(one, f"{inner or f'{where}#'}{number}", where, columns)
        if not row:
            yield failure("empty", "the JSON array is empty", where)
    else:
        yield from document(row, at, where, columns)


def table(stream: BinaryIO, where: str, columns: Columns, limits: Limits) -> Iterator[Draft | Issue]:
    """The documents of a CSV file (comma, tab, semicolon or bar), which is read whole, since a quoted cell may hold lines."""
    text = decode(take(stream, limits.file_bytes))
    if text.wrong:
        yield Issue("encoding", text.severity, text.wrong, where, "ingest")
    csv.field_size_limit(max(csv.field_size_limit(), limits.page_bytes))  # the module's own limit, 131,072, is less than a long report
    mark = delimiter(text.text.partition("\n")[0], text_names(columns)) or tabular(text.text.removeprefix("\ufeff")) or ","
    reader = csv.DictReader(io.StringIO(text.text.removeprefix("\ufeff"), newline=""), delimiter=mark, restkey="", strict=False)
    yield from unnamed(reader.fieldnames or (), where, columns)
    count = 0
    for count, row in enumerate(safely(reader, where), 1):
        if isinstance(row, Issue):
            yield row
        else:
            yield from surplus(row, f"{where}#{count}")
            yield from document({key: value for key, value in row.items() if key}, f"{where}#{count}", where, columns)
    if not count:
        yield failure("empty", "the table has a header but no row", where)


def unnamed(header: Iterable[str], where: str, columns: Columns) -> Iterator[Issue]:
    """The warning that no column holds the text, with those there are, and that two bear the same name, of which the last is read."""
    found = [name.strip() for name in header if name and name.strip()]
    folded = [name.casefold() for name in found]
    if not set(folded) & {name.strip().casefold() for name in (*text_names(columns), *USUAL["sentences"])}:
        yield warning("no-text", f"no column of the table is named {' or '.join(text_names(columns))}; name the text's (--text): {', '.join(found)}", where)
    twice = sorted({name for name in found if folded.count(name.casefold()) > 1})
    if twice:
        yield warning("same-name", f"several columns are named {', '.join(twice)}: only the last of each is read", where)


def surplus(row: Mapping[str, object], at: str) -> Iterator[Issue]:
    """The warning that a row has more cells than the header: a mark in its text stands without quotes, and its values are in the wrong columns."""
    over = row.get("")
    more = [str(cell) for cell in over if str(cell).strip()] if isinstance(over, list) else []
    if more:
        said = " ".join(more)[:60]
        yield warning("bad-row", f"the row has {len(more)} more cells than the header, which are not read (“{said}”): is its text in quotes?", at)


def safely(reader: Iterator[dict[str, str]], where: str) -> Iterator[dict[str, str] | Issue]:
    """The rows; a row that csv can't read is a failure."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            code = "too-large" if "field limit" in str(error) else "bad-row"
            yield failure(code, f"the row can't be read: {error}", where)


def document(row: object, at: str, where: str, columns: Columns) -> Iterator[Draft | Issue]:
    """The document of one row, or why it is none."""
    if not isinstance(row, dict):
        yield failure("bad-row", f"a row is an object with named values, not {type(row).__name__}", at)
        return
    said = {name: pick(row, names(name, columns)) for name in USUAL}
    at = f"{where}#{said['id']}" if said["id"] is not None and str(said["id"]).strip() else at
    content = body(said)
    if content is None:
        yield failure("no-text", f"the row has no text under {', '.join(text_names(columns))}; name its column", at)
        return
    published = from_field(scalar(said["date"]), "date")
    if said["date"] not in (None, "") and not published.value:
        yield warning("bad-date", f"{str(said['date'])[:60]!r} is no date that can be read one way only: the report is undated", at)
    yield Draft(
        input=at, form=Form.SENTENCES if isinstance(content, tuple) else Form.TEXT, content=content, title=words(said["title"]), published=published,
        outlet=words(said["outlet"]), url=words(said["url"]), byline=words(said["byline"]), language=words(said["language"]), licence=words(said["licence"]),
    )  # fmt: skip


def names(field: str, columns: Columns) -> tuple[str, ...]:
    """The keys under which a field may stand."""
    chosen = getattr(columns, field, None)
    return (chosen,) if chosen else USUAL[field]


def pick(row: Row, keys: Iterable[str]) -> object:
    """The first of these keys' values that is not blank, whatever the case of the key."""
    folded = {str(key).strip().casefold(): value for key, value in row.items()}
    found = (folded.get(key.strip().casefold()) for key in keys)
    return next((value for value in found if value is not None and value != ""), None)


def body(said: Row) -> str | tuple[str, ...] | None:
    """The text, or the sentences where the row holds these instead."""
    text, sentences = said["text"], said["sentences"]
    if isinstance(sentences, list) and sentences and not isinstance(text, str) and all(isinstance(s, str) for s in sentences):
        return tuple(sentences)
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        return "\n".join(text)
    return text if isinstance(text, str) else None


def scalar(value: object) -> str | int | float | None:
    """A value that may be a date."""
    return value if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


def words(value: object) -> str | None:
    """A value as words; a list's joined; None for an object."""
    if isinstance(value, dict):
        return words(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return ", ".join(str(part) for part in value if isinstance(part, (str, int))) or None
    return str(value) if value is not None and str(value).strip() else None
