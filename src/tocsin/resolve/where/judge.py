"""Is a place meant? Scores each spot by what the name is, what stands around it, and what the same letters mean elsewhere in the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tocsin.model import PlaceKind
from tocsin.resolve.where import lexicon
from tocsin.resolve.where.gazetteer import SCRIPT, Gazetteer
from tocsin.resolve.where.spot import Spot, Token, joined

THRESHOLD: Final = 0.0
LEAST: Final = -2.4  # what a name of a hamlet starts from
WORD, GIVEN, SURNAME = SCRIPT["word"], SCRIPT["given"], SCRIPT["surname"]


class Page:
    """A report's tokens with what the rules ask of them."""

    def __init__(self, text: str, words: list[Token], gazetteer: Gazetteer) -> None:
        self.text, self.words, self.gazetteer = text, words, gazetteer
        self.persons, self.surnames = _persons(self)

    def before(self, at: int, back: int = 1) -> Token | None:
        """The token before number `at`."""
        return self.words[at - back] if at >= back else None

    def after(self, at: int) -> Token | None:
        """The token at number `at`, which follows a spot that ends there."""
        return self.words[at] if at < len(self.words) else None

    def starts(self, at: int) -> bool:
        """Does a sentence begin here?"""
        before = self.before(at)
        return before is None or before.text in '.?!:“”"•*–—' or "\n" in self.text[before.end : self.words[at].start]

    def glued(self, at: int) -> Token | None:
        """The capitalised token that continues a name after token `at` - 1, a hyphen apart none."""
        follows = self.after(at)
        return follows if follows and follows.shape in "XA" and self.text[self.words[at - 1].end : follows.start] in (" ", "") else None

    def led(self, at: int) -> Token | None:
        """The capitalised token that a name at `at` continues."""
        leads = self.before(at)
        return leads if leads and leads.shape in "XA" and joined(self.text, leads, self.words[at]) else None


def _persons(page: Page) -> tuple[set[int], set[str]]:
    """Tokens that are part of a person's name, and the surnames so learnt."""
    taken: set[int] = set()
    surnames: set[str] = set()
    at = 0
    while at < len(page.words):
        stop = _person(page, at)
        if stop:
            taken.update(range(at, stop))
            surnames.add(page.words[stop - 1].low)
        at = stop or at + 1
    return taken, surnames


def _person(page: Page, at: int) -> int:
    """Where the person's name that begins at token `at` ends, or 0."""
    word = page.words[at]
    if word.shape not in "XA" or len(word.text) < 2:
        return 0
    sort = page.gazetteer.sort(word.low)
    titled = (leads := page.before(at)) is not None and (
        leads.low in lexicon.TITLES or (leads.text == "." and at > 1 and page.words[at - 2].low in lexicon.TITLES)
    )
    stop = at + 1
    while (follows := page.after(stop)) and stop - at < 4:
        if len(follows.text) == 1 and follows.shape == "X" and (dot := page.after(stop + 1)) and dot.text == ".":
            stop += 2
        elif (
            follows.shape in "XA"
            and (joined(page.text, page.words[stop - 1], follows) or page.words[stop - 1].text == ".")
            and follows.low not in lexicon.CALENDAR
        ):
            if _common(page, follows):
                break
            stop += 1
        elif follows.low in ("al", "bin", "ibn", "el", "abu", "van", "de", "von") and (more := page.after(stop + 1)) and more.shape == "X":
            stop += 2
        else:
            break
    if titled and not page.gazetteer.demonym(word.low) and not _country(page, word.low):
        return stop
    if sort & GIVEN and not sort & WORD and stop - at > 1:
        rows = page.gazetteer.named(word.low)
        last = page.words[stop - 1].low
        if rows and rows[0].standing > 5.0 and not page.gazetteer.sort(last) & SURNAME:
            return 0
        return stop
    return 0


def _common(page: Page, word: Token) -> bool:
    return (
        (bool(page.gazetteer.sort(word.low) & WORD) and not page.gazetteer.sort(word.low) & SURNAME)
        or word.low in lexicon.ORGANISATION
        or word.low in lexicon.ROADS
    )


def _country(page: Page, low: str) -> bool:
    rows = page.gazetteer.named(low)
    return bool(rows) and rows[0].kind is PlaceKind.COUNTRY


Rule = Callable[[Page, Spot], tuple[float, str] | None]


