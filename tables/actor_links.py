"""Links: from the Current Events' gold links to entries, names, patterns and contexts of the actor table."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log
from pathlib import Path
from typing import Any

from tocsin.resolve.who.names import acronym, fold
from tocsin.resolve.who.nations import ADJECTIVE, NAME, Nations
from tocsin.resolve.who.pattern import lift
from tocsin.resolve.who.propose import pattern_key
from tocsin.resolve.who.setting import Mention, Setting
from tocsin.resolve.who.sorts import Around, guess
from tocsin.resolve.who.table import Table

Item = dict[str, Any]
RECENT = timedelta(days=120)
_STATELESS = frozenset({"media", "company", "igo", "ngo", "concept"})  # who stands beside them says nothing of where they are at home
HELD_BACK = frozenset({"2026-04", "2026-05"})


def read_items(path: Path, *, since: str = "", until: str = "9999") -> list[Item]:
    """The items published from `since` to before `until` (ISO prefixes), never those of the months held back for measuring."""
    items = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [item for item in items if since <= item["published"] < until and item["published"][:7] not in HELD_BACK]


@dataclass
class Article:
    """What the links say of one article."""

    title: str
    links: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    recent: Counter[str] = field(default_factory=Counter)  # forms of the last `RECENT` days
    around: Around = field(default_factory=Around)
    countries: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    kind: str | None = None
    sector: str | None = None
    country: str | None = None
    pattern: str | None = None
    same: str | None = None


@dataclass
class Sense:
    """How often a name has one sense, and the words around it then."""

    links: int = 0
    words: Counter[str] = field(default_factory=Counter)

    def add(self, words: Iterable[str]) -> None:
        """Count one link."""
        self.links += 1
        self.words.update(words)


@dataclass
class Links:
    """All that the links say: articles, patterns of names, contexts of articles and of patterns."""

    articles: dict[str, Article] = field(default_factory=dict)
    recent: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # patterns of the last days
    patterns: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    targets: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    target_links: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    total: int = 0
    senses: dict[str, dict[str, Sense]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Sense)))  # name's key: sense's key: counts
    kinds: list[tuple[str, str, frozenset[str]]] = field(default_factory=list)  # pattern of the name, article, words around: for senses by kind


def gather(items: Iterable[Item], bare: Table) -> Links:
    """What the items' links say; `bare` is a table with the countries only."""
    links, items = Links(), list(items)
    lately = (date.fromisoformat(max(item["published"] for item in items)) - RECENT).isoformat()
    for item in items:
        setting = Setting(item["text"], bare, tuple(item["topics"]), item["published"][:4], tuple(Mention(s, e) for s, e, _ in item["links"]))
        for start, end, title in item["links"]:
            _add(links, setting, Mention(start, end), title, recent=item["published"] >= lately)
        for topic in item["topics"]:
            links.articles.setdefault(topic, Article(topic))
    for article in links.articles.values():
        _judge(article, bare.nations)
    for key, title, words in links.kinds:
        links.senses["p:" + key]["k:" + (links.articles[title].kind or "")].add(words)
    _redirects(links)
    return links


def _add(links: Links, setting: Setting, at: Mention, title: str, *, recent: bool) -> None:
    start, end = at.start, at.end
    name = setting.text[start:end]
    article = links.articles.setdefault(title, Article(title))
    article.links += 1
    article.forms[name] += 1
    article.recent[name] += recent
    article.around.add(setting.text, start, end)
    words = setting.around(start, end)
    article.words.update(words.keys())
    links.words.update(words.keys())
    links.total += 1
    near = setting.near(start, end)
    for where, weight in (("before", 4), ("after", 3), ("inside", 5), ("left", 1), ("right", 1)):
        iso = near[where]
        if iso:
            article.countries[iso] += weight
    for iso, n in setting.topic_countries.items():
        article.countries[iso] += n
    pattern, iso = lift(title, setting.table.nations)
    links.senses["f:" + fold(name)]["e:" + title].add(words)
    for key in pattern_key(name, setting):
        links.kinds.append((key, title, frozenset(words)))
        links.senses["p:" + key]["t:" + (pattern if iso else "")].add(words)
    if iso:
        links.target_links[pattern] += 1
        links.targets[pattern].update(words.keys())
        for key in pattern_key(name, setting):
            links.patterns[key][pattern] += 1
            links.recent[key][pattern] += recent


