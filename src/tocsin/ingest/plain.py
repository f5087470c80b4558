"""Plain text: the pasted text of a page, or a text file, to its title, outlet, byline, date and paragraphs.

Takes clean text; knows no HTML. A title is taken only where it is clear: the first line that is no furniture, short, without a full stop, above longer text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.ingest import furniture
from tocsin.ingest.published import from_byline
from tocsin.model import UNDATED, Cut, Published

NAME = r"(?:[A-Z][\w.'’-]*|and|&|,|de|al-\w+|bin|von|van)"
BYLINE = re.compile(rf"(?:[Bb]y|BY|[Aa]uthor:|[Ww]ritten by:?) ({NAME}(?: {NAME})*)(?:,? (?:\||–|—|-) .{{0,60}})?")
TITLE = 200  # characters
WRAP = range(40, 100)  # the width of lines that an editor or mailer broke
HEAD = 8  # a date or byline of the page stands among its first lines


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says: its title, its paragraphs, what is known of it, and what was cut from it."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    published: Published = UNDATED
    cuts: tuple[Cut, ...] = ()


def read(text: str, title: str | None = None) -> Article:
    """The article of a plain text whose `title` may be known already."""
    lines = paragraphs(text)
    title = title or headline(lines)
    sorted_ = furniture.sort(without_title(lines, title), title)
    kept, date, byline, cuts = head(sorted_.lines)
    return Article(kept, title, furniture.outlet(lines), byline, published=date or UNDATED, cuts=sorted_.cuts + cuts)


def paragraphs(text: str) -> list[str]:
    """The paragraphs: each line, or where an editor broke the lines, each block of them made one again."""
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text)]
    return [line for block in blocks for line in ([" ".join(block)] if wrapped(block) else run_on(block)) if line]


def wrapped(block: list[str]) -> bool:
    """Were these lines one paragraph: of about one width, and mostly without a sentence's end?"""
    inner = block[:-1]
    if len(inner) < 2 or not all(len(line) in WRAP for line in inner):
        return False
    open_ends = sum(not furniture.ENDED.search(line) for line in inner)
    return max(map(len, inner)) - min(map(len, inner)) < 30 and open_ends > len(inner) / 2


def run_on(block: list[str]) -> list[str]:
    """The lines, one that stops in the middle of a sentence joined with the next that goes on in lower case."""
    out = block[:1]
    for line in block[1:]:
        if out[-1][-1:].isalnum() and line[:1].islower() and len(out[-1]) > 15 and not furniture.reason(out[-1]):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out


def headline(lines: list[str]) -> str | None:
    """The first line that is no furniture, if it looks like a title and stands above prose."""
    real = [line for line in lines[:40] if not furniture.reason(line) and not from_byline(line) and not BYLINE.fullmatch(line)]
    if len(real) < 2 or len(real[0]) > TITLE or real[0][-1] in ".;,:" or len(real[0].split()) < 2:
        return None
    return real[0] if any(furniture.prose(line) and len(line) > len(real[0]) * 0.7 for line in real[1:6]) else None


def without_title(lines: list[str], title: str | None) -> list[str]:
    """The lines without the first that is the title."""
    at = next((n for n, line in enumerate(lines[:40]) if title and line.casefold() == title.casefold()), None)
    return lines if at is None else lines[:at] + lines[at + 1 :]


def head(lines: tuple[str, ...]) -> tuple[tuple[str, ...], Published | None, str | None, tuple[Cut, ...]]:
    """The lines without the page's date and byline, and these."""
    kept: list[str] = []
    cuts: list[Cut] = []
    date: Published | None = None
    byline: str | None = None
    for number, line in enumerate(lines):
        name = BYLINE.fullmatch(line) if number < HEAD and len(line) < 120 else None
        when = from_byline(line) if number < HEAD else None
        if name or when:
            cuts.append(Cut(line, "byline"))
            date, byline = date or when, byline or (name[1] if name else None)
        else:
            kept.append(line)
    return tuple(kept), date, byline, tuple(cuts)
