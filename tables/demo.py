"""The reports shipped for `tocsin demo`: `python -m tables.demo --data DATA_DIR --out FOLDER`.

Wikinews reports on Iraq, Iran and the United States from November 2019 to July 2020 (CC BY 2.5), and items of Wikipedia's Current Events portal that name
Iran or Iraq together with the United States, or an attack on Iraq's soil (CC BY-SA 4.0).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CRISIS = re.compile(r"\b(Iraq\w*|Iran\w*|Baghdad|Tehran|Soleimani|Quds Force)\b")
STATES = re.compile(r"\b(United States|U\.S\.|US|American|Washington|Trump|Pentagon)\b")
LEAST = 3  # mentions of the crisis in a Wikinews report
MOST = 1500  # words: longer ones are interviews on other things


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def wikinews(path: Path) -> Iterator[dict[str, Any]]:
    """The Wikinews reports of the crisis."""
    for report in lines(path):
        if report["source"] != "wikinews" or not "2019-11" <= (report["date"] or "")[:7] <= "2020-07":
            continue
        if len(CRISIS.findall(report["text"])) >= LEAST and len(report["text"].split()) <= MOST:
            body = report["text"].removeprefix(report["title"]).strip()
            yield {"id": report["id"], "title": report["title"], "text": body, "date": report["date"], "outlet": "Wikinews", "url": report["url"],
                   "licence": "CC BY 2.5"}  # fmt: skip


def current_events(path: Path) -> Iterator[dict[str, Any]]:
    """The items of the portal that touch the three states."""
    for item in lines(path):
        text = item["text"]
        if CRISIS.search(text) and (STATES.search(text) or "Iraq" in text) and item["section"] != "Sports":
            day = item["published"]
            yield {"id": item["id"], "title": " / ".join(item["topics"]) or item["section"], "text": text, "date": day, "outlet": "Wikipedia Current Events",
                   "url": f"https://en.wikipedia.org/wiki/Portal:Current_events/{day}#{item['id']}", "licence": "CC BY-SA 4.0"}  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    sets = {
        "wikinews": wikinews(args.data / "reports" / "free_reports.jsonl"),
        "current-events": current_events(args.data / "current-events" / "items.jsonl"),
    }
    for name, rows in sets.items():
        kept = list(rows)
        (args.out / f"{name}.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf-8")
        print(f"{name}: {len(kept)} reports, {sum(len(r['text'].split()) for r in kept):,} words")


if __name__ == "__main__":
    main()
