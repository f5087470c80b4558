"""Settling: which entry of the table an entity is, or none, with the reason. A cascade of small rules, surest first.

Each rule takes the case and gives an entry with its reason, or None to leave it to the next. Where none fits, the entity keeps its kind and country: NIL.
"""

import re
from collections.abc import Callable

from tocsin.model import Entity, Reading
from tocsin.resolve.who.bodies import body
from tocsin.resolve.who.case import GENERIC, Case, Found, K, Rule
from tocsin.resolve.who.choose import Choice, canonical, rank_all
from tocsin.resolve.who.names import fold, plain
from tocsin.resolve.who.nations import ADJECTIVE, CAPITAL, NAME, PEOPLE, SEAT
from tocsin.resolve.who.setting import Mention, Setting
from tocsin.resolve.who.stating import listed
from tocsin.resolve.who.surname import by_surname, leaders
from tocsin.resolve.who.table import Entry, Table

LIKELY = 0.5
_LEAD = re.compile(
    r"^(?:(?:the|some|an?|certain)\s+)?(?:(?:report|reports|statement|documents?|data|sources?|officials?|members?|some|factions|parts|units|forces|leaders?)\s+)?(?:of|by|from|to|with|in|for)\s+(?:the\s+)?"
)
_SHORT_FORM = re.compile(r"\s*\([^()]*\)?$")  # "Popular Mobilization Units (PMU"
_MEMBERS = re.compile(
    r"(?:\s*\([A-Z]\w*\))?(?:['\u2019]s?)?(?<=[A-Za-z)])\s+(?:fighters?|militants?|members?|rebels?|insurgents?|militia(?:men)?|gunmen|terrorists?|"
    r"(?:special )?forces|troops|soldiers|units?|convoys?|reinforcements|battalions?|commands?|commanders?|positions|cells?)$"
)
_OFFICIAL = re.compile(
    r"^(?:(?:the|official|central|federal|interim|transitional|government of|federal government of|"
    r"government in|regime of|authorities (?:in|of)|administration of|leadership of)\s+)+|"
    r"(?:['’]s?)?\s+(?:government|governments|officials?|authorities|administration|regime|state|leadership|leaders|side|delegation|(?:military )?junta|"
    r"representatives|negotiators|government sources)$",
    re.IGNORECASE,
)


def by_country(case: Case) -> Found | None:
    """A state, by its name, adjective, capital or seat: "Tehran", "official Baghdad", "the Kremlin", "Iranian government"."""
    if case.entity.kind is not K.GOVERNMENT:
        return None
    for name in case.names:
        bare = _OFFICIAL.sub("", _OFFICIAL.sub("", name)) or name
        for words in (name, bare):
            named = case.table.nations.named(words)
            if named:
                nation = case.table.nations.by_iso[named[0]]
                entry = case.table.public("wiki:" + nation.article)
                how = {
                    NAME: "its name",
                    ADJECTIVE: "its adjective",
                    PEOPLE: "its people",
                    CAPITAL: "its capital, for its government",
                    SEAT: "its seat of government",
                }
                return (entry, f"{words!r} is {nation.name}: {how[named[1]]}") if entry else None
    return None


def by_rule(case: Case) -> Found | None:
    """A government by whose it is, where the country is known: "the government", "Trump administration", "Asad regime"."""
    if case.entity.kind is not K.GOVERNMENT:
        return None
    for name in case.names:
        match = re.match(r"^(?:the |The |this )?(?:([A-Z][\w'’-]+)['’]?s? )?(?:government|administration|regime|military junta|junta|state)$", name)
        if match is None:
            continue
        nation = case.table.nations.by_iso.get(case.entity.country or _led(case, match[1]) or "")
        if nation and (not match[1] or nation.iso in leaders(case, match[1])):
            entry = case.table.public("wiki:" + nation.article)
            return (entry, f"{name!r}, of {nation.name}") if entry else None
    return None


def _led(case: Case, surname: str | None) -> str | None:
    """The one country that someone of that surname leads, where the text names none."""
    countries = [iso for iso, leads in (leaders(case, surname) if surname else {}).items() if leads]
    return countries[0] if len(countries) == 1 else None


def by_force(case: Case) -> Found | None:
    """Armed forces by the name of their country or people: "Ukrainians", "the US", where the reader says military."""
    if case.entity.kind is not K.MILITARY:
        return None
    for name in case.names:
        named = case.table.nations.named(name)
        found = body("armed forces", case.table, named[0]) if named else None
        if found:
            return found, f"{name!r}, as military, is the {found.name}"
    return None


def by_people(case: Case) -> Found | None:
    """A people or citizens: "Palestinians", "Iraqis"."""
    if case.entity.kind is not K.GROUP:
        return None
    for name in case.names:
        named = case.table.nations.named(name)
        if named and named[1] in (PEOPLE, ADJECTIVE):
            nation = case.table.nations.by_iso[named[0]]
            entry = case.table.public("wiki:" + (nation.people or (nation.name + "s",))[0])
            if entry and entry.kind == "people":
                return entry, f"{name!r} are the people of {nation.name}"
    return None


