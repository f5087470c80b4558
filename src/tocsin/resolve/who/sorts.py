"""Sorts: what sort of thing an article is, guessed from its title and the words around its links.

Takes a title and a few counts of context; gives a kind (the codebook's, or event, people, office, concept) and PLOVER's sector.
A guess: tables of people's making go before it.
"""

import re
from collections import Counter
from dataclasses import dataclass

Sort = tuple[str, str | None]  # kind, sector

_RULES: tuple[tuple[str, Sort], ...] = (
    (r"^(?:19|20)\d\d[–\-/ ]|\b(?:19|20)\d\d\)?$|\b(?:war|battle|attacks?|massacre|bombings?|shooting|crisis|protests?|elections?|"
        r"insurgency|conflict|clashes|offensive|invasion|siege|airstrikes?|"
     r"riots?|coup|earthquake|hurricane|typhoon|cyclone|floods?|wildfires?|epidemic|outbreak|pandemic|olympics|championships?|world cup|"
     r"grand prix|ceasefire|negotiations|"
     r"genocide|referendum|summit|operation|occupation|annexation|blockade|uprising|revolution|murder|killing|assassination|death|trial|"
     r"impeachment|scandal|disaster|"
     r"accident|crash|collapse|strikes|relations|sanctions|treaty|agreement|act|resolution|accords?|humanitarian aid|famine)\b", ("event", None)),
    (r"^(?:list|lists|timeline|history|geography|economy|politics|crime|terrorism|corruption|education|health|healthcare|energy|religion|"
        r"mass media|law enforcement|climate|culture|"
     r"tourism|transport|football|sport|women|human rights|freedom|capital punishment|murder|law|constitution|taxation|immigration|"
     r"agriculture|demographics|poverty)s? (?:of|in|and|by)\b",
     ("concept", None)),
    (r"^(?:president|prime minister|vice president|king|queen|emir|sultan|monarch|chancellor|premier|governor|mayor|speaker|minister|"
        r"secretary|supreme leader|first lady|first minister|"
     r"attorney general|deputy prime minister|leader|chairman|chairperson|pope|commander|chief|director|foreign minister|taoiseach|"
     r"head)s?\b.*\b(?:of|for|to|in)\b|secretary of (?:state|defen[cs]e|war|the)|"
     r"^(?:prime minister|president|minister|secretary|chief|ambassador|pope|mayor)s?\b", ("office", "GOV")),
    (r"\b(?:supreme|high|constitutional|criminal|district|federal|appeals?|circuit|magistrates'?|crown|court) courts?\b|\bcourt (?:of|"
        r"for)\b|\bcourt$|\btribunal\b|\bprosecut|judiciary",
     ("agency", "JUD")),
    (r"\b(?:police|gendarmerie|constabulary|carabinieri|fbi|federal bureau|interpol|europol|sheriff|security service|customs|border guard|"
        r"border force|immigration and customs|"
     r"public security|law enforcement)\b", ("agency", "COP")),
    (r"\b(?:intelligence|mossad|cia|shin bet|fsb|gru|secret service|counterterrorism)\b", ("agency", "SPY")),
    (r"\b(?:parliament|congress|senate|knesset|duma|house of (?:representatives|commons|lords|councillors)|national assembly|legislat|"
        r"legislative|bundestag|diet|verkhovna rada|lok sabha|"
     r"rajya sabha|consultative assembly|chamber of deputies|storting|riksdag|folketing|saeima|sejm|sejmik|majlis|"
     r"council of representatives|general assembly of)\b", ("agency", "LEG")),
    (r"\b(?:ministry|department|embassy|consulate|commission|authority|bureau|agency|administration|directorate|central bank|reserve bank|"
        r"federal reserve|cabinet|council of ministers|"
     r"national weather service|nasa|office of|geological survey|meteorolog)\b", ("agency", "GOV")),
    (r"^(?:federal |transitional |interim )?government of\b|\bgovernment\b|\bcabinet\b|^monarchy|\bkremlin\b|\bwhite house\b|\bjunta\b", ("government", "GOV")),
    (r"\b(?:armed forces|army|air force|navy|naval|marine corps|marines|national guard|coast guard|military|defen[cs]e forces?|"
        r"ground forces|missile forces|unmanned systems forces|air defen[cs]e|"
     r"central command|africa command|brigade|battalion|regiment|division|guard corps|quds force|space force|fleet|special forces|"
     r"airborne|garrison|revolutionary guard|southern command)\b",
     ("military", "MIL")),
    (r"\b(?:party|likud|fatah|coalition|alliance|bloc|union party|democrats|republicans|labour|conservatives|liberals|peronis|"
        r"workers' party|congress party)\b|\(political party\)|\(party\)",
     ("group", "PTY")),
    (r"\((?:militant|armed|rebel|terrorist) group\)|\b(?:al-qaeda|taliban|islamic state|hezbollah|hamas|houthi|houthis|liberation (?:army|"
        r"front)|resistance|jihad|mujahideen|militia|"
     r"brigades?|cartel|gang|tren de aragua|front|guerrilla|insurgents?|rebels?|separatis|movement|boko haram|shabaab|"
     r"popular mobilization|rapid support forces|wagner|"
     r"m23|march 23)\b", ("group", "REB")),
    (r"\b(?:united nations|nato|european (?:union|commission|council|parliament|central bank)|african union|league|organi[sz]ation for|"
        r"world (?:health|trade|bank|food)|ecowas|asean|"
     r"international (?:monetary|atomic|criminal|court|maritime|organi[sz]ation)|opec|brics|g7|g20|community of|unicef|unesco|unrwa|imf|"
     r"commonwealth of|mission in|"
     r"un human rights|security council|arab league|cooperation council)\b", ("igo", "IGO")),
    (r"\b(?:amnesty|human rights watch|oxfam|red cross|red crescent|médecins|doctors without|save the children|foundation|charity|"
        r"observatory|greenpeace|ngo|relief|"
     r"trade union|workers union|society|association|federation|institute|reporters without|civil defense|white helmets)\b", ("ngo", "NGO")),
    (r"\b(?:news|newspaper|times|post|tribune|herald|guardian|reuters|associated press|press|tv|television|broadcasting|bbc|cnn|"
        r"al jazeera|radio|gazette|journal|media|channel|agence|tass|"
     r"xinhua|cbs|nbc|abc news|daily)\b", ("media", "MED")),
    (r"\b(?:inc|corp|corporation|ltd|llc|company|airlines?|airways|bank|group|motors?|holdings|pharmaceuticals|petroleum|oil company|"
        r"steel|energy|technologies|gazprom|rosneft|google|meta|"
     r"microsoft|tesla|boeing|airbus|openai|spacex|railway|railways|plc|industries|electric|telecom)\b|\(company\)", ("company", "BUS")),
    (r"\b(?:university|school|college|academy)\b", ("ngo", "EDU")),
    (r"\b(?:hospital|airport|air base|airbase|air station|province|district|county|city|governorate|oblast|region|state|territory|island|"
        r"islands|river|lake|sea|gulf|strait|bay|mountain|mountains|valley|"
     r"peninsula|prefecture|municipality|department|township|village|town|port|harbou?r|square|street|bridge|dam|crossing|border|desert|"
     r"canal|ocean|coast|refinery|terminal|"
     r"nuclear (?:power )?plant|power (?:plant|station)|mosque|cathedral|church|temple|synagogue|palace|stadium|prison|camp|refugee camp|"
     r"station|mine|park|highway|road|beach|mount|"
     r"crimea|kashmir|darfur|donbas|kurdistan|west bank|gaza|strip|heights|kordofan|voivodeship|raion|kivu|ituri|compound)\b|,\s[A-Z]", ("place", None)),
    (r"\b(?:missiles?|drones?|aircraft|tanks?|rockets?|bombs?|helicopters?|uav|unmanned|fighter|shahed|kalibr|f-\d+|mig-\d+|su-\d+|b-\d+|"
        r"kamikaze|artillery|submarine|destroyer|frigate|uss|"
     r"hwasong\S*|weapons?|mv|hms)\b", ("equipment", None)),
)  # fmt: skip
RULES = tuple((re.compile(pattern, re.IGNORECASE), sort) for pattern, sort in _RULES)
_PERSON = re.compile(
    r"^(?:[A-ZÀ-ÞĀ-Ž][\w'’.\-]*|al-\S+|bin|ibn|de|da|del|van|von|der|el|la|le|dos|di|du)(?: (?:[A-ZÀ-ÞĀ-Ž][\w'’.\-]*|"
    r"al-\S+|bin|ibn|de|da|del|van|von|der|el|la|le|dos|di|du|ul|Jr\.)){1,4}(?: \([a-z ]*(?:politician|born|general|officer|footballer|"
    r"lawyer|activist|journalist|actor|singer|cleric|soldier|diplomat|judge)[^)]*\))?$"
)
BEFORE_PERSON = re.compile(
    r"\b(?:president|minister|premier|chancellor|leader|secretary|governor|senator|mayor|general|commander|chief|king|queen|prince|"
    r"princess|pope|spokes\w+|director|chair\w*|head|"
    r"ceo|founder|actor|actress|singer|footballer|player|judge|lawyer|activist|journalist|politician|representative|congress\w+|"
    r"ambassador|envoy|candidate|cleric|ayatollah|"
    r"speaker|mp|officer|colonel|captain|admiral|rapper|author|director|sheikh|justice|boxer|driver|billionaire|businessman|astronaut|"
    r"cardinal|bishop|archbishop|"
    r"musician|coach|champion|wife|husband|son|daughter|brother|sister|father|mother|incumbent|by|nominee|deputy|adviser|advisor|citizen|dictator|warlord|"
    r"duterte|mr|mrs|ms|dr)\.?,?\s+$", re.IGNORECASE,
)  # fmt: skip
BEFORE_PLACE = re.compile(
    r"\b(?:in|near|at|from|to|across|around|outside|of|off|towards?|northern|southern|eastern|western|central|"
    r"capital|city|town|village|province)\s+(?:the\s+)?$"
)
AFTER_PLACE = re.compile(r"^,\s+[A-Z]|^\s+(?:province|region|district|state|county|governorate|city|oblast|prefecture|airport)\b")
AFTER_PERSON = re.compile(
    r"^(?:'s)?\s+(?:says?|said|announces?|announced|resigns?|wins?|defeats?|meets?|tells?|dies|states?|claims?|"
    r"is (?:elected|sworn|appointed|killed|arrested)|has (?:died|won|said))\b|^\s+\(\d"
)


