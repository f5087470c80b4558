"""Copies: which reports are (nearly) the text of an earlier one, cut short, trimmed or lightly edited.

Shingles of five words; candidates by MinHash with locality-sensitive hashing (rensa), at a low threshold because a copy cut to its first third has a Jaccard
similarity
of no more than a third; then the exact containment: the share of the shorter text's shingles that stand in the longer. Text that is alike is a copy, not the
same event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rensa import RMinHash, RMinHashLSH

from tocsin.incident.words import WORD
from tocsin.model import Report

SHINGLE: Final = 5  # words
HELD: Final = 0.6  # of the shorter text's shingles
PERMUTATIONS: Final = 128
BANDS: Final = 64  # of two rows: finds a similarity of 0.2 with 93 %, of 0.3 with 99.8 %
SEED: Final = 7
ALL_PAIRS: Final = 40  # so few texts are compared each with each

Shingles = frozenset[str]


def shingles(text: str) -> Shingles:
    """All runs of five words, without case; of a shorter text the one run there is."""
    words = [match[0].casefold() for match in WORD.finditer(text)]
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def containment(one: Shingles, other: Shingles) -> float:
    """The share of the lesser set that stands in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other))


def minhash(text: Shingles) -> RMinHash:
    """The MinHash of a text."""
    made = RMinHash(PERMUTATIONS, SEED)
    made.update(sorted(text))
    return made


def candidates(texts: list[Shingles]) -> Iterable[tuple[int, int]]:
    """Pairs (earlier, later number) of texts that may be copies."""
    if len(texts) <= ALL_PAIRS:
        return [(a, b) for b in range(len(texts)) for a in range(b)]
    index = RMinHashLSH(0.2, PERMUTATIONS, BANDS)
    hashes = [minhash(text) for text in texts]
    for number, made in enumerate(hashes):
        index.insert(number, made)
    return sorted({(min(a, b), max(a, b)) for b, made in enumerate(hashes) for a in index.query(made) if a != b})


def age(report: Report) -> tuple[bool, str, int, str]:
    """The order of publication: by time, undated last; of one day the longer text first (a copy is seldom longer), then by id."""
    value = report.published.value
    return (value is None, report.published.time or (value.iso if value else ""), -len(report.text), report.id)


def sources(reports: Iterable[Report]) -> Mapping[str, str]:
    """Of each report that copies an earlier one, the first report of that text: by id. The order in which reports are given does not matter.

    Each copy follows the earliest text that it shares most of, and that one its own, back to the first: a digest that holds two texts joins neither to the
    other.
    """
    first: dict[Shingles, Report] = {}
    source: dict[str, str] = {}
    ordered = sorted(reports, key=age)
    for report in ordered:
        kept = first.setdefault(shingles(report.text), report)
        if kept is not report:
            source[report.id] = kept.id
    texts = list(first)
    for earlier, later in candidates(texts):
        if containment(texts[earlier], texts[later]) >= HELD:
            source.setdefault(first[texts[later]].id, first[texts[earlier]].id)
    return {report: _first(report, source) for report in source}


def _first(report: str, source: Mapping[str, str]) -> str:
    while report in source:
        report = source[report]
    return report
