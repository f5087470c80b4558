"""Train the reader: `python -m training.train --encoder DIR --pairs DOCS=RECORDS ... --out FILE.pt`.

Every fifth document of the first pair (by a hash of its id, see `training.data.held_back`) is left out, for `benchmarks.record`.
The saved weights are the mean of those of the last third of the epochs.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from tocsin.reader import labels as L
from tocsin.reader.windows import Array
from training.data import Example, corpus, examples, held_back
from training.net import Net


def batches(data: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of about `size` pieces, of windows of about one length, in random order."""
    order = sorted(data, key=lambda x: len(x.window) * (1 + 0.2 * rng.random()))
    out: list[list[Example]] = [[]]
    for x in order:
        if out[-1] and (len(out[-1]) + 1) * len(x.window) > size:
            out.append([])
        out[-1].append(x)
    rng.shuffle(out)
    yield from (batch for batch in out if batch)


def padded(rows: list[Array], fill: int) -> Tensor:
    """int64 [b, n] of rows of several lengths."""
    out = torch.full((len(rows), max(map(len, rows))), fill, dtype=torch.long)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.from_numpy(row)
    return out


def spans(at: list[tuple[int, int]]) -> tuple[Tensor, Tensor]:
    """First and past positions."""
    return torch.tensor([a for a, _ in at]), torch.tensor([b for _, b in at])


def event_loss(net: Net, pieces: Tensor, sentences: Tensor, x: Example) -> tuple[Tensor, int]:
    """Summed loss of the events of one window: roles, status, modes, kinds of fillers, and which tell the same."""
    first, past = spans([e.trigger for e in x.events])
    roles, status, modes, same = net.relater.events(pieces, first, past, sentences)
    loss = F.cross_entropy(status, torch.tensor([e.status for e in x.events]), reduction="sum") * 0.6
    wanted = torch.zeros_like(modes)
    for i, e in enumerate(x.events):
        wanted[i, e.modes] = 1
    loss = loss + 0.4 * F.binary_cross_entropy_with_logits(modes, wanted, reduction="sum")
    gold = torch.from_numpy(np.stack([e.roles for e in x.events]))  # [a, layers, n]
    column = 0
    for layer, width in enumerate(L.LAYER_WIDTHS):
        loss = loss + 0.3 * F.cross_entropy(roles[:, 1:-1, column : column + width].flatten(0, 1), gold[:, layer, 1:-1].flatten(), reduction="sum")
        column += width
    fillers = [f for e in x.events for f in e.fillers]
    if fillers:
        kinds = net.relater.kinds(pieces, *spans([at for at, _ in fillers]))
        loss = loss + 0.15 * F.cross_entropy(kinds, torch.tensor([k for _, k in fillers]), reduction="sum")
    if len(x.events) > 1:
        loss = loss + 0.15 * same_loss(same, x)
    return loss, len(x.events)


def same_loss(same: Tensor, x: Example) -> Tensor:
    """Are two triggers of a window one event? Scaled cosine of their signatures, all pairs, weighted to one pair an event."""
    cluster = [e.same_as or e.ident for e in x.events]
    gold = torch.tensor([[float(a == b) for b in cluster] for a in cluster])
    logits = 10 * same @ same.T - 5
    pairs = torch.triu_indices(len(cluster), len(cluster), offset=1)
    weight = 1 + 3 * gold[pairs[0], pairs[1]]
    loss = F.binary_cross_entropy_with_logits(logits[pairs[0], pairs[1]], gold[pairs[0], pairs[1]], weight=weight, reduction="sum")
    return 2 * loss / len(cluster)


def said_loss(net: Net, pieces: Tensor, sentences: Tensor, x: Example) -> tuple[Tensor, int]:
    """Summed loss of the attributions of one window: tags of the source, marks of the content."""
    out = net.relater.attributions(pieces, *spans([s.cue for s in x.said]), sentences)[:, 1:-1]
    source = torch.from_numpy(np.stack([s.source for s in x.said]))[:, 1:-1]
    content = torch.from_numpy(np.stack([s.content for s in x.said]))[:, 1:-1]
    loss = 0.3 * F.cross_entropy(out[..., :3].flatten(0, 1), source.flatten(), reduction="sum")
    return loss + 0.03 * F.binary_cross_entropy_with_logits(out[..., 3], content, reduction="sum"), len(x.said)