def _bearers(case: Case, name: str) -> list[Entry]:
    """Entries of fitting kind known from lists, or persons, that bear the name, without its title or its country's adjective."""
    bare = _MEMBERS.sub("", plain(name)) if case.entity.kind in (K.GROUP, K.MILITARY) else plain(name)
    sight = next(iter(case.table.nations.sights(bare)), None)
    bare = re.sub(r"^(?:the |The )?U\.?N\.? ", "United Nations ", bare)
    keys = [fold(bare)] + ([fold(bare[sight.end :])] if sight and sight.start == 0 and sight.end < len(bare) else [])
    for key in keys:
        found = [case.table.entry(form.entry) for form in case.table.forms(key)]
        fitting = [
            e
            for e in found
            if case.fits(e)
            and case.led_to(e)
            and (listed(e) or e.kind == "person" or fold(_core(e)) == key)
            and (key == keys[0] or e.country == (sight and sight.iso))
        ]
        told = len(key) >= 4 and any("Wikipedia:" in e.source for e in fitting)
        long = told or " " in key or (bare.isupper() and len(bare) > 2) or any(fold(_core(e)) == key for e in fitting)
        if fitting and long:
            exact = [e for e in fitting if e.kind == case.entity.kind]
            return exact or fitting
    return []


def _core(entry: Entry) -> str:
    return (entry.title or entry.name).split(" (")[0]


def by_curated_name(case: Case) -> Found | None:
    """An entry made by hand or coded by UCDP that bears one of the names, if only one of fitting kind does."""
    return _only(case, lambda entry: "Wikipedia" in entry.source or "by hand" in entry.source or "UCDP" in entry.source)


def by_listed_name(case: Case) -> Found | None:
    """An entry of any list that bears one of the names, if only one of fitting kind does; one with an article before others."""
    return _only(case, lambda entry: True)


def _only(case: Case, wanted: Callable[[Entry], bool]) -> Found | None:
    for name in case.names:
        found = [] if GENERIC.search(name) else [entry for entry in _bearers(case, name) if wanted(entry)]
        best = [entry for entry in found if entry.title] or found
        if len({entry.same or entry.id for entry in best}) == 1:
            return best[0], f"{name!r} is a name of it ({best[0].source})"
    return None


def by_sure_rank(case: Case) -> Found | None:
    """The likeliest entry, where it is likely indeed and of the very kind."""
    return _ranked(case, 0.6, exact=True)


def by_rank(case: Case) -> Found | None:
    """The likeliest entry of fitting kind, if likely enough."""
    return _ranked(case, LIKELY, exact=False)


def _ranked(case: Case, least: float, *, exact: bool) -> Found | None:
    if GENERIC.search(case.names[0]) and case.entity.kind in (K.PERSON, K.GROUP):
        return None
    for choice in case.choices[:3]:
        entry = canonical(choice, case.table).entry
        short = "acronym" in choice.ways
        if (
            entry
            and choice.probability >= least
            and (entry.linked or short)
            and case.fits(entry)
            and case.led_to(entry)
            and (not exact or entry.kind == case.entity.kind)
        ):
            return (
                entry,
                f"{case.names[0]!r} is short for its name"
                if short
                else f"likeliest of {len(case.choices)} for {case.names[0]!r} here ({choice.probability:.2f})",
            )
    return None


def by_only_form(case: Case) -> Found | None:
    """The only entry of the very kind that was linked under this name, though other things bear it: "UNIFIL", read as an organisation."""
    if GENERIC.search(case.names[0]) or case.entity.kind not in (K.IGO, K.NGO, K.AGENCY, K.MILITARY, K.MEDIA, K.COMPANY):
        return None
    found = {}
    for choice in case.choices:
        entry = canonical(choice, case.table).entry
        if entry and "form" in choice.ways and entry.linked and entry.kind == case.entity.kind and case.fits(entry):
            found[entry.id] = (entry, choice.probability)
    entry, likely = next(iter(found.values())) if len(found) == 1 else (None, 0.0)
    return (entry, f"the only {case.entity.kind} linked as {case.names[0]!r}") if entry and likely >= POSSIBLE else None


POSSIBLE = 0.1  # below this the words around speak against the only entry of a kind


def by_initial(case: Case) -> Found | None:
    """ "D. Trump": a person of that surname and initial, the most linked."""
    for name in case.names:
        match = re.match(r"^([A-Z])\.\s*(?:[A-Z]\.\s*)?([A-Z][\w'’\-]+)$", plain(name))
        if match and case.entity.kind is K.PERSON:
            found = [case.table.entry(form.entry) for form in case.table.forms(fold(match[2]))]
            fitting = [entry for entry in found if case.fits(entry) and entry.name[:1] == match[1] and fold(_core(entry)).split()[-1] == fold(match[2])]
            if fitting:
                return fitting[0], f"{name!r}: the most linked {match[2]} whose first name begins with {match[1]}"
    return None


def by_body(case: Case) -> Found | None:
    """A ministry, force, court or the like of a country, by its words."""
    if case.entity.kind not in (K.AGENCY, K.MILITARY, K.GOVERNMENT):
        return _misread_body(case)
    for name in case.names:
        found = body(name, case.table, case.entity.country)
        if found and (case.entity.country in (None, found.country)):
            return found, f"{name!r} is the {found.name}"
    return None


