"""Event coreference on ECB+: `python -m benchmarks.ecb DIR [--json]`, CoNLL F1 from raw text with system mentions.

DIR holds ECB+ topics (`1/1_1ecb.xml` ...) and `ECBplus_coreference_sentences.csv`; only the validated sentences count (Cybulska and Vossen 2014). Each
document is read
from its raw text; its reports are grouped by subject across all topics, and in each group events are one by `tocsin.incident.align`. Gold are the event
(ACTION) mentions
of those sentences, singletons kept. A system mention is a gold mention where the two share a token; others on either side are singletons of their own. CoNLL
F1 is the mean
of MUC, B-cubed and CEAF-e F1 (Pradhan et al. 2014).

Published scores are with *gold mentions*, trained on ECB+'s training topics and measured on its test topics: not comparable, named for scale only.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.tables import finish, table
from tocsin.incident import Ledger
from tocsin.incident.happening import together
from tocsin.incident.words import stem
from tocsin.ingest.compose import report_from_sentences
from tocsin.model import Reading
from tocsin.pipeline import Pipeline

Mention = tuple[str, int, int]  # document, first token, last token
Cluster = frozenset[Mention]
PUBLISHED = (
    ("lemma baseline, gold mentions (Upadhyay et al. 2016)", 58.1),
    ("Barhom et al. 2019, gold mentions", 79.5),
    ("Held et al. 2021, gold mentions", 85.7),
)


@dataclass
class Document:
    """An ECB+ document: its sentences with where each token stands, and its gold event mentions by cluster."""

    name: str
    sentences: list[str] = field(default_factory=list)
    tokens: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # token id: sentence, start, end
    gold: list[tuple[str, Mention]] = field(default_factory=list)


def validated(folder: Path) -> set[tuple[str, int]]:
    """The (document, sentence) pairs that were checked."""
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        return {(f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in csv.DictReader(lines)}


def load(path: Path, checked: set[tuple[str, int]]) -> Document:
    """One document."""
    root = ElementTree.parse(path).getroot()
    document = Document(path.name.removesuffix(".xml"))
    by_sentence: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for token in root.iter("token"):
        by_sentence[int(token.get("sentence", 0))].append((int(token.get("t_id", 0)), token.text or ""))
    kept = {}
    for number in sorted(by_sentence):
        text = ""
        kept[number] = (document.name, number) in checked
        for ident, word in by_sentence[number]:
            text += (" " if text and not re.match(r"^[.,;:!?)'’]", word) else "") + word
            document.tokens[ident] = (len(document.sentences), len(text) - len(word), len(text))
        document.sentences.append(text if text.strip() else "-")
    numbers = {ident: number for number, tokens in by_sentence.items() for ident, _ in tokens}
    markables = {m.get("m_id", ""): m for m in root.find("Markables") or () if m.tag.startswith(("ACTION", "NEG_ACTION"))}
    home: dict[str, str] = {}
    targets = {m.get("m_id"): m for m in root.find("Markables") or ()}
    for relation in root.find("Relations") or ():
        goal = relation.find("target")
        instance = targets.get(goal.get("m_id")) if goal is not None else None
        label = (instance.get("instance_id") if instance is not None else None) or f"{document.name}-{relation.get('r_id')}"
        home.update({source.get("m_id") or "": label for source in relation.iter("source")})
    for name, markable in markables.items():
        spans = sorted(int(anchor.get("t_id", 0)) for anchor in markable.iter("token_anchor"))
        if spans and kept[numbers[spans[0]]]:
            document.gold.append((home.get(name, f"{document.name}-{name}"), (document.name, spans[0], spans[-1])))
    return document


def muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Links kept and links there are (Vilain et al. 1995)."""
    home = {mention: number for number, cluster in enumerate(response) for mention in cluster}
    kept = sum(len(c) - len({home.get(m, (m,)) for m in c}) for c in key)
    return float(kept), float(sum(len(c) - 1 for c in key))


