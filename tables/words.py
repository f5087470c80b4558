"""Which letters that may name a place are also a common word, a given name or a surname.

Common words are those that stand in lower case in the free reports; names are the US Census Bureau's lists of 1990 (public domain; package `names`)
and the given names of persons in the tables of leaders and ministers.
"""

import csv
import importlib.util
import json
import re
from collections import Counter
from pathlib import Path

from tocsin.resolve.where.gazetteer import SCRIPT
from tocsin.resolve.where.names import key

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def sorts(data: Path) -> dict[str, int]:
    """The bits of each key."""
    out: dict[str, int] = {}
    for sort, found in (
        ("word", _words(data)),
        ("given", _given(data)),
        ("surname", _census("dist.all.last", 0.0008) | {key(words[-1]) for words in _persons(data)}),
    ):
        for keyed in found:
            out[keyed] = out.get(keyed, 0) | SCRIPT[sort]
    return out


def _words(data: Path) -> set[str]:
    """Words that stand in lower case at least three times, and more often than with a capital inside a sentence."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for path in (data / "reports" / "free_reports.jsonl", data / "current-events" / "items.jsonl"):
        for line in path.open():
            for match in _WORD.finditer(text := json.loads(line)["text"]):
                word = match.group()
                if word.islower():
                    low[word] += 1
                elif text[max(0, match.start() - 2) : match.start()].strip(" ") not in {"", ".", "?", "!", "\n", '"', "“"}:
                    high[key(word)] += 1
    return {key(word) for word, count in low.items() if count >= 3 and count > 0.3 * high[word]}


def _census(name: str, least: float) -> set[str]:
    spec = importlib.util.find_spec("names")
    if spec is None or spec.origin is None:
        raise SystemExit("the package names is needed: pip install names")
    rows = (line.split() for line in (Path(spec.origin).parent / name).read_text().splitlines())
    return {key(row[0]) for row in rows if float(row[1]) >= least}


def _persons(data: Path) -> list[list[str]]:
    """The words of each name in the tables of ministers and of persons on EU lists."""
    actors, names = data / "actors", []
    for path in sorted((actors / "ministers").glob("*.csv")):
        names += [row["person"] for row in csv.DictReader(path.open())]
    for path in sorted((actors / "eu_lists").glob("*.csv")):
        names += [row["name"] for row in csv.DictReader(path.open()) if row["schema"] == "Person"]
    with (actors / "reign" / "leaderlist_3_21.csv").open(encoding="latin-1") as file:
        names += [f"? {row['leader']}" for row in csv.DictReader(file) if row["leader"] and " " not in row["leader"].strip()]
    return [words for name in names if name and len(words := re.sub(r"\(.*?\)", "", name).split()) > 1]


def _given(data: Path) -> set[str]:
    found = _census("dist.male.first", 0.004) | _census("dist.female.first", 0.004) | {key(words[0]) for words in _persons(data)}
    return {word for word in found if len(word) > 1}
