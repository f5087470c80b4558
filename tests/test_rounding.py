"""Rounding that makes good what it loses."""

import pytest

torch = pytest.importorskip("torch")


def test_what_a_product_gives_is_nearer_than_with_each_weight_rounded_alone() -> None:
    from training.rounding import STEPS, rounded

    torch.manual_seed(0)
    mixed = torch.randn(24, 24)
    inputs, weight = torch.randn(500, 24) @ mixed, torch.randn(8, 24)
    rows, scale = rounded(weight, (inputs.T @ inputs).double())
    near = (weight / torch.tensor(scale)[:, None]).round() * torch.tensor(scale)[:, None]
    made = torch.tensor(rows).float() * torch.tensor(scale)[:, None]
    assert abs(rows).max() <= STEPS
    assert (inputs @ (made - weight).T).norm() < 0.8 * (inputs @ (near - weight).T).norm()
