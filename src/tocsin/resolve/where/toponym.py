"""Toponyms: the places a raw text names, each with its span, the place meant, and whether it is meant as a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tocsin.model import Place, PlaceKind, Report, Span
from tocsin.resolve.where import lexicon
from tocsin.resolve.where.choose import Choice, Home, Name, choose, kilometres
from tocsin.resolve.where.gazetteer import Gazetteer, Row
from tocsin.resolve.where.judge import THRESHOLD, Page, judge
from tocsin.resolve.where.names import key
from tocsin.resolve.where.spot import Spot, Token, joined, spots, tokens

_PAPER: Final = re.compile(
    r"(?:news|times|post|herald|tribune|gazette|today|star|journal|online|press|mail|sun|chronicle|daily|record|leader|courier|argus|echo|standard|citizen|"
    r"observer|telegraph|dispatch|enterprise|register|reporter|independent|advocate|democrat|examiner|bee|globe|inquirer|talk|local|telegram|review|"
    r"monitor|beacon|sentinel|ledger|weekly|voice|eagle|republic|banner|messenger|bulletin|pilot|statesman|world|transcript|patriot|intelligencer|free)"
)
_UNITS: Final = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place named in a report. `literal` is false where a government, people or body is meant ("Washington said", "Israeli", "Paris Match").

    `place` is None where the tables do not hold it or two places are as likely: `reason` says why. `score` above 0 means likely a place.
    """

    span: Span
    place: Place | None
    literal: bool
    score: float
    reason: str


def toponyms(report: Report, gazetteer: Gazetteer | None = None, *, mentions: Iterable[Span] = (), only_mentions: bool = False) -> tuple[Toponym, ...]:
    """The places the report names, in the order of its text.

    `mentions` are spans known to name places, from the reader: they are always taken; with `only_mentions` no others are.
    """
    table = gazetteer or Gazetteer.open()
    words = tokens(report.text)
    page = Page(report.text, words, table)
    found = spots(report.text, words, table)
    for spot in found:
        judge(page, spot)
    _discourse(found, page.surnames)
    _neighbours(found, table)
    found = _given(report.text, words, found, tuple(mentions), only_mentions, table)
    kept = [spot for spot in found if spot.score > THRESHOLD]
    chosen = choose(_names(page, kept), table, home(report.outlet, report.url, table))
    return tuple(_toponym(report, page, spot, chosen.get(spot.name), table) for spot in kept)


def _given(text: str, words: list[Token], found: list[Spot], mentions: tuple[Span, ...], only: bool, gazetteer: Gazetteer) -> list[Spot]:
    """The spots with those of the given spans in the stead of what overlaps them."""
    if not mentions and not only:
        return found
    starts, ends = {word.start: at for at, word in enumerate(words)}, {word.end: at + 1 for at, word in enumerate(words)}
    given = []
    for span in mentions:
        rows, demonym = meanings(span.quote, gazetteer)
        first, last = starts.get(span.start), ends.get(span.end) or ends.get(span.end - 1)
        if first is not None and last is not None and first < last and (rows or demonym):
            given.append(
                Spot(first, last, span.start, span.end, key(span.quote), rows or demonym, not rows, score=9.0, reasons=["named a place by the reader"])
            )
    rest = () if only else (spot for spot in found if not any(taken.start < spot.end and spot.start < taken.end for taken in given))
    return sorted((*given, *rest), key=lambda spot: spot.start)


