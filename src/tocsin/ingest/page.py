"""Page: an HTML page to its article. Text by trafilatura; date from metadata, then the address, then the byline (htmldate).

Hidden elements are taken out first; what of the page's visible text did not become the article is kept as cuts, each with its reason.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from urllib.parse import urlsplit

import msgspec
import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.metadata import extract_metadata

from tocsin.ingest import furniture, hidden, plain
from tocsin.ingest.clean import clean, line
from tocsin.ingest.draft import OUTSIDE, Refused
from tocsin.ingest.options import Limits
from tocsin.ingest.plain import Article
from tocsin.ingest.published import from_field, from_url
from tocsin.model import UNDATED, Cut, DateBasis, PartialDate, Published

for _name in ("trafilatura", "htmldate", "courlan"):  # what they have to say is said by our issues, not on standard error
    logging.getLogger(_name).addHandler(logging.NullHandler())

BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "  # noqa: SIM905
    "hr html label legend li main nav ol option p pre section select summary table tbody td tfoot th thead tr ul".split()
)
UNREAD = frozenset("script style noscript template svg math head iframe object canvas textarea select".split())  # noqa: SIM905
LANDMARKS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "related",
    "form": "form",
    "header": "header",
    "button": "navigation",
    "figcaption": "caption",
    "menu": "navigation",
}
DATE_META = (
    "article:published_time", "og:published_time", "datepublished", "article.published", "published_time", "publish_date", "publish-date", "publication_date",
    "pubdate", "publishdate", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "date", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "cxenseparse:recs:publishtime", "bt:pubdate", "originalpublicationdate", "article_date_original",
    "release_date", "created",
)  # fmt: skip
CLOSED = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)  # libxml2 drops what follows, a browser shows it
JSON_CHARS = 500_000  # of linked data, read at most
BARE_DATE = {"extensive_search": False, "original_date": True}
MARKER = re.compile(r"^(?:[-•*‣▪]|#{1,6})\s+")
ENDS_WITH_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself outside its text."""

    title: str | None = None
    site: str | None = None
    author: str | None = None
    url: str | None = None
    licence: str | None = None
    day: str | None = None  # what htmldate read, where metadata and address gave no date


def read(html: str, url: str | None, limits: Limits) -> Article:
    """The article of a page; `Refused` where the page is nested too deep or holds no text."""
    tree = parse(html)
    said = metadata(tree)
    where = canonical(tree, said) or url
    date = from_metadata(tree, said) or from_url(url) or from_url(where)
    taken = hidden.take_out(tree)
    visible = list(lines(tree, limits.html_depth))
    about = itself(tree, said, where, date is not None)
    title = without_site(about.title, about.site)
    found = article(tree, url, visible, title)
    rest = left_over(visible, (*found.paragraphs, *(cut.words for cut in found.cuts), title or ""), limits.cut_chars)
    return replace(
        found, outlet=about.site or host(about.url) or found.outlet, byline=about.author or found.byline, url=about.url,
        language=line(tree.get("lang") or tree.get("xml:lang")), licence=about.licence, cuts=(*taken, *found.cuts, *rest),
        published=date or (found.published if found.published.value else byline_date(about.day)),
    )  # fmt: skip


def itself(tree: HtmlElement, said: dict[str, str], url: str | None, dated: bool) -> About:
    """What the page says of itself: by its meta elements, or where these do not name title, outlet and date, by trafilatura's longer search."""
    licence = next((link.get("href") or link.text_content() for link in tree.iter("link", "a") if (link.get("rel") or "").casefold() == "license"), None)
    if dated and said.get("og:title") and said.get("og:site_name"):
        return About(line(said["og:title"]), line(said["og:site_name"]), line(author(said)), url, line(licence))
    found = extract_metadata(tree, url, BARE_DATE, extensive=False)
    return About(line(found.title), line(found.sitename), line(found.author), url, line(licence or found.license), found.date)


def canonical(tree: HtmlElement, said: dict[str, str]) -> str | None:
    """The address that the page gives as its own."""
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").casefold() == "canonical")
    found = next(links, None) or said.get("og:url") or ""
    return found if found.startswith(("http://", "https://")) else None


