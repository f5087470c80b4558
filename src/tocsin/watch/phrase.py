"""Phrase: an event's record as one plain English sentence. Words of the report stand in it only as names, dates and numbers."""

from __future__ import annotations

from datetime import date

from tocsin.model import Event, EventType, Filler, PartialDate, Precision, Reading, Role, Status

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


def name(reading: Reading, filler: Filler) -> str:
    """The filler's name: the actor's known name, or the fullest in the text."""
    entity = reading.entity(filler.entity)
    return (entity.actor.name if entity.actor else entity.name) if entity else filler.words.quote


def names(reading: Reading, fillers: tuple[Filler, ...]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    out = list(dict.fromkeys(name(reading, filler) for filler in fillers))
    return " and ".join([", ".join(out[:-1]), out[-1]] if len(out) > 1 else out)


def number(value: float | int | None) -> str:
    """`1,200`; fractions as they are."""
    return f"{value:,}" if value is not None else ""


def tally(event: Event) -> str:
    """`; 2 killed, at least 10 injured`, or nothing."""
    parts = []
    for role, word in COUNTS.items():
        for filler in event.fillers(role)[:1]:
            count = filler.count
            if count is None or count.value is None:
                parts.append(f"“{filler.words.quote}” {word}")
            elif count.value == 0:
                parts.append(f"no one {word}" if role in (Role.KILLED, Role.INJURED) else f"no {word}")
            else:
                parts.append(f"{'at least ' if count.high is None and count.low is not None else ''}{number(count.value)} {word}")
    return ": " + ", ".join(parts) if parts else ""


def clause(reading: Reading, event: Event) -> str:
    """Who did what to whom, in the active voice where the actor is told."""
    past, infinitive, participle = verb(event)
    actors, recipients = names(reading, event.fillers(Role.ACTOR)), names(reading, event.fillers(Role.RECIPIENT))
    ahead = event.status in (Status.PLANNED, Status.THREATENED, Status.FEARED, Status.DEMANDED, Status.HYPOTHETICAL)
    doing = (f"would {infinitive}" if event.status is not Status.DEMANDED else infinitive) if ahead else past
    being = ("would be" if event.status is not Status.DEMANDED else "be") if ahead else "was or were"
    weapons = names(reading, event.fillers(Role.WEAPON))
    with_ = f" with {weapons}" if weapons else ""
    if actors and recipients:
        return f"{actors} {doing} {recipients}{with_}"
    if actors:
        return f"{actors} {bare(doing)}{with_}"
    if recipients:
        return f"{recipients} {being} {participle}{with_}"
    return f"an unnamed actor {bare(doing)}{with_}"


def bare(verb_words: str) -> str:
    """A verb without the preposition that waits for an object: `held talks`."""
    words = verb_words.split()
    while len(words) > 1 and words[-1] in ("with", "for", "to", "from", "on", "at", "against", "of", "towards", "before"):
        words.pop()
    return " ".join(words)


def sentence(reading: Reading, event: Event) -> str:
    """The event in one sentence: status, date, place, who, what, whom, how many; never more than its record says."""
    lead = LEAD.get(event.status, "")
    date_value = event.time.value if event.time else None
    place = reading.entity(event.place)
    where = f"in {place.place.name if place.place else place.name}" if place else ""
    setting = " ".join(part for part in (when(date_value) if date_value else "", where) if part)
    body = clause(reading, event) + tally(event)
    text = ", ".join(part for part in (f"{lead} {setting}".strip() if setting else lead.rstrip(","), body) if part) if setting else f"{lead} {body}".strip()
    text = text.rstrip(".")
    return text[0].upper() + text[1:] + "."


__all__ = ["EventType", "clause", "day", "names", "sentence", "when"]
