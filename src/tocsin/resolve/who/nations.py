"""Nations: countries, their adjectives, peoples, capitals and seats of government, found in words.

Takes text; gives which countries it names, where, and by what kind of word. Knows nothing of which government or army is meant.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tocsin.resolve.who.names import fold

NAME, ADJECTIVE, PEOPLE, CAPITAL, SEAT = "name", "adjective", "people", "capital", "seat"
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.](?=\w))*\.?(?:(?<=[A-Z]\.[A-Z])\.)?")
_AMERICAS = frozenset({"North", "South", "Central", "Latin", "Spanish"})


@dataclass(frozen=True, slots=True)
class Nation:
    """A country as text names it; `the` where its name takes the article."""

    iso: str
    article: str
    the: bool = False
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name in running text: "Georgia" for the article "Georgia (country)"."""
        return re.sub(r"^The | \(.*\)$", "", self.article)


@dataclass(frozen=True, slots=True)
class Sight:
    """A country named in the text: where, and by what kind of word."""

    start: int
    end: int
    iso: str
    how: str


@dataclass(frozen=True, slots=True)
class Nations:
    """All countries, and the words that name them."""

    by_iso: dict[str, Nation]
    words: dict[str, tuple[str, str]] = field(default_factory=dict)  # folded words: country, kind of word

    @classmethod
    def of(cls, nations: Iterable[Nation]) -> "Nations":
        """The index over these countries; where two share a word, the first kind in the order name, adjective, people, capital, seat holds."""
        by_iso = {nation.iso: nation for nation in nations}
        words: dict[str, tuple[str, str]] = {}
        for how in (NAME, ADJECTIVE, PEOPLE, CAPITAL, SEAT):
            for nation in by_iso.values():
                for form in _forms(nation, how):
                    words.setdefault(fold(form), (nation.iso, how))
        return cls(by_iso, words)

    def named(self, words: str) -> tuple[str, str] | None:
        """The country that these words as a whole name, and by what kind of word."""
        return self.words.get(fold(words))

    def sights(self, text: str) -> Iterator[Sight]:
        """The countries named in a text, longest words first at each place; only capitalised words count."""
        tokens = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text)]
        at = 0
        while at < len(tokens):
            found = self._at(text, tokens, at) if tokens[at][2][0].isupper() else None
            if found:
                yield found[0]
            at += found[1] if found else 1

    def _at(self, text: str, tokens: list[tuple[int, int, str]], at: int) -> tuple[Sight, int] | None:
        if tokens[at][2] == "America" and at and tokens[at - 1][2] in _AMERICAS:
            return None
        for length in (5, 4, 3, 2, 1):
            if at + length <= len(tokens):
                start, end = tokens[at][0], tokens[at + length - 1][1]
                hit = self.words.get(fold(text[start:end]))
                if hit and not (length == 1 and text[start:end] in ("Us", "Car")):
                    return Sight(start, end, *hit), length
        return None


def _forms(nation: Nation, how: str) -> tuple[str, ...]:
    return {NAME: (nation.article, nation.name, *nation.names), ADJECTIVE: nation.adjectives, PEOPLE: nation.people,
            CAPITAL: nation.capitals, SEAT: nation.seats}[how]  # fmt: skip
