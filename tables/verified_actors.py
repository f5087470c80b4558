"""Checks the actors made by hand against the shipped sets: `python -m tables.verified_actors --data DATA_DIR [--write]`.

For each row of groups.csv, missions.csv, offices.csv and bodies.csv in `tables/actors` the column `checked` says which set knows the name
(Current Events' links, UCDP, the EU's lists, Wikidata's ministers, REIGN, Phoenix), and for an office whether its days agree there. What no set
holds is `unverified`: it rests on the article named in the row alone. Prints how many rows of each file are checked.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tables.actor_file import HERE, Record, Tenure
from tables.actor_links import Item, gather, read_items
from tables.actor_seen import observed
from tables.actor_sets import Known, eu_lists, ministers, phoenix, reign, split, ucdp
from tables.actors import bare_table
from tocsin.resolve.who.names import fold

UNVERIFIED = "unverified"
FILES = ("groups.csv", "missions.csv", "offices.csv", "bodies.csv")


def shipped_records(data: Path, items: list[Item], folder: Path) -> Iterator[tuple[str, Record]]:
    """The records of the sets that are no work of hand, each with its set's name."""
    bare, actors, nobody = bare_table(folder), data / "actors", Known([])
    nations = bare.nations
    for name, records in (
        ("UCDP", ucdp(actors / "ucdp_actor221", nobody, nations)),
        ("EU lists", eu_lists(actors / "eu_lists", nobody, nations)),
        ("Wikidata", ministers(actors / "ministers", nobody)),
        ("REIGN", reign(actors / "reign" / "leaderlist_3_21.csv", nobody, nations)),
        ("Phoenix", phoenix(actors / "cameo_dictionaries", nobody, nations)),
        ("Current Events", iter(observed(items, gather(items, bare), nations))),
    ):
        for record in records:
            yield name, record


class Sets:
    """What the shipped sets know: names, titles linked, and offices by person."""

    def __init__(self, data: Path, folder: Path) -> None:
        items = read_items(data / "current-events" / "items.jsonl")
        self.linked = Counter(title for item in items for _, _, title in item["links"])
        self.names: dict[str, set[str]] = defaultdict(set)
        self.offices: dict[str, list[tuple[str, Tenure]]] = defaultdict(list)
        for name, record in shipped_records(data, items, folder):
            for form in {record.name, *record.aliases}:
                self.names[fold(form)].add(name)
                self.offices[fold(form)] += [(name, office) for office in record.offices]

    def know(self, names: set[str], title: str) -> list[str]:
        """The sets that hold one of the names; Current Events by the article."""
        found = {name for form in names for name in self.names.get(fold(form), ()) if name != "Current Events"}
        return sorted(found | ({"Current Events"} if self.linked[title] else set()))

    def dated(self, row: dict[str, str]) -> str | None:
        """Which set has this person in an office that begins on the same day or in the same month; or was seen in one while it was held."""
        for form in (row["name"], *split(row["aliases"])):
            for name, (_, _, _, since, _, _) in self.offices.get(fold(form), ()):
                began = row["since"]
                if name != "Current Events" and began and since and began[: len(since)][:7] == since[:7]:
                    return f"{name}, since {since}"
                if name == "Current Events" and since and (not began or began <= since) and (not row["until"] or since <= row["until"]):
                    return f"{name}, so called on {since}"
        return None


def checked(row: dict[str, str], sets: Sets) -> str:
    """What the column says of a row."""
    title = row.get("article") or row["public"].removeprefix("wiki:")
    if row.get("ucdp"):
        return f"UCDP {row['ucdp']}"
    office = sets.dated(row) if row.get("office") else None
    known = sets.know({title, *([row["name"], *split(row["aliases"])] if "name" in row else [])}, title)
    if row.get("office"):
        return office or (f"{', '.join(known)}: the person only" if known else UNVERIFIED)
    return ", ".join(known) or UNVERIFIED


def main() -> None:
    """Prints how many rows are checked, by file and set; with --write fills the column."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scratch", type=Path, default=Path("."), help="a folder for a table of countries that is written and removed")
    parser.add_argument("--write", action="store_true", help="fill the column `checked`")
    args = parser.parse_args()
    sets = Sets(args.data, args.scratch)
    (args.scratch / "bare.sqlite").unlink(missing_ok=True)
    for name in FILES:
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            rows = [{**row, "checked": checked(row, sets)} for row in csv.DictReader(file)]
        sorts = dict(Counter(row["checked"] for row in rows).most_common(8))
        print(f"{name:14} {sum(row['checked'] != UNVERIFIED for row in rows)} of {len(rows)} known to a set: {sorts}")
        if args.write:
            with (HERE / name).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


if __name__ == "__main__":
    main()
