"""The publication date that a text allows."""

import os
import re
from pathlib import Path

import pytest
from tests.resolve.when.reports import report

from tocsin.model import UNDATED, DateBasis, PartialDate, Report
from tocsin.resolve.when import dates, infer_published

SEED = Path(os.environ.get("TOCSIN_SHARED", Path(__file__).parents[4] / "shared")) / "seed" / "report.txt"


def test_the_latest_past_day_and_the_first_to_come_bound_it() -> None:
    published = infer_published(report("On June 28, two frigates were sent to the strait.", "July 2, 2016 will be a day of mourning."))
    assert (published.value, published.basis) == (PartialDate("2016-06-28/2016-07-01"), DateBasis.INFERRED)
    assert published.words is not None
    assert "June 28" in published.words
    assert "July 2, 2016" in published.words


def test_years_follow_from_the_explicit_ones_over_new_year() -> None:
    published = infer_published(report("On December 29, 2017, envoys arrived.", "They will meet again on January 4.", "The first round was held on January 9."))
    assert published.value == PartialDate("2017-12-29/2018-01-03")


@pytest.mark.parametrize(
    "sentences",
    [
        ("Shells fell on the camp.",), ("Shells fell on June 28.", "Talks will open on July 2."), ("Shells fell on June 28, 2016.",),
        ("Shells fell in 2011.", "Talks will open on July 2, 2016."), ("Shells fell on June 28, 1991.", "Talks will open on July 2, 2016."),
        ("The treaty was signed on June 3, 1991.", "Talks will open on July 2."),
    ],
)  # fmt: skip
def test_where_nothing_bounds_it_it_stays_undated(sentences: tuple[str, ...]) -> None:
    assert infer_published(report(*sentences)) == UNDATED


def seed() -> Report:
    if not SEED.exists():
        pytest.skip("the seed report is not here")
    lines = SEED.read_text(encoding="utf-8").split("\n")
    body = [line for line in lines if len(line) > 90]
    return report(*(sentence for line in body for sentence in re.split(r"(?<=[.!?”]) +", line)))


def test_the_seed_report_was_written_at_the_turn_of_the_year() -> None:
    assert infer_published(seed()).value == PartialDate("2020-12-30/2021-01-02")


def test_the_days_of_the_seed_report_are_those_of_its_text() -> None:
    told = {c.words.quote: c.value.iso for c in dates(seed()) if c.value}
    wanted = {"January 3, 2021": "2021-01-03", "January 8": "2020-01-08", "December 30": "2020-12-30", "December 20": "2020-12-20", "January 3": "2021-01-03"}
    assert {words: told.get(words) for words in wanted} == wanted
