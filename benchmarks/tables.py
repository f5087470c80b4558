"""Tables: how every benchmark prints its result and holds it against its floor."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.toml"


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns in line: the first to the left, the others to the right."""
    cells = [list(heads), *([f"{c:.1f}" if isinstance(c, float) else str(c) for c in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(heads))]
    return "\n".join("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))) for row in cells)


def floors(name: str) -> dict[str, float]:
    """The floors of one benchmark in floors.toml, by figure (`row_figure` for those of a row); empty where none is set."""
    if not FLOORS.exists():
        return {}
    found = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(name, {})
    flat = {f"{k}_{inner}": n for k, v in found.items() if isinstance(v, dict) for inner, n in v.items()}
    return {k: float(v) for k, v in {**found, **flat}.items() if not isinstance(v, dict)}


def finish(name: str, figures: Mapping[str, Any], *, as_json: bool, hold: bool = False) -> None:
    """Names each figure under its floor; with `as_json` one JSON object last. With `hold`, exits 1 when a figure is under its floor."""
    under = {key: (figures[key], floor) for key, floor in floors(name).items() if figures.get(key) is not None and figures[key] < floor}
    for key, (value, floor) in under.items():
        print(f"under its floor: {key} {value} < {floor}", file=sys.stderr)
    if as_json:
        print(json.dumps(figures))
    if hold and under:
        sys.exit(1)
