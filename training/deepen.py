"""A deeper encoder out of a trained one: `python -m training.deepen --encoder DIR --weights FILE.pt --layers 0 1 2 2 3 3 4 4 5 --out DIR`.

Each layer of the new encoder begins as the layer of the old one that is named in its place; a layer named twice begins as two like it (Kim et al. 2023 stack
layers so). DIR gets the encoder's files, with the number of layers, and `start.pt` to go on from with `training.train --start`.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

LAYER = re.compile(r"^(?P<before>.*encoder\.layer\.)(?P<n>\d+)(?P<after>\..*)$")


def stacked(weights: dict[str, Tensor], layers: Sequence[int]) -> dict[str, Tensor]:
    """The weights with the layers in this order, each as often as it is named."""
    kept = {name: array for name, array in weights.items() if not LAYER.match(name)}
    for place, layer in enumerate(layers):
        found = [(match, array) for name, array in weights.items() if (match := LAYER.match(name)) and int(match["n"]) == layer]
        kept.update({f"{match['before']}{place}{match['after']}": array.clone() for match, array in found})
    return kept


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    shutil.copytree(args.encoder, args.out, dirs_exist_ok=True)
    config = json.loads((args.encoder / "config.json").read_text(encoding="utf-8"))
    (args.out / "config.json").write_text(json.dumps(config | {"num_hidden_layers": len(args.layers)}, indent=2), encoding="utf-8")
    save_file(stacked(load_file(args.encoder / "model.safetensors"), args.layers), args.out / "model.safetensors")
    torch.save(stacked(torch.load(args.weights, weights_only=True), args.layers), args.out / "start.pt")


if __name__ == "__main__":
    main()
