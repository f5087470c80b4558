"""Weights to ONNX: `python -m training.export --encoder DIR --weights FILE.pt --out FOLDER [--texts DOCS.jsonl] [--float]`.

Writes encoder.onnx (int8, per channel, reduced range; its narrowing products but the last layer's in float16), events.onnx, said.onnx, kinds.onnx
(float16) and tokenizer.json.
All are computed in float32 where they are not int8. Says how far int8 moves the hidden states.
"""

from __future__ import annotations

import argparse
import shutil
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from tocsin.reader.windows import Array, Window, windows
from training.data import held_back, read_lines, report_of
from training.net import Net
from training.recover import module_of
from training.rounding import rounded, seen
from training.smooth import smooth

OPSET = 17


class Part(nn.Module):
    """One method of the relater as a module of its own."""

    def __init__(self, net: Net, method: str) -> None:
        super().__init__()
        self.relater = net.relater
        self.method = method

    def forward(self, *inputs: Tensor) -> Any:
        """The method's outputs."""
        return getattr(self.relater, self.method)(*inputs)


class Rows(nn.Module):
    """An embedding in int8, each row with a scale of its own: four times smaller, and ten times closer than one scale for all rows."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        """The rows with these numbers, in float32."""
        out: Tensor = self.rows[numbers].to(torch.float32) * self.scale[numbers]
        return out


def write(module: nn.Module, path: Path, inputs: dict[str, Tensor], outputs: list[str], axes: dict[str, dict[int, str]]) -> None:
    """Exports one graph by tracing."""
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, tuple(inputs.values()), str(path), input_names=list(inputs), output_names=outputs, dynamic_axes=axes,
                          opset_version=OPSET, dynamo=False)  # fmt: skip


def export(net: Net, out: Path) -> None:
    """Writes the four graphs in float32."""
    hidden = net.tagger.encoder.config.hidden_size
    two = torch.ones((2, 9), dtype=torch.long)
    wide = {0: "batch", 1: "n"}
    write(net.tagger, out / "encoder.onnx", {"tokens": two * 5, "shapes": two, "attention": two}, ["hidden", "triggers", "cues"],
          dict.fromkeys(("tokens", "shapes", "attention", "hidden", "triggers", "cues"), wide))  # fmt: skip
    pieces, at = torch.randn(9, hidden), {"first": torch.tensor([2, 4]), "past": torch.tensor([3, 6])}
    sentences = torch.tensor([-9, 0, 0, 1, 1, 1, 2, 2, -9])
    free = {"pieces": {0: "n"}, "first": {0: "a"}, "past": {0: "a"}, "sentences": {0: "n"}}
    rows = {"roles": {0: "a", 1: "m"}, "status": {0: "a"}, "modes": {0: "a"}, "same": {0: "a"}}
    scene = {"beside": torch.tensor([[1, 2, 0], [3, 4, 5]]), "marks": torch.tensor([0, 0, 1, 0, 1, 2, 0, 0, 0])}
    write(Part(net, "events"), out / "events.onnx", {"pieces": pieces, **at, **scene}, list(rows),
          {**free, "beside": {0: "a", 1: "m"}, "marks": {0: "n"}, **rows})  # fmt: skip
    write(Part(net, "attributions"), out / "said.onnx", {"pieces": pieces, **at, "sentences": sentences}, ["said"], free | {"said": {0: "a", 1: "n"}})
    free.pop("sentences")
    write(Part(net, "kinds"), out / "kinds.onnx", {"pieces": pieces, **at}, ["kinds"], free | {"kinds": {0: "a"}})


CALIBRATION = 250  # windows of text by which the rounding is chosen
TAGGERS, STEADY = 2, 1  # the last narrowing products; and the layers before them whose products bear int8 (mean cosine .9968, with three .9967)


def narrowing(path: Path) -> list[str]:
    """The names of the matrix products that give fewer numbers than they take: the second of each feed-forward block, whose inputs have outliers that
    int8 blurs (but in the last layer), and the taggers'."""
    graph = onnx.load(str(path)).graph
    shapes = {one.name: tuple(one.dims) for one in graph.initializer}
    found = [n.name for n in graph.node if n.op_type == "MatMul" and any(len(s) == 2 and s[0] > s[1] for s in (shapes.get(i, ()) for i in n.input))]
    return found[: -TAGGERS - STEADY] + found[-TAGGERS:]


