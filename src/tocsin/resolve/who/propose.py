"""Proposals: the articles and entries that a name may mean, known ones and ones whose title can be foreseen.

A cascade of small proposers; each gives titles or entries with how it came to them. Ranking is `weigh`'s.
"""

import re
from collections.abc import Iterator

from tocsin.resolve.who.foresee import by_body, by_embassy, by_land_before, by_post, by_united
from tocsin.resolve.who.names import fold, plain
from tocsin.resolve.who.pattern import fill, lift
from tocsin.resolve.who.proposal import ARTICLE, Proposal, Proposals, clean, headline
from tocsin.resolve.who.setting import Setting

LIMIT = 30
_BODY = re.compile(
    r"\b(?:party|movement|front|court|assembly|parliament|council|house|senate|army|police|guard|commission|ministry|department|force|forces|navy|alliance|union|coalition|"
    r"congress|agency|authority|committee|league|cathedral|district|province|territory|command)\b", re.IGNORECASE,
)  # fmt: skip
_BODIES = frozenset({"agency", "military", "government", "office", "group", "people"})
_MINISTRY = re.compile(
    r"^(?:deputy |acting |former )?(?:(?P<before>.+?) (?:minister|ministry|department)|"
    r"(?:minister|ministry|department) (?:of|for)(?: the)? (?P<after>.+))$",
    re.IGNORECASE,
)
_MINISTRY_NAMED = re.compile(r"\b(?:ministry|ministries)\b", re.IGNORECASE)
_FIELDS = {
    "foreign": "Foreign Affairs", "defence": "Defence", "defense": "Defense", "interior": "the Interior", "health": "Health",
    "emergency": "Emergency Situations", "emergencies": "Emergency Situations",
}  # fmt: skip
_UNIT = re.compile(r",\s(?:(?:north|south|east|west|central)\w*\s)?((?:[A-Z][\w'’.\-]*)(?:\s(?:[A-Z][\w'’\-]*|of|do|de|del))*)")
_LEVEL = re.compile(r"\s+(?:[Pp]rovince|[Dd]istrict|[Rr]egion|[Ss]tate|[Cc]ounty|[Pp]refecture|[Oo]blast|[Dd]epartment|[Gg]overnorate)\.?$")


def _forms(name: str, found: Proposals, way: str = "form") -> None:
    table = found.setting.table
    forms = table.forms(fold(name))
    total, upper, lately = sum(f.links for f in forms) or 1, sum(f.upper for f in forms), sum(f.recent for f in forms) or 1
    capital = name[:1].isupper()
    for form in forms:
        entry = table.entry(form.entry)
        if not entry.linked:
            continue
        proposal = found.entry(entry, way)
        cased, of = (form.upper, upper) if capital else (form.links - form.upper, total - upper)
        if form.links >= proposal.links:
            proposal.links, proposal.share, proposal.cased = form.links, form.links / total, cased / max(1, of)
            proposal.recent = form.recent / lately


def by_name(name: str, start: int, end: int, found: Proposals) -> None:
    """Entries that bear this name."""
    _forms(name, found)


def by_bare_name(name: str, start: int, end: int, found: Proposals) -> None:
    """Entries that bear the name without its titles, article or plural."""
    bare = plain(ARTICLE.sub("", name))
    if bare and bare != name:
        _forms(bare, found, "bare")
    if not found.by_title and re.search(r"[a-z]s$", name):
        _forms(name[:-1], found, "singular")


def by_pattern(name: str, start: int, end: int, found: Proposals) -> None:
    """What the same words mean of other countries, said of the countries around: "prime minister" beside "Latvian"."""
    setting = found.setting
    surface, inside = lift(ARTICLE.sub("", name), setting.table.nations)
    countries = (inside,) if inside else setting.countries_for(start, end)
    keys = [_pattern_key(surface)]
    if inside:
        keys.append(_pattern_key(re.sub(r"^\{[NAP]\}(?:['’]s)? ", "", surface)))
    for key in dict.fromkeys(keys):
        targets = setting.table.targets(key)
        total, lately = sum(n for _, n, _ in targets), sum(r for _, _, r in targets) or 1
        for target, n, recent in targets:
            for iso in countries:
                nation = setting.table.nations.by_iso.get(iso)
                title = fill(target, nation) if nation else None
                if title:
                    proposal = found.title(title[:1].upper() + title[1:], "pattern", iso)
                    if n / total > proposal.pattern_share:
                        proposal.pattern_recent = recent / lately
                        proposal.pattern, proposal.pattern_share, proposal.pattern_links, proposal.country = target, n / total, n, iso


