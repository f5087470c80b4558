"""The curves of `tocsin.incident.match`, fitted: `python -m benchmarks.tuning DIR [--write] [--shift 0.7]`.

DIR as for `benchmarks.incidents`. Pairs of candidate reports of the tune half are the data; an additive logistic model is fitted whose curves never fall
(each feature
is cut at knots, the rise over each piece is bounded below by zero), with a little ridge. `--shift` lowers the bar: the log-odds are those of single pairs,
and a group has
many. With `--write` the curves are written to `src/tocsin/incident/curves.py`; without, printed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.incidents import half, read, rows
from tocsin.incident.blocks import Index
from tocsin.incident.match import LATE, apart, relation
from tocsin.incident.pool import shared
from tocsin.incident.sketch import Sketch, sketch
from tocsin.pipeline import Pipeline

KNOTS: Final = {
    "words": (0.0, 0.05, 0.1, 0.15, 0.22, 0.35, 0.7, 1.0),
    "lead": (0.0, 0.05, 0.1, 0.15, 0.25, 0.4, 0.7, 1.0),
    "names": (0.0, 0.03, 0.08, 0.15, 0.3, 0.6, 1.0),
    "lead_names": (0.0, 0.05, 0.12, 0.25, 0.5, 1.0),
    "numbers": (0.0, 0.05, 0.2, 0.5, 1.0),
    "title": (0.0, 0.1, 0.25, 0.5, 1.0),
    "title_share": (0.0, 0.1, 0.25, 0.5, 1.0),
}
GAPS: Final = (1, 2, 4, 8, 22, 91, 366)
RELATED: Final = ("same", "next", "few", "off", "back", "month", "overlap")
REGIMES: Final = ("fresh", "late")
RIDGE: Final = 0.3
OUT: Final = Path(__file__).parents[1] / "src" / "tocsin" / "incident" / "curves.py"
HEAD: Final = '''"""The curves of `match`: points (thousandths of a log-odd) by feature, never falling. Written by `python -m benchmarks.tuning`: change them
there.

Source: logistic regression over pairs of reports of half of the incidents of a public set of news reports grouped by incident; used for
measuring and tuning only.
"""

from typing import Final

Curve = tuple[tuple[float, int], ...]

'''
Label = tuple[str, str, float]
Array = NDArray[np.float64]


def pairs(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """The candidate pairs."""
    index = Index()
    out = []
    for number, one in enumerate(sketches):
        out += [(other, number) for other in index.candidates(one)]
        index.add(one)
    return out


def row(one: Sketch, other: Sketch) -> dict[Label, float]:
    """The features of one pair that are not zero."""
    days = apart(one, other) or 0
    regime = "late" if days > LATE else "fresh"
    alike = shared(one, other)
    out: dict[Label, float] = {(regime, "bias", 0.0): 1.0, ("day", relation(one, other), 0.0): 1.0}
    for name, knots in KNOTS.items():
        for low, high in pairwise(knots):
            out[regime, name, high] = (min(max(alike[name], low), high) - low) / (high - low)
    out |= {("gap", "days", float(gap)): -1.0 for gap in GAPS if days >= gap}
    if one.days & other.days:
        out["day", "overlap", 0.0] = 1.0
    return out


def labels() -> list[Label]:
    """All features in order."""
    curves = [(regime, name, high) for regime in REGIMES for name, knots in KNOTS.items() for high in knots[1:]]
    return [*curves, *((regime, "bias", 0.0) for regime in REGIMES), *(("gap", "days", float(gap)) for gap in GAPS), *(("day", name, 0.0) for name in RELATED)]


def fit(matrix: Array, same: NDArray[np.bool_], names: Sequence[Label]) -> dict[Label, float]:
    """The weights: ridge logistic regression, rises and the fall with days bounded below by zero."""
    sign = np.where(same, 1.0, -1.0)
    penalty = np.array([0.0 if name[1] == "bias" else RIDGE for name in names])

    def loss(weights: Array) -> tuple[float, Array]:
        margin = sign * (matrix @ weights)
        wrong = 1 / (1 + np.exp(np.clip(margin, -50, 50)))
        return float(np.logaddexp(0, -margin).sum() + 0.5 * (penalty * weights**2).sum()), -(matrix.T @ (sign * wrong)) + penalty * weights

    bounds = [(None, None) if name[1] == "bias" or name[0] == "day" else (0, None) for name in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000})
    return dict(zip(names, (float(x) for x in found.x), strict=True))


def curve(points: Sequence[tuple[float, int]]) -> tuple[tuple[float, int], ...]:
    """The points without those in the middle of a flat."""
    flat = [n > 0 and points[n - 1][1] == y and (n == len(points) - 1 or points[n + 1][1] == y) for n, (_, y) in enumerate(points)]
    return tuple(point for point, drop in zip(points, flat, strict=True) if not drop)


def written(weights: dict[Label, float], shift: float) -> str:
    """The module with the curves."""
    curves: dict[str, dict[str, Any]] = {regime: {} for regime in REGIMES}
    for regime in REGIMES:
        for name, knots in KNOTS.items():
            rises = np.cumsum([weights[regime, name, high] for high in knots[1:]])
            points = [(0.0, 0), *((high, round(1000 * rise)) for high, rise in zip(knots[1:], rises, strict=True))]
            if points[-1][1]:
                curves[regime][name] = curve(points)
    bias = {regime: round(1000 * (weights[regime, "bias", 0.0] + shift)) for regime in REGIMES}
    falls, gaps = 0.0, [(0, 0)]
    for gap in GAPS:
        step = weights["gap", "days", float(gap)]
        if step >= 0.0005:
            gaps += [(gap - 1, round(-1000 * falls)), (gap, round(-1000 * (falls + step)))]
            falls += step
    text = HEAD + "CURVES: Final[dict[str, dict[str, Curve]]] = {\n"
    for regime in REGIMES:
        text += f'    "{regime}": {{\n' + "".join(f'        "{name}": {found!r},\n' for name, found in curves[regime].items()) + "    },\n"
    day = {name: round(1000 * weights["day", name, 0.0]) for name in RELATED}
    return text + f"}}\nBIAS: Final = {json.dumps(bias)}\nGAPS: Final[Curve] = {tuple(gaps)!r}\nRELATIONS: Final = {json.dumps(day)}\n"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--shift", type=float, default=0.7)
    args = parser.parse_args()
    reports = [report for report in rows(args.dir / "reports.jsonl") if half(report["incident_id"]) == "tune"]
    sketches = [sketch(reading) for reading in read(reports, Pipeline())]
    candidates = pairs(sketches)
    names = labels()
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(candidates), len(names)))
    for number, (one, other) in enumerate(candidates):
        for name, value in row(sketches[one], sketches[other]).items():
            if name in column:
                matrix[number, column[name]] = value
    same = np.array([reports[one]["incident_id"] == reports[other]["incident_id"] for one, other in candidates])
    text = written(fit(matrix, same, names), args.shift)
    if args.write:
        OUT.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
