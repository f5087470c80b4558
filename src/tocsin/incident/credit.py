"""Credit: what a report's text says of where it comes from, outside its attributions: wire credits, "X reported", its own reporting.

Takes a report; gives names as the text has them. Knows nothing of other reports.
"""

from __future__ import annotations

import re
from typing import Final

from tocsin.incident.families import key, outlet
from tocsin.incident.voice import AGENCIES
from tocsin.model import Report

NAME: Final = r"[A-Z][\w’'&-]*(?: (?:of |and |the )?[A-Z][\w’'&-]*){0,4}"
DATELINE: Final = re.compile(rf"^(?:[A-Z][\w’'/ .,-]{{1,60}} )?\((?P<name>{NAME}|[a-z]+)\)\s*[-–—:]{{1,2}}", re.MULTILINE)
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
CONTRIBUTED: Final = re.compile(rf"(?P<name>{NAME}) (?i:contributed to this (?:report|story|article))")
SIGNED: Final = re.compile(rf"(?:^|[.”\"] )[-–—(\[] ?(?P<name>{NAME})[)\]]?\s*$")
CREDITS: Final = (DATELINE, AGENCY_LED, AGENCY_AFTER, WITH, CONTRIBUTED, SIGNED)
OWN: Final = re.compile(
    r"(?i)\b(?:our|this (?:newspaper|paper|outlet|network|station|channel)(?:'s|’s)?|the (?:newspaper|paper|station|channel|network|agency|outlet)(?:'s|’s)) "
    r"(?:own )?(?:correspondents?|reporters?|teams?|crews?|journalists?|photographers?|camera|staff|bureau)\b|"
    r"\b(?:an? )?(?:reporter|correspondent|journalist|crew|photographer|team)s? (?:for|of|from|with|working for) (?P<outlet>the [A-Z][\w’' "
    r"-]*|[A-Z][\w’' -]*?)(?= (?:saw|counted|heard|watched|visited|found|at|"
    r"who|on|in|witnessed|could|reached|was|were|confirmed|has|had|,))|\b(?:verified|geolocated|authenticated) by (?P<verified>the "
    r"[A-Z][\w’' ]*|[A-Z][\w’' ]*)|"
    r"\bour (?:own )?(?:count|tally)\b|\bwe (?:saw|counted|heard|visited|verified|found)\b"
)  # fmt: skip
OUTLET_SAW: Final = (
    r"(?i)\b(?:an? |the )?{name}(?:'s|’s)? (?:own )?(?:correspondent|reporter|journalist|team|crew|photographer|staff|"
    r"stringer|camera|bureau)s?\b|\b{name} (?:saw|counted|verified|geolocated|visited|has (?:seen|found|counted|verified|"
    r"confirmed)|witnessed|found)\b"
)


def same_outlet(one: str | None, other: str | None) -> bool:
    """Do two names mean one outlet ("the Post", "Harbour Post")?"""
    if not one or not other:
        return False
    a, b = key(re.sub(r"^(?i:the) ", "", one)), key(re.sub(r"^(?i:the) ", "", other))
    return bool(a) and (a == b or (len(a) >= 4 and len(b) >= 4 and (a.endswith(b) or b.endswith(a) or a.startswith(b) or b.startswith(a))))


def credited(report: Report) -> str | None:
    """The agency or outlet that the report credits with its text; None where it credits none, or only itself."""
    body = report.text[report.sentences[0].end :] if report.titled else report.text
    for pattern in CREDITS:
        for match in pattern.finditer(body):
            name = match["name"]
            if not same_outlet(name, outlet(report)) and not name.islower() and not name.isdigit():
                return name
    return None


def own(report: Report) -> tuple[int, int] | None:
    """Where the report says that its outlet saw or counted itself; None where it does not."""
    match = OWN.search(report.text)
    while match:
        said = match["outlet"] or match["verified"]
        if said is None or same_outlet(said, outlet(report)):
            return match.span()
        match = OWN.search(report.text, match.end())
    name = outlet(report)
    short = re.sub(r"^(?i:the) ", "", name) if name else ""
    found = re.search(OUTLET_SAW.format(name=re.escape(short)), report.text) if short else None
    return found.span() if found else None
