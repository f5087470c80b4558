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
OPENING = re.compile(r"\s*(?P<mark>[\"“«„‘])")
CLOSED_BY = {"“": "”", "«": "»", "„": "“", "‘": "’"}
LONGEST = 2000  # characters of a quotation below a colon
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


def quoted_below(report: Report, home: int) -> list[Span]:
    """The sentences of a quotation that follows sentence `home`, which ends in a colon, without the marks; none where it is never closed."""
    opened = OPENING.match(report.text, report.sentences[home].end)
    if not opened or not report.sentence(home).rstrip().endswith(":"):
        return []
    closing = report.text.find(CLOSED_BY.get(opened["mark"], opened["mark"]), opened.end(), opened.end() + LONGEST)
    within = [s for s in report.sentences[home + 1 :] if s.start < closing]
    parts = [(max(s.start, opened.end()), min(s.end, closing)) for s in within]
    return [report.span(start, start + len(text)) for start, end in parts if (text := report.text[start:end].rstrip(" \n.,!?"))]


def with_quotation(report: Report, said: Attribution, told: Sequence[Attribution]) -> Attribution:
    """The same with the quotation below, where the teller's sentence ends in a colon and nothing of the quotation was found to be anyone's words."""
    if said.cue is None or said.source is None:
        return said
    home = report.sentence_of(said.cue)
    later = any(a.cue and a.cue.start > said.cue.start and report.sentence_of(a.cue) == home for a in told)
    below = [] if later else quoted_below(report, home)
    if not below or any(c.overlaps(words) for a in told for c in a.content for words in below):
        return said
    content = (*said.content, *below)
    return replace(said, id=Attribution.identify(said.source, content), content=content)


def relayed(report: Report, told: Sequence[Attribution]) -> list[Shared]:
    """The attributions with those that were left out; each with the one given whose source it shares (mostly itself), None where its source is new."""
    known: list[Shared] = []
    for read in told:
        found = with_quotation(report, read, told)
        said = replace(found, source=None) if strayed(found, told) else found
        tellers = speaking(report, known, said) if goes_on(said) else []
        known += [(going_on(said, a), shared) for a, shared in tellers] or [(found, read)]
        words = paper(report, found)
        if words and not any(a.source and a.source.overlaps(words) for a in told):
            known.append((Attribution(Attribution.identify(words, found.content), AttributionKind.DOCUMENT, found.content, words), None))
    return known
