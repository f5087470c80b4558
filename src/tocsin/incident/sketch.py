"""Sketch: what of a report is compared with other reports, small enough to keep a million of.

Takes a Reading; gives its words with their weights, the days it names and the day it was published. Names of people are kept as hashes only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tocsin.incident.tolls import tolls
from tocsin.incident.words import Word, rarity, words
from tocsin.model import PartialDate, Reading, Report, content_id

LEAD: Final = 500  # characters after the title
MOST: Final = 320  # words and names kept of one report: those that weigh most
PAST: Final = 800  # days: dates further back are background
FRESH: Final = 10  # days: a day named in the text and so near to publication is the day of the news
FOUND_BY: Final = 48  # words
COMMON: Final = 3.0  # words less rare find nothing
BIGRAM: Final = 9.0  # the rarity of a name of two words
ONE: Final = 1 << 14  # a weight of 1
POINT: Final = 1000  # a rarity of 1
PATH: Final = re.compile(r"\s[/>›]\s")
YEAR: Final = re.compile(r"(?:19|20)\d\d")
TELLING: Final = 30.0  # the rarity of a whole title that tells one subject from another: that of a shorter or vaguer one ("The war in Iran") weighs less
RESTATED: Final = 0.6  # of the rarity of a headline's words
COLUMNS: Final = ("words", "lead", "names", "lead_names", "numbers", "title", "title_share")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A report's words (hashed, rising), their weights in each of COLUMNS (every column but the last of length 1, a vague title's
    of less), and its days as ordinals.

    Weights are whole numbers, in parts of ONE: sums of them do not depend on their order. `published` is None for an undated report; `day` the likely day of
    its news; `days` the single days it names, `spans` the weeks and months. `rare` are the words that it is found by, `rarity` their rarity in parts of POINT.
    `node` is a hash of its words in order and its day: equal for copies to the letter.
    """

    report: str
    node: str
    keys: NDArray[np.uint32]
    weights: NDArray[np.uint16]
    published: int | None
    day: int | None
    days: frozenset[int]
    spans: tuple[tuple[int, int], ...]
    rare: NDArray[np.uint32]
    rarity: NDArray[np.uint16]
    short: bool = False  # its lead is all there is
    killed: float | None = None  # as its title or lead counts them


