"""Merging: which entities of one report are one.

Pure rules over pairs: same name, part of a full name, another spelling, acronym, the same actor; then descriptions and pronouns, where only one can be meant.
The surviving entity is the one mentioned first, under the fullest name, with all mentions; ids in events and attributions follow.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tocsin.model import Attribution, Entity, EntityKind, Event, EventMention, Filler, Reading, Report, Span
from tocsin.resolve.who.names import acronym, fold, kin, plain, skeleton

K = EntityKind
BODIES = frozenset({K.GROUP, K.MILITARY, K.AGENCY, K.IGO, K.NGO, K.MEDIA, K.COMPANY, K.GOVERNMENT})
APART = frozenset({K.PLACE, K.EQUIPMENT})
PRONOUNS = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
_GENERIC = re.compile(
    r"^(?:[a-z\d]|(?:A|An|Some|Several|Many|Two|Three|Other|Another|At least|More|Unidentified|Unknown|Gunmen|Militants|Protesters|Civilians|People|Police)\b)"
)
_NOUNS: tuple[tuple[frozenset[EntityKind], frozenset[str]], ...] = (
    (frozenset({K.PERSON}), frozenset((
        "cleric", "general", "commander", "politician", "leader", "activist", "journalist", "diplomat", "official", "president", "premier", "minister",
        "prime-minister", "spokesman", "spokeswoman", "spokesperson", "envoy", "senator", "governor", "mayor", "lawmaker", "king", "ambassador", "man",
        "woman", "suspect",
    ))),
    (frozenset({K.GROUP, K.MILITARY}), frozenset((
        "group", "militia", "movement", "organisation", "organization", "faction", "party", "militants", "rebels", "insurgents",
    ))),
    (frozenset({K.AGENCY}), frozenset(("ministry", "embassy", "agency", "court", "police", "parliament", "department"))),
    (frozenset({K.MEDIA}), frozenset(("newspaper", "outlet", "channel", "broadcaster", "agency", "website", "site"))),
    (frozenset({K.COMPANY}), frozenset(("company", "firm", "airline", "bank"))),
)  # fmt: skip


def same_name(a: Entity, b: Entity, report: Report) -> bool:
    """One name, titles and spelling aside."""
    return a.kind is b.kind and fold(plain(a.name)) == fold(plain(b.name)) and not _GENERIC.match(a.name)


def part_of_name(a: Entity, b: Entity, report: Report) -> bool:
    """ "Soleimani" and "Qasem Soleimani": the last words of a person's full name."""
    if not (a.kind is b.kind is K.PERSON):
        return False
    short, full = sorted((fold(plain(a.name)).split(), fold(plain(b.name)).split()), key=lambda words: (len(words), sum(map(len, words))))
    bare = [word for word in short if word not in ("al", "el")]
    if len(short) == len(full) == 2 and len(short[0]) == 1:  # "D. Trump"
        return short[0] == full[0][0] and short[1] == full[1]
    return (
        bool(bare) and len(short) < len(full) and full[-len(bare) :] == bare and len(bare[-1]) > 2 and not _GENERIC.match(a.name) and not _GENERIC.match(b.name)
    )


def other_spelling(a: Entity, b: Entity, report: Report) -> bool:
    """ "Qassem Soleimani" and "Kasim Sulaymani"."""
    return (a.kind is b.kind or {a.kind, b.kind} <= BODIES) and a.kind not in APART and kin(plain(a.name), plain(b.name))


def short_for(a: Entity, b: Entity, report: Report) -> bool:
    """ "PMU" after "Popular Mobilization Units (PMU)"; an acronym of the capitals, or one that the text gives in brackets."""
    short, full = sorted((a.name, b.name), key=len)
    if not ({a.kind, b.kind} <= BODIES) or not re.fullmatch(r"[A-Z][A-Za-z.]{1,7}", short) or " " not in full:
        return False
    letters = short.replace(".", "")
    return letters.isupper() and (acronym(full) == letters or re.search(re.escape(full) + r"\s*\(" + re.escape(short) + r"\)", report.text) is not None)


