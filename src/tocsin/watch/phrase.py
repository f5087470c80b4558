"""Phrase: an event's record as one plain English sentence, in pieces. Words of the report stand in it only as names, dates and numbers; each is cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tocsin.model import Chain, EntityKind, Event, EventMention, EventType, Filler, Link, PartialDate, Precision, Reading, Role, Span, Status
from tocsin.watch import names
from tocsin.watch.line import Kind, Piece, capital
from tocsin.watch.verbs import lone, perfect, verb

COUNTS: Final = {
    Role.KILLED: "killed", Role.INJURED: "injured", Role.DETAINED: "detained", Role.DISPLACED: "displaced", Role.PARTICIPANTS: "taking part",
    Role.PERSONNEL: "personnel", Role.ITEMS: "items of equipment", Role.MONEY: "in money",
}  # fmt: skip
NOBODY: Final = frozenset({Role.KILLED, Role.INJURED, Role.DETAINED, Role.DISPLACED})
MONTHS: Final = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
LEAD: Final = {
    Status.DENIED: "it is denied that ", Status.FEARED: "it is feared that ", Status.DEMANDED: "it is demanded that ", Status.HYPOTHETICAL: "hypothetically, ",
}  # fmt: skip
ACTIVE: Final = {  # around the verb where an actor is told: before it, and which form
    Status.OCCURRED: "", Status.DENIED: "", Status.POSSIBLE: "may have ", Status.PLANNED: "planned to ", Status.THREATENED: "threatened to ",
    Status.FEARED: "would ", Status.DEMANDED: "", Status.HYPOTHETICAL: "would ",
}  # fmt: skip
SHOT: Final = re.compile(r"(?i)rocket|missile|shell|mortar|grenade|projectile|artillery|katyusha")
ANY: Final = re.compile(r".")
MOVING: Final = frozenset({EventType.MOBILIZE, EventType.RETREAT, EventType.CONSULT, EventType.AID})
PAST: Final = frozenset({Status.OCCURRED, Status.DENIED})


@dataclass(frozen=True, slots=True)
class Voice:
    """What one teller says of an event: the mentions with one status under one chain, the one that says most first."""

    event: Event
    status: Status
    chain: Chain
    mentions: tuple[EventMention, ...]

    @property
    def mention(self) -> EventMention:
        """The one that says most."""
        return self.mentions[0]


def telling(mention: EventMention) -> tuple[int, int]:
    """How much a mention tells: roles, then fillers."""
    return len({filler.role for filler in mention.roles}), len(mention.roles)


def titles_only(reading: Reading, mentions: Sequence[EventMention]) -> bool:
    """Do all these mentions stand in the report's title?"""
    return reading.report.titled and all(reading.report.sentence_of(mention.trigger) == 0 for mention in mentions)


def voices(reading: Reading, event: Event) -> list[Voice]:
    """All tellers of an event, in order of the text; a title adds none where its report's text says the same with a source."""
    found: dict[tuple[Status, tuple[str | None, ...]], list[EventMention]] = {}
    for mention in event.mentions:
        links = reading.chain(mention.trigger).links
        found.setdefault((mention.status, tuple(link.name for link in links)), []).append(mention)
    in_text = {status for (status, _), mentions in found.items() if not titles_only(reading, mentions)}
    out = []
    for (status, _), mentions in found.items():
        if status in in_text and titles_only(reading, mentions):
            continue
        ordered = sorted(mentions, key=lambda m: (-telling(m)[0], -telling(m)[1], m.trigger.start))
        out.append(Voice(event, status, reading.chain(ordered[0].trigger), tuple(ordered)))
    return out


def day(value: date) -> str:
    """`3 January 2020`"""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(value: PartialDate) -> str:
    """The date in words, as exact as it is: `on 3 January 2020`, `in January 2020`, `in 2020`, `in the week of 6 January 2020`."""
    if value.precision is Precision.DAY:
        return f"on {day(value.first)}"
    if value.precision is Precision.MONTH:
        return f"in {MONTHS[value.first.month - 1]} {value.first.year}"
    if value.precision is Precision.YEAR:
        return f"in {value.first.year}"
    if value.precision is Precision.WEEK:
        return f"in the week of {day(value.first)}"
    return f"from {day(value.first)} to {day(value.last)}"


def fillers(mention: EventMention, role: Role) -> list[Filler]:
    """The fillers of one role."""
    return [f for f in mention.roles if f.role is role]


