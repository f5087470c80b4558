"""Reaction: who says nothing of a matter himself: who condemns, mourns, urges or declines to comment, is only told, or passes another's words on.

Takes attributions and sentences; knows nothing of voices.
"""

from __future__ import annotations

import re
from typing import Final

from tocsin.incident.lexicon import PRONOUN
from tocsin.incident.words import stem, words
from tocsin.model import Attribution, Report

REACTION: Final = frozenset(
    stem(w)
    for w in (
        "condemned", "urged", "asked", "expressed", "offered", "promised", "demanded", "welcomed", "praised", "denounced", "regretted", "mourned",
        "appealed", "ordered", "deplored",
        "thanked", "pledged", "hoped", "wants", "wished", "heard", "sent", "conveyed", "charged", "invited", "prayed", "accused", "called for", "registered",
    )
)  # fmt: skip
CONCERN: Final = re.compile(
    r"(?i)\b(?:following (?:\w+ )*(?:closely|developments|events|the situation)|(?:show|for|with|utmost) restraint|de-?escalation|condolences?|"
    r"(?:grave|deep|serious|heinous|abominable|cowardly|barbaric|despicable) (?:concern|crime|act|attack)\w*|"
    r"deeply (?:concerned|worried|alarmed)|hopes? (?:that|for)|(?:was|were|is|are) (?:alarmed|concerned|worried|shocked)|"
    r"(?:ask|appeal|plead)\w* for calm|solidarity|"
    r"right to (?:peaceful|free)|calm and|call(?:s|ed)? (?:for|on)|remind(?:s|ed)|(?:stands?|stood) (?:by|with)|"
    r"unaffected|not affected|as normal|appalled|horrified|saddened|outraged|thoughts (?:are|were)|must be (?:punished|held)|"
    r"independent (?:inquiry|investigation))\b"
)
JUDGES: Final = re.compile(r" (?:it|this|that|the (?:attack|strike|killings?|bombing|raid|shelling|incident|ambush|murders?|massacre)) ")
CALLS: Final = re.compile(r"\s*(?:for|on)\b")
FACT: Final = re.compile(
    r"(?i)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|nobody|no one|none|hurt|killed|dead|wounded|injured)\b"
)


def reacts(attribution: Attribution, text: str) -> bool:
    """Is it a reaction (condemnation, condolence, demand) and no claim?"""
    if attribution.cue is None:
        return False
    cue = stem(attribution.cue.quote.split()[0])
    content = " ".join(span.quote for span in attribution.content)
    if CONCERN.search(content) and not FACT.search(content):
        return True
    if cue == "call" and JUDGES.match(text, attribution.cue.end) and not FACT.search(content):
        return True
    return cue in REACTION or (cue == "call" and bool(CALLS.match(text, attribution.cue.end) or CALLS.search(attribution.cue.quote)))


HEARER: Final = re.compile(
    r"\b(?:told|tells?|telling|said to|spoke to|reported to|turned to|brought to|taken to|"
    r"(?:seen|obtained|reviewed|read|heard|shared|verified|signed) (?:by|with)(?: one)?|shown to|sent to)"
    r" (?:the |an? )?$"
)
PASSES_ON: Final = re.compile(
    r", (?:which|who) (?:has )?(?:translated|relayed|carried|published|shared|reposted|circulated|posted) (?:an?|the|its|their)\b"
    r"(?: (?:[\w’-]+ ){1,4}?(?:from|of|by) (?:the )?(?P<n>[^,.;:“”\"]{3,60}))?"
)
HAD_PAPER: Final = re.compile(
    r"[^,.;:“”\"]{3,60}?,? who (?:had |has )?(?:been )?(?:sent|shown|given|seen|obtained|read(?: out| aloud)?(?: from)?) "
    r"(?:an? |the )(?P<n>(?:[\w’-]+ ){0,3}?(?:list|document|report|paper|letter|memo|note|draft|cable)\b[^,.;:“”\"]{0,60})"
)
PUBLISHED: Final = re.compile(
    r"(?P<who>[A-Z][\w’'-]*(?: (?:of |and |the |for )*[A-Z][\w’'-]*)*) (?:has |have |had )?(?:circulated|published|shared|leaked|released) (?:an?|the) "
    r"(?P<n>(?:[\w-]+ ){0,2}?(?:letter|document|memo|paper|note)) in which (?P<by>(?:the )?[A-Z][\w’'-]*(?: (?:of |and |the )?[A-Z][\w’'-]*)*)"
)
QUOTED_BY: Final = re.compile(r"\b(?:which|that) (?:the )?$")
QUOTED: Final = re.compile(r" (?:quoted|cited|referred to|mentioned|passed on)\b")  # "a note, which the embassy quoted": it passes on
NOBODY: Final = re.compile(
    r"(?i)^(?:(?:no|none|neither|nobody)\b|(?:"
    r"(?:the|these|those|such|earlier|media|press|news|conflicting|differing|various|several|initial|unconfirmed|other) )*"
    r"(?:reports|claims|rumou?rs|accounts|allegations)$|"
    r"(?:\w+ )?information$)"
)


def hearer(attribution: Attribution, text: str) -> bool:
    """Is the source only told or shown it ("told the Post", "a memo seen by the Post"), or nobody at all ("no group")?"""
    span = attribution.source
    return span is not None and bool(
        NOBODY.match(span.quote)
        or (not words(span.quote) and span.quote.casefold() not in PRONOUN)
        or HEARER.search(text[max(0, span.start - 24) : span.start])
        or PASSES_ON.match(text[span.end : span.end + 30])
        or (QUOTED_BY.search(text[max(0, span.start - 24) : span.start]) and QUOTED.match(text[span.end : span.end + 16]))
    )


VOICED: Final = re.compile(
    r"(?i)\b(?:sa(?:id|ys)|told|tells|according|wrote|writes|warned|claim(?:s|ed)|den(?:ies|ied)|confirm(?:s|ed)|announced|reported)\b|[“\"]"
)
SILENT: Final = re.compile(
    r"(?i)\b(?:(?:did|has|have|had|does|do|would|could|was|were) not (?:\w+ ){0,2}?"
    r"(?:answer\w*|respond\w*|repl(?:y|ied)|comment\w*|return(?:ed)? (?:calls|requests)|be reached|reachable)"
    r"|(?:declin|refus)(?:es|ed|ing) (?:to (?:comment|answer|give details)|comment)|could(?: not|n['’]t) be reached)\b"
)


NOTHING: Final = re.compile(
    r"(?i)\b(?:had|has|have|with) (?:no|nothing|neither)\b(?:(?! but )[^.;“\"]){0,60}?\b(?:comment|to (?:say|add|share)|information (?:to share|on|about))\b|"
    r"\bneither confirm\w* n?or den\w+"
)


def gave_no_word(report: Report, at: int) -> bool:
    """Does the sentence at a place only say that somebody gave no word ("did not answer a request for comment")?"""
    sentence = report.sentence(report.sentence_of(report.span(at, at + 1)))
    return bool(NOTHING.search(sentence)) or (bool(SILENT.search(sentence)) and not VOICED.search(SILENT.sub(" ", sentence)))


def lead_reacts(report: Report) -> bool:
    """Is the report's lead a reaction: a condemnation, condolences, a call for calm?"""
    lead = report.sentence(min(int(report.titled), len(report.sentences) - 1))
    return bool(CONCERN.search(lead) or LEAD.search(lead)) and not FACT.search(lead)


LEAD: Final = re.compile(r"\b(?:condemned|deplored|denounced|mourned|offered|voiced|expressed|urged|appealed|pleaded)\b")
