"""Inputs made even before they are rounded."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from training.coarse import coarsen  # noqa: E402
from training.smooth import divisors, smooth  # noqa: E402


class Words:
    """A window of random pieces."""

    def __init__(self, seed: int) -> None:
        self.tokens = torch.randint(0, 50, (12,), generator=torch.Generator().manual_seed(seed)).numpy()
        self.shapes = self.tokens * 0

    def __len__(self) -> int:
        return len(self.tokens)


class Small(torch.nn.Module):  # type: ignore[misc, name-defined]
    """An encoder of two layers, one channel of whose normalisations stands out."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        config = transformers.BertConfig(vocab_size=50, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, initializer_range=0.3)
        self.encoder = transformers.BertModel(config, add_pooling_layer=False).eval()
        with torch.no_grad():
            for name, array in self.encoder.named_parameters():
                if name.endswith("LayerNorm.weight") and not name.startswith("encoder.layer.1.output"):
                    array[3] = 20.0
                elif array.shape == (32, 32) or array.shape == (64, 32):
                    array[:, 3] /= 20.0

    def forward(self, tokens: Any, shapes: Any, attention: Any) -> Any:
        return self.encoder(input_ids=tokens, attention_mask=attention)[0]


def read(net: Small) -> Any:
    with torch.no_grad():
        words = torch.from_numpy(Words(9).tokens)[None]
        return net(words, words * 0, torch.ones_like(words))


def test_the_network_gives_the_same_and_loses_less_in_int8() -> None:
    exact, rough, even = Small(), Small(), Small()
    some: Any = [Words(n) for n in range(4)]
    smooth(even, some, 1)
    assert torch.allclose(read(even), read(exact), atol=1e-4)
    coarsen(rough.encoder)
    coarsen(even.encoder)
    assert (read(even) - read(exact)).abs().mean() < 0.7 * (read(rough) - read(exact)).abs().mean()


def test_what_stands_out_is_divided_by_more() -> None:
    found = divisors(torch.tensor([1.0, 1.0, 16.0]), [torch.ones(2, 3)], 0.5)
    assert torch.allclose(found[2] / found[0], torch.tensor(4.0))
    assert torch.allclose(found.log().sum(), torch.tensor(0.0), atol=1e-6)
