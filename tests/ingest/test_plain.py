import os
from pathlib import Path

import pytest
from tests.ingest.pages import FIRST, SECOND, THIRD, only, words

from tocsin.ingest import report_from_text
from tocsin.model import DateBasis

TITLE = "Rockets hit depot near river"
HEAD = f"0 $\n1,500 $\n\n{TITLE}\n\nSupport Daily Bell\n\nBy Sara Lane\nPublished: January 6, 2020 10:15 am\n\n{FIRST}\n\n{TITLE}\n\n"
PASTED = f"{HEAD}Click to see full-size image\n\n{SECOND}\n\n{THIRD}\n\nDid you like this article? Consider supporting us!\n\nLeave a Reply\n\nName *\n"


def test_a_pasted_page_gives_its_title_outlet_byline_and_date() -> None:
    report = report_from_text(PASTED, input="x")
    assert (report.title, report.outlet, report.byline) == (TITLE, "Daily Bell", "Sara Lane")
    assert report.published.value is not None
    assert (report.published.value.iso, report.published.basis, report.published.words) == (
        "2020-01-06",
        DateBasis.BYLINE,
        "Published: January 6, 2020 10:15 am",
    )


def test_a_pasted_page_keeps_every_sentence_and_no_furniture() -> None:
    assert words(report_from_text(PASTED, input="x")) == [TITLE, FIRST, SECOND, THIRD]


def test_what_is_cut_is_kept_with_its_reason() -> None:
    cuts = {cut.words: cut.reason for cut in report_from_text(PASTED, input="x").cuts}
    assert cuts["0 $"] == "fundraising"
    assert cuts["By Sara Lane"] == "byline"
    assert cuts["Name *"] == "comment"


def test_a_text_without_title_has_none() -> None:
    report = report_from_text(f"{FIRST} {SECOND}", input="x")
    assert report.title is None
    assert words(report) == [FIRST, SECOND]


def test_lines_that_an_editor_broke_are_one_paragraph_again() -> None:
    first = "Three rockets hit the depot near the river on Monday evening\nand the ministry said that it had sent two more battalions to\n"
    broken = f"{first}guard the road, which had been closed since the weekend came."
    assert len(report_from_text(f"{broken}\n\n{THIRD}", input="x").sentences) == 2


def test_a_known_title_is_not_said_twice() -> None:
    assert words(report_from_text(f"{TITLE}\n{FIRST}", input="x", title=TITLE)) == [TITLE, FIRST]


def test_text_that_is_all_furniture_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="furniture"):
        report_from_text("Share\nLeave a Reply", input="x")


def seed() -> Path:
    return Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[3] / "shared")) / "seed" / "report.txt"


@pytest.mark.skipif(not seed().is_file(), reason="the seed report is not here: set TOCSIN_SHARED")
def test_the_seed_report_loses_no_sentence_and_no_furniture_gets_in() -> None:
    data = seed().read_bytes()
    report = only(data)
    lines = [" ".join(raw.split()) for raw in data.decode().splitlines() if raw.strip()]
    prose = [one for one in lines if len(one) > 90]
    body = report.text.split("\n")
    assert body[1:] == [one for one in body[1:] if len(one) > 40]
    assert all(one in body for one in prose)
    assert report.title == lines[4]
    assert report.outlet is not None
    assert report.outlet in lines[5]
    assert sorted([*body[1:], *(cut.words for cut in report.cuts), report.title]) == sorted(lines)
    assert report.published.basis is DateBasis.NONE