def author(said: dict[str, str]) -> str | None:
    """The name of the author that the meta elements give; an address is no name."""
    names = (said.get(name) for name in ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl"))
    return next((name for name in names if name and "://" not in name), None)


def host(url: str | None) -> str | None:
    """The host of an address, for want of the outlet's name."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def fragment(html: str, title: str | None, limits: Limits) -> Article:
    """The article of a piece of HTML that is all article: a feed item's content, a mail."""
    tree = parse(html)
    taken = hidden.take_out(tree)
    found = plain.read("\n".join(words for words, _ in lines(tree, limits.html_depth)), title)
    return replace(found, cuts=(*taken, *found.cuts))


def parse(html: str) -> HtmlElement:
    """The page's tree. libxml2 gives up without a word on deep nesting, so this is looked for."""
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(CLOSED.sub("", html).encode("utf-8", "replace"), parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("empty", f"the page can't be read as HTML: {error}") from None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise Refused("too-deep", "the page's elements are nested deeper than the parser goes")
    return tree


def article(tree: HtmlElement, url: str | None, visible: list[tuple[str, str | None]], title: str | None) -> Article:
    """The article by trafilatura, or where that finds none, the page's lines without furniture."""
    found = trafilatura.bare_extraction(tree, url=url, fast=True, include_comments=False, include_tables=True, deduplicate=False)
    text = clean((getattr(found, "text", None) or "") if found else "").text
    if not text:
        return plain.read("\n".join(words for words, _ in visible), title)
    return plain.read("\n".join(MARKER.sub("", row.strip("| ")) for row in text.split("\n")), title or "")


def lines(tree: HtmlElement, deepest: int) -> Iterator[tuple[str, str | None]]:
    """The visible lines of a page, each with the landmark it stands in; `Refused` where elements are nested deeper than `deepest`."""
    depth = 0
    words: list[str] = []
    marks: list[str] = []
    unread = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            raise Refused("too-deep", f"the page's elements are nested deeper than {deepest}; raise html_depth to read it")
        tag = element.tag if isinstance(element.tag, str) else "comment"
        if tag in BLOCKS and words and not unread:
            text = clean(" ".join("".join(words).split())).text
            words.clear()
            if text:
                yield text, marks[-1] if marks else None
        if event == "start":
            unread += tag in UNREAD
            if tag in LANDMARKS:
                marks.append(LANDMARKS[tag])
            if not unread and element.text:
                words.append(element.text)
        else:
            unread -= tag in UNREAD
            if tag in LANDMARKS and marks:
                marks.pop()
            if not unread and element.tail:
                words.append(element.tail)
    text = clean(" ".join("".join(words).split())).text
    if text:
        yield text, None


def left_over(visible: list[tuple[str, str | None]], kept: tuple[str, ...], most: int) -> tuple[Cut, ...]:
    """The page's lines that are not in the article, with why; at most `most` characters of them."""
    known = set(kept)
    whole = " ".join(" ".join(kept).split())
    cuts: list[Cut] = []
    for words, mark in visible:
        if words in known or words in whole:
            continue
        known.add(words)
        most -= len(words)
        if most < 0:
            break
        cuts.append(Cut(words, furniture.reason(words) or mark or OUTSIDE))
    return tuple(cuts)


def without_site(title: str | None, site: str | None) -> str | None:
    """The title without the outlet's name at its end."""
    match = ENDS_WITH_SITE.search(title) if title and site else None
    return title[: match.start()] if title and match and site and site.casefold() in match[0].casefold() else title


def byline_date(found: str | None) -> Published:
    """What htmldate read from the page's time elements and byline, metadata and address having said nothing."""
    return Published(PartialDate(found[:10]), DateBasis.BYLINE, found) if found and re.fullmatch(r"\d{4}-\d\d-\d\d", found[:10]) else UNDATED


def from_metadata(tree: HtmlElement, said: dict[str, str]) -> Published | None:
    """The date that the page's linked data, meta elements or microdata give."""
    for name, value in chain(linked_data(tree), ((name, said[name]) for name in DATE_META if said.get(name)), microdata(tree)):
        found = from_field(value, name)
        if found.value:
            return found
    return None


def metadata(tree: HtmlElement) -> dict[str, str]:
    """The meta elements, by name; the first of each name."""
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        said.setdefault(name, element.get("content") or "")
    return said


def microdata(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Publication dates marked in the text."""
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        if "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None:
            yield "datePublished", element.get("datetime") or element.get("content") or element.text_content()[:100]


def linked_data(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """`datePublished` in the page's JSON-LD."""
    for script in tree.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json" or len(script.text or "") > JSON_CHARS:
            continue
        try:
            nodes: list[object] = [msgspec.json.decode((script.text or "").strip())]
        except (msgspec.DecodeError, RecursionError):
            continue
        for _ in range(2_000):
            if not nodes:
                break
            node = nodes.pop(0)
            if isinstance(node, list):
                nodes.extend(node)
            elif isinstance(node, dict):
                if isinstance(value := node.get("datePublished"), str):
                    yield "datePublished", value
                nodes.extend(value for value in node.values() if isinstance(value, (dict, list)))
