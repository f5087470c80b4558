"""Countries of the places that the Current Events link: from the gazetteer, before the words around the links are asked.

"Gaza City" is linked most where Israel is named, and lies in Palestine for all that.
"""

import re
from math import log1p

from tables.actor_links import Article, Links
from tocsin.resolve.where.gazetteer import Gazetteer
from tocsin.resolve.where.names import key
from tocsin.resolve.who.nations import NAME, Nations

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
    told = next((found[0] for part in rest if (found := nations.named(part))), None)
    weights: dict[str, float] = {}
    total = sum(article.countries.values()) or 1
    for row in gazetteer.named(key(name)):
        if row.country and row.country in nations.by_iso and told in (None, row.country):
            near = 0.1 + article.countries[row.country] / total
            weights[row.country] = max(weights.get(row.country, 0.0), (1 + log1p(row.population)) ** 2 * near)
    best = sorted(weights.items(), key=lambda pair: -pair[1])
    sure = bool(best) and (len(best) == 1 or best[0][1] > SURE * best[1][1] or article.country not in weights)
    return best[0][0] if sure else None
