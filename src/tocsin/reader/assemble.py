"""Assemble: what the windows of a report say, as its entities, events and attributions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tocsin.model import (
    ENTITY_ROLES,
    NUMBER_ROLES,
    Attribution,
    Entity,
    EntityKind,
    Event,
    EventMention,
    EventType,
    Filler,
    Reading,
    Report,
    Role,
    Span,
    Status,
)
from tocsin.reader import labels as L
from tocsin.reader.decode import FoundEvent, FoundFiller, FoundSaid, Positions
from tocsin.reader.edges import aged, counts_nothing, is_one_number, is_part, name_edges, number_edges, number_halves, told_role, unharmed
from tocsin.reader.network import Found
from tocsin.reader.relayed import relayed
from tocsin.reader.tellings import Told, continued, in_turn, told_once
from tocsin.reader.unhurt import DEADLY, unhurt
from tocsin.reader.windows import Array, Window

DETERMINER = re.compile(r"^(the|a|an|its|their|his|her|this|that|these|those)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
REAL = frozenset({Status.OCCURRED, Status.POSSIBLE, Status.DENIED})
SHARED, APART = 0.5, -1.5  # in log-odds; tuned on the held-back documents
EMPTY = frozenset({"of", "in", "on", "at", "the", "and", "to", "from", "a", "an", "s", "by", "with", "its", "was", "were", "al", "least"})
PEOPLE = frozenset({Role.KILLED, Role.INJURED, Role.DETAINED, Role.DISPLACED, Role.PARTICIPANTS, Role.PERSONNEL})
LINK = re.compile(r"['’]s |(?P<of> of (?:the )?)| ")  # between two halves of a name; nine annotated pairs of fillers of one role are two for all that
ROLE_KIND = {Role.PLACE: EntityKind.PLACE, Role.WEAPON: EntityKind.EQUIPMENT}


def name_key(words: str) -> str:
    """What two mentions of one name share: no article, no possessive, no case.

    >>> name_key("the Green Zone's") == name_key("Green Zone")
    True
    """
    return POSSESSIVE.sub("", DETERMINER.sub("", words)).casefold().replace(".", "")


@dataclass
class Cast:
    """The entities of a report, as they come up."""

    report: Report
    mentions: dict[tuple[str, bool], list[Span]] = field(default_factory=dict)
    votes: dict[tuple[str, bool], Counter[EntityKind]] = field(default_factory=dict)

    def key(self, words: Span, kind: EntityKind) -> tuple[str, bool]:
        """Places are kept apart from those who act under the same name."""
        return name_key(words.quote), kind is EntityKind.PLACE

    def add(self, words: Span, kind: EntityKind) -> tuple[str, bool]:
        """Notes a mention; gives its key."""
        key = self.key(words, kind)
        spans = self.mentions.setdefault(key, [])
        if words not in spans:
            spans.append(words)
        self.votes.setdefault(key, Counter())[kind] += 1
        return key

    def entity(self, key: tuple[str, bool]) -> Entity:
        """The entity of this key, under its fullest name."""
        spans = tuple(sorted(self.mentions[key]))
        kind = self.votes[key].most_common(1)[0][0]
        name = POSSESSIVE.sub("", DETERMINER.sub("", max(spans, key=lambda s: len(s.quote)).quote))
        return Entity(Entity.identify(self.report.id, spans[0], kind), name, kind, spans)

    def entities(self) -> dict[tuple[str, bool], Entity]:
        """All entities, in the order of their first mention."""
        made = {key: self.entity(key) for key in self.mentions}
        return dict(sorted(made.items(), key=lambda item: item[1].mentions[0]))


@dataclass(frozen=True, slots=True)
class Draft:
    """An event mention whose fillers name keys of the cast, and its signature."""

    mention: EventMention
    keys: tuple[tuple[str, bool] | None, ...]
    signature: Array


def words(report: Report, window: Window, at: Positions) -> Span:
    """The words at positions of a window."""
    return report.span(*window.characters(*at))


def whole_number(report: Report, span: Span) -> Span:
    """The number's words with the figures and bounds beside them."""
    sentence = report.sentences[report.sentence_of(span)]
    start, end = number_edges(report.text, span.start, span.end, first=sentence.start, last=sentence.end)
    return report.span(start, aged(report.text, start, end, last=sentence.end))


def whole_name(report: Report, span: Span) -> Span:
    """The words of one who acts or of a place, with whole names and no loose words at their ends."""
    sentence = report.sentences[report.sentence_of(span)]
    return report.span(*name_edges(report.text, span.start, span.end, first=sentence.start, last=sentence.end))


