"""How many: the share of annotated number words whose value is read right.

    python -m benchmarks.numbers DOCS.jsonl RECORDS.jsonl [--json]

DOCS and RECORDS have the form of the annotated reports. Each number role's words are given to `tocsin.resolve.counts.count`
and its value compared with the recorded one. Beside it: the first figure in the words, or else the first number word (the baseline).
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tocsin.model import NUMBER_ROLES
from tocsin.resolve.counts import count
from tocsin.resolve.numerals import UNITS

Row = tuple[str, str, float | None]


def rows(records: Path) -> Iterator[Row]:
    """Role, words and recorded value of every number role."""
    for line in records.open(encoding="utf-8"):
        for event in json.loads(line)["events"]:
            for role, at, value in event["roles"]:
                if role in NUMBER_ROLES:
                    yield role, at[1], value


def baseline(words: str) -> float | None:
    """The first figure in the words, or else the first number word."""
    figure = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    if figure:
        return float(figure[0].replace(",", "").rstrip("."))
    return next((float(UNITS[word]) for word in re.findall(r"[a-z]+", words.lower()) if word in UNITS), None)


def measure(found: list[Row]) -> tuple[dict[str, object], list[tuple[Row, float | None]]]:
    """The scores by role, and every row that is read otherwise than recorded."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    plain = 0
    wrong = []
    began = time.process_time()
    for row in found:
        role, words, value = row
        result = count(words, of=role)
        read = result.value if result else None
        total[role] += 1
        right[role] += read == value
        plain += baseline(words) == value
        if read != value:
            wrong.append((row, read))
    spent = time.process_time() - began
    accuracy = 100 * sum(right.values()) / max(1, len(found))
    roles = {role: [right[role], total[role], round(100 * right[role] / total[role], 1)] for role in sorted(total)}
    scores: dict[str, object] = {"accuracy": round(accuracy, 2), "baseline": round(100 * plain / max(1, len(found)), 2), "spans": len(found),
                                 "roles": roles, "per_cpu_second": round(len(found) / max(spent, 1e-9))}  # fmt: skip
    return scores, wrong


def main() -> None:
    """Print the table, and what is read otherwise than recorded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path, help="documents, one a line (kept for the common form; the words stand in the records)")
    parser.add_argument("records", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    args = parser.parse_args()
    scores, wrong = measure(list(rows(args.records)))
    print(f"{'value accuracy':<18}{scores['accuracy']:>8}\n{'first number':<18}{scores['baseline']:>8}\n{'spans':<18}{scores['spans']:>8}")
    print(f"{'per CPU-second':<18}{scores['per_cpu_second']:>8}")
    for role, (good, total, share) in scores["roles"].items():  # type: ignore[attr-defined]
        print(f"  {role:<16}{good:>5} of {total:>4}{share:>8}")
    for (role, words, value), read in wrong:
        print(f"  {role}: {words!r} is {value}, read {read}")
    if args.json:
        print(json.dumps(scores))


if __name__ == "__main__":
    main()
