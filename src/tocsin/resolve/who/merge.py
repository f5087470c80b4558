"""Merging: which entities of one report are one.

Pure rules over pairs: same name, part of a full name, another spelling, acronym, the same actor; then descriptions and pronouns, where only one can be meant.
The surviving entity is the one mentioned first, under the fullest name, with all mentions; ids in events and attributions follow.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tocsin.model import Attribution, Entity, EntityKind, Event, EventMention, Filler, Reading, Report, Span
from tocsin.resolve.who.names import acronym, fold, kin, plain

K = EntityKind
BODIES = frozenset({K.GROUP, K.MILITARY, K.AGENCY, K.IGO, K.NGO, K.MEDIA, K.COMPANY, K.GOVERNMENT})
APART = frozenset({K.PLACE, K.EQUIPMENT})
PRONOUNS = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
_GENERIC = re.compile(
    r"^(?:[a-z\d]|(?:A|An|Some|Several|Many|Two|Three|Other|Another|At least|More|Unidentified|Unknown|Gunmen|Militants|Protesters|Civilians|People|Police)\b)"
)
_NOUNS: tuple[tuple[frozenset[EntityKind], frozenset[str]], ...] = (
    (
        frozenset({K.PERSON}),
        frozenset(
            [
                "cleric",
                "general",
                "commander",
                "politician",
                "leader",
                "activist",
                "journalist",
                "diplomat",
                "official",
                "president",
                "premier",
                "minister",
                "prime-minister",
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "envoy",
                "senator",
                "governor",
                "mayor",
                "lawmaker",
                "king",
                "ambassador",
                "man",
                "woman",
                "suspect",
            ]
        ),
    ),
    (
        frozenset({K.GROUP, K.MILITARY}),
        frozenset(["group", "militia", "movement", "organisation", "organization", "faction", "party", "militants", "rebels", "insurgents"]),
    ),
    (frozenset({K.AGENCY}), frozenset(["ministry", "embassy", "agency", "court", "police", "parliament", "department"])),
    (frozenset({K.MEDIA}), frozenset(["newspaper", "outlet", "channel", "broadcaster", "agency", "website", "site"])),
    (frozenset({K.COMPANY}), frozenset(["company", "firm", "airline", "bank"])),
)


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


def groups(reading: Reading) -> dict[str, str]:
    """Entity id to the id of the entity it is one with, by names alone; a short name that fits two full names stays alone."""
    entities = [e for e in _ordered(reading.entities) if e.kind not in APART]
    fitting = {e.id: [o for o in entities if o.id != e.id and any(rule(e, o, reading.report) for rule in PAIRS)] for e in entities}
    unclear = {e.id for e in entities if _unclear(e, fitting[e.id])}
    joined: dict[str, str] = {}
    for entity in entities:
        for other in fitting[entity.id]:
            if not {entity.id, other.id} & unclear:
                _join(joined, entity.id, other.id, entities)
    return joined


def _unclear(entity: Entity, fitting: list[Entity]) -> bool:
    """May the name be short for two different full names?"""
    longer = [o.name for o in fitting if len(fold(plain(o.name))) > len(fold(plain(entity.name)))]
    return any(fold(plain(longer[0])) != fold(plain(name)) and not kin(plain(longer[0]), plain(name)) for name in longer)


def described(reading: Reading) -> dict[str, str]:
    """Descriptions and pronouns to the one entity they can mean: the only one of that kind in their sentence so far and the one before."""
    joined: dict[str, str] = {}
    for entity in reading.entities:
        first = min(entity.mentions)
        kinds = _meant(entity.name)
        if kinds is None or entity.actor is not None:
            continue
        sentence = reading.report.sentence_of(first)
        near = [
            o
            for o in reading.entities
            if o.id != entity.id
            and o.kind in kinds
            and _meant(o.name) is None
            and not _GENERIC.match(o.name)
            and any(m.end <= first.start and sentence - reading.report.sentence_of(m) <= 1 for m in o.mentions)
        ]
        if len(near) == 1:
            joined[entity.id] = near[0].id
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


def _join(joined: dict[str, str], one: str, other: str, order: Sequence[Entity]) -> None:
    place = {entity.id: at for at, entity in enumerate(order)}
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