def _misread_body(case: Case) -> Found | None:
    """A body that stands with its country's name behind a preposition, where the reader took the whole for someone: "report by U.S. embassy"."""
    for name in case.names if case.entity.kind in (K.PERSON, K.GROUP) else ():
        found = body(name, case.table) if any(name != whole and whole.endswith(" " + name) for whole in case.names) else None
        if found:
            return found, f"{name!r} is the {found.name}"
    return None


def by_sound(case: Case) -> Found | None:
    """Another transliteration of a full name, if only one entry of fitting kind sounds so: "Mustafa al-Qadimi"."""
    for name in case.names:
        bare = plain(name)
        if " " in bare and bare[:1].isupper():
            found = [entry for entry in case.table.alike(bare, 12) if case.fits(entry)]
            best = [entry for entry in found if entry.title] or found
            if len({entry.same or entry.id for entry in best}) == 1:
                return best[0], f"{bare!r} is another spelling of {best[0].name!r}"
    return None


def by_any_kind(case: Case) -> Found | None:
    """A row made by hand that bears the full name or acronym, though the reader took it for another kind of thing."""
    for name in case.names:
        if GENERIC.search(name) or not (" " in name or (name.isupper() and len(name) > 2)):
            continue
        found = [case.table.entry(form.entry) for form in case.table.forms(fold(name))]
        best = [
            entry
            for entry in found
            if entry.code and case.led_to(entry) and "Wikipedia" in entry.source and entry.country in (None, case.entity.country or entry.country)
        ]
        if len(best) == 1:
            return best[0], f"{name!r} is a name of it ({best[0].source}), though read as {case.entity.kind}"
    return None


RULES: tuple[Rule, ...] = (
    by_country,
    by_rule,
    by_people,
    by_force,
    by_curated_name,
    by_sure_rank,
    by_listed_name,
    by_body,
    by_rank,
    by_only_form,
    by_surname,
    by_initial,
    by_sound,
    by_any_kind,
)


def names_of(entity: Entity, text: str) -> tuple[str, ...]:
    """The entity's names: its own, then its mentions', longest first, each once; names before descriptions.

    A mention with a wrong edge also gives its whole words ("ib Hezbollah" in "Kata'ib Hezbollah") and what follows a preposition at its start.
    """
    quotes = sorted((m.quote for m in entity.mentions), key=lambda quote: (-len(quote), quote))
    whole = [text[_left(text, m.start) : m.end] for m in entity.mentions]
    bare = [_SHORT_FORM.sub("", _LEAD.sub("", name)) for name in (entity.name, *quotes)]
    names = dict.fromkeys(name for name in (entity.name, *quotes, *whole, *bare) if name)
    return tuple(sorted(names, key=lambda name: bool(GENERIC.search(name))))


def _left(text: str, start: int) -> int:
    """Where the word at `start` begins, over apostrophes within it."""
    while start > 0 and (text[start - 1].isalnum() or (text[start - 1] in "'’`" and start > 1 and text[start - 2].isalnum())):
        start -= 1
    return start


def settle(case: Case) -> Found | None:
    """The entry that the first fitting rule gives; None is NIL."""
    return next((found for rule in RULES if (found := rule(case))), None)


# lands that stand for their country where no other word names it
TERRITORIES = {
    "Gaza": "PSE", "West Bank": "PSE", "Crimea": "UKR", "Donbas": "UKR", "Darfur": "SDN", "Tigray": "ETH", "Chechnya": "RUS", "Dagestan": "RUS",
    "Kurdistan Region": "IRQ", "Balochistan": "PAK", "Xinjiang": "CHN", "Catalonia": "ESP", "Scotland": "GBR", "Northern Ireland": "GBR", "Idlib": "SYR",
}  # fmt: skip


def choices_for(reading: Reading, entities: tuple[Entity, ...], table: Table) -> tuple[list[tuple[Choice, ...]], frozenset[str], frozenset[str]]:
    """The ranked choices for the fullest mention of each entity, by the whole report; the countries that it names, and those of its actors and places."""
    report = reading.report
    topics = tuple(report.title.split(" / ")) if report.title else ()
    year = report.published.value.iso[:4] if report.published.value else None
    mentions = []
    for entity in entities:
        best = max(entity.mentions, key=lambda m: (not GENERIC.search(m.quote), m.end - m.start, -m.start))
        mentions.append(Mention(best.start, best.end))
    setting = Setting(report.text, table, topics, year, tuple(mentions))
    choices = [ranking.choices for ranking in rank_all(setting)]
    persons = [mention for entity in entities if entity.kind is K.PERSON for mention in entity.mentions]  # no name is a hint for itself
    hints = (sight for sight in setting.sights if sight.how == "entry" and not any(m.start < sight.end and sight.start < m.end for m in persons))
    parts = {iso for name, iso in TERRITORIES.items() if name in report.text}
    return choices, setting.lands, frozenset(parts.union(sight.iso for sight in hints))
