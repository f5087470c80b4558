"""Candidates and choices for single names."""

from datetime import date

import pytest

from tocsin.resolve.who import candidates, choose
from tocsin.resolve.who.choose import rank_all
from tocsin.resolve.who.setting import Mention, Setting
from tocsin.resolve.who.table import shipped


def test_a_name_has_its_usual_article_first() -> None:
    assert candidates("Hezbollah")[0].title == "Hezbollah"


def test_no_more_candidates_than_asked() -> None:
    assert len(candidates("president", limit=5)) <= 5


@pytest.mark.parametrize(("text", "title"), [
    ("The Latvian prime minister resigns in Riga.", "Prime Minister of Latvia"),
    ("In Senegal, prime minister Ousmane Sonko resigns.", "Prime Minister of Senegal"),
    ("Japan's prime minister visits Tokyo.", "Prime Minister of Japan"),
])  # fmt: skip
def test_an_office_is_that_of_the_country_around_it(text: str, title: str) -> None:
    assert choose("prime minister", text=text, day=date(2026, 4, 1)).title == title


def test_an_adjective_alone_is_its_country_or_what_acts_for_it() -> None:
    choice = choose("Israeli", text="Israeli airstrikes kill six people in Gaza City.", topics=("Gaza war",))
    assert choice.country == "ISR"


def test_a_name_of_no_entry_is_nil_with_a_foreseen_title() -> None:
    choice = choose("Zorblatt Quuxington", text="Mayor Zorblatt Quuxington speaks.")
    assert choice.entry is None
    assert choice.title == "Zorblatt Quuxington"


def test_a_town_before_its_state_is_foreseen_under_both_names() -> None:
    assert "Quuxville, Ohio" in [choice.title for choice in rank_all(Setting("A fire in Quuxville, Ohio.", shipped(), mentions=(Mention(10, 19),)))[0].choices]


def test_the_order_of_the_mentions_does_not_matter() -> None:
    text = "Israel and Iran exchange fire; the prime minister speaks to the army."
    spans = [Mention(text.index(words), text.index(words) + len(words)) for words in ("Israel", "Iran", "prime minister", "army")]
    forth = rank_all(Setting(text, shipped(), mentions=tuple(spans)))
    back = rank_all(Setting(text, shipped(), mentions=tuple(reversed(spans))))
    assert [ranking.best for ranking in forth] == [ranking.best for ranking in reversed(back)]


def test_probabilities_of_one_mention_sum_to_one() -> None:
    ranking = rank_all(Setting("the army", shipped(), mentions=(Mention(4, 8),)))[0]
    assert sum(choice.probability for choice in ranking.choices) == pytest.approx(1, abs=0.01)


def test_a_title_before_a_name_is_no_part_of_the_article() -> None:
    assert "Quuxar Zorblatt" in [choice.title for choice in candidates("Sheikh Quuxar Zorblatt")]


def test_a_ministry_is_no_minister() -> None:
    ranking = rank_all(Setting("The Kuwaiti health ministry confirms a case.", shipped(), mentions=(Mention(12, 27),)))[0]
    assert not any(choice.title.startswith("Minister ") for choice in ranking.choices)


def test_capitals_are_short_for_the_one_body_of_that_name() -> None:
    assert choose("HRW", text="HRW says that a market was shelled.").title == "Human Rights Watch"
    assert choose("SPLM-N", text="Fighters of the SPLM-N took a town in Sudan.").title == "Sudan People's Liberation Movement–North"


def test_of_two_bodies_the_one_of_a_country_that_the_text_names() -> None:
    assert choose("SNA", text="The SNA shelled a village in Syria.").title == "Syrian National Army"
    assert choose("SNA", text="The SNA shelled a village in Somalia.").title == "Somali National Army"


def test_capitals_of_a_body_from_elsewhere_mean_no_one() -> None:
    assert choose("LNA", text="The LNA shelled Tripoli in Libya.").entry is None
    assert choose("PPE", text="The army lacked PPE in Iraq.").entry is None
