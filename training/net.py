"""The network: one small encoder; taggers for triggers and cues; and heads that read the sentence once more for each of these.

A trigger or cue that was found is held against every word piece of the window, and tags it as actor, recipient, place ... *of this event*, or as source and
content *of this cue*. So two events in one sentence have their own fillers, and attributions may nest.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from tocsin.reader import labels as L

WIDTH = 256  # of the relating heads
FAR = 24  # distances are told apart up to this many pieces


class Tagger(nn.Module):
    """The encoder and its token tags: `hidden, triggers, cues = tagger(tokens, shapes, attention)`."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        h = encoder.config.hidden_size
        self.shape = nn.Embedding(L.SHAPE_WIDTH, h)
        nn.init.zeros_(self.shape.weight)
        self.drop = nn.Dropout(0.15)
        self.trigger = nn.Linear(h, L.TRIGGER_WIDTH)
        self.cue = nn.Linear(h, L.CUE_WIDTH)

    def forward(self, tokens: Tensor, shapes: Tensor, attention: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Hidden states [b, n, h], trigger logits [b, n, TRIGGER_WIDTH], cue logits [b, n, CUE_WIDTH]."""
        words = self.encoder.embeddings.word_embeddings(tokens) + self.shape(shapes)
        hidden = self.encoder(inputs_embeds=words, attention_mask=attention).last_hidden_state
        dropped = self.drop(hidden)
        return hidden, self.trigger(dropped), self.cue(dropped)


class Relation(nn.Module):
    """Tags every piece of a window with what it is to each anchor (a trigger or a cue)."""

    def __init__(self, hidden: int, out: int) -> None:
        super().__init__()
        self.anchor = nn.Linear(2 * hidden, WIDTH)
        self.piece = nn.Linear(hidden, WIDTH)
        self.query = nn.Linear(2 * hidden, WIDTH)
        self.key = nn.Linear(hidden, WIDTH)
        self.distance = nn.Embedding(2 * FAR + 1, WIDTH)
        self.crossing = nn.Embedding(7, WIDTH)
        self.drop = nn.Dropout(0.15)
        self.out = nn.Linear(WIDTH, out)

    def forward(self, pieces: Tensor, anchors: Tensor, at: Tensor, sentences: Tensor) -> Tensor:
        """pieces [n, h], anchors [a, 2h], at [a] (positions), sentences [n] -> logits [a, n, out]."""
        n = pieces.shape[0]
        gap = (torch.arange(n, device=pieces.device)[None, :] - at[:, None]).clamp(-FAR, FAR) + FAR
        cross = (sentences[None, :] - sentences[at][:, None]).clamp(-3, 3) + 3
        z = self.anchor(anchors)[:, None] + self.piece(pieces)[None] + self.distance(gap) + self.crossing(cross)
        z = z + self.query(anchors)[:, None] * self.key(pieces)[None]
        return self.out(self.drop(nn.functional.gelu(z)))


class Relater(nn.Module):
    """What belongs to each anchor of one window."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.role = Relation(hidden, L.ROLE_WIDTH)
        self.said = Relation(hidden, L.SAID_WIDTH)
        self.look = nn.Linear(2 * hidden, hidden)
        self.status = nn.Sequential(nn.Linear(3 * hidden, WIDTH), nn.GELU(), nn.Dropout(0.15), nn.Linear(WIDTH, len(L.STATUSES)))
        self.modes = nn.Sequential(nn.Linear(3 * hidden, WIDTH), nn.GELU(), nn.Dropout(0.15), nn.Linear(WIDTH, len(L.TYPED_MODES)))
        self.kind = nn.Sequential(nn.Linear(2 * hidden, WIDTH), nn.GELU(), nn.Dropout(0.15), nn.Linear(WIDTH, len(L.KINDS)))
        self.same = nn.Linear(3 * hidden, 128)
        self.drop = nn.Dropout(0.15)

    @staticmethod
    def span(pieces: Tensor, first: Tensor, past: Tensor) -> Tensor:
        """First piece and mean of each span: [a, 2h]."""
        n = pieces.shape[0]
        steps = torch.arange(n, device=pieces.device)[None, :]
        inside = ((steps >= first[:, None]) & (steps < past[:, None])).to(pieces.dtype)
        mean = inside @ pieces / inside.sum(1, keepdim=True).clamp(min=1)
        return torch.cat([pieces[first], mean], 1)

    def events(self, pieces: Tensor, first: Tensor, past: Tensor, sentences: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Roles [a, n, ROLE_WIDTH], status [a, 8], modes [a, m] and a signature [a, 128] for telling the same event again."""
        pieces = self.drop(pieces)
        anchors = self.span(pieces, first, past)
        weight = (self.look(anchors) @ pieces.T / pieces.shape[1] ** 0.5).softmax(-1)
        both = torch.cat([anchors, weight @ pieces], 1)
        return self.role(pieces, anchors, first, sentences), self.status(both), self.modes(both), nn.functional.normalize(self.same(both), dim=-1)

    def attributions(self, pieces: Tensor, first: Tensor, past: Tensor, sentences: Tensor) -> Tensor:
        """Source tags and content logit: [a, n, SAID_WIDTH]."""
        pieces = self.drop(pieces)
        return self.said(pieces, self.span(pieces, first, past), first, sentences)

    def kinds(self, pieces: Tensor, first: Tensor, past: Tensor) -> Tensor:
        """The kind of each filler: [a, KINDS]."""
        return self.kind(self.span(self.drop(pieces), first, past))


class Net(nn.Module):
    """Tagger and relater together."""

    def __init__(self, folder: Path, *, weights: bool = True) -> None:
        super().__init__()
        load = (AutoModel.from_pretrained, folder) if weights else (AutoModel.from_config, AutoConfig.from_pretrained(folder))
        encoder = load[0](load[1], add_pooling_layer=False)
        self.tagger = Tagger(encoder)
        self.relater = Relater(encoder.config.hidden_size)