PAIRS: tuple[Callable[[Entity, Entity, Report], bool], ...] = (same_name, part_of_name, other_spelling, short_for)


Named = tuple[EntityKind, str]  # entities of one kind and name are compared once
LONGEST_NAME = 200  # characters of a name before its short form in brackets
_BRACKET = re.compile(r"(\S+)\s*\(([A-Z][A-Za-z.]{1,7})\)")


def groups(reading: Reading) -> dict[str, str]:
    """Entity id to the id of the entity it is one with, by names alone; a short name that fits two full names stays alone."""
    entities = [e for e in _ordered(reading.entities) if e.kind not in APART]
    bearers: dict[Named, list[Entity]] = {}
    for entity in entities:
        bearers.setdefault((entity.kind, entity.name), []).append(entity)
    fitting = _fitting({named: members[0] for named, members in bearers.items()}, reading.report)
    clear = {named for named in bearers if not _unclear(named[1], [name for _, name in fitting[named]])}
    place = {entity.id: at for at, entity in enumerate(entities)}
    joined: dict[str, str] = {}
    for named in filter(clear.__contains__, bearers):
        for other in (o for o in fitting[named] if o in clear):
            for entity in (*bearers[named], *bearers[other]):
                _join(joined, bearers[named][0].id, entity.id, place)
    return joined


def _fitting(heads: dict[Named, Entity], report: Report) -> dict[Named, list[Named]]:
    """For each name, those that a rule joins to it: itself too, where two of that name are one. Only names that share a key are compared."""
    blocks: dict[str, list[Named]] = {}
    keys = {named: _keys(entity) for named, entity in heads.items()}
    ends: dict[str, list[Named]] = {}
    for named in heads:
        for word in named[1].split()[-1:]:
            ends.setdefault(word, []).append(named)
    for match in _BRACKET.finditer(report.text):  # "Popular Mobilization Units (PMU)"
        before = report.text[max(0, match.end(1) - LONGEST_NAME) : match.end(1)]
        for named in ends.get(match[1], ()):
            if before.endswith(named[1]):
                keys[named].add("short " + match[2].replace(".", ""))
    for named, found in keys.items():
        for key in found:
            blocks.setdefault(key, []).append(named)
    near = {named: dict.fromkeys(other for key in sorted(found) for other in blocks[key]) for named, found in keys.items()}
    return {named: [o for o in near[named] if any(rule(heads[named], heads[o], report) for rule in PAIRS)] for named in heads}


def _keys(entity: Entity) -> set[str]:
    """What two names must share for any rule to join them: the last word, the skeleton, or the letters they are short for."""
    bare = plain(entity.name)
    letters = entity.name.replace(".", "")
    short = letters if " " not in letters and letters.isupper() else acronym(entity.name)
    return {*(f"last {word}" for word in fold(bare).split()[-1:]), f"sound {skeleton(bare)}"} | ({f"short {short}"} if short else set())


def _unclear(name: str, fitting: Sequence[str]) -> bool:
    """May the name be short for two different full names?"""
    longer = [other for other in fitting if len(fold(plain(other))) > len(fold(plain(name)))]
    return any(fold(plain(longer[0])) != fold(plain(other)) and not kin(plain(longer[0]), plain(other)) for other in longer)


