"""The briefing as Markdown and as one self-contained HTML page (no script, nothing loaded from elsewhere)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tocsin.watch.briefing import Briefing, Line, Note

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


@cache
def environment() -> Environment:
    """The templates, with everything escaped."""
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["safe_url"] = safe_url
    return made


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https; None otherwise, so that no page links to a script."""
    return url if url and re.match(r"https?://[^\s\"'<>]+$", url) else None


def plain(text: str) -> str:
    """Text without control and direction marks, and with Markdown's signs escaped."""
    return SPECIAL.sub(r"\\\1", CONTROL.sub("", text))


def numbered(briefing: Briefing) -> list[tuple[int, Note]]:
    """Every note once, numbered from 1 in the order of use."""
    seen: dict[Note, int] = {}
    for section in briefing.sections:
        for line in section.lines:
            for note in line.notes:
                seen.setdefault(note, len(seen) + 1)
    return [(number, note) for note, number in seen.items()]


def markdown_line(line: Line, numbers: dict[Note, int]) -> str:
    """`- Sentence.[^1][^2]`"""
    return f"- {plain(line.text)}" + "".join(f"[^{n}]" for n in dict.fromkeys(numbers[note] for note in line.notes))


def markdown_note(number: int, note: Note) -> str:
    """`[^1]: Outlet, date: “words” (chain)`"""
    date = note.published + (" (inferred)" if note.basis == "inferred" else "") if note.published else "undated"
    url = safe_url(note.url)
    return f"[^{number}]: {plain(note.outlet)}, {date}: “{plain(note.words)}” — {plain(note.chain)}" + (f" <{url}>" if url else "")


def markdown(briefing: Briefing) -> str:
    """The briefing as Markdown with footnotes."""
    notes = numbered(briefing)
    numbers = {note: number for number, note in notes}
    figures = ", ".join(f"{n:,} {name}" for name, n in briefing.figures)
    out = [f"# {plain(briefing.title)}", "", f"Read by machine: {figures}; published {briefing.span}. Every sentence opens the words it rests on.", ""]
    for section in briefing.sections:
        out += [f"## {section.title}", "", section.about, "", *(markdown_line(line, numbers) for line in section.lines), ""]
        if section.left_out:
            out += [f"{section.left_out:,} more in the database.", ""]
    return "\n".join([*out, *(markdown_note(number, note) for number, note in notes), ""])


AROUND = 220  # characters of a long sentence that are shown on either side of its trigger; the note has it whole


def parts(note: Note) -> list[tuple[str, bool]]:
    """The note's words, with the trigger apart; a long sentence is cut where `…` stands."""
    before, trigger, after = note.words.partition(note.trigger)
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return [(text, hit) for text, hit in ((before, False), (trigger, True), (after, False)) if text]


def html(briefing: Briefing) -> str:
    """The briefing as one HTML page."""
    notes = numbered(briefing)
    return environment().get_template("briefing.html").render(
        briefing=briefing, notes=notes, numbers={note: number for number, note in notes}, parts=parts
    )
