"""The briefing as Markdown and as one self-contained HTML page (no script, nothing loaded from elsewhere)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tocsin.export.incidents import many
from tocsin.export.timeline import timeline
from tocsin.watch.briefing import Briefing
from tocsin.watch.line import Kind, Line, Mark, Note
from tocsin.watch.paragraph import Entry

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BREAKS = re.compile(r"[\s\u2028\u2029]+")
SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")
LEADS = re.compile(r"^(\d*)([-+=.)])")
AROUND = 160  # characters shown on either side of what is marked; the note has the sentence whole


@cache
def environment() -> Environment:
    """The templates, with everything escaped."""
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["safe_url"] = safe_url
    made.filters["clean"] = lambda text: CONTROL.sub("", text)
    return made


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https; None otherwise, so that no page links to a script."""
    return url if url and re.fullmatch(r"https?://[^\s\"'<>]+", url) else None


def plain(text: str) -> str:
    """Text on one line, without control and direction marks, and with Markdown's and HTML's signs escaped.

    >>> print(plain("# *R&D*"))
    \\# \\*R\\&D\\*
    """
    return LEADS.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", BREAKS.sub(" ", CONTROL.sub("", text)).strip()))


def numbered(briefing: Briefing) -> dict[Note, int]:
    """Every note once, numbered from 1 in the order of use."""
    return {note: number for number, note in enumerate(briefing.notes(), start=1)}


def parts(note: Note, *, whole: bool = False) -> list[tuple[str, Kind | None]]:
    """The note's words in pieces, each with what it says where it is marked; a long sentence is cut where `…` stands, never within what is marked."""
    cuts = sorted({0, len(note.words), *(edge for mark in note.marks for edge in (mark.start, mark.end))})
    out: list[tuple[str, Kind | None]] = []
    for start, end in pairwise(cuts):
        kind = marked(note.marks, start, end)
        out.append((note.words[start:end], kind))
    if not whole and out and out[0][1] is None and len(out[0][0]) > AROUND and len(out) > 1:
        out[0] = ("… " + out[0][0][-AROUND:].partition(" ")[2], None)
    if not whole and len(out) > 1 and out[-1][1] is None and len(out[-1][0]) > AROUND:
        out[-1] = (out[-1][0][:AROUND].rpartition(" ")[0] + " …", None)
    return [(text, kind) for text, kind in out if text]


def marked(marks: tuple[Mark, ...], start: int, end: int) -> Kind | None:
    """What the words between two places say: what happened before the rest, then the narrower mark."""
    held = [mark for mark in marks if mark.start <= start and end <= mark.end]
    return min(held, key=lambda mark: (mark.kind is not Kind.WHAT, mark.end - mark.start, mark.kind)).kind if held else None


def markdown_line(line: Line, numbers: dict[Note, int]) -> str:
    """`Sentence.[^1][^2]`"""
    return plain(line.text) + "".join(f"[^{n}]" for n in dict.fromkeys(numbers[note] for note in line.notes))


def summary(entry: Entry) -> str:
    """`corroborated; 3 reports, 2 outlets, 2 origins`"""
    counts = ", ".join(many(n, name) for name, n in entry.figures)
    return "; ".join(part for part in (entry.label, counts, entry.judged) if part)


def markdown_entry(entry: Entry, numbers: dict[Note, int]) -> str:
    """`- First sentence.[^1] Second.[^2] (corroborated; 3 reports ...)`"""
    more = f" {entry.more:,} more in the database." if entry.more else ""
    about = f" *({plain(summary(entry))})*" if summary(entry) else ""
    return "- " + " ".join(markdown_line(line, numbers) for line in entry.lines) + about + more


def markdown_note(number: int, note: Note) -> str:
    """`[^1]: Outlet, date: “words” (chain)`, with the words that name the event in bold."""
    date = note.published + (" (inferred)" if note.basis == "inferred" else "") if note.published else "undated"
    url = safe_url(note.url)
    words = "".join(bold(text) if kind is Kind.WHAT else spaced(text) for text, kind in parts(note, whole=True)).strip()
    return f"[^{number}]: {plain(note.outlet)}, {date}: “{words}” — {plain(note.chain)}" + (f" <{url}>" if url else "")


def spaced(text: str) -> str:
    """Plain text with the space that stood around it."""
    return f"{' ' if text[:1].isspace() else ''}{plain(text)}{' ' if text.strip() and text[-1:].isspace() else ''}"


def bold(text: str) -> str:
    """`**struck**`"""
    return f"**{plain(text)}**" if plain(text) else spaced(text)


def markdown(briefing: Briefing) -> str:
    """The briefing as Markdown with footnotes."""
    numbers = numbered(briefing)
    return "\n".join([*markdown_body(briefing, numbers), *(markdown_note(number, note) for note, number in numbers.items()), ""])


def markdown_body(briefing: Briefing, numbers: dict[Note, int]) -> Iterator[str]:
    """Heading, figures and sections, a line each."""
    figures = ", ".join(f"{n:,} {name}" for name, n in briefing.figures)
    yield from (f"# {plain(briefing.title)}", "")
    yield f"Read by machine: {figures}; published {briefing.span}. Every sentence opens the words it rests on; check them before you rely on it."
    yield from ("", *briefing.remarks, *([""] if briefing.remarks else []))
    for section in briefing.sections:
        yield from (f"## {plain(section.title)}", "", section.about, "")
        for group in section.groups:
            yield from ((f"### {plain(group.title)}", "") if group.title else ())
            yield from (markdown_entry(entry, numbers) for entry in group.entries)
            yield ""
            yield from ((f"{group.left_out:,} more in the database.", "") if group.left_out else ())


QUOTES = 4  # quotes shown under a sentence; the notes have all


def html(briefing: Briefing) -> str:
    """The briefing as one HTML page. Under each sentence of a paragraph stand those of its notes that are not quoted above it already."""
    numbers = numbered(briefing)

    def quoted(entry: Entry, before: int) -> set[int]:
        return {numbers[note] for line in entry.lines[:before] for note in line.notes[: line.own][:QUOTES]}

    return environment().get_template("briefing.html").render(
        briefing=briefing, numbers=numbers, parts=parts, summary=summary, picture=timeline(briefing), QUOTES=QUOTES, quoted=quoted
    )
