"""Timeline: paragraphs as marks on an axis of days, a row a month: only the layout; the template draws it.

Takes a briefing; gives rows of marks, binned by day and linked to their paragraphs. Months without marks are left out, so that a long lull takes no room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tocsin.watch.briefing import Briefing
from tocsin.watch.paragraph import Entry
from tocsin.watch.phrase import MONTHS

LEFT, CELL, STEP, MOST = 92, 21, 10, 10  # px: room for the month, width of a day, from mark to mark; marks that a day has room for, two in a row
SHAPES: Final = ("corroborated", "single origin", "party claim", "disputed", "anticipated")


@dataclass(frozen=True, slots=True)
class Dot:
    """One paragraph's mark: where it stands, its shape, and where it leads. `many` counts those that it stands for, past the height of a stack."""

    x: int
    y: int
    shape: str
    dated: bool
    target: str
    label: str
    many: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A month: its name, its base line, and its marks."""

    name: str
    base: int
    days: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: its size, its rows, which shapes it uses, and how many paragraphs are on no single day."""

    width: int
    height: int
    rows: tuple[Row, ...]
    shapes: tuple[str, ...]
    shown: int
    undated: int
    left: int = LEFT
    cell: int = CELL


def label(entry: Entry) -> str:
    """What a mark says when it is pointed at or read out."""
    return f"{entry.day}: {entry.lines[0].text} [{entry.label}]"


def stack(entries: list[Entry], day: date, base: int) -> list[Dot]:
    """The marks of a day, two in a row from the base line up; the last stands for all that find no room."""
    left = LEFT + (day.day - 1) * CELL
    fit = entries if len(entries) <= MOST else entries[: MOST - 1]
    pairs = len(entries) > 1

    def at(n: int) -> tuple[int, int]:
        return left + (STEP // 2 + n % 2 * STEP if pairs else CELL // 2), base - 7 - n // 2 * STEP

    dots = [Dot(*at(n), e.label, e.dated, e.id, label(e)) for n, e in enumerate(fit)]
    if rest := entries[len(fit) :]:
        dots.append(Dot(*at(len(fit)), "more", True, rest[0].id, f"{day.isoformat()}: {len(rest)} more", len(rest)))
    return dots


def rows(by_day: dict[date, list[Entry]]) -> Iterable[Row]:
    """A row for each month that has marks, as tall as its tallest stack."""
    months: defaultdict[tuple[int, int], list[date]] = defaultdict(list)
    for day in sorted(by_day):
        months[day.year, day.month].append(day)
    base = 18
    for (year, month), days in sorted(months.items()):
        base += 9 + STEP * ((min(max(len(by_day[day]) for day in days), MOST) + 1) // 2)
        dots = tuple(dot for day in days for dot in stack(by_day[day], day, base))
        following = date(year + month // 12, month % 12 + 1, 1)
        yield Row(f"{MONTHS[month - 1][:3]} {year}", base, (following - date(year, month, 1)).days, dots)


def timeline(briefing: Briefing) -> Timeline | None:
    """The picture of a briefing; None where nothing stands on a single day."""
    unique = {e.id: e for s in briefing.sections for e in s.entries if e.label in SHAPES and e.see is None}
    every = sorted(unique.values(), key=lambda e: (e.day, SHAPES.index(e.label), e.id))
    by_day: defaultdict[date, list[Entry]] = defaultdict(list)
    for entry in every:
        if entry.exact and entry.day < "9999":
            by_day[date.fromisoformat(entry.day)].append(entry)
    made = tuple(rows(by_day))
    shown = sum(len(found) for found in by_day.values())
    shapes = tuple(shape for shape in SHAPES if any(dot.shape == shape for row in made for dot in row.dots))
    return Timeline(LEFT + 31 * CELL + 8, made[-1].base + 6, made, shapes, shown, len(every) - shown) if made else None
