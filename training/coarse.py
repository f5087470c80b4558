"""Training on the grid that int8 leaves: `train.py --int8` computes with weights and inputs as the exported encoder will see them.

After Jacob et al. 2018 (quantisation-aware training): forwards, weights are rounded as `training.export` rounds them and inputs as the runtime does (one scale
for a whole batch); backwards, rounding counts as no change (a straight-through estimate). What is trained so loses nothing more when it is exported.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.rounding import STEPS

BYTE = 255


def on_grid(weight: Tensor, steps: int = STEPS) -> Tensor:
    """Each row of a weight [out, in] rounded to whole steps of its largest entry.

    >>> on_grid(torch.tensor([[1.0, 0.51]]), steps=2).tolist()
    [[1.0, 0.5]]
    """
    scale = (weight.abs().amax(1, keepdim=True) / steps).clamp(min=1e-12)
    return (weight / scale).round().clamp(-steps, steps) * scale


def as_bytes(given: Tensor) -> Tensor:
    """Numbers rounded to 256 steps from the least (or zero) to the largest (or zero), as DynamicQuantizeLinear of ONNX has it.

    >>> as_bytes(torch.tensor([0.0, 1.0, 254.6, 255.0])).tolist()
    [0.0, 1.0, 255.0, 255.0]
    """
    low, high = given.amin().clamp(max=0), given.amax().clamp(min=0)
    scale = ((high - low) / BYTE).clamp(min=1e-12)
    zero = (-low / scale).round().clamp(0, BYTE)
    return ((given / scale).round().add_(zero).clamp_(0, BYTE).sub_(zero)).mul_(scale)


def straight(exact: Tensor, rounded: Tensor) -> Tensor:
    """The rounded numbers, with the gradient of the exact ones."""
    return exact + (rounded - exact).detach()


class CoarseLinear(nn.Linear):
    """A product of rounded inputs with rounded weights."""

    def forward(self, given: Tensor) -> Tensor:
        """As `nn.Linear`."""
        with torch.no_grad():
            inputs, weight = as_bytes(given), on_grid(self.weight)
        return F.linear(straight(given, inputs), straight(self.weight, weight), self.bias)


class CoarseWords(nn.Embedding):
    """An embedding whose rows are rounded, each with a scale of its own."""

    def forward(self, numbers: Tensor) -> Tensor:
        """As `nn.Embedding`."""
        rows = super().forward(numbers)
        with torch.no_grad():
            flat = on_grid(rows.flatten(0, -2), 127).view_as(rows)
        return straight(rows, flat)


def coarsen(encoder: nn.Module, fine: int = 1) -> list[str]:
    """Makes the parts of a BERT encoder coarse that are exported in int8, in place: all products but the narrowing ones of all layers below the last `fine`.

    Gives their names.
    """
    words = encoder.get_submodule("embeddings.word_embeddings")
    words.__class__ = CoarseWords
    layers = len([name for name, _ in encoder.named_modules() if name.startswith("encoder.layer.") and name.count(".") == 2])
    made = ["embeddings.word_embeddings"]
    for name, part in encoder.named_modules():
        if not (isinstance(part, nn.Linear) and name.startswith("encoder.layer.")):
            continue
        if part.out_features >= part.in_features or int(name.split(".")[2]) >= layers - fine:
            part.__class__ = CoarseLinear
            made.append(name)
    return made
