"""Wording: whom a report's sentences give words to, by how news reports are worded: "X said", "said X, its head", "according to X", "a paper seen by".

Takes a report's sentences; knows nothing of what the reader found. It stands in where the reader is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tocsin.incident.words import listed
from tocsin.model import Report

WORD: Final = r"[\w’'&-]+"
CAPITAL: Final = r"(?:[A-Z][\w’'&-]*|al-[A-Z][\w’'-]*)"
NAMED: Final = (
    rf"(?:[Tt]he |[Aa]n? )?{CAPITAL}(?: (?:(?:of|for|and|the|de|du) )*{CAPITAL})*"
    r"(?: (?:ministry|police|army|military|service|hospital|command|council|office|commission|committee|group|brigades?))?"
)
TELLER: Final = (
    r"(?i:spokes\w+|officials?|sources?|officers?|witness(?:es)?|eyewitness(?:es)?|residents?|villagers?|neighbours?|survivors?|inhabitants|people|passengers?|"
    r"drivers?|shopkeepers?|traders?|fishermen|farmers?|students?|wom[ae]n|m[ae]n|mother|father|monk|teacher|travell?ers?|tourists?|herders?|pensioner|nun|imam|sailors?|relatives?|families|medics?|doctors?|nurses?|rescuers?|workers?|diplomats?|activists?|"
    r"analysts?|investigators?|lawyers?|fighters?|rebels?|insurgents?|militants?|leaders?|elders?|aides?|soldiers?|commanders?|generals?|colonel|captain|"
    r"minister|ministry|governor|governorate|mayor|municipality|police|policeman|army|military|navy|air force|coast ?guard|guards?|gendarmerie|command|"
    r"coalition|"
    r"government|authorit(?:y|ies)|administration|prefecture|council|commission(?:er)?|committee|embassy|ambassador|consulate|mission|hospital|clinic|"
    r"prosecutors?|prosecutor['’]s office|court|office|directorate|department|agency|service|centre|center|bureau|brigade|corps|force|"
    r"group|movement|party|union|league|association|charity|company|firm|builder|operator|owners?|manager|director|president|chairman|chairwoman|"
    r"secretary|envoy|coordinator|superintendent|inspector|chief|head|church|diocese|parish|bishop|priest|university|organi[sz]ation|faction|militia|"
    r"junta|palace|presidency|parliament|team|unit|cell|desk|room|society|network|foundation)"
)
PAPER_NOUN: Final = r"(?i:memo|memorandum|draft|paper|letter|leaflet|flyer|document|cable|note|order|dossier|report|log|recording|video)"
PLAIN: Final = (
    r"(?!(?i:were|was|are|is|be|been|had|has|have|who|which|said|says|a|an|neither|nor|"
    r"but|while|reference|now|also|later|earlier|then|still|again|today|told|in|on|at|by|after|before|since|for|from|with|during|when|if|as|shows?|that|to)\b)"
    rf"{WORD}"
)
OF: Final = rf"(?: (?:of|in|at|for|from|with|near|close to|living near|familiar with) (?:the |an? )?{PLAIN}(?: (?:of |and |the |de )*{PLAIN}){{0,4}})?"
BODY: Final = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) )?(?:{PLAIN} ){{0,4}}?"
    rf"(?:{TELLER}|{PAPER_NOUN})\b{OF}(?: [A-Z]{{3,}})?"
)
PERSON_NAME: Final = rf"{CAPITAL}(?: (?:(?:al|el|de|bin|von|van|abu|da)[ -])?{CAPITAL}){{0,3}}"
NAME: Final = (
    rf"(?:(?P<office>(?:[Tt]he |[Aa]n? )?(?:[A-Z][a-z’'-]+ )?(?:(?!(?:in|on|at|by|after|while)\b)[a-z][\w’'-]* ){{1,4}})"
    rf"(?<! of )(?<!of the )(?<! in )(?<! at )(?<! by )(?<! for )(?<! from )(?<! near )(?<! to )(?<! with )(?P<holder>{PERSON_NAME})|(?P<n>{BODY}|{NAMED}))"
)
NOT_YET: Final = (
    r"(?: (?:on|late on|early on) \w+day(?: (?:evening|morning|night|afternoon))?)?"
    r"(?: (?:has|have|had|also|later|earlier|now|then|still|both|all|again|[a-z]+ly))*"
)
VERB: Final = (
    r"(?:sa(?:id|ys?)|told|tells?|announce[sd]?|claim(?:s|ed)?|warn(?:s|ed)?|declare[sd]?|stated?|wrote|writes?|"
    r"confirm(?:s|ed)?|report(?:s|ed)?|puts?(?! out\b| up\b)(?=[^.;]{1,70} at | it )|"
    r"vow(?:s|ed)?|"
    r"inform(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?|estimate[sd]?|explain(?:s|ed)?|repeat(?:s|ed)?|den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|"
    r"speaks? of|spoke of|spoken of|verif(?:y|ies|ied)|stress(?:es|ed)?|logged|recorded|measured|documented|counts?|counted|gives? the number|"
    r"admit(?:s|ted)?|alert(?:s|ed)(?=[^.;]{3,40} (?:to|that|of)\b)|imput(?:es|ed)|attribut(?:es|ed)(?=[^.;]{3,60} to )|"
    r"received (?:an? )?(?:\w+ )?reports? (?=of|that)|"
    r"(?:keeps? to|sticks? to|raise[sd]|lower(?:s|ed)|revise[sd])(?=[^.;]{0,40}\b(?:toll|dead|killed|deaths?|wounded|injured|number|figure)\b)|"
    r"acknowledge[sd]?|blame[sd]?|describe[sd]?|recall(?:s|ed)?|add(?:s|ed)(?= that|[.,])|alleged?s?|noted?s?|revealed|ruled out|rules out|"
    rf"(?:posted|published|released|issued|put out)(?= (?:(?:an?|the|its|their) )?(?:{WORD} ){{0,3}}?(?:statement|video|"
    rf"list|names?|figures?|toll|message|photo\w*|footage|"
    r"note|report|count|communiqu\S)))"
)

CLOCK: Final = r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{3,4})?[ :–—-]+)?"  # the hour before an entry of a running report
START: Final = rf"(?:^{CLOCK}|[,;:”\"“—–] |\b(?:and|but|while|[Aa]s|where|that|after|since|because|when) )"
TITLE: Final = r"(?:(?:Dr|Mr|Mrs|Ms|Gen|Col|Lt|Maj|Capt|Prof|Brig|Sgt)\. ?)"
ASIDE: Final = (
    rf"(?P<aside>,? (?:who|which) [^,.;]{{3,70}},| of (?:the |an? )?(?:[\w’'-]+ ){{0,4}}?{TELLER}\b|, {TITLE}*[^.,;]{{3,70}},"
    rf"| (?:reached|contacted|interviewed|speaking|quoted|fleeing)(?: {WORD}){{1,6}}?)?"
)
SUBJECT: Final = re.compile(rf"{START}{TITLE}*{NAME}{ASIDE}{NOT_YET} {VERB}\b")
COLON: Final = re.compile(rf"^{CLOCK}(?P<n>{BODY}): (?=[\w“\"‘])")
NEXT: Final = rf"(?P<aside>, {TITLE}*[^.,;“”\"]{{3,70}})?(?=[.,;:“”\"]|$| (?:on|in|by|at|from|told|after|who|as|that|to|citing|quoting) )"
TURNED: Final = re.compile(
    r"[,”\"?!] ?,? ?(?:sa(?:id|ys)|warns|warned|wrote|writes|told us|recalled|added|explained|insist(?:s|ed)|claim(?:s|ed)|confirm(?:s|ed)|stress(?:es|ed)|"
    rf"reports|estimate[sd]) {NAME}{NEXT}"
)
ACCORDING: Final = re.compile(
    r"\b(?:[Aa]ccording to|[Ss]o says?|citing|quoting|cites|quotes|"
    r"(?:quoted|cited)(?= (?:the|an?|two|several|unnamed|[A-Z]))|(?:as )?(?:told|reported|claimed|confirmed|announced|denied) by|"
    r"(?:with (?:a )?)?referr?(?:ence|ing) to|"
    rf"on the authority of|(?:claim|announcement|statement|figure|toll|number)s?\b[^.,;]{{0,24}} (?:made by|comes? from|came from)) "
    rf"(?:an? (?:interview|conversation|talk) [^,.;:]{{0,50}}?\bwith )?{NAME}{NEXT}"
)
ENDING: Final = re.compile(rf", (?P<n>(?:the|an?|its|their|his|her) (?:{PLAIN} ){{0,4}}{PLAIN}) (?:said|says|announced|added)(?=[.,]| on \w+day| in a)")
KNOWN_FOR: Final = re.compile(rf"\b(?:by|from|in) (?P<n>{NAMED}),? which has (?:vowed|threatened|warned|claimed|said)")
PAPER: Final = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he) (?P<n>(?:[\w-]+ ){{0,4}}{PAPER_NOUN}(?: of (?:the )?[\w ]{{3,40}}?)?)(?: from [^,.;]{{3,60}})?,? "
    r"(?:seen|obtained|reviewed|read|leaked|shown|pushed|circulated|distributed|found|signed|dated|shared|posted|circulating)\b"
)
PAPER_SAYS: Final = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he) (?P<n>(?:[\w-]+ ){{0,3}}{PAPER_NOUN}(?: of (?:the )?[A-Z][\w ]{{2,40}}?)?),?(?:,? (?:and )?(?:that|which) [^,.;]{{3,60}}?,?){{0,2}} "
    r"(?:(?:shows?|provides?|states?|reveals?|foresees?|stipulates?|envisages?|sets out|notes?|concludes?|promises|warns|threatens|announces|claims)"
    r"(?=[,.;]| that\b| the\b| an?\b|$)|speaks? of\b)"
)
DENOUNCED: Final = re.compile(rf"[,”\"] {NAME} (?:denounce[sd]|complain(?:s|ed)|charge[sd])(?=[.,]| on | in )")
PATTERNS: Final = (DENOUNCED, ENDING, PAPER, PAPER_SAYS, COLON, SUBJECT, TURNED, ACCORDING, KNOWN_FOR)
REACTING: Final = re.compile(
    rf"{START}{NAME}{ASIDE}{NOT_YET} (?:condemn|urge|offer|express|call(?:s|ed)? (?:for|on)|ask|deplore|denounce|mourn|voice|appeal|regret|demand|promise|"
    r"welcome|praise)\w*"
)
ACT: Final = re.compile(r" (?:raise|update|keep|confirm|lower|revise|say|put)s?\b.*$")
RELAYED: Final = re.compile(r" (?:quoted|cited|referred to|mentioned|passed on)\b")
NO_ONE: Final = re.compile(r"(?i)(?:no|none|neither|nobody)\b")
DAYS: Final = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
)
EMPTY: Final = listed("the a an in on at it he she they this that there what who which one some many others his her its their nobody none neither")
LEADING: Final = re.compile(r"^(?:(?:the|an?|one|two|three|several|some) )+", re.IGNORECASE)
PERSON: Final = re.compile(rf"^{PERSON_NAME}$")


@dataclass(frozen=True, slots=True)
class Worded:
    """One to whom a sentence gives words: his name, what is said beside it, and where."""

    name: str
    about: str
    at: int
    sentence: int


def worded(report: Report) -> list[Worded]:
    """All to whom the sentences after the title give words, in the order of the text."""
    first = 1 if report.titled else 0
    found = {one.at: one for number in range(first, len(report.sentences)) for one in _in_sentence(report, number, PATTERNS)}
    return [found[at] for at in sorted(found)]


def reacting(report: Report) -> list[Worded]:
    """Those of whom the sentences say that they condemn, mourn, urge or offer."""
    return [one for number in range(len(report.sentences)) for one in _in_sentence(report, number, (REACTING,))]


def _in_sentence(report: Report, number: int, patterns: Iterable[re.Pattern[str]]) -> Iterable[Worded]:
    """Those to whom one sentence gives words."""
    start, text = report.sentences[number].start, report.sentence(number)
    for pattern in patterns:
        for match in pattern.finditer(text):
            held = match.groupdict()
            group = "holder" if held.get("holder") else "n"
            name, about = _told(match[group], f"{held.get('office') or ''}{(held.get('aside') or '').strip(' ,')}".strip())
            if pattern is COLON:
                name = ACT.sub("", name)
            if not name or NO_ONE.match(name) or name.split()[-1].casefold() in DAYS | EMPTY:
                continue
            if not _quoted(text, match.start(group)) and not _relayed(text, *match.span(group)):
                yield Worded(name, about, start + match.start(group), number)


def _told(name: str, aside: str) -> tuple[str, str]:
    """The name and what stands beside it: of "the governor, Ada Rohm" she is the name and her office stands beside."""
    plain, aside = LEADING.sub("", name), re.sub(rf"^{TITLE}+", "", aside)
    return (aside, plain) if PERSON.match(aside) and " " in aside and not PERSON.match(plain) else (plain, aside)


def _quoted(text: str, at: int) -> bool:
    """Does a place stand within quotation marks?"""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _relayed(text: str, start: int, end: int) -> bool:
    """Is somebody named only as one who passed a thing on ("a note, which the embassy quoted, speaks of")?"""
    return bool(re.search(r"\b(?:which|that) (?:the )?$", text[max(0, start - 12) : start])) and bool(RELAYED.search(text[start : end + 16]))


ORGAN: Final = re.compile(
    rf"^{CLOCK}(?:{CAPITAL}[^—–]{{0,40}} [—–-] )?(?:The |An? )?(?P<n>(?:{PLAIN} ){{0,5}}?(?:ministry|police|army|military|navy|coast ?guard|command|coalition|"
    r"government|council|commission|committee|embassy|mission|hospital|clinic|office|directorate|department|agency|service|centre|brigade|corps|force|front|group|movement|"
    r"party|union|league|association|charity|company|firm|guard|militia|foundation|network)s?\b"
    rf"(?-i:(?: (?:of|for) (?:the )?{CAPITAL}(?: (?:and |of )*{CAPITAL})*)?))",
    re.IGNORECASE,
)
COMPANY: Final = re.compile(rf"^(?P<n>{CAPITAL}(?: {CAPITAL})*), (?:an? |the )[^,.]{{3,60}},")


def subject(report: Report, at: int, *, here: bool = False) -> str | None:
    """The body that the last sentence before a place begins with ("The navy on Friday rejected ..."); with `here` the place's own sentence. None
    where none does.
    """
    last = report.sentence_of(report.span(at, at + 1))
    for number in range(last, last - 1 if here else -1 + report.titled, -1):
        text = report.sentence(number)
        match = COMPANY.match(text) or ORGAN.match(text)
        if match and report.sentences[number].start + match.end() <= at:
            return LEADING.sub("", match["n"])
    return None
