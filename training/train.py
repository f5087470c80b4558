"""Train the reader: `python -m training.train --encoder DIR --pairs DOCS=RECORDS ... --out FILE.pt`.

Every fifth document of the first pair (by a hash of its id, see `training.data.held_back`) is left out, for `benchmarks.record`. Those of the other pairs
were coded by other hands, with habits of their own (fewer attributions in short items, say): a vector learnt for each hand takes these up, so that the
reader follows the first.
The saved weights are the mean of those of the last third of the epochs.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
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
from training.coarse import coarsen
from training.data import EventLabels, Example, corpus, examples, hand_of, held_back
from training.net import Net, floats


def batches(data: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of about `size` pieces, of windows of about one length, all with labels or all with chances, in random order."""
    out: list[list[Example]] = [[]]
    for x in sorted(data, key=lambda x: (x.taught, len(x.window) * (1 + 0.2 * rng.random()))):
        if out[-1] and ((len(out[-1]) + 1) * len(x.window) > size or x.taught != out[-1][0].taught):
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


FORGOTTEN = 0.12  # share of the other triggers that a scene is not told of in training, since the reader will miss some too


def marked(first: Tensor, past: Tensor, length: int) -> Tensor:
    """The marks of the triggers, some of them forgotten: int64 [length]."""
    marks = torch.zeros(length, dtype=torch.long)
    for a, b in zip(first.tolist(), past.tolist(), strict=True):
        if torch.rand(()) > FORGOTTEN:
            marks[a:b] = 2
            marks[a] = 1
    return marks


Events = list[tuple[EventLabels, Example]]


def known_codes(roles: Tensor, status: Tensor, modes: Tensor, events: Events) -> Tensor:
    """Summed loss of status, modes and roles against their labels."""
    loss = F.cross_entropy(status, torch.tensor([e.status for e, _ in events]), reduction="sum") * 0.6
    wanted = torch.zeros_like(modes)
    for i, (e, _) in enumerate(events):
        wanted[i, e.modes] = 1
    loss = loss + 0.4 * F.binary_cross_entropy_with_logits(modes, wanted, reduction="sum")
    column = 0
    for layer, width in enumerate(L.LAYER_WIDTHS):
        gold = padded([e.roles[layer][x.window.beside(e.trigger[0])] for e, x in events], -100)
        loss = loss + 0.3 * F.cross_entropy(roles[..., column : column + width].flatten(0, 1), gold.flatten(), reduction="sum", ignore_index=-100)
        column += width
    return loss


def taught_codes(roles: Tensor, status: Tensor, modes: Tensor, events: Events) -> Tensor:
    """Summed loss of status, modes and roles against the teachers' chances."""
    loss = 0.6 * surprise(status, torch.tensor(np.stack([e.status for e, _ in events]), dtype=torch.float32)).sum()
    wanted = torch.tensor(np.stack([e.modes for e, _ in events]), dtype=torch.float32)
    loss = loss + 0.4 * F.binary_cross_entropy_with_logits(modes, wanted, reduction="sum")
    chances, column = stacked([e.roles[: x.window.beside(e.trigger[0]).size] for e, x in events], roles.shape[1]), 0
    for width in L.LAYER_WIDTHS:
        columns = slice(column, column + width)
        loss = loss + 0.3 * surprise(roles[..., columns], chances[..., columns]).sum()
        column += width
    return loss


def surprise(logits: Tensor, chances: Tensor) -> Tensor:
    """Cross entropy of each row to chances: [..., width] -> [...]. Rows of zeros cost nothing."""
    return -(chances * logits.log_softmax(-1)).sum(-1)


def stacked(rows: list[Array], length: int) -> Tensor:
    """float32 [b, length, width] of chances, with zeros after the end of each row."""
    out = torch.zeros((len(rows), length, rows[0].shape[-1]))
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.from_numpy(row.astype(np.float32))
    return out


