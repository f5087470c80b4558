"""Tellings: what tellers say, each thing once and each teller's words without the next one's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tocsin.model import Attribution, Report, Span

Told = tuple[Attribution, tuple[str, bool] | None]  # what is told, and its source's key in the cast

TURN = re.compile(r",? (?:while|but|although|whereas)(?: the| an?)? $", re.IGNORECASE)
BESIDE = 30  # characters between one who takes his turn and his cue


def continued(attributions: Sequence[Told]) -> list[Told]:
    """The same without doubles: of two with one source and one content, the first."""
    return list({(a.source, a.content): (a, key) for a, key in reversed(attributions)}.values())[::-1]


def turn(report: Report, said: Attribution) -> tuple[int, int] | None:
    """Where a teller takes his turn after another ("..., while the army says"), and where the other's words end; None where he does not."""
    if not said.source or not said.cue or not 0 <= said.cue.start - said.source.end <= BESIDE:
        return None
    match = TURN.search(report.text, report.sentences[report.sentence_of(said.source)].start, said.source.start)
    return (said.source.start, match.start()) if match else None


def cut(content: Span, report: Report, turns: Sequence[tuple[int, int]]) -> Span:
    """The content up to the first turn of another teller within it."""
    end = min((end for start, end in turns if content.start < end and start < content.end), default=content.end)
    return report.span(content.start, end) if end < content.end else content


def in_turn(report: Report, told: Sequence[Told]) -> list[Told]:
    """The same, each teller's words ending where the next one's begin: so it is for 41 of 43 such pairs that are annotated."""
    turns = [(a, at) for a, _ in told if (at := turn(report, a))]
    out = []
    for a, key in told:
        content = tuple(cut(c, report, [at for other, at in turns if other.source != a.source]) for c in a.content)
        out.append((replace(a, id=Attribution.identify(a.source, content), content=content), key))
    return out


def within(inner: Attribution, outer: Attribution) -> bool:
    """Does every word of one's content stand in the other's?"""
    return all(any(big.start <= small.start and small.end <= big.end for big in outer.content) for small in inner.content)


def told_once(told: Sequence[Told]) -> list[Told]:
    """The same without what a teller says within his own words: "he said ... which he said"; one who tells a thing tells it once."""
    longest = sorted(range(len(told)), key=lambda i: (-told[i][0].length, i))
    gone = {j for n, i in enumerate(longest) for j in longest[n + 1 :] if told[i][1] and told[i][1] == told[j][1] and within(told[j][0], told[i][0])}
    return [one for i, one in enumerate(told) if i not in gone]
