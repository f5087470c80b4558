"""Marked: a report's text as HTML with its spans in colour, for notebooks. Text is escaped; no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from tocsin.model.span import Span

COLOURS = {"event": "#ffd6d1", "who": "#d3e9ff", "where": "#d7f2d3", "when": "#eadcff", "how many": "#fff0b8", "source": "#c9f0ee"}

Mark = tuple[Span, str, str]  # words, class, what the tip says


def laid_out(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """The text with each mark around its words; of marks that overlap, the first by start and then the longest stays."""
    at = 0
    for span, kind, tip in sorted(marks, key=lambda m: (m[0].start, -m[0].end)):
        if span.start < at:
            continue
        yield escape(text[at : span.start])
        yield f'<mark style="background:{COLOURS[kind]};color:#111;padding:0 .15em;border-radius:.2em" title="{escape(tip, quote=True)}">'
        yield f"{escape(span.quote)}</mark>"
        at = span.end
    yield escape(text[at:])


def page(text: str, heading: str, marks: Iterable[Mark]) -> str:
    """The marked text under its heading, with the key to the colours."""
    key = " ".join(f'<span style="background:{c};color:#111;padding:0 .3em;border-radius:.2em">{k}</span>' for k, c in COLOURS.items())
    body = "".join(laid_out(text, marks)).replace("\n", "<br>")
    return f'<div style="max-width:46em;line-height:1.6"><p><small>{escape(heading)}<br>{key}</small></p><p dir="auto">{body}</p></div>'