def b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Sum over mentions of the share of their cluster that is kept, and the number of mentions."""
    home = {mention: cluster for cluster in response for mention in cluster}
    return sum(len(c & home.get(m, frozenset())) / len(c) for c in key for m in c), float(sum(len(c) for c in key))


def ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    """The best one-to-one alignment of clusters (Luo 2005), phi 4."""
    alike = np.zeros((len(key), len(response)))
    where = {mention: number for number, cluster in enumerate(response) for mention in cluster}
    for row, cluster in enumerate(key):
        for column in {where[m] for m in cluster if m in where}:
            alike[row, column] = 2 * len(cluster & response[column]) / (len(cluster) + len(response[column]))
    rows, columns = linear_sum_assignment(-alike)
    return float(alike[rows, columns].sum())


def f1(precision: tuple[float, float], recall: tuple[float, float]) -> float:
    """F1 in per cent of two (hits, all) pairs."""
    p, r = (hits / total if total else 0.0 for hits, total in (precision, recall))
    return 200 * p * r / (p + r) if p + r else 0.0


def scores(key: Sequence[Cluster], response: Sequence[Cluster]) -> dict[str, float]:
    """MUC, B-cubed, CEAF-e and their mean."""
    aligned = ceaf_e(key, response)
    out = {"muc": f1(muc(response, key), muc(key, response)), "b3": f1(b_cubed(response, key), b_cubed(key, response)),
           "ceaf_e": f1((aligned, float(len(response))), (aligned, float(len(key))))}  # fmt: skip
    return {**out, "conll": sum(out.values()) / 3}


def taken_in(readings: Sequence[Reading]) -> Ledger:
    """The ledger of all readings."""
    ledger = Ledger()
    for reading in readings:
        ledger.add(reading)
    return ledger


def system(documents: Sequence[Document], readings: Sequence[Reading], ledger: Ledger) -> list[Cluster]:
    """The clusters of the mentions that stand in validated sentences; a mention that meets a gold one takes its place."""
    names = {reading.report.id: document for document, reading in zip(documents, readings, strict=True)}
    events = {event.id: event for reading in readings for event in reading.events}
    by_id = {reading.report.id: reading for reading in readings}
    found = []
    for story in ledger.grouping.stories():
        for group in together([telling for report in story for telling in ledger.told[report]]):
            cluster = {
                m
                for t in group
                for mention in events[t.event].mentions
                if (m := place(mention.trigger.start, mention.trigger.end, by_id[t.report], names[t.report]))
            }
            if cluster:
                found.append(cluster)
    taken: set[Mention] = set()
    out = []
    for cluster in found:
        fresh = frozenset(cluster - taken)
        taken |= fresh
        if fresh:
            out.append(fresh)
    return out


def place(start: int, end: int, reading: Reading, document: Document) -> Mention | None:
    """The gold mention that a trigger meets; or itself, in a validated sentence; or None outside of these."""
    report = reading.report
    number = report.sentence_of(report.span(start, end))
    offset = report.sentences[number].start
    hit = [ident for ident, (sentence, a, b) in document.tokens.items() if sentence == number and a < end - offset and start - offset < b]
    for _, (name, first, last) in document.gold:
        if any(first <= ident <= last for ident in hit):
            return (name, first, last)
    checked = {document.tokens[first][0] for _, (_, first, _) in document.gold}
    return (document.name, hit[0], hit[-1]) if hit and number in checked else None


def lemmas(documents: Sequence[Document], group: Mapping[str, str]) -> list[Cluster]:
    """With gold mentions: those of one group of documents with one head word are one."""
    groups: defaultdict[tuple[str, str], set[Mention]] = defaultdict(set)
    for document in documents:
        for _, mention in document.gold:
            sentence, start, end = document.tokens[mention[2]]
            groups[group[document.name], stem(document.sentences[sentence][start:end])].add(mention)
    return [frozenset(cluster) for cluster in groups.values()]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--weights", type=Path, help="a folder of weights other than the shipped ones")
    args = parser.parse_args()
    checked = validated(args.dir)
    documents = [load(path, checked) for path in sorted(args.dir.glob("*/*.xml"))]
    pipeline = Pipeline(weights=args.weights)
    began = time.process_time()
    readings = [pipeline.read(report_from_sentences(["", *d.sentences], input=d.name)) for d in documents]
    ledger = taken_in(readings)
    response = system(documents, readings, ledger)
    spent = time.process_time() - began
    gold: defaultdict[str, set[Mention]] = defaultdict(set)
    for document in documents:
        for label, mention in document.gold:
            gold[label].add(mention)
    key = [frozenset(cluster) for cluster in gold.values()]
    ours, lemma = scores(key, response), scores(key, lemmas(documents, {d.name: d.name.split("_")[0] for d in documents}))
    stories = {d.name: ledger.grouping.story(r.report.id)[0] for d, r in zip(documents, readings, strict=True)}
    grouped = scores(key, lemmas(documents, stories))
    heads = list(ours)
    print(table(["", *heads], [["tocsin, raw text, system mentions", *ours.values()], ["head word by our groups of reports, gold mentions", *grouped.values()],
                                 ["head word by gold topic, gold mentions", *lemma.values()]]))  # fmt: skip
    print("\n".join(f"published, test topics: {name}: CoNLL {value}" for name, value in PUBLISHED))
    mine, theirs = {m for c in response for m in c}, {m for c in key for m in c}
    print(f"mentions: gold {len(theirs)}, ours {len(mine)}, met {len(mine & theirs)}; {1000 * spent / len(documents):.0f} ms CPU a document")
    finish(
        "ecb",
        {name: round(value, 1) for name, value in ours.items()}
        | {"gold_mentions_conll": round(grouped["conll"], 1), "mention_recall": round(100 * len(mine & theirs) / len(theirs), 1)},
        as_json=args.json,
    )


if __name__ == "__main__":
    main()
