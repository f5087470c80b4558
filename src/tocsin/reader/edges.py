"""Edges: where a number's words begin and end, where the network stopped inside them."""

from __future__ import annotations

import re

NUMBER = (
    r"(?:[$€£]?\d[\d.,]*\d|[$€£]?\d|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|hundreds of|thousands of|dozens of|scores of|several|dozen)"
)
ABOUT = (
    r"(?:at least|at most|more than|less than|fewer than|no fewer than|over|nearly|almost|about|around|some|up to|as many as|approximately|roughly"
    r"|an estimated|another|an additional|a further|a total of|only|just)"
)
BEFORE = re.compile(rf"(?:(?<![\w.,])(?:{ABOUT}[ ]+)?(?:{NUMBER}[ -])+|(?<![\w.,]){ABOUT}[ ]+|[$€£])$", re.IGNORECASE)
AFTER = re.compile(r"^(?:[ -](?:hundred|thousand|million|billion|trillion)\b)+", re.IGNORECASE)
AGE = re.compile(r"^[ -](?:year|month)s?[ -]old", re.IGNORECASE)
REACH = 60  # characters that are looked at on either side


def number_edges(text: str, start: int, end: int, *, first: int, last: int) -> tuple[int, int]:
    """The number's span, widened to the figures and bounds beside it inside the sentence text[first:last].

    >>> number_edges("it pledged $2.5 billion more", 12, 15, first=0, last=28)
    (11, 23)
    """
    before = BEFORE.search(text[max(first, start - REACH) : start])
    after = AFTER.match(text[end : min(last, end + REACH)])
    if AGE.match(text[end : end + 12]) or text[start:end].casefold() in ("year", "years"):
        return start, end
    return start - len(before[0]) if before else start, end + len(after[0]) if after else end
