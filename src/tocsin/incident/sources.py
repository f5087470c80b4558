"""Sources: whom one report has its claims from: its attributions' innermost sources, each with its words, relays and plain reactions left out.

Takes a Reading; knows nothing of other reports. A source that is only referred to ("he", "the ministry", "the official") is the last one in the report that
it fits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tocsin.incident.lexicon import LANDS, OUTLET_WORDS, PRONOUN
from tocsin.incident.naming import ORGAN, ROLE, SPEAKER, affiliations, bare, in_text, whole
from tocsin.incident.reaction import CONCERN, FACT, HAD_PAPER, PASSES_ON, PUBLISHED, gave_no_word, hearer, lead_reacts, reacts
from tocsin.incident.same import SHOWN
from tocsin.incident.voice import RANK_STEMS, Voice, base, person, tokens, voice
from tocsin.incident.whose import Source, full
from tocsin.incident.wording import CAPITAL, LEADING, PERSON, TURNED, Worded, reacting, subject, worded
from tocsin.incident.words import listed, stem, words
from tocsin.model import Attribution, EntityKind, OriginKind, Reading, Report, Span

RELAY: Final = frozenset({OriginKind.OUTLET, OriginKind.WIRE})
MEDIUM: Final = frozenset(
    stem(w)
    for w in listed(
        "monitor newspaper paper daily weekly television tv radio channel broadcaster network station website site agency outlet magazine portal programme "
        "report reports broadcast community state local news media press"
    )
)
THEIRS: Final = re.compile(r"(?i)(?:^|\s)(?:its|their) (?:\S+ )?$")
DATELINE: Final = re.compile(r"\n[A-Z]{3}[^\n]{0,60}?(?: [-–—]{1,2} |\) ?[-–—]{1,2} ?)")


HOUSE: Final = re.compile(r"(?i)\b(?:operator|owner|manager|company|firm|charity|group|which|whose|its|body)\b")  # words beside a body's name, not a person's


def named(reading: Reading, attribution: Attribution) -> Voice | None:
    """The voice of an attribution, as fully named as its report does."""
    entity, span = reading.entity(attribution.entity), attribution.source
    if span is None:
        return None
    turned = TURNED.match(reading.report.text, attribution.cue.start - 2) if attribution.cue and span.end < attribution.cue.start else None
    if turned and turned["n"] and turned["n"] not in span.quote:  # "Militants may strike, warns a letter of the police"
        return voice(LEADING.sub("", turned["n"]), None, "indirect")
    if span.quote.casefold() in PRONOUN:
        return None if entity is None or entity.name.casefold() in PRONOUN else voice(entity.name, entity, attribution.kind)
    name = whole(reading.report, span)
    if entity and len(entity.name) > len(name) and entity.name.casefold() not in PRONOUN:
        name = entity.name
    name = bare(re.sub(r"^(?:from|in|by|at|to|of) (?:an? |the )?", "", name))
    human = entity is not None and entity.kind is EntityKind.PERSON
    about = affiliations(name, [reading.report.text]) if human or (PERSON.match(name) and " " in name) else ""
    if not human and ROLE.search(about) and not (HOUSE.search(about) or OUTLET_WORDS.search(name)) and all(word.stem not in RANK_STEMS for word in words(name)):
        return person(name, about)
    return voice(name, entity, attribution.kind, about if human else "")


def nameless(one: Voice) -> bool:
    """Is an outlet only referred to ("the station", "the website")?"""
    found = [word for word in words(re.sub(r"\b[A-Z]\w+-based ", "", one.name)) if base(word.stem) not in LANDS]  # "the Dutch daily"
    return not any(word.capital for word in found if word.start > 4) and all(word.stem in MEDIUM for word in found)


def ours(attribution: Attribution) -> bool:
    """Is the source the outlet's own staff: no teller beside it?"""
    return attribution.source is not None and attribution.source.quote.casefold().startswith("our ")


