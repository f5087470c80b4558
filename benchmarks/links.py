"""Who and where in Wikipedia: the article each linked name means.

    python -m benchmarks.links ITEMS.jsonl [--since 2026-04] [--until 2026-06] [--json] [--errors N]

ITEMS has the form of the Current Events items: text, topics, published, links [start, end, article]. Each item's text, topics, day and linked spans
are given to the linker, which names an article for each. Actors, places and other things apart (by the shipped guesser of sorts, from the gold title);
names that the table has seen linked apart from unseen ones.

recall@20: the article is among the first 20 candidates. accuracy: the first one's title is the gold title (a foreseen title counts, though the
table has no entry). same: the same, where two titles that the table holds for one article count as one. known: accuracy on links whose article the
table has. nil: of links whose article it lacks, the share where no entry is chosen; nil precision: of those without entry, the share whose article
the table lacks indeed. Baselines: the article most often linked under the same words (else NIL); the words as title; the first, else the second.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.errors import DataError
from tocsin.resolve.who.choose import Choice, rank_all
from tocsin.resolve.who.names import fold
from tocsin.resolve.who.proposal import headline
from tocsin.resolve.who.setting import Mention, Setting
from tocsin.resolve.who.sorts import Around, guess
from tocsin.resolve.who.table import Table, shipped

ACTORS = frozenset({"person", "group", "government", "agency", "military", "igo", "ngo", "media", "company", "office", "people"})


def items(path: Path, since: str, until: str) -> Iterator[dict[str, Any]]:
    """The items published from `since` to before `until`."""
    for number, line in enumerate(path.open(encoding="utf-8"), 1):
        try:
            item = json.loads(line)
            published = item["published"]
        except (ValueError, KeyError) as error:
            raise DataError(f"{path}, line {number} is no item with links: {error!r}") from None
        if since <= published < until:
            yield item


def sort_of(title: str, item: dict[str, Any], start: int, end: int, table: Table) -> str:
    """actor, place or other: by the table's entry where there is one, else guessed from title and context."""
    entry = table.public("wiki:" + title)
    around = Around()
    around.add(item["text"], start, end)
    named = table.nations.named(title)
    kind = "place" if named and named[1] == "name" else entry.kind if entry and entry.links else guess(title, around)[0]
    return "actor" if kind in ACTORS else "place" if kind == "place" else "other"


class Tally:
    """Counts of one group of links."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, **flags: bool) -> None:
        """One link."""
        self.counts.update({key: int(value) for key, value in flags.items()})

    def share(self, part: str, whole: str = "links") -> float:
        """Percent."""
        return round(100 * self.counts[part] / max(1, self.counts[whole]), 1)


def same(table: Table, title: str, gold: str) -> bool:
    """Do the two titles stand for one entry of the table?"""

    def root(name: str) -> str | int:
        entry = table.public("wiki:" + name)
        return name if entry is None else entry.same or entry.id

    return title == gold or root(title) == root(gold)


def score(best: Choice, recalled: bool, gold: str, name: str, table: Table) -> dict[str, bool]:
    """What one link adds to the counts."""
    forms = [form for form in table.forms(fold(name)) if form.links]
    frequent = table.entry(forms[0].entry).title if forms else None
    entry = table.public("wiki:" + gold)
    lacking = entry is None
    nil = best.entry is None
    return {"links": True, "recalled": recalled, "right": best.title == gold, "same": same(table, best.title, gold), "known": not lacking,
            "known_right": not lacking and best.title == gold, "lacking": lacking, "nil": nil, "nil_right": nil and lacking,
            "frequent": frequent == gold, "exact": headline(name) == gold, "either": (frequent or headline(name)) == gold}  # fmt: skip


def measure(path: Path, since: str, until: str, table: Table) -> tuple[dict[str, Any], Counter[tuple[str, str, str]]]:
    """The scores by group, and the confusions: words, gold article, chosen article."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    confused: Counter[tuple[str, str, str]] = Counter()
    spent, links = 0.0, 0
    for item in items(path, since, until):
        began = time.process_time()
        mentions = tuple(Mention(s, e) for s, e, _ in item["links"])
        rankings = rank_all(Setting(item["text"], table, tuple(item["topics"]), item["published"][:4], mentions))
        spent += time.process_time() - began
        for (start, end, gold), ranking in zip(item["links"], rankings, strict=True):
            links += 1
            name = item["text"][start:end]
            flags = score(ranking.best, gold in [c.title for c in ranking.choices[:20]], gold, name, table)
            seen = "seen" if any(form.links for form in table.forms(fold(name))) else "unseen"
            for group in ("all", sort_of(gold, item, start, end, table), seen):
                tallies[group].add(**flags)
            if ranking.best.title != gold:
                confused[name, gold, ranking.best.title] += 1
    groups = {group: row(tallies[group]) for group in ("all", "actor", "place", "other", "seen", "unseen") if group in tallies}
    return {"groups": groups, "links": links, "links_per_cpu_second": round(links / max(spent, 1e-9))}, confused


COLUMNS = ("links", "recall@20", "accuracy", "same", "known", "nil", "nil precision", "most frequent", "exact title", "either")


def row(tally: Tally) -> dict[str, float]:
    """The scores of one group."""
    return {"links": tally.counts["links"], "recall@20": tally.share("recalled"), "accuracy": tally.share("right"), "same": tally.share("same"),
            "known": tally.share("known_right", "known"), "nil": tally.share("nil_right", "lacking"), "nil precision": tally.share("nil_right", "nil"),
            "most frequent": tally.share("frequent"), "exact title": tally.share("exact"), "either": tally.share("either")}  # fmt: skip


def main() -> None:
    """Print the table; with --errors the worst confusions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items", type=Path)
    parser.add_argument("--since", default="")
    parser.add_argument("--until", default="9999")
    parser.add_argument("--errors", type=int, default=10)
    parser.add_argument("--table", type=Path, help="another table than the shipped one")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    args = parser.parse_args()
    scores, confused = measure(args.items, args.since, args.until, Table(args.table) if args.table else shipped())
    print(" " * 8 + "".join(f"{column:>15}" for column in COLUMNS))
    for group, values in scores["groups"].items():
        print(f"{group:<8}" + "".join(f"{values[column]:>15}" for column in COLUMNS))
    print(f"{scores['links_per_cpu_second']} links per CPU-second")
    for (name, gold, chosen), n in confused.most_common(args.errors):
        print(f"  {n:>3}  {name!r}: {gold!r}, chosen {chosen!r}")
    if args.json:
        print(json.dumps(scores))


if __name__ == "__main__":
    main()
