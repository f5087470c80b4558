"""Tolls: how many killed and hurt the title and lead of a report say, by their wording.

Takes a report; gives counts with their words. A second reading beside the reader's own numbers, which titles often escape ("3 killed, 5 hurt in ..."): it
stands for a
report only where the reader found no number, or where the title says one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tocsin.incident.words import listed
from tocsin.model import Count, Report, Span
from tocsin.resolve.counts import count

N: Final = (
    r"(?<!, )(?<!aged )(?<!age )(?:at least |more than |over |nearly |about |as many as |up to |some )?(?:\d{1,3}(?:,\d{3})*|one|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|dozens|several|both)(?![-\d:%]| "
    r"?(?:a\.?m|p\.?m|year|month|week|day|hour|minute|block|shots?|times|suspects?|arrest|street|st\b|mile|km|rounds?|homes?|cars?))"
)
PEOPLE: Final = (
    r"(?: \w+[’']?)?(?: (?:people|persons?|men|women|children|teens?|teenagers|boys|girls|others|victims|civilians|soldiers|"
    r"troops|officers|guards|students|adults|males|females|residents|workers|inmates|fighters|militants|passengers|patients|policemen|police))?"
)
ONE: Final = (
    r"(?:an? |the |another )?(?:\d{1,2}-(?:year|month)-old )?(?:\w+ )?(?:man|woman|boy|girl|teen|teenager|child|toddler|infant|"
    r"mother|father|student|officer|deputy|suspect|soldier|driver|male|female|person|victim|resident)"
)
BE: Final = r"(?: (?:was|were|is|are|have been|has been|had been|being|found|reported|confirmed|pronounced|left|fatally|critically|seriously|also|later))*"
DEAD: Final = r"(?:killed|dead|dies|died|slain|murdered|shot dead|fatally shot|shot to death|gunned down|lost (?:his|her|their) lives?)"
HURT: Final = r"(?:injured|wounded|hurt|hospitali[sz]ed|in critical condition|in hospital)"
NUMBERS: Final = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen dozens several both at more over nearly about as up some"
)
DYING: Final = listed("killed dead dies died slain murdered shot gunned lost")
HURTING: Final = listed("injured wounded hurt hospitalised hospitalized critical hospital")
LEAVING: Final = listed("leaves left leaving")
ANY: Final = None  # a wording that may begin with any word


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to word a toll. It begins with one of `begins` (of NUMBERS: or with a digit) and has one of `needs`: so that few places are looked at closely."""

    field: str
    pattern: re.Pattern[str]
    begins: frozenset[str] | None
    needs: frozenset[str]


def _wording(field: str, pattern: str, begins: frozenset[str] | None, needs: frozenset[str]) -> Wording:
    return Wording(field, re.compile(pattern, re.IGNORECASE), begins, needs)


_KILL: Final = listed("kills killed killing")
_CLAIM: Final = listed("leaves leaving claims claimed")
_MAIM: Final = listed("injures injured injuring wounds wounded wounding")
_HARM: Final = _MAIM | listed("hurt hurts hurting")
WORDINGS: Final = (
    _wording("killed", rf"\b(?P<n>{N}{PEOPLE}),?{BE} {DEAD}\b", NUMBERS, DYING),
    _wording("killed", rf"\b(?:kill(?:s|ed|ing)|leav(?:es|ing) dead|claim(?:s|ed)(?: the)? lives of) (?P<n>{N}{PEOPLE})", _KILL | _CLAIM, _KILL | _CLAIM),
    _wording("killed", rf"\b(?:leaves|left|leaving) (?P<n>{N}{PEOPLE}) dead\b", LEAVING, listed("dead")),
    _wording("killed", rf"\b(?P<n>{ONE}),?{BE} {DEAD}\b", ANY, DYING),
    _wording("killed", rf"\bkill(?:s|ed|ing) (?P<n>{ONE})\b", _KILL, _KILL),
    _wording("killed", rf"\b(?P<n>{N}) (?:deaths|fatalities|bodies)\b", NUMBERS, listed("deaths fatalities bodies")),
    _wording("injured", rf"\b(?P<n>{N}{PEOPLE}),?{BE} {HURT}\b", NUMBERS, HURTING),
    _wording("injured", rf"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?) (?P<n>{N}{PEOPLE})", _HARM, _HARM),
    _wording("injured", rf"\b(?:leaves|left|leaving) (?P<n>{N}{PEOPLE}) (?:injured|wounded|hurt)\b", LEAVING, HURTING),
    _wording("injured", rf"\b(?P<n>{ONE}),?{BE} {HURT}\b", ANY, HURTING),
    _wording("injured", rf"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)) (?P<n>{ONE})\b", _MAIM, _MAIM),
)
PERSON: Final = listed(
    "man woman boy girl teen teenager child toddler infant mother father student officer deputy suspect soldier driver male female person victim resident"
)
PIECE: Final = re.compile(r"\w+")
DEATH: Final = re.compile(r"(?i)\b(?:killed|dead|dies|died|slain|murdered|fatally|fatal|homicide|deadly|murder)\b(?! threat)")
LEAD: Final = 4  # sentences, the title among them


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of killed or injured as a report's title or lead words it."""

    field: str
    words: Span
    count: Count
    sentence: int
    numbered: bool = True  # False: the text speaks of a death and gives no number


def tolls(report: Report) -> list[Toll]:
    """The tolls of title and lead; where these speak of a death without a number, one at least."""
    found = list(_numbers(report))
    if not any(toll.field == "killed" for toll in found):
        end = report.sentences[min(LEAD, len(report.sentences)) - 1].end
        death = DEATH.search(report.text, 0, end)
        if death:
            words = report.span(*death.span())
            found.append(Toll("killed", words, Count(1, 1, None, of="killed"), report.sentence_of(words), numbered=False))
    return found


def _numbers(report: Report) -> Iterator[Toll]:
    """The tolls with a number; of one field and sentence the first found of each stretch of words."""
    for number, at in enumerate(report.sentences[:LEAD]):
        taken: list[tuple[int, int]] = []
        pieces = [(piece.start(), piece[0].casefold()) for piece in PIECE.finditer(report.text, at.start, at.end)]
        held = {piece for _, piece in pieces}
        for wording in WORDINGS:
            if held.isdisjoint(wording.needs) or (wording.begins is ANY and held.isdisjoint(PERSON)):
                continue
            for match in _matches(wording, report.text, pieces, at.end):
                start, end = match.span("n")
                if any(a < end and start < b for a, b in taken) or not match["n"].strip():
                    continue
                found = count(match["n"], of=wording.field)
                if found and found.value:
                    taken.append((start, end))
                    yield Toll(wording.field, report.span(start, end), found, number)


def _matches(wording: Wording, text: str, pieces: list[tuple[int, str]], end: int) -> Iterator[re.Match[str]]:
    """Where a wording stands among the words of a sentence, one after the other."""
    after = 0
    for start, piece in pieces:
        if start >= after and (wording.begins is ANY or piece in wording.begins or (wording.begins is NUMBERS and piece[0].isdigit())):
            match = wording.pattern.match(text, start, end)
            if match:
                after = match.end()
                yield match
