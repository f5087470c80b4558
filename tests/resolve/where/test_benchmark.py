import json
from pathlib import Path

from benchmarks import event_place, places

from tocsin.resolve.where import Gazetteer, toponyms

CORPUS = """<articles><article docid="1"><domain>example.org</domain><url>https://example.org/1</url>
<text><![CDATA[Troops left Mosul for Erbil, Iraq.]]></text><toponyms>
<toponym><start>12</start><end>17</end><phrase>Mosul</phrase><gaztag geonameid="99072"><lat>36.335</lat><lon>43.119</lon></gaztag></toponym>
<toponym><start>20</start><end>27</end><phrase>Erbil</phrase><gaztag geonameid="95446"><lat>36.19</lat><lon>44.01</lon></gaztag></toponym>
</toponyms></article></articles>"""


def _articles(folder: Path) -> list[places.Article]:
    path = folder / "corpus.xml"
    path.write_text(CORPUS)
    return places.load(path)


def test_an_offset_that_does_not_fit_is_moved_to_the_phrase(tmp_path: Path) -> None:
    article = _articles(tmp_path)[0]
    assert [article.report.text[g.start : g.end] for g in article.gold] == ["Mosul", "Erbil"]


def test_right_places_within_161_km_are_counted(tmp_path: Path) -> None:
    articles = _articles(tmp_path)
    found = [toponyms(article.report, Gazetteer.open()) for article in articles]
    assert places.resolution(places.errors_km(articles, found))["within_161_all"] == 1.0
    assert places.recognition(articles, found)["strict_r"] == 1.0


def test_a_missed_place_counts_against_all(tmp_path: Path) -> None:
    articles = _articles(tmp_path)
    assert places.resolution(places.errors_km(articles, [()])) == {"within_161_all": 0.0}


def test_event_places_are_scored_beside_the_nearest(tmp_path: Path) -> None:
    text = "Gunmen killed two in Mosul."
    row = {"text": text, "spans": [{"start": 7, "end": 13, "label": "VERB"}, {"start": 21, "end": 26, "label": "LOCATION"}]}
    path = tmp_path / "items.json"
    path.write_text(json.dumps([row]))
    items = event_place.load(path)
    found = [toponyms(item.report) for item in items]
    assert event_place.score(items, found, event_place.nearest)["accuracy"] == 1.0
