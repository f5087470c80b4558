"""What police did, sentence by sentence, against IndiaPoliceEvents: `python -m benchmarks.police SENTS.jsonl [--limit N] [--json]`.

SENTS has one sentence a line: `doc_id`, `sent_id`, `sent_text`, `sent_labels` (Halterman et al. 2021); a document's sentences are read together, in order, as
one report, dated by a `date` or by "This story is from March 10, 2002" where there is one. Precision, recall and F1 by sentence.

From the record to a label; a mention of an event counts for the sentence of its trigger:
  actors       the mention's own; where it names none, those of its event, if all are police
  police       an actor whose words or name say police, constable, security forces, paramilitary ... (`POLICE`); soldiers of the army are none
  status       occurred or possible: the question is whether they did it, not whether they were told to
  ARREST       COERCE with mode arrest, or with a `detained` role, by police or by nobody named
  FORCE        ASSAULT by police; or ASSAULT with mode crowd-control by nobody named
  KILL         FORCE with `killed` above 0 or a word of killing as trigger; or such an ASSAULT by nobody named in a sentence with FORCE ("two died in police
               firing"). Each KILL is a FORCE, as in the gold labels
FAIL ("did police fail to intervene?") is left out: the codebook has no event for what was not done. ANY_ACTION too: most of it is no event of the codebook.

Beside it, key words as a peer, run on the same sentences: a word of the police and a word of the deed in one sentence (`KEYWORDS`).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.given import Reads, command, joined, objects
from benchmarks.measures import Tally
from benchmarks.tables import table
from tocsin.errors import DataError
from tocsin.model import UNDATED, DateBasis, Event, EventMention, EventType, Filler, PartialDate, Published, Reading, Report, Role, Status
from tocsin.reader import Reader
from tocsin.reader.network import WEIGHTS
from tocsin.resolve.numbering import number

LABELS = ("KILL", "ARREST", "FORCE")
DONE = frozenset({Status.OCCURRED, Status.POSSIBLE})
POLICE = re.compile(
    r"\b(?:police\w*|cops?|(?:head )?constables?|(?:sub-?)?inspectors?|superintendents? of police|commissioners? of police|security (?:forces?|personnel)|"
    r"paramilitar\w+|para-military|law enforce\w+|rapid action force|raf|crpf|srpf?|bsf|cisf|home ?guards?|gendarmes?|sleuths)\b",
    re.IGNORECASE,
)
KILLING = re.compile(r"\b(?:kill\w*|dead|deaths?|di(?:ed|es|e|ying)|shot dead|gunned down|fatal\w*|lynch\w*|slain|claimed)\b", re.IGNORECASE)
KEYWORDS = {
    "KILL": (POLICE, KILLING),
    "ARREST": (re.compile(""), re.compile(r"\b(?:arrest\w*|detain\w*|custody|rounded up|nabbed|apprehended)\b", re.IGNORECASE)),
    "FORCE": (POLICE, re.compile(r"\b(?:fir(?:e|ed|ing)|lathi\w*|tear-?\s?gas\w*|shot|shoot\w*|kill\w*|beat\w*|thrash\w*|cane-?charge\w*)\b", re.IGNORECASE)),
}
STORY = re.compile(r"This story is from (\w+ \d{1,2}, \d{4})")


@dataclass(frozen=True, slots=True)
class Document:
    """A story whose sentence n bears the labels `gold[n]`."""

    report: Report
    gold: tuple[frozenset[str], ...]


def published(sentences: Sequence[str], date: object) -> Published:
    """When the story was published: as given, or as its head says."""
    if isinstance(date, str) and re.fullmatch(r"\d{4}(-\d\d){0,2}", date[:10]):
        return Published(PartialDate(date[:10]), DateBasis.METADATA, date)
    told = STORY.search(" ".join(sentences[:3]))
    try:
        return Published(PartialDate(datetime.strptime(told[1], "%B %d, %Y").date().isoformat()), DateBasis.BYLINE, told[0]) if told else UNDATED  # noqa: DTZ007
    except ValueError:
        return UNDATED


def load(path: Path) -> list[Document]:
    """The documents in the order in which they first appear; DataError where a line has no sentence."""
    stories: dict[object, list[dict[str, Any]]] = {}
    for row in objects(path):
        if not isinstance(row.get("sent_text"), str) or "doc_id" not in row:
            raise DataError(f"{path} has a line without doc_id or sent_text: {str(row)[:80]}")
        stories.setdefault(row["doc_id"], []).append(row)
    out = []
    for ident, rows in stories.items():
        rows.sort(key=lambda row: row.get("sent_id", 0))
        sentences = [row["sent_text"] for row in rows]
        date = next((row["date"] for row in rows if row.get("date")), None)
        out.append(Document(joined(sentences, str(ident), published(sentences, date)), tuple(frozenset(row.get("sent_labels") or ()) for row in rows)))
    return out


def named(reading: Reading, fillers: Iterable[Filler]) -> list[str]:
    """The words and names of those fillers that are actors."""
    return [f"{f.words.quote} {entity.name if (entity := reading.entity(f.entity)) else ''}" for f in fillers if f.role is Role.ACTOR]


def actors_of(reading: Reading, event: Event, mention: EventMention) -> list[str]:
    """The mention's actors; where it names none, those of its event, if all are police."""
    own, all_of_it = named(reading, mention.roles), named(reading, event.roles)
    return own or (all_of_it if all(map(POLICE.search, all_of_it)) else [])