def role_told(report: Report, role: Role, span: Span) -> Role:
    """The role of a number of people, as the words beside it tell it."""
    sentence = report.sentences[report.sentence_of(span)]
    told = told_role(report.text, span.start, span.end, first=sentence.start, last=sentence.end) if role in PEOPLE else None
    return told or role


def no_number(report: Report, span: Span) -> bool:
    """Does the span count nothing: the 64 of an "AH-64", or "people" alone?"""
    return counts_nothing(report.text, span.start, span.end, first=report.sentences[report.sentence_of(span)].start)


def spared(report: Report, role: Role, span: Span) -> bool:
    """Are those whom a number of killed or injured counts said to have escaped or to be trapped?"""
    return role in (Role.KILLED, Role.INJURED) and unharmed(report.text, span.end, last=report.sentences[report.sentence_of(span)].end)


def counted_already(report: Report, role: Role, span: Span, fillers: Sequence[Filler]) -> bool:
    """Does the number count some of those whom an earlier filler counts: "nine killed, including two children"?"""
    first = report.sentences[report.sentence_of(span)].start
    return any(f.role is role and f.words.start < span.start for f in fillers) and is_part(report.text, span.start, span.end, first=first)


def empty(words: str) -> bool:
    """Do the words name and count nothing?

    >>> empty("at the"), empty("the army")
    (True, False)
    """
    return not set(re.findall(r"\w+", words.casefold())) - EMPTY


SUPPOSED = re.compile(r"\b(?:logic|scenarios?|possibility|prospects?|hypothes[ie]s|likelihood|eventuality) (?:of|for)\b[^.;:]{0,60}$", re.IGNORECASE)


REPORTEDLY = re.compile(r"\breportedly\b[^.;:,]{0,24}$", re.IGNORECASE)  # annotated as possible in 70 places of 76


def supposed(report: Report, trigger: Span, status: Status) -> Status:
    """The status as the words before the trigger tell it, where the network read past them.

    Hypothetical is what stands only as something thought of ("it fits the logic of a campaign", "in the eventuality of an attack"), and possible what
    "reportedly" happened.
    """
    before = report.text[report.sentences[report.sentence_of(trigger)].start : trigger.start]
    if status is Status.PLANNED and SUPPOSED.search(before):
        return Status.HYPOTHETICAL
    return Status.POSSIBLE if status is Status.OCCURRED and REPORTEDLY.search(before) else status


Part = tuple[Role, Span, EntityKind | None]  # of an event: who or what, and its kind where it is one who acts, a place or a weapon


def part(report: Report, found: Found, filler: FoundFiller) -> Part:
    """The words of a filler, and its kind."""
    kind = (ROLE_KIND.get(filler.role) or L.KINDS[found.kinds[filler.at]]) if filler.role in ENTITY_ROLES else None
    return filler.role, words(report, found.window, filler.at), kind


def named_whole(report: Report, parts: Iterable[Part]) -> list[Part]:
    """The parts of an event, two halves of one name or number made one: "Russia" and "chargé d'affaires" of "Russia's chargé d'affaires"."""
    out: list[Part] = []
    for role, span, kind in parts:
        last = out[-1] if out else None
        if last and role in NUMBER_ROLES and last[0] is role and is_one_number(report.text[last[1].end : span.start], span.quote):
            out[-1] = (role, report.span(last[1].start, span.end), kind)
            continue
        between = LINK.fullmatch(report.text[last[1].end : span.start]) if last and last[0] is role and kind and last[1].end <= span.start else None
        if last and between:
            out[-1] = (role, report.span(last[1].start, span.end), last[2] if between["of"] else kind)
        else:
            out.append((role, span, kind))
    return out


def sited(fillers: Sequence[Filler], keys: Sequence[tuple[str, bool] | None]) -> list[Filler]:
    """The fillers of an attack, where what was struck is a building and no other place is named: it is the place, then."""
    if any(f.role is Role.PLACE for f in fillers):
        return list(fillers)
    return [Filler(Role.PLACE, f.words) if f.role is Role.RECIPIENT and key and key[1] else f for f, key in zip(fillers, keys, strict=True)]


def counted(report: Report, parts: Iterable[Part]) -> Iterator[Part]:
    """The parts of an event, each number with all its words and in the role that they tell; what counts nothing is left out."""
    for role, span, kind in parts:
        if role not in NUMBER_ROLES:
            yield role, span, kind
            continue
        whole = whole_number(report, span)
        cut = number_halves(whole.quote)
        halves = [whole] if cut is None else [report.span(whole.start, whole.start + cut), report.span(whole.start + cut + len(" and "), whole.end)]
        told = ((role_told(report, role, half), half) for half in halves if not no_number(report, half))
        yield from ((befell, half, None) for befell, half in told if not spared(report, befell, half))


