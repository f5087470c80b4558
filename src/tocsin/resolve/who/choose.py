"""Choosing: the likeliest meaning of a name where it stands, or none.

`candidates` lists what a name may mean; `choose` takes one by the words around, the story and the day; `choose_all` does it for all names of a text at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from tocsin.resolve.who.proposal import Proposal
from tocsin.resolve.who.propose import propose
from tocsin.resolve.who.setting import Mention, Setting
from tocsin.resolve.who.table import Entry, Table, shipped
from tocsin.resolve.who.weigh import features
from tocsin.resolve.who.weights import Array, Weights

SURE = 0.35  # below this probability a choice is no choice


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name means: the article's title, its entry where the table has one, and how likely. `entry` None is NIL: a foreseen title at most."""

    title: str
    entry: Entry | None
    probability: float
    ways: tuple[str, ...] = ()
    country: str | None = None

    @property
    def sure(self) -> bool:
        """Is it likely enough to be said?"""
        return self.entry is not None and self.probability >= SURE


@dataclass(frozen=True, slots=True)
class Ranking:
    """All choices for one mention, likeliest first."""

    mention: Mention
    choices: tuple[Choice, ...]

    @property
    def best(self) -> Choice:
        """The likeliest."""
        return self.choices[0]


def candidates(name: str, *, limit: int = 20, table: Table | None = None) -> tuple[Choice, ...]:
    """What a name may mean without any context, likeliest first."""
    return rank_all(Setting(name, table or shipped(), mentions=(Mention(0, len(name)),)))[0].choices[:limit]


def choose(name: str, *, text: str = "", topics: Sequence[str] = (), day: date | None = None, table: Table | None = None) -> Choice:
    """The likeliest meaning of a name in its text (its first occurrence there), under these topics, on this day.

    >>> choose("prime minister", text="The Latvian prime minister resigns.").title
    'Prime Minister of Latvia'
    """
    at = max(0, text.find(name))
    text = text if name in text else name
    setting = Setting(text, table or shipped(), tuple(topics), day.strftime("%Y") if day else None, (Mention(at, at + len(name)),))
    return rank_all(setting)[0].best


def rank_all(setting: Setting, weights: Weights | None = None) -> list[Ranking]:
    """The ranked choices of every mention of the setting."""
    weights = weights or setting.table.weights
    if not setting.mentions:
        return []
    lists = [propose(setting, m.start, m.end) for m in setting.mentions]
    rows = [features(setting, m.start, m.end, found) for m, found in zip(setting.mentions, lists, strict=True)]
    scores = weights.scores(np.concatenate(rows)) if weights else np.concatenate([plain_scores(found) for found in lists])
    rankings, at = [], 0
    for mention, found in zip(setting.mentions, lists, strict=True):
        rankings.append(Ranking(mention, _ranked(found, scores[at : at + len(found)])))
        at += len(found)
    return rankings


def plain_scores(found: list[Proposal]) -> Array:
    """Scores where no weights are known: the share of the name's links, then the exact title."""
    return np.array([3 * p.share + 2 * p.pattern_share + ("exact" in p.ways) for p in found], dtype=np.float32)


def _ranked(found: list[Proposal], scores: Array) -> tuple[Choice, ...]:
    odds = np.exp(scores - scores.max())
    odds /= odds.sum()
    order = sorted(range(len(found)), key=lambda i: (-float(odds[i]), found[i].title))
    return tuple(Choice(found[i].title, found[i].entry, round(float(odds[i]), 4), tuple(sorted(found[i].ways)), found[i].country) for i in order)


def canonical(choice: Choice, table: Table) -> Choice:
    """The same choice under the entry it redirects to ("U.S." is "United States")."""
    if choice.entry is None or choice.entry.same is None:
        return choice
    entry = table.entry(choice.entry.same)
    return replace(choice, entry=entry)
