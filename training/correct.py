"""What a reader found in reports, its attributions corrected by hand.

    python -m training.correct DOCS.jsonl FIXES.txt --teacher ENCODER=WEIGHTS.pt --out FILE.pickle

DOCS are documents given as sentences. Each line of FIXES mends one attribution of one document; the rest stays as the teacher read it, as chances:

    o05-10 1 relayed | Hornline              a cue that was missed, or one found with another source: document, sentence, cue | its source
    o29-01 2 speaks | The memo | d           ... of the kind document (a: anonymous; else indirect)
    w12-05 0 said | -                        a cue without a source
    x08-01 2 !say                            no cue at all

The content of a cue that was missed is what the teacher gives it once it is told of the cue. A document that FIXES does not name was read and found right.
Prints what can't be found, and ends with 1 where there is any.
"""

from __future__ import annotations

import argparse
import pickle
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from tocsin.model import AttributionKind, Report
from tocsin.reader import Thresholds
from tocsin.reader import labels as L
from tocsin.reader.windows import Array, Window, windows
from training.data import Example, Positions, SaidLabels, read_lines, report_of
from training.label import Noting, said_labels

KINDS = {"a": AttributionKind.ANONYMOUS, "d": AttributionKind.DOCUMENT}
FAINT = 0.05  # the most that a source's own words are content


@dataclass(frozen=True, slots=True)
class Fix:
    """One mended attribution. `source` is None where it stays as read, "-" where there is none."""

    sentence: int
    cue: str
    none: bool
    source: str | None
    kind: AttributionKind


def fix_of(line: str) -> tuple[str, Fix]:
    """The document and the fix of a line.

    >>> fix_of("o29-01 2 speaks | The memo | d")[1].source
    'The memo'
    """
    head, *rest = (part.strip() for part in line.split(" | "))
    document, sentence, cue = head.split(" ", 2)
    kind = KINDS.get(rest[1], AttributionKind.INDIRECT) if len(rest) > 1 else AttributionKind.INDIRECT
    return document, Fix(int(sentence), cue.removeprefix("!"), cue.startswith("!"), rest[0] if rest else None, kind)


def found(words: str, fix: Fix, report: Report) -> list[tuple[int, int]]:
    """Where the words stand in the fix's sentence: offsets in the report's text."""
    base = report.sentences[fix.sentence].start
    hits = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", report.sentence(fix.sentence))
    return [(base + hit.start(), base + hit.end()) for hit in hits]


def tags(at: Positions | None, length: int) -> Array:
    """Chances of source tags [n, 3] for a source that stands there for certain; None for no source."""
    out = np.zeros((length, 3), dtype=np.float16)
    out[:, 0] = 1
    if at:
        out[at[0] : at[1]] = (0, 0, 1)
        out[at[0]] = (0, 1, 0)
    return out


def placed(example: Example, at: Positions, tag: int | None) -> None:
    """Writes a cue of this kind, or none, into the chances of the cues."""
    example.cues[at[0] : at[1]] = 0
    example.cues[at[0] : at[1], 0 if tag is None else 2 + 2 * tag] = 1
    if tag is not None:
        example.cues[at[0]] = np.eye(L.CUE_WIDTH, dtype=example.cues.dtype)[1 + 2 * tag]


def told_of(cue: Positions, window: Window, teacher: Noting) -> SaidLabels:
    """What the teacher says of a cue that it is told of."""
    hidden = next(iter(teacher.encode([window])))[1]
    row = teacher.run("said", pieces=hidden, first=np.array([cue[0]]), past=np.array([cue[1]]), sentences=window.sentences)[0][0]
    return said_labels(cue, row)


def mend(example: Example, fix: Fix, report: Report, teacher: Noting) -> str:
    """Mends one window; gives what was done."""
    window = example.window
    places = [at for span in found(fix.cue, fix, report) if (at := window.positions(*span)) and window.in_core[at[0]]]
    if not places:
        return "in another window" if found(fix.cue, fix, report) else f"no cue {fix.cue!r}"
    touched = [(at, said) for at in places for said in example.said if said.cue[0] < at[1] and at[0] < said.cue[1]]
    if fix.none:
        for at, said in touched[:1]:
            example.said.remove(said)
            placed(example, (min(at[0], said.cue[0]), max(at[1], said.cue[1])), None)
        return "left out"
    cue, said = touched[0] if touched else (places[0], told_of(places[0], window, teacher))
    if not touched:
        example.said.append(said)
        placed(example, cue, L.ATTRIBUTION_KINDS.index(fix.kind))
    if fix.source is not None:
        spans = found(fix.source, fix, report) if fix.source != "-" else []
        if fix.source != "-" and not spans:
            return f"no source {fix.source!r}"
        at = window.positions(*min(spans, key=lambda span: abs(span[0] - found(fix.cue, fix, report)[0][0]))) if spans else None
        said.source = tags(at, len(window))
        if at:
            said.content[at[0] : at[1]] = np.minimum(said.content[at[0] : at[1]], FAINT)
    return "mended" if touched else "added"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("fixes", type=Path)
    parser.add_argument("--teacher", required=True, help="ENCODER=WEIGHTS.pt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    fixes: dict[str, list[Fix]] = defaultdict(list)
    for line in filter(str.strip, args.fixes.read_text(encoding="utf-8").splitlines()):
        ident, fix = fix_of(line)
        fixes[ident].append(fix)
    teacher = Noting([args.teacher], Thresholds(trigger=0.5, cue=0.5))
    done, faults, out = Counter[str](), 0, list[Example]()
    for document in read_lines(args.docs):
        report, teacher.noted = report_of(document), []
        teacher.read(windows(report, teacher.tokenizer))
        for example in teacher.noted:
            for fix in fixes[document["id"].removeprefix("org-")]:
                what = mend(example, fix, report, teacher)
                done[what.split(" ")[0]] += 1
                if what.startswith("no "):
                    print(f"{document['id']} {fix.sentence}: {what}")
                    faults += 1
        out += teacher.noted
    args.out.write_bytes(pickle.dumps(out))
    print(f"{len(out)} windows, {sum(len(x.window) for x in out)} pieces; {dict(done)}")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