def meanings(words: str, gazetteer: Gazetteer) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The places of this name, and those whose people are so called; none of the former where the latter are meant."""
    rows, demonym = gazetteer.candidates(words), gazetteer.demonym(key(words))
    return (() if demonym and rows and rows[0].standing < 7.5 else rows), demonym


def _discourse(found: list[Spot], surnames: set[str]) -> None:
    """One sense per discourse: a name that is surely a place once is likelier one elsewhere in the report."""
    sure = {spot.keyed for spot in found if spot.score >= 2.0} - surnames
    for spot in found:
        if spot.keyed in sure and -3.0 < spot.score <= THRESHOLD:
            spot.score += 2.0
            spot.reasons.append("a place elsewhere here")


def _neighbours(found: list[Spot], gazetteer: Gazetteer) -> None:
    """A doubtful name with a place close to one that is surely named is likelier a place."""
    sure = {spot.rows[0].index: spot.rows[0] for spot in found if spot.score >= 1.5 and spot.rows and spot.rows[0].kind not in _WIDE}
    if not sure:
        return
    for spot in found:
        if -2.0 < spot.score <= THRESHOLD and spot.rows:
            near = min((kilometres(row, other) for row in spot.rows[:12] for other in list(sure.values())[:12] if row.index != other.index), default=999.0)
            if near < 60:
                spot.score += 1.2
                spot.reasons.append("close to a place named here")


_WIDE: Final = frozenset({PlaceKind.COUNTRY, PlaceKind.LAND, PlaceKind.WATER, PlaceKind.REGION})


def _names(page: Page, kept: list[Spot]) -> dict[str, Name]:
    names: dict[str, Name] = {}
    ends = {spot.first: spot for spot in kept}
    for spot in kept:
        if not spot.rows:
            continue
        kind, weight = _sense(page, spot)
        if weight >= 4.0 and any(row.kind is kind for row in spot.rows[:8]):
            spot.sense = str(kind)
        name = names.get(spot.name)
        if name is None:
            name = names[spot.name] = Name(spot.name, spot.rows, 0, weight=0.5 if spot.demonym else 1.0)
        if kind:
            name.kinds.setdefault(kind, weight)
        name.count += 1
        if units := _holder(page, spot, ends):
            name.holders.append(units)
    return names


def _sense(page: Page, spot: Spot) -> tuple[PlaceKind | None, float]:
    """What the words around a mention say of the kind of place: "the state of X", "X province", "the city of X", "Albany, X"."""
    leads, follows = page.before(spot.first), page.after(spot.last)
    word = follows.low if follows else ""
    if leads and leads.low == "of" and spot.first > 1:
        word = page.words[spot.first - 2].low
    if follows and follows.low in _RULED:
        return PlaceKind.REGION, 1.5
    kind = _SENSES.get(word)
    if kind:
        return kind, 4.0 if kind is not PlaceKind.CITY else 1.5
    if leads and leads.text == "," and spot.first > 1 and page.words[spot.first - 2].shape in "XA":
        return PlaceKind.REGION, 1.5
    return None, 0.0


_RULED: Final = frozenset(("gov", "governor", "legislature", "lawmakers", "senate"))  # "New York Gov."
_SENSES: Final = {
    **dict.fromkeys(("state", "province", "governorate", "oblast", "region"), PlaceKind.REGION),
    **dict.fromkeys(("county", "district", "parish"), PlaceKind.DISTRICT),
    **dict.fromkeys(("city", "town", "village", "municipality"), PlaceKind.CITY),
}


def _holder(page: Page, spot: Spot, ends: dict[int, Spot]) -> tuple[Row, ...] | None:
    """The units named right after a place: "Mosul, Iraq", "Alexandria (Egypt)", "Hit in Anbar province"."""
    follows = page.after(spot.last)
    if follows is None or follows.low not in (",", "(", "in"):
        return None
    unit = ends.get(spot.last + 1)
    if unit is None or unit.demonym or not unit.rows or spot.rows[0].kind is PlaceKind.COUNTRY is unit.rows[0].kind:
        return None
    return tuple(row for row in unit.rows[:5] if row.kind in _UNITS and row.standing > unit.rows[0].standing - 1.5)


@lru_cache(maxsize=1024)
def home(outlet: str | None, url: str | None, gazetteer: Gazetteer) -> Home:
    """What the outlet's name and address tell of where it is: the country of the domain's ending, and a town in its name (`dallasnews.com`)."""
    host = re.sub(r"^(?:\w+://)?(?:www\.)?", "", (url or "").strip()).split("/")[0]
    *labels, suffix = host.split(".")
    towns = (_town(label, gazetteer) for label in labels)
    return Home(_ISO.get(suffix.upper()), *next((found for found in towns if found[0]), (None, ())))


_ISO: Final = {
    "UK": "GBR", "CA": "CAN", "AU": "AUS", "IE": "IRL", "NZ": "NZL", "IN": "IND", "ZA": "ZAF", "GE": "GEO", "LB": "LBN", "EG": "EGY", "LK": "LKA",
    "PK": "PAK", "IL": "ISR", "IR": "IRN", "IQ": "IRQ", "RU": "RUS", "UA": "UKR", "TR": "TUR", "DE": "DEU", "FR": "FRA", "NG": "NGA", "KE": "KEN",
    "GH": "GHA", "CN": "CHN",
}  # fmt: skip


def _town(label: str, gazetteer: Gazetteer) -> tuple[str | None, tuple[Row, ...]]:
    bare = label.removeprefix("the").removeprefix("online").removeprefix("my").replace("-", "")
    for size in range(len(bare), 3, -1):
        if size < len(bare) and not _PAPER.match(bare[size:]):
            continue
        rows = tuple(row for row in gazetteer.named(bare[:size]) if row.kind is PlaceKind.CITY and row.population >= 5_000)
        if rows and not gazetteer.sort(bare[:size]) & 1:
            return bare[:size], rows
    return None, ()


def _toponym(report: Report, page: Page, spot: Spot, choice: Choice | None, gazetteer: Gazetteer) -> Toponym:
    literal, how = _literal(page, spot)
    if choice is None:
        return Toponym(report.span(spot.start, spot.end), None, literal, spot.score, f"no table holds this {spot.feature}; {', '.join(spot.reasons)}")
    if not choice.backed:
        where = f"the likeliest {choice.row.name} lies in {choice.row.country}, of which the report names nothing else"
        return Toponym(report.span(spot.start, spot.end), None, literal, spot.score, f"{where}; {', '.join(spot.reasons)}")
    place = gazetteer.place(choice.row, choice.reason)
    return Toponym(report.span(spot.start, spot.end), place, literal, spot.score, f"{how}; {', '.join(spot.reasons)}; {choice.reason}")


def _adjective(page: Page, spot: Spot, follows: Token) -> bool:
    """Is a country's name an adjective: "U.S. troops", "UK Foreign Office"?"""
    if not joined(page.text, page.words[spot.last - 1], follows) or follows.low in lexicon.KIND_AFTER or follows.low in ("soil", "territory", "border"):
        return False
    if page.words[spot.first].low in ("us", "uk", "uae", "eu", "un"):
        return follows.shape in "xXA" and follows.low not in lexicon.AFTER_NAMES
    return follows.shape in "XA" and follows.low not in lexicon.CALENDAR


def _literal(page: Page, spot: Spot) -> tuple[bool, str]:
    if spot.demonym:
        return False, "people or things of it"
    follows, leads = page.after(spot.last), page.before(spot.first)
    if follows and follows.low in lexicon.SPEECH:
        return False, "speaks: its government"
    glued = page.glued(spot.last)
    if glued and glued.low in lexicon.ORGANISATION:
        return False, "part of a body's name"
    if spot.rows and spot.rows[0].kind is PlaceKind.COUNTRY and follows and _adjective(page, spot, follows):
        return False, "its own: used as an adjective"
    if leads and leads.low in ("official", "against") and leads.shape == "x":
        return False, "its government"
    return True, "a place"


__all__ = ["Toponym", "home", "toponyms", "key"]
