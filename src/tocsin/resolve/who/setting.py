"""Setting: what a report says around a name: its countries, its words, the story it stands under.

Computed once a report, asked once a mention.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from tocsin.resolve.who.names import fold
from tocsin.resolve.who.nations import CAPITAL, Sight
from tocsin.resolve.who.table import Table

_WORDS = re.compile(r"[^\W\d_]{2,}|\d+")
_NAMES = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w'’\-]*|al-\w+)(?: (?:[A-ZÀ-ÞĀ-Ž][\w'’\-]*|al-\w+|bin|de|of the|of))*(?<! of)(?<! of the)")
STOP = frozenset(
    (
        "a", "after", "against", "also", "amid", "an", "and", "are", "as", "at", "be", "been", "before", "between", "by", "during", "following",
        "for", "from", "had", "has", "have", "he", "her", "his", "in", "including", "into", "is", "it", "its", "least", "more", "not", "of", "on",
        "or", "over", "people", "said", "say", "says", "she", "than", "that", "the", "their", "they", "this", "three", "to", "two", "was", "were",
        "which", "who", "will", "with", "would",
    )
)  # fmt: skip


def _start(token: tuple[int, int, str]) -> int:
    return token[0]


def _end(token: tuple[int, int, str]) -> int:
    return token[1]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a name stands."""

    start: int
    end: int


@dataclass(frozen=True)
class Setting:
    """A text, the topics it stands under (outermost first), its day, and the mentions in it that are to be linked."""

    text: str
    table: Table
    topics: tuple[str, ...] = ()
    year: str | None = None
    mentions: tuple[Mention, ...] = ()
    _cache: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def sights(self) -> list[Sight]:
        """The countries of the text in order: named ones, and those of known persons and places."""
        named = list(self.table.nations.sights(self.text))
        taken = {(s.start, s.end) for s in named}
        for match in _NAMES.finditer(self.text):
            if (match.start(), match.end()) not in taken and not any(s.start < match.end() and match.start() < s.end for s in named):
                entry = self._known(match[0])
                if entry:
                    named.append(Sight(match.start(), match.end(), entry, "entry"))
        return sorted(named, key=lambda sight: sight.start)

    def _known(self, name: str) -> str | None:
        forms = self.table.forms(fold(name))
        if not forms or forms[0].links * 2 < sum(form.links for form in forms):
            return None
        entry = self.table.entry(forms[0].entry)
        return entry.country if entry.kind in ("person", "place", "agency", "military", "group") else None

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries that the text names: by name, adjective, people, capital or seat."""
        return frozenset(sight.iso for sight in self.sights if sight.how != "entry")

    @cached_property
    def topic_countries(self) -> Counter[str]:
        """Countries of the topics; the innermost counts double."""
        counts: Counter[str] = Counter()
        for depth, topic in enumerate(self.topics):
            for sight in self.table.nations.sights(topic):
                counts[sight.iso] += 2 if depth == len(self.topics) - 1 else 1
            known = self.table.public("wiki:" + topic)
            if known and known.country:
                counts[known.country] += 1
        return counts

    @cached_property
    def topic_words(self) -> frozenset[str]:
        """The words of the topics."""
        return frozenset(word for topic in self.topics for word in fold(topic).split() if word not in STOP)

    @cached_property
    def countries(self) -> Counter[str]:
        """How often each country is named, adjectives and names twice a person's or a capital's."""
        counts: Counter[str] = Counter()
        for sight in self.sights:
            counts[sight.iso] += 1 if sight.how in ("entry", CAPITAL) else 2
        return counts

    @cached_property
    def tokens(self) -> list[tuple[int, int, str]]:
        """The words with their places."""
        return [(m.start(), m.end(), m[0].lower()) for m in _WORDS.finditer(self.text)]

    @cached_property
    def _ends(self) -> list[int]:
        """How far the countries named up to each one reach."""
        return list(accumulate((sight.end for sight in self.sights), max))

    @cached_property
    def surfaces(self) -> Counter[str]:
        """The words of all mentions."""
        return Counter(self.text[m.start : m.end] for m in self.mentions)

    def around(self, start: int, end: int, reach: int = 8) -> dict[str, float]:
        """The context words of a mention, each with its weight: the neighbours (p:, n:), those within reach (w:), the topics' (t:)."""
        stop, go = bisect_right(self.tokens, start, key=_end), bisect_left(self.tokens, end, key=_start)
        before = [word for _, _, word in self.tokens[max(0, stop - reach) : stop]]
        after = [word for _, _, word in self.tokens[go : go + reach]]
        words = {f"w:{word}": 1.0 for word in (*before, *after) if word not in STOP}
        words.update({f"t:{word}": 1.0 for word in self.topic_words})
        if before:
            words[f"p:{before[-1]}"] = 1.0
        if after:
            words[f"n:{after[0]}"] = 1.0
        return words

    def near(self, start: int, end: int) -> dict[str, str | None]:
        """The countries next to a mention: just before, just after, nearest on the left and on the right."""
        stop, go = bisect_right(self._ends, start), bisect_left(self.sights, end, key=lambda sight: sight.start)
        left, right = self.sights[max(0, stop - 1) : stop], self.sights[go : go + 1]
        before = left[-1] if left and re.fullmatch(r"(?:['’]s)?[\s-](?:[\w-]+ ){0,2}", self.text[left[-1].end : start]) else None
        after = (
            right[0] if right and re.fullmatch(r"['’]?s?,?\s(?:(?:of|in|for|and|the|from)\s){0,2}(?:[\w-]+ ){0,1}", self.text[end : right[0].start]) else None
        )
        inside = [s for s in self.sights[bisect_left(self.sights, start, key=lambda sight: sight.start) : go] if s.end <= end]
        return {"inside": inside[0].iso if inside else None, "before": before.iso if before else None, "after": after.iso if after else None,
                "left": left[-1].iso if left else None, "right": right[0].iso if right else None,
                "first": self.sights[0].iso if self.sights else None}  # fmt: skip

    def countries_for(self, start: int, end: int, limit: int = 4) -> Sequence[str]:
        """The countries a mention may belong to, likeliest first."""
        near = self.near(start, end)
        if near["inside"]:
            return (near["inside"],)
        ordered = [near["before"], near["after"], near["left"], near["right"], *(iso for iso, _ in self.topic_countries.most_common(2)), near["first"]]
        return tuple(dict.fromkeys(iso for iso in ordered if iso))[:limit]
