"""Names of places made comparable: one key for all spellings of the same letters, and a skeleton that transliterations share."""

import re
import unicodedata
from functools import lru_cache

_DROPPED = str.maketrans("", "", "'’‘ʻʼʿʾ`´.\u0640\u200c\u200d\u200e\u200f\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
_SPACED = str.maketrans(dict.fromkeys('-–—/_,;()"“”', " "))
_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ي": "ی", "ك": "ک", "أ": "ا", "إ": "ا",
    "آ": "ا", "ة": "ه",
})  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = frozenset(["al", "el", "ul", "ol", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "ez", "az", "an", "en", "at", "et", "adh", "ath"])
_SOUNDS = (
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sch", "s"),
    ("sh", "s"),
    ("tch", "s"),
    ("ch", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("zh", "j"),
    ("dj", "j"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
)
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The name without case, accents, apostrophes, stops and a leading "the"; hyphens are spaces; St. is Saint.

    >>> key("Deir ez-Zor"), key("the Bab el-Mandeb"), key("St. Louis")
    ('deir ez zor', 'bab el mandeb', 'saint louis')
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) != "Mn").casefold().translate(_LETTERS)
    words = name.translate(_DROPPED).translate(_SPACED).casefold().split()
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        words = [_SHORT.get(word, word) for word in words]
    return " ".join(words)


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """What transliterations of one name share: its consonants, without articles; "" where too few are left to tell names apart.

    >>> skeleton("Ain al-Asad") == skeleton("Ayn al-Assad") == skeleton("Ein Al Asad")
    True
    """
    words = [word for word in key(name).split() if word not in _ARTICLES]
    text = " ".join(words)
    if not text.isascii():
        return ""
    for sound, letter in _SOUNDS:
        text = text.replace(sound, letter)
    first = "a" if text[:1] and text[0] in "aeiouy" else ""
    bones = (first + _VOWELS.sub("", _DOUBLED.sub(r"\1", text)).replace(" ", "")).rstrip("h")
    return bones if len(bones) >= 3 else ""


_KIND_WORDS = re.compile(r"\s+(?:(?:military |army )?air ?(?:base|field|port)|base|camp|(?:border )?crossing|dam|prison)$", re.IGNORECASE)


def bare_name(name: str) -> str:
    """The name without what kind of site it is: "Al Asad Air Base" is "Al Asad"."""
    return _KIND_WORDS.sub("", name)


def alike(one: str, other: str) -> float:
    """How alike two spellings of one skeleton are, 0 to 1: shared pairs of letters (Dice), articles left out."""
    first, second = (_pairs(name) for name in (one, other))
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 0.0


def _pairs(name: str) -> set[str]:
    text = "".join(word for word in key(name).split() if word not in _ARTICLES)
    return {text[i : i + 2] for i in range(len(text) - 1)}