MISHAP = re.compile(
    r"(?:(?:crowd|deadly|mass) )?"
    r"(?:(?:stampede|crush|earthquake|landslide|flood|accident|outbreak|wildfire|derailment)s?|flooding|(?:capsiz|derail)(?:es|ed|ing))",
    re.IGNORECASE,
)


def accident(trigger: str) -> bool:
    """Is what happened nobody's act? Of 190 such words in the annotated texts one is annotated, a derailed train.

    >>> accident("crowd crush"), accident("crushed")
    (True, False)
    """
    return bool(MISHAP.fullmatch(trigger))


NAMED_WAR = (
    (re.compile(r"invasion", re.IGNORECASE), re.compile(r"(?:\bRussian|\bRussia['’]s|\b[Ff]ull-scale|\b2022)(?: \w+)? $"), re.compile("")),
    (re.compile(r"insurgency", re.IGNORECASE), re.compile(r"\b[A-Z][\w’'-]+ $"), re.compile("")),
    (re.compile(r"(?:First |Second )?Battle"), re.compile(""), re.compile(r" of [A-Z]")),
)  # of 534 such places 24 are annotated


def named_war(text: str, start: int, end: int) -> bool:
    """Is text[start:end] only the name of a war, which reports give as the time or the frame of what they tell?

    >>> named_war("since the Russian invasion of Ukraine", 18, 26), named_war("an invasion of the islands", 3, 11)
    (True, False)
    """
    before, words, after = text[max(0, start - 30) : start], text[start:end], text[end : end + 8]
    return any(named.fullmatch(words) and left.search(before) and right.match(after) for named, left, right in NAMED_WAR)


def no_deed(report: Report, trigger: Span) -> bool:
    """Is what the network took for an event nobody's act, or the name of a war?"""
    return accident(trigger.quote) or named_war(report.text, trigger.start, trigger.end)


def draft(report: Report, found: Found, event: FoundEvent, cast: Cast) -> Draft:
    """The event mention; its entities noted in the cast."""
    fillers, keys = list[Filler](), list[tuple[str, bool] | None]()
    for role, span, kind in counted(report, named_whole(report, (part(report, found, filler) for filler in event.fillers))):
        if kind:
            span = whole_name(report, span)
        if empty(span.quote) or Filler(role, span) in fillers or (role in PEOPLE and counted_already(report, role, span, fillers)):
            continue
        fillers.append(Filler(role, span))
        keys.append(cast.add(span, kind) if kind else None)
    if event.type is EventType.ASSAULT:
        fillers = sited(fillers, keys)
    trigger = words(report, found.window, event.trigger)
    mention = EventMention(trigger, event.type, event.modes, supposed(report, trigger, event.status), tuple(fillers))
    return Draft(mention, tuple(keys), event.signature)


def attribution(report: Report, found: Found, said: FoundSaid, cast: Cast) -> Told:
    """The attribution, and its source's key in the cast."""
    source = whole_name(report, words(report, found.window, said.source)) if said.source else None
    key = cast.add(source, L.KINDS[found.kinds[said.source]]) if source and said.source else None
    content = tuple(words(report, found.window, at) for at in said.content)
    cue = None if said.cue == said.source else words(report, found.window, said.cue)
    return Attribution(Attribution.identify(source, content), said.kind, content, source, None, cue), key


NOBODY = re.compile(r"(?:no|none|nobody|zero|without)\b", re.IGNORECASE)
NO_ONE = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)  # "No group has claimed the attack": never annotated as a source
COMPARED = (Role.ACTOR, Role.RECIPIENT, Role.PLACE, Role.TIME)


def told_words(mention: EventMention, role: Role) -> frozenset[str]:
    """The words of a mention's fillers of one role, without the small ones: of times the figures, of places the names, where there are any."""
    found = re.findall(r"\w+", " ".join(f.words.quote for f in mention.roles if f.role is role))
    figures = [word for word in found if word.isdigit()]
    names = [word for word in found if word[0].isupper()]
    telling = (figures if role is Role.TIME else names if role is Role.PLACE else None) or found
    return frozenset(word.casefold() for word in telling) - EMPTY


def toll(mention: EventMention) -> set[bool]:
    """Does the mention say that nobody was killed, that somebody was, or neither?"""
    return {bool(NOBODY.match(f.words.quote)) for f in mention.roles if f.role is Role.KILLED}


