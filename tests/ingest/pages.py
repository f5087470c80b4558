"""Invented pages, feeds and archives, and the short way to read them."""

from __future__ import annotations

import base64
import hashlib
import io

from tocsin.ingest import Columns, Intake, Limits, Options, reports
from tocsin.model import Issue, Report

FIRST = "Three rockets hit the depot near the river on Monday, officials said."
SECOND = "The ministry said that it had sent two more battalions to guard the road, which had been closed since the weekend."
THIRD = "No group said that it had fired them, and the governor asked people to stay at home until the road is open again."
SENTENCES = (FIRST, SECOND, THIRD)


def page(*extra: str, head: str = "", title: str = "Rockets hit depot near river", paragraphs: tuple[str, ...] = SENTENCES) -> str:
    """A whole HTML page around the paragraphs; `extra` stands among them."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs[:1]) + "".join(extra) + "".join(f"<p>{words}</p>" for words in paragraphs[1:])
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - Daily Bell</title>'
        f'<meta property="og:site_name" content="Daily Bell"><meta property="og:title" content="{title}"><link rel="stylesheet" href="a.css">{head}</head>'
        f"<body><nav><a>Home</a></nav><main><article><h1>{title}</h1>{body}</article></main><footer>© 2020 Daily Bell</footer></body></html>"
    )


def read(data: bytes | str, *, limits: Limits | None = None, columns: Columns | None = None) -> tuple[list[Report], list[Issue], Intake]:
    """What standard input with these bytes gives."""
    raw = data.encode() if isinstance(data, str) else data
    options = Options(stdin=io.BytesIO(raw), limits=limits or Limits(), columns=columns or Columns())
    intake = reports(["-"], options=options)
    results = list(intake)
    return [r for r in results if isinstance(r, Report)], [r for r in results if isinstance(r, Issue)], intake


def only(data: bytes | str, *, limits: Limits | None = None, columns: Columns | None = None) -> Report:
    """The one report of these bytes."""
    found, issues, _ = read(data, limits=limits, columns=columns)
    assert len(found) == 1, issues
    return found[0]


def codes(issues: list[Issue]) -> list[str]:
    """The issues' codes."""
    return [issue.code for issue in issues]


def words(report: Report) -> list[str]:
    """The report's sentences."""
    return [report.sentence(n) for n in range(len(report.sentences))]


def record(url: str, body: str, *, status: str = "200 OK", media: str = "text/html; charset=utf-8", digest: bool = True) -> bytes:
    """One WARC response record."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body.encode()
    line = f"WARC-Block-Digest: sha1:{base64.b32encode(hashlib.sha1(block).digest()).decode()}\r\n" if digest else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-{len(url):012d}>\r\n"
        f"WARC-Date: 2020-01-07T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n{line}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def rss(*items: str) -> str:
    """An RSS feed of these items' inner XML."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Bell Wire</title>{inner}</channel></rss>'
