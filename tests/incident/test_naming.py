import pytest

from tests.readings import report, words
from tocsin.incident.naming import whole


@pytest.mark.parametrize(
    ("sentence", "part", "name"),
    [
        ("Anna Brandt and U.S. envoy Paul Reed agreed.", "Anna Brandt", "Anna Brandt"),
        ("The Ministry of Health and Welfare said so.", "Ministry", "Ministry of Health and Welfare"),
        ("Khawr al-Milh Brigades took the bridge.", "Milh Brigades", "Khawr al-Milh Brigades"),
    ],
)
def test_a_name_is_read_to_both_its_ends_and_no_further(sentence: str, part: str, name: str) -> None:
    page = report("News", (sentence,))
    assert whole(page, words(page, part)) == name
