"""Verbs: the words for what was done: by the report's own word where it is a plain verb or noun, or else by type and mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tocsin.model import EventMention, EventType


@dataclass(frozen=True, slots=True)
class Verb:
    """An act with an object: `attacked`, `attack`, `attacked` (past, infinitive, participle after "was"); `noun` names it, with its article."""

    past: str
    infinitive: str
    participle: str
    noun: str


PREPOSITIONS: Final = frozenset(("with", "for", "to", "from", "on", "at", "against", "of", "towards", "before"))
PERFECT: Final = {"gave": "given", "spoke": "spoken", "withdrew": "withdrawn", "broke": "broken", "went": "gone", "beat": "beaten", "took": "taken"}

SHELLS: Final = "rockets, missiles or shells"
# type, mode: past | infinitive | participle | noun
BY_MODE: Final = """
AGREE: agreed to cooperate with | agree to cooperate with | promised cooperation | an agreement
CONSULT: held talks with | hold talks with | consulted | talks
CONSULT visit: visited | visit | visited | a visit
CONSULT phone: spoke by telephone with | speak by telephone with | telephoned | a telephone call
SUPPORT: expressed support for | express support for | supported | a statement of support
CONCEDE: made a concession to | make a concession to | granted a concession | a concession
COOPERATE: cooperated with | cooperate with | joined in cooperation | cooperation
AID: gave aid to | give aid to | given aid | aid
RETREAT: gave way to | give way to | given way to | a withdrawal, release or ceasefire
RETREAT withdraw: withdrew from | withdraw from | withdrawn or withdrawn from | a withdrawal
RETREAT release: released | release | released | a release
RETREAT disarm: disarmed before | disarm before | disarmed | disarmament
RETREAT ceasefire: ceased fire with | cease fire with | given a ceasefire | a ceasefire
RETREAT access: gave access to | give access to | given access | a grant of access
RETREAT resign: resigned from | resign from | left by resignation | a resignation
REQUEST: made a demand of | make a demand of | called on | a demand
REQUEST meet: asked for talks with | ask for talks with | asked for talks | a request for talks
ACCUSE: accused | accuse | accused | an accusation or condemnation
ACCUSE disapprove: condemned or criticised | condemn or criticise | condemned or criticised | a condemnation or criticism
ACCUSE investigate: investigated or charged | investigate or charge | investigated or charged | an investigation or charge
REJECT: refused or rejected a demand of | refuse or reject a demand of | refused | a refusal or denial
THREATEN: threatened | threaten | threatened | a threat
PROTEST: protested against | protest against | met with protest | a protest
PROTEST riot: rioted against | riot against | met with riots | a riot
PROTEST strike: went on strike against | go on strike against | struck by a walk-out | a strike
SANCTION: imposed sanctions on | impose sanctions on | sanctioned | a sanction
SANCTION convict: convicted or sentenced | convict or sentence | convicted or sentenced | a conviction or sentence
SANCTION expel: expelled | expel | expelled | an expulsion
SANCTION withdraw: broke off its part with | break off its part with | left by its partner | a break
MOBILIZE: mobilised towards | mobilise towards | faced with a mobilisation | a mobilisation or alert
MOBILIZE troops: deployed troops towards | deploy troops towards | faced with a deployment of troops | a deployment of troops
MOBILIZE weapons: moved or readied weapons towards | move or ready weapons towards | faced with weapons made ready | a movement or readying of weapons
MOBILIZE police: deployed police towards | deploy police towards | faced with a deployment of police | a deployment of police
COERCE: took coercive measures against | take coercive measures against | put under coercive measures | a coercive measure
COERCE seize: seized | seize | seized | a seizure
COERCE restrict: imposed restrictions on | impose restrictions on | placed under restrictions | restrictions
COERCE censor: censored | censor | censored | censorship
COERCE curfew: imposed a curfew on | impose a curfew on | put under curfew | a curfew
COERCE martial-law: imposed emergency rule on | impose emergency rule on | put under emergency rule | emergency rule
COERCE arrest: arrested or detained | arrest or detain | arrested or detained | an arrest or detention
COERCE deport: deported | deport | deported | a deportation
COERCE cyber: attacked by computer | attack by computer | attacked by computer | a cyber attack
ASSAULT: attacked | attack | attacked | an attack
ASSAULT abduct: abducted | abduct | abducted | an abduction
ASSAULT beat: beat | beat | beaten | a beating
ASSAULT torture: tortured | torture | tortured | torture
ASSAULT targeted: carried out a targeted attack on | carry out a targeted attack on | the target of an assassination or an attempt at one | a targeted attack
ASSAULT destroy: destroyed | destroy | destroyed | an act of destruction
ASSAULT firearms: shot at | shoot at | shot at | a shooting
ASSAULT explosives: bombed | bomb | bombed | a bombing
ASSAULT suicide-attack: carried out a suicide attack on | carry out a suicide attack on | hit by a suicide attack | a suicide attack
ASSAULT aerial: carried out an air strike on | carry out an air strike on | hit by an air strike | an air strike
ASSAULT drone: carried out a drone strike on | carry out a drone strike on | hit by a drone strike | a drone strike
ASSAULT heavy-weapons: fired {shells} at | fire {shells} at | hit by {shells} | rocket, missile or shell fire
ASSAULT crowd-control: used crowd-control weapons on | use crowd-control weapons on | met with crowd-control weapons | the use of crowd-control weapons
"""

# type, infinitive, past, participle | noun | other forms
BY_WORD: Final = """
ASSAULT attack attacked attacked | an attack | attacks attacking
ASSAULT kill killed killed | a killing | kills killing killings
ASSAULT assassinate assassinated assassinated | an assassination | assassinates assassination assassinating assassinations
ASSAULT bomb bombed bombed | a bombing | bombs bombing bombings bombardment
ASSAULT hit hit hit | an attack | hits hitting
ASSAULT strike struck struck | a strike | striking
ASSAULT shell shelled shelled | shelling | shells shelling
ASSAULT shoot shot shot | a shooting | shoots shooting
ASSAULT wound wounded wounded | an attack | wounds wounding
ASSAULT injure injured injured | an attack | injures injuring
ASSAULT abduct abducted abducted | an abduction | abducts abduction
ASSAULT kidnap kidnapped kidnapped | a kidnapping | kidnaps kidnapping
ASSAULT destroy destroyed destroyed | an act of destruction | destroys destroying destruction
ASSAULT damage damaged damaged | damage | damages damaging
ASSAULT sink sank sunk | a sinking | sinks sinking sunk
ASSAULT intercept intercepted intercepted | an interception | intercepts intercepting interception
ASSAULT raid raided raided | a raid | raids raiding
ASSAULT storm stormed stormed | a storming | storms storming
ASSAULT ambush ambushed ambushed | an ambush | ambushes ambushing
ASSAULT torture tortured tortured | torture | tortures torturing
ASSAULT beat beat beaten | a beating | beats beating
ASSAULT execute executed executed | an execution | executes execution executions executing
ASSAULT target targeted targeted | an attack | targets targeting
COERCE arrest arrested arrested | an arrest | arrests arresting
COERCE detain detained detained | a detention | detains detention detaining
COERCE seize seized seized | a seizure | seizes seizing seizure
COERCE capture captured captured | a capture | captures capturing
COERCE deport deported deported | a deportation | deports deporting deportation
COERCE ban banned banned | a ban | bans banning
COERCE raid raided raided | a raid | raids raiding
COERCE blockade blockaded blockaded | a blockade | blockades blockading blocking
COERCE occupy occupied occupied | an occupation | occupies occupying occupation
SANCTION convict convicted convicted | a conviction | convicts conviction
SANCTION sentence sentenced sentenced | a sentence | sentences sentencing
SANCTION expel expelled expelled | an expulsion | expels expulsion expelling
ACCUSE accuse accused accused | an accusation | accuses accusing accusation accusations
ACCUSE condemn condemned condemned | a condemnation | condemns condemning condemnation
ACCUSE criticise criticised criticised | criticism | criticises criticizes criticized criticize criticism
ACCUSE blame blamed blamed | blame | blames blaming
ACCUSE denounce denounced denounced | a denunciation | denounces denouncing
ACCUSE charge charged charged | a charge | charges charging
ACCUSE summon summoned summoned | a summons | summons summoning
ACCUSE sue sued sued | a lawsuit | sues lawsuit suing
THREATEN threaten threatened threatened | a threat | threatens threat threats threatening
THREATEN warn warned warned | a warning | warns warning warnings
SUPPORT praise praised praised | praise | praises praising
SUPPORT endorse endorsed endorsed | an endorsement | endorses endorsing
SUPPORT welcome welcomed welcomed | a welcome | welcomes welcoming
CONSULT meet met met | a meeting | meets met meeting meetings
CONSULT visit visited visited | a visit | visits visiting
RETREAT release released released | a release | releases releasing
RETREAT free freed freed | a release | frees freeing
AID rescue rescued rescued | a rescue | rescues rescuing
REJECT veto vetoed vetoed | a veto | vetoes vetoing
REJECT reject rejected rejected | a rejection | rejects rejecting rejection
REJECT refuse refused refused | a refusal | refuses refusing refusal
REJECT decline declined refused | a refusal | declines declining
REJECT deny denied denied | a denial | denies denying denial
REJECT dismiss dismissed dismissed | a rejection | dismisses dismissing
"""
CLAIM: Final = " a demand or claim"
OBJECTS: Final = {"veto": " a measure", "reject": CLAIM, "refuse": "", "decline": "", "deny": CLAIM, "dismiss": CLAIM}

STRIKES: Final = Verb("carried out air strikes on", "carry out air strikes on", "hit by air strikes", "air strikes")
STRIKE: Final = Verb("carried out an air strike on", "carry out an air strike on", "hit by an air strike", "an air strike")
DOWN: Final = Verb("shot down", "shoot down", "shot down", "a downing")
PHRASES: Final = {
    (EventType.ASSAULT, words): verb
    for verb, forms in (
        (STRIKES, ("airstrikes", "air strikes", "air raids")),
        (STRIKE, ("airstrike", "air strike", "air raid")),
        (DOWN, ("shot down", "shoot down", "shooting down", "shoots down", "downed", "downing", "downs")),
    )
    for words in forms
}
STRONGEST: Final = ("targeted", "suicide-attack", "drone", "aerial", "heavy-weapons", "explosives", "firearms", "abduct")
GENERAL: Final = frozenset(("attack", "hit", "strike", "target"))  # a mode says more than these
MADE: Final = {"a meeting": ("held", "hold"), "a blockade": ("imposed", "impose"), "a ban": ("imposed", "impose"), "a warning": ("gave", "give")}
LONE: Final = {  # what an actor did where no one is told to whom it was done: past, infinitive
    (EventType.ASSAULT, "heavy-weapons"): (f"fired {SHELLS}", f"fire {SHELLS}"),
    (EventType.ACCUSE, ""): ("made an accusation", "make an accusation"),
    (EventType.ACCUSE, "disapprove"): ("voiced condemnation or criticism", "voice condemnation or criticism"),
    (EventType.ACCUSE, "investigate"): ("opened an investigation or brought charges", "open an investigation or bring charges"),
    (EventType.REJECT, ""): ("refused, rejected or denied something", "refuse, reject or deny something"),
    (EventType.THREATEN, ""): ("made a threat", "make a threat"),
    (EventType.RETREAT, ""): ("gave way", "give way"),
    (EventType.RETREAT, "release"): ("released someone", "release someone"),
    (EventType.RETREAT, "access"): ("gave access", "give access"),
    (EventType.COERCE, ""): ("took coercive measures", "take coercive measures"),
}
FIGHTING: Final = frozenset(("clash", "clashes", "clashed", "fighting", "fight", "fought", "war", "conflict", "battle", "battles", "combat"))


def _modes() -> dict[tuple[str, str], Verb]:
    found = {}
    for row in BY_MODE.replace("{shells}", SHELLS).strip().splitlines():
        key, _, rest = row.partition(": ")
        kind, _, mode = key.partition(" ")
        past, infinitive, participle, noun = rest.split(" | ")
        found[kind, mode] = Verb(past, infinitive, participle, noun)
    return found


def _words() -> dict[tuple[EventType, str], Verb]:
    found = dict(PHRASES)
    for row in BY_WORD.strip().splitlines():
        forms, noun, others = row.split(" | ")
        kind, infinitive, past, participle = forms.split()
        verb = Verb(past, infinitive, participle, noun)
        for word in (infinitive, past, participle, *others.split()):
            found.setdefault((EventType(kind), word), verb)
    return found


MODE_VERBS: Final = _modes()
WORD_VERBS: Final = _words()


def by_word(mention: EventMention) -> Verb | None:
    """The verb that the report's own word gives; none where the word is general and a mode says more."""
    found = WORD_VERBS.get((mention.type, mention.trigger.quote.casefold()))
    return None if found and found.infinitive in GENERAL and set(mention.modes) & set(STRONGEST[1:]) else found


