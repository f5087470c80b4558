"""Clean text: one form for the same words, whatever a page did to them.

Unicode is composed (NFC), so that "é" is one character however it was typed and names match the tables; this is the stored text, and all
spans count its code points. Control, zero-width and bidirectional control characters go; every space is a plain one; every line end is "\\n".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
SURROGATE = re.compile("[\ud800-\udfff]")
# Zero width, soft hyphen, bidirectional controls, invisible operators, tags, variation of nothing.
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
# A joiner is a letter's part in Persian, Hindi or an emoji; between Latin, Greek or Cyrillic letters it hides a word.
JOINER = re.compile(
    "(?<![\u0600-\u08ff\u0900-\u0dff\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u08ff\u0900-\u0dff\U0001f000-\U0001faff\u2600-\u27bf])"
)
LINE = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile("[\t\x1f \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
ODD_SPACE = re.compile("[\t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|  | \n|\n ")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, and how many characters of two kinds were taken out of it."""

    text: str
    control: int = 0
    invisible: int = 0


def clean(text: str) -> Cleaned:
    """The text with one kind of space, one kind of line end, composed, and nothing in it that can't be seen.

    >>> clean("Bagh\\u200bdad\\u00a0 was calm.\\r\\n").text
    'Baghdad was calm.'
    """
    text, control = CONTROL.subn("", LINE.sub("\n", text))
    invisible = 0
    if not text.isascii():
        text = SURROGATE.sub("\ufffd", text)
        text, invisible = INVISIBLE.subn("", text)
        text, joined = JOINER.subn("", text)
        invisible += joined
        text = unicodedata.normalize("NFC", text)
    if ODD_SPACE.search(text):
        text = "\n".join(line.strip(" ") for line in SPACES.sub(" ", text).split("\n"))
    return Cleaned(text.strip(), control, invisible)


def address(url: str | None) -> str | None:
    """An address on one line, of a form that any program can take apart; None for any other.

    >>> address("https://[.example/") is None
    True
    """
    found = line(url)
    try:
        parts = urlsplit(found or "")
        return found if parts.port is None or parts.hostname else None
    except ValueError:  # brackets without an IPv6 address, a port that is none
        return None


def line(text: str | None) -> str | None:
    """A title, a name: clean and on one line; None where nothing is left."""
    return " ".join(clean(text).text.split()) or None if text else None
