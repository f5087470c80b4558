"""What teachers read in texts that nobody coded: `python -m training.label --teacher ENCODER=WEIGHTS.pt ... --texts FILE.jsonl ... --out FILE.pickle`.

The teachers' chances are averaged (an ensemble), and kept as chances: a pupil that learns from them learns where its teachers waver, too (Hinton, Vinyals and
Dean 2015). Each line of a JSONL file is a document with `sentences`, or with `text`, which is cut as reports are. Documents that are held back are
left out, by their id and, with `--reserved`, by the titles of those.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from tocsin.ingest.sentences import split
from tocsin.model import Report
from tocsin.reader import Thresholds, decode
from tocsin.reader import labels as L
from tocsin.reader.decode import softmax
from tocsin.reader.network import Found, Network
from tocsin.reader.windows import Array, Window, windows
from training.data import EventLabels, Example, Positions, SaidLabels, held_back, read_lines, report_of
from training.net import Net, floats


def loaded(teacher: str) -> Net:
    """A network from `ENCODER=WEIGHTS.pt`."""
    folder, weights = (Path(part) for part in teacher.split("="))
    net = Net(folder, weights=False)
    net.load_state_dict(torch.load(weights, weights_only=True))
    net.eval()
    return net


class Teachers(Network):
    """Several networks over one vocabulary that read as one: the mean of their chances."""

    def __init__(self, teachers: Sequence[str], thresholds: Thresholds, *, bfloat16: bool = False) -> None:
        self.bfloat16 = bfloat16
        self.nets = [loaded(teacher) for teacher in teachers]
        self.tokenizer = Tokenizer.from_file(str(Path(teachers[0].split("=")[0]) / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.thresholds = thresholds

    def run(self, name: str, **inputs: Any) -> list[Array]:
        """The mean of what each network says; `pieces` holds the hidden states of each."""
        method = {"events": "events", "said": "attributions", "kinds": "kinds"}[name]
        given = {k: torch.from_numpy(v) for k, v in inputs.items() if k != "pieces"}
        with torch.inference_mode():
            outs = [getattr(net.relater, method)(pieces, **given) for net, pieces in zip(self.nets, inputs["pieces"], strict=True)]
        if name == "events":
            roles, status, modes, same = ([out[i].numpy() for out in outs] for i in range(4))
            columns = np.cumsum([0, *L.LAYER_WIDTHS])
            layers = [averaged([row[..., a:b] for row in roles]) for a, b in pairwise(columns)]
            return [np.concatenate(layers, -1), averaged(status), np.mean(modes, 0), np.concatenate(same, -1) / len(outs) ** 0.5]
        if name == "said":
            rows = [out.numpy() for out in outs]
            return [np.concatenate([averaged([row[..., :3] for row in rows]), np.mean([row[..., 3:] for row in rows], 0)], -1)]
        return [averaged([out.numpy() for out in outs])]

    def encode(self, batch: Sequence[Window]) -> Iterator[tuple[Window, Any, Array, Array]]:
        """As the network's; the hidden states are a list, one array for each teacher."""
        size = max(map(len, batch))
        tokens, shapes, attention = (torch.zeros((len(batch), size), dtype=torch.long) for _ in range(3))
        for i, window in enumerate(batch):
            n = len(window)
            tokens[i, :n], shapes[i, :n], attention[i, :n] = torch.from_numpy(window.tokens), torch.from_numpy(window.shapes), 1
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.bfloat16):
            outs = [floats(net.tagger(tokens, shapes, attention)) for net in self.nets]
        for i, window in enumerate(batch):
            n = len(window)
            triggers, cues = (averaged([out[part][i, :n].numpy() for out in outs]) for part in (1, 2))
            yield window, [out[0][i, :n] for out in outs], triggers, cues


def averaged(logits: Sequence[Array]) -> Array:
    """The logarithm of the mean of the chances."""
    out: Array = np.log(np.mean([softmax(row) for row in logits], 0) + 1e-9)
    return out


def said_labels(cue: Positions, row: Array) -> SaidLabels:
    """The chances of one attribution from its logits [n, SAID_WIDTH]."""
    return SaidLabels(cue, softmax(row[:, :3]).astype(np.float16), (1 / (1 + np.exp(-row[:, 3]))).astype(np.float16))