def event_loss(net: Net, hidden: Tensor, batch: list[Example]) -> tuple[Tensor, int]:
    """Summed loss of the events of a batch, its windows laid end to end: roles, status, modes, kinds of fillers, and which tell the same."""
    wide = hidden.shape[1]
    events = [(i * wide, e, x) for i, x in enumerate(batch) for e in x.events]
    pieces = hidden.flatten(0, 1)
    home = torch.full((len(batch), wide), -1)
    for i, x in enumerate(batch):
        home[i, : len(x.window)] = i
    at = torch.tensor([base for base, _, _ in events])
    first, past = (edge + at for edge in spans([e.trigger for _, e, _ in events]))
    near = padded([x.window.beside(e.trigger[0]) for _, e, x in events], 0)
    beside = (near + at[:, None]).masked_fill(near == 0, 0)
    roles, status, modes, same = floats(net.relater.events(pieces, first, past, beside, marked(first, past, len(pieces)), home.flatten()))
    codes = taught_codes if batch[0].taught else known_codes
    loss = codes(roles, status, modes, [(e, x) for _, e, x in events])
    fillers = [(base + a, base + b, kind) for base, e, _ in events for (a, b), kind in e.fillers]
    if fillers:
        starts, ends, kinds = torch.tensor(fillers).T
        loss = loss + 0.15 * F.cross_entropy(net.relater.kinds(pieces, starts, ends).float(), kinds, reduction="sum")
    row = 0
    for x in batch:
        if len(x.events) > 1:
            loss = loss + 0.15 * same_loss(same[row : row + len(x.events)], x)
        row += len(x.events)
    return loss, len(events)


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
    out = net.relater.attributions(pieces, *spans([s.cue for s in x.said]), sentences)[:, 1:-1].float()
    source = torch.from_numpy(np.stack([s.source for s in x.said]))[:, 1:-1]
    content = torch.from_numpy(np.stack([s.content for s in x.said])).to(torch.float32)[:, 1:-1]
    if x.taught:
        loss = 0.3 * surprise(out[..., :3], source.to(torch.float32)).sum()
    else:
        loss = 0.3 * F.cross_entropy(out[..., :3].flatten(0, 1), source.flatten(), reduction="sum")
    return loss + 0.03 * F.binary_cross_entropy_with_logits(out[..., 3], content, reduction="sum"), len(x.said)


def tag_loss(logits: Tensor, rows: list[Array], batch: list[Example]) -> Tensor:
    """Mean loss of the tags of the windows' cores."""
    if batch[0].taught:
        core = sum(int(x.window.in_core.sum()) for x in batch)
        chances = stacked([row * x.window.in_core[:, None] for x, row in zip(batch, rows, strict=True)], logits.shape[1])
        return surprise(logits, chances).sum() / max(1, core)
    gold = padded([np.where(x.window.in_core, row, -100) for x, row in zip(batch, rows, strict=True)], -100)
    return F.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=-100, label_smoothing=0.02)


MASK = 103  # the encoder's [MASK]


def covered(tokens: Tensor, batch: list[Example], share: float) -> Tensor:
    """The tokens with a share of the pieces hidden, of triggers and cues only a third as many: so that no report can be known by heart from a word or two."""
    chance = torch.full(tokens.shape, share)
    chance[:, 0] = 0
    for i, x in enumerate(batch):
        chance[i, len(x.window) - 1 :] = 0
        for first, past in (*(e.trigger for e in x.events), *(s.cue for s in x.said)):
            chance[i, first:past] = share / 3
    return torch.where(torch.rand(tokens.shape) < chance, MASK, tokens)


def batch_loss(net: Net, batch: list[Example], hide: float = 0.0) -> Tensor:
    """The loss of a batch; `hide` is the share of its pieces that are hidden."""
    tokens = covered(padded([x.window.tokens for x in batch], 0), batch, hide)
    attention = padded([np.ones(len(x.window), dtype=np.int64) for x in batch], 0)
    hands = torch.tensor([x.hand for x in batch])
    hidden, triggers, cues = floats(net.tagger(tokens, padded([x.window.shapes for x in batch], 0), attention, hands))
    loss = torch.zeros(())
    for logits, rows, weight in ((triggers, [x.triggers for x in batch], 1.0), (cues, [x.cues for x in batch], 0.5)):
        loss = loss + weight * 8 * tag_loss(logits, rows, batch)
    if any(x.events for x in batch):
        total, n = event_loss(net, hidden, batch)
        loss = loss + total / max(8, n)
    told = [said_loss(net, hidden[i, : len(x.window)], torch.from_numpy(x.window.sentences), x) for i, x in enumerate(batch) if x.said]
    return loss + 0.7 * sum((more for more, _ in told), torch.zeros(())) / max(4, sum(n for _, n in told))


def optimiser(net: Net, rate: float, heads: float = 4.0) -> torch.optim.Optimizer:
    """AdamW: `rate` for the encoder's top layer, a little less for each layer below, `heads` times it for the heads."""
    layers = net.tagger.encoder.config.num_hidden_layers
    groups: dict[float, list[Tensor]] = {}
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("tagger.encoder"):
            scale = heads
        elif ".layer." in name:
            scale = 0.9 ** (layers - 1 - int(name.split(".layer.")[1].split(".")[0]))
        else:
            scale = 0.9**layers
        groups.setdefault(scale, []).append(parameter)
    return torch.optim.AdamW([{"params": ps, "lr": rate * s} for s, ps in groups.items()], weight_decay=0.02, fused=True)


