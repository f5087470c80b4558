"""Foreseen titles: bodies of states, embassies, and names that take the country or organisation named beside them."""

import re

from tocsin.resolve.who.bodies import keyed
from tocsin.resolve.who.nations import ADJECTIVE, NAME
from tocsin.resolve.who.pattern import lift
from tocsin.resolve.who.proposal import ARTICLE, Proposals, clean

_OWN = re.compile(r"^\{[NAP]\}(?:['’]s)? ")
_FLYING = re.compile(r" (?:[\w-]+ )?(?:warplanes?|(?:fighter |war)?jets?|air ?strikes?|air raids?|(?:fighter )?aircraft|bombers?|[A-Z][a-z]?-\d\d\w*)\b")
_SAILING = re.compile(r" (?:naval (?:vessel|ship|base)s?|warships?|frigates?|destroyers?|gunboats?|submarines?)\b")
_MISSION = re.compile(
    r"^(?:\{[NAP]\}(?:['’]s)? )?(?P<what>embass(?:y|ies)|consulates?(?: general)?)(?: of (?:the )?\{[NAP]\})?(?: (?:in|to) (?:the )?(?P<where>.+))?$",
    re.IGNORECASE,
)
_THERE = re.compile(r"(?: (?:building|compound|staff|officials?))? (?:in|to) (?:the )?((?:[A-Z][\w'’\-]*)(?: [A-Z][\w'’\-]*){0,2})")
_BEFORE = re.compile(r"((?:[A-Z][\w'’.\-]*\s){1,3})$")
_POST = re.compile(
    r"^(?:the )?(?P<of>[A-Z].*?)(?:['’]s)? (?P<post>governor|speaker|secretary[- ]general|mayor|president|premier|chief minister)$", re.IGNORECASE
)
_UNITED = re.compile(r"^(?:the )?(?:UN|U\.N\.) ")


def by_body(name: str, start: int, end: int, found: Proposals) -> None:
    """The listed body of the country around: "Kuwaiti navy" is "Kuwait Naval Force"; "Pakistani" before "warplanes" their air force."""
    setting, table = found.setting, found.setting.table
    surface, inside = lift(ARTICLE.sub("", clean(name)), table.nations)
    named = table.nations.named(name)
    if inside and named:
        keys = ["air-force"] if _FLYING.match(setting.text, end) else ["navy"] if _SAILING.match(setting.text, end) else []
        keys += ["armed-forces"] if named[1] == ADJECTIVE else []
    else:
        key = keyed(_OWN.sub("", surface))
        keys = [key] if key else []
    for iso in ((inside,) if inside else setting.countries_for(start, end)[:3]) if keys else ():
        for title in (table.bodies.get((iso, key)) for key in keys):
            if title:
                found.title(title, "body", iso)


def by_embassy(name: str, start: int, end: int, found: Proposals) -> None:
    """ "U.S. embassy" with "in Baghdad" near it is "Embassy of the United States, Baghdad"; with no city told, that in a capital."""
    setting, nations = found.setting, found.setting.table.nations
    surface, inside = lift(ARTICLE.sub("", clean(name)), nations)
    match = _MISSION.match(surface)
    if not match:
        return
    after = _THERE.match(setting.text, end)
    there = match["where"] or (after[1] if after else None)
    land = nations.named(there) if there else None
    if there and land and land[1] == NAME:
        towns = list(nations.by_iso[land[0]].capitals[:1])
    elif there:
        towns = [there]
    else:
        towns = [town for iso in setting.countries_for(start, end) if iso != inside for town in nations.by_iso[iso].capitals[:1]]
    head = "Consulate General of" if match["what"].lower().startswith("consul") else "Embassy of"
    for iso in (inside,) if inside else setting.countries_for(start, end)[:2]:
        nation = nations.by_iso[iso]
        for town in towns[:3]:
            if town not in nation.capitals:
                proposal = found.title(f"{head} {'the ' if nation.the else ''}{nation.name}, {town}", "embassy", iso)
                proposal.ways.update({"told"} if there else ())


def by_land_before(name: str, start: int, end: int, found: Proposals) -> None:
    """ "Central Command" after "United States", "Bureau of Immigration" after "Philippine": with the country's words, or with it in brackets."""
    setting, nations = found.setting, found.setting.table.nations
    match = _BEFORE.search(setting.text, max(0, start - 40), start) if name[:1].isupper() else None
    if not match or " " not in clean(name):
        return
    words = match[1].split()
    for count in range(1, len(words) + 1):
        land = " ".join(words[-count:])
        own = re.sub(r"['’]s?$", "", land)
        named = nations.named(own)
        if named and named[1] in (NAME, ADJECTIVE):
            nation = nations.by_iso[named[0]]
            full = "United States" if named[0] == "USA" else own
            found.title(f"{full} {clean(name)}", "beside", named[0])
            found.title(f"{clean(name)} ({nation.name})", "beside", named[0])
            return


def by_post(name: str, start: int, end: int, found: Proposals) -> None:
    """ "Bryansk Oblast governor" is "Governor of Bryansk Oblast", "Knesset speaker" "Speaker of the Knesset"."""
    match = _POST.match(clean(name))
    if match and not found.setting.table.nations.named(match["of"]):
        post = match["post"][:1].upper() + match["post"][1:].lower()
        for the in ("", "the "):
            found.title(f"{post} of {the}{match['of']}", "post")


def by_united(name: str, start: int, end: int, found: Proposals) -> None:
    """ "UN Population Fund" is "United Nations Population Fund"."""
    bare = clean(name)
    if _UNITED.match(bare):
        found.title("United Nations " + _UNITED.sub("", bare), "full")