def described(reading: Reading) -> dict[str, str]:
    """Descriptions and pronouns to the one entity they can mean: the only one of that kind in their sentence so far and the one before."""
    told: dict[int, list[tuple[Span, Entity]]] = {}
    for entity in reading.entities:
        if _meant(entity.name) is None and not _GENERIC.match(entity.name):
            for mention in entity.mentions:
                told.setdefault(reading.report.sentence_of(mention), []).append((mention, entity))
    joined: dict[str, str] = {}
    for entity in reading.entities:
        first = min(entity.mentions)
        kinds = _meant(entity.name)
        if kinds is None or entity.actor is not None:
            continue
        sentence = reading.report.sentence_of(first)
        near = {o.id for at in (sentence - 1, sentence) for m, o in told.get(at, ()) if o.kind in kinds and m.end <= first.start}
        if len(near) == 1:
            joined[entity.id] = near.pop()
    return joined


def _meant(name: str) -> frozenset[EntityKind] | None:
    low = name.lower()
    if low in PRONOUNS:
        return frozenset({K.PERSON})
    noun = re.fullmatch(r"(?:the|this|that)\s+(?:[a-z\-]+ )?([a-z\-]+)", low) if name[:1].islower() or name.startswith(("The ", "This ")) else None
    return next((kinds for kinds, nouns in _NOUNS if noun and noun[1] in nouns), None)


def same_actor(reading: Reading) -> dict[str, str]:
    """Entities that the table settled as one actor: "Washington" and "the United States"."""
    first: dict[str, str] = {}
    joined: dict[str, str] = {}
    for entity in _ordered(reading.entities):
        if entity.actor and entity.kind not in APART:
            root = first.setdefault(f"{entity.actor.id} {entity.kind}", entity.id)
            if root != entity.id:
                joined[entity.id] = root
    return joined


def _ordered(entities: Sequence[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda e: (min(e.mentions), e.id))


def _join(joined: dict[str, str], one: str, other: str, place: dict[str, int]) -> None:
    a, b = root(joined, one), root(joined, other)
    if a != b:
        early, late = sorted((a, b), key=place.__getitem__)
        joined[late] = early


def root(joined: dict[str, str], ident: str) -> str:
    """The survivor's id."""
    while ident in joined and joined[ident] != ident:
        ident = joined[ident]
    return ident


def apply(reading: Reading, joined: dict[str, str]) -> Reading:
    """The reading with joined entities made one."""
    if not joined:
        return reading
    members: dict[str, list[Entity]] = {}
    for entity in reading.entities:
        members.setdefault(root(joined, entity.id), []).append(entity)
    entities = tuple(_one(group, ident) for ident, group in members.items())
    events = tuple(_event(event, joined) for event in reading.events)
    attributions = tuple(_attribution(a, joined) for a in reading.attributions)
    return replace(reading, entities=entities, events=events, attributions=attributions)


def _one(group: list[Entity], ident: str) -> Entity:
    if len(group) == 1:
        return group[0]
    head = next(entity for entity in group if entity.id == ident)
    mentions: tuple[Span, ...] = tuple(sorted({span for entity in group for span in entity.mentions}))
    named = [entity for entity in group if not _GENERIC.match(entity.name) and _meant(entity.name) is None] or group
    full = max(named, key=lambda e: (len(plain(e.name)), -min(e.mentions).start))
    country = next((e.country for e in (full, head, *group) if e.country), None)
    settled = next((e for e in (full, head, *group) if e.actor), full)
    return replace(head, name=full.name, kind=full.kind, mentions=mentions, country=country, actor=settled.actor, reason=settled.reason)


def _event(event: Event, joined: dict[str, str]) -> Event:
    return replace(event, mentions=tuple(_mention(m, joined) for m in event.mentions), place=root(joined, event.place) if event.place else None)


def _mention(mention: EventMention, joined: dict[str, str]) -> EventMention:
    return replace(mention, roles=tuple(_filler(f, joined) for f in mention.roles))


def _filler(filler: Filler, joined: dict[str, str]) -> Filler:
    return replace(filler, entity=root(joined, filler.entity)) if filler.entity else filler


def _attribution(attribution: Attribution, joined: dict[str, str]) -> Attribution:
    return replace(attribution, entity=root(joined, attribution.entity)) if attribution.entity else attribution
