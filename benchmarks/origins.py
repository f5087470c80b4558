"""Who really said it? `python -m benchmarks.origins DIR [--json] [--half tune|test] [--errors]`.

DIR holds `reports.jsonl`, `gold.jsonl` and `incidents.jsonl` in the form of `benchmarks/data/origins/README.md`. For each gold incident the origins of its
reports are
found from raw text, and their number compared with gold: exact, and within one. Beside it: how many reports and outlets there are (what others count as
sources);
the standing; and the copy-flood: every incident's reports are added again 20 times
under names of new outlets, days later: the number of origins and the standing must stay.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.tables import finish, table
from tocsin.incident import incidents
from tocsin.incident.origins import rests
from tocsin.ingest.compose import report_from_text
from tocsin.model import DateBasis, Incident, PartialDate, Published, Reading
from tocsin.pipeline import Pipeline

Row = dict[str, Any]
FLOOD = 20


def half(incident: str) -> str:
    """Which half an incident belongs to."""
    return "test" if blake2b(incident.encode(), digest_size=8).digest()[0] % 2 else "tune"


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def read(row: Row, pipeline: Pipeline) -> Reading:
    """The reading of one report."""
    published = Published(PartialDate(row["published"]), DateBasis.METADATA)
    return pipeline.read(report_from_text(row["text"], input=row["id"], title=row["title"], outlet=row["outlet"], url=row.get("url"), published=published))


def count(readings: Sequence[Reading]) -> int:
    """How many origins the reports of one incident have."""
    return len({rest.voice for found in rests(readings).values() for rest in found})


def flooded(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, and each of them again as copies by outlets never heard of, a week later."""
    copies = []
    for number in range(FLOOD):
        for reading in readings:
            report = reading.report
            day = report.published.value
            later = Published(PartialDate(day.last.fromordinal(day.last.toordinal() + 7).isoformat()), DateBasis.METADATA) if day else report.published
            ident = f"{report.id}-{number}"
            moved = msgspec.json.encode(replace(reading, report=replace(report, outlet=f"Outlet {number}", url=None, published=later)))
            copies.append(msgspec.json.decode(moved.replace(report.id.encode(), ident.encode()), type=Reading))
    return [*readings, *copies]


def main_incident(readings: Sequence[Reading]) -> Incident | None:
    """The incident that most of the reports tell of."""
    found = incidents(readings).incidents
    return max(found, key=lambda incident: (len(incident.reports), incident.id), default=None)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--half", choices=("tune", "test"))
    parser.add_argument("--errors", action="store_true", help="list the incidents of the tune half whose number is wrong")
    parser.add_argument("--weights", type=Path, help="a folder of weights other than the shipped ones")
    args = parser.parse_args()
    pipeline = Pipeline(weights=args.weights)
    gold = [row for row in rows(args.dir / "incidents.jsonl") if args.half in (None, half(row["incident"]))]
    reports: defaultdict[str, list[Reading]] = defaultdict(list)
    wanted = {row["incident"] for row in gold}
    for row in rows(args.dir / "reports.jsonl"):
        if row["incident"] in wanted:
            reports[row["incident"]].append(read(row, pipeline))
    lines: list[list[Any]] = []
    wrong: list[str] = []
    for name in ("tune", "test", "all"):
        part = [row for row in gold if name in ("all", half(row["incident"]))]
        if part:
            lines.append([name, *score(part, reports, wrong if name == "tune" else [])])
    heads = ["half", "incidents", "exact %", "within 1 %", "reports exact %", "outlets exact %", "standing %", "flood kept %"]
    print(table(heads, lines))
    if args.errors:
        print("\n".join(wrong))
    figures = dict(zip(("incidents", "exact", "within_1", "reports_exact", "outlets_exact", "standing", "flood_kept"), lines[-1][1:], strict=True))
    finish("origins", {key: round(value, 1) for key, value in figures.items()}, as_json=args.json)


def score(gold: Sequence[Row], reports: dict[str, list[Reading]], wrong: list[str]) -> list[float]:
    """The figures of some incidents, in per cent but for the first."""
    hits: defaultdict[str, int] = defaultdict(int)
    for row in gold:
        readings = reports[row["incident"]]
        found = count(readings)
        made = main_incident(readings)
        flood = flooded(readings)
        later = main_incident(flood)
        hits["exact"] += found == row["origins"]
        hits["near"] += abs(found - row["origins"]) <= 1
        hits["reports"] += len(readings) == row["origins"]
        hits["outlets"] += len({reading.report.outlet for reading in readings}) == row["origins"]
        hits["standing"] += made is not None and made.standing.value == row["standing"]
        hits["flood"] += count(flood) == found and (made and (made.standing, len(made.origins))) == (later and (later.standing, len(later.origins)))
        if found != row["origins"] or made is None or made.standing.value != row["standing"]:
            wrong.append(f"{row['incident']}: {found} origins, gold {row['origins']}; {made.standing.value if made else None}, gold {row['standing']}")
    return [float(len(gold)), *(100 * hits[key] / len(gold) for key in ("exact", "near", "reports", "outlets", "standing", "flood"))]


if __name__ == "__main__":
    main()
