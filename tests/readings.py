"""Invented reports and readings for tests: nothing in them has happened."""

from __future__ import annotations

from dataclasses import replace

from tocsin.model import (
    Attribution,
    AttributionKind,
    Count,
    DateBasis,
    DateClaim,
    Entity,
    EntityKind,
    Event,
    EventMention,
    EventType,
    Filler,
    Issue,
    PartialDate,
    Place,
    PlaceKind,
    Published,
    Reading,
    Report,
    Role,
    Sentence,
    Severity,
    Span,
    Status,
    WherePrecision,
)  # fmt: skip

TITLE = "Rockets hit camp"
FIRST = "Two rockets struck Camp Anvil near Dorrin on Friday, killing three guards, the embassy said."
SECOND = "Rebels of the Grey Banner denied the attack."


def report(title: str = TITLE, sentences: tuple[str, ...] = (FIRST, SECOND), *, day: str = "2031-05-04", outlet: str = "Harbour Post") -> Report:
    """A report of a title and sentences."""
    text, at = title, [Sentence(0, len(title))]
    for n, sentence in enumerate(sentences):
        text += "\n" if n == 0 else " "
        at.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence
    published = Published(PartialDate(day), DateBasis.METADATA, day)
    address = f"https://{outlet.casefold().replace(' ', '')}.example/1"
    return Report(Report.identify(text, address, published), text, tuple(at), True, outlet, address, address, published, language="en")


def words(of: Report, quote: str, nth: int = 0) -> Span:
    """The span of the nth place where the words stand."""
    start = -1
    for _ in range(nth + 1):
        start = of.text.index(quote, start + 1)
    return of.span(start, start + len(quote))


def entity(name: str, kind: EntityKind, first: Span) -> Entity:
    """The entity of this name that is first mentioned here."""
    return Entity(Entity.identify(first.report, first, kind), name, kind, (first,))


def said(source: Span | None, content: Span, *, cue: Span | None = None, by: Entity | None = None) -> Attribution:
    """The attribution of this content to this source."""
    ident = Attribution.identify(source, (content,))
    return Attribution(ident, AttributionKind.INDIRECT, (content,), source, by.id if by else None, cue)


def reading(of: Report | None = None) -> Reading:
    """A reading with an attack under the embassy's word, and its denial."""
    of = of or report()
    guards, rebels, embassy, camp = words(of, "three guards"), words(of, "Rebels of the Grey Banner"), words(of, "the embassy"), words(of, "Camp Anvil")
    place = Place("tocsin:camp-anvil", "Camp Anvil", PlaceKind.BASE, 33.3, 44.4, 1000, WherePrecision.EXACT, "IRQ", reason="the only one of that name")
    base = replace(entity("Camp Anvil", EntityKind.PLACE, camp), country="IRQ", place=place)
    guard, office = entity("guards", EntityKind.GROUP, guards), entity("embassy", EntityKind.AGENCY, embassy)
    banner = entity("Grey Banner", EntityKind.GROUP, rebels)
    friday = words(of, "on Friday")
    claim = DateClaim(friday, "2031-05-02", "DATE", PartialDate("2031-05-02"), of.published.value, "weekday")
    content = of.span(of.text.index("Two rockets"), of.text.index(", the embassy"))
    told = said(embassy, content, cue=words(of, "said"), by=office)
    struck = EventMention(words(of, "struck"), EventType.ASSAULT, ("heavy-weapons",), Status.OCCURRED, (
        Filler(Role.RECIPIENT, guards, guard.id), Filler(Role.PLACE, camp, base.id), Filler(Role.TIME, friday, date=claim),
        Filler(Role.KILLED, guards, count=Count(3, 3, 3, "killed")),
    ))  # fmt: skip
    denied = EventMention(words(of, "attack"), EventType.ASSAULT, (), Status.DENIED, (Filler(Role.ACTOR, rebels, banner.id),))
    events = (
        Event(Event.identify(struck.trigger), of.id, (struck,), (told.id,), claim, base.id),
        Event(Event.identify(denied.trigger), of.id, (denied,)),
    )
    issue = Issue("contradiction", Severity.WARNING, "two sides", of.input, "resolve", of.id, (rebels,))
    return Reading(of, (base, guard, office, banner), events, (told,), (claim,), (issue,))
