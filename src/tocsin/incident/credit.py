"""Credit: what a report's text says of where it comes from, outside its attributions: wire credits, "X reported", its own reporting.

Takes a report; gives names as the text has them. Knows nothing of other reports.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tocsin.incident.families import key, outlet
from tocsin.incident.lexicon import AGENCIES, STAFF
from tocsin.model import Report

NAME: Final = r"[A-Z][\w’'&-]*(?: (?:of |and |the )?[A-Z][\w’'&-]*){0,4}"
DATELINE: Final = re.compile(rf"^(?:[A-Z][\w’'/ .,-]{{1,60}} )?\((?P<name>{NAME}|[a-z]+)(?:[/,] ?[A-Z][\w /]*)?\)\s*[-–—:]{{1,2}}", re.MULTILINE)
AGENCY_LED: Final = re.compile(
    rf"^(?P<name>(?:{'|'.join(AGENCIES)}|{NAME}(?: News Agency| Newswire| Wire| Agency| Press Agency)))\s*[-–—:]{{1,2}}\s", re.MULTILINE
)
AGENCY_AFTER: Final = re.compile(
    rf"^[A-Z][\w’' .]{{1,40}}, (?:[A-Z][a-z]+\.? \d{{1,2}},? )?(?P<name>{'|'.join(AGENCIES)}|{NAME}(?: News Agency| Newswire| Wire| Agency))\s*[-–—]",
    re.MULTILINE,
)
WITH: Final = re.compile(
    rf"(?i:(?:with|using|based on|includes?|including) (?:additional )?(?:material|reporting|reports?|files?|inputs?|content|agency "
    rf"material)?,? ?(?:from|by) (?:the )?|source: (?:the )?|"
    rf"(?:agencies|agency)/|credit: (?:the )?)(?P<name>{NAME})"
)  # fmt: skip
WITH_MATERIAL: Final = re.compile(rf"\((?:[Ww]ith|[Ff]rom|[Uu]sing) (?:the )?(?P<name>{NAME}) (?:material|reports?|reporting|inputs?|content|copy|files?)\)")
CONTRIBUTED: Final = re.compile(rf"(?P<name>{NAME}) (?i:contributed to this (?:report|story|article))")
SIGNED: Final = re.compile(rf"(?:^|[.”\"] )[-–—(\[] ?(?P<name>{NAME})[)\]]?\s*$")
BY_LINE: Final = re.compile(
    rf"^By (?P<name>{NAME}) (?:staff|reporters?|correspondents?)\b|(?:©|\([Cc]\)|Copyright) (?:\d{{4}} )?(?:by )?(?P<owner>{NAME})", re.MULTILINE
)
CREDITS: Final = (DATELINE, AGENCY_LED, AGENCY_AFTER, WITH_MATERIAL, WITH, CONTRIBUTED, SIGNED, BY_LINE)
SIGHT: Final = r"(?:saw|counted|heard|watched|visited|found|verified|geolocated|witnessed|has (?:seen|found|counted|verified|confirmed))"
OWN: Final = re.compile(
    rf"(?i)\b(?:our|this (?:newspaper|paper|outlet|network|station|channel)(?:['’]s)?|the (?:newspaper|paper|station|channel|network|outlet)(?:['’]s)) "
    rf"(?:\w+ )?(?:{STAFF}|desk)\b|"
    rf"\b(?:an? )?{STAFF} (?:for|of|from|with|working for) (?-i:(?P<outlet>(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:(?:of|and|&|de|la) )?[A-Z0-9][\w’'-]*){{0,4}}))"
    r"(?= (?:saw|counted|heard|watched|visited|found|at|who|on|in|witnessed|could|reached|was|were|confirmed|has|had|,))|"
    r"\b(?:verified|geolocated|authenticated) by (?-i:(?P<verified>(?:[Tt]he )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}))|"
    r"\bour (?:own )?(?:count|tally|review|analysis)\b|\bwe (?:saw|counted|heard|visited|verified|found|walked|watched|reached|reviewed)\b"
)
STAFF_SAW: Final = re.compile(rf"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo) (?P<outlet>{NAME}) {STAFF}(?: [a-z][\w’'-]*){{0,5}} {SIGHT}\b")
OUTLET_SAW: Final = (
    rf"\b(?:[Aa]n? |[Tt]he )?{{name}}(?:['’]s)? (?:own )?(?:{STAFF}\b|"
    rf"(?:review|analysis|investigation|tally|count|reconstruction) (?:of|shows|found)\b|{SIGHT}\b)"
)
TOLD: Final = re.compile(r"(?i)\b(?:told|tells|telling|(?:spoke|speaking|talked|talking|said|shown|showed|described?|confirmed) to|by|with) (?:an? |the )?$")


SORT: Final = re.compile(r"(?i)\b(?:the|news|press|agency|newswire|wire|service|newspaper|daily|website|site|channel|network|broadcaster)\b")


def same_outlet(one: str | None, other: str | None) -> bool:
    """Do two names mean one outlet ("the Post", "Harbour Post")?"""
    if not one or not other:
        return False
    a, b = key(re.sub(r"^(?i:the) ", "", one)), key(re.sub(r"^(?i:the) ", "", other))
    if a and key(SORT.sub("", one)) == key(SORT.sub("", other)) != "":
        return True
    return bool(a) and (a == b or (len(a) >= 4 and len(b) >= 4 and (a.endswith(b) or b.endswith(a) or a.startswith(b) or b.startswith(a))))


def credited(report: Report) -> str | None:
    """The agency or outlet that the report credits with its text; None where it credits none, or only itself."""
    body = report.text[report.sentences[0].end :] if report.titled else report.text
    for pattern in CREDITS:
        for match in pattern.finditer(body):
            name = match.groupdict().get("owner") or match["name"]
            if name and not same_outlet(name, outlet(report)) and not name.islower() and not name.isdigit():
                return name
    return None


def by_itself(report: Report) -> bool:
    """Does the report carry its own outlet's credit, as an agency's does ("LIMA (Tessel) -")?"""
    body = report.text[report.sentences[0].end :] if report.titled else report.text
    return any(same_outlet(match["name"], outlet(report)) for pattern in (DATELINE, AGENCY_LED, AGENCY_AFTER) for match in pattern.finditer(body))


def own(report: Report) -> tuple[int, int] | None:
    """Where the report says that its outlet saw or counted itself; None where it does not."""
    return _own(report.text, outlet(report))


@lru_cache(maxsize=1 << 8)
def _own(text: str, name: str | None) -> tuple[int, int] | None:
    """Where a text of this outlet says so."""
    for match in OWN.finditer(text):
        said = match["outlet"] or match["verified"]
        if (said is None or same_outlet(said, name)) and not quoted(text, match.start()) and not TOLD.search(text[: match.start()]):
            return match.span()
    for match in STAFF_SAW.finditer(text):
        if same_outlet(match["outlet"], name) and not quoted(text, match.start()):
            return match.span()
    short = re.sub(r"^(?i:the) ", "", name) if name else ""
    shorter = [short, *(word for word in short.split()[-1:] if len(word) > 4 and word != short)]
    for each in (name for name in shorter if name and name in text):
        for match in re.finditer(OUTLET_SAW.format(name=re.escape(each)), text):
            if not quoted(text, match.start()) and not TOLD.search(text[: match.start()]):
                return match.span()
    return None


def quoted(text: str, at: int) -> bool:
    """Does a place stand within quotation marks of its paragraph?"""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