def by_head(name: str, start: int, end: int, found: Proposals) -> None:
    """Known bodies of the name's own country: "Vietnamese police" is a police of Vietnam."""
    bare = ARTICLE.sub("", name)
    surface, inside = lift(bare, found.setting.table.nations)
    head = re.sub(r"^\{[NAP]\}(?:['’]s)? ", "", surface)
    if not inside or head == surface or not head:
        return
    table = found.setting.table
    for form in table.forms(fold(head)):
        entry = table.entry(form.entry)
        if entry.country == inside and entry.kind in _BODIES:
            found.entry(entry, "head")


def by_bracket(name: str, start: int, end: int, found: Proposals) -> None:
    """The name with its country in brackets, for bodies that many countries have: "Social Democratic Party (Romania)"."""
    if not _BODY.search(name) or not name[:1].isupper():
        return
    nations = found.setting.table.nations.by_iso
    for iso in found.setting.countries_for(start, end)[:3]:
        if iso in nations:
            found.title(f"{clean(name)} ({nations[iso].name})", "bracket", iso)


def by_full_form(name: str, start: int, end: int, found: Proposals) -> None:
    """ "U.S. Department of Justice" is also "United States Department of Justice"; a body's words also begin with capitals."""
    title = headline(name)
    full = re.sub(r"^(?:U\.S\.|US|American) ", "United States ", title)
    if full != title:
        found.title(full, "full", "USA")
    if _BODY.search(name) and name[:1].isupper() and not title.istitle():
        found.title(" ".join(word if word in ("of", "the", "and", "for", "in") else word[:1].upper() + word[1:] for word in full.split()), "full")


def by_topic(name: str, start: int, end: int, found: Proposals) -> None:
    """The stories the report stands under, where they share a word with the name."""
    words = set(fold(name).split())
    for topic in found.setting.topics:
        if any(word[:5] in fold(topic) for word in words if len(word) > 3):
            found.title(topic, "topic")


def by_ministry(name: str, start: int, end: int, found: Proposals) -> None:
    """ "Russian health minister" may be "Ministry of Health (Russia)" or "Minister of Health (Russia)"."""
    match = _MINISTRY.match(ARTICLE.sub("", name))
    nations = found.setting.table.nations
    if not match:
        return
    words = (match["before"] or match["after"] or "").strip()
    sight = next(iter(nations.sights(words)), None)
    field = (words[: sight.start] + words[sight.end :] if sight else words).strip(" '’s" if sight else " ")
    if not field or len(field.split()) > 5:
        return
    title = _FIELDS.get(field.lower(), " ".join(word if word in ("and", "of", "the") else word[:1].upper() + word[1:] for word in field.split()))
    for iso in [sight.iso] if sight else found.setting.countries_for(start, end)[:2]:
        nation = nations.by_iso.get(iso)
        for body in ("Ministry of", "Minister of", "Ministry for", "Minister for") if nation else ():
            found.title(f"{body} {title} ({nation.name if nation else ''})", "ministry", iso)


def by_neighbour(name: str, start: int, end: int, found: Proposals) -> None:
    """ "Bossier City" before ", Louisiana", here or elsewhere in the text, is "Bossier City, Louisiana"; a village before its country likewise."""
    if not name[:1].isupper():
        return
    text = found.setting.text
    after = (
        _UNIT.match(text[end : end + 60]) or _UNIT.search(text, max(0, text.find(name + ", "))) if name + ", " in text else _UNIT.match(text[end : end + 60])
    )
    if after and (after.start() == 0 or text[: after.start()].endswith(name)):
        found.title(f"{clean(name)}, {after[1].rstrip('.')}", "comma")
        found.title(f"{clean(name)}, {_LEVEL.sub('', after[1])}", "comma")
    if not found.setting.table.forms(fold(name)):
        land = next((s for s in found.setting.sights if end <= s.start <= end + 60 and s.how == "name"), None)
        nation = found.setting.table.nations.by_iso.get(land.iso) if land else None
        if nation and re.match(r"[,\s]", text[end : end + 1]):
            found.title(f"{clean(name)}, {nation.name}", "land", nation.iso)


def by_longer_name(name: str, start: int, end: int, found: Proposals) -> None:
    """Entries whose name begins with this one: "Rodrigo Paz" may be "Rodrigo Paz Pereira"."""
    key = fold(name)
    if len(found.by_title) < 3 and len(key) > 4:
        for form in found.setting.table.longer(key):
            entry = found.setting.table.entry(form.entry)
            if entry.linked:
                found.entry(entry, "longer")