def batch_loss(net: Net, batch: list[Example]) -> Tensor:
    """The loss of a batch."""
    tokens = padded([x.window.tokens for x in batch], 0)
    attention = padded([np.ones(len(x.window), dtype=np.int64) for x in batch], 0)
    hidden, triggers, cues = net.tagger(tokens, padded([x.window.shapes for x in batch], 0), attention)
    loss = torch.zeros(())
    for logits, rows, weight in ((triggers, [x.triggers for x in batch], 1.0), (cues, [x.cues for x in batch], 0.5)):
        gold = padded([np.where(x.window.in_core, row, -100) for x, row in zip(batch, rows, strict=True)], -100)
        loss = loss + weight * 8 * F.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=-100, label_smoothing=0.02)
    totals, counts = [torch.zeros(()), torch.zeros(())], [0, 0]
    for i, x in enumerate(batch):
        pieces, sentences = hidden[i, : len(x.window)], torch.from_numpy(x.window.sentences)
        for k, (some, measure) in enumerate(((x.events, event_loss), (x.said, said_loss))):
            if some:
                more, n = measure(net, pieces, sentences, x)
                totals[k], counts[k] = totals[k] + more, counts[k] + n
    return loss + totals[0] / max(8, counts[0]) + 0.7 * totals[1] / max(4, counts[1])


def optimiser(net: Net, rate: float) -> torch.optim.Optimizer:
    """AdamW: `rate` for the encoder's top layer, a little less for each layer below, four times it for the heads."""
    layers = net.tagger.encoder.config.num_hidden_layers
    groups: dict[float, list[Tensor]] = {}
    for name, parameter in net.named_parameters():
        if not name.startswith("tagger.encoder"):
            scale = 4.0
        elif ".layer." in name:
            scale = 0.9 ** (layers - 1 - int(name.split(".layer.")[1].split(".")[0]))
        else:
            scale = 0.9**layers
        groups.setdefault(scale, []).append(parameter)
    return torch.optim.AdamW([{"params": ps, "lr": rate * s} for s, ps in groups.items()], weight_decay=0.02)


def warmth(share: float) -> float:
    """The learning rate's factor when this share of the steps is done: up in the first twelfth, then down half a cosine."""
    return min(1.0, 12 * share + 1e-3) * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


def train(net: Net, data: list[Example], args: argparse.Namespace) -> dict[str, Tensor]:
    """Trains; gives the mean weights of the last third of the epochs, saved after each of these."""
    rng = random.Random(args.seed)
    steps = args.epochs * sum(1 for _ in batches(data, args.pieces, random.Random(0)))
    opt = optimiser(net, args.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda step: warmth(step / steps))
    mean: dict[str, Tensor] = {}
    kept, begun = 0, time.process_time()
    for epoch in range(args.epochs):
        net.train()
        total, n = 0.0, 0
        for batch in batches(data, args.pieces, rng):
            loss = batch_loss(net, batch)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            schedule.step()
            total, n = total + loss.item(), n + 1
        print(f"epoch {epoch + 1}/{args.epochs} loss {total / n:.3f} cpu {time.process_time() - begun:.0f} s", flush=True)
        if epoch >= args.epochs - max(1, args.epochs // 3):
            kept += 1
            for k, v in net.state_dict().items():
                mean[k] = v.clone() if k not in mean or not v.is_floating_point() else mean[k] + (v - mean[k]) / kept
            torch.save(mean, args.out)
        else:
            torch.save(net.state_dict(), args.out)
    return mean


KNOWN = {"53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db": "all-MiniLM-L6-v2"}


def known_encoder(folder: Path) -> str:
    """The name of the base encoder by its file's SHA-256; SystemExit for a file that is not known."""
    digest = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest not in KNOWN:
        raise SystemExit(f"{folder} holds an encoder that is not known (SHA-256 {digest}); give --any-encoder to train on it all the same")
    return KNOWN[digest]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the base encoder (config.json, model.safetensors, tokenizer.json)")
    parser.add_argument("--pairs", nargs="+", required=True, help="DOCS=RECORDS")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--any-encoder", action="store_true")
    args = parser.parse_args()
    if not args.any_encoder:
        print(f"base encoder {known_encoder(args.encoder)}")
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    first, *others = [[Path(part) for part in pair.split("=")] for pair in args.pairs]
    pairs = [(d, r) for d, r in corpus(*first) if not held_back(d["id"])] + [pair for files in others for pair in corpus(*files)]
    data = [x for d, r in pairs for x in examples(d, r, tokenizer)]
    counts = {"documents": len(pairs), "windows": len(data), "pieces": sum(len(x.window) for x in data),
              "events": sum(len(x.events) for x in data), "attributions": sum(len(x.said) for x in data)}  # fmt: skip
    print(json.dumps(counts), flush=True)
    net = Net(args.encoder)
    if args.start:
        net.load_state_dict(torch.load(args.start, weights_only=True))
    train(net, data, args)


if __name__ == "__main__":
    main()
