"""Gate: which sentences are worth the encoder, told by their words alone in a hundredth of its time.

A linear model over hashed words, word beginnings and pairs of words, trained to keep sentences that hold an event or say who told of one. A sentence next to
a promising one, and one of a report full of events, is let through more easily.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np

from tocsin.errors import ModelError
from tocsin.model import Report
from tocsin.reader.windows import Array

BITS = 16
WORD = re.compile(r"\w+")
STEM = 5  # letters of a word's beginning
MOST = 120  # words of a sentence that are looked at
POST = 3  # sentences
VIOLENT = re.compile(
    r"\b(?:kill|dead\b|dies\b|died\b|deaths?\b|injur|wound|blast|explo|bomb|air ?strike|missile|rocket|drone|shell(?:s|ed|ing)\b|attack|"
    r"clash|gunm|gunfire|shooting|shot\b|"
    r"stabb|hostage|kidnap|abduct|arrest|detain|evacuat|ceasefire|troops|siege|raid)",
    re.IGNORECASE,
)
WAR = re.compile(
    r"\b(?:soldier|militar|militia|rebel|army\b|armed\b|police|gang|insurg|jihad|militant|fighters|paramilitar|coup\b|mutin|sabotage|threat|toll\b|victim|"
    r"ambush|assault|violence|conflict|front\b|forces\b|casualt|captur|border|terror|hack|fire[ds]?\b)",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:according to|sa(?:id|ys?)|told|reports?|reported|announce[sd]?|claim(?:s|ed)?|warn(?:s|ed)?|accuse[sd]?|den(?:y|ies|ied)|project(?:ed|ing))\b",
    re.IGNORECASE,
)
VIOLENT_SHARE, WAR_SHARE = 0.15, 0.3  # the shares of a report's sentences from which on it is a report of a crisis
PAYS = 0.5  # the share of sentences worth reading up to which leaving out the others pays
NEIGHBOUR = 0.2  # how much a promising neighbour helps


@lru_cache(maxsize=100_000)
def slot(text: str) -> int:
    """The place of a word, beginning or pair in the table."""
    return crc32(text.encode("utf-8", "surrogatepass")) & ((1 << BITS) - 1)


def features(sentence: str) -> list[int]:
    """The distinct slots of a sentence's words, beginnings and pairs."""
    words = WORD.findall(sentence.casefold())[:MOST]
    pairs = [crc32(f"{a} {b}".encode("utf-8", "surrogatepass")) & ((1 << BITS) - 1) for a, b in pairwise(words)]
    return list({*map(slot, words), *(slot(f"{word[:STEM]}~") for word in words if len(word) > STEM), *pairs})


def lifted(scores: Array) -> Array:
    """Scores with what their neighbours and the whole report add."""
    beside = np.maximum(np.r_[-9.0, scores[:-1]], np.r_[scores[1:], -9.0])
    out: Array = scores + NEIGHBOUR * np.log1p(np.exp(np.minimum(beside, 6.0))) + NEIGHBOUR * max(0.0, float(scores.mean()))
    return out


def of_crisis(sentences: list[str]) -> bool:
    """Do so many sentences have a word of violence, or of those who do it, that the others tell of the same?

    >>> of_crisis(["Three soldiers were shot dead near the border.", "The chairman of their association asked for more guards."])
    True
    """
    violent = [bool(VIOLENT.search(sentence)) for sentence in sentences]
    warlike = [hit or bool(WAR.search(sentence)) for hit, sentence in zip(violent, sentences, strict=True)]
    return sum(violent) >= max(1, VIOLENT_SHARE * len(sentences)) or sum(warlike) >= max(1, WAR_SHARE * len(sentences))


class Gate:
    """The trained table: `Gate(folder).keep(report)`."""

    def __init__(self, folder: Path) -> None:
        try:
            with np.load(folder / "gate.npz") as file:
                self.weights = file["weights"].astype(np.float32)
                self.bias, self.threshold = float(file["bias"]), float(file["threshold"])
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"the gate's weights in {folder} can't be loaded: {error}; install Tocsin again") from error

    def scores(self, sentences: list[str]) -> Array:
        """How much each sentence promises, in log-odds."""
        plain = np.array([self.bias + float(self.weights[features(s)].sum()) for s in sentences], dtype=np.float32)
        return lifted(plain) if len(plain) else plain

    def keep(self, report: Report) -> list[int]:
        """The numbers of the sentences worth reading; all of them where that is most of the report, since sentences are read best in their context.

        A post or headline that has a word of violence or of telling is read whole: it is too short to add up to much. So is a report of a crisis,
        where a sentence that seems to hold nothing still says who told of it.
        """
        if len(report.sentences) <= POST and (VIOLENT.search(report.text) or TOLD.search(report.text)):
            return list(range(len(report.sentences)))
        sentences = [report.sentence(n) for n in range(len(report.sentences))]
        kept = [n for n, score in enumerate(self.scores(sentences)) if score >= self.threshold]
        whole = len(kept) > PAYS * len(sentences) or (kept and of_crisis(sentences))
        return list(range(len(sentences))) if whole else kept
