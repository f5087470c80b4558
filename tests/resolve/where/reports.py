"""Reports made of a text alone, for the tests of places."""

from tocsin.model import UNDATED, Report, Sentence, Span
from tocsin.resolve.where import Toponym, toponyms


def report(text: str, *, url: str | None = None) -> Report:
    """A report of one sentence."""
    return Report(Report.identify(text, url or "test", UNDATED), text, (Sentence(0, len(text)),), False, None, url, "test")


def span(of: Report, words: str) -> Span:
    """Where the words first stand."""
    start = of.text.index(words)
    return of.span(start, start + len(words))


def found(text: str, *, url: str | None = None) -> dict[str, Toponym]:
    """The toponyms of a text by their words."""
    return {toponym.span.quote: toponym for toponym in toponyms(report(text, url=url))}


def country(text: str, words: str) -> str | None:
    """The country of the place that these words name in the text."""
    place = found(text)[words].place
    return place.country if place else None
