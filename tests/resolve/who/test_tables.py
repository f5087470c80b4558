"""How the actor table is built: the country of a linked place."""

from collections import Counter

import pytest
from tables.actor_file import read_nations
from tables.actor_links import Article
from tables.actor_places import country

from tocsin.resolve.where import Gazetteer
from tocsin.resolve.who.nations import Nations


@pytest.mark.parametrize(
    ("title", "linked", "iso"),
    [
        ("Gaza City", "ISR", "PSE"),
        ("Lebanon, Pennsylvania", "LBN", "USA"),
        ("Armenia, Colombia", "ARM", "COL"),
        ("Kirkuk", "IRN", "IRQ"),
        ("Quuxville", "USA", None),
    ],
)
def test_a_place_lies_where_the_gazetteer_has_it(title: str, linked: str, iso: str | None) -> None:
    article = Article(title, kind="place", country=linked, countries=Counter({linked: 5}))
    assert country(article, Nations.of(read_nations()), Gazetteer.open()) == iso
