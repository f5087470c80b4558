"""Phrase: an event's record as one plain English sentence. Words of the report stand in it only as names, dates and numbers."""

from __future__ import annotations

from datetime import date

from tocsin.model import Event, EventMention, EventType, Filler, PartialDate, Precision, Reading, Role, Status

Verb = tuple[str, str, str]  # past, infinitive, participle with "by" able to follow

VERBS: dict[tuple[str, str], Verb] = {
    ("AGREE", ""): ("agreed to cooperate with", "agree to cooperate with", "promised cooperation"),
    ("CONSULT", ""): ("held talks with", "hold talks with", "consulted"),
    ("CONSULT", "visit"): ("visited", "visit", "visited"),
    ("CONSULT", "phone"): ("spoke by telephone with", "speak by telephone with", "telephoned"),
    ("SUPPORT", ""): ("expressed support for", "support", "supported"),
    ("CONCEDE", ""): ("made a concession to", "make a concession to", "granted a concession"),
    ("COOPERATE", ""): ("cooperated with", "cooperate with", "joined in cooperation"),
    ("AID", ""): ("gave aid to", "give aid to", "given aid"),
    ("RETREAT", ""): ("yielded to", "yield to", "yielded to"),
    ("RETREAT", "withdraw"): ("withdrew from", "withdraw from", "left in a withdrawal"),
    ("RETREAT", "release"): ("released", "release", "released"),
    ("RETREAT", "disarm"): ("disarmed before", "disarm before", "disarmed"),
    ("RETREAT", "ceasefire"): ("ceased fire with", "cease fire with", "given a ceasefire"),
    ("RETREAT", "access"): ("gave access to", "give access to", "given access"),
    ("RETREAT", "resign"): ("resigned from", "resign from", "left by resignation"),
    ("REQUEST", ""): ("made a demand of", "make a demand of", "called on"),
    ("REQUEST", "meet"): ("asked for talks with", "ask for talks with", "asked for talks"),
    ("ACCUSE", ""): ("accused", "accuse", "accused"),
    ("ACCUSE", "disapprove"): ("condemned or criticised", "condemn or criticise", "condemned or criticised"),
    ("ACCUSE", "investigate"): ("investigated or charged", "investigate or charge", "investigated or charged"),
    ("REJECT", ""): ("refused or rejected a demand of", "refuse or reject a demand of", "refused"),
    ("THREATEN", ""): ("threatened", "threaten", "threatened"),
    ("PROTEST", ""): ("protested against", "protest against", "met with protest"),
    ("PROTEST", "riot"): ("rioted against", "riot against", "met with riots"),
    ("PROTEST", "strike"): ("went on strike against", "go on strike against", "struck by a walk-out"),
    ("SANCTION", ""): ("imposed sanctions on", "impose sanctions on", "sanctioned"),
    ("SANCTION", "convict"): ("convicted or sentenced", "convict or sentence", "convicted or sentenced"),
    ("SANCTION", "expel"): ("expelled", "expel", "expelled"),
    ("SANCTION", "withdraw"): ("broke off its part with", "break off its part with", "left by its partner"),
    ("MOBILIZE", ""): ("mobilised towards", "mobilise towards", "faced with a mobilisation"),
    ("MOBILIZE", "troops"): ("deployed troops towards", "deploy troops towards", "faced with a deployment of troops"),
    ("MOBILIZE", "weapons"): ("moved or readied weapons towards", "move or ready weapons towards", "faced with weapons made ready"),
    ("MOBILIZE", "police"): ("deployed police towards", "deploy police towards", "faced with a deployment of police"),
    ("COERCE", ""): ("coerced", "coerce", "coerced"),
    ("COERCE", "seize"): ("seized", "seize", "seized"),
    ("COERCE", "restrict"): ("imposed restrictions on", "impose restrictions on", "placed under restrictions"),
    ("COERCE", "censor"): ("censored", "censor", "censored"),
    ("COERCE", "curfew"): ("put under curfew", "put under curfew", "put under curfew"),
    ("COERCE", "martial-law"): ("put under emergency rule", "put under emergency rule", "put under emergency rule"),
    ("COERCE", "arrest"): ("arrested or detained", "arrest or detain", "arrested or detained"),
    ("COERCE", "deport"): ("deported", "deport", "deported"),
    ("COERCE", "cyber"): ("attacked by computer", "attack by computer", "attacked by computer"),
    ("ASSAULT", ""): ("attacked", "attack", "attacked"),
    ("ASSAULT", "abduct"): ("abducted", "abduct", "abducted"),
    ("ASSAULT", "torture"): ("tortured", "torture", "tortured"),
    ("ASSAULT", "targeted"): ("assassinated or tried to assassinate", "assassinate", "the target of an assassination or an attempt at it"),
    ("ASSAULT", "destroy"): ("destroyed", "destroy", "destroyed"),
    ("ASSAULT", "firearms"): ("shot at", "shoot at", "shot at"),
    ("ASSAULT", "explosives"): ("bombed", "bomb", "bombed"),
    ("ASSAULT", "suicide-attack"): ("attacked by a suicide bomber", "attack by a suicide bomber", "attacked by a suicide bomber"),
    ("ASSAULT", "aerial"): ("struck from the air", "strike from the air", "struck from the air"),
    ("ASSAULT", "drone"): ("struck by drone", "strike by drone", "struck by drone"),
    ("ASSAULT", "heavy-weapons"): ("fired rockets, missiles or shells at", "fire rockets, missiles or shells at", "hit by rockets, missiles or shells"),
    ("ASSAULT", "crowd-control"): ("used crowd-control weapons against", "use crowd-control weapons against", "met with crowd-control weapons"),
}
NOUNS = {
    EventType.AGREE: "an agreement", EventType.CONSULT: "a meeting or talks", EventType.SUPPORT: "a statement of support", EventType.CONCEDE: "a concession",
    EventType.COOPERATE: "cooperation", EventType.AID: "aid", EventType.RETREAT: "a withdrawal, release or ceasefire", EventType.REQUEST: "a demand",
    EventType.ACCUSE: "an accusation or condemnation", EventType.REJECT: "a refusal", EventType.THREATEN: "a threat", EventType.PROTEST: "a protest",
    EventType.SANCTION: "a sanction", EventType.MOBILIZE: "a mobilisation or alert", EventType.COERCE: "a coercive measure", EventType.ASSAULT: "an attack",
}
PREPOSITIONS = frozenset(("with", "for", "to", "from", "on", "at", "against", "of", "towards", "before"))
AHEAD = frozenset((Status.PLANNED, Status.THREATENED, Status.FEARED, Status.DEMANDED, Status.HYPOTHETICAL))
STRONGEST = ("targeted", "suicide-attack", "drone", "aerial", "heavy-weapons", "explosives", "firearms", "abduct")
COUNTS = {
    Role.KILLED: "killed", Role.INJURED: "injured", Role.DETAINED: "detained", Role.DISPLACED: "displaced", Role.PARTICIPANTS: "taking part",
    Role.PERSONNEL: "personnel", Role.ITEMS: "items of equipment",
}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
LEAD = {
    Status.DENIED: "It is denied that", Status.POSSIBLE: "Possibly,", Status.FEARED: "It is feared that", Status.DEMANDED: "It is demanded that",
    Status.HYPOTHETICAL: "It is supposed that", Status.PLANNED: "It is planned that", Status.THREATENED: "It is threatened that",
}


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