def _judge(article: Article, nations: Nations) -> None:
    article.pattern, iso = lift(article.title, nations)
    named = nations.named(article.title)
    if named and named[1] == NAME:
        article.kind, article.sector, article.country = "place", None, named[0]
        return
    if article.pattern == "{P}" or (named and named[1] == ADJECTIVE):
        article.kind, article.sector, article.country = "people", "CVL", iso
        return
    article.kind, article.sector = guess(article.title, article.around)
    article.country = iso or (None if article.kind in _STATELESS else _country(article.countries))


def _country(counts: Counter[str]) -> str | None:
    total = sum(counts.values())
    best = counts.most_common(1)
    return best[0][0] if best and total >= 4 and best[0][1] > total * 0.6 else None


def _alike(pattern: str) -> str:
    """One key for "Armed Forces of {N}" and "{A} Armed Forces"; the bare country, its adjective and its people stay three."""
    words = sorted(set(fold(re.sub(r"\{[NA]\}", " x ", pattern)).split()) - {"of", "the"})
    return " ".join(words) if "{" in pattern and "{P}" not in pattern and len(words) > 1 else re.sub(r"s$", "", fold(pattern))


def _redirects(links: Links) -> None:
    """Titles of one article: alike when folded, alike in pattern and country ("U.S. Navy"), or acronym and full name under one link text."""
    groups: dict[tuple[str, str | None], list[Article]] = defaultdict(list)
    for article in links.articles.values():
        key = article.title if re.search(r"[$€£]", article.title) else article.pattern or article.title
        groups[(_alike(key), article.country if "{" in key else "$" if "$" in key else None)].append(article)
    for group in groups.values():
        first = max(group, key=lambda a: (a.links, a.title))
        for article in group:
            if article is not first and article.links:
                article.same = first.title
    for article in links.articles.values():
        short = links.articles.get(acronym(re.sub(r" \(.*\)$", "", article.title)))
        if short and short is not article and short.title in article.forms and not short.same:
            short.same = article.title


def contexts(counts: Counter[str], links: int, whole: Counter[str], total: int, keep: int = 48) -> dict[str, float]:
    """The words that stand oftener around these links than around all, with the log of how much oftener."""
    weights: dict[str, float] = {}
    for word, n in counts.items():
        share = whole[word] / total
        weight = log((n + 4 * share) / (links + 4) / share)
        if n > 1 and abs(weight) > 0.3:
            weights[word] = max(-2.0, min(4.0, weight))
    common = [word for word, n in whole.most_common(400)] if links >= 20 else []
    for word in common:
        share = whole[word] / total
        if word not in counts and share * links > 3:
            weights[word] = max(-2.0, log(4 * share / (links + 4) / share))
    best = sorted(weights, key=lambda word: (-abs(weights[word]) * max(counts[word], whole[word] / total * links), word))
    return {word: weights[word] for word in best[:keep]}


def senses(group: dict[str, Sense], least: int = 6) -> Iterator[tuple[str, int, dict[str, float]]]:
    """Each sense of a name that has several, how often it has it, and the words that tell it from the others."""
    total = sum(sense.links for sense in group.values())
    if len(group) < 2 or total < least:
        return
    whole: Counter[str] = Counter()
    for sense in group.values():
        whole.update(sense.words)
    for key, sense in sorted(group.items()):
        if sense.links < 2:
            continue
        weights: dict[str, float] = {}
        for word, n in whole.items():
            share, mine = n / total, sense.words[word]
            weight = log((mine + 3 * share) / (sense.links + 3) / share)
            if (mine > 1 or share * sense.links > 2) and abs(weight) > 0.25:
                weights[word] = max(-2.5, min(3.0, weight))
        best = sorted(weights, key=lambda word: (-abs(weights[word]) * (1 + max(sense.words[word], whole[word] / total * sense.links)), word))
        yield key, sense.links, {word: weights[word] for word in best[:60]}


def surnames(article: Article) -> Iterator[str]:
    """The last word of a person's name, as a name of theirs."""
    words = re.sub(r" \(.*\)$", "", article.title).split()
    if article.kind == "person" and len(words) > 1 and len(words[-1]) > 2:
        yield words[-1]
