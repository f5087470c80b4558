"""The curves of `match`: points (thousandths of a log-odd) by feature, never falling. Written by `python -m benchmarks.tuning`: change them
there.

Source: logistic regression over pairs of reports of half of the incidents of a public set of news reports grouped by incident; used for
measuring and tuning only.
"""

from typing import Final

Curve = tuple[tuple[float, int], ...]

CURVES: Final[dict[str, dict[str, Curve]]] = {
    "fresh": {
        "words": ((0.0, 0), (0.1, 0), (0.15, 1075), (0.22, 1334)),
        "lead": ((0.0, 0), (0.1, 0), (0.15, 484), (0.25, 484), (0.4, 1036)),
        "names": ((0.0, 0), (0.08, 0), (0.15, 1451), (0.3, 1702)),
        "lead_names": ((0.0, 0), (0.12, 0), (0.25, 1356)),
        "numbers": ((0.0, 0), (0.2, 0), (0.5, 694)),
        "title": ((0.0, 0), (0.1, 0), (0.25, 1134), (0.5, 3160)),
        "title_share": ((0.0, 0), (0.1, 0), (0.25, 56)),
    },
    "late": {
        "words": ((0.0, 0), (0.05, 281)),
        "lead": ((0.0, 0), (0.05, 564), (0.1, 1597), (0.15, 2025), (0.25, 2477)),
        "names": ((0.0, 0), (0.03, 0), (0.08, 782), (0.15, 782), (0.3, 1635)),
        "lead_names": ((0.0, 0), (0.12, 0), (0.25, 1479), (0.5, 1528)),
        "numbers": ((0.0, 0), (0.05, 0), (0.2, 1677)),
        "title": ((0.0, 0), (0.1, 0), (0.25, 2110)),
        "title_share": ((0.0, 0), (0.1, 0), (0.25, 336), (0.5, 444)),
    },
}
BIAS: Final = {"fresh": -3273, "late": -7004}
GAPS: Final[Curve] = ((0, 0), (0, 0), (1, -185), (7, -185), (8, -188), (21, -188), (22, -2856), (90, -2856), (91, -2953))
RELATIONS: Final = {"same": 279, "next": 859, "few": -483, "off": -647, "back": 3343, "month": 3785, "overlap": 1550}
