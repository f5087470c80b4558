"""Edges: where a number's words begin and end, where the network stopped inside them."""

from __future__ import annotations

import re

from tocsin.model import Role

NUMBER = (
    r"(?:[$€£]?\d[\d.,]*\d|[$€£]?\d|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|hundreds of|thousands of|dozens of|scores of|several|dozen)"
)
ABOUT = (
    r"(?:at least|at most|more than|less than|fewer than|no fewer than|over|nearly|almost|about|around|some|up to|as many as|approximately|roughly"
    r"|an estimated|another|an additional|a further|a total of|only|just)"
)
BEFORE = re.compile(rf"(?:(?<![\w.,])(?:{ABOUT}[ ]+)?(?:{NUMBER}[ -])+|(?<![\w.,]){ABOUT}[ ]+|[$€£])$", re.IGNORECASE)
AFTER = re.compile(r"^(?:[ -](?:hundred|thousand|million|billion|trillion)\b)+", re.IGNORECASE)
AGE = re.compile(r"^[ -](?:year|month)s?[ -]old", re.IGNORECASE)
FIGURE_BEFORE, FIGURE_AFTER = re.compile(r"\d[\d.,]*$"), re.compile(r"^(?:[.,]?\d)+")  # the rest of a figure that was cut in two
BOUND = re.compile(rf"^{ABOUT}$", re.IGNORECASE)
BOUNDED = re.compile(rf"^[ ]+(?:{NUMBER}\b[ -]?)+", re.IGNORECASE)
PART = re.compile(
    r"\bincluding\s+(?:[^,;.:]{3,40}\s+and\s+)?(?:all\s+|at least\s+|the\s+|up to\s+|an?\s+|as many as\s+)?$", re.IGNORECASE
)  # "including a child", "including the gunman and an officer"
WORSE = re.compile(r"^\s+(?:of (?:them|whom)\s+)?(?:critically|seriously|severely|gravely)\b", re.IGNORECASE)
OWN_NUMBER = re.compile(rf"^(?:{ABOUT}\s+|all\s+|another\s+|an?\s+|the\s+|its\s+|their\s+|his\s+|her\s+)*(?:{NUMBER}\b|(?<=\s)\w|(?-i:[A-Z]))", re.IGNORECASE)
COUNT = rf"(?:{ABOUT}\s+)?(?:{NUMBER}\b|an?\b)"
PAIR = re.compile(rf"^{COUNT}(?:[ -]{NUMBER}\b)*\s+(?!and\b|{NUMBER}\b)[^,;]*?\s+(?=and\s+{COUNT}\s+\w)", re.IGNORECASE)
REACH = 60  # characters that are looked at on either side


def number_edges(text: str, start: int, end: int, *, first: int, last: int) -> tuple[int, int]:
    """The number's span, widened to the figures and bounds beside it inside the sentence text[first:last].

    >>> number_edges("it pledged $2.5 billion more", 12, 15, first=0, last=28)
    (11, 23)
    >>> number_edges("leaving 46,000 people", 8, 10, first=0, last=21)
    (8, 14)
    >>> number_edges("around 18,250 visitors", 0, 6, first=0, last=22)
    (0, 13)
    """
    cut = FIGURE_BEFORE.search(text[max(first, start - REACH) : start]) if re.match(r"[\d.,]", text[start:end]) else None
    rest = FIGURE_AFTER.match(text[end : min(last, end + REACH)]) if text[end - 1 : end].isdigit() else None
    start, end = start - len(cut[0]) if cut else start, end + len(rest[0]) if rest else end
    if BOUND.match(text[start:end]):
        bounded = BOUNDED.match(text[end : min(last, end + REACH)])
        end += len(bounded[0].rstrip(" -")) if bounded else 0
    before = BEFORE.search(text[max(first, start - REACH) : start])
    after = AFTER.match(text[end : min(last, end + REACH)])
    if AGE.match(text[end : end + 12]) or text[start:end].casefold() in ("year", "years"):
        return start, end
    return start - len(before[0]) if before else start, end + len(after[0]) if after else end


