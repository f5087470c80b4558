"""Naming: what a report says beside a name: the rank and the body of a person, the whole of a name, the body that an office is of.

Takes a report's text and a place in it; knows nothing of who says what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from tocsin.incident.voice import BODIES, INSTITUTION, PARTICLES, Voice, base, tokens, voice
from tocsin.incident.wording import subject
from tocsin.incident.words import listed
from tocsin.model import OriginKind, Reading, Report, Span

BEFORE: Final = re.compile(r"((?:(?:(?:[A-Z]\.){2,}|[\w’'-]+),? ){0,9})$")
OFFICE: Final = (
    r"spokes\w+|minister|director|chief|head|governor|commander|mayor|president|general|secretary|chair\w*|leader|coordinator|envoy|"
    r"ambassador|prosecutor|representative|speaks for|runs|leads|heads|"
    r"superintendent|inspector|sheriff|manager|owner|officer|lawyer|convenor|convener|coordinates|executive|commissioner|ombudsman|doctor|surgeon|warden|bishop|analyst|administrator"
)
AFTER: Final = re.compile(
    rf"^(?:, |,? (?=who )| \()((?:(?:who|the|an?|its|his|her) )?(?:[\w’'-]+ ){{0,4}}?(?:vice-|deputy-)?(?i:{OFFICE})\b"
    rf"[^.;:,“”\"\n]{{0,80}}(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)?)"
)
LED: Final = re.compile(
    r"^, (?P<v>who (?:led|leads|commands?|commanded|oversees|directs|heads|headed|runs|works for|speaks for|spoke for))"
    r" (?:the |an? )?(?P<of>[^.;:,“”\"\n]{3,80})"
)
RANKED: Final = re.compile(
    r"\b(Colonel|General|Mayor|Captain|Major|Commander|Governor|Admiral|Brigadier|Inspector|Superintendent)\.? (?:[A-Z][\w’'.-]* ){0,2}$"
)
OWNED: Final = re.compile(r"(?P<n>(?:[A-Z][\w’'&-]*)(?: (?:of |and |the )?[A-Z][\w’'&-]*)*|[Tt]he [a-z]+)['’]s (?:[a-z-]+ ){1,3}(?:for [a-z]+ ?)?,? ?$")
ITS: Final = re.compile(r"\b(?:[Ii]ts|[Tt]heir|whose) (?:[a-z-]+ ){0,3}[a-z-]+,? ?$")
DOER: Final = re.compile(r"^(?:The )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?:will|would|has|had|[a-z]+ed)\b")
ORGAN: Final = re.compile(
    r"(?:[Hh]ospital|[Mm]inistry|[Uu]niversity|[Cc]linic|[Aa]ssociation|[Uu]nion|[Cc]ommittee) of (?:the )?[A-Z][\w’'&-]*"
    r"(?: (?:(?:of|and|in|de) )*[A-Z][\w’'&-]*)*|"
    r"(?:[A-Z][\w’'&-]*)(?: (?:(?:of|and|the|for|de) )*[A-Z][\w’'&-]*)+"
    r"(?: (?:hospital|ministry|police|army|committee|service|group|movement|agency))?"
)
OF_BODY: Final = re.compile(r"^ (?:of|from) (?:the )?(?P<n>[A-Z]{3,6})\b")  # "Ada Rohm of the TPNPB"
CLAUSE: Final = re.compile(r",? (?:which|where|that|said|says|told|added|and)\b.*$")
ROLE: Final = re.compile(rf"(?i)\b(?:{OFFICE})\b")
BREAK: Final = listed(
    "said says told and but when after that as was were is by to in on with while citing quoting added from confirmed visit wounded according"
)
LEFT: Final = re.compile(r"((?:(?:[A-Z][\w’'-]*|\b(?:al|el|de|of|the))[ -])*)$")
RIGHT: Final = re.compile(
    r"^((?:[ -](?:of|for|and|the|al|de|in)(?= (?![A-Z]\.)[A-Z]|[ -](?:the|al) ?[A-Z])|[ -](?![A-Z]\.)[A-Z][\w’'-]*)*"
    r"(?: (?:police|army|military|ministry|hospital|service|council|authority|agency|mission|office|command|government|committee|party|"
    r"movement|brigades?|spokes\w+|officials?))?)"
)
TWO_OFFICES: Final = re.compile(r"\b[\w’'-]*(?:analyst|spokes|director|chief|head|founder|minister|officer)[\w’'-]* and (?:[\w’'-]+ )*$")


FULL_NAME: Final = r"(?:[A-Z][\w’'-]*\.? )?(?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:(?:al|el|de|bin|von|van|abu|da)[ -])?(?:al-|el-)?(?:[A-Z][\w’'-]+|[A-Z]\.)){1,3}"
KIN: Final = r"(?:son|daughter|brother|sister|father|mother|wife|husband|widow|uncle|cousin|nephew)"
HOLDER: Final = re.compile(
    rf"^(?:(?P<before>{FULL_NAME}), (?=.*\b(?i:{OFFICE})\b).+|(?:[\w’'.&-]+,? )*?(?:[a-z]+-)?(?:{OFFICE})[a-z-]*(?:,| [^,]{{1,60}},)? (?P<after>{FULL_NAME})|"
    rf"(?:(?:[Hh]is|[Hh]er|[Tt]heir) )?{KIN} (?P<kin>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))$"
)


def bare(name: str) -> str:
    """A person's name without the office that stands beside it in one breath; any other name as it is.

    >>> bare("the party's spokeswoman, Ada Rohm"), bare("Ada Rohm, head of the clinic"), bare("the head of the Rohm clinic")
    ('Ada Rohm', 'Ada Rohm', 'the head of the Rohm clinic')
    """
    match = HOLDER.match(name)
    held = (match["before"] or match["after"] or match["kin"]) if match else name
    return name if INSTITUTION.search(held) else held


def beside(text: str, start: int, end: int) -> str:
    """The words around a person's name that give rank and body: "prison service director", "who speaks for the ministry"; "" where none do."""
    before = BEFORE.search(text[max(0, start - 110) : start].rpartition("\n")[2])
    kept: list[str] = []
    for word in reversed(before[1].split() if before else []):
        if word == "and" and before and TWO_OFFICES.search(before[1]):
            kept.insert(0, word)
            continue
        if word.casefold() in BREAK or (word.endswith(",") and ROLE.search(" ".join(kept))):
            break
        kept.insert(0, word)
    after = AFTER.match(text[end : end + 110])
    led = LED.match(text[end : end + 120])
    of = OF_BODY.match(text[end : end + 60])
    organ = f"{of['n']} member" if of else ""
    return " ".join(
        part for part in (" ".join(kept), owner(text[max(0, start - 160) : start]), CLAUSE.sub("", after[1]) if after else "") if ROLE.search(part)
    ) + "".join(f" {part}" for part in (organ, CLAUSE.sub("", led["of"]).rpartition(" for ")[2] if led else "") if part)