def warmth(share: float) -> float:
    """The learning rate's factor when this share of the steps is done: up in the first twelfth, then down half a cosine."""
    return min(1.0, 12 * share + 1e-3) * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


def train(net: Net, data: list[Example], args: argparse.Namespace) -> dict[str, Tensor]:
    """Trains; gives the mean weights of the last third of the epochs, saved after each of these."""
    rng = random.Random(args.seed)
    steps = args.epochs * sum(1 for _ in batches(data, args.pieces, random.Random(0)))
    opt = optimiser(net, args.rate, args.heads)
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda step: warmth(step / steps))
    mean: dict[str, Tensor] = {}
    kept, begun = 0, time.process_time()
    for epoch in range(args.epochs):
        net.train()
        total, n = 0.0, 0
        for batch in batches(data, args.pieces, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bfloat16):
                loss = batch_loss(net, batch, hide=args.hide)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            schedule.step()
            total, n = total + loss.item(), n + 1
            if n % 200 == 0:
                print(f"  {n} of {steps // args.epochs} steps, loss {total / n:.3f}, {time.process_time() - begun:.0f} s", flush=True)
        print(f"epoch {epoch + 1}/{args.epochs} loss {total / n:.3f} cpu {time.process_time() - begun:.0f} s", flush=True)
        if epoch >= args.epochs - max(1, args.epochs // 3):
            kept += 1
            for k, v in net.state_dict().items():
                mean[k] = v.clone() if k not in mean or not v.is_floating_point() else mean[k] + (v - mean[k]) / kept
            torch.save(mean, args.out)
        else:
            torch.save(net.state_dict(), args.out)
    return mean


def begin(net: Net, weights: dict[str, Tensor]) -> None:
    """Starts the network from weights that may lack its heads; a shape that was never seen begins like the same shape outside quotation marks."""
    shapes = weights["tagger.shape.weight"]
    if len(shapes) < L.SHAPE_WIDTH:
        weights["tagger.shape.weight"] = shapes[: len(L.SHAPES)].repeat(L.SHAPE_WIDTH // len(L.SHAPES), 1)
    own = net.state_dict()
    fitting = {name: array for name, array in weights.items() if name not in own or array.shape == own[name].shape}
    missing, unknown = net.load_state_dict(fitting, strict=False)
    print(f"start: {len(fitting)} of {len(weights)} arrays taken, {len(missing)} begin at random, {len(unknown)} have no place")


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
    parser.add_argument("--taught", type=Path, nargs="*", default=[], help="what teachers read in other texts, from training.label")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--heads", type=float, default=4.0, help="the heads' rate, in rates of the encoder")
    parser.add_argument("--hide", type=float, default=0.0, help="share of the pieces that are hidden")
    parser.add_argument("--pieces", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bfloat16", action="store_true", help="products in bfloat16: a third of the time where the processor has them (avx512_bf16)")
    parser.add_argument("--int8", action="store_true", help="compute with weights and inputs rounded as they will be exported")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", help="train only the parameters whose names begin so (tagger.hand, after training.recover)")
    parser.add_argument("--any-encoder", action="store_true")
    args = parser.parse_args()
    if not args.any_encoder:
        print(f"base encoder {known_encoder(args.encoder)}")
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)  # the squares of gradients of rare words are tiny, and their roots slow
    torch.manual_seed(args.seed)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    first, *others = [[Path(part) for part in pair.split("=")] for pair in args.pairs]
    pairs = [(d, r, 0) for d, r in corpus(*first) if not held_back(d["id"])] + [(d, r, hand_of(d["id"])) for files in others for d, r in corpus(*files)]
    data = [x for d, r, hand in pairs for x in examples(d, r, tokenizer, hand=hand)]
    data += [x for path in args.taught for x in pickle.loads(path.read_bytes())]
    counts = {"documents": len(pairs), "windows": len(data), "pieces": sum(len(x.window) for x in data),
              "events": sum(len(x.events) for x in data), "attributions": sum(len(x.said) for x in data)}  # fmt: skip
    print(json.dumps(counts), flush=True)
    net = Net(args.encoder)
    if args.start:
        begin(net, torch.load(args.start, weights_only=True))
    if args.int8:
        print(f"{len(coarsen(net.tagger.encoder))} parts computed as in int8")
    for name, parameter in net.named_parameters():
        parameter.requires_grad_(parameter.requires_grad and name.startswith(args.only or ""))
    train(net, data, args)


if __name__ == "__main__":
    main()
