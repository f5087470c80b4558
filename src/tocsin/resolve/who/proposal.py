"""A proposal: an article or entry that a name may mean, with what speaks for it; and the proposals for one name, joined by title."""

import re
from dataclasses import dataclass, field

from tocsin.resolve.who.setting import Setting
from tocsin.resolve.who.table import Entry

ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|some)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Proposal:
    """What a name may mean: a title, its entry where the table has it, and what speaks for it."""

    title: str
    entry: Entry | None = None
    links: int = 0
    share: float = 0.0
    cased: float = 0.0
    recent: float = 0.0
    pattern_recent: float = 0.0
    pattern: str | None = None
    pattern_share: float = 0.0
    pattern_links: int = 0
    country: str | None = None
    ways: set[str] = field(default_factory=set)


class Proposals:
    """The proposals for one name, joined by title."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.by_title: dict[str, Proposal] = {}

    def entry(self, entry: Entry, way: str) -> Proposal:
        """Propose a known entry."""
        title = entry.title or entry.public
        proposal = self.by_title.get(title) or self.by_title.setdefault(title, Proposal(title, entry, country=entry.country))
        proposal.ways.add(way)
        return proposal

    def title(self, title: str, way: str, country: str | None = None) -> Proposal:
        """Propose a title, known or not."""
        proposal = self.by_title.get(title)
        if proposal is None:
            entry = self.setting.table.public("wiki:" + title)
            proposal = self.by_title[title] = Proposal(title, entry, country=entry.country if entry and entry.country else country)
        proposal.ways.add(way)
        return proposal


def clean(name: str) -> str:
    """The name without possessive, article and stray spaces."""
    return re.sub(r"\s+", " ", re.sub(r"['’]s?$", "", name.replace("\u00a0", " ").strip()))


def headline(name: str) -> str:
    """The name as an article's title would begin."""
    bare = ARTICLE.sub("", clean(name)) if name[:1].islower() else clean(name)
    return bare[:1].upper() + bare[1:]
