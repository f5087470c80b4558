"""Weights to go on training from, out of the shipped graphs: `python -m training.recover --encoder DIR --graphs FOLDER --out DIR`.

The float32 weights are not kept; this turns the int8 and float16 arrays of FOLDER back into them, as near as these hold. DIR gets the encoder's files, with
its number of layers, and `start.pt` for `training.train --start`. What only training knows (the vectors of the hands) begins at nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.deepen import stacked
from training.net import Net

EVEN = {"attention.self": ("query", "key", "value"), "intermediate": ("dense",), "output": ("dense",)}  # whose inputs `training.smooth` makes even
GRAPHS = {"encoder": "tagger.", "events": "", "said": "", "kinds": ""}


def widened(arrays: dict[str, Any], name: str) -> Any:
    """The array of this name in float32, whatever it is kept in; None where there is none."""
    for known in (name, f"{name}_half"):
        if known in arrays:
            return arrays[known].astype(np.float32)
    if f"{name}_quantized" not in arrays:
        return None
    return (arrays[f"{name}_quantized"].astype(np.float32) - arrays[f"{name}_zero_point"].astype(np.float32)) * widened(arrays, f"{name}_scale")


def module_of(node: str) -> str:
    """`/said/narrow/narrow.1/MatMul_quant` -> `said.narrow.1`"""
    parts = node.strip("/").split("/")[:-1]
    return ".".join(a for a, b in zip(parts, [*parts[1:], ""], strict=True) if not re.fullmatch(re.escape(a) + r"(\.\d+)+", b))


def graph_weights(path: Path) -> dict[str, Tensor]:
    """The parameters of one graph by their names in the network, without the network's own prefix."""
    graph = onnx.load(str(path)).graph
    arrays = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    bare = {re.sub(r"_(half|quantized)$", "", name) for name in arrays}
    out = {name: widened(arrays, name) for name in bare if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[1].startswith("onnx::MatMul"):
            out[f"{module_of(node.name)}.weight"] = widened(arrays, node.input[1].removesuffix("_quantized")).T
    rows = "encoder.embeddings.word_embeddings"
    if f"{rows}.rows" in arrays:
        out[f"{rows}.weight"] = arrays[f"{rows}.rows"].astype(np.float32) * widened(arrays, f"{rows}.scale")
    for name in bare:
        match = re.fullmatch(r"(.*layer\.\d+\.)(\D+)\.even", name)
        for product in EVEN[match[2]] if match else ():
            out[f"{name.removesuffix('even')}{product}.weight"] = out[f"{name.removesuffix('even')}{product}.weight"] * widened(arrays, name)
    return {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in out.items() if array is not None}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--graphs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    found: dict[str, Tensor] = {}
    for name, prefix in GRAPHS.items():
        for key, array in graph_weights(args.graphs / f"{name}.onnx").items():
            found[prefix + key if key.startswith("relater.") or prefix else f"relater.{key}"] = array
    layers = 1 + max(int(match[1]) for key in found if (match := re.search(r"encoder\.layer\.(\d+)\.", key)))
    shutil.copytree(args.encoder, args.out, dirs_exist_ok=True)
    config = json.loads((args.encoder / "config.json").read_text(encoding="utf-8"))
    (args.out / "config.json").write_text(json.dumps(config | {"num_hidden_layers": layers}, indent=2), encoding="utf-8")
    base = load_file(args.encoder / "model.safetensors")
    save_file(stacked(base, [min(n, config["num_hidden_layers"] - 1) for n in range(layers)]), args.out / "model.safetensors")
    net = Net(args.out, weights=False)
    own = net.state_dict()
    lacking = sorted(set(own) - set(found))
    wrong = [key for key, array in found.items() if key not in own or own[key].shape != array.shape]
    if wrong:
        raise SystemExit(f"no place in the network: {', '.join(wrong)}")
    print(f"{len(found)} arrays of {len(own)}; not in the graphs: {', '.join(lacking)}")
    hands = {key: torch.zeros_like(own[key]) for key in lacking if key == "tagger.hand.weight"}
    torch.save({**{key: own[key] for key in lacking}, **hands, **found}, args.out / "start.pt")


if __name__ == "__main__":
    main()
