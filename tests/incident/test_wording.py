"""Whom the words of a sentence show as a teller, in the forms that news reports use. All sentences are invented."""

import pytest

from tocsin.incident.wording import reacting, subject, worded
from tocsin.ingest.compose import report_from_text
from tocsin.model import Report


def told(text: str) -> Report:
    return report_from_text(text, input="x", title="Bridge closed", outlet="Harbour Post")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The ministry of health said on Tuesday that nine people had died.", "ministry of health"),
        ("Nine people died, the health ministry announced late on Tuesday.", "health ministry"),
        ("Nine died, according to two officials with knowledge of the raid.", "officials with knowledge of the raid"),
        ("“We saw the smoke,” said Ana Brill, a teacher at the school.", "Ana Brill"),
        ('"We saw the smoke," a teacher told reporters.', "teacher"),
        ("A police spokeswoman, Lena Orth, said nobody was hurt.", "Lena Orth"),
        ("Police chief Omar Deeb told the Courier that three men were held.", "Omar Deeb"),
        ("In a statement carried by state radio, the army claimed responsibility.", "army"),
        ("The claim was made by the Red Dawn Brigades in a video posted on Telegram.", "Red Dawn Brigades"),
        ("Nobody was hurt, Brigadier Tomas Hale, who commands the garrison, wrote on his channel.", "Brigadier Tomas Hale"),
        ("A leaked memo seen by this newspaper puts the dead at forty.", "leaked memo"),
        ("Hospital sources put the toll at eleven.", "Hospital sources"),
        ("Three aid workers were freed on Friday, their employer said.", "their employer"),
        ("“There was no attack,” insisted the mayor, Piet Vos.", "Piet Vos"),
        ("Residents reached by telephone described two explosions.", "Residents"),
        ("As the fire service put it in a post on X, the ship was lost.", "fire service"),
        ("It was an accident, says the railway company Nordbahn.", "Nordbahn"),
        ("The head of the regional hospital, Dr. Samir Aziz, said 14 wounded had been admitted.", "Samir Aziz"),
        ("The deaths were confirmed by the district commissioner.", "district commissioner"),
        ("The army on Thursday rejected accounts of a massacre.", "army"),
        ("The General Council formally denies the rumours.", "General Council"),
        ("The interior minister, speaking on state television, ruled out a bomb.", "interior minister"),
        ("One villager, who asked not to be named, spoke of ten graves.", "villager"),
    ],
)
def test_a_usual_form_of_attribution_shows_its_teller(sentence: str, name: str) -> None:
    assert name in [one.name for one in worded(told(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Eleven people with bullet wounds were admitted overnight.",
        "In the evening the road was reopened.",
        "The claim was checked twice.",
        "“The ministry said nothing to us,” read a banner.",
        "Lorries wait on both banks of the river.",
        "The company has put up concrete blocks.",
        "The government released forty prisoners.",
        "The army posted guards at the bridge.",
    ],
)
def test_a_sentence_that_gives_words_to_nobody_shows_no_teller(sentence: str) -> None:
    assert worded(told(sentence)) == []


def test_what_stands_beside_a_name_is_his_office() -> None:
    assert worded(told("The governor of the region, Ada Rohm, wrote on her channel that the dam holds."))[0].about == "governor of the region"


def test_one_who_condemns_reacts() -> None:
    assert [one.name for one in reacting(told("The Ruvian government on Friday condemned the attack."))] == ["Ruvian government"]


def test_the_body_that_the_sentence_before_begins_with_is_the_subject() -> None:
    report = told("The Ruvian navy on Friday rejected the account. Its spokesman spoke of a lie.")
    assert subject(report, report.text.index("Its spokesman")) == "Ruvian navy"