def owner(before: str) -> str:
    """The body whose somebody is, as an office of it: "Traceline's analyst", "the Families' Committee, whose chairwoman"; "" where the words name none."""
    sentence = re.split(r"[.!?][”\"]?\s", before.rpartition("\n")[2])[-1]
    owned, its = OWNED.search(sentence), ITS.search(sentence)
    bodies = ORGAN.findall(sentence[: its.start()]) if its else []
    doer = DOER.match(sentence) if its else None
    bodies += [doer[1]] if doer else []
    return f"{owned['n']} officer" if owned else f"{bodies[-1]} officer" if bodies else ""


def affiliations(name: str, texts: Iterable[str]) -> str:
    """All that the texts say beside a person's last name."""
    last = next((word for word in reversed(re.split(r"[ -]", name)) if len(word) >= 3 and word[0].isupper()), None)
    if last is None:
        return ""
    found = (besides(name, text) | besides(last, text, alone=True) if name in text else besides(last, text, first=name[: -len(last)]) for text in texts)
    return " ".join(sorted({words for some in found for words in some}))


@lru_cache(maxsize=1 << 12)
def besides(last: str, text: str, *, alone: bool = False, first: str | None = None) -> frozenset[str]:
    """What a text says `beside` a name, wherever it stands; `alone`: where no first name stands before it, which may be another's; `first`: the words before
    it that are his.
    """
    his = {*(first or "").replace("-", " ").replace(".", "").split(), *BEFORE_NAMES} if not alone else PARTICLES
    places = [
        (start, end)
        for start, end in _places(last, text)
        if (first is None and not alone) or his.issuperset(text[start : end - len(last)].replace("-", " ").replace(".", "").split())
    ]
    ranks = {match[1].casefold() for start, end in places for match in [RANKED.search(text[max(0, start - 20) : end - len(last)])] if match}
    places += [match.span() for rank in sorted(ranks) for match in re.finditer(rf"\bthe {rank}(?=, who )", text)]  # "said the colonel, who commands"
    return frozenset(words for start, end in places if (words := beside(text, start, end)))


