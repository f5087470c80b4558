"""Readings of any shape for the tests of this folder: invented words, values that stand in any sentence, several mentions, statuses and tellers."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.readings import report
from tocsin.model import (
    MODES,
    Attribution,
    AttributionKind,
    Count,
    DateClaim,
    Entity,
    EntityKind,
    Event,
    EventMention,
    EventType,
    Filler,
    PartialDate,
    Reading,
    Report,
    Role,
    Span,
    Status,
)

WORDS = ["Anvil", "Dorrin", "struck", "attack", "guards", "the", "three", "Grey", "Banner", "he", "embassy", "denied", "near", "12", "rockets", "Friday"]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=4, max_size=9).map(lambda words: " ".join(words) + ".")
PEOPLE = (Role.ACTOR, Role.RECIPIENT, Role.WEAPON)
NUMBERS = (Role.KILLED, Role.INJURED, Role.ITEMS, Role.PERSONNEL)


def word(draw: st.DrawFn, of: Report, *, many: bool = True) -> Span:
    """Some words of any one sentence."""
    at = draw(st.sampled_from(of.sentences))
    words = of.text[at.start : at.end].rstrip(".").split(" ")
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(first + 2 * many, len(words) - 1)))
    start = at.start + sum(len(w) + 1 for w in words[:first])
    return of.span(start, start + len(" ".join(words[first : last + 1])))


def entity(draw: st.DrawFn, of: Report) -> Entity:
    """A thing with one to three mentions."""
    mentions = tuple(word(draw, of) for _ in range(draw(st.integers(1, 3))))
    kind = draw(st.sampled_from(list(EntityKind)))
    return Entity(Entity.identify(of.id, mentions[0], kind), draw(st.sampled_from(mentions)).quote, kind, mentions)


def mention(draw: st.DrawFn, of: Report, things: list[Entity]) -> EventMention:
    """A mention with fillers from any sentence."""
    roles = [Filler(draw(st.sampled_from((*PEOPLE, Role.PLACE))), word(draw, of), draw(st.sampled_from(things)).id) for _ in range(draw(st.integers(0, 3)))]
    for role in draw(st.lists(st.sampled_from(NUMBERS), max_size=2, unique=True)):
        number = draw(st.none() | st.integers(0, 9))
        roles.append(Filler(role, word(draw, of), count=None if number is None else Count(number, number, draw(st.sampled_from([None, number])))))
    kind = draw(st.sampled_from(list(EventType)))
    modes = tuple(draw(st.lists(st.sampled_from(MODES[kind]), max_size=2, unique=True))) if MODES[kind] else ()
    return EventMention(word(draw, of, many=False), kind, modes, draw(st.sampled_from(list(Status))), tuple(roles))


@st.composite
def stories(draw: st.DrawFn) -> Reading:
    """A reading."""
    day = draw(st.sampled_from(["2031-05-04", "2031-05", "2031-06-20"]))
    outlet = draw(st.sampled_from(["Harbour Post", "Hill Gazette"]))
    of = report(draw(SENTENCE), tuple(draw(st.lists(SENTENCE, min_size=1, max_size=4))), day=day, outlet=outlet)
    things = [entity(draw, of) for _ in range(draw(st.integers(1, 4)))]
    claim = DateClaim(word(draw, of), "2031-05-02", "DATE", PartialDate(draw(st.sampled_from(["2031-05-02", "2031-W30", "2030"]))), None, "given")
    said = []
    for _ in range(draw(st.integers(0, 2))):
        source, content = draw(st.none() | st.just(word(draw, of))), (word(draw, of),)
        named = draw(st.sampled_from(things)).id if source else None
        said.append(Attribution(Attribution.identify(source, content), AttributionKind.INDIRECT, content, source, named, word(draw, of)))
    events = []
    for _ in range(draw(st.integers(1, 3))):
        mentions = tuple(mention(draw, of, things) for _ in range(draw(st.integers(1, 3))))
        place = draw(st.none() | st.sampled_from(things).map(lambda thing: thing.id))
        events.append(Event(Event.identify(mentions[0].trigger), of.id, mentions, (), draw(st.sampled_from([None, claim])), place))
    unique = {event.id: event for event in events}
    return Reading(of, tuple({thing.id: thing for thing in things}.values()), tuple(unique.values()), tuple({a.id: a for a in said}.values()), (claim,))
