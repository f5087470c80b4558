"""Papers: "these documents" are the documents that the report told of before, with whose they are or whom they were leaked from.

Takes the sources of a report's attributions; gives such a source the full words as its name, and these words as a mention, so that a chain
ends at "documents leaked from the Ministry of Interior" rather than at "these documents". Knows nothing of what the papers say.
"""

import re
from dataclasses import replace

from tocsin.model import Entity, Reading, Span

_NOUN = r"(documents?|papers?|report|reports|letters?|memos?|memorandum|cables?|files?|emails?|e-mails?|statement|communiqué|records|transcripts?|dossiers?)"
_BARE = re.compile(rf"(?:(?:the|these|those|this|that|such|same|said|leaked|secret|classified|internal|alleged)\s+)*{_NOUN}", re.IGNORECASE)
_FULL = re.compile(
    rf"\b{_NOUN}\s+(?:(?:that (?:was|were)|which (?:was|were)|allegedly|reportedly|recently)\s+)*(?:leaked|obtained|seized|stolen|released|issued|published|"
    r"sent|written|drawn up|prepared|by|from|of)\b[^.;:!?\n]*",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\b(?:from|by|of)\s+(?:the\s+|an?\s+|its\s+)?(?:[\w’'.-]+\s+){0,3}?[A-Z]")
_STOP = re.compile(
    r",|\s(?:that|which|who|and(?! [A-Z])|but|said|says|show|shows|showed|claim|claims|claimed|warn|warns|warned|on|in|to|about|as|after|before)\s",
)


def papers(reading: Reading) -> Reading:
    """The reading with sources such as "these documents" named by the words that the report introduced them with."""
    sources = {a.entity for a in reading.attributions if a.entity}
    return replace(reading, entities=tuple(_introduced(e, reading) if e.id in sources and e.actor is None else e for e in reading.entities))


def _introduced(entity: Entity, reading: Reading) -> Entity:
    bare = _BARE.fullmatch(entity.name)
    if not bare:
        return entity
    full = _introduction(bare[1], min(entity.mentions), reading)
    return replace(entity, name=full.quote, mentions=tuple(sorted({*entity.mentions, full}))) if full else entity


def _introduction(noun: str, mention: Span, reading: Reading) -> Span | None:
    """The nearest words up to the mention that say whose papers these are."""
    text, stem = reading.report.text, noun.casefold().removesuffix("s")
    last = reading.report.sentences[reading.report.sentence_of(mention)].end
    found = None
    for match in _FULL.finditer(text, 0, last):
        words = _phrase(match[0])
        if match.start() < mention.end and match[1].casefold().removesuffix("s") == stem and _OWNER.search(words):
            found = reading.report.span(match.start(), match.start() + len(words))
    return found


def _phrase(words: str) -> str:
    """The words up to where the phrase ends: a comma, a verb of saying, or another preposition after the owner."""
    owner = _OWNER.search(words)
    if not owner:
        return words
    stop = _STOP.search(words, owner.end())
    return (words[: stop.start()] if stop else words).rstrip()
