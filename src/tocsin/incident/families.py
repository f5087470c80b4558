"""Families: which outlets have one owner, and so count as one. The table is small and sourced; an outlet that it does not have is a family of its own.

A name that only looks like a known one (letters of another script, digits for letters) is its own family: it is never taken for the outlet it imitates.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from tocsin.errors import DataError
from tocsin.model import Report

_PLAIN = re.compile(r"[\s.,'’\"-]+")


def key(name: str) -> str:
    """A name without case, spaces and punctuation, letters of other scripts kept as they are.

    >>> key("The  Harbour-Post") == key("the harbour post")
    True
    """
    return _PLAIN.sub("", unicodedata.normalize("NFC", name).casefold())


@cache
def table() -> dict[str, str]:
    """The owner of each outlet, by the outlet's key."""
    try:
        lines = files("tocsin.incident").joinpath("data", "families.tsv").read_text(encoding="utf-8").splitlines()
        return {key(outlet): owner for outlet, owner, _ in (line.split("\t") for line in lines if not line.startswith("#"))}
    except (OSError, ValueError) as error:
        raise DataError(f"the table of outlet families is missing or damaged: install Tocsin again ({error})") from None


def host(url: str | None) -> str | None:
    """The host of an address, without www."""
    try:
        name = urlsplit(url).hostname if url else None
    except ValueError:  # no address: kept by an earlier version, or made by hand
        return None
    return name.removeprefix("www.") if name else None


def outlet(report: Report) -> str | None:
    """The outlet as the report names it, or else the host of its address; None where neither is known."""
    return report.outlet or host(report.url)


def family(name: str | None, url: str | None = None) -> str | None:
    """The owner's name, or the outlet's own where the table does not have it; None for an unknown outlet."""
    names = [n for n in (name, host(url)) if n]
    return next((table()[key(n)] for n in names if key(n) in table()), names[0] if names else None)
