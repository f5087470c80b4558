"""Names: one key for the spellings of a name.

`fold` makes one key of case, accents, apostrophes, possessives and a leading article; `skeleton` one key of transliterations
("Qadimi", "Kadhimi"); `plain` takes titles and ranks off ("Lt. Gen. Qassem Soleimani").
"""

import re
import unicodedata
from functools import lru_cache

_DROP = re.compile(r"['’‘`ʻʼʾʿ´.\u200e\u200f]")
_BREAK = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLES = re.compile(
    r"^(?:(?:the|former|ex|late|acting|interim|outgoing|incumbent|then|slain|deputy|senior|top|caretaker|self-proclaimed)[\s-]+|"
    r"(?:(?:under-?|assistant )?secretar(?:y|ies) of (?:state|defen[cs]e|war|the treasury|homeland security)|secretary[\s-]general|attorney[\s-]general|"
    r"vice[\s-]president|chief of (?:the )?(?:general )?staff|chairman of the joint chiefs(?: of staff)?|minister of (?:the )?[a-z]+|speaker|special envoy|"
    r"envoy|(?:u\.?s\.?|us|american|iranian|iraqi|israeli|russian|turkish|syrian|ukrainian|french|british|german|chinese)(?=\s+(?:president|prime|foreign|"
    r"defen[cs]e|secretary|vice|general|minister|supreme|envoy|ambassador)\b))\s+|"
    r"(?:lt|gen|col|maj|brig|capt|cpl|sgt|adm|cmdr|mr|mrs|ms|dr|prof|sen|rep|gov|hon|fr|st|rev|pres)\.?\s+|"
    r"(?:lieutenant|major|brigadier|general|colonel|captain|admiral|commander|marshal|sergeant|field|rear|vice|sheikh|shaikh|sheik|shaykh|"
    r"sayyed|sayyid|seyyed|"
    r"sayed|ayatollah|grand|hojatoleslam|imam|mullah|maulana|maulvi|hajji|haji|prince|princess|king|queen|emir|sultan|crown|pope|cardinal|archbishop|bishop|"
    r"father|sister|president|premier|chancellor|prime[\s-]minister|minister|senator|congressman|congresswoman|representative|governor|"
    r"mayor|ambassador|judge|"
    r"justice|professor|doctor|sir|lord|lady|dame|mister|secretary|chairman|leader|spokesman|spokeswoman|spokesperson|chief|director|foreign|defen[cs]e|"
    r"interior|finance|comrade|hojjat)\s+)",
    re.IGNORECASE,
)
_PARTICLES = re.compile(r"\b(?:al|el|ul|ud|as|ash|an|ar|at|az|ad|bin|ibn|ben|the|of|and|de|la)\b")
_SOUNDS = (("tsch", "c"), ("tch", "c"), ("sch", "s"), ("ch", "c"), ("sh", "s"), ("kh", "k"),
           ("gh", "k"), ("ck", "k"), ("dh", "d"), ("th", "t"), ("zh", "j"), ("dj", "j"),
           ("ph", "f"), ("q", "k"), ("g", "k"), ("x", "ks"), ("z", "s"), ("w", "v"), ("c", "k"))  # fmt: skip
_VOWELS = re.compile(r"[aeiouyhv]+")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which spellings of one name meet: "The Kata’ib Hezbollah's" gives "kataib hezbollah"."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.strip()))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold().replace("ı", "i").replace("ł", "l").replace("ø", "o")
    key = _BREAK.sub(" ", _DROP.sub("", bare)).strip()
    return key[4:] if key.startswith("the ") and len(key) > 4 else key


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants that survive transliteration, word by word, particles dropped: "Qasem Soleimani", "Kasim Sulaymani" give "ksm slmn"."""
    words = []
    for word in _PARTICLES.sub(" ", fold(name)).split():
        for sound, letter in _SOUNDS:
            word = word.replace(sound, letter)
        bones = _TWICE.sub(r"\1", word[0] + _VOWELS.sub("", word[1:]))
        words.append("a" + bones[1:] if bones[0] in "aeiouy" else bones)
    return " ".join(words)


def plain(name: str) -> str:
    """The name without the titles and ranks before it."""
    while (bare := _TITLES.sub("", name, count=1)) != name:
        name = bare
    return name


def acronym(name: str) -> str:
    """The capitals of a name of several words, small words skipped: "Popular Mobilization Units" gives "PMU"."""
    words = [word for word in re.split(r"[\s\-\u2013]+", name) if word]
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def kin(one: str, other: str) -> bool:
    """May the two be spellings of one full name? Same number of words, and all of them alike in skeleton."""
    a, b = skeleton(one).split(), skeleton(other).split()
    return len(a) == len(b) >= 2 and a == b
