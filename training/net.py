"""The network: one small encoder; taggers for triggers and cues; and heads that read the sentence once more for each of these.

A cue that was found is held against every word piece of the window, and tags it as source and content *of this cue*; so attributions may nest. A trigger's
sentence is read once more for each event, by two narrow layers of attention that know this trigger and the others, and tag it as actor, recipient, place ...
*of this event*; so two events in one sentence have their own fillers. (Of the annotated fillers 99 % stand in the trigger's sentence.)
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from tocsin.reader import labels as L

WIDTH = 256  # of the relating heads
HANDS = 3  # the annotated reports, short items coded later, whole reports coded later
FAR = 24  # distances are told apart up to this many pieces


def floats(out: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    """What a network gives, in float32: its products may have been of bfloat16."""
    return tuple(each.float() for each in out)


class Tagger(nn.Module):
    """The encoder and its token tags: `hidden, triggers, cues = tagger(tokens, shapes, attention)`."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        h = encoder.config.hidden_size
        self.shape = nn.Embedding(L.SHAPE_WIDTH, h)
        nn.init.zeros_(self.shape.weight)
        self.hand = nn.Embedding(HANDS, h, padding_idx=0)
        nn.init.zeros_(self.hand.weight)
        self.drop = nn.Dropout(0.15)
        self.trigger = nn.Linear(h, L.TRIGGER_WIDTH)
        self.cue = nn.Linear(h, L.CUE_WIDTH)

    def forward(self, tokens: Tensor, shapes: Tensor, attention: Tensor, hands: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Hidden states [b, n, h], trigger logits [b, n, TRIGGER_WIDTH], cue logits [b, n, CUE_WIDTH].

        `hands` [b], in training: whose habits of coding a window shows, 0 those that the reader is to follow.
        """
        words = self.encoder.embeddings.word_embeddings(tokens) + self.shape(shapes)
        if hands is not None:
            words = words + self.hand(hands)[:, None]
        hidden = self.encoder(inputs_embeds=words, attention_mask=attention).last_hidden_state
        dropped = self.drop(hidden)
        return hidden, self.trigger(dropped), self.cue(dropped)


FROZEN = 4  # layers of a teacher that are left as they are, to spare two hours


class Teacher(Tagger):
    """A tagger over the large encoder, whose word embeddings and lowest layers stay as they are: shapes and hands come in above these."""

    def __init__(self, encoder: Any) -> None:
        super().__init__(encoder)
        for part in (encoder.embeddings, *encoder.encoder.layer[:FROZEN]):
            part.requires_grad_(False)

    def forward(self, tokens: Tensor, shapes: Tensor, attention: Tensor, hands: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """As `Tagger`."""
        deep = self.encoder.encoder
        masked = (1.0 - attention[:, None, None, :].to(torch.float32)) * -1e4
        with torch.no_grad():
            hidden = self.encoder.embeddings(input_ids=None, inputs_embeds=self.encoder.embeddings.word_embeddings(tokens))
        bias = deep.compute_position_bias(hidden)
        with torch.no_grad():
            for layer in deep.layer[:FROZEN]:
                hidden = layer(hidden, masked, bias)[0]
        hidden = hidden + self.shape(shapes)
        if hands is not None:
            hidden = hidden + self.hand(hands)[:, None]
        for layer in deep.layer[FROZEN:]:
            hidden = layer(hidden, masked, bias)[0]
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


class Mixed(nn.Module):
    """A relation whose pieces are seen together with those beside them: a convolution of nine pieces, then a narrow layer."""

    def __init__(self, hidden: int, out: int) -> None:
        super().__init__()
        self.relation = Relation(hidden, WIDTH)
        self.beside = nn.Conv1d(WIDTH, WIDTH, 9, padding=4, groups=WIDTH)
        self.narrow = nn.Sequential(nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 64), nn.GELU(), nn.Linear(64, WIDTH))
        self.drop = nn.Dropout(0.15)
        self.out = nn.Linear(WIDTH, out)

    def forward(self, pieces: Tensor, anchors: Tensor, at: Tensor, sentences: Tensor) -> Tensor:
        """As `Relation`."""
        z = self.relation(pieces, anchors, at, sentences)
        z = z + self.narrow(z + self.beside(z.transpose(1, 2)).transpose(1, 2))
        return self.out(self.drop(nn.functional.gelu(z)))


class Scene(nn.Module):
    """Reads the sentence of a trigger once more, for this event alone: where its own trigger stands, and where those of others."""

    def __init__(self, hidden: int, width: int = 192, heads: int = 4, layers: int = 2) -> None:
        super().__init__()
        self.heads = heads
        self.anchor = nn.Linear(2 * hidden, width)
        self.piece = nn.Linear(hidden, width)
        self.query = nn.Linear(2 * hidden, width)
        self.key = nn.Linear(hidden, width)
        self.distance = nn.Embedding(2 * FAR + 1, width)
        self.mark = nn.Embedding(5, width)  # no trigger; begin and inside of another; begin and inside of this one
        self.between = nn.Embedding(9, width)  # triggers begun between the piece and this one
        self.before = nn.ModuleList(nn.LayerNorm(width) for _ in range(2 * layers))
        self.attend = nn.ModuleList(nn.Linear(width, 3 * width) for _ in range(layers))
        self.gather = nn.ModuleList(nn.Linear(width, width) for _ in range(layers))
        self.think = nn.ModuleList(nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width)) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.last = nn.LayerNorm(width)
        self.out = nn.Linear(width, L.ROLE_WIDTH)

    def attention(self, z: Tensor, real: Tensor, layer: int) -> Tensor:
        """Every piece of the sentence looks at every other."""
        a, m, width = z.shape
        q, k, v = self.attend[layer](z).reshape(a, m, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weight = (q @ k.transpose(-1, -2) / (width // self.heads) ** 0.5).masked_fill(~real[:, None, None, :], -1e4).softmax(-1)
        return self.gather[layer]((weight @ v).transpose(1, 2).reshape(a, m, width))

    def forward(self, pieces: Tensor, anchors: Tensor, first: Tensor, past: Tensor, beside: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """pieces [n, h], anchors [a, 2h], beside [a, m] (positions of the trigger's sentence, 0 where it is shorter), marks [n] (0 none, 1 begin, 2
        inside of a trigger) -> role logits [a, m, ROLE_WIDTH], and what was read at the trigger [a, width]."""
        real = beside > 0
        own = (beside >= first[:, None]) & (beside < past[:, None])
        begun = (marks == 1).to(torch.int64).cumsum(0)
        between = (begun[beside] - begun[first][:, None]).clamp(-4, 4) + 4
        gap = (beside - first[:, None]).clamp(-FAR, FAR) + FAR
        mark = marks[beside] + 2 * (own & (marks[beside] > 0)).to(torch.int64)
        z = self.piece(pieces)[beside] + self.anchor(anchors)[:, None] + self.query(anchors)[:, None] * self.key(pieces)[beside]
        z = z + self.distance(gap) + self.mark(mark) + self.between(between)
        for layer in range(len(self.attend)):
            z = z + self.drop(self.attention(self.before[2 * layer](z), real, layer))
            z = z + self.drop(self.think[layer](self.before[2 * layer + 1](z)))
        z = self.last(z)
        weight = own.to(z.dtype)
        return self.out(self.drop(z)), (weight[:, None] @ z)[:, 0] / weight.sum(1, keepdim=True).clamp(min=1)


class Relater(nn.Module):
    """What belongs to each anchor of one window."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.scene = Scene(hidden)
        self.said = Mixed(hidden, L.SAID_WIDTH)
        self.look = nn.Linear(2 * hidden, hidden)
        seen = 3 * hidden + 192
        self.status = nn.Sequential(nn.Linear(seen, WIDTH), nn.GELU(), nn.Dropout(0.15), nn.Linear(WIDTH, len(L.STATUSES)))
        self.modes = nn.Sequential(nn.Linear(seen, WIDTH), nn.GELU(), nn.Dropout(0.15), nn.Linear(WIDTH, len(L.TYPED_MODES)))
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

    def events(
        self, pieces: Tensor, first: Tensor, past: Tensor, beside: Tensor, marks: Tensor, home: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Roles [a, m, ROLE_WIDTH], status [a, 8], modes [a, t] and a signature [a, 128] for telling the same event again.

        `home` [n], in training: the window that each piece belongs to, where pieces of several are laid end to end.
        """
        pieces = self.drop(pieces)
        anchors = self.span(pieces, first, past)
        likeness = self.look(anchors) @ pieces.T / pieces.shape[1] ** 0.5
        if home is not None:
            likeness = likeness.masked_fill(home[None, :] != home[first][:, None], -1e4)
        both = torch.cat([anchors, likeness.softmax(-1) @ pieces], 1)
        roles, seen = self.scene(pieces, anchors, first, past, beside, marks)
        told = torch.cat([both, seen], 1)
        return roles, self.status(told), self.modes(told), nn.functional.normalize(self.same(both), dim=-1)

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
        config = AutoConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)  # attention without dropout takes the fast way
        whole = AutoModel.from_pretrained(folder, config=config, add_pooling_layer=False) if weights else AutoModel.from_config(config, add_pooling_layer=False)
        self.tagger = Teacher(whole) if config.model_type == "mpnet" else Tagger(whole)
        self.relater = Relater(config.hidden_size)
