"""Stance: whether words deny or foretell, by what they say; for accounts in which the reader found no event, and for denials it did not see."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tocsin.model import EventMention, Report, Status

TERMS: Final = (
    r"(?:offers?|proposals?|ultimatums?|deals?|calls?|requests?|demands?|plans?|invitations?|talks|negotiations?|resolutions?|appeals?|bids?|motions?|terms|"
    r"conditions?|ceasefire|truce|bill|law|agreement|accord|treaty|draft|authority|rule|election|results?|court|minister|official|general|chief|commander)"
)  # what is turned down, not denied
DENIAL: Final = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied|ying)(?! (?:[\w’']+ ){0,4}?(?:access|entry|permission|use|passage|visas?|bail|landing)\b)|"
    rf"(?:reject|dismiss)(?:s|es|ed)?(?! (?:[\w’'-]+ ){{0,4}}?{TERMS}\b)|"
    r"(?:brush(?:es|ed)|wav(?:es|ed)) (?:aside|away|off)|contradict(?:s|ed)|rebut(?:s|ted)|"
    r"refut(?:es|ed)|(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bof )(?<!\bin )(?<!\bover )(?<!\bnear )disput(?:es|ed)|do(?:es)? not correspond|not true|untrue|"
    r"baseless|fabricat\w+|invented|false (?:claim|report)s?|"
    r"(?:did|does|do|had|has|have) not (?:open|fire|fired|carr\w+|strike|struck|target\w*|attack\w*|hit|cross\w*|take|taken|happen\w*|"
    r"shell\w*|bomb\w*|use|used|violate\w*|enter\w*|conduct\w*|launch\w*)|"
    r"did (?:nothing|no such)|nothing of the kind|no (?:such )?(?:attack|strike|shelling|incident|raid|clash|shots?|fire|explosion) "
    r"(?:took|had|was|were|has|occurred|happened)|no (?:part|role|hand|involvement) in|"
    r"(?:are|is|were|was) (?:simply |entirely |completely )?(?:false|lies|a lie)|"
    r"rul(?:es|ed) out (?:that|any (?:involvement|role|part|link|connection))|no trace of an?|"
    r"there (?:was|had been|is) no (?:\w+ )?(?:combat|attack|shelling|strike|shooting|clash|mutiny|explosion|bombing|raid|ambush|fighting)(?! (?:so far|yet))|"
    r"no (?:force|artillery|rockets?|weapons?|shots?|shells?|missiles?|live rounds?) (?:was|were|had been|has been) (?:used|fired)|"
    r"(?:killed|harmed|hurt|shot|struck|hit|touched) (?:nobody|no one|no civilians?|nothing)|"
    r"none of (?:its|our|their) (?:planes|aircraft|jets|drones|units|troops|men)|"
    r"pure (?:invention|fiction)|fake|(?:was|were|is|are) (?:made up|concocted)|"
    r"no \w+(?: of (?:its|theirs|ours|his))? (?:was|were) (?:involved|in the (?:air|area))|"
    r"(?:nobody|no one) fired|"
    r"had nothing to do|never (?:fired|took|carried|crossed|entered|struck|attacked|happened))\b"
)  # fmt: skip
AHEAD: Final = re.compile(
    r"(?i)\b(?:will|would|plans? to|planned|planning|intends? to|threaten(?:s|ed|ing)?|vow(?:s|ed)?|warn(?:s|ed|ing)?|ultimatum|deadline|"
    r"about to|prepar(?:es|ed|ing) (?:to|for)|likely|imminent|"
    r"expects?|fears?|next week|in the (?:next|coming)|would be treated)\b"
)  # fmt: skip


@lru_cache(maxsize=1 << 15)
def denies(sentence: str) -> bool:
    """Does a sentence deny?"""
    return bool(DENIAL.search(sentence))


def said_status(sentence: str) -> Status:
    """The status that words without a known event give: denied, feared, or else occurred."""
    return Status.DENIED if denies(sentence) else Status.FEARED if AHEAD.search(sentence) else Status.OCCURRED


TO_COME: Final = re.compile(
    r"(?i)\b(?:will|would|could|may|might|shall|about to|going to|set to|due to|ready to|plans? to|threatens? to|vows? to)(?: be| soon)? $"
)
TITLE_TO: Final = re.compile(r"(?i)\bto(?: be)? $")
SET_FOR: Final = re.compile(r"(?i)^[^.,;]{0,70}? (?:is|are|was|were) (?:planned|due|expected|feared|scheduled|imminent|set (?:for|to))\b")
WARNED_OF: Final = re.compile(
    r"(?i)\b(?:warn(?:s|ed|ing)?|fear(?:s|ed|ing)?|threat(?:s|en|ens|ened)?|risk|danger) (?:of |against )?(?:an? |the |any |more |new |another )?(?:[\w’-]+ )?$"
)
FOILED: Final = re.compile(r"(?i)\b(?:before (?:he|she|it|they|the \w+) could|prevent(?:s|ed|ing)|foil(?:s|ed|ing)|failed to|without)\b[^.;,]*$")

NOT_SAID: Final = re.compile(
    r"(?i)\b(?:did|does|do|has|have|had|could) not (?:say|said|specif\w+|establish\w*|identif\w+|know\w*|disclosed?|reveal\w*)\b[^.;]*$"
)


def as_worded(status: Status, before: str, after: str, *, titled: bool) -> Status:
    """The status of an event by the words before and after its trigger: what is to come did not occur, what was foiled is no denial; else as it was."""
    if status in (Status.OCCURRED, Status.POSSIBLE) and (
        TO_COME.search(before) or SET_FOR.match(after) or WARNED_OF.search(before) or (titled and TITLE_TO.search(before))
    ):
        return Status.PLANNED
    return Status.OCCURRED if status is Status.DENIED and (FOILED.search(before) or NOT_SAID.search(before)) else status


def worded_status(mention: EventMention, report: Report) -> Status:
    """The status of a mention by what the reader found and by the words around it."""
    number = report.sentence_of(mention.trigger)
    at, trigger = report.sentences[number], mention.trigger
    return as_worded(mention.status, report.text[at.start : trigger.start], report.text[trigger.end : at.end], titled=report.titled and number == 0)
