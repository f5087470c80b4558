"""Lexicon: the words by which tellers are known: agencies, outlets, papers, people without a name, ranks and roles, countries."""

from __future__ import annotations

import re
from typing import Final

from tocsin.incident.words import listed

AGENCIES: Final = (
    "Reuters", "Agence France-Presse", "AFP", "Associated Press", "AP", "TASS", "Interfax", "RIA Novosti", "Xinhua", "Anadolu", "IRNA", "ISNA", "Tasnim",
    "Fars", "Mehr",
    "SANA", "INA", "WAFA", "DPA", "EFE", "ANSA", "UPI", "PTI", "IANS", "Kyodo", "Yonhap", "MENA", "KUNA", "SPA", "WAM", "Petra", "NNA", "Ukrinform", "UNIAN",
    "Belta",
)  # fmt: skip
AGENCY: Final = re.compile(
    rf"\b(?:{'|'.join(AGENCIES)})\b|(?i:\bnews agency\b|\bnewswire\b|\bwire(?: service)?\b|\bpress agency\b|"
    r"(?<!\bun )(?<!\bnations )(?<!\brelief )(?<!\baid )(?<!\brefugee )(?<!\bhealth )\bagency$)"
)
OUTLET_WORDS: Final = re.compile(
    r"(?i)\b(?:newspaper|daily|weekly|television|tv|radio|channel|broadcaster|media|news|press|post|times|herald|tribune|gazette|journal|"
    r"courrier|correo|diario|jornal|rádio|agence|agência|gazeta|prensa|zeitung|haber|"
    r"chronicle|courier|monitor|observer|"
    r"telegraph|online|correspondents?|reporters?|network|magazine|outlet|dispatch|ledger|bulletin|mirror|echo|star|sun|standard|examiner|register)\b"
)  # fmt: skip
DOCUMENT: Final = re.compile(
    r"(?i)\b(?:document|draft|memo|memorandum|flyer|leaflet|pamphlet|papers?|cable|letter|report|footage|video|images?|photographs?|recording|complaint|affidavit|"
    r"warrant|records?|filing|dossier|minutes|log|"
    r"e-?mails?|imagery|intercepts?|transcripts?|audit|directive|circular|note|file|manifest|protocol|decree|invoice|spreadsheet|clip|tape|diary|contract|list)s?\b"
)  # fmt: skip
PAPER: Final = re.compile(r"(?i)\b(?:cable|memo|memorandum|letter|leaflet|flyer|document|draft|dossier|video|footage|recording|transcript)s?$")
STATEMENT: Final = re.compile(
    r"(?i)\b(?:statement|communiqu[eé]|press release|news release|announcement|post on (?:x|twitter|telegram|social media)|tweet|telegram|whatsapp|"
    r"(?:press|media|information|news|military|war|public relations|communications?) (?:service|office|centre|center|bureau|wing|secretary|"
    r"department|adviser|advisor|officer|"
    r"spokes\w+|conference|arm|unit|directorate|cell|team|desk|relations|information|media))\b"
)
STAFF: Final = r"(?:correspondents?|reporters?|teams?|crews?|journalists?|photographers?|camera|staff|stringers?|bureau)"  # an outlet's own people
GENERAL_STAFF: Final = re.compile(r"(?i)\bgeneral staff\b")
LOCAL: Final = re.compile(r"(?i)\blocal (?=\w)")
PRONOUN: Final = frozenset(
    {
        "latter",
        "the latter",
        "former",
        "the former",
        "he",
        "she",
        "they",
        "it",
        "who",
        "him",
        "her",
        "them",
        "which",
        "his",
        "their",
        "both",
        "neither",
        "another",
        "others",
        "one",
        "some",
        "many",
        "all",
        "each",
        "i",
        "we",
    }
)
PEOPLE: Final = {
    "witness": "witness", "eyewitness": "witness", "resident": "witness", "local": "witness", "villager": "witness", "neighbour": "witness",
    "neighbor": "witness", "bystander": "witness",
    "shopkeeper": "witness", "passer": "witness", "farmer": "witness", "inhabitant": "witness", "official": "official",
    "sourc": "official", "source": "official",
    "officer": "official", "analyst": "analyst", "expert": "expert", "activist": "activist", "medic": "medic", "doctor": "medic",
    "rescuer": "rescuer", "survivor": "witness",
    "passenger": "witness", "relativ": "relative", "famili": "relative", "family": "relative", "diplomat": "diplomat",
    "fighter": "fighter", "worker": "worker",
    "soldier": "soldier", "driver": "witness", "teacher": "witness", "elder": "elder", "leader": "leader", "aide": "aide", "nurs": "medic",
    "staff": "worker", "investigator": "investigator", "woman": "witness", "women": "witness", "man": "witness",
    "men": "witness", "mother": "witness", "father": "witness", "trader": "witness", "vendor": "witness", "seller": "witness",
    "merchant": "witness", "pilgrim": "witness", "youth": "witness",
    "separatist": "group", "hacker": "group", "gang": "group", "monk": "witness", "priest": "witness", "nun": "witness", "rebel": "group", "insurgent": "group",
    "militant": "group", "gunmen": "group", "student": "witness", "teenager": "witness", "boy": "witness", "girl": "witness", "shepherd": "witness",
    "traveller": "witness", "traveler": "witness", "tourist": "witness", "motorist": "witness", "commuter": "witness", "herder": "witness",
    "pensioner": "witness",
    "customer": "witness", "guest": "witness", "worshipper": "witness", "cleaner": "witness", "baker": "witness", "fisherman": "witness",
    "fishermen": "witness", "employee": "worker", "employe": "worker", "mediator": "mediator", "intermediary": "mediator", "intermediari": "mediator",
    "negotiator": "mediator",
}  # fmt: skip
RANKS: Final = (
    "spokesman spokeswoman spokesperson spokesmen spokespersons speaks speaking statement press office service chief head director deputy "
    "senior acting general gen lt lieutenant col "
    "colonel maj major capt captain brig brigadier commander minister ministry secretary department directorate dr sheikh local media "
    "information release governor mayor council "
    "authority authorities agency organisation organization state government officials official national public administration bureau "
    "committee commission centre center regional "
    "provincial district city town mission command staff division unit chairman chairwoman chair president coordinator representative "
    "envoy ambassador embassy leader group company dsp csp supt insp sgt paramilitary county "
    "police army military forces force armed hospital medical member judge prosecutor doctor manager owner runs joint supreme high central "
    "faction militia movement force station northern southern eastern western north south east west medic charity "
    "relations relation operations press publicity convener convenor headquarters hq pro "
    "rear party association federation league coalition institution superintendent inspector constable sheriff sergeant commodore admiral lawyer analyst vice"
)  # fmt: skip
ALIKE: Final = {
    "minis": "ministry", "defen": "defence", "presi": "president", "milit": "army", "troop": "army", "armed": "army", "soldi": "army", "forces": "army",
    "iraqi": "iraq",
    "irani": "iran", "chine": "china", "briti": "brita", "frenc": "franc", "ameri": "usa", "saudi": "saudi", "gover": "gover",
    "embas": "embas", "ambas": "embas",
    "polic": "polic", "armi": "army", "dutch": "nethe", "germa": "germa",
    "turki": "turke", "spani": "spain", "polis": "polan", "swedi": "swede", "afgha": "afgha", "unite": "un", "natio": "un", "kyivs": "ukrai",
    "mosco": "russi", "krem": "russi",
    "beiji": "china", "manil": "phili", "tehra": "iran", "ankar": "turke", "baghd": "iraq", "damas": "syria", "cairo": "egypt", "khart": "sudan",
    "riyad": "saudi",
    "delhi": "india", "hanoi": "vietn", "pyong": "korea", "seoul": "korea", "tokyo": "japan", "minsk": "belar", "warsa": "polan", "londo": "brita",
    "berli": "germa",
    "washi": "usa", "kabul": "afgha", "doha": "qatar", "abuja": "niger", "nairo": "kenya", "mogad": "somal", "belgr": "serbi", "tbili": "georg",
    "yerev": "armen",
    "athen": "greec", "greek": "greec", "danis": "denma", "norwe": "norwa", "finni": "finla", "swiss": "switz", "thai": "thail", "irish": "irela",
    "peruv": "peru",
    "filip": "phili", "malia": "mali", "omani": "oman", "chadi": "chad", "cuban": "cuba", "laoti": "laos", "roman": "roman",
    "bogot": "colom", "carac": "venez", "kinsh": "congo", "beiru": "leban", "algie": "alger", "jakar": "indon",
}  # fmt: skip
WHOLE: Final = {"brigadi": "brigr", "brigadier": "brigr", "national": "national", "arm": "army"}  # stems that five letters would mix up
ARMIES: Final = {
    "IDF": "Israel", "FARDC": "Congo", "FAMa": "Mali", "FAMA": "Mali", "UPDF": "Uganda", "ENDF": "Ethiopia", "SSPDF": "South Sudan", "TNI": "Indonesia",
    "FACA": "Central Africa", "FADM": "Mozambique", "SANDF": "South Africa", "PLA": "China", "ISPR": "Pakistan", "KDF": "Kenya", "FDNB": "Burundi",
}  # armies by their capitals
SEAT: Final = {
    "Baku": "Azerbaijan", "Yerevan": "Armenia", "Tbilisi": "Georgia", "Kyiv": "Ukraine", "Moscow": "Russia", "Minsk": "Belarus", "Chisinau": "Moldova",
    "Bucharest": "Romania", "Sofia": "Bulgaria", "Belgrade": "Serbia", "Warsaw": "Poland", "Vilnius": "Lithuania", "Riga": "Latvia", "Tallinn": "Estonia",
    "Berlin": "Germany", "Paris": "France", "London": "Britain", "Madrid": "Spain", "Lisbon": "Portugal", "Rome": "Italy", "Athens": "Greece",
    "Ankara": "Turkey", "Damascus": "Syria", "Beirut": "Lebanon", "Baghdad": "Iraq", "Tehran": "Iran", "Amman": "Jordan", "Riyadh": "Saudi Arabia",
    "Sanaa": "Yemen", "Cairo": "Egypt", "Tripoli": "Libya", "Tunis": "Tunisia", "Algiers": "Algeria", "Rabat": "Morocco", "Bamako": "Mali",
    "Niamey": "Niger", "Ouagadougou": "Burkina Faso", "Dakar": "Senegal", "Abuja": "Nigeria", "Accra": "Ghana", "Bangui": "Central African Republic",
    "N'Djamena": "Chad", "Khartoum": "Sudan", "Juba": "South Sudan", "Addis Ababa": "Ethiopia", "Asmara": "Eritrea", "Mogadishu": "Somalia",
    "Nairobi": "Kenya", "Kampala": "Uganda", "Kigali": "Rwanda", "Bujumbura": "Burundi", "Kinshasa": "Congo", "Maputo": "Mozambique", "Harare": "Zimbabwe",
    "Kabul": "Afghanistan", "Islamabad": "Pakistan", "Delhi": "India", "New Delhi": "India", "Dhaka": "Bangladesh", "Naypyidaw": "Myanmar",
    "Naypyitaw": "Myanmar", "Bangkok": "Thailand", "Manila": "Philippines", "Jakarta": "Indonesia", "Hanoi": "Vietnam", "Beijing": "China",
    "Taipei": "Taiwan", "Seoul": "Korea", "Tokyo": "Japan", "Bogotá": "Colombia", "Quito": "Ecuador", "Lima": "Peru", "Caracas": "Venezuela",
    "Washington": "USA", "Ottawa": "Canada", "Canberra": "Australia", "Dushanbe": "Tajikistan", "Bishkek": "Kyrgyzstan", "Astana": "Kazakhstan",
    "Tashkent": "Uzbekistan", "Kathmandu": "Nepal", "Colombo": "Sri Lanka",
}  # fmt: skip  # whose ministries are said to be there
LANDS: Final = listed(
    "afgha armen austr azerb belar belgi brazi brita burki burma camer canad chad chile china colom congo croat cuba cyman czech denma "
    "ecuad egypt eritr eston ethio finla franc franc georg germa ghana "
    "greec guine haiti hunga india indon iran iraq irela israe italy japan jorda kazak kenya kosov kuwai kyrgy laos latvi leban liber "
    "libya lithu malay mali mexic moldo monte moroc mozam myanm nepal nethe "
    "niger norwa oman pakis pales panam peru phili polan portu qatar roman russi rwand saudi seneg serbi singa slova somal spain sri sudan "
    "swede switz syria taiwa tajik tanza thail tunis turke turkm ugand "
    "argen boliv parag urugu nicar hondu guate alban bosni gabon gambi benin botsw namib angol malaw madag cambo bangl burun guyan "
    "ukrai un usa ameri uzbek venez vietn yemen zambi zimba kurdi"
)  # fmt: skip
