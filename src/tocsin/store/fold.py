"""Folded names: what is left of a name when case and accents are put aside, so that a filter finds it however it is typed."""

from __future__ import annotations

import unicodedata

LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'"})


def folded(text: str | None) -> str:
    """The text in lower case without accents, with plain letters and apostrophes; empty for None.

    >>> folded("BAĞDAT"), folded("Diyarbakır"), folded("Nouméa")
    ('bagdat', 'diyarbakir', 'noumea')
    """
    if text is None or text.isascii():
        return (text or "").casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(LETTERS)
