"""Rows as JSON, JSON Lines, CSV, TSV or a table for the terminal."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from io import StringIO
from typing import Any

Rows = Iterable[Mapping[str, Any]]
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """How rows are written."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    TABLE = "table"

    @property
    def nested(self) -> bool:
        """Can it hold lists and dicts?"""
        return self in (Format.JSON, Format.JSONL)


def printable(text: str) -> str:
    """Text that does nothing to a terminal: no escape sequences, no direction marks.

    >>> printable("red \\x1b[31m")
    'red [31m'
    """
    return CONTROL.sub("", text)


def shown(value: Any) -> str:
    """A value as text for people; lists and dicts as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def cell(value: Any) -> Any:
    """A value for a spreadsheet: text that a spreadsheet would run as a formula gets a `'` in front; numbers stay numbers.

    >>> cell("=1+1"), cell(-12)
    ("'=1+1", -12)
    """
    if isinstance(value, list | dict):
        value = shown(value)
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("", value)
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])
    return f"'{text}" if first in ("=", "+", "-", "@") or value[:1] in ("\t", "\r") else text


def separated(rows: Rows, columns: Sequence[str], *, delimiter: str, heads: bool) -> Iterator[str]:
    """Lines of CSV or TSV."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    if heads:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def written(rows: Rows, kind: Format, columns: Sequence[str], *, heads: bool = True) -> Iterator[str]:
    """The rows as text in a format other than the table, piece by piece; each piece ends in a line break."""
    if kind is Format.JSONL:
        for row in rows:
            yield json.dumps({c: row.get(c) for c in columns}, ensure_ascii=False) + "\n"
    elif kind is Format.JSON:
        yield json.dumps([{c: row.get(c) for c in columns} for row in rows], ensure_ascii=False, indent=1) + "\n"
    else:
        yield from separated(rows, columns, delimiter="\t" if kind is Format.TSV else ",", heads=heads)