def quantise(path: Path) -> None:
    """The graph with int8 weights, in place, but for the narrowing products."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    raw = path.with_suffix(".float.onnx")
    path.rename(raw)
    quantize_dynamic(str(raw), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, nodes_to_exclude=narrowing(raw))


def place(path: Path, found: dict[str, tuple[Array, Array]]) -> None:
    """Puts rows rounded by `training.rounding`, by the module's name, in place of those rounded to the nearest."""
    model = onnx.load(str(path))
    arrays = {one.name: one for one in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and module_of(node.name) in found:
            rows, scale = found[module_of(node.name)]
            weight = node.input[1]
            for name, array in ((weight, rows.T), (weight.replace("_quantized", "_scale"), scale)):
                if tuple(arrays[name].dims) != array.shape:
                    raise ValueError(f"{path}: {name} is not of the shape {array.shape}")
                arrays[name].CopyFrom(onnx.numpy_helper.from_array(np.ascontiguousarray(array), name))
    onnx.save(model, str(path))


def calibration(texts: Path, encoder: Path) -> list[Window]:
    """Windows of documents, those that are held back left out."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return [w for d in read_lines(texts) if not held_back(d["id"]) for w in windows(report_of(d), tokenizer)][:CALIBRATION]


def rounding(net: Net, some: Sequence[Window]) -> dict[str, tuple[Array, Array]]:
    """Rows and scales of the encoder's products for the inputs that windows give them."""
    modules = {name: one for name, one in net.tagger.named_modules() if isinstance(one, nn.Linear) and name.startswith("encoder.")}
    sums = seen(net.tagger, modules, some)
    return {name: rounded(one.weight.detach(), sums[name]) for name, one in modules.items()}


def halve(path: Path) -> None:
    """The graph with its large float32 arrays kept in float16 and widened when it is loaded, in place."""
    model = onnx.load(str(path))
    graph = model.graph
    large = [one for one in graph.initializer if one.data_type == onnx.TensorProto.FLOAT and np.prod(one.dims) > 1000]
    casts = []
    for one in large:
        half = onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(one).astype(np.float16), f"{one.name}_half")
        casts.append(onnx.helper.make_node("Cast", [half.name], [one.name], to=onnx.TensorProto.FLOAT))
        graph.initializer.remove(one)
        graph.initializer.append(half)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, str(path))


def drift(folder: Path) -> float:
    """Mean cosine between the hidden states of the float and the int8 encoder on random word pieces."""
    import onnxruntime as ort

    rng = np.random.default_rng(0)
    feed = {"tokens": rng.integers(1000, 20000, (4, 64)), "shapes": np.ones((4, 64), dtype=np.int64), "attention": np.ones((4, 64), dtype=np.int64)}
    a, b = (ort.InferenceSession(str(folder / name), providers=["CPUExecutionProvider"]).run(None, feed)[0] for name in ("encoder.float.onnx", "encoder.onnx"))
    return float(((a * b).sum(-1) / np.linalg.norm(a, axis=-1) / np.linalg.norm(b, axis=-1)).mean())


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=Path, help="documents by whose text the rounding is chosen; without it each weight is rounded to the nearest")
    parser.add_argument("--float", action="store_true", help="keep float32")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    net = Net(args.encoder, weights=False)
    net.tagger.encoder.set_attn_implementation("eager")  # the other one guards each softmax against rows of nothing, for a fifth of the time
    net.load_state_dict(torch.load(args.weights, weights_only=True))
    net.eval()
    some = calibration(args.texts, args.encoder) if args.texts and not args.float else []
    if some:
        smooth(net.tagger, some, STEADY)
    found = rounding(net, some) if some else {}
    if not args.float:
        words = net.tagger.encoder.embeddings
        words.word_embeddings = Rows(words.word_embeddings.weight.detach())
    export(net, args.out)
    if not args.float:
        quantise(args.out / "encoder.onnx")
        place(args.out / "encoder.onnx", found)
        print(f"int8 encoder: mean cosine {drift(args.out):.4f}")
        (args.out / "encoder.float.onnx").unlink()
        for path in args.out.glob("*.onnx"):
            halve(path)
    shutil.copy(args.encoder / "tokenizer.json", args.out / "tokenizer.json")
    for path in sorted(args.out.glob("*.onnx")):
        print(f"{path.name:14} {path.stat().st_size / 1e6:6.1f} MB")


if __name__ == "__main__":
    main()