@dataclass(slots=True)
class Around:
    """How the links to an article stand in text: how many, in lower case, and how many look like a person's or a place's."""

    links: int = 0
    lower: int = 0
    person: int = 0
    place: int = 0
    full: int = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Count one link."""
        self.links += 1
        words, before, after = text[start:end], text[max(0, start - 40) : start], text[end : end + 40]
        self.lower += words[:1].islower()
        self.person += bool(BEFORE_PERSON.search(before) or AFTER_PERSON.search(after))
        self.place += bool(AFTER_PLACE.search(after)) or (bool(BEFORE_PLACE.search(before)) and not BEFORE_PERSON.search(before))
        self.full += " " in words


def guess(title: str, around: Around | None = None) -> Sort:
    """What sort of thing the article is."""
    around = around or Around()
    for pattern, sort in RULES:
        if pattern.search(title):
            return sort
    if around.links and around.lower > around.links / 2:
        return "concept", None
    if _PERSON.match(title) and around.person >= around.place and not re.search(r",|\d", title):
        return "person", None
    if around.place * 2 >= max(1, around.links) and title[:1].isupper():
        return "place", None
    return ("concept" if title[:1].isupper() and title[1:].islower() and not around.place and around.lower else None) or (
        "group" if title.isupper() else "concept"
    ), None


def summary(kinds: Counter[str]) -> str:
    """The most frequent kind."""
    return kinds.most_common(1)[0][0]
