from dataclasses import replace
from itertools import permutations

import numpy as np

from tests.incident.wire import MARKET, reading
from tocsin.incident.match import MOST, found, points, score
from tocsin.incident.pool import pooled
from tocsin.incident.sketch import Sketch, sketch

DAY = 738_000


def reports() -> list[Sketch]:
    """One report's sketch, told on many days, with and without days, weeks and tolls."""
    one = sketch(reading(MARKET))
    fresh = [replace(one, report=f"f{n}", published=DAY + n, day=DAY + n // 2, days=frozenset({DAY + n // 2} if n % 2 else ()), killed=None) for n in range(9)]
    late = [
        replace(one, report="back", published=DAY + 300, day=DAY + 300, days=frozenset({DAY + 1})),
        replace(one, report="month", published=DAY + 60, day=DAY + 60, days=frozenset(), spans=((DAY - 20, DAY + 10),)),
        replace(one, report="none", published=DAY + 30, day=DAY + 30, days=frozenset({DAY + 29}), killed=40.0),
        replace(one, report="other toll", published=DAY + 1, day=DAY, days=frozenset({DAY}), killed=90.0),
        replace(one, report="undated", published=None, day=None, days=frozenset({DAY})),
    ]
    return fresh + late


def test_the_reasons_of_a_score_add_up_to_its_points() -> None:
    for one, other in permutations(reports(), 2):
        made = score(one, other)
        assert made.points == max(-MOST, min(MOST, sum(reason.points for reason in made.reasons))), (one.report, other.report)


def test_a_score_is_the_same_from_both_sides_and_among_many() -> None:
    held = reports()
    for one in held:
        others = [other for other in held if other is not one]
        pool = pooled(*others)
        among = {others[number].report: (total, copy) for number, total, copy in found(one, pool, np.arange(len(others)), -MOST - 1)}
        assert among == {other.report: points(one, other) for other in others} == {other.report: points(other, one) for other in others}
