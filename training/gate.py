"""The gate's table: `python -m training.gate --pairs DOCS=RECORDS ... --general TEXTS.jsonl ... --out FOLDER [--loss 0.01]`.

Learns from the annotated reports, and from general texts (objects with `text`) that the reader itself has gone through with a low threshold. The gate's
threshold is set so that at most `--loss` of the events of the held-back documents would be lost. Prints how much is kept of each.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from tocsin.ingest import report_from_text
from tocsin.reader import Reader, Thresholds
from tocsin.reader.gate import BITS, features, lifted
from tocsin.reader.windows import Array, windows
from training.data import corpus, held_back, read_lines

LOW = 0.25  # trigger threshold for the general texts
LONGEST = 12_000  # characters of a general text

Document = tuple[list[str], Array, Array]  # sentences, events in each, cues in each


def annotated(docs: Path, records: Path) -> list[tuple[str, Document]]:
    """(id, document) of annotated reports."""
    out = []
    for document, record in corpus(docs, records):
        events, cues = np.zeros(len(document["sentences"])), np.zeros(len(document["sentences"]))
        for event in record["events"]:
            events[event["trigger"][0]] += 1
        for said in record["attributions"]:
            if said["cue"]:
                cues[said["cue"][0]] += 1
        out.append((document["id"], (document["sentences"], events, cues)))
    return out


def general(paths: list[Path], reader: Reader) -> list[Document]:
    """General texts with the events that the reader finds in them."""
    out = []
    for row in (row for path in paths for row in read_lines(path)):
        try:
            report = report_from_text(row["text"][:LONGEST], input=str(row.get("id", "")))
        except ValueError:
            continue
        events = np.zeros(len(report.sentences))
        for found in reader.network.read(windows(report, reader.network.tokenizer)):
            for event in found.events:
                events[found.window.pieces[event.trigger[0] - 1].sentence] += 1
        out.append(([report.sentence(n) for n in range(len(events))], events, np.zeros(len(events))))
    return out


def matrix(sentences: list[str]) -> Any:
    """Sentences as rows of a sparse matrix."""
    from scipy.sparse import csr_matrix

    slots = [features(sentence) for sentence in sentences]
    rows = np.repeat(np.arange(len(slots)), [len(s) for s in slots])
    return csr_matrix((np.ones(len(rows), np.float32), (rows, np.concatenate([*slots, []]).astype(int))), shape=(len(sentences), 1 << BITS))


def fit(documents: list[Document], weights: list[float]) -> Any:
    """The linear model over all sentences; one with an event, or a cue in a report with events, is worth keeping."""
    from sklearn.linear_model import LogisticRegression

    wanted = np.concatenate([(events > 0) | ((cues > 0) & (events.sum() > 0)) for _, events, cues in documents])
    weight = np.concatenate([np.full(len(d[0]), w) for d, w in zip(documents, weights, strict=True)]) * np.where(wanted, 3.0, 1.0)
    return LogisticRegression(C=0.5, max_iter=800).fit(matrix([s for d in documents for s in d[0]]), wanted, sample_weight=weight)


def kept(model: Any, documents: list[Document]) -> tuple[Array, Array, Array]:
    """Lifted scores, events and cues of all sentences."""
    scores = np.concatenate([lifted(model.decision_function(matrix(d[0]))) for d in documents if d[0]])
    return scores, np.concatenate([d[1] for d in documents]), np.concatenate([d[2] for d in documents])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", nargs="+", required=True)
    parser.add_argument("--general", nargs="+", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--loss", type=float, default=0.01)
    args = parser.parse_args()
    every = [one for pair in args.pairs for one in annotated(*map(Path, pair.split("=")))]
    train, check = [d for i, d in every if not held_back(i)], [d for i, d in every if held_back(i)]
    texts = general(args.general, Reader(thresholds=Thresholds(trigger=LOW), gated=False))
    held = texts[::5]
    texts = [d for n, d in enumerate(texts) if n % 5]
    model = fit([*train, *texts], [1.0] * len(train) + [0.5] * len(texts))
    scores, events, cues = kept(model, check)
    order = np.argsort(scores)
    lost = np.cumsum(events[order]) / events.sum()
    threshold = float(scores[order[int(np.searchsorted(lost, args.loss))]])
    np.savez_compressed(args.out / "gate.npz", weights=model.coef_[0].astype(np.float16), bias=model.intercept_[0], threshold=threshold)
    below = scores < threshold
    print(f"annotated reports: keeps {100 * (~below).mean():.1f} % of sentences, loses {100 * events[below].sum() / events.sum():.2f} % of events"
          f" and {100 * cues[below].sum() / cues.sum():.1f} % of cues")  # fmt: skip
    scores, events, _ = kept(model, held)
    below = scores < threshold
    print(f"general texts: keeps {100 * (~below).mean():.1f} % of sentences ({100 * (events > 0).mean():.1f} % hold an event)")


if __name__ == "__main__":
    main()