class Noting(Teachers):
    """Teachers whose chances are noted down as examples."""

    def __init__(self, teachers: Sequence[str], thresholds: Thresholds, *, bfloat16: bool = False) -> None:
        super().__init__(teachers, thresholds, bfloat16=bfloat16)
        self.noted: list[Example] = []

    def relate(self, window: Window, hidden: Any, triggers: Array, cues: Array) -> Found:
        """As the network's."""
        self.asked: dict[str, list[Any]] = {"events": [], "said": []}
        found = super().relate(window, hidden, triggers, cues)
        at = decode.triggers(window, decode.headed(window, decode.fired(window, triggers)), self.thresholds.trigger)
        cue = decode.triggers(window, cues, self.thresholds.cue)
        example = Example(window, softmax(triggers).astype(np.float16), softmax(cues).astype(np.float16))
        if at:
            example.events = list(self.events(at, found))
        if cue:
            example.said = [said_labels(at, row) for (at, _), row in zip(cue, np.concatenate(self.asked["said"]), strict=True)]
        self.noted.append(example)
        return found

    def events(self, at: Sequence[tuple[tuple[int, int], int]], found: Found) -> Iterator[EventLabels]:
        """The events of a window; of two that are told alike the later one is the earlier."""
        roles, status, modes, same = (np.concatenate(rows) for rows in zip(*self.asked["events"], strict=True))
        likeness = same @ same.T
        for i, ((span, kind), event) in enumerate(zip(at, found.events, strict=True)):
            twin = next((j for j in range(i) if likeness[i, j] > self.thresholds.same), None)
            columns = np.cumsum([0, *L.LAYER_WIDTHS])
            chances = np.concatenate([softmax(roles[i][:, a:b]) for a, b in pairwise(columns)], -1)
            fillers = [(f.at, found.kinds[f.at]) for f in event.fillers if f.at in found.kinds]
            sure = 1 / (1 + np.exp(-modes[i]))
            yield EventLabels(span, kind, softmax(status[i]), sure, chances.astype(np.float16), fillers, str(i), None if twin is None else str(twin))

    def run(self, name: str, **inputs: Any) -> list[Array]:
        """As the teachers'."""
        out = super().run(name, **inputs)
        if name == "events":
            self.asked["events"].append(out)
        elif name == "said":
            self.asked["said"].append(out[0])
        return out


def documents(paths: Sequence[Path], reserved: Path | None) -> Iterator[Report]:
    """The reports of these files that may be learnt from."""
    barred = {d["title"] for d in read_lines(reserved) if held_back(d["id"]) and not d["id"].startswith("wce")} if reserved else set()
    for path in paths:
        for line in read_lines(path):
            if held_back(str(line.get("id", ""))) or line.get("title") in barred:
                continue
            text = line.get("text", "")
            sentences = line.get("sentences") or [line.get("title") or "", *(text[s.start : s.end] for s in split(text))]
            yield report_of({"id": str(line.get("id", "")), "sentences": sentences})


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--teacher", nargs="+", required=True, help="ENCODER=WEIGHTS.pt")
    parser.add_argument("--texts", nargs="+", type=Path, default=[])
    parser.add_argument("--reserved", type=Path, help="annotated documents, of which the held-back ones are left out by their titles too")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int, default=10**9, help="word pieces at most")
    parser.add_argument("--trigger", type=float, default=Thresholds().trigger)
    parser.add_argument("--bfloat16", action="store_true", help="the encoders' products in bfloat16")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    teachers = Noting(args.teacher, Thresholds(trigger=args.trigger), bfloat16=args.bfloat16)
    begun, pieces = time.process_time(), 0
    for n, report in enumerate(documents(args.texts, args.reserved), 1):
        some = windows(report, teachers.tokenizer)
        pieces += sum(map(len, some))
        teachers.read(some)
        if n % 500 == 0:
            print(f"{n} documents, {pieces} pieces, {sum(len(x.events) for x in teachers.noted)} events, {time.process_time() - begun:.0f} s", flush=True)
        if pieces > args.limit:
            break
    args.out.write_bytes(pickle.dumps(teachers.noted))
    print(f"{len(teachers.noted)} windows, {pieces} pieces, {sum(len(x.events) for x in teachers.noted)} events")


if __name__ == "__main__":
    main()