def agreement(a: EventMention, b: EventMention) -> float:
    """What the fillers of two mentions say for (above 0) or against their telling of one event: a shared name speaks for it, two different ones against."""
    if (a.status in REAL) != (b.status in REAL) or (a.status is Status.DENIED) != (b.status is Status.DENIED):
        return -9.0
    if toll(a) and toll(b) and not toll(a) & toll(b):
        return -9.0
    total = 0.0
    for role in COMPARED:
        one, two = told_words(a, role), told_words(b, role)
        if one and two:
            total += SHARED if one & two else APART
    return total


def same_events(drafts: Sequence[Draft], threshold: float) -> list[list[int]]:
    """Which mentions tell one event: each joins the earlier mention of its type most like it, where it is like enough (average over the cluster)."""
    clusters: list[list[int]] = []
    for i, one in enumerate(drafts):
        best, chance = None, threshold
        for cluster in clusters:
            if drafts[cluster[0]].mention.type != one.mention.type:
                continue
            logits = [10 * float(one.signature @ drafts[j].signature) - 5 + agreement(one.mention, drafts[j].mention) for j in cluster]
            p = 1 / (1 + np.exp(-np.mean(logits)))
            if p > chance:
                best, chance = cluster, p
        if best is None:
            clusters.append([i])
        else:
            best.append(i)
    return clusters


def filled(one: Draft, entities: dict[tuple[str, bool], Entity]) -> EventMention:
    """The mention with its fillers' entities."""
    m = one.mention
    roles = tuple(
        Filler(f.role, f.words, entities[key].id) if key else f for f, key in zip(m.roles, one.keys, strict=True)
    )  # fmt: skip
    return EventMention(m.trigger, m.type, m.modes, m.status, roles)


def in_title(report: Report, mention: EventMention) -> bool:
    """Does the mention stand in the title? Titles leave out who told of it, so that such a mention comes last."""
    return report.titled and report.sentence_of(mention.trigger) == 0


def deadly(one: Draft) -> Draft:
    """The draft without "no deaths" and its like where its own words say that somebody was killed: these speak of another attack."""
    if one.mention.status is not Status.OCCURRED or not DEADLY.match(one.mention.trigger.quote):
        return one
    kept = [(f, key) for f, key in zip(one.mention.roles, one.keys, strict=True) if f.role is not Role.KILLED or not NOBODY.match(f.words.quote)]
    return replace(one, mention=replace(one.mention, roles=tuple(f for f, _ in kept)), keys=tuple(key for _, key in kept))


def with_unhurt(report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with "no casualties" and its like as numbers of the attacks that they speak of."""
    drafts = [deadly(one) for one in drafts]
    added, echoes = unhurt(report, [d.mention for d in drafts])
    out = []
    for i, one in enumerate(drafts):
        more = added.get(i, [])
        if i not in echoes:
            out.append(replace(one, mention=replace(one.mention, roles=(*one.mention.roles, *more)), keys=(*one.keys, *[None] * len(more))))
    return out


def with_relayed(report: Report, told: Sequence[Told]) -> list[Told]:
    """The attributions and their sources' keys, with those that stand behind them."""
    keys = {a.id: key for a, key in told}
    return continued([(a, keys[teller.id] if teller else None) for a, teller in relayed(report, [a for a, _ in told])])


def reading(report: Report, all_found: Sequence[Found], *, same: float) -> Reading:
    """The reading of a report from what its windows say."""
    cast = Cast(report)
    told_of = ((found, e) for found in all_found for e in found.events if not no_deed(report, words(report, found.window, e.trigger)))
    drafts = sorted((draft(report, found, e, cast) for found, e in told_of), key=lambda d: d.mention.trigger)
    drafts = list({d.mention.trigger: d for d in drafts}.values())
    drafts = with_unhurt(report, drafts)
    said = (attribution(report, found, s, cast) for found in all_found for s in found.said)
    told = with_relayed(report, continued([one for one in said if not (one[0].source and NO_ONE.match(one[0].source.quote))]))
    told = told_once(in_turn(report, told))
    entities = cast.entities()
    attributions = tuple(
        Attribution(a.id, a.kind, a.content, a.source, entities[key].id if key else None, a.cue) for a, key in told
    )  # fmt: skip
    events = []
    for cluster in same_events(drafts, same):
        mentions = tuple(sorted((filled(drafts[i], entities) for i in cluster), key=lambda m: (in_title(report, m), m.trigger)))
        under = sorted((a for a in attributions if a.holds(mentions[0].trigger)), key=lambda a: -a.length)
        events.append(Event(Event.identify(mentions[0].trigger), report.id, mentions, tuple(a.id for a in under)))
    return Reading(report, tuple(entities.values()), tuple(events), attributions)
