"""A reading sketched from text and names: enough of one to link."""

import re

from tocsin.model import DateBasis, Entity, EntityKind, PartialDate, Published, Reading, Report, Sentence, Span


def report_of(text: str, *, day: str | None = None, titled: bool = False) -> Report:
    """A report of these words, one sentence a full stop or line."""
    published = Published(PartialDate(day), DateBasis.METADATA) if day else Published(None, DateBasis.NONE)
    sentences = tuple(Sentence(m.start(), m.end()) for m in re.finditer(r"[^\s.\n][^\n]*?(?:(?<!Gen)(?<!U\.S)\.(?=\s|$)|$|(?=\n))", text))
    return Report(Report.identify(text, "sketch", published), text, sentences, titled, "Outlet", None, "sketch", published)


def sketch(text: str, names: dict[str, str], *, day: str | None = None, titled: bool = False) -> Reading:
    """A reading with an entity for each name (`{"Tehran": "government IRN"}`): the name's words wherever they stand."""
    report = report_of(text, day=day, titled=titled)
    entities: list[Entity] = []
    taken: list[Span] = []
    for name, kind in sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        spans = [report.span(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        spans = [span for span in spans if not any(span.overlaps(other) for other in taken)]
        if spans:
            sort, _, country = kind.partition(" ")
            entities.append(Entity(Entity.identify(report.id, spans[0], EntityKind(sort)), name, EntityKind(sort), tuple(spans), country or None))
            taken += spans
    return Reading(report, tuple(sorted(entities, key=lambda entity: entity.mentions[0])))


def named(reading: Reading, words: str) -> Entity:
    """The entity that is mentioned with these words."""
    return next(entity for entity in reading.entities if any(mention.quote == words for mention in entity.mentions))
