"""Rounding to int8 with an eye to what the products give: the error of each weight is made good by those that are not yet rounded.

After Frantar et al. 2023 (GPTQ): the columns of a matrix are rounded one after the other, and what a column loses is spread over the later ones as the inputs
seen in text ask for. Used by `training.export`, which puts the rounded rows in place of the nearest ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from tocsin.reader.windows import Array, Window

STEPS = 64  # int8 of reduced range: two products of unsigned inputs fit into 16 bits
DAMP = 0.01  # of the mean square of the inputs, added to each


def shown(net: nn.Module, modules: dict[str, nn.Linear], windows: Sequence[Window], note: Callable[[str, Tensor], None]) -> None:
    """Runs these windows; `note` gets the name of each module and its inputs [pieces, n]."""

    def hook_of(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        return lambda module, given: note(name, given[0].reshape(-1, given[0].shape[-1]))

    hooks = [one.register_forward_pre_hook(hook_of(name)) for name, one in modules.items()]
    with torch.inference_mode():
        for window in windows:
            net(torch.from_numpy(window.tokens)[None], torch.from_numpy(window.shapes)[None], torch.ones((1, len(window)), dtype=torch.long))
    for hook in hooks:
        hook.remove()


def seen(net: nn.Module, modules: dict[str, nn.Linear], windows: Sequence[Window]) -> dict[str, Tensor]:
    """The sum of the outer products of each module's inputs over these windows: float64 [n, n]."""
    sums = {name: torch.zeros((one.in_features, one.in_features), dtype=torch.float64) for name, one in modules.items()}

    def add(name: str, rows: Tensor) -> None:
        sums[name] += rows.double().T @ rows.double()

    shown(net, modules, windows, add)
    return sums


def rounded(weight: Tensor, inputs: Tensor) -> tuple[Array, Array]:
    """The int8 rows of a weight [out, in] and their scales [out], given the sum of its inputs' outer products [in, in]."""
    scale = (weight.double().abs().amax(1) / STEPS).clamp(min=1e-12)
    left, out = weight.double().clone(), torch.zeros(weight.shape, dtype=torch.int8)
    damped = inputs + DAMP * inputs.diagonal().mean() * torch.eye(len(inputs), dtype=torch.float64)
    order = torch.argsort(damped.diagonal(), descending=True)
    damped = damped[order][:, order]
    spread = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(damped)), upper=True)
    left = left[:, order]
    for i in range(left.shape[1]):
        column = (left[:, i] / scale).round().clamp(-STEPS, STEPS)
        out[:, order[i]] = column.to(torch.int8)
        lost = (left[:, i] - column * scale) / spread[i, i]
        left[:, i + 1 :] -= lost[:, None] * spread[i, i + 1 :][None]
    return out.numpy(), scale.to(torch.float32).numpy().astype(np.float32)