def by_police(actors: Sequence[str], *, nobody: bool) -> bool:
    """Is one of the actors police? `nobody` is the answer where none is named."""
    return any(map(POLICE.search, actors)) if actors else nobody


def arrest(mention: EventMention, actors: Sequence[str]) -> bool:
    """Did police arrest someone?"""
    detained = "arrest" in mention.modes or any(f.role is Role.DETAINED for f in mention.roles)
    return mention.type is EventType.COERCE and detained and by_police(actors, nobody=True)


def force(mention: EventMention, actors: Sequence[str]) -> bool:
    """Did police use force?"""
    return mention.type is EventType.ASSAULT and by_police(actors, nobody="crowd-control" in mention.modes)


def deadly(mention: EventMention, actors: Sequence[str]) -> bool:
    """Did it kill, by police or by nobody named?"""
    killed = any(f.role is Role.KILLED and not (f.count and f.count.value == 0) for f in mention.roles)
    return mention.type is EventType.ASSAULT and by_police(actors, nobody=True) and (killed or bool(KILLING.search(mention.trigger.quote)))


def labels(reading: Reading) -> list[frozenset[str]]:
    """The labels of each sentence, as the record has them."""
    out: list[set[str]] = [set() for _ in reading.report.sentences]
    rules = (("ARREST", arrest), ("FORCE", force), ("KILL", deadly))
    for event in reading.events:
        for mention in event.mentions:
            if mention.status in DONE:
                actors = actors_of(reading, event, mention)
                out[reading.report.sentence_of(mention.trigger)] |= {label for label, rule in rules if rule(mention, actors)}
    return [frozenset(found if "FORCE" in found else found - {"KILL"}) for found in out]


def keywords(report: Report) -> list[frozenset[str]]:
    """The labels of each sentence by key words alone."""
    words = [report.sentence(n) for n in range(len(report.sentences))]
    return [frozenset(label for label, both in KEYWORDS.items() if all(one.search(sentence) for one in both)) for sentence in words]


def count(tallies: dict[str, Tally], gold: Iterable[frozenset[str]], found: Iterable[frozenset[str]]) -> None:
    """Counts one document's sentences."""
    for wanted, got in zip(gold, found, strict=True):
        for label, tally in tallies.items():
            tally.add(label in wanted and label in got, label in wanted, label in got)


def measure(documents: Sequence[Document], reader: Reads) -> tuple[dict[str, Tally], dict[str, Tally]]:
    """Ours, and the key words'."""
    ours, plain = {label: Tally() for label in LABELS}, {label: Tally() for label in LABELS}
    for document in documents:
        count(ours, document.gold, labels(number(reader.read(document.report))))
        count(plain, document.gold, keywords(document.report))
    return ours, plain


def work(options: argparse.Namespace) -> dict[str, Any]:
    """Measures and prints."""
    documents = load(options.data)[: options.limit]
    ours, plain = measure(documents, Reader(options.weights or WEIGHTS))
    print(f"{len(documents)} stories, {sum(len(d.gold) for d in documents)} sentences; FAIL is left out: what was not done is no event of the codebook\n")
    heads = ("label", "P", "R", "F1", "key words P", "R", "F1", "gold", "found")
    rows = [(label, t.p, t.r, t.f1, plain[label].p, plain[label].r, plain[label].f1, t.gold, t.found) for label, t in ours.items()]
    print(table(heads, rows))
    scores = {f"{label}_{name}": getattr(tally, name) for label, tally in ours.items() for name in ("p", "r", "f1")}
    mean = round(sum(tally.f1 for tally in ours.values()) / len(ours), 1)
    return {"documents": len(documents), "mean_f1": mean, **scores, "keywords": {label: tally.f1 for label, tally in plain.items()}}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    return command("police", __doc__ or "", metavar="SENTS.jsonl", work=work, arguments=arguments)


if __name__ == "__main__":
    sys.exit(main())
