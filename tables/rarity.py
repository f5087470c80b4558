"""How rare each word is: `python -m tables.rarity DATA ANNOTATION` writes `src/tocsin/incident/data/rarity.tsv`.

Counted over text that may be shipped or trained on: Wikipedia's Current Events portal (CC BY-SA 4.0), free reports (each line's licence), the annotated
reports, MUC-4's training part and UDS-IH2: only the number of pieces of 250 words that hold a stem is kept, for stems in at least three of them.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tocsin.incident.words import TABLE, WORD, stem

PIECE = 250  # words
OUT = Path(__file__).parents[1] / "src" / "tocsin" / "incident" / "data" / TABLE


def lines(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSON Lines file."""
    yield from (json.loads(line) for line in path.open(encoding="utf-8"))


def texts(data: Path, annotation: Path) -> Iterator[str]:
    """All the text that is counted, always in the same order."""
    for path in (data / "current-events" / "items.jsonl", data / "reports" / "free_reports.jsonl"):
        yield from (str(row["text"]) for row in lines(path))
    yield from (" ".join(map(str, row["sentences"])) for row in lines(annotation / "train_docs.jsonl"))  # type: ignore[call-overload]
    yield from (str(row["doctext"]) for row in lines(data / "muc4" / "train.json"))
    for part in ("train", "dev", "test"):
        yield from (str(row["text"]) for row in lines(data / "factuality" / "glue" / "UDS_IH2" / f"{part}.jsonl"))


def count(all_texts: Iterator[str]) -> tuple[int, Counter[str]]:
    """The number of pieces, and of those that hold each stem."""
    pieces, counts, held, length = 0, Counter[str](), set[str](), 0
    for text in all_texts:
        for match in WORD.finditer(text):
            held.add(stem(match[0]))
            length += 1
            if length == PIECE:
                counts.update(held)
                pieces, held, length = pieces + 1, set(), 0
    return pieces, counts


def main() -> None:
    """The command."""
    pieces, counts = count(texts(Path(sys.argv[1]), Path(sys.argv[2])))
    rows = sorted((word, n) for word, n in counts.items() if n >= 3)
    OUT.write_text(f"# {(__doc__ or '').splitlines()[0]}\n\t{pieces}\n" + "".join(f"{word}\t{n}\n" for word, n in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
