"""Weighing: how well each proposal fits its mention, as features, and the small network that joins them.

One hidden layer over some fifty features, a softmax over the proposals of a mention; its weights lie in the actor table.
"""

import re
from math import log1p

import numpy as np

from tocsin.resolve.who.names import fold
from tocsin.resolve.who.nations import ADJECTIVE
from tocsin.resolve.who.proposal import Proposal, headline
from tocsin.resolve.who.propose import pattern_key
from tocsin.resolve.who.setting import Setting
from tocsin.resolve.who.weights import Array

_KINDS = ("concept", "person", "place", "event", "military", "agency", "government", "group", "office", "people")
_WAYS = (
    "form",
    "bare",
    "singular",
    "pattern",
    "head",
    "topic",
    "comma",
    "longer",
    "sound",
    "exact",
    "bracket",
    "full",
    "ministry",
    "land",
    "body",
    "embassy",
    "beside",
    "post",
)
_NEAR = ("inside", "before", "after", "left", "right", "first")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def features(setting: Setting, start: int, end: int, proposals: list[Proposal]) -> Array:
    """One row of features a proposal."""
    name = setting.text[start:end]
    shared = _Shared(setting, start, end, name)
    return np.array([shared.row(proposal, len(proposals)) for proposal in proposals], dtype=np.float32)


class _Shared:
    """What all proposals of a mention are compared with."""

    def __init__(self, setting: Setting, start: int, end: int, name: str) -> None:
        self.setting, self.name = setting, name
        self.head, self.key = headline(name), fold(name)
        self.words = set(self.key.split())
        self.near = setting.near(start, end)
        self.around = setting.around(start, end)
        self.total = sum(setting.countries.values()) or 1
        forms = setting.table.forms(self.key)
        self.seen = sum(form.links for form in forms)
        named = setting.table.nations.named(name)
        self.demonym = bool(named and named[1] == ADJECTIVE)
        self.country_name = bool(named) and not self.demonym
        self.form_senses = setting.table.senses("f:" + self.key)
        self.pattern_senses = setting.table.senses("p:" + next(pattern_key(name, setting)))
        self.kinds = sum(n for key, (n, _) in self.pattern_senses.items() if key[0] == "k") or 1
        self.rest = setting.text[:start] + " | " + setting.text[end:]

    def row(self, p: Proposal, count: int) -> list[float]:
        return [*self._prior(p, count), *self._likeness(p), *self._place(p), *self._context(p), *self._sort(p), *self._sense(p)]

    def _prior(self, p: Proposal, count: int) -> list[float]:
        links = p.entry.links if p.entry else 0
        return [
            log1p(p.links),
            p.share,
            p.cased,
            log1p(links),
            float(p.entry is None),
            float(links == 1),
            log1p(self.seen),
            float(self.seen == 0),
            p.pattern_share,
            log1p(p.pattern_links),
            float(bool(p.pattern) and self.near["inside"] is not None),
            log1p(count),
            float(bool(p.entry and p.entry.same)),
            p.share * p.share,
            float(p.share > 0.9 and p.links > 1),
            p.share * log1p(p.links),
            p.recent,
            p.pattern_recent,
            *(float(way in p.ways) for way in _WAYS),
        ]

    def _likeness(self, p: Proposal) -> list[float]:
        title = fold(p.title)
        words = set(title.split())
        both = len(words & self.words)
        core = fold(re.sub(r" \(.*\)$|, .*$", "", p.title))
        unknown = p.entry is None
        undated = fold(re.sub(r"^(?:19|20)\d\d(?:[–-]\d+)? ", "", p.title))
        return [
            float(undated == self.key and undated != title),
            float(p.title == self.head),
            float(title == self.key),
            float(core == self.key and title != self.key),
            both / max(1, len(words | self.words)),
            float(words >= self.words),
            float(title.startswith(self.key)),
            float(unknown and p.title == self.head),
            float("(" in p.title),
            float(p.title in self.rest),
            float(self.setting.surfaces[p.title] > 0 and p.title != self.name),
            float(self.name[:1].isupper()),
            float(unknown and self.name[:1].isupper()),
            len(self.words) / 5,
            float(unknown and self.seen > 0),
            float(unknown) * log1p(self.seen),
        ]

    def _place(self, p: Proposal) -> list[float]:
        country = p.country
        if not country:
            return [*(0.0 for _ in _NEAR), 0.0, 0.0, 0.0, 1.0, float(self.near["before"] is not None), float(self.near["inside"] is not None)]
        hits = [float(self.near[where] == country) for where in _NEAR]
        share = self.setting.countries[country] / self.total
        topics = self.setting.topic_countries
        topic = topics[country] / (sum(topics.values()) or 1)
        return [
            *hits,
            share,
            topic,
            float(not any(hits) and share == 0 and topic == 0),
            0.0,
            float(self.near["before"] not in (None, country)),
            float(self.near["inside"] not in (None, country)),
        ]

    def _context(self, p: Proposal) -> list[float]:
        own = self.setting.table.context(p.entry.id) if p.entry else {}
        pattern = p.pattern or (p.entry.pattern if p.entry else None)
        common = self.setting.table.target(pattern)[1] if pattern else {}
        mine = [(word, own[word]) for word in self.around if word in own]
        theirs = [(word, common[word]) for word in self.around if word in common]
        title = set(fold(p.title).split())
        year = _YEAR.search(p.title)
        return [
            sum(w for k, w in mine if k[0] == "w") / 5,
            sum(w for k, w in mine if k[0] == "t") / 5,
            sum(w for k, w in mine if k[0] in "np") / 3,
            sum(w for k, w in theirs if k[0] == "w") / 5,
            sum(w for k, w in theirs if k[0] == "t") / 5,
            sum(w for k, w in theirs if k[0] in "np") / 3,
            float(bool(own)),
            float(bool(common)),
            float(p.title in self.setting.topics),
            len(title & self.setting.topic_words) / max(1, len(title)),
            float(bool(year)),
            float(bool(year) and self.setting.year is not None and year is not None and year[0] != self.setting.year),
        ]

    def _sense(self, p: Proposal) -> list[float]:
        kind = p.entry.kind if p.entry else None
        pattern = p.pattern or (p.entry.pattern if p.entry else None) or ""
        found = [self.form_senses.get(f"e:{p.entry.id if p.entry else 0}"), self.pattern_senses.get("t:" + pattern), self.pattern_senses.get(f"k:{kind}")]
        sums = [self._told(sense[1] if sense else {}) for sense in found]
        return [
            *(value for told in sums for value in told),
            (found[2][0] if found[2] else 0) / self.kinds,
            float(found[0] is not None),
            float(bool(self.form_senses)),
        ]

    def _told(self, weights: dict[str, float]) -> tuple[float, float, float]:
        mine = [(word, weights[word]) for word in self.around if word in weights]
        return (sum(w for k, w in mine if k[0] == "w") / 4, sum(w for k, w in mine if k[0] == "t") / 4, sum(w for k, w in mine if k[0] in "np") / 2)

    def _sort(self, p: Proposal) -> list[float]:
        kind = p.entry.kind if p.entry else None
        return [
            *(float(kind == known) for known in _KINDS),
            float(self.demonym),
            float(self.demonym and kind == "military"),
            float(self.demonym and kind == "people"),
            float(self.demonym and kind == "place"),
            float(self.country_name and kind == "place"),
        ]
