"""What is counted: the kind of equipment, the sort of casualty, civilians apart from combatants.

Takes the words of a count; gives names. Equipment bears the names of MIL-STD-2525D as milsymbology (Apache-2.0) spells them, in lower case.
"""

import re

EQUIPMENT: tuple[tuple[str, str], ...] = (
    ("unmanned aerial vehicle", r"drones?|uavs?|shahed|geran|bayraktar|quadcopters?|unmanned aer"),
    ("vehicle-borne improvised explosive device", r"s?vbieds?|(?:car|truck|vehicle) bombs?|vehicular suicide|booby-trapped (?:car|truck|vehicle)"),
    ("improvised explosive device", r"ieds?|(?:roadside|pressure cooker|homemade|suicide) bombs?|explosive devices?"),
    ("land mine", r"(?:land)?mines?|anti-?(?:tank|personnel) mines?"),
    (
        "surface-to-air missile",
        r"surface-to-air|air[- ]defen[cs]e (?:systems?|missiles?|artillery)|man-portable air|manpads?|patriots?|"
        r"s-[34]00|stingers?|verba",
    ),
    ("ballistic missile", r"ballistic(?: and cruise)? missiles?|icbms?|atacms|iskanders?|scuds?"),
    ("cruise missile", r"cruise missiles?|kalibrs?|tomahawks?"),
    ("multiple rocket launcher", r"multiple[- ]rocket|rocket launchers?|grads?|himars"),
    ("missile", r"missiles?"),
    ("rocket", r"rockets?"),
    ("aerial bomb", r"glide bombs?|bombs?|munitions?"),
    ("mortar", r"mortars?"),
    ("howitzer", r"artillery|howitzers?|field guns?"),
    ("bomber", r"bombers?|b-52s?|b-2s?|b-1bs?"),
    ("fighter", r"fighter (?:jets?|aircraft|planes?)|jet fighters?|(?:mig|su|f)-\d+\w*|sukhois?|warplanes?|phantom ii"),
    ("tanker aircraft", r"refuel+ing (?:aircraft|planes?)|aerial tankers?"),
    ("rotary wing", r"helicopters?|choppers?|mi-\d+\w*"),
    ("fixed wing", r"aircraft|air ?planes?|planes?|jets?|jet trainers?"),
    ("armored personnel carrier", r"apcs?|armou?red personnel carriers?"),
    ("infantry fighting vehicle", r"ifvs?|infantry fighting vehicles?|bmps?"),
    ("tank", r"(?:battle )?tanks?(?! ?ers?)(?! trucks?)|leopard 2\w*|t-\d\d\w*|abrams"),
    ("armored vehicle", r"armou?red (?:vehicles?|cars?|trucks?)|humvees?|mraps?"),
    ("aircraft carrier", r"aircraft carriers?|carrier strike groups?"),
    ("destroyer", r"destroyers?(?: escorts?)?"),
    ("frigate", r"frigates?"),
    ("corvette", r"corvettes?"),
    ("submarine", r"submarines?"),
    ("patrol boat", r"patrol (?:boats?|vessels?)|fast attack craft|speed ?boats?"),
    ("tanker", r"(?:oil |fuel )?tankers?(?! trucks?)"),
    ("warship", r"warships?|combatants? ships?|naval (?:ships?|vessels?)"),
    ("vessel", r"vessels?|ships?|boats?|freighters?"),
    ("vehicle", r"vehicles?|cars?|trucks?|buses|bulldozers?"),
    ("rifle", r"firearms?|rifles?|ak-47s?|weapons?|guns?"),
    ("grenade", r"grenades?|rpgs?"),
)
_EQUIPMENT = tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in EQUIPMENT)
_CASUALTY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("killed", re.compile(r"\b(?:dead|deaths?|fatalit(?:y|ies)|killed|died|bodies|corpses|martyrs|slain|lives)\b", re.IGNORECASE)),
    ("injured", re.compile(r"\b(?:injur(?:y|ies|ed)|wounded|wounds|hurt)\b", re.IGNORECASE)),
    ("detained", re.compile(r"\b(?:arrests?|arrested|detain(?:ed|ees)|prisoners|hostages|captives|abducted)\b", re.IGNORECASE)),
    ("displaced", re.compile(r"\b(?:displaced|refugees|evacuees|evacuated|deported)\b", re.IGNORECASE)),
    ("participants", re.compile(r"\b(?:protest[eo]rs|demonstrators|marchers|rioters|participants|attendees|supporters)\b", re.IGNORECASE)),
    ("personnel", re.compile(r"\b(?:troops|soldiers|personnel|marines|fighters|servicemen|peacekeepers|reservists)\b", re.IGNORECASE)),
)
_CIVILIANS = re.compile(
    r"\b(?:civilians?|child(?:ren)?|women|woman|girls?|boys?|bab(?:y|ies)|infants?|toddlers?|residents?|villagers?|passengers?|students?|pupils?|teachers?|"
    r"journalists?|reporters?|medics?|paramedics?|doctors?|nurses?|worshippers?|pilgrims?|tourists?|(?:aid|health|rescue) workers?|bystanders?|farmers?|"
    r"schoolchildren|protest[eo]rs|demonstrators)\b", re.IGNORECASE,
)  # fmt: skip
_COMBATANTS = re.compile(
    r"\b(?:soldiers?|troops|fighters?|militants?|insurgents?|rebels?|terrorists?|gunm[ae]n|servicem[ae]n|service members?|marines?|combatants?|"
    r"militia(?:m[ae]n|s)?|commanders?|officers? of the army|jihadists?|guerrillas?|paramilitar(?:y|ies)|airm[ae]n|sailors?|pilots?|"
    r"attackers?)\b", re.IGNORECASE,
)  # fmt: skip


_PART = re.compile(r"\b(?:including|among (?:them|whom)|of (?:whom|them)|some of)\b", re.IGNORECASE)  # what follows tells of a part only


def equipment(words: str) -> str | None:
    """The kind of equipment the words name, or None: "two B-52 bombers" is "bomber"."""
    return next((name for name, pattern in _EQUIPMENT if pattern.search(words)), None)


def counted(words: str) -> str | None:
    """What the words count: equipment, or killed, injured, detained, displaced, participants, personnel; None where they do not say."""
    return equipment(words) or next((name for name, pattern in _CASUALTY if pattern.search(words)), None)


def among(words: str) -> str | None:
    """`civilians` or `combatants` where the words tell; None where they tell neither, or both."""
    words = _PART.split(words, maxsplit=1)[0]
    civilians, combatants = bool(_CIVILIANS.search(words)), bool(_COMBATANTS.search(words))
    return None if civilians == combatants else "civilians" if civilians else "combatants"