def _kind(page: Page, spot: Spot) -> tuple[float, str] | None:
    if spot.feature:
        known = page.gazetteer.sort(page.words[spot.first].low) & WORD and page.starts(spot.first)
        return (0.5 if known else 2.0), f"named as a {spot.feature}"
    if spot.demonym:
        return 3.0, "demonym"
    best = spot.rows[0]
    if best.kind is PlaceKind.COUNTRY:
        return 5.0, "country"
    if spot.keyed.rsplit(" ", 1)[-1] in lexicon.AREAS and " " in spot.keyed:
        return 3.0, "names a unit"
    several = 0.5 if spot.last - spot.first > 1 else 0.0
    plain = 0.4 if not page.gazetteer.sort(spot.keyed) else 0.0
    return max(LEAST, min(4.0, best.standing - 4.6 + several)) + plain, "prominence"


def _letters(page: Page, spot: Spot) -> tuple[float, str] | None:
    text = page.text[spot.start : spot.end]
    if spot.feature in lexicon.SITE_WORDS:  # "K-1 base"
        return None
    if text.isupper() and len(text) <= 3 and text not in lexicon.INITIALS:
        leads = page.before(spot.first)
        return (4.0, "postal") if leads and leads.text == "," and spot.rows and spot.rows[0].kind is PlaceKind.REGION else (-9.0, "initials")
    if len(text) == 2 and (leads := page.before(spot.first)) and leads.text == "," and spot.rows and spot.rows[0].kind is PlaceKind.REGION:
        return 4.0, "postal"
    if spot.keyed in lexicon.SEATS and not ((leads := page.before(spot.first)) and leads.low in lexicon.LOCAL):
        leads = page.before(spot.first - 1) if spot.first else None
        return (-9.0, "a government by its seat") if not (leads and leads.low in lexicon.LOCAL) else None
    if spot.keyed in lexicon.CALENDAR or spot.keyed in lexicon.NEVER or (len(spot.keyed) < 3 and text not in lexicon.INITIALS and not text.endswith(".")):
        return -9.0, "other word"
    sort = page.gazetteer.sort(spot.keyed)
    if sort & WORD and not spot.demonym:
        return (-5.0 if page.starts(spot.first) else -2.5), "common word"
    return None


def _named(page: Page, spot: Spot) -> tuple[float, str] | None:
    if spot.feature in lexicon.STREETS or spot.feature == "road":
        return None
    leads = page.before(spot.first)
    placed = leads is not None and (
        leads.low in lexicon.LOCAL or (leads.low == "of" and spot.first > 1 and page.words[spot.first - 2].low.rstrip("s") in lexicon.KIND_BEFORE)
    )
    well = spot.rows[0].standing if spot.rows else 5.0
    if any(at in page.persons for at in range(spot.first, spot.last)):
        several = spot.last - spot.first > 1 and (well > 4.2 or placed)
        return (-2.0 if several else -9.0), "part of a person's name"
    if spot.demonym:
        return None
    sort = page.gazetteer.sort(spot.keyed)
    if spot.keyed in page.surnames and not placed:
        return -5.0, "a person's surname here"
    if sort & GIVEN and not placed:
        return -2.0 if well < 5.2 else -0.7, "a given name"
    return (-1.5 if well < 5.2 else -0.3, "a surname") if sort & SURNAME and not placed else None


def _ahead(page: Page, spot: Spot) -> tuple[float, str] | None:
    leads = page.before(spot.first)
    if leads is None or spot.feature:
        return None
    if leads.text in ("D", "R") and page.text[leads.end : spot.start] == "-":
        return 3.0, "a member's seat"
    if leads.low == "the" and spot.first > 1:
        leads = page.words[spot.first - 2]
    if spot.demonym:
        return (-4.0, "a language") if leads.low in ("in", "speak", "speaks", "speaking", "spoke", "fluent") else None
    if leads.low in lexicon.LOCAL and leads.shape != ".":
        return 2.5, f"after {leads.text}"
    if leads.low == "of" and spot.first > 1 and page.words[spot.first - 2].low in lexicon.KIND_BEFORE:
        return 4.0, "after city of"
    if leads.low in lexicon.MOTION:
        return 1.0, f"after {leads.text}"
    if leads.low in lexicon.KIND_BEFORE and leads.shape == "x":
        return 2.0, f"after {leads.text}"
    return None