_LETTER = r"[^\W\d_]"
_HEAD = r"(?:Kata['’`ʼ]?ib|Asa['’`ʼ]?ib|Hay['’`ʼ]?at|Harakat|Jabhat|Ja[iy]sh|Ansar|Saraya|Liwa|Ahrar|Abu|Umm|Ibn)"  # of Arabic names; never a name by itself
CUT_BEFORE = re.compile(rf"(?:{_LETTER}+['’`ʼ]|\b(?:[Aa][ltnsdrz]|[Ee]l|[Aa]sh|[Aa]dh|[Uu]l)-|\b{_HEAD}[ -])+$")  # Shi'|ite, al-|Bab, Abu |Kamal
CUT_AT_ARTICLE = re.compile(r"\b(?:[Aa][ltnsdrz]|[Ee]l|[Aa]sh|[Aa]dh|[Uu]l)$")  # Muqtada al|-Sadr
AFTER_ARTICLE = re.compile(r"^-[A-Z][\w’']*")
CUT_AFTER = re.compile(rf"^(?:['’`ʼ](?!(?:s|t|re|ve|ll|d|m)\b){_LETTER}{{2,}})+")
HALF_WORD = re.compile(r"\w+$")  # C|-130 transport
HEAD_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\s+)+$")  # the Strait | of Hormuz
LOOSE_BEFORE = re.compile(r"^(?:of|and|or|by|with|to|from|that|who|which|as|between|against|among)\s+", re.IGNORECASE)
RELATIVE = re.compile(r"(?<=\w),? (?:who|which|whose)\b")  # in none of 4,801 annotated sources
JOINT = re.compile(r"(?<=\w), the (?=[A-Z])")  # "Iran, the United States": as annotated, the first of several tellers
UNITED = re.compile(r"\b[Uu]nited\s+$"), re.compile(r"^(?:States|Kingdom|Nations|Arab Emirates)\b")
LOOSE_AFTER = re.compile(r"\s+(?:of|and|or|by|with|to|from|that|who|which|as|the|a|an|in|on|at|for)$", re.IGNORECASE)
_BODY = (
    r"(?:Agency|Council|Secretary|[Pp]arty|Army|Forces?|Ministry|Guards?|Corps|Police|Navy|Front|Movement|Union|Organi[sz]ation|Committee|Office|Department"
    r"|Court|Bank|Service|Command|Administration|Commission|Authority|Brigade|Network|Alliance|Coalition|Federation|League|Assembly)"
)
BODY = re.compile(rf"(?:[A-Z]\w* )*{_BODY}\b")  # annotated without a capitalised word before it once in 365 times
NAMED_BEFORE = re.compile(r"(?:(?!(?:The|A|An|In|On|At|By|For|And|But|As|After|When|While|If|Its|His|Her|Their)\b)[A-Z]\w*[ ])+$")
NAMED_AFTER = re.compile(rf"^(?:[ ][A-Z][\w-]*){{0,3}}?[ ]{_BODY}\b")
INITIALS = re.compile(r"\b(?:[A-Z]\.)*[A-Z]$"), re.compile(r"^\.(?:[A-Z]\.)*")


def body_edges(text: str, start: int, end: int, *, first: int, last: int) -> tuple[int, int]:
    """The span of a public body that was cut inside: the capitalised words beside "Agency" or before "Army", the full stops of "U.S.", the end of a bracket.

    >>> words = "the Orland News Agency of the U.S. and the Rapid Support Forces (RSF) spoke"
    >>> [words[slice(*body_edges(words, a, b, first=0, last=len(words)))] for a, b in ((16, 22), (30, 31), (43, 48), (43, 68))]
    ['Orland News Agency', 'U.S.', 'Rapid Support Forces', 'Rapid Support Forces (RSF)']
    """
    before = NAMED_BEFORE.search(text[max(first, start - REACH) : start]) if BODY.match(text[start:end]) else None
    start -= len(before[0]) if before else 0
    ahead = text[end : min(last, end + REACH)]
    after = NAMED_AFTER.match(ahead) if text[start].isupper() and not re.search(_BODY, text[start:end]) else None
    stops = INITIALS[1].match(ahead) if INITIALS[0].search(text[start:end]) else None
    bracket = ahead[:1] if ahead[:1] == ")" and "(" in text[start:end] else ""
    return start, end + len(after[0] if after else stops[0] if stops else bracket)