def mode_of(mention: EventMention) -> str:
    """The most telling mode that there are words for; "" where there is none."""
    ranked = sorted(mention.modes, key=lambda mode: STRONGEST.index(mode) if mode in STRONGEST else len(STRONGEST))
    return next((mode for mode in ranked if (mention.type.value, mode) in MODE_VERBS), "")


def verb(mention: EventMention) -> Verb:
    """The verb for what the mention tells."""
    found = by_word(mention)
    return found if found and found.infinitive not in OBJECTS else MODE_VERBS[mention.type.value, mode_of(mention)]


def lone(mention: EventMention, *, many: bool) -> tuple[str, str]:
    """Past and infinitive without an object; `many` says whether two or more act."""
    if many and mention.trigger.quote.casefold() in FIGHTING:
        return "fought", "fight"
    said = by_word(mention)
    found = said or verb(mention)
    if said is None and (known := LONE.get((mention.type, mode_of(mention)))):
        return known
    if mention.type is EventType.ASSAULT:
        return f"carried out {found.noun}", f"carry out {found.noun}"
    if said and (object_ := OBJECTS.get(said.infinitive)) is not None:
        return said.past + object_, said.infinitive + object_
    if said:
        past, infinitive = MADE.get(found.noun, ("made", "make"))
        return f"{past} {found.noun}", f"{infinitive} {found.noun}"
    return bare(found.past), bare(found.infinitive)


def bare(words: str) -> str:
    """A verb without the preposition that waits for an object.

    >>> bare("held talks with")
    'held talks'
    """
    kept = words.split()
    while len(kept) > 1 and kept[-1] in PREPOSITIONS:
        kept.pop()
    return " ".join(kept)


def perfect(past: str) -> str:
    """The past as it stands after "have".

    >>> perfect("gave aid to"), perfect("attacked")
    ('given aid to', 'attacked')
    """
    first, _, rest = past.partition(" ")
    return f"{PERFECT.get(first, first)} {rest}".strip()
