"""Character sets: bytes to text by the byte order mark, what the source declares, UTF-8, or the best guess, saying so where they disagree."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from tocsin.ingest.draft import Refused
from tocsin.model import Severity

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{2,40})|<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "windows-31j": "cp932",
}
SAMPLE = 20_000  # bytes that the guess looks at
DAMAGED = 0.002  # of the characters: with fewer that are no UTF-8, it is UTF-8 with damage
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the character set it was read in, and what was wrong: how bad, in words; None where nothing was."""

    text: str
    charset: str
    wrong: str | None = None
    severity: Severity = Severity.NOTE


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of these bytes; `Refused` (binary) where they are none."""
    decoded = read(data, declared)
    if len(NOT_TEXT.findall(decoded.text[:SAMPLE])) > 0.02 * min(len(decoded.text), SAMPLE):
        raise Refused("binary", "the bytes are not text")
    return decoded


def read(data: bytes, declared: str | None) -> Decoded:
    """The text by the first way that fits."""
    mark = next((name for bom, name in BOMS if data.startswith(bom)), None)
    if mark:
        return Decoded(data.decode(mark, "replace"), mark)
    inside = DECLARED.search(data[:4_096])
    said = known(declared) or known((inside[1] or inside[2]).decode("ascii", "replace") if inside else None)
    utf8 = strict(data, "utf-8")
    if utf8 is not None:
        odd = said not in (None, "utf-8", "cp1252") and not data.isascii() and not (said or "").startswith("utf")
        return Decoded(utf8, "utf-8", f"it declares {said} but is UTF-8" if odd else None)
    if b"\x00" in data[:1_000] and not (said or "").startswith(("utf-16", "utf-32")):
        raise Refused("binary", "the bytes are not text: they hold zero bytes")
    if said and said != "utf-8" and (text := strict(data, said)) is not None:
        return Decoded(text, said)
    return guessed(data, said)


def known(name: str | None) -> str | None:
    """The codec of a declared name; None for a name that is none."""
    name = ALIASES.get((name or "").strip().casefold(), (name or "").strip())
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return codec.name if codec._is_text_encoding else None


def strict(data: bytes, codec: str) -> str | None:
    """The text in this codec, if every byte fits."""
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def guessed(data: bytes, said: str | None) -> Decoded:
    """UTF-8 with a little damage, or else the likeliest character set."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad <= max(2, DAMAGED * len(text)):
        return Decoded(text, "utf-8", f"{bad} bytes are no UTF-8: shown as \ufffd", Severity.WARNING)
    best = from_bytes(sample(data)).best()
    name = known(best.encoding) if best else None
    name = name or "cp1252"
    wrong = f"it declares {said} but is not" if said else "it declares no character set"
    return Decoded(data.decode(name, "replace"), name, f"{wrong}; read as {name}, the likeliest", Severity.NOTE)


def sample(data: bytes) -> bytes:
    """The part of the bytes with the most that is not ASCII."""
    first = next((n for n, byte in enumerate(data[:2_000_000]) if byte > 127), 0)
    return data[max(0, first - 2_000) : first + SAMPLE]