def name_edges(text: str, start: int, end: int, *, first: int, last: int) -> tuple[int, int]:
    """The span of one who acts or of a place: names that were cut inside made whole, loose small words at either end left out.

    >>> words = "Shi'ite fighters of the Strait"
    >>> name_edges(words, 4, 7, first=0, last=30), name_edges(words, 17, 30, first=0, last=30)
    ((0, 7), (20, 30))
    >>> name_edges("and Kata'ib Hezbollah", 12, 21, first=0, last=21)
    (4, 21)
    >>> name_edges("in the Strait of Hormuz", 14, 23, first=0, last=23)
    (7, 23)
    >>> name_edges("Muqtada al-Sadr left", 0, 10, first=0, last=20), name_edges("a C-130 transport", 3, 17, first=0, last=17)
    ((0, 15), (2, 17))
    >>> name_edges("Iran and the United States met", 20, 26, first=0, last=30), name_edges("Iran, the United States and", 0, 23, first=0, last=27)
    ((13, 26), (0, 4))
    """
    before = CUT_BEFORE.search(text[max(first, start - REACH) : start])
    after = (AFTER_ARTICLE if CUT_AT_ARTICLE.search(text[start:end]) else CUT_AFTER).match(text[end : min(last, end + REACH)])
    start, end = start - len(before[0]) if before else start, end + len(after[0]) if after else end
    start, end = body_edges(text, start, end, first=first, last=last)
    inside = HALF_WORD.search(text[max(first, start - REACH) : start]) if text[start] == "-" else None
    start -= len(inside[0]) if inside else 0
    united = UNITED[0].search(text[max(first, start - REACH) : start]) if UNITED[1].match(text[start:end]) else None
    start -= len(united[0]) if united else 0
    loose = LOOSE_BEFORE.match(text[start:end])
    head = HEAD_BEFORE.search(text[max(first, start - REACH) : start]) if text[start : start + 3] == "of " else None
    if head:
        start -= len(head[0])
    elif loose and loose.end() < end - start:
        start += loose.end()
    for beyond in (RELATIVE, JOINT):
        if clause := beyond.search(text, start, end):
            end = clause.start()
    while (tail := LOOSE_AFTER.search(text[start:end])) and tail.start() > 0:
        end = start + tail.start()
    return start, end


DESIGNATION = re.compile(r"(?:^|[^\w-])[A-Za-z]{1,4}-$")
COUNTLESS = re.compile(r"^(?:additional|further|more|other)?\s*(?:people|persons|personnel|military|additional|further)$", re.IGNORECASE)
WITHOUT = re.compile(r"^(?:\s+\w+){0,2}\s+(?:left\s+|remain\s+)?without\s+(?:\w+\s+)?(?:power|electricity|heat|heating|water|gas|internet)\b", re.IGNORECASE)


CONVERTED = re.compile(r"\d(?: ?(?:trillion|billion|million|bn|m|euros?|dollars?|pounds?))* \((?:US|A|C|approximately |about |around |or |over )?$")
UNHARMED = re.compile(
    r"^(?: [\w()-]+){0,6}? (?:(?:were|are|was|is|have|had|has|been|remain(?:ed)?|still) )*"
    r"(?:escaped|fled|trapped|stranded|survived|unhurt|unharmed|evacuated)\b"
)
AGED = re.compile(r"^\s?-\s?years?\s?-\s?old(?: [a-z]+)?")


def unharmed(text: str, end: int, *, last: int) -> bool:
    """Do the words after a number say that those whom it counts were neither killed nor hurt? No killed or injured are annotated before such words.

    >>> unharmed("17 miners are trapped", 9, last=21), unharmed("17 miners are dead", 9, last=18)
    (True, False)
    """
    return bool(UNHARMED.match(text[end : min(last, end + 2 * REACH)]))


def aged(text: str, start: int, end: int, *, last: int) -> int:
    """Where a number that is only somebody's age ends with the words for him: "A 38-year-old man" counts one.

    >>> aged("A 38-year-old man died", 0, 4, last=22)
    17
    """
    match = AGED.match(text[end : min(last, end + REACH)]) if text[end - 1].isalnum() else None
    return end + match.end() if match else end


