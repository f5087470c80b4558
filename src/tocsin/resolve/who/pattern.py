"""Patterns: titles and names with the country taken out, so that what is known of one country serves for all.

"Ministry of Foreign Affairs (Iran)" is "Ministry of Foreign Affairs ({N})" and Iran; "Israeli airstrike" is "{A} airstrike" and Israel.
{N} stands for the country's name, {A} for its adjective, {P} for its people.
"""

import re

from tocsin.resolve.who.nations import ADJECTIVE, CAPITAL, NAME, PEOPLE, Nation, Nations

_SLOTS = {NAME: "{N}", ADJECTIVE: "{A}", PEOPLE: "{P}", CAPITAL: "{C}"}
_SLOT = re.compile(r"\{[NAPC]\}")


def lift(words: str, nations: Nations) -> tuple[str, str | None]:
    """The words with the first country they name replaced by its slot, and that country; unchanged and None where they name none.

    Capitals are left alone, except where they are the whole.
    """
    for sight in nations.sights(words):
        slot = _SLOTS.get(sight.how)
        if slot is None or (slot == "{C}" and sight.end - sight.start < len(words)):
            continue
        before, after = words[: sight.start], words[sight.end :]
        if slot == "{N}":
            before = re.sub(r"\b[Tt]he $", "", before)
            if before == "" and after[:1] == " " and sight.iso in nations.by_iso and not re.match(r" (?:in|at|and|–|national)", after):
                slot = "{A}" if words[sight.start : sight.end] in nations.by_iso[sight.iso].adjectives else "{N}"
        return f"{before}{slot}{after}", sight.iso
    return words, None


def fill(pattern: str, nation: Nation) -> str | None:
    """The pattern with the country put in; None where the language has no such word for it."""
    slot = _SLOT.search(pattern)
    if not slot:
        return pattern
    if slot[0] == "{N}":
        the = nation.the and slot.start() > 0 and pattern[slot.start() - 1] != "("
        put = ("the " if the else "") + nation.name
    else:
        words = {"{A}": nation.adjectives, "{P}": nation.people, "{C}": nation.capitals}[slot[0]]
        if not words:
            return None
        put = words[0]
    return pattern[: slot.start()] + put + pattern[slot.end() :]