def part_of_last(attribution: Attribution, report: Report) -> bool:
    """Is a source a part of the one that spoke before ("its press office", "their spokesman")?"""
    span = attribution.source
    return span is not None and bool(THEIRS.search(report.text[max(0, span.start - 6) : span.start] + span.quote.split()[0] + " "))


def start(attribution: Attribution) -> int:
    """Where an attribution stands in the text."""
    return (attribution.source or attribution.cue or attribution.content[0]).start


def dateline(report: Report) -> tuple[int, int]:
    """Where the dateline stands ("QUETTA (Orvane) —"), in which nobody speaks; 0, 0 without one."""
    found = DATELINE.search("\n" + report.text[:2000])
    return (max(0, found.start() - 1), found.end() - 1) if found else (0, 0)


def of_holder(attribution: Attribution, report: Report) -> Attribution:
    """The attribution with the bare name of a person as its source, where an office stands beside it ("its spokesman, Ada Rohm")."""
    span = attribution.source
    name = bare(span.quote) if span else ""
    if span is None or name == span.quote:
        return attribution
    at = span.start + span.quote.index(name)
    return replace(attribution, source=report.span(at, at + len(name)))


def attributed(reading: Reading, *, reactions: bool) -> list[Source]:
    """Whom the report gives words to, by the reader's attributions and, in sentences where it found none, by the wording, each referred to whom it means."""
    text = reading.report.text
    first, last = dateline(reading.report)
    told = [of_holder(a, reading.report) for a in reading.attributions]
    heard: list[tuple[Voice | None, bool, str, tuple[Span, ...], int]] = [
        (named(reading, a), part_of_last(a, reading.report), a.id, a.content, start(a))
        for a in told
        if (reactions or not reacts(a, text)) and not first <= start(a) < last and not ours(a) and not hearer(a, text)
    ]
    heard += [(s.voice, bool(THEIRS.search(s.voice.name.split()[0] + " ")), "", s.content, s.at) for s in in_words(reading)]
    found: list[Source] = []
    for known, theirs, ident, content, at in sorted(heard, key=lambda h: h[-1]):
        if known and found and SAME_ONE.match(known.name):
            known = found[-1].voice
        elif known and (known.kind in RELAY or (known.kind is OriginKind.SOURCE and any(source.voice.kind in RELAY for source in found))) and nameless(known):
            known = next((source.voice for source in reversed(found) if source.voice.kind in RELAY), None)
        elif theirs and found and (known is None or not known.person) and found[-1].voice.kind is OriginKind.SOURCE:
            known = found[-1].voice
        elif theirs and known and not known.person and not known.body and (body := before_its(reading.report, at)):
            known = body
        elif known is None or known.vague or ANY_BODY.match(known.name):
            known = _referred(known, found, reading, at) or known
        if known is not None:
            found.append(Source(known, ident, content, at))
    return [source for source in found if not gave_no_word(reading.report, source.at)]


def before_its(report: Report, at: int) -> Voice | None:
    """The body named before an organ of it in one sentence ("In the name of the Grey Banner, its staff announces"); None where none is."""
    sentence = report.sentences[report.sentence_of(report.span(at, at + 1))]
    bodies = ORGAN.findall(report.text[sentence.start : at])
    return voice(bodies[-1], None, "indirect") if bodies else None