def number(value: float | int | None) -> str:
    """`1,200`; fractions as they are."""
    return f"{value:,}" if value is not None else ""


UNCOUNTED: Final = frozenset({"injuries", "casualties", "deaths", "fatalities", "victims", "people", "others", "some", "arrests", "wounded", "dead"})


def counted(filler: Filler) -> Piece:
    """`at least 10 injured`, `no one killed`, `“many others” injured`, `an unknown number injured` where the words only say that there were some."""
    count, word = filler.count, COUNTS[filler.role]
    if count is not None and count.value == 0 and filler.role in NOBODY:
        return Piece(f"no one {word}", Kind.MANY, (filler.words,))
    if filler.role in NOBODY and count is not None and count.value is not None:
        least = "at least " if count.high is None and count.low is not None else ""
        return Piece(f"{least}{number(count.value)} {word}", Kind.MANY, (filler.words,))
    quote = filler.words.quote
    if filler.role in NOBODY and quote.casefold() in UNCOUNTED:
        return Piece(f"an unknown number {word}", Kind.MANY, (filler.words,))
    noun = "" if filler.role not in NOBODY and any(letter.isalpha() for letter in quote.split()[-1]) else f" {word}"
    return Piece(f"“{quote}”{noun}", Kind.MANY, (filler.words,))


def tally(voice: Voice, taken: Sequence[Piece]) -> list[Piece]:
    """` (2 killed, at least 10 injured)`, from the mention that says most, or else another of the same teller."""
    shown = {span for piece in taken for span in piece.spans}
    found = []
    for role in COUNTS:
        every = [filler for mention in voice.mentions for filler in fillers(mention, role)]
        if every and (role in NOBODY or every[0].words not in shown):
            found.append([counted(every[0])])
    return [Piece(" ("), *(piece for n, item in enumerate(found) for piece in ([Piece(", ")] if n else []) + item), Piece(")")] if found else []


def arms(reading: Reading, weapons: Sequence[Filler], words: str) -> list[Piece]:
    """` with F-16 fighter jets`; nothing where the verb says it already."""
    found = [filler for filler in weapons if filler.words.quote.casefold().split()[-1].rstrip("s") not in words.casefold()]
    listed_ = names.names(reading, found)
    return [Piece(" with "), *listed_] if listed_ else []


def act(text: str, voice: Voice) -> Piece:
    """What was done, resting on the trigger."""
    return Piece(text, Kind.WHAT, (voice.mention.trigger,))


def armed(reading: Reading, voice: Voice, words: str) -> tuple[list[Piece], list[Piece]]:
    """The verb and what was used: in the verb where it has room for it (`fired ballistic missiles at`), else to be said after the object."""
    every = fillers(voice.mention, Role.WEAPON)
    for general, fits in (("rockets, missiles or shells", SHOT), (" weapons", ANY)):
        before, found, after = words.partition(general)
        known = names.names(reading, [filler for filler in every if fits.search(filler.words.quote)])
        if found and known:
            rest = [filler for filler in every if not fits.search(filler.words.quote)]
            return [act(before.strip() + " ", voice), *known, *([act(after, voice)] if after else [])], arms(reading, rest, words)
    return [act(words, voice)], arms(reading, every, words)


def doing(reading: Reading, voice: Voice, actors: list[Piece], recipients: list[Piece]) -> list[Piece]:
    """Who does what to whom, where someone acts."""
    status, found = voice.status, verb(voice.mention)
    past, infinitive = (found.past, found.infinitive) if recipients else lone(voice.mention, many=names.several(actors))
    words = ACTIVE[status] + (past if status in PAST else perfect(past) if status is Status.POSSIBLE else infinitive)
    said, used = armed(reading, voice, words)
    return [*actors, Piece(" "), *said, *([Piece(" "), *recipients] if recipients else []), *used]


def suffering(reading: Reading, voice: Voice, recipients: list[Piece]) -> list[Piece]:
    """To whom what is done, where nobody is told to act."""
    were, found = ("were" if names.several(recipients) else "was"), verb(voice.mention)
    being = {
        Status.POSSIBLE: "may have been", Status.PLANNED: f"{were} to be", Status.THREATENED: f"{were} threatened with", Status.FEARED: "would be",
        Status.DEMANDED: "be", Status.HYPOTHETICAL: "would be",
    }.get(voice.status, were)  # fmt: skip
    words = found.noun if voice.status is Status.THREATENED else found.participle
    said, used = armed(reading, voice, words)
    return [*recipients, Piece(f" {being} "), *said, *used]


