"""Papers named again."""

import pytest
from tests.readings import report

from tocsin.model import Attribution, AttributionKind, Entity, EntityKind, Reading
from tocsin.resolve.who.papers import papers


def told(words: str, *sentences: str) -> str:
    """The name of the source `words` of the last sentence, after the papers were looked up."""
    of = report("A plan", sentences)
    at = of.text.rindex(words)
    source, content = of.span(at, at + len(words)), of.span(at + len(words) + 1, len(of.text))
    entity = Entity("n1", words, EntityKind.AGENCY, (source,))
    said = Attribution("a1", AttributionKind.DOCUMENT, (content,), source, "n1")
    return papers(Reading(of, (entity,), (), (said,))).entities[0].name


@pytest.mark.parametrize(
    ("before", "words", "name"),
    [
        ("Word of it came from documents leaked from the Ministry of Water.", "These documents", "documents leaked from the Ministry of Water"),
        ("A letter sent by the Harbour Board, seen on Monday, names a ship.", "the letter", "letter sent by the Harbour Board"),
        ("It follows a report of the Northern Mission that named no one.", "The report", "report of the Northern Mission"),
        ("A memo was found.", "the memo", "the memo"),
        ("The papers of the Harbour Board burned.", "These documents", "These documents"),
    ],
)
def test_papers_named_again_bear_the_words_that_introduced_them(before: str, words: str, name: str) -> None:
    assert told(words, before, f"{words} tell of boats.") == name


def test_a_ministry_is_no_paper() -> None:
    assert told("The ministry", "Documents leaked from the Ministry of Water are here.", "The ministry told of boats.") == "The ministry"
