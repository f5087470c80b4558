import pytest

from tocsin.ingest.furniture import outlet, reason, sort

TITLE = "Rockets hit depot near river"
PROSE = "Three rockets hit the depot near the river on Monday, officials said in the evening."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("0 $", "fundraising"), ("2,500 $", "fundraising"), ("$1,200", "fundraising"), ("Support us", "fundraising"), ("Support Daily Bell", "fundraising"),
        ("Did you like this article? Consider supporting us!", "fundraising"), ("Donate now", "fundraising"),
        ("Click to see full-size image", "caption"), ("Photo: A. Lane", "caption"), ("Share Tweet Email 23",
        "share"), ("Share this article", "share"), ("12 shares", "share"),
        ("Leave a Reply", "comment"), ("Your email address will not be published. Required fields are marked *", "comment"), ("No comments", "comment"),
        ("This website uses cookies to give you the best experience.", "cookie"), ("Subscribe to our newsletter",
        "newsletter"), ("Related articles", "related"),
        ("Read also: Older thing happened", "related"), ("Tags: war, river", "related"),
        ("Skip to main content", "navigation"), ("Advertisement", "navigation"),
        ("© 2020 Daily Bell", "navigation"), ("* * *", "separator"),
    ],
)  # fmt: skip
def test_a_line_of_furniture_is_known_with_its_reason(line: str, why: str) -> None:
    assert reason(line) == why


@pytest.mark.parametrize(
    "line",
    [
        PROSE, "The minister said that Iran would consider supporting the deal.", "They share the view that the road must open.", "(c) That the force stays.",
        "Support for the force is widely shared.", "“Help us,” she said.",
        "Two people were killed.", "He left no comment on the strike.", "Follow-up strikes hit the bridge.",
        "The army uses cookies as rations.", "About 300 fighters crossed.",
        "More than 20 died.", "The related attack killed two.", "Reuters reported two dead.",
        "Home guards were called up.", "Tags were found on the missile.", "Print workers went on strike.",
    ],
)  # fmt: skip
def test_a_sentence_of_a_report_is_no_furniture(line: str) -> None:
    assert reason(line) is None


def test_the_title_repeated_below_a_picture_is_a_caption() -> None:
    found = sort([PROSE, TITLE, PROSE], TITLE)
    assert [(cut.words, cut.reason) for cut in found.cuts] == [(TITLE, "caption")]


def test_everything_below_the_comment_form_belongs_to_the_readers() -> None:
    found = sort([PROSE, "Leave a Reply", "I was there and it was quite otherwise than you say here, my friends."], TITLE)
    assert found.lines == (PROSE,)
    assert {cut.reason for cut in found.cuts} == {"comment"}


def test_headlines_below_a_related_heading_go_and_the_next_paragraph_stays() -> None:
    found = sort([PROSE, "Related articles", "Older thing happened", "Another old thing", PROSE], TITLE)
    assert found.lines == (PROSE, PROSE)
    assert [cut.words for cut in found.cuts] == ["Related articles", "Older thing happened", "Another old thing"]


def test_the_outlet_that_asks_for_support_is_known_by_name_if_only_one_does() -> None:
    assert outlet(["Support Daily Bell", PROSE, "Support Daily Bell"]) == "Daily Bell"
    assert outlet(["Support Daily Bell", "Support River Post"]) is None


def test_time_on_a_long_row_of_button_names_is_short() -> None:
    assert reason(("share, " * 30) + "base") is None