def verb(event: Event) -> Verb:
    """The verb for the event's type and its most telling mode."""
    ranked = sorted(event.modes, key=lambda mode: STRONGEST.index(mode) if mode in STRONGEST else len(STRONGEST))
    known = (VERBS[key] for mode in ranked if (key := (event.type.value, mode)) in VERBS)
    return next(known, VERBS[event.type.value, ""])


def richest(event: Event) -> EventMention:
    """The mention that says most: so that a sentence is what one sentence of the report says, and not a sum of several."""
    return max(event.mentions, key=lambda m: (len({f.role for f in m.roles}), len(m.roles)))


def fillers(mention: EventMention, role: Role) -> list[Filler]:
    """The fillers of one role."""
    return [f for f in mention.roles if f.role is role]


def name(reading: Reading, filler: Filler) -> str:
    """The filler's name: the actor's known name, or the fullest in the text; the words themselves where these are longer."""
    entity = reading.entity(filler.entity)
    if entity is None:
        return filler.words.quote
    return entity.actor.name if entity.actor else max(entity.name, filler.words.quote, key=len)


def names(reading: Reading, named: list[Filler]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    out = list(dict.fromkeys(name(reading, filler) for filler in named))
    return " and ".join([", ".join(out[:-1]), out[-1]] if len(out) > 1 else out)


def plural(words: str) -> bool:
    """Do these words ask for "were"?

    >>> plural("three guards"), plural("the embassy"), plural("A and B")
    (True, False, True)
    """
    last = words.rsplit(" ", 1)[-1].casefold()
    many = last in ("people", "police", "troops", "men", "women", "children") or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    return " and " in words or many


def number(value: float | int | None) -> str:
    """`1,200`; fractions as they are."""
    return f"{value:,}" if value is not None else ""


def counted(filler: Filler, word: str) -> str:
    """`at least 10 injured`, `no one killed`, `“many others” injured`."""
    count = filler.count
    if count is None or count.value is None:
        return f"“{filler.words.quote}” {word}"
    if count.value == 0:
        return f"{'no one' if filler.role in (Role.KILLED, Role.INJURED) else 'no'} {word}"
    return f"{'at least ' if count.high is None and count.low is not None else ''}{number(count.value)} {word}"


def tally(mention: EventMention) -> str:
    """`: 2 killed, at least 10 injured`, or nothing."""
    parts = [counted(found[0], word) for role, word in COUNTS.items() if (found := fillers(mention, role))]
    return ": " + ", ".join(parts) if parts else ""


def clause(reading: Reading, event: Event) -> str:
    """Who did what to whom, in the active voice where the actor is told."""
    mention = richest(event)
    past, infinitive, participle = verb(event)
    actors, recipients = names(reading, fillers(mention, Role.ACTOR)), names(reading, fillers(mention, Role.RECIPIENT))
    demanded = event.status is Status.DEMANDED
    ahead = event.status in AHEAD
    doing = (infinitive if demanded else f"would {infinitive}") if ahead else past
    being = ("be" if demanded else "would be") if ahead else "were" if plural(recipients) else "was"
    weapons = names(reading, fillers(mention, Role.WEAPON))
    with_ = f" with {weapons}" if weapons else ""
    if actors and recipients:
        return f"{actors} {doing} {recipients}{with_}"
    if actors:
        return f"{actors} {bare(doing)}{with_}"
    if recipients:
        return f"{recipients} {being} {participle}{with_}"
    return f"there {'be' if demanded else 'would be' if ahead else 'was'} {NOUNS[event.type]}{with_}"


def bare(verb_words: str) -> str:
    """A verb without the preposition that waits for an object: `held talks`."""
    words = verb_words.split()
    while len(words) > 1 and words[-1] in PREPOSITIONS:
        words.pop()
    return " ".join(words)


def setting(reading: Reading, event: Event) -> str:
    """When and where, as far as it is told: `on 3 January 2020 in Baghdad`."""
    date_value = event.time.value if event.time else None
    place = reading.entity(event.place)
    where = f"{'at' if place.place and place.place.radius_m < 5000 else 'in'} {place.place.name if place.place else place.name}" if place else ""
    return " ".join(part for part in (when(date_value) if date_value else "", where) if part)


def sentence(reading: Reading, event: Event) -> str:
    """The event in one sentence: status, date, place, who, what, whom, how many; never more than its record says."""
    around, lead = setting(reading, event), LEAD.get(event.status, "")
    body = clause(reading, event) + tally(richest(event))
    start = f"{lead} {around}".strip() if around else lead
    text = (f"{start}{'' if start.endswith(('that', ',')) else ','} {body}" if start else body).rstrip(".")
    return text[0].upper() + text[1:] + "."