def sources(reading: Reading, *, reactions: bool = False) -> list[Source]:
    """The sources of a report's claims, in the order of the text; those that only relay another's words, and (but for `reactions`) those that react, are
    left out.
    """
    found = attributed(reading, reactions=reactions)
    found = [source for source in found if source.voice.sort is not EntityKind.EQUIPMENT] or found
    cited = {source.voice: inner[0].voice for source in found if (inner := behind(source, reading.report)) and inner[0].voice != source.voice}
    found = [source for source in found if not any(_tells_of(source, other, reading) for other in found)] or found
    told = [(source, next((one for outer, one in cited.items() if source.voice == outer or passes_on(source.voice, outer)), None)) for source in found]
    found = [replace(source, voice=one) if one else source for source, one in told]
    reacted = [] if reactions else [v for a in reading.attributions if reacts(a, reading.report.text) and (v := named(reading, a))]
    reacted += [] if reactions else [v for one in reacting(reading.report) if (v := as_voice(one, reading)) and v.kind is not OriginKind.DOCUMENT]
    found = [source for source in found if not _reacting(source, found, reacted)]
    found = _known_throughout([full(source, found, reading) for source in found])
    found = [source for source in found if not source.voice.nobody] or in_words(reading, silent=False) or found[:1]
    found = [source for source in found if not source.voice.crowd and not _shows_him(source, found, reading.report)]
    found = [source for source in found if not (lead_reacts(reading.report) and _bystander(source))]
    title = reading.report.sentences[0].end if reading.report.titled else 0
    found = [source for source in found if source.at >= title] or found
    return [source for source in found if not (source.voice.kind in RELAY and any(_inside(other, source, reading) for other in found))]


def _tells_of(source: Source, other: Source, reading: Reading) -> bool:
    """Does a source only give what another, named after it in the same sentence, has said ("X told clients that according to Y the ship was struck")?"""
    inner = next((a for a in reading.attributions if a.id == other.attribution), None)
    report = reading.report
    return (
        bool(source.attribution and inner and inner.cue and inner.cue.quote.casefold() in ("according to", "citing", "quoting"))
        and source.at < other.at
        and source.voice != other.voice
        and report.sentence_of(report.span(source.at, source.at + 1)) == report.sentence_of(report.span(other.at, other.at + 1))
        and {span.quote for span in source.content} == {span.quote for span in other.content}
    )


