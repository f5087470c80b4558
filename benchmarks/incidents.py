"""Same incident? `python -m benchmarks.incidents DIR [--json] [--half tune|check] [--weights DIR] [--minilm DIR]`.

DIR holds `reports.jsonl` (incident_id, doc_id, title, date, text) and `incidents.jsonl` (incident_uri, date, state, city_or_county, num_killed, num_injured).
Reports are read from raw text and grouped; scored by B-cubed and pairwise F1 over reports, against TF-IDF with average linkage at the threshold best on
these very
reports. Of each incident with a group of its own (the group that shares most reports with it): is the number of killed and injured right, the day, the place.
`--half` keeps to half of the incidents by hash: rules were tuned on `tune` only.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from benchmarks.tables import finish, table
from tocsin.incident import Ledger
from tocsin.incident.blocks import Index
from tocsin.incident.sketch import sketch
from tocsin.ingest.compose import report_from_text
from tocsin.model import DateBasis, Incident, PartialDate, Published, Reading
from tocsin.pipeline import Pipeline

Row = dict[str, Any]
SAYS = 40  # different words and names


def half(incident: str) -> str:
    """Which half an incident belongs to."""
    return "check" if blake2b(incident.encode(), digest_size=8).digest()[0] % 2 else "tune"


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 in per cent (Bagga and Baldwin 1998)."""
    both, left, right = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / right[pair[1]] for pair, n in both.items()) / len(gold)
    recall = sum(n * n / left[pair[0]] for pair, n in both.items()) / len(gold)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def pairwise(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """F1 over pairs of reports, in per cent."""
    pairs: Callable[[Iterable[int]], int] = lambda counts: sum(n * (n - 1) // 2 for n in counts)  # noqa: E731
    hit, ours, theirs = pairs(Counter(zip(gold, found, strict=True)).values()), pairs(Counter(found).values()), pairs(Counter(gold).values())
    return 200 * hit / (ours + theirs) if ours + theirs else 0.0


def read(reports: list[Row], pipeline: Pipeline) -> list[Reading]:
    """The readings of the reports."""
    out = []
    for row in reports:
        published = Published(PartialDate(row["date"]), DateBasis.METADATA)
        out.append(pipeline.read(report_from_text(row["text"] or row["title"], input=row["doc_id"], title=row["title"] or None, published=published)))
    return out


def baseline(reports: list[Row], gold: Sequence[str]) -> list[int]:
    """TF-IDF (sublinear, English stop words) with average linkage, at the threshold best on these reports."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform([f"{r['title']} {r['text']}" for r in reports])
    return linked((matrix @ matrix.T).toarray(), gold)


def embedded(reports: list[Row], gold: Sequence[str], model: Path) -> list[int]:
    """Sentence embeddings (of a folder with a model such as all-MiniLM-L6-v2: 256 word pieces, mean of the last layer) with average linkage, at the threshold
    best on these reports.
    """
    import numpy as np
    import torch
    from transformers import AutoModel, AutoTokenizer

    cut, network = AutoTokenizer.from_pretrained(str(model)), AutoModel.from_pretrained(str(model)).eval()
    rows_ = []
    for row in reports:
        made = cut(f"{row['title']} {row['text']}", truncation=True, max_length=256, return_tensors="pt")
        with torch.inference_mode():
            rows_.append(network(**made).last_hidden_state[0].mean(0).numpy())
    vectors = np.stack(rows_)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return linked(vectors @ vectors.T, gold)


def linked(alike: Any, gold: Sequence[str]) -> list[int]:
    """Groups by average linkage of a matrix of likeness, at the threshold best on these very reports."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    distance = np.clip(1 - alike, 0, 1)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    cuts = [[int(n) for n in fcluster(tree, cut, "distance")] for cut in np.arange(0.1, 0.92, 0.01)]
    return max(cuts, key=lambda found: bcubed(gold, found)[2])


def block_recall(readings: Sequence[Reading], gold: Sequence[str]) -> float:
    """The share of pairs of one incident that are compared at all, in per cent, over pairs of which each report says something beside its title."""
    index, hit, total = Index(), 0, 0
    seen: list[tuple[str, bool]] = []
    for reading, name in zip(readings, gold, strict=True):
        made = sketch(reading)
        near = set(index.candidates(made))
        if len(made.keys) >= SAYS:
            for number, (other, speaks) in enumerate(seen):
                if other == name and speaks:
                    total += 1
                    hit += number in near
        index.add(made)
        seen.append((name, len(made.keys) >= SAYS))
    return 100 * hit / total if total else 0.0


def groups(readings: Sequence[Reading], ledger: Ledger) -> dict[str, int]:
    """The number of its story of each report."""
    return {report: number for number, story in enumerate(ledger.grouping.stories()) for report in story}


def number(incident: Incident | None, field: str) -> float:
    """The best number; 0 where no account gives one."""
    figure = incident.figure(field) if incident else None
    return float(figure.best or 0) if figure else 0.0


def facts(gold: dict[str, Row], members: dict[str, list[str]], main: dict[str, Incident]) -> dict[str, float]:
    """How right the facts of each gold incident's own group are, in per cent; errors as a mean of absolute differences, each capped at 10."""
    score: defaultdict[str, float] = defaultdict(float)
    for name, row in gold.items():
        votes = Counter(main[report].id for report in members[name] if report in main)
        incident = next((i for i in main.values() if votes and i.id == votes.most_common(1)[0][0]), None)
        for field in ("killed", "injured"):
            off = abs(number(incident, field) - row[f"num_{field}"])
            score[f"{field}_exact"] += off == 0
            score[f"{field}_error"] += min(10.0, off)
        score["both_exact"] += number(incident, "killed") == row["num_killed"] and number(incident, "injured") == row["num_injured"]
        day = PartialDate(datetime.strptime(row["date"], "%B %d, %Y").date().isoformat())  # noqa: DTZ007
        score["date"] += bool(incident and incident.time and incident.time_basis == "text" and incident.time.distance(day) == 0 and incident.time.days <= 3)
        score["date_within_1"] += bool(incident and incident.time and incident.time.distance(day) <= 1 and incident.time.days <= 4)
        score["state"] += bool(incident and incident.place and row["state"] in (incident.place.admin1, incident.place.name))
        score["city"] += bool(incident and incident.place and row["city_or_county"].split(" (")[0].casefold() in incident.place.name.casefold())
    return {key: value / len(gold) * (1 if key.endswith("error") else 100) for key, value in score.items()}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--half", choices=("tune", "check"))
    parser.add_argument("--weights", type=Path, help="a folder of weights other than the shipped ones")
    parser.add_argument("--minilm", type=Path, help="a folder with a sentence embedding model (needs torch and transformers), for a second baseline")
    args = parser.parse_args()
    reports = [r for r in rows(args.dir / "reports.jsonl") if args.half in (None, half(r["incident_id"]))]
    incidents = {r["incident_uri"]: r for r in rows(args.dir / "incidents.jsonl") if args.half in (None, half(r["incident_uri"]))}
    began = time.process_time()
    readings = read(reports, Pipeline(weights=args.weights))
    middle = time.process_time()
    ledger = Ledger()
    for reading in readings:
        ledger.add(reading)
    made = ledger.incidents()
    ended = time.process_time()
    gold = [r["incident_id"] for r in reports]
    story = groups(readings, ledger)
    found = [story[reading.report.id] for reading in readings]
    chief = ledger.main(made)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name, reading in zip(gold, readings, strict=True):
        members[name].append(reading.report.id)
    figures: dict[str, float] = {
        "reports": len(reports),
        "incidents": len(incidents),
        "read_ms": 1000 * (middle - began) / len(reports),
        "group_ms": 1000 * (ended - middle) / len(reports),
    }
    figures["block_recall"] = block_recall(readings, gold)
    lines = []
    made_groups = [("tocsin", found), ("TF-IDF, average linkage", baseline(reports, gold))]
    if args.minilm:
        made_groups.append(("MiniLM, average linkage", embedded(reports, gold, args.minilm)))
    for label, groups_ in made_groups:
        scores = (*bcubed(gold, groups_), pairwise(gold, groups_))
        lines.append([label, *scores, len(set(groups_))])
        if label == "tocsin":
            figures |= dict(zip(("b3_p", "b3_r", "b3_f1", "pairwise_f1"), scores, strict=True))
        else:
            name = "minilm" if label.startswith("MiniLM") else "baseline"
            figures |= {f"{name}_b3_f1": scores[2], f"{name}_pairwise_f1": scores[3]}
    print(table(["", "B3 P", "B3 R", "B3 F1", "pair F1", "groups"], lines))
    right = facts(incidents, members, chief)
    print(table(list(right), [[f"{value:.2f}" for value in right.values()]]))
    print(
        f"{figures['read_ms']:.1f} ms CPU a report to read, {figures['group_ms']:.1f} ms to group; {figures['block_recall']:.1f} % of true pairs are compared"
    )
    finish("incidents", {key: round(value, 2) for key, value in (figures | right).items()}, as_json=args.json)


if __name__ == "__main__":
    main()
