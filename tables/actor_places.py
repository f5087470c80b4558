"""Countries of the places that the Current Events link: from the gazetteer, before the words around the links are asked.

"Gaza City" is linked most where Israel is named, and lies in Palestine for all that.
"""

import re
from math import log1p

from tables.actor_links import Article, Links
from tocsin.model import PlaceKind
from tocsin.resolve.where.gazetteer import Gazetteer
from tocsin.resolve.where.names import key
from tocsin.resolve.who.nations import NAME, Nations

TOWN = 2_000  # inhabitants: a smaller namesake elsewhere is no reason to leave the country of the links
SURE = 4.0  # by how many times the likeliest country must outweigh the next


def settle(links: Links, nations: Nations, gazetteer: Gazetteer) -> None:
    """Gives each place without a country in its title the country where the gazetteer has a place of that name."""
    for article in links.articles.values():
        named = nations.named(article.title)
        if article.kind == "place" and not (named and named[1] == NAME):
            article.country = country(article, nations, gazetteer) or article.country


def country(article: Article, nations: Nations, gazetteer: Gazetteer) -> str | None:
    """The country of the place that the title means; None where the gazetteer has none, or cannot choose better than the links."""
    name, *rest = re.split(r", | \(", article.title.rstrip(")"))
    told = next((iso for part in rest if (iso := _holder(part, nations, gazetteer))), None)
    weights: dict[str, float] = {}
    known = False  # is one of them a town of some size, or a unit?
    total = sum(article.countries.values()) or 1
    for row in gazetteer.named(key(name)):
        if row.country and row.country in nations.by_iso and told in (None, row.country):
            near = 0.1 + article.countries[row.country] / total
            weights[row.country] = max(weights.get(row.country, 0.0), (1 + log1p(row.population)) ** 2 * near)
            known = known or row.population >= TOWN or row.kind is not PlaceKind.CITY
    best = sorted(weights.items(), key=lambda pair: -pair[1])
    if told:
        return told
    other = article.country not in weights and (known or article.country is None)
    sure = bool(best) and (len(best) == 1 or best[0][1] > SURE * best[1][1])
    return best[0][0] if best and (other or (sure and article.country in (None, *weights))) else None


def _holder(part: str, nations: Nations, gazetteer: Gazetteer) -> str | None:
    """The country that a title's second part names: "Armenia, Colombia", "Edgewood, British Columbia"."""
    named = nations.named(part)
    units = [row for row in gazetteer.named(key(part)) if row.kind is PlaceKind.REGION]
    return named[0] if named else units[0].country if units else None
