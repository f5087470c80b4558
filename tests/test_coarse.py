"""Training on the grid of int8."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from training.coarse import CoarseLinear, as_bytes, coarsen, on_grid  # noqa: E402
from training.rounding import STEPS  # noqa: E402


def test_a_coarse_product_is_that_of_the_rounded_numbers_and_learns_as_the_exact_one() -> None:
    """Forwards the rounded numbers, backwards the exact ones' gradient."""
    torch.manual_seed(0)
    layer = torch.nn.Linear(6, 4)
    layer.__class__ = CoarseLinear
    given = torch.randn(3, 6, requires_grad=True)
    out = layer(given)
    assert torch.allclose(out, as_bytes(given) @ on_grid(layer.weight).T + layer.bias, atol=1e-6)
    out.sum().backward()
    assert torch.allclose(given.grad, on_grid(layer.weight).sum(0).expand(3, 6), atol=1e-6)
    assert torch.allclose(layer.weight.grad, as_bytes(given).sum(0).expand(4, 6), atol=1e-6)


def test_rounded_weights_stay_as_they_are_when_rounded_again() -> None:
    """So that the export adds no error of its own."""
    weight = on_grid(torch.randn(5, 40))
    assert torch.equal(on_grid(weight), weight) or torch.allclose(on_grid(weight), weight, atol=1e-6)
    assert len(set((weight[0] / weight[0].abs().max() * STEPS).round().tolist())) > 10


def test_the_narrowing_products_stay_exact_but_the_last() -> None:
    """As `training.export` leaves them."""
    from transformers import BertConfig, BertModel

    encoder = BertModel(BertConfig(hidden_size=8, intermediate_size=32, num_hidden_layers=3, num_attention_heads=2, vocab_size=20), add_pooling_layer=False)
    made = coarsen(encoder)
    assert len(made) == 1 + 3 * 5 + 1
    assert [name for name in made if ".output.dense" in name and "attention" not in name] == ["encoder.layer.2.output.dense"]
