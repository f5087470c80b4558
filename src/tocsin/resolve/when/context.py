"""Context: from which day a phrase is counted, and whether it is told as past or as yet to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from tocsin.errors import DateError

REACH: Final = 240  # characters of a sentence that are looked at on either side of a phrase
FUTURE: Final = (
    r"will|won['’]t|shall|['’]ll|going to|(?:is|are|be) (?:to|due|set|scheduled|expected|planned|slated)|to be|plans?|planning|planned|expects?|expected|"
    r"intends?|scheduled|due|set (?:to|for)|upcoming|would|(?-i:may)|might|should|hopes?|expires?|until|deadline|slated|begins|starts|opens|"
    r"as soon as|as early as|as late as|no later than|forecasts?|estimates?|projected|proposed|ahead of|postponed|delayed|extended (?:to|until)|ultimatum"
)
PAST: Final = r"has|have|said|[a-z]{2,}ed"
# finite verbs of the past: these leave no doubt
FIRM: Final = (
    r"was|were|had|did|took|came|went|fell|rose|made|met|told|held|began|left|got|gave|sent|saw|won|lost|shot|hit|struck|fought|"
    r"became|found|grew|led|broke|blew|drove|flew|ran|spoke|wrote|stood|cut|bought|sold|paid|brought|kept|knew|thought|put|read|sought|rode|set|"
    r"follow(?:s|ing)"
)
CUE: Final = re.compile(rf"\b(?:(?P<future>{FUTURE})|(?P<firm>{FIRM})|(?P<past>{PAST})|(?P<present>is|are|says?|am))\b|['\u2019]ll\b(?P<ll>)", re.IGNORECASE)
NO_PAST: Final = frozenset((
    "need", "indeed", "exceed", "proceed", "speed", "feed", "seed", "united", "hundred", "wounded", "succeed", "armed", "red", "preferred", "based",
    "unprecedented", "aged",
))  # fmt: skip
AUXILIARY: Final = re.compile(r"\s(?:not |be |to |have |been |still |also |only |\w+ly ){0,3}")  # will be delayed, expected to have left
# "planned for Saturday was canceled"
CALLED_OFF: Final = re.compile(r"(?: \w+){0,2} (?:was|were|had been) (?!(?:due|scheduled|set|expected|supposed)\b)", re.IGNORECASE)
UNTIL: Final = re.compile(r"\s*until\s+", re.IGNORECASE)  # Until Thursday, they had not
# not after an initial (U.S. troops) or a short form (Roe v. Wade)
CLAUSE: Final = re.compile(r"[;.!?](?<!\b[A-Zv].)(?<!\b[A-Z] .)(?<!\bvs.)(?<!\b[DMS][rts].)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col).)\s|\n\n")


class Unanchored(DateError):
    """The phrase counts from a day that is not known."""


def _cues(text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for match in CUE.finditer(text):
        kind = match.lastgroup or "future"
        if match.group().lower() in NO_PAST:
            continue
        if found and found[-1][2] == "firm" and match.start() - found[-1][1] < 4:
            if kind == "past":
                kind = "firm"  # was killed
            elif kind == "future":  # were planning
                found[-1] = (found[-1][0], match.end(), kind)
                continue
        found.append((match.start(), match.end(), "future" if kind == "ll" else kind))
    return found


def cue(text: str, start: int, end: int) -> str | None:
    """The nearest cue of how the phrase at `start:end` is told: past, firm (past without doubt), present, future; None without one."""
    left = CLAUSE.split(text[max(0, start - REACH) : start])[-1]
    right = CLAUSE.split(text[end : end + REACH], maxsplit=1)[0]
    before, after = _cues(left), _cues(right)
    if before:
        near = before[-1]
        if after and after[0][2] == "firm" and UNTIL.fullmatch(left):
            return "firm"
        # "is scheduled", "had planned": the auxiliary and its verb are one
        if len(before) > 1 and near[2] in ("past", "firm") and before[-2][2] == "future" and AUXILIARY.fullmatch(left, before[-2][1], near[0]):
            near = before[-2] if left[before[-2][0] : before[-2][1]] != "plans" else near
        if near[2] == "future" and left[near[0] : near[1]].lower() in ("planned", "scheduled", "slated") and left.endswith(" for ") and CALLED_OFF.match(right):
            return "firm"
        if not (after and after[0][0] < 14 and len(left) - near[1] > 40):
            return near[2]
    return after[0][2] if after else None


@dataclass(frozen=True, slots=True)
class Context:
    """From where a phrase is told: the publication day, the narrative's last day, and what was said just before."""

    dct: date | None
    text: str
    start: int
    end: int
    last: date | None = None  # the last day the narrative told of
    last_year: int | None = None
    quarter: str | None = None  # the last quarter told of
    near: bool = False  # was it told of just before?
    told: date | None = None  # first day of the last date told, however exact
    fresh: bool = False  # was the narrative's last day told just before?
    tense: str | None = None  # past, firm, present, future, or None
    strict: bool = False  # what is told as past lies before the publication day, what as future after it
    dated: date | None = None  # where the narrative stands, for yearless dates where there is no publication day

    @property
    def narrative(self) -> bool:
        """Is there no publication day, so that yearless dates follow the narrative?"""
        return self.dct is None

    @property
    def day(self) -> date:
        """The publication day; Unanchored without one."""
        if self.dct is None:
            raise Unanchored("no publication date")
        return self.dct

    @property
    def story(self) -> date:
        """The narrative's last day, or else the publication day."""
        return self.last or self.day

    @property
    def direction(self) -> int:
        """1 where it is told as yet to come, -1 where as past, -3 where as past without doubt; 0 where neither."""
        return {"future": 1, "past": -1, "firm": -3}.get(self.tense or "", 0)
