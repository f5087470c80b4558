"""The curves of `match`: points (thousandths of a log-odd) by feature, never falling. Written by `python -m benchmarks.tuning`: change them there.

Source: logistic regression over pairs of reports of half of the incidents of a public set of news reports grouped by incident; used for measuring and tuning
only.
"""

from typing import Final

Curve = tuple[tuple[float, int], ...]

CURVES: Final[dict[str, dict[str, Curve]]] = {
    "fresh": {
        "words": ((0.0, 0), (0.1, 0), (0.15, 1580), (0.22, 1820)),
        "lead": ((0.0, 0), (0.1, 0), (0.15, 381), (0.25, 381), (0.4, 894)),
        "names": ((0.0, 0), (0.08, 0), (0.15, 1568), (0.3, 1748)),
        "lead_names": ((0.0, 0), (0.12, 0), (0.25, 1448)),
        "numbers": ((0.0, 0), (0.05, 0), (0.2, 18), (0.5, 838)),
        "title": ((0.0, 0), (0.1, 0), (0.25, 1233), (0.5, 3379)),
    },
    "late": {
        "words": ((0.0, 0), (0.05, 442)),
        "lead": ((0.0, 0), (0.05, 616), (0.1, 1126), (0.15, 2485), (0.25, 3058)),
        "names": ((0.0, 0), (0.03, 0), (0.08, 1162), (0.15, 1162), (0.3, 1937)),
        "lead_names": ((0.0, 0), (0.12, 0), (0.25, 1095), (0.5, 1182)),
        "numbers": ((0.0, 0), (0.05, 0), (0.2, 1223)),
        "title": ((0.0, 0), (0.1, 0), (0.25, 1899), (0.5, 2049)),
        "title_share": ((0.0, 0), (0.1, 0), (0.25, 108), (0.5, 232)),
    },
}
BIAS: Final = {"fresh": -3817, "late": -7413}
GAPS: Final[Curve] = ((0, 0), (0, 0), (1, -44), (1, -44), (2, -129), (7, -129), (8, -133), (21, -133), (22, -2361), (90, -2361), (91, -2757))
RELATIONS: Final = {"same": 323, "next": 726, "few": -353, "off": -697, "back": 3522, "month": 3396, "overlap": 1429}
