"""Unhurt: "no casualties were reported", "no one was injured" and their like, given to the attack that they speak of.

The codebook has such words fill the attack's `killed` or `injured` with the number 0, and makes them no event of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from tocsin.model import EventMention, EventType, Filler, Report, Role, Span, Status

REACH = 2  # sentences back in which the attack may stand
_FEW = r"(?:(?!(?:of|to|that|in|on|from|and|about|details|crew)\b)[\w-]+\s+){0,2}"
_NONE = r"\b(?:no|without|zero)\s+(?:any\s+)?(?:(?:immediate\s+|further\s+)?reports\s+of\s+(?:any\s+)?)?" + _FEW
_NOBODY = r"\b(?:no one|nobody|no\s+(?:[\w-]+\s+){0,2}(?:people|persons?|civilians?|soldiers?|troops|personnel|officers?))"
_WERE = r"(?:was|were|had been|has been|is|are)\s+(?:reported(?:ly)?\s+|seriously\s+)?"
TOLD = (
    ((Role.KILLED, Role.INJURED), re.compile(_NONE + r"(?:casualties|victims)\b", re.IGNORECASE)),
    ((Role.KILLED,), re.compile(_NONE + r"(?:deaths?|fatalities|dead)\b", re.IGNORECASE)),
    ((Role.INJURED,), re.compile(_NONE + r"(?:injuries|wounded)\b", re.IGNORECASE)),
    ((Role.KILLED,), re.compile(_NOBODY + rf"(?=\s+{_WERE}killed\b|\s+died\b)", re.IGNORECASE)),
    ((Role.INJURED,), re.compile(_NOBODY + rf"(?=\s+{_WERE}(?:injured|hurt|wounded|harmed)\b)", re.IGNORECASE)),
)
CAUSED = re.compile(r"\b(?:caus|result|produc|inflict|leav|left)\w*\s+(?:in\s+)?$", re.IGNORECASE)  # what caused it stands in the same sentence
AFTER = 30  # characters after such words in which their verb stands


def phrases(report: Report) -> Iterator[tuple[tuple[Role, ...], Span]]:
    """Each stretch that says nobody was hurt, and the roles that it fills with 0."""
    for n, sentence in enumerate(report.sentences):
        for roles, words in TOLD:
            for match in words.finditer(report.sentence(n)):
                yield roles, report.span(sentence.start + match.start(), sentence.start + match.end())


DEADLY = re.compile(r"kill|assassinat|murder|slay|slain|execut|massacre|behead|death|dead|died|lynch", re.IGNORECASE)


def is_attack(mention: EventMention) -> bool:
    """Is it an act of force that may have hurt somebody or nobody? An interception is none, and one who was killed is not unhurt."""
    open_ = mention.type is EventType.ASSAULT and mention.status in (Status.OCCURRED, Status.POSSIBLE)
    return open_ and "destroy" not in mention.modes and not DEADLY.match(mention.trigger.quote)


def is_echo(mention: EventMention, words: Span) -> bool:
    """Is the mention made of these words alone, or of their verb?"""
    return mention.type is EventType.ASSAULT and words.start <= mention.trigger.start < words.end + AFTER and mention.trigger.quote.casefold() in {
        "casualties", "victims", "deaths", "death", "fatalities", "dead", "injuries", "wounded", "killed", "died", "injured", "hurt", "harmed",
    }  # fmt: skip


def host(report: Report, mentions: Sequence[EventMention], words: Span) -> int | None:
    """Which mention the words speak of: the one that counts them already, else the nearest attack before them in their sentence, else the sentence's first,
    else the first of the nearest sentence before."""
    home = report.sentence_of(words)
    able = [i for i, m in enumerate(mentions) if is_attack(m) and not is_echo(m, words)]
    counting = (i for i in able if any(f.words.start < words.end and words.start < f.words.end for f in mentions[i].roles))
    here = [i for i in able if report.sentence_of(mentions[i].trigger) == home]
    before = (i for i in reversed(here) if mentions[i].trigger.end <= words.start)
    reach = 0 if CAUSED.search(report.text[max(0, words.start - AFTER) : words.start]) else REACH
    earlier = (i for n in range(home - 1, max(-1, home - 1 - reach), -1) for i in able if report.sentence_of(mentions[i].trigger) == n)
    return next(chain(counting, before, here, earlier), None)


def unhurt(report: Report, mentions: Sequence[EventMention]) -> tuple[dict[int, list[Filler]], set[int]]:
    """What to add to which of the mentions, in the order of the text, and which of them are no events: the words' own."""
    added: dict[int, list[Filler]] = {}
    echoes = set[int]()
    for roles, words in phrases(report):
        at = host(report, mentions, words)
        if at is None:
            continue
        told = {f.role for f in (*mentions[at].roles, *added.get(at, ()))}
        added.setdefault(at, []).extend(Filler(role, words) for role in roles if role not in told)
        echoes |= {i for i, m in enumerate(mentions) if i != at and is_echo(m, words) and m.status is Status.DENIED}
    return added, echoes
