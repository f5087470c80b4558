"""Coded batches to one pair of files: `python -m training.merge FOLDER --docs OUT_DOCS.jsonl --records OUT.jsonl`.

FOLDER holds pairs NAME.jsonl (documents) and NAME.rec.jsonl (records, as `training.shorthand` writes them). A span that cuts a word is moved to the next
place where the same characters are a whole word; a document with any other fault is left out and named.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from training.data import read_lines


def whole(sentence: str, start: int, end: int) -> bool:
    """Does the stretch begin and end at a word's edge?"""
    before = start > 0 and sentence[start - 1].isalnum() and sentence[start].isalnum()
    after = end < len(sentence) and sentence[end].isalnum() and sentence[end - 1].isalnum()
    return not before and not after


def places(sentence: str, words: str) -> list[int]:
    """Every place of the words in a sentence."""
    out, at = [], sentence.find(words)
    while at >= 0:
        out.append(at)
        at = sentence.find(words, at + 1)
    return out


def mended(span: list[Any] | None, sentences: list[str]) -> list[Any] | None:
    """The span at a word's edges; ValueError where its words do not stand in the sentence."""
    if span is None:
        return None
    number, words, nth = (*span, 0)[:3]
    found = places(sentences[number], words)
    if nth >= len(found):
        raise ValueError(f"sentence {number} has no {words!r}")
    later = [i for i in range(nth, len(found)) if whole(sentences[number], found[i], found[i] + len(words))]
    earlier = [i for i in range(nth) if whole(sentences[number], found[i], found[i] + len(words))]
    best = (later or earlier[::-1] or [nth])[0]
    return [number, words, best] if best else [number, words]


def mend(record: dict[str, Any], sentences: list[str]) -> dict[str, Any]:
    """The record with every span mended."""
    events = [
        {**e, "trigger": mended(e["trigger"], sentences), "roles": [[r, mended(span, sentences), value] for r, span, value in e["roles"]]}
        for e in record["events"]
    ]
    said = [
        {**a, "source": mended(a["source"], sentences), "cue": mended(a["cue"], sentences), "content": [mended(c, sentences) for c in a["content"]]}
        for a in record["attributions"]
    ]
    return {**record, "events": events, "attributions": said}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--records", type=Path, required=True)
    args = parser.parse_args()
    docs, records = [], []
    for path in sorted(args.folder.glob("*.rec.jsonl")):
        documents = {d["id"]: d for d in read_lines(path.with_name(path.name.replace(".rec.jsonl", ".jsonl")))}
        for record in read_lines(path):
            try:
                records.append(mend(record, documents[record["id"]]["sentences"]))
                docs.append(documents[record["id"]])
            except (ValueError, IndexError) as error:
                print(f"left out: {record['id']}: {error}")
    args.docs.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs), encoding="utf-8")
    args.records.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    print(f"{len(docs)} documents, {sum(len(r['events']) for r in records)} events, {sum(len(r['attributions']) for r in records)} attributions")


if __name__ == "__main__":
    main()
