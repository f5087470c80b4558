"""Feed: RSS, Atom and JSON Feed to one draft an item. feedparser reads the XML; entities are refused before it sees any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

import feedparser

from tocsin.ingest.clean import line
from tocsin.ingest.draft import Draft, Form, Refused, failure, warning
from tocsin.ingest.options import Limits
from tocsin.ingest.published import from_field
from tocsin.model import UNDATED, Issue, Published

ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>|<!\[CDATA\[.*?\]\]>|<!--.*?-->", re.DOTALL)
ESCAPED_TAG = re.compile(r"<[^>]{1,500}>")
JSON_FEED = "https://jsonfeed.org/version/"


def xml(data: bytes, where: str, charset: str | None, limits: Limits) -> Iterator[Draft | Issue]:
    """The items of an RSS or Atom feed."""
    if ENTITY.search(data):
        raise Refused("xml-entities", "the feed declares XML entities, as bombs and file thieves do; it was not parsed")
    if deeper(data, limits.xml_depth):
        raise Refused("too-deep", f"the feed's elements are nested deeper than {limits.xml_depth}")
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    feed = feedparser.parse(data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    entries = feed.entries
    if feed.bozo and not isinstance(feed.get("bozo_exception"), (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)):
        lost = failure if not entries else warning
        yield lost("corrupt", f"the feed is not well formed ({feed.get('bozo_exception')}); {len(entries)} items were read", where)
    elif not entries:
        yield failure("empty", "the feed has no items", where)
    yield from over(len(entries), where, limits)
    for number, entry in enumerate(entries[: limits.feed_items], 1):
        yield item(entry, feed.feed, f"{where}#{line(entry.get('id') or entry.get('link')) or number}")


def over(count: int, where: str, limits: Limits) -> Iterator[Issue]:
    """The warning that a feed has more items than are taken."""
    if count > limits.feed_items:
        yield warning("too-many", f"the feed has {count:,} items; only the first {limits.feed_items:,} were taken", where)


def deeper(data: bytes, most: int) -> bool:
    """Are the elements nested deeper than this? One pass over the tags."""
    depth = 0
    for match in TAG.finditer(data):
        if match[1] is not None:
            depth += -1 if match[1] else 0 if match[2] else 1
            if depth > most:
                return True
    return False


def item(entry: Any, feed: Any, where: str) -> Draft:
    """The draft of one entry: its fullest text, its own date and address, the feed's name as the outlet."""
    contents = [*(content.get("value") or "" for content in entry.get("content") or []), entry.get("summary") or ""]
    title = line(ESCAPED_TAG.sub("", entry.get("title") or ""))
    return Draft(
        input=where, form=Form.FRAGMENT, content=max(contents, key=len), title=title, url=address(entry.get("link")), published=date(entry),
        outlet=line(entry.get("source", {}).get("title")) or line(feed.get("title")), byline=line(entry.get("author")),
        language=line(entry.get("language") or feed.get("language")), licence=line(entry.get("rights") or feed.get("rights")),
    )  # fmt: skip


def date(entry: Mapping[str, Any]) -> Published:
    """The item's date: when published, or else when updated, and the words say which."""
    for name in ("published", "created", "updated"):
        found = from_field(entry.get(name), name)
        if found.value:
            return found
    return UNDATED


def address(link: object) -> str | None:
    """A link that is one: http or https."""
    return link.strip() if isinstance(link, str) and link.strip().casefold().startswith(("http://", "https://")) else None


def is_json_feed(value: object) -> TypeGuard[dict[str, Any]]:
    """Does a decoded JSON value say that it is a JSON Feed?"""
    return isinstance(value, dict) and str(value.get("version", "")).startswith(JSON_FEED)


def json(value: dict[str, Any], where: str, limits: Limits) -> Iterator[Draft | Issue]:
    """The items of a JSON Feed (versions 1 and 1.1)."""
    items = value.get("items")
    items = items if isinstance(items, list) else []
    if not items:
        yield failure("empty", "the feed has no items", where)
    yield from over(len(items), where, limits)
    for number, entry in enumerate(items[: limits.feed_items], 1):
        yield (
            json_item(entry, value, f"{where}#{entry.get('id') or number}")
            if isinstance(entry, dict)
            else failure("bad-row", "the feed's item is no object", f"{where}#{number}")
        )


def json_item(entry: dict[str, Any], feed: dict[str, Any], where: str) -> Draft:
    """The draft of one item of a JSON Feed."""
    html, text = (entry.get(key) if isinstance(entry.get(key), str) else None for key in ("content_html", "content_text"))
    authors = entry.get("authors") or feed.get("authors") or [entry.get("author")]
    names = [a["name"] for a in authors if isinstance(a, dict) and isinstance(a.get("name"), str)] if isinstance(authors, list) else []
    said = {key: value for key, value in entry.items() if isinstance(value, str)}
    dated = "date_published" if said.get("date_published") else "date_modified"
    outlet, language = (value if isinstance(value := feed.get(key), str) else None for key in ("title", "language"))
    return Draft(
        input=where, form=Form.FRAGMENT if html else Form.TEXT, content=html or text or said.get("summary", ""), title=line(said.get("title")),
        outlet=line(outlet), byline=", ".join(names) or None, url=address(said.get("url")), language=said.get("language") or language,
        published=from_field(said.get(dated), dated),
    )  # fmt: skip
