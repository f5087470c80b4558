"""Sentences: where each one of a text begins and ends, in code points.

The split is sentencex's (Wikimedia; rules for some 300 languages), which keeps a quotation of several sentences whole. It is called paragraph by paragraph,
a paragraph never longer than `LONGEST`, and its spans are then repaired by a few rules for what it was seen to get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from tocsin.model import Sentence

LONGEST = 8_000  # characters given to the splitter at once: some of its rules take time quadratic in the quotation marks
TOO_LONG = 900  # a "sentence" longer than this, with a mark that has no partner, was held together by that mark alone
LONGEST_QUOTE = 2_000  # and one longer than this is no quotation, whatever its marks

# "Spc. Lorraine Walsh": a title or rank goes with the name after it.
RANKS = "A1C|Adm|Amb|Asst|Atty|Brig|Capt|Cdr|Cmdr|Col|Cpl|Det|Ens|Gen|Gov|Insp|Lt|Maj|Msgr|MSgt|Ofc|Pfc|Pres|Prof|Pvt|Rep|Rev|Sen|Sgt|SSgt|Spc|Supt|TSgt|WO"
RANK = re.compile(rf"(?:^|[\s(“\"])(?:{RANKS})\s?\.$")
CLOCK = re.compile(r"\b[ap]\s?\.\s?m\s?\.$", re.IGNORECASE)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
ZONE = re.compile(rf"\(|(?:local|[A-Z]{{1,4}}T|GMT|UTC|Eastern|Pacific|Central|on|in|and|to|{DAY})\b")
LETTERS = re.compile(r"\bthe (?:[A-Z]\.){2,}$", re.IGNORECASE)  # "the U.S. | Fifth Fleet", "the B.C. | Coroners Service"
NAMED = re.compile(r"(?!(?:The|An?|He|She|It|They|We|I|In|On|At|But|And|As|This|That|These|Those|After|When|While|Also|All|No|If|For|From)\b)[A-Z][a-z]+ [A-Z]")
NUMBERED = re.compile(r"\b(?:No|Nos|Art|Sec|Res|pp|Vol|Fig)\s?\.$")
QUOTED = re.compile(r"[\"”»’']\s?[.,]?$")
SPEAKER = re.compile(r"[–—-]{1,2}\s?[A-Z]")
# "the need.And most of all": the space was lost between two sentences.
GLUED = re.compile(r"(?<=[a-z]{2})[.!?][\"”’]?(?=[\"“]?[A-Z][a-z]{0,14}[ ,’'])")
MARKS = str.maketrans(dict.fromkeys('"“”«»()[]‘', " "))


def rank_before_name(left: str, right: str) -> bool:
    """Does the first end in a title that belongs to the name in the second?"""
    return bool(RANK.search(left)) and right[:1].isupper()


def clock_before_zone(left: str, right: str) -> bool:
    """Does "8:30 p.m." stand before its time zone?"""
    return bool(CLOCK.search(left)) and bool(ZONE.match(right))


def letters_before_name(left: str, right: str) -> bool:
    """Do the letters of a state or body stand before what is theirs: "the U.S. Fifth Fleet"?"""
    return bool(LETTERS.search(left)) and bool(NAMED.match(right))


def number_sign(left: str, right: str) -> bool:
    """Does "No." stand before its number?"""
    return bool(NUMBERED.search(left)) and right[:1].isdigit()


def no_words(left: str, right: str) -> bool:
    """Is the second nothing but marks: a closing quotation mark, a footnote's number?"""
    return not any(c.isalpha() for c in right) and len(right) < 8 and not right[:1].isdigit()


def speaker_after_dash(left: str, right: str) -> bool:
    """Does a dash with the speaker's name follow a quotation: “We left.” – Qais Ahmad?"""
    return bool(QUOTED.search(left)) and bool(SPEAKER.match(right))


JOINED = (rank_before_name, clock_before_zone, letters_before_name, number_sign, no_words, speaker_after_dash)


def split(text: str, language: str | None = None) -> list[Sentence]:
    """The sentences of a text whose paragraphs are lines; no sentence reaches over a line's end, and none begins or ends with a space.

    >>> [at.end for at in split("Gen. A. B. Smith left on Jan. 5. Lt. Col. Jones stayed.")]
    [32, 55]
    """
    found: list[Sentence] = []
    for start, end in pieces(text):
        if end - start <= LONGEST and not text[start:end].strip():
            continue
        found.extend(Sentence(start + a, start + b) for a, b in paragraph(text[start:end], language or "en"))
    return found


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where each line stands; a line that is too long is cut at a sentence-like end, a space, or anywhere."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while end - start > LONGEST:
            window = text[start : start + LONGEST]
            at = max(window.rfind(". ") + 1, window.rfind("。") + 1) or window.rfind(" ") + 1 or LONGEST
            yield start, start + at
            start += at
        yield start, end
        start = end + 1


def paragraph(text: str, language: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph, spans without the spaces around them."""
    cut = [piece for start, end in library(text, language) for piece in unglued(text, start, end)]
    cut = [piece for start, end in cut for piece in unheld(text, start, end, language)]
    return joined(text, cut)


def library(text: str, language: str) -> list[tuple[int, int]]:
    """What the splitter says, spaces stripped."""
    spans = ((int(b["start_index"]), int(b["end_index"])) for b in sentencex.get_sentence_boundaries(language, text))
    return [span for start, end in spans if (span := stripped(text, start, end))]


def stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without the white space at its ends; None where nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return (start, end) if start < end else None


def unglued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, cut where two sentences lost the space between them."""
    for match in GLUED.finditer(text, start, end):
        if text.count(" ", match.end(), end) > 1 and text.count(" ", start, match.end()) > 1:
            yield start, match.end()
            start = match.end()
    yield start, end


def unheld(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The span, or the sentences in it where only a quotation mark or bracket without partner holds them together."""
    words = text[start:end]
    if end - start >= (LONGEST_QUOTE if balanced(words) else TOO_LONG):
        ends = [start + at for _, at in library(words.translate(MARKS), language)]
        for at in ends:
            while at < end and not text[at].isspace():  # the marks that close the sentence are its own
                at += 1
            if at > start and (span := stripped(text, start, at)):
                yield span
            start = max(start, at)
    if rest := stripped(text, start, end):
        yield rest


def balanced(words: str) -> bool:
    """Does every quotation mark and bracket have its partner?"""
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”") and words.count("(") == words.count(")")


def joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, those that are one sentence by any of the rules made one."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and any(rule(text[out[-1][0] : out[-1][1]], text[start:end]) for rule in JOINED):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