def counts_nothing(text: str, start: int, end: int, *, first: int) -> bool:
    """Is text[start:end] no number of the codebook: a figure in the name of a kind of weapon, a word for people by itself, those who were left without
    light, a sum said again in another currency (annotated in one place of 30)?

    >>> counts_nothing("two AH-64 Apache", 7, 9, first=0), counts_nothing("two AH-64 Apache", 0, 3, first=0)
    (True, False)
    >>> counts_nothing("pays €5 million ($6 million)", 17, 27, first=0)
    True
    >>> counts_nothing("additional people", 0, 17, first=0), counts_nothing("left 700 homes without power", 5, 8, first=0)
    (True, True)
    """
    named = text[start].isdigit() and DESIGNATION.search(text[max(first, start - REACH) : start])
    converted = CONVERTED.search(text[max(first, start - REACH) : start])
    return bool(named or converted or COUNTLESS.match(text[start:end]) or WITHOUT.match(text[end : end + REACH]))


def is_part(text: str, start: int, end: int, *, first: int) -> bool:
    """Does text[start:end] count some of those counted already, by the words around it? Of such numbers 4 % are annotated.

    >>> is_part("killed nine, including two children", 23, 35, first=0)
    True
    >>> is_part("30 are injured, with ten critically injured", 21, 24, first=0)
    True
    """
    before = text[max(first, start - REACH) : start]
    return bool(PART.search(before) or (before.endswith(", with ") and WORSE.match(text[end : end + REACH])))


def is_one_number(between: str, second: str) -> bool:
    """Are two stretches that count, with these words between them, one number's? Never annotated as two where nothing stands between.

    >>> is_one_number(" ", "Tushayev"), is_one_number(" and ", "military personnel"), is_one_number(" and ", "twelve soldiers")
    (True, True, False)
    """
    return between == " " or (between == " and " and not OWN_NUMBER.match(second))


def number_halves(words: str) -> int | None:
    """Where the first of two numbers ends in words that hold two; annotated as two in 97 places and as one in 9.

    >>> "two colonels and two lieutenants"[: number_halves("two colonels and two lieutenants")]
    'two colonels'
    """
    match = PAIR.match(words)
    return len(match[0].rstrip()) if match else None


_BEFORE = (
    (Role.INJURED, re.compile(r"\b(?:injur(?:ing|es)|wound(?:ing|s)|hurt(?:ing|s))\s+(?:\S+\s+)?$", re.IGNORECASE)),
    (Role.KILLED, re.compile(r"\bkill(?:ing|s)\s+$", re.IGNORECASE)),
    (Role.DETAINED, re.compile(r"\b(?:arrest(?:ing|s)|detain(?:ing|s)|captur(?:ing|es))\s+$", re.IGNORECASE)),
    (Role.DISPLACED, re.compile(r"\b(?:displac(?:ing|es)|evacuat(?:ing|es)|expel(?:ling|s))\s+$", re.IGNORECASE)),
)
_BEING = r"^(?:\s+(?:others?|more|people))?\s+(?:(?:were|was|are|is|have been|has been|had been|being|left|also|reportedly|seriously|critically|severely)\s+)*"
_AFTER = (
    (Role.KILLED, re.compile(_BEING + r"(?:(?:killed|dead|shot dead|died)\b|mortally wounded)", re.IGNORECASE)),
    (Role.INJURED, re.compile(_BEING + r"(?:injured|wounded|hurt)\b", re.IGNORECASE)),
)


def told_role(text: str, start: int, end: int, *, first: int, last: int) -> Role | None:
    """What befell those whom text[start:end] counts, where the words beside it in text[first:last] say so; of the annotated ones 99 % agree.

    >>> words = "wounding 10 others"
    >>> told_role(words, 9, 11, first=0, last=len(words))
    <Role.INJURED: 'injured'>
    """
    before, after = text[max(first, start - REACH) : start], text[end : min(last, end + REACH)]
    told = next((role for role, words in _AFTER if words.search(after)), None)
    return told or next((role for role, words in _BEFORE if words.search(before)), None)
