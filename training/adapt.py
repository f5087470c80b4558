"""Tune the base encoder on the language of reports: `python -m training.adapt --encoder DIR --texts FILE.jsonl ... --out START.pt`.

Masked-language modelling (Devlin et al. 2019) on running text, one pass by default, with the letter shapes that the reader adds to the word pieces.
Each line of a JSONL file is a text: under `text`, or as the list `sentences`. Documents whose id is held back, and texts with a title of
those, are left out. The result is a start for `training.train --start`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from tocsin.reader.labels import SHAPES, shape
from training.data import held_back, read_lines
from training.net import Net
from training.train import known_encoder, optimiser, warmth

LENGTH = 254  # word pieces a sequence, without the marks
MASKED = 0.2  # share of the pieces to be guessed


def texts(paths: list[Path], reserved: Path | None) -> Iterator[str]:
    """The running texts, without those that are held back for measuring."""
    barred = {d["title"] for d in read_lines(reserved) if held_back(d["id"]) and not d["id"].startswith("wce")} if reserved else set()
    for path in paths:
        for line in read_lines(path):
            if (reserved and held_back(str(line.get("id", "")))) or line.get("title") in barred:
                continue
            text = line.get("text") or " ".join(line.get("sentences", ()))
            if text:
                yield text


def sequences(whole: list[str], tokenizer: Tokenizer) -> list[tuple[np.ndarray, np.ndarray]]:
    """Runs of `LENGTH` pieces over the texts laid end to end: tokens and shapes, int64 [LENGTH + 2] each."""
    first, last = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    tokens: list[int] = []
    shapes: list[int] = []
    for encoding, text in zip(tokenizer.encode_batch(whole, add_special_tokens=False), whole, strict=True):
        tokens += [*encoding.ids, last]
        shapes += [*(shape(text[a:b]) for a, b in encoding.offsets), 0]
    out = []
    for i in range(0, len(tokens) - LENGTH, LENGTH):
        out.append((np.array([first, *tokens[i : i + LENGTH], last]), np.array([0, *shapes[i : i + LENGTH], 0])))
    return out


class Guesser(nn.Module):
    """Guesses masked pieces from the encoder's states, with the encoder's own word embeddings."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.tagger = net.tagger
        h = net.tagger.encoder.config.hidden_size
        self.turn = nn.Sequential(nn.Linear(h, h), nn.GELU(), nn.LayerNorm(h))
        self.bias = nn.Parameter(torch.zeros(net.tagger.encoder.config.vocab_size))

    def forward(self, tokens: Tensor, shapes: Tensor, masked: Tensor, mask: int) -> Tensor:
        """Mean loss over the masked pieces. Four fifths of these are hidden, a tenth replaced, a tenth left."""
        dice = torch.rand(tokens.shape)
        shown = torch.where(masked & (dice < 0.8), mask, tokens)
        shown = torch.where(masked & (dice > 0.9), torch.randint_like(tokens, 1000, len(self.bias)), shown)
        hidden = self.tagger(shown, shapes, torch.ones_like(tokens))[0]
        logits = self.turn(hidden[masked]) @ self.tagger.encoder.embeddings.word_embeddings.weight.T + self.bias
        return F.cross_entropy(logits, tokens[masked])


def tune(net: Net, data: list[tuple[np.ndarray, np.ndarray]], args: argparse.Namespace, mask: int) -> None:
    """One or more passes; saves encoder and shapes now and then."""
    guesser = Guesser(net)
    opt = optimiser(net, args.rate)
    opt.add_param_group({"params": [*guesser.turn.parameters(), guesser.bias], "lr": 4 * args.rate})
    rng = random.Random(args.seed)
    steps = args.epochs * (len(data) // args.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda step: warmth(step / steps))
    done, total, begun = 0, 0.0, time.process_time()
    for _ in range(args.epochs):
        rng.shuffle(data)
        for i in range(0, len(data) - args.batch + 1, args.batch):
            tokens, shapes = (torch.from_numpy(np.stack(rows)) for rows in zip(*data[i : i + args.batch], strict=True))
            masked = (torch.rand(tokens.shape) < MASKED) & (shapes > 0)
            loss = guesser(tokens, shapes % len(SHAPES), masked, mask)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(guesser.parameters(), 1.0)
            opt.step()
            schedule.step()
            done, total = done + 1, total + loss.item()
            if done % 100 == 0:
                print(f"step {done}/{steps} loss {total / 100:.3f} cpu {time.process_time() - begun:.0f} s", flush=True)
                total = 0.0
                save(net, args.out)
    save(net, args.out)


def save(net: Net, path: Path) -> None:
    """The encoder and the letter shapes, as a start for training."""
    torch.save({k: v for k, v in net.state_dict().items() if k.startswith(("tagger.encoder", "tagger.shape"))}, path)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--reserved", type=Path, help="annotated documents, whose held-back fifth is left out")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    print(f"base encoder {known_encoder(args.encoder)}")
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    data = sequences(list(texts(args.texts, args.reserved)), tokenizer)
    print(json.dumps({"sequences": len(data), "pieces": len(data) * LENGTH}), flush=True)
    tune(Net(args.encoder), data, args, tokenizer.token_to_id("[MASK]") or 0)


if __name__ == "__main__":
    main()