def happening(reading: Reading, voice: Voice) -> list[Piece]:
    """That something is done, where neither side is told."""
    noun = verb(voice.mention).noun
    many = noun in ("talks", "air strikes", "restrictions")
    were = "were" if many else "was"
    said, used = armed(reading, voice, noun)
    said += used
    if voice.status in (Status.PLANNED, Status.THREATENED):
        return [*said, Piece(f" {were} "), Piece(voice.status.value, Kind.STATUS, (voice.mention.trigger,))]
    being = {Status.POSSIBLE: "may have been", Status.FEARED: "would be", Status.DEMANDED: "be", Status.HYPOTHETICAL: "would be"}.get(voice.status, were)
    return [Piece(f"there {being} "), *said]


def clause(reading: Reading, voice: Voice) -> list[Piece]:
    """Who did what to whom, in the active voice where the actor is told; how it stands to the world in front."""
    actors = names.names(reading, fillers(voice.mention, Role.ACTOR))
    doers = frozenset(piece.text.casefold() for piece in actors if piece.kind)
    recipients = names.names(reading, fillers(voice.mention, Role.RECIPIENT), but=doers)
    if actors:
        said = doing(reading, voice, actors, recipients)
    elif recipients:
        said = suffering(reading, voice, recipients)
    else:
        said = happening(reading, voice)
    lead = LEAD.get(voice.status)
    return [*([Piece(lead, Kind.STATUS, (voice.mention.trigger,))] if lead else []), *said]


def whereabouts(reading: Reading, voice: Voice, taken: Sequence[Piece]) -> list[Piece]:
    """` near Dorrin`: the event's place, by the words of this teller where it names it; nothing where the sentence has said it already."""
    event = voice.event
    own = (filler.words for mention in voice.mentions for filler in fillers(mention, Role.PLACE) if filler.entity == event.place)
    words = next(own, reading.place_words(event)) if event.place else None
    said = names.place(reading, words, event.place, towards=voice.mention.type in MOVING) if words else []
    known = {word for piece in taken if piece.kind is Kind.WHO for word in (piece.text.casefold(), *(span.quote.casefold() for span in piece.spans))}
    return [] if said and said[-1].text.casefold() in known else said


def timing(event: Event) -> list[Piece]:
    """` on 3 January 2020`, as far as it is told."""
    value = event.time.value if event.time else None
    return [Piece(" "), Piece(when(value), Kind.WHEN, (event.time.words,))] if event.time and value else []


def teller(reading: Reading, link: Link, trigger: Span) -> list[Piece]:
    """One who tells: `the embassy`; `an unnamed source` where the report names none."""
    words = link.words or trigger
    found = names.name(reading, words, link.entity, Kind.SOURCE) if link.name else []
    return found or [Piece("an unnamed source", Kind.SOURCE, (words,))]


def source(reading: Reading, voice: Voice) -> list[Piece]:
    """`, according to the embassy, citing a document`; nothing where the outlet itself tells it."""
    links = voice.chain.links[1:]
    if not links:
        return []
    tellers = [teller(reading, link, voice.mention.trigger) for link in links]
    told = tellers[0][-1]
    acting = [piece.text.casefold() for piece in names.names(reading, fillers(voice.mention, Role.ACTOR)) if piece.kind]
    if len(tellers) == 1 and acting == [told.text.casefold()]:
        entity = reading.entity(links[0].entity)
        whose = "their" if names.several([told]) or (entity and entity.kind is EntityKind.PERSON) else "its"
        return [Piece(", by "), Piece(f"{whose} own account", Kind.SOURCE, told.spans)]
    out = [Piece(", according to "), *tellers[0]]
    for one in tellers[1:]:
        out += [Piece(", citing "), *one]
    return out


def told(reading: Reading, voice: Voice) -> list[Piece]:
    """What one teller says of an event, in one sentence without its full stop: status, who, what, whom, how many, where, when; never more than its record."""
    said = clause(reading, voice)
    said += tally(voice, said)
    said += whereabouts(reading, voice, said)
    return said + timing(voice.event)


def sentence(reading: Reading, event: Event) -> str:
    """The event in one sentence, by its first teller, who is not named."""
    return "".join(piece.text for piece in [*capital(told(reading, voices(reading, event)[0])), Piece(".")])