def behind(source: Source, report: Report) -> list[Source]:
    """Whom an outlet cites, by the wording of the sentence in which it is cited ("the channel said, quoting the navy"); else the source itself."""
    read_out = HAD_PAPER.match(report.text[source.at : source.at + 180])
    if read_out and (paper := voice(read_out["n"], None, "indirect")):
        return [replace(source, voice=paper)]
    put_out = next((match for match in PUBLISHED.finditer(report.text) if source.voice.body and source.voice.body <= tokens(match["who"])), None)
    if put_out and (paper := voice(f"{put_out['n']} of {put_out['by']}", None, "indirect")):
        return [replace(source, voice=paper)]
    at = report.sentences[report.sentence_of(report.span(source.at, source.at + 1))]
    for match in reversed(list(CITING.finditer(report.text, at.start if source.voice.kind in RELAY else source.at, at.end))):
        passed = PASSES_ON.match(report.text[match.end("n") : match.end("n") + 160])
        if passed and not passed["n"]:
            continue
        had = HAD_PAPER.match(report.text[match.end("n") - len(match["n"]) : match.end("n") + 120])
        deeper = passed["n"] if passed else had["n"] if had else None
        made = voice(deeper, None, "indirect") if deeper else voice(match["name"] or re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", match["n"]), None, "indirect")
        if made and not made.nobody and (made.kind not in RELAY or (source.voice.kind in RELAY and any(c.isupper() for c in made.name))):
            return [replace(source, voice=made)]
    return [source]


def passes_on(one: Voice, relay: Voice) -> bool:
    """Is it the body, by its office alone, that was said to pass on another's words ("the embassy")?"""
    return one.kind is relay.kind and not one.person and not one.body and bool(one.generic) and one.generic <= relay.generic


def _bystander(source: Source) -> bool:
    """Is it a country or a city that says nothing of fact?"""
    one = source.voice
    return (one.land or one.sort is EntityKind.PLACE) and not any(FACT.search(span.quote) for span in source.content)


def _reacting(source: Source, found: list[Source], reacted: list[Voice]) -> bool:
    """Does one who reacts say nothing else that is a fact of the matter?"""
    one = source.voice
    if not any(v.person & one.person or (v.body and (v.body <= one.body or (one.body and one.body <= v.body))) or same_sort(v, one) for v in reacted):
        return False
    same = [other for other in found if other.voice == one or (one.person and other.voice.person == one.person)]
    return not any(FACT.search(span.quote) for other in same for span in other.content)


def _known_throughout(found: list[Source]) -> list[Source]:
    """The sources with what one mention of a person says of his body given to all mentions of him."""
    bodies: dict[frozenset[str], Voice] = {}
    for source in found:
        if source.voice.person and source.voice.body:
            bodies.setdefault(source.voice.person, source.voice)
    return [
        replace(source, voice=replace(one, body=known.body, generic=one.generic | known.generic))
        if (one := source.voice).person and not one.body and (known := bodies.get(one.person))
        else source
        for source in found
    ]


RELEASED: Final = re.compile(r"\b(?:released|posted|published|issued|put out|shared|broadcast|aired) (?:(?:an?|the|its|their|what) )?(?:\w+ ){0,3}$")


def _shows_him(source: Source, found: list[Source], report: Report) -> bool:
    """Is it a video or recording in which another speaks, by the same sentence?"""
    one = source.voice
    if one.kind is not OriginKind.DOCUMENT or not SHOWN.search(one.name):
        return False
    if source.attribution and not RELEASED.search(report.text[max(0, source.at - 40) : source.at]):
        return False
    home = report.sentence_of(report.span(source.at, source.at + 1))
    return any(
        other.voice.kind is OriginKind.SOURCE and (other.voice.person or other.voice.body) and report.sentence_of(report.span(other.at, other.at + 1)) == home
        for other in found
    )


def same_sort(one: Voice, other: Voice) -> bool:
    """Are two that have no name of their own called alike ("the governor")?"""
    return bool(one.generic) and one.generic == other.generic and not (one.person or one.body or other.person or other.body)


CITING: Final = re.compile(
    r"\b(?:that,? according to|citing|quoting|quotes?|cites?|"
    r"(?:quoted|cited)(?= (?:the|an?|two|several|unnamed|[A-Z]|\w*(?:witness|resident|official|villager|survivor|source)))|(?:been|was|were) told by|"
    r"refers? to|rel(?:ying|ies) on|had it from|referring to|with reference to|on the authority of|attribut(?:es|ing) (?:it|this) to|"
    r"bas(?:es|ing) (?:its|the|this) \w+ on) "
    r"(?:an? (?:interview|conversation|talk) [^,.;:“”\"]{0,50}?\bwith )?"
    r"(?P<n>[^,.;:“”\"]{3,60}?)(?:, (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?(?=[,.;:“”\"]| (?:that|which|who|said|says|as|in an?|on \w+day)\b|$)"
)


def in_words(reading: Reading, *, silent: bool = True) -> list[Source]:
    """The sources that the wording shows: all, or (`silent`) those of sentences in which the reader found none."""
    report = reading.report
    heard = {report.sentence_of(a.source) for a in reading.attributions if a.source and not hearer(a, report.text)} if silent else set[int]()
    found = []
    for one in worded(report):
        passes = PASSES_ON.match(report.text[one.at + len(one.name) : one.at + len(one.name) + 30])
        made = as_voice(one, reading) if one.sentence not in heard and not passes else None
        at = report.sentences[one.sentence]
        if made and not gave_no_word(report, one.at) and not (CONCERN.search(report.sentence(one.sentence)) and not FACT.search(report.sentence(one.sentence))):
            found.append(Source(made, "", (report.span(at.start, at.end),), one.at))
    return found


def as_voice(one: Worded, reading: Reading) -> Voice | None:
    """The voice of somebody found by the wording."""
    last = one.at + len(one.name)
    here = [e for e in reading.entities if any(one.at <= m.start and m.end <= last + 3 for m in e.mentions)]
    entity = next((e for e in here if e.kind is EntityKind.PERSON), None)
    place = next((e for e in here if e.kind is not EntityKind.PERSON and any(m.quote == one.name for m in e.mentions)), None)
    about = f"{one.about} {affiliations(one.name, [reading.report.text])}".strip()
    if PERSON.match(one.name) and not OUTLET_WORDS.search(one.name) and (ROLE.search(about) or entity):
        return person(one.name, about)
    return voice(one.name, entity if entity and entity.name in one.name else place, "indirect", about)


def only_reacts(reading: Reading) -> bool:
    """Does the report give words to somebody, and nothing but reactions?"""
    return not sources(reading) and (lead_reacts(reading.report) or any(reacts(attribution, reading.report.text) for attribution in reading.attributions))


SAME_ONE: Final = re.compile(r"(?i)^(?:the )?same (?:source|officials?|person|body|structure|organi[sz]ation|group)s?$")
ANY_BODY: Final = re.compile(
    r"(?i)^(?:the|this) (?:[\w-]+-(?:linked|backed|affiliated|allied|run|led) |[a-z-]+ )?(?:group|organi[sz]ation|institution|institute|body|entity)$"
)
ITS_OWN: Final = re.compile(
    r"(?i)^(?:the )?(?:force|group|company|charity|movement|party|agency|organi[sz]ation|union|firm|body|mission|operator|front|institution|office)['’]s? "
)


def _referred(known: Voice | None, found: list[Source], reading: Reading, at: int) -> Voice | None:
    """Who "he", "the ministry" or "a spokesman" is: the last source that it fits, or else a name in the text that ends so, or the subject so far."""
    if known and (ITS_OWN.match(known.name) or (not known.person and not known.body and known.generic <= SPEAKER)):
        bodies = [source.voice for source in found if source.voice.kind is OriginKind.SOURCE and not source.voice.nobody]
        named = None if bodies else subject(reading.report, at)
        return bodies[-1] if bodies else voice(named, None, "indirect") if named else None
    last = found[-1].voice if found else None
    if known and last and ANY_BODY.match(known.name) and last.kind is OriginKind.SOURCE and not (last.person or last.nobody or last.vague):
        return last
    for source in reversed(found):
        if known is None or known.generic & source.voice.generic:
            return source.voice
    if known is None and (own := subject(reading.report, at, here=True)):
        return voice(own, None, "indirect")
    return (in_text(known, reading.report.text) or _begun(known, reading.report, at)) if known else None


BEGUN: Final = re.compile(rf"^(?P<n>{CAPITAL}(?: {CAPITAL})*) (?!(?:and|or|of|for|in|at|on)\b)[a-z]+(?:s|ed|d)\b")


def _begun(known: Voice, report: Report, at: int) -> Voice | None:
    """The firm or group that the sentence begins with ("Norlan halted the line, the company said"); None where it begins with no name."""
    if not (known.generic & {"compa", "group"} and known.name.casefold().startswith("the ")):
        return None
    home, first = report.sentence_of(report.span(at, at + 1)), int(report.titled)
    before = (report.text[report.sentences[number].start : min(at, report.sentences[number].end)] for number in range(home, max(first, home - 2) - 1, -1))
    match = next(filter(None, map(BEGUN.match, before)), None)
    return voice(match["n"], None, "indirect") if match else None


def _inside(inner: Source, outer: Source, reading: Reading) -> bool:
    """Does another source stand in the same sentences: then the outlet only relays it."""
    report = reading.report
    mine = {report.sentence_of(span) for span in outer.content} | {report.sentence_of(report.span(outer.at, outer.at + 1))}
    theirs = {report.sentence_of(span) for span in inner.content} | {report.sentence_of(report.span(inner.at, inner.at + 1))}
    return inner.voice.kind not in RELAY and bool(mine & theirs)
