"""Countries by name: "Iran", "Iranian", "Islamic Republic", "the U.S." to ISO 3166-1 alpha-3."""

from __future__ import annotations

from functools import lru_cache

from tocsin.model import PlaceKind
from tocsin.resolve.where.gazetteer import Gazetteer
from tocsin.resolve.where.names import key


@lru_cache(maxsize=8192)
def country_of(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country that a name or demonym means; None where it names none.

    >>> country_of("Israeli"), country_of("the Islamic Republic of Iran"), country_of("Baghdad")
    ('ISR', 'IRN', None)
    """
    table, keyed = Gazetteer.open(), key(name)
    keyed = keyed.removesuffix(" s") if name.endswith(("'s", "’s")) else keyed
    for rows in (table.named(keyed), table.demonym(keyed)):
        if rows and rows[0].kind is PlaceKind.COUNTRY:
            return rows[0].country
    return None


@lru_cache(maxsize=8192)
def land_of(name: str) -> str | None:
    """The country that a place's name alone most likely lies in ("Baghdad" is IRQ, "Texan" USA); None where it is no known place."""
    table, keyed = Gazetteer.open(), key(name)
    rows = table.named(keyed) or table.demonym(keyed)
    return country_of(name) or (rows[0].country if rows and rows[0].standing >= 4.5 else None)
