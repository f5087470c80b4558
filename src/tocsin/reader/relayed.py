"""Relayed: tellers that the network left out, told by the words around a cue.

"The paper cited the statement of the embassy: ..." has two tellers, the embassy inside the paper; and one who is "adding" something goes on speaking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tocsin.model import Attribution, AttributionKind, Report, Span

Shared = tuple[Attribution, Attribution | None]

PASSING_ON = re.compile(r"(?:cit|quot)(?:e|es|ed|ing)$|referr(?:ed|ing) to$|refers to$", re.IGNORECASE)
PAPER = re.compile(
    r"\s+(?P<source>(?i:(?:(?:a|an|the|its|their|his|her)\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:statement|communiqu[eé]|release|report|announcement|letter|memo|memorandum|documents?|papers?|post|message|notice)"
    r"\s+(?:of|by|from|issued by|released by|published by)\s+(?:the\s+|an?\s+)?)"
    r"[\w.’'-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w.’'-]*|\s+(?:embassy|ministry|army|office))*)"
)
GOING_ON = re.compile(r"(?:add|continu)(?:ed|ing|s)$", re.IGNORECASE)


def paper(report: Report, said: Attribution) -> Span | None:
    """The paper that a teller passes on, by the words after the cue: "cited the statement of the embassy"."""
    if not said.cue or not said.source or not PASSING_ON.search(said.cue.quote):
        return None
    found = PAPER.match(report.text, said.cue.end, report.sentences[report.sentence_of(said.cue)].end)
    return report.span(*found.span("source")) if found else None


def goes_on(said: Attribution) -> bool:
    """Is it words without a teller of their own, of one who was speaking before?"""
    return said.source is None and said.cue is not None and bool(GOING_ON.search(said.cue.quote))


def strayed(said: Attribution, told: Sequence[Attribution]) -> bool:
    """Does one who is "adding" something stand before another's verb of speech: "Guards killed the man, it said, adding ..."? He who said it goes on, then."""
    source, cue = said.source, said.cue
    if source is None or cue is None or cue.quote.casefold() != "adding":
        return False
    return any(a.cue and a.source and a.source != source and source.end <= a.cue.start and a.cue.end <= cue.start for a in told)


def speaking(report: Report, before: Sequence[Shared], said: Attribution) -> list[Shared]:
    """Those whose words end in the sentence of this cue, before it."""
    if said.cue is None:
        return []
    home, end = report.sentences[report.sentence_of(said.cue)].start, said.cue.start
    return [(a, teller) for a, teller in before if a.source and any(home <= c.start and c.end <= end for c in a.content)]


def going_on(said: Attribution, teller: Attribution) -> Attribution:
    """The words under a cue without a teller, given to one who was speaking before it."""
    content = tuple(c for c in said.content if said.cue is None or c.start >= said.cue.end) or said.content
    return replace(said, id=Attribution.identify(teller.source, content), content=content, source=teller.source)


def relayed(report: Report, told: Sequence[Attribution]) -> list[Shared]:
    """The attributions with those that were left out; each with the one given whose source it shares (mostly itself), None where its source is new."""
    known: list[Shared] = []
    for found in told:
        said = replace(found, source=None) if strayed(found, told) else found
        tellers = speaking(report, known, said) if goes_on(said) else []
        known += [(going_on(said, a), shared) for a, shared in tellers] or [(found, found)]
        words = paper(report, found)
        if words and not any(a.source and a.source.overlaps(words) for a in told):
            known.append((Attribution(Attribution.identify(words, found.content), AttributionKind.DOCUMENT, found.content, words), None))
    return known
