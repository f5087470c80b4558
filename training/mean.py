"""The mean of several weights: `python -m training.mean FILE.pt=SHARE ... --out FILE.pt`.

Weights of one run that was taken up again lie near each other, and their mean reads a little better than either (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor


def mean(weights: list[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """The weights' mean by their shares, which add up to 1; whole numbers as the last has them."""
    last = weights[-1][0]
    return {name: sum((each[name] * share for each, share in weights), torch.zeros(())) if last[name].is_floating_point() else last[name] for name in last}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("weights", nargs="+", help="FILE.pt=SHARE")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    shares = [(path, float(share)) for path, _, share in (one.rpartition("=") for one in args.weights)]
    if abs(sum(share for _, share in shares) - 1) > 1e-6:
        raise SystemExit("the shares do not add up to 1")
    torch.save(mean([(torch.load(path, weights_only=True), share) for path, share in shares]), args.out)


if __name__ == "__main__":
    main()
