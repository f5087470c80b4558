"""Network: the shipped weights, run by ONNX Runtime on one thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from tokenizers import Tokenizer

from tocsin.errors import ModelError
from tocsin.model import Role
from tocsin.reader import decode
from tocsin.reader import labels as L
from tocsin.reader.decode import FoundEvent, FoundSaid, Positions, Thresholds
from tocsin.reader.windows import Array, Window

T = TypeVar("T")

WEIGHTS = Path(__file__).parent / "weights"
BATCH = 600  # word pieces, padding included, in one run of the encoder
ROOM = 200_000  # pairs of pieces of a sentence, over all events, that the head of events looks at in one run
TOGETHER = 6  # cues in one run of their head: each takes as much memory as the window is long


@dataclass(frozen=True, slots=True)
class Found:
    """What one window says."""

    window: Window
    events: tuple[FoundEvent, ...]
    said: tuple[FoundSaid, ...]
    kinds: dict[Positions, int]  # of fillers and sources, an index in labels.KINDS


class Network:
    """The reader's weights: from windows to what they say. Threads: 1; safe to share between threads."""

    def __init__(self, folder: Path = WEIGHTS, *, thresholds: Thresholds | None = None, threads: int = 1) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # a sixth less memory on long reports, for a twentieth more time
        options.log_severity_level = 3
        try:
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.sessions: dict[str, Any] = {
                name: ort.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
                for name in ("encoder", "events", "said", "kinds")
            }
        except Exception as error:  # the runtime raises its own kinds
            raise ModelError(f"the reader's weights in {folder} can't be loaded: {error}; install Tocsin again") from error
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.thresholds = thresholds or Thresholds()

    def run(self, name: str, **inputs: Array) -> list[Array]:
        """The outputs of one graph."""
        out: list[Array] = self.sessions[name].run(None, inputs)
        return out

    def encode(self, batch: Sequence[Window]) -> Iterator[tuple[Window, Array, Array, Array]]:
        """Each window with its hidden states [n, h], trigger logits and cue logits."""
        size = max(map(len, batch))
        tokens, shapes, attention = (np.zeros((len(batch), size), dtype=np.int64) for _ in range(3))
        for i, window in enumerate(batch):
            n = len(window)
            tokens[i, :n], shapes[i, :n], attention[i, :n] = window.tokens, window.shapes, 1
        hidden, triggers, cues = self.run("encoder", tokens=tokens, shapes=shapes, attention=attention)
        for i, window in enumerate(batch):
            n = len(window)
            yield window, hidden[i, :n], triggers[i, :n], cues[i, :n]

    def read(self, windows: Sequence[Window]) -> list[Found]:
        """What each window says, in the order given."""
        order = sorted(range(len(windows)), key=lambda i: len(windows[i]))
        out: dict[int, Found] = {}
        batch: list[int] = []
        for i in [*order, -1]:
            if batch and (i < 0 or (len(batch) + 1) * len(windows[i]) > BATCH):
                for j, (window, hidden, triggers, cues) in zip(batch, self.encode([windows[j] for j in batch]), strict=True):
                    out[j] = self.relate(window, hidden, triggers, cues)
                batch = []
            batch.append(i)
        return [out[i] for i in range(len(windows))]

    def scenes(self, window: Window, hidden: Array, at: Sequence[Positions]) -> list[Array]:
        """Roles, status, modes and signature of each event; so few at a time that long sentences with many events fit into memory."""
        seen = scenes(window, at)
        many = max(1, ROOM // seen["beside"].shape[1] ** 2)
        parts = [
            self.run("events", pieces=hidden, **anchors(at[i : i + many]), beside=seen["beside"][i : i + many], marks=seen["marks"])
            for i in range(0, len(at), many)
        ]
        return [np.concatenate(rows) for rows in zip(*parts, strict=True)]

    def relate(self, window: Window, hidden: Array, triggers: Array, cues: Array) -> Found:
        """The events and attributions of one window."""
        at = decode.triggers(window, decode.headed(window, decode.fired(window, triggers)), self.thresholds.trigger)
        cue = decode.triggers(window, cues, self.thresholds.cue)
        events: list[FoundEvent] = []
        said: list[FoundSaid] = []
        if at:
            events = decode.events(window, at, self.scenes(window, hidden, [a for a, _ in at]), self.thresholds)
        if cue:
            rows = [row for some in batched(cue, TOGETHER) for row in
                    self.run("said", pieces=hidden, sentences=window.sentences, **anchors([a for a, _ in some]))[0]]  # fmt: skip
            said = [s for c, row in zip(cue, rows, strict=True) if (s := decode.said(window, c, row, self.thresholds))]
        named = sorted({f.at for e in events for f in e.fillers if f.role in L.PARTY_ROLES or f.role is Role.PLACE} | {s.source for s in said if s.source})
        kinds = self.run("kinds", pieces=hidden, **anchors(named))[0].argmax(-1).tolist() if named else []
        return Found(window, tuple(events), tuple(said), dict(zip(named, kinds, strict=True)))


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in runs of at most `size`."""
    yield from (items[i : i + size] for i in range(0, len(items), size))


def anchors(at: Sequence[Positions]) -> dict[str, Array]:
    """First and past positions as the graphs' inputs."""
    return {"first": np.array([a for a, _ in at], dtype=np.int64), "past": np.array([b for _, b in at], dtype=np.int64)}


def scenes(window: Window, at: Sequence[Positions]) -> dict[str, Array]:
    """The positions of each trigger's sentence, 0 where it is shorter than the longest, and the marks of all triggers, as the graph's inputs."""
    rows = [window.beside(first) for first, _ in at]
    beside = np.zeros((len(at), max(map(len, rows))), dtype=np.int64)
    marks = np.zeros(len(window), dtype=np.int64)
    for i, ((first, past), row) in enumerate(zip(at, rows, strict=True)):
        beside[i, : len(row)] = row
        marks[first:past] = 2
        marks[first] = 1
    return {"beside": beside, "marks": marks}
