"""Rows: a reading as rows of the derived tables. Pure: the database is not touched here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tocsin.model import Attribution, Entity, Event, Issue, Reading, Span, content_id, encode
from tocsin.model.span import spread as words

Row = tuple[str, dict[str, Any]]  # table, columns


def spread(prefix: str, span: Span | None) -> dict[str, Any]:
    """Columns for a span that may be missing."""
    return {prefix: span and span.quote, f"{prefix}_start": span and span.start, f"{prefix}_end": span and span.end}


def report_rows(reading: Reading, run: str) -> Iterator[Row]:
    """The report, its sentences and its cuts."""
    report, published = reading.report, reading.report.published
    yield "reports", {
        "id": report.id, "title": report.title, "outlet": report.outlet, "byline": report.byline, "language": report.language, "licence": report.licence,
        "url": report.url, "input": report.input, "published": published.value and published.value.iso, "published_basis": published.basis.value,
        "published_words": published.words, "published_time": published.time, "text": report.text, "words": len(report.text.split()), "run": run,
    }
    for number, sentence in enumerate(report.sentences):
        yield "sentences", {"report": report.id, "number": number, "start": sentence.start, "end": sentence.end, "text": report.sentence(number)}
    for number, cut in enumerate(report.cuts):
        yield "cuts", {"report": report.id, "number": number, "reason": cut.reason, "words": cut.words}


def entity_rows(report: str, entity: Entity) -> Iterator[Row]:
    """One entity and its mentions."""
    actor, place = entity.actor, entity.place
    yield "entities", {
        "id": entity.id, "report": report, "name": entity.name, "kind": entity.kind.value, "country": entity.country or (place and place.country),
        "actor": actor and actor.id, "actor_name": actor and actor.name, "actor_code": actor and actor.code, "actor_sector": actor and actor.sector,
        "actor_office": actor and actor.office, "place": place and place.id, "place_name": place and place.name, "latitude": place and place.latitude,
        "longitude": place and place.longitude, "radius_m": place and place.radius_m, "where_prec": place and int(place.precision),
        "admin1": place and place.admin1, "reason": (place and place.reason) or (actor and actor.reason) or entity.reason,
    }
    for span in dict.fromkeys(entity.mentions):
        yield "mentions", {"entity": entity.id, "start": span.start, "end": span.end, "quote": span.quote}


def attribution_rows(report: str, attribution: Attribution) -> Iterator[Row]:
    """One attribution and its contents."""
    yield "attributions", {
        "id": attribution.id, "report": report, "kind": attribution.kind.value, "entity": attribution.entity,
        **spread("source", attribution.source), **spread("cue", attribution.cue),
    }
    for number, span in enumerate(attribution.content):
        yield "contents", {"attribution": attribution.id, "number": number, "start": span.start, "end": span.end, "quote": span.quote}


def event_rows(reading: Reading, event: Event) -> Iterator[Row]:
    """One event with its mentions, roles and chain."""
    chain, claim = reading.chain(event.trigger), event.time
    day = claim.value if claim else None
    yield "events", {
        "id": event.id, "report": event.report, "type": event.type.value, "modes": " ".join(event.modes), "status": event.status.value,
        "trigger": event.trigger.quote, "start": event.trigger.start, "end": event.trigger.end, "sentence": reading.report.sentence_of(event.trigger),
        "date": day and day.iso, "date_first": day and day.first.isoformat(), "date_last": day and day.last.isoformat(),
        "date_precision": day and day.precision.value,
        **words("date", claim.words if claim else None), "date_anchor": claim and claim.anchor and claim.anchor.iso, "date_rule": claim and claim.rule,
        "place": event.place, **words("place", reading.place_words(event)), "chain": str(chain), "origin": chain.origin.name,
        "links": json.dumps(chain.to_dicts(), ensure_ascii=False), "roles": json.dumps(reading.filled(event), ensure_ascii=False),
    }
    for depth, ident in enumerate(event.attributions):
        yield "event_attributions", {"event": event.id, "depth": depth, "attribution": ident}
    for number, mention in enumerate(event.mentions):
        at = mention.trigger
        yield "event_mentions", {
            "event": event.id, "number": number, "type": mention.type.value, "modes": " ".join(mention.modes), "status": mention.status.value,
            "trigger": at.quote, "start": at.start, "end": at.end,
        }
        for filler in mention.roles:
            count, date = filler.count, filler.date.value if filler.date else None
            yield "roles", {
                "event": event.id, "mention": number, "role": filler.role.value,
                "words": filler.words.quote, "start": filler.words.start, "end": filler.words.end, "entity": filler.entity,
                 "date": date and date.iso, "low": count and count.low, "best": count and count.best, "high": count and count.high,
            }


def issue_row(issue: Issue, run: str) -> Row:
    """One issue; its id is a hash of all of it, so that the same issue of the same run is one row."""
    return "issues", {
        "id": content_id("i", run, encode(issue)), "report": issue.report, "run": run, "code": issue.code,
        "severity": issue.severity.value, "stage": issue.stage, "input": issue.input, "message": issue.message, "json": encode(issue),
    }


def kept_rows(reading: Reading, run: str) -> Iterator[Row]:
    """The rows that can't be made again: the reading whole, and its issues."""
    yield "readings", {"report": reading.report.id, "run": run, "json": encode(reading)}
    for issue in reading.issues:
        yield issue_row(issue, run)


def derived_rows(reading: Reading, run: str) -> Iterator[Row]:
    """The rows that are made from a reading, parents before children."""
    ident = reading.report.id
    yield from report_rows(reading, run)
    for entity in reading.entities:
        yield from entity_rows(ident, entity)
    for attribution in reading.attributions:
        yield from attribution_rows(ident, attribution)
    for event in reading.events:
        yield from event_rows(reading, event)
    for claim in reading.dates:
        yield "dates", {
            "report": ident, "start": claim.words.start, "end": claim.words.end, "words": claim.words.quote, "timex": claim.timex, "kind": claim.kind,
            "value": claim.value and claim.value.iso, "anchor": claim.anchor and claim.anchor.iso, "rule": claim.rule, "tense": claim.tense,
        }