def _behind(page: Page, spot: Spot) -> tuple[float, str] | None:
    follows = page.after(spot.last)
    if follows is None:
        return None
    gap = page.text[page.words[spot.last - 1].end : follows.start]
    if gap == "-" and follows.low == "based":
        return 4.0, "a seat"
    if follows.text in "—–-(" and page.starts(spot.first) and _dateline(page, spot):
        return 4.0, "a dateline"
    if not joined(page.text, page.words[spot.last - 1], follows):
        return None
    if follows.low in lexicon.ROADS and follows.shape == "X" and not spot.feature:
        return -9.0, "a road"
    if follows.low in lexicon.KIND_AFTER:
        return 2.0, f"before {follows.text}"
    return None


def _dateline(page: Page, spot: Spot) -> bool:
    """ "MOSUL (Reuters) -", "TORRINGTON — ", "WINONA -- " at the head of a paragraph or after the title."""
    rest = page.text[spot.end : spot.end + 24]
    named = page.text[spot.start : spot.end]
    return (rest.lstrip().startswith(("--", "—", "–", "- ")) and (named.isupper() or "\n" in page.text[max(0, spot.start - 2) : spot.start])) or (
        rest.startswith(" (") and any(word in rest for word in ("AP)", "AFP)", "Reuters)", "REUTERS)", "CNN)", "UPI)", "Xinhua)", "IRNA)", "SANA)"))
    )


def _within(page: Page, spot: Spot) -> tuple[float, str] | None:
    """Part of a longer capitalised name."""
    follows, leads = page.glued(spot.last), page.led(spot.first)
    after = page.after(spot.last)
    if spot.keyed == "gulf" and ((after and after.low == "of") or follows):
        return -9.0, "begins another name"
    if spot.keyed.rsplit(" ", 1)[-1] in lexicon.AREAS or spot.feature:
        return None
    if leads and not _loose(page, spot.first - 1, leads):
        return (-5.5 if spot.rows[0].kind is PlaceKind.COUNTRY else -3.0), "inside a longer name"
    of = page.before(spot.first)
    if of and of.low == "of" and spot.first > 1 and (body := page.words[spot.first - 2]).shape == "X" and body.low in _BODIES and not spot.demonym:
        return -2.5, f"after {body.text} of"
    if follows and follows.low not in lexicon.KIND_AFTER and follows.low not in lexicon.ORGANISATION and follows.low not in lexicon.CALENDAR:
        if follows.low in lexicon.TITLES or spot.demonym:
            return None
        return (-1.0 if spot.rows[0].kind is PlaceKind.COUNTRY else -2.0 if spot.rows[0].standing < 5.5 else -1.0), "leads a longer name"
    return None


_BODIES: Final = frozenset(["bank", "council", "university", "corporation", "church", "voice", "company", "college", "federation"])


def _loose(page: Page, at: int, leads: Token) -> bool:
    """May a capitalised word before a place be no part of the name?"""
    return (
        leads.low in lexicon.LOCAL
        or leads.low in lexicon.TITLES
        or leads.low in lexicon.CALENDAR
        or (page.gazetteer.known(leads.low) and not page.gazetteer.sort(leads.low) & WORD)
        or page.starts(at)
        or bool(page.gazetteer.demonym(leads.low))
        or at in page.persons
    )


def _counties(page: Page, spot: Spot) -> tuple[float, str] | None:
    """ "Camden and Charlton counties"."""
    joint = [page.after(spot.last + step) for step in range(4)]
    names = [token.low for token in joint if token]
    if names[:1] and (names[0] in _PLURALS or (names[0] in ("and", ",", "or") and any(name in _PLURALS for name in names[2:4]))):
        return 3.0, "named with its kind"
    return None


_PLURALS: Final = frozenset(
    ["counties", "provinces", "districts", "villages", "towns", "cities", "governorates", "neighborhoods", "neighbourhoods", "states", "regions"]
)


def _listed(page: Page, spot: Spot) -> tuple[float, str] | None:
    """ "Mosul, Iraq": what follows the comma holds the place."""
    comma, unit = page.after(spot.last), page.after(spot.last + 1)
    if (
        comma
        and unit
        and comma.text == ","
        and unit.shape in "XA"
        and spot.rows
        and any(
            row.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT) and row.kind is not spot.rows[0].kind
            for row in page.gazetteer.named(unit.low)[:1]
        )
    ):
        return 2.5, "before the unit that holds it"
    return None


RULES: Final[tuple[Rule, ...]] = (_kind, _letters, _named, _ahead, _behind, _within, _listed, _counties)


def judge(page: Page, spot: Spot) -> None:
    """Sets the spot's score and reasons."""
    for rule in RULES:
        told = rule(page, spot)
        if told:
            spot.score += told[0]
            spot.reasons.append(told[1])
