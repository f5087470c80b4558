"""The actor table: every name, office and link the package knows of who is who.

    python -m tables.actors --data DATA_DIR --out FILE [--weights FILE]

DATA_DIR holds the sets marked *ship*: current-events/items.jsonl, actors/ucdp_actor221, actors/eu_lists, actors/ministers, actors/reign,
actors/cameo_dictionaries. The months 2026-04 and 2026-05 of the items are held back. Rows made by hand, each with its source, stand in tables/actors/*.csv.
With --weights an already trained network is taken from another table, and the training (some minutes) left out.
"""

import argparse
import tempfile
from pathlib import Path

from tables.actor_file import Writer, read_nations
from tables.actor_links import Item, gather, read_items
from tables.actor_places import settle
from tables.actor_seen import observed
from tables.actor_sets import everything, join_aliases, read_bodies
from tables.actor_weights import Examples, committee, examples, join
from tocsin.resolve.where.gazetteer import Gazetteer
from tocsin.resolve.who.table import Table
from tocsin.resolve.who.weights import Weights

FOLDS = (("2025-07", "2025-10"), ("2025-10", "2026-01"), ("2026-01", "2026-04"))  # tables built before each are asked about the months in it

UNNAMED = frozenset({"event", "concept", "place", "equipment", "people", "office"})  # kinds whose titles other sets do not share


def bare_table(folder: Path) -> Table:
    """A table with the countries alone, for reading the links."""
    writer = Writer(folder / "bare.sqlite")
    writer.finish(read_nations(), None, {})
    return Table(folder / "bare.sqlite")


def write_all(items: list[Item], path: Path, bare: Table, data: Path, weights: Weights | None = None) -> None:
    """A table of these items' links and of all other sets."""
    writer = Writer(path)
    links = gather(items, bare)
    join_aliases(links)
    settle(links, bare.nations, Gazetteer.open())
    writer.links(links)
    titles = sorted((a for a in links.articles.values() if a.kind not in UNNAMED and not a.same), key=lambda a: (a.links, a.title))
    writer.records([*everything(data, items, [(a.title, a.country) for a in titles], bare.nations), *observed(items, links, bare.nations)])
    writer.bodies(read_bodies())
    writer.finish(read_nations(), weights, {"links_until": max(item["published"] for item in items)})


def fold_examples(items: list[Item], folder: Path, bare: Table, data: Path) -> Examples:
    """Training examples of each fold, against the table of all months before it."""
    parts = []
    for since, until in FOLDS:
        path = folder / f"{since}.sqlite"
        write_all([item for item in items if item["published"] < since], path, bare, data)
        table = Table(path)
        parts.append(examples([item for item in items if since <= item["published"] < until], table))
    return join(parts)


def build(data: Path, out: Path, weights: Weights | None = None) -> None:
    """Write the table to `out`."""
    items = read_items(data / "current-events" / "items.jsonl")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = bare_table(folder)
        weights = weights or committee(fold_examples(items, folder, bare, data))
        write_all(items, out, bare, data, weights)


def main() -> None:
    """Build, and say how large the file is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="a table whose network is taken over")
    args = parser.parse_args()
    build(args.data, args.out, Table(args.weights).weights if args.weights else None)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
