"""Reports made for these tests."""

from tocsin.model import UNDATED, DateBasis, PartialDate, Published, Report, Sentence


def report(*sentences: str, day: str | None = None) -> Report:
    """A report of these sentences, published on `day`."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence + " "
    published = Published(PartialDate(day), DateBasis.METADATA) if day else UNDATED
    return Report("r1", text, tuple(spans), False, "The Courier", None, "page.html", published)
