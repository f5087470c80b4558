"""Who really said it? `python -m benchmarks.origins DIR [--json] [--half tune|test] [--errors] [--gold-sources]`.

DIR holds `reports.jsonl`, `gold.jsonl` and `incidents.jsonl` in the form of `benchmarks/data/origins/README.md`. For each gold incident the origins of its
reports are
found from raw text, and their number compared with gold: exact, and within one. Beside it: how many reports and outlets there are (what others count as
sources);
the standing; and the copy-flood: every incident's reports are added again 20 times
under names of new outlets, days later: the number of origins and the standing must stay.
Incidents o01 to o60, r01 to r24, s01 to s13, q01 to q30, v01 to v12, and all whose letter is t, w, x, y or z, are the tune half; those with other letters are
the test half,
looked at only in its totals.
`--floods` adds, one after the other, 20 copies of each single report of the tune half, and counts the floods that change the number or the standing.
`--gold-sources` gives each report the sources that gold names for it in place of those the reader found: what is then still wrong is not the reader's.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.tables import finish, table
from tocsin.incident import incidents
from tocsin.incident.origins import Book, rests
from tocsin.incident.voice import Voice, tokens, voice
from tocsin.incident.whose import Source
from tocsin.ingest.compose import report_from_text
from tocsin.model import DateBasis, Incident, OriginKind, PartialDate, Published, Reading
from tocsin.pipeline import Pipeline

Row = dict[str, Any]
FLOOD = 20


def half(incident: str) -> str:
    """Which half an incident belongs to."""
    return "tune" if incident.startswith(tuple("orsqtvwxyz")) else "test"


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def read(row: Row, pipeline: Pipeline) -> Reading:
    """The reading of one report."""
    published = Published(PartialDate(row["published"]), DateBasis.METADATA)
    return pipeline.read(report_from_text(row["text"], input=row["id"], title=row["title"], outlet=row["outlet"], url=row.get("url"), published=published))


def count(readings: Sequence[Reading], book: Book | None = None) -> int:
    """How many origins the reports of one incident have. `book` holds sources known beforehand."""
    return len({rest.voice for found in rests(readings, book).values() for rest in found})


def told(row: Row, reading: Reading) -> Source | None:
    """The source that a line of gold names, as if the reader had found it in the lead; None for an outlet's own word."""
    name, kind = row["name"] or row["kind"], OriginKind(row["kind"])
    if kind in (OriginKind.OWN, OriginKind.WIRE):
        return None
    plain = Voice(name, kind, frozenset(), tokens(name) or frozenset({name}))
    lead = reading.report.sentences[min(1, len(reading.report.sentences) - 1)]
    return Source(
        (voice(name, None, "indirect") if kind is not OriginKind.OUTLET else None) or plain, "", (reading.report.span(lead.start, lead.end),), lead.start
    )


def gold_book(path: Path, reports: dict[str, list[Reading]]) -> Book:
    """The sources that gold names, by report."""
    by_input = {reading.report.input: reading for readings in reports.values() for reading in readings}
    found: dict[str, dict[str, Source]] = {reading.report.id: {} for reading in by_input.values()}
    for row in rows(path):
        for reading in (by_input[name] for name in row["reports"] if name in by_input):
            made = told(row, reading)
            if made:
                found[reading.report.id].setdefault(row["origin"], made)
    return {(report, reactions): list(held.values()) for report, held in found.items() for reactions in (True, False)}


def flooded(readings: Sequence[Reading], copied: Sequence[Reading] | None = None) -> list[Reading]:
    """The readings, and each of them (or of `copied`) again as copies by outlets never heard of, a week later."""
    copies = []
    for number in range(FLOOD):
        for reading in readings if copied is None else copied:
            report = reading.report
            day = report.published.value
            later = Published(PartialDate(day.last.fromordinal(day.last.toordinal() + 7).isoformat()), DateBasis.METADATA) if day else report.published
            ident = f"{report.id}-{number}"
            moved = msgspec.json.encode(replace(reading, report=replace(report, outlet=f"Outlet {number}", url=None, published=later)))
            copies.append(msgspec.json.decode(moved.replace(report.id.encode(), ident.encode()), type=Reading))
    return [*readings, *copies]


def state(readings: Sequence[Reading]) -> dict[str, tuple[object, ...]]:
    """What a flood must not change: the number of origins, and of each incident the standing and the number of its origins."""
    return {"": (count(readings),)} | {made.id: (made.standing.value, len(made.origins)) for made in incidents(readings).incidents}


def floods(reports: dict[str, list[Reading]]) -> list[str]:
    """Floods by copies of one report that change the number of origins or an incident, by the report that was copied; and how many were tried."""
    broken, tried = [], 0
    for readings in reports.values():
        before = state(readings)
        for reading in readings:
            tried += 1
            after = state(flooded(readings, [reading]))
            changed = [f"{before[name]} to {after.get(name)}" for name in before if before[name] != after.get(name)]
            if changed:
                broken.append(f"{reading.report.input}: {'; '.join(changed)}")
    return [f"{tried - len(broken)} of {tried} floods of one report kept", *broken]


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
    parser.add_argument("--floods", action="store_true", help="floods of each single report of the tune half")
    parser.add_argument("--gold-sources", action="store_true", help="the number of origins with the sources of gold in place of the reader's")
    args = parser.parse_args()
    pipeline = Pipeline(weights=args.weights)
    gold = [row for row in rows(args.dir / "incidents.jsonl") if args.half in (None, half(row["incident"]))]
    reports: defaultdict[str, list[Reading]] = defaultdict(list)
    wanted = {row["incident"] for row in gold}
    for row in rows(args.dir / "reports.jsonl"):
        if row["incident"] in wanted:
            reports[row["incident"]].append(read(row, pipeline))
    if args.gold_sources:
        bounds(gold, reports, gold_book(args.dir / "gold.jsonl", reports), as_json=args.json)
        return
    if args.floods:
        print("\n".join(floods({name: held for name, held in reports.items() if half(name) == "tune"})))
        return
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


def bounds(gold: Sequence[Row], reports: dict[str, list[Reading]], book: Book, *, as_json: bool) -> None:
    """Prints how many numbers are right with the sources of gold."""
    off = [abs(count(reports[row["incident"]], dict(book)) - row["origins"]) for row in gold]
    figures = {"exact": 100 * off.count(0) / len(off), "within_1": 100 * sum(o <= 1 for o in off) / len(off)}
    print(table(["gold sources", "exact %", "within 1 %"], [["all", *figures.values()]]))
    finish("origins", {f"gold_sources_{key}": round(value, 1) for key, value in figures.items()}, as_json=as_json)


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
