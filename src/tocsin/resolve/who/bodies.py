"""Bodies of a state: ministries, forces, courts and the like of any country, where the table has no article for this one.

Takes a name and a country; gives an entry with a public key of its own, `state:IRQ/interior-ministry`, and PLOVER's code.
"""

import re

from tocsin.resolve.who.nations import Nation
from tocsin.resolve.who.pattern import fill
from tocsin.resolve.who.table import Entry, Table

_MINISTRY = r"(?:{0} ministr(?:y|ies)|ministry (?:of|for) (?:the )?{0}|department (?:of|for) (?:the )?{0}|{0} department)"
_FIELDS = {
    "foreign-affairs": "foreign(?: affairs)?|external affairs|foreign relations", "interior": "interior|home affairs|internal affairs",
    "defence": r"(?:national )?defen[cs]e", "finance": "finance", "health": "(?:public )?health", "justice": "justice", "oil": "oil|petroleum",
    "energy": "energy|power|electricity", "education": "education", "transport": "transport(?:ation)?", "information": "information|communications?",
    "security": "(?:state |public |national )?security", "emergencies": "emergenc(?:y|ies)(?: situations)?", "agriculture": "agriculture",
    "trade": "trade|commerce", "labour": "labou?r", "environment": "environment", "culture": "culture", "migration": "migration|immigration",
}  # fmt: skip
BODIES: tuple[tuple[str, str, str, str, re.Pattern[str]], ...] = tuple(
    (key, name, kind, sector, re.compile(rf"^(?:{pattern})$", re.IGNORECASE))
    for key, name, kind, sector, pattern in (
        *(
            (f"{key}-ministry", f"{key.replace('-', ' ')} ministry", "agency", "MIL" if key == "defence" else "GOV", _MINISTRY.format(f"(?:{words})"))
            for key, words in _FIELDS.items()
        ),
        (
            "armed-forces",
            "armed forces",
            "military",
            "MIL",
            r"armed forces|military|(?:military |security |government |state |special )?forces|troops|defen[cs]e forces?|"
            r"(?:armed forces|military|army) (?:personnel|members|officers|positions|outposts|bases|officials)|service ?(?:members|personnel)|"
            r"air defen[cs]es?|infantry|general staff|(?:combat |army |military |ground )?(?:units|battalions?|brigades?|regiments?)",
        ),
        ("army", "army", "military", "MIL", r"army|ground forces|soldiers|army (?:soldiers|forces|troops)"),
        ("air-force", "air force", "military", "MIL", r"air ?force|warplanes|air and space force"),
        ("navy", "navy", "military", "MIL", r"navy|naval forces|marines?"),
        ("police", "police", "agency", "COP", r"(?:national |federal |state |riot )?police(?: officers| forces?)?|law enforcement|gendarmerie"),
        ("parliament", "parliament", "agency", "LEG", r"parliament|national assembly|legislature|lawmakers|congress|senate|house of representatives"),
        ("supreme-court", "supreme court", "agency", "JUD", r"(?:supreme|constitutional) court"),
        ("judiciary", "judiciary", "agency", "JUD", r"judiciary|courts|federal courts?|(?:federal |state )?prosecutors?"),
        ("intelligence", "intelligence service", "agency", "SPY", r"(?:national |military )?intelligence(?: service| agency| services)?|secret service"),
        ("embassy", "embassy", "agency", "GOV", r"embassy|embassies|consulate"),
        ("presidency", "presidency", "agency", "GOV", r"presidency|presidential (?:office|palace|administration)|office of the president"),
        ("cabinet", "cabinet", "government", "GOV", r"cabinet|council of ministers"),
        ("central-bank", "central bank", "agency", "GOV", r"central bank"),
        ("coast-guard", "coast guard", "military", "MIL", r"coast ?guard"),
    )
)


LOCAL = frozenset(
    {"police", "supreme-court", "judiciary", "embassy", "intelligence", "coast-guard"}
)  # "the police" may be a town's: only with the country's name
ARTICLES: dict[str, tuple[str, ...]] = {
    "armed-forces": ("{A} Armed Forces", "Armed Forces of {N}", "{N} Armed Forces", "{N} Defense Forces", "Military of {N}"),
    "army": ("{A} Army", "{A} Ground Forces", "{N} Army"),
    "air-force": ("{A} Air Force",),
    "navy": ("{A} Navy",),
    "police": ("{A} Police", "{N} Police", "{A} National Police", "Police of {N}"),
    "parliament": ("Parliament of {N}", "National Assembly ({N})"),
    "supreme-court": ("Supreme Court of {N}",),
    "foreign-affairs-ministry": ("Ministry of Foreign Affairs ({N})",),
    "interior-ministry": ("Ministry of Interior ({N})", "Ministry of the Interior ({N})"),
    "defence-ministry": ("Ministry of Defence ({N})", "Ministry of Defense ({N})"),
    "health-ministry": ("Ministry of Health ({N})",),
    "coast-guard": ("{A} Coast Guard",),
}


def keyed(name: str) -> str | None:
    """Which body of a state the words mean, without its country's name: "warplanes" are the air force."""
    return next((key for key, _, _, _, pattern in BODIES if pattern.match(name)), None)


def _article(key: str, nation: Nation, table: Table) -> Entry | None:
    """The table's article on this body of this country: the one listed, else one under a usual title."""
    listed = table.bodies.get((nation.iso, key))
    titles = (listed, *(fill(pattern, nation) for pattern in ARTICLES.get(key, ())))
    found = next((entry for title in titles if title and (entry := table.public("wiki:" + title))), None)
    return table.entry(found.same) if found and found.same else found


def body(name: str, table: Table, country: str | None = None) -> Entry | None:
    """The body that the name means, of the country it names (or else of `country`); None where it is no such body, or no country is known."""
    if re.match(r"(?:an?|some|several|two|three|unnamed|local)\b", name, re.IGNORECASE):
        return None
    sights = list(table.nations.sights(name))
    iso = sights[0].iso if len(sights) == 1 else country if not sights else None
    nation = table.nations.by_iso.get(iso or "")
    if nation is None:
        return None
    bare = name[: sights[0].start] + name[sights[0].end :] if sights else name
    bare = re.sub(r"^\s*(?:['’]s?)?\s*|\s*(?:of|in)?(?: the)?\s*$", "", re.sub(r"^(?:the|Arab)\s+", "", bare.strip(), flags=re.IGNORECASE))
    for key, words, kind, sector, pattern in BODIES:
        if pattern.match(bare) and (sights or key not in LOCAL):
            public = f"state:{iso}/{key}"
            return _article(key, nation, table) or Entry(
                -1, public, f"{words} of {'the ' if nation.the else ''}{nation.name}", kind, iso, f"{iso}{sector}", sector, 0, None, None, "bodies of a state"
            )
    return None
