"""Inputs made even before they are rounded: what stands out in a few channels goes over into the weights.

After Xiao et al. 2023 (SmoothQuant): int8 has one scale for all inputs of a product, and a few channels of an encoder are many times larger than the rest. Each
channel of the inputs is divided by a number, and the weights that meet it are multiplied by the same; in float32 nothing changes. Where the inputs come from
a normalisation that others use too, the division is a product of its own; where they come from the values of attention, it is taken into these.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from transformers.models.bert.modeling_bert import BertIntermediate, BertOutput, BertSelfAttention

from tocsin.reader.windows import Window
from training.rounding import shown

READ = ("attention.self.query", "attention.output.dense", "intermediate.dense", "output.dense")  # the products of a layer, of three the first
SHARE, NARROW = 0.65, 0.8  # of what stands out in the inputs that goes over into the weights, as exponent; the second for the narrowing products


class EvenAttention(BertSelfAttention):
    """Attention whose inputs are made even first."""

    even: Tensor

    def forward(self, hidden_states: Tensor, *more: object, **named: object) -> object:
        """As `BertSelfAttention`."""
        return super().forward(hidden_states * self.even, *more, **named)


class EvenIntermediate(BertIntermediate):
    """The widening product whose inputs are made even first."""

    even: Tensor

    def forward(self, hidden_states: Tensor) -> Tensor:
        """As `BertIntermediate`."""
        out: Tensor = super().forward(hidden_states * self.even)
        return out


class EvenOutput(BertOutput):
    """The narrowing product whose inputs are made even first."""

    even: Tensor

    def forward(self, hidden_states: Tensor, input_tensor: Tensor) -> Tensor:
        """As `BertOutput`."""
        out: Tensor = super().forward(hidden_states * self.even, input_tensor)
        return out


def largest(net: nn.Module, modules: dict[str, nn.Linear], windows: Sequence[Window]) -> dict[str, Tensor]:
    """The largest size of each channel of each module's inputs over these windows: [n]."""
    found = {name: torch.full((one.in_features,), 1e-5) for name, one in modules.items()}

    def note(name: str, rows: Tensor) -> None:
        found[name] = torch.maximum(found[name], rows.abs().amax(0))

    shown(net, modules, windows, note)
    return found


def divisors(inputs: Tensor, weights: Sequence[Tensor], share: float = SHARE) -> Tensor:
    """What each channel is divided by: [n]."""
    columns = torch.stack([weight.abs().amax(0) for weight in weights]).amax(0).clamp(min=1e-5)
    found = inputs**share / columns ** (1 - share)
    return found / found.log().mean().exp()


def smooth(net: nn.Module, windows: Sequence[Window], steady: int, share: float = SHARE) -> None:
    """Makes the inputs of all products that int8 computes even, in place; the network gives the same as before.

    Of the narrowing products those of the last `steady` layers are computed in int8.
    """
    encoder = net.get_submodule("encoder")
    layers = [encoder.get_submodule(f"encoder.layer.{n}") for n in range(len(encoder.get_submodule("encoder.layer")))]
    read = {f"{n}.{name}": layer.get_submodule(name) for n, layer in enumerate(layers) for name in READ}
    found = largest(net, read, windows)
    with torch.no_grad():
        for n, layer in enumerate(layers):
            own, context, wide = layer.attention.self, layer.attention.output.dense, layer.intermediate
            by = divisors(found[f"{n}.attention.output.dense"], [context.weight], share)
            context.weight *= by
            own.value.weight /= by[:, None]
            own.value.bias /= by
            for part, products, name, even in (
                (own, [own.query, own.key, own.value], "attention.self.query", EvenAttention),
                (wide, [wide.dense], "intermediate.dense", EvenIntermediate),
                *([(layer.output, [layer.output.dense], "output.dense", EvenOutput)] if n >= len(layers) - steady else []),
            ):
                by = divisors(found[f"{n}.{name}"], [one.weight for one in products], NARROW if name == "output.dense" else share)
                for one in products:
                    one.weight *= by
                part.register_buffer("even", 1 / by)
                part.__class__ = even