BEFORE_NAMES: Final = listed(
    "Mr Mrs Ms Dr Prof Professor General Gen Lt Lieutenant Col Colonel Maj Major Capt Captain Brig Brigadier Commander Sgt Sergeant Admiral Commodore Sheikh "
    "Father Bishop Governor Mayor Minister Ambassador Judge Prosecutor Commissioner Superintendent Inspector President Director Chief Secretary Spokesman "
    "Spokeswoman Spokesperson Mawlawi Mullah Imam Senator"
) | PARTICLES


def _places(last: str, text: str) -> Iterable[tuple[int, int]]:
    """Where a name ends so in a text: from its first name, up to two words before."""
    at = text.find(last)
    while at >= 0:
        end = at + len(last)
        if (at == 0 or not text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            before = re.search(r"(?:[A-Z][\w’'.-]*[ -]){0,2}(?:\b(?:al|el|de|bin|ibn|von|van|da|di|la)[ -])?$", text[max(0, at - 40) : at])
            yield at - len(before[0] if before else ""), end
        at = text.find(last, end)


ITSELF: Final = re.compile(
    r"(?: (?:that|which|who))? (?:calls?|calling|called|styl\w+|nam\w+|known as|identif\w+) (?:itself |themselves )?"
    r"(?:as )?(?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)


def whole(report: Report, span: Span) -> str:
    """The name that a span stands in, to both sides: "Khawr al-Milh Brigades" of "Milh Brigades"."""
    text, quote = report.text, span.quote
    itself = ITSELF.match(text[span.end : span.end + 90])
    if itself:
        return itself[1]
    if not any(c.isupper() for c in quote):
        return quote
    left = LEFT.search(text[max(0, span.start - 60) : span.start])
    right = RIGHT.match(text[span.end : span.end + 80])
    more = left[1] if left else ""
    more = re.sub(r"^(?:(?:of|the|de|The|In|On|But|And|As|According)[ -])+", "", more)
    return f"{more}{quote}{right[1] if right else ''}"


SPEAKER: Final = frozenset(
    base(w) for w in ("spokesman", "spokeswoman", "spokesperson", "speaker", "director", "head", "chief", "leader", "lawyer", "chairman", "president")
)


def body_of(one: Voice, at: int, reading: Reading) -> Voice | None:
    """The body of a person with an office: the subject so far, or the only body of that sort the text names."""
    if one.generic & SPEAKER and not one.generic & BODIES and (named := subject(reading.report, at)):
        return voice(named, None, "indirect")
    role = next((noun for noun in OFFICE_NOUNS if base(noun) in one.generic), None)
    return in_text(Voice(role, OriginKind.SOURCE), reading.report.text) if role else None


OFFICE_NOUNS: Final = ("hospital", "ministry", "police", "army", "prison", "mission", "embassy", "committee", "commission", "council", "agency")


def in_text(known: Voice, text: str) -> Voice | None:
    """The first name in a text that has the role's word beside words of its own: "the Natural Resources ministry"."""
    role = known.name.split()[-1]
    for word in dict.fromkeys((role, role.capitalize())):
        match = word in text and re.search(
            rf"((?:[A-Z][\w’'-]+ ){{1,4}}{re.escape(word)}\b|\b{re.escape(word)} (?:of|for) (?:the )?[A-Z][\w’'-]+(?: (?:and |of (?:the )?)?[A-Z][\w’'-]+)*)",
            text,
        )
        if match and (not known.generic & BODIES or tokens(match[1]) & known.generic & BODIES):
            return voice(re.sub(r"^The ", "", match[1]), None, "indirect")
    return None
