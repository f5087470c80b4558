"""Weights: the ranking network, trained on links of months that its table did not see."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tables.actor_links import Item
from tocsin.resolve.who.propose import propose
from tocsin.resolve.who.setting import Mention, Setting
from tocsin.resolve.who.table import Table
from tocsin.resolve.who.weigh import features
from tocsin.resolve.who.weights import Array, Weights

Places = NDArray[np.int64]


@dataclass
class Examples:
    """Features of all proposals, the start of each mention's rows, and which row is right."""

    rows: Array
    starts: list[int]
    right: list[int]


def examples(items: Iterable[Item], table: Table) -> Examples:
    """Every link of the items whose article was proposed."""
    rows: list[Array] = []
    starts, right, at = [], [], 0
    for item in items:
        mentions = tuple(Mention(s, e) for s, e, _ in item["links"])
        setting = Setting(item["text"], table, tuple(item["topics"]), item["published"][:4], mentions)
        for start, end, title in item["links"]:
            found = propose(setting, start, end)
            gold = [i for i, p in enumerate(found) if p.title == title]
            if gold and len(found) > 1:
                rows.append(features(setting, start, end, found))
                starts.append(at)
                right.append(at + gold[0])
                at += len(found)
    return Examples(np.concatenate(rows), starts, right)


def join(parts: list[Examples]) -> Examples:
    """Several sets of examples as one."""
    starts, right, at = [], [], 0
    for part in parts:
        starts += [s + at for s in part.starts]
        right += [r + at for r in part.right]
        at += len(part.rows)
    return Examples(np.concatenate([part.rows for part in parts]), starts, right)


def committee(data: Examples, seeds: tuple[int, ...] = (1, 2, 3)) -> Weights:
    """Several networks that differ in their seed, joined to one that gives the mean of their scores."""
    nets = [train(data, hidden=32, seed=seed, rounds=16) for seed in seeds]
    hidden, bias = np.concatenate([net.hidden for net in nets], axis=1), np.concatenate([net.bias for net in nets])
    return Weights(nets[0].mean, nets[0].scale, hidden, bias, np.concatenate([net.out / len(nets) for net in nets]).astype(np.float32))


def train(data: Examples, *, hidden: int = 48, rounds: int = 14, seed: int = 7) -> Weights:
    """The network that makes the right proposals likeliest: Adam on the softmax over each mention's proposals."""
    rng = np.random.default_rng(seed)
    mean, scale = data.rows.mean(0), data.rows.std(0) + 1e-3
    rows = ((data.rows - mean) / scale).astype(np.float32)
    width = rows.shape[1]
    values = [
        rng.normal(0, (2 / width) ** 0.5, (width, hidden)).astype(np.float32),
        np.zeros(hidden, np.float32),
        rng.normal(0, 0.1, hidden).astype(np.float32),
    ]
    momentum, second = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    starts, ends = np.array(data.starts), np.array([*data.starts[1:], len(rows)])
    right = np.array(data.right)
    step, batch = 0, 128
    total = rounds * (len(starts) // batch + 1)
    for _ in range(rounds):
        order = rng.permutation(len(starts))
        for cut in range(0, len(order), batch):
            step += 1
            slopes = _slopes(values, rows, starts, ends, right, order[cut : cut + batch])
            rate = 2e-3 * (1 - step / (total + 1))
            for i, slope in enumerate(slopes):
                slope = slope + 1e-4 * values[i]
                momentum[i] = 0.9 * momentum[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope**2
                values[i] = (values[i] - rate * (momentum[i] / (1 - 0.9**step)) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)).astype(np.float32)
    return Weights(mean.astype(np.float32), scale.astype(np.float32), *values)


def _slopes(values: list[Array], rows: Array, starts: Places, ends: Places, right: Places, chosen: Places) -> list[Array]:
    spans = [np.arange(starts[i], ends[i]) for i in chosen]
    x = rows[np.concatenate(spans)]
    inner = x @ values[0] + values[1]
    active = np.maximum(inner, 0)
    scores = active @ values[2]
    wrong = np.empty_like(scores)
    at = 0
    for i, span in zip(chosen, spans, strict=True):
        part = scores[at : at + len(span)]
        odds = np.exp(part - part.max())
        odds /= odds.sum()
        odds[right[i] - starts[i]] -= 1
        wrong[at : at + len(span)] = odds
        at += len(span)
    wrong /= len(chosen)
    back = np.outer(wrong, values[2]) * (inner > 0)
    return [x.T @ back, back.sum(0), active.T @ wrong]
