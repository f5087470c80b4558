"""Words of time that mean no time here: today's world, USA Today, "soon became", minutes apart."""

from __future__ import annotations

import re
from typing import Final

from tocsin.resolve.when.phrase import Phrase, Surroundings

# "today's world" is that of these years; "today's ruling" is of this day
OF_THESE_YEARS: Final = re.compile(
    r" ?['\u2019] ?s (?:[a-z-]+ )?(?:world|worlds|youth|youths|society|societies|generation|generations|standards|economy|economies|technology|technologies|"
    r"computers|consumers|children|kids|parents|students|readers|women|men|terms|politics|culture|climate|era|age)\b"
)
OF_TIMES_TO_COME: Final = re.compile(r"\b(?:people|world|leaders|men|women|children|generations?|technolog(?:y|ies)|society|cities|wars?) of $", re.IGNORECASE)
TITLE: Final = re.compile(r"\b(?:[A-Z]{2,}|[A-Z][a-z]+) $")  # USA Today, Russia Today
OPENING: Final = re.compile(r"(?:^|[.!?:;\"'\u2019\u201d\n] *)(?:[A-Z]{2,}|[A-Z][a-z]+) $")  # "But Today" at a sentence's head
PAST_BEFORE: Final = re.compile(r"\b(?:was|were|had|did) $", re.IGNORECASE)
PAST_AFTER: Final = re.compile(r" (?:[a-z]{2,}ed|was|were|had|did|became|began|came|went|took|fell|rose|grew|found|left|made|met|lost|won|spread|turned) ?\b")
APART: Final = re.compile(r" (?:apart|before|after|later|earlier)\b", re.IGNORECASE)
OF_A_DAY: Final = re.compile(
    r" of (?:\w+day|(?:the )?\d{1,2}|yesterday|today|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def this_very_day(phrase: Phrase, around: Surroundings) -> bool:
    """Is "today" the day itself, no part of a title and not these years?"""
    word = phrase.tokens[-1].word
    head = around.text[max(0, phrase.start - 28) : phrase.start]
    if OF_THESE_YEARS.match(around.text, phrase.end) or OF_TIMES_TO_COME.search(head):
        return False
    return not (word == "Today" and len(phrase.tokens) == 1 and TITLE.search(head) and not OPENING.search(head))


def yet_to_come(phrase: Phrase, around: Surroundings) -> bool:
    """Is "soon" said of what is to come, not of what followed: "soon became", "was soon released"?"""
    if phrase.tokens[-1].word.lower() not in ("soon", "shortly"):
        return True
    head = around.text[max(0, phrase.start - 12) : phrase.start]
    if phrase.tokens[-1].word.lower() == "shortly" and APART.match(around.text, phrase.end):
        return False
    return not PAST_BEFORE.search(head) and not (PAST_AFTER.match(around.text, phrase.end) and not re.search(r"\b(?:be|to|will) $", head))


def measured(phrase: Phrase, around: Surroundings) -> bool:
    """Do bare "minutes" or "seconds" measure something, and not only say how close: "minutes apart"?"""
    return no_hours_of_a_day(phrase, around) and (phrase.unit not in "mS" or APART.match(around.text, phrase.end) is None)


def no_hours_of_a_day(phrase: Phrase, around: Surroundings) -> bool:
    """Are "the early hours" no part of the day that follows: "the early hours of Friday"?"""
    return phrase.unit != "H" or OF_A_DAY.match(around.text, phrase.end) is None