def by_sound(name: str, start: int, end: int, found: Proposals) -> None:
    """Entries whose name has the same consonants in another transliteration."""
    if name[:1].isupper() and " " in name and not any(p.links for p in found.by_title.values()):
        for entry in found.setting.table.alike(plain(name)):
            if entry.linked:
                found.entry(entry, "sound")


_WORLDWIDE = frozenset({"igo", "ngo", "media"})  # bodies that may have no country
_ACRONYM = re.compile(r"[A-Z][A-Z-]{1,8}[A-Z]")


def by_acronym(name: str, start: int, end: int, found: Proposals) -> None:
    """The one body whose name the capitals are short for, where none was ever linked under them: of a country that the text names, or of none."""
    table = found.setting.table
    if not _ACRONYM.fullmatch(name) or any(form.links for form in table.forms(fold(name))):
        return
    bodies = [table.entry(ident) for ident in table.acronyms.get(name.replace("-", ""), ())]
    told = [body for body in bodies if body.name in found.setting.text]
    lands = found.setting.lands or {sight.iso for sight in found.setting.sights if sight.end <= start or end <= sight.start}
    near = (
        told
        or [body for body in bodies if body.country in lands]
        or [body for body in bodies if body.country is None and body.linked and body.kind in _WORLDWIDE]
    )
    if len(near) == 1 and (told or near[0].country or len(bodies) == 1):
        found.entry(near[0], "full").ways.add("acronym")


def by_title(name: str, start: int, end: int, found: Proposals) -> None:
    """The name as a title of its own, whether or not the table has it; in the singular too."""
    title = headline(name)
    found.title(title, "exact")
    bare = plain(title)
    if bare != title and " " in bare and bare[:1].isupper():  # "Sheikh Naim Qassem"
        found.title(bare, "bare")
    if name[:1].islower() and re.search(r"[a-z]{2}s$", title) and not re.search(r"(?:us|ss|is)$", title):
        found.title(re.sub(r"ies$", "y", title) if title.endswith("ies") else title[:-1], "singular")


CASCADE = (
    by_name,
    by_bare_name,
    by_pattern,
    by_head,
    by_bracket,
    by_full_form,
    by_topic,
    by_ministry,
    by_neighbour,
    by_longer_name,
    by_sound,
    by_acronym,
    by_body,
    by_embassy,
    by_land_before,
    by_post,
    by_united,
    by_title,
)


def _unfit(name: str, proposal: Proposal) -> bool:
    """Can the name not mean this: a minister where a ministry is named, a title in short where the table has none such?"""
    if _MINISTRY_NAMED.search(name):
        return proposal.title.startswith(("Minister ", "Ministers ", "Ministries "))
    return name.startswith(("U.S. ", "US ", "UN ", "U.N. ")) and proposal.title == name and proposal.entry is None


def propose(setting: Setting, start: int, end: int) -> list[Proposal]:
    """Everything that the words from `start` to `end` may mean, at most `LIMIT`, in no meant order."""
    name = clean(setting.text[start:end])
    found = Proposals(setting)
    for proposer in CASCADE:
        proposer(name, start, end, found)
    short = [proposal for proposal in found.by_title.values() if "acronym" in proposal.ways]
    town = {proposal.title.rpartition(", ")[2] for proposal in found.by_title.values() if "told" in proposal.ways}
    if town:  # an embassy elsewhere is another
        found.by_title = {t: p for t, p in found.by_title.items() if not re.match(r"Embassy|Consulate", t) or t.rpartition(", ")[2] in town}
    fit = short or [proposal for proposal in found.by_title.values() if not _unfit(name, proposal)] or list(found.by_title.values())
    ranked = sorted(fit, key=lambda p: -_promise(p))
    return ranked[:LIMIT]


def _promise(proposal: Proposal) -> float:
    known = proposal.entry.links if proposal.entry else 0
    sure = 2.0 * bool({"exact", "topic", "comma", "full", "ministry", "land", "body", "embassy", "beside", "post"} & proposal.ways)
    return sure + 3 * proposal.share + 3 * proposal.pattern_share + min(known, 20) / 20 + 0.5 * ("head" in proposal.ways)


def _pattern_key(surface: str) -> str:
    return " ".join(surface.lower().replace("’", "'").split())


def pattern_key(name: str, setting: Setting) -> Iterator[str]:
    """The keys under which a name's patterns are counted when the table is built."""
    surface, _ = lift(ARTICLE.sub("", clean(name)), setting.table.nations)
    yield _pattern_key(surface)
