"""Tellings: each thing once, and each teller's words without the next one's."""

from tests.readings import report, words
from tocsin.model import Attribution, AttributionKind, Report
from tocsin.reader.tellings import Told, in_turn, told_once


def says(page: Report, who: str, cue: str, content: str) -> Told:
    teller, said = words(page, who), words(page, content)
    return Attribution(Attribution.identify(teller, (said,)), AttributionKind.INDIRECT, (said,), teller, None, words(page, cue)), (who, False)


def test_a_teller_tells_once_what_stands_within_his_own_words() -> None:
    page = report("News", ("The mayor said the bridge, which he said was mined, was closed.",))
    whole, inner, who = (words(page, said) for said in ("the bridge, which he said was mined, was closed", "was mined", "The mayor"))
    outer, again = (Attribution(Attribution.identify(who, (said,)), AttributionKind.INDIRECT, (said,), who) for said in (whole, inner))
    first, same, other = (outer, ("mayor", False)), (again, ("mayor", False)), (again, ("he", False))
    assert told_once([first, same]) == [first]
    assert told_once([first, other]) == [first, other]


def test_the_words_of_one_teller_end_where_the_next_one_takes_his_turn() -> None:
    page = report("News", ("State television reports that sixty people were killed, while Orland claims only three died.",))
    first = says(page, "State television", "reports", "sixty people were killed, while Orland claims only three died")
    second = says(page, "Orland", "claims", "only three died")
    (one, _), (two, _) = in_turn(page, [first, second])
    assert [c.quote for c in one.content] == ["sixty people were killed"]
    assert two.content == second[0].content
    assert one.id == Attribution.identify(one.source, one.content)


def test_one_who_is_quoted_by_another_takes_no_turn() -> None:
    page = report("News", ("The paper reports that the army said the bridge was mined.",))
    outer = says(page, "The paper", "reports", "the army said the bridge was mined")
    inner = says(page, "the army", "said", "the bridge was mined")
    assert in_turn(page, [outer, inner]) == [outer, inner]