def code(word: str) -> int:
    """The hash under which a word is kept."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def title_end(report: Report) -> int:
    """Where the title ends: 0 without one."""
    return report.sentences[0].end if report.titled else 0


def name_pairs(found: Iterable[Word], after: int) -> Counter[str]:
    """Words with a capital after the title, and pairs of them that stand together: names, mostly."""
    names: Counter[str] = Counter()
    last: Word | None = None
    for word in found:
        named = word.capital and not word.number and word.start > after
        if named:
            names[word.stem] += 1
            if last and word.start - last.start < 30:
                names[f"{last.stem} {word.stem}"] += 1
        last = word if named else None
    return names


def weigh(name: str) -> float:
    """Rarity of a word, or of a name of two."""
    return BIGRAM if " " in name else rarity(name)


def damped(counts: Counter[str]) -> dict[str, float]:
    """Sublinear frequency times rarity."""
    return {word: (1 + math.log(n)) * weigh(word) for word, n in counts.items()}


def heading(report: Report, found: Sequence[Word]) -> bool:
    """Is the title a path of topics under which reports are filed ("Conflicts / The war / Talks"), not a headline: one that the text does not say again?"""
    after = title_end(report)
    if not PATH.search(report.text, 0, after):
        return False
    body = {word.stem for word in found if word.start >= after}
    title = {word.stem: rarity(word.stem) for word in found if word.start < after}
    return sum(weight for word, weight in title.items() if word in body) < RESTATED * sum(title.values())


def columns(report: Report) -> tuple[dict[str, float], ...]:
    """The weights of each column, by word."""
    found, after = words(report.text), title_end(report)
    if heading(report, found):
        found = tuple(word for word in found if word.start >= after)
    lead = [word for word in found if word.start < after + LEAD]
    title = {word.stem: rarity(word.stem) for word in found if word.start < after and not YEAR.fullmatch(word.stem)}
    total = sum(title.values()) or 1.0
    figures = [word.stem for word in found if word.number and len(word.stem) <= 5 and not YEAR.fullmatch(word.stem)]  # a year is the day's, and no figure
    return (
        damped(Counter(word.stem for word in found)),
        damped(Counter(word.stem for word in lead)),
        damped(name_pairs(found, after)),
        {word.stem: rarity(word.stem) for word in lead if word.capital and not word.number and word.start > after},
        {figure: rarity(figure) for figure in figures},
        title,
        {word: weight / total for word, weight in title.items()},
    )


def normed(column: dict[str, float]) -> dict[str, float]:
    """The column with length 1."""
    length = math.sqrt(sum(weight * weight for weight in column.values())) or 1.0
    return {word: weight / length for word, weight in column.items()}


def matrix(parts: tuple[dict[str, float], ...]) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """Hashes, rising, and the weights of each in every column; only the heaviest words of a long report."""
    rows: dict[int, list[float]] = {}
    for number, part in enumerate(parts):
        for word, weight in part.items():
            rows.setdefault(code(word), [0.0] * len(parts))[number] += weight
    kept = sorted(sorted(rows, key=lambda key: (-max(rows[key]), key))[:MOST])
    weights = np.array([rows[key] for key in kept], dtype=np.float64).reshape(len(kept), len(parts))
    return np.array(kept, dtype=np.uint32), np.minimum(np.rint(weights * ONE), 65535).astype(np.uint16)


def heaviest(title: dict[str, float], lead: dict[str, float], names: dict[str, float]) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """The FOUND_BY words that weigh most in title, lead and names, with their rarity."""
    total: Counter[str] = Counter()
    for part, factor in ((title, 1.5), (lead, 1.0), (names, 1.0)):
        for word, weight in part.items():
            total[word] += factor * weight  # type: ignore[assignment]
    order = sorted((word for word in total if weigh(word) >= COMMON), key=lambda word: (-total[word], word))
    found = {code(word): round(weigh(word) * POINT) for word in order[:FOUND_BY]}
    return np.array(list(found), dtype=np.uint32), np.array(list(found.values()), dtype=np.uint16)


def ordinal(value: PartialDate | None) -> int | None:
    """The day of a date known to the day (of another its first day)."""
    return value.first.toordinal() if value else None


def sketch(reading: Reading) -> Sketch:
    """What of a reading is compared with others."""
    report = reading.report
    published = ordinal(report.published.value)
    dates = [(c.value.first.toordinal(), c.value.last.toordinal()) for c in sorted(reading.dates, key=lambda c: c.words) if c.value]
    past = [(a, b) for a, b in dates if published is None or published - PAST <= a <= published]
    days = [a for a, b in past if a == b]
    day = next((d for d in days[:1] if published is None or d > published - FRESH), published)
    raw = columns(report)
    told = math.sqrt(min(1.0, sum(raw[5].values()) / TELLING))
    keys, weights = matrix((*map(normed, raw[:5]), {word: weight * told for word, weight in normed(raw[5]).items()}, raw[-1]))
    return Sketch(
        report.id, fingerprint(report), keys, weights, published, day, frozenset(days), tuple((a, b) for a, b in past if 1 < b - a < 40),
        *heaviest(raw[5], raw[1], raw[2]), len(report.text) - title_end(report) <= LEAD,
        next((toll.count.value for toll in tolls(report) if toll.field == "killed" and toll.numbered), None),
    )  # fmt: skip


def fingerprint(report: Report) -> str:
    """A hash of the report's words in order and its day: equal for copies to the letter."""
    return content_id("s", report.published.value, *(word.stem for word in words(report.text)))
