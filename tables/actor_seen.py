"""Seen offices: who the Current Events call president, minister or chief of which country, and on which days."""

import re
from collections import defaultdict
from collections.abc import Iterable

from tables.actor_file import Record
from tables.actor_links import Item, Links
from tocsin.resolve.who.nations import Nations

ROLES = (
    ("Prime Minister", r"(?:prime minister|premier)"),
    ("Deputy Prime Minister", r"deputy prime minister"),
    ("Foreign Minister", r"(?:foreign minister|minister (?:of|for) foreign affairs)"),
    ("Defence Minister", r"(?:defen[cs]e minister|minister (?:of|for) defen[cs]e)"),
    ("Interior Minister", r"interior minister"),
    ("Finance Minister", r"finance minister"),
    ("Vice President", r"vice[ -]president"),
    ("President", r"president"),
    ("Supreme Leader", r"supreme leader"),
    ("Chancellor", r"chancellor"),
    ("King", r"king"),
    ("Secretary of State", r"secretary of state"),
    ("Secretary of Defense", r"(?:secretary of (?:defense|war)|defense secretary)"),
    ("Health Minister", r"health minister"),
    ("Army Chief", r"army chief(?: of staff)?"),
    ("Speaker of Parliament", r"(?:parliament(?:ary)? )?speaker"),
    ("Attorney General", r"attorney general"),
    ("Foreign Ministry Spokesperson", r"foreign ministry spokes\w+"),
)
_ROLE = re.compile(
    r"(?:^|\s)(?:(former|ex|acting|interim|then|ousted|deposed|late|incoming|designate|elect|deputy|vice)[- ])?("
    + "|".join(f"(?:{p})" for _, p in ROLES)
    + r")\s$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:former|ex|late|ousted|deposed|then|incoming|acting)\b[\w\s'’-]*$", re.IGNORECASE)


def role(words: str) -> str | None:
    """The office that these words name."""
    return next((office for office, pattern in ROLES if re.fullmatch(pattern, words, re.IGNORECASE)), None)


def observed(items: Iterable[Item], links: Links, nations: Nations) -> list[Record]:
    """Persons with the offices they were called by, from the first day seen to the first day another was seen in it."""
    seen: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        text = item["text"]
        for start, _, title in item["links"]:
            match = _ROLE.search(text[:start])
            article = links.articles[title]
            if not match or article.kind != "person" or match[1]:
                continue
            office, before = role(match[2]), text[max(0, match.start(2) - 40) : match.start(2)]
            near = [s for s in nations.sights(before) if re.fullmatch(r"['’]?s?\s", before[s.end :])]
            if office and near and not _PAST.search(before):
                seen[office, near[-1].iso][article.same or title].append(item["published"])
    records: dict[str, Record] = {}
    for (office, iso), people in seen.items():
        order = sorted(people, key=lambda title: (min(people[title]), title))
        for title, later in zip(order, [*order[1:], None], strict=True):
            public = "wiki:" + title
            record = records.setdefault(public, Record(public, title, "person", iso, "seen"))
            until = min(people[later]) if later and min(people[later]) > max(people[title]) else None
            record.offices.append((office, iso, None, min(people[title]), until, f"Current Events {min(people[title])} to {max(people[title])}"))
    return list(records.values())
