"""The store's contract: whole readings, once, for ever."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import reading, report
from tocsin.errors import StoreError
from tocsin.model import Issue, Judgement, Reading, Severity
from tocsin.model.incident import Verdict
from tocsin.store import Filter, RunCount
from tocsin.store.sqlite import SQLiteStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SQLiteStore]:
    with SQLiteStore(tmp_path / "x.db") as made:
        yield made


def dump(path: Path) -> list[str]:
    """All that a database holds, as SQL."""
    with sqlite3.connect(path) as db:
        out = list(db.iterdump())
    db.close()
    return out


def test_a_kept_reading_comes_back_unchanged(store: SQLiteStore) -> None:
    run = store.begin(["x"], "1", "2031-01-01T00:00:00+00:00")
    assert store.keep(reading(), run)
    assert store.reading(reading().report.id) == reading()
    assert list(store.readings()) == [reading()]


def test_keeping_it_again_changes_nothing(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "2031-01-01T00:00:00+00:00")
        store.keep(reading(), run)
        store.finish(run, RunCount(1, 1, 0, 0))
    before = dump(tmp_path / "x.db")
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "2032-02-02T00:00:00+00:00")
        assert not store.keep(reading(), run)
        store.finish(run, RunCount(1, 1, 0, 0))
    assert dump(tmp_path / "x.db") == before


def test_a_reading_that_breaks_half_way_leaves_no_row(store: SQLiteStore) -> None:
    run = store.begin(["x"], "1", "now")
    with pytest.raises(StoreError):
        store.write([("reports", {"id": "r1", "input": "x", "published_basis": "none", "text": "t", "words": 1, "run": run}), ("sentences", {"report": "r9"})])
    assert store.counts()["reports"] == 0


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), 2),
        (Filter(type="assault"), 2),
        (Filter(type="PROTEST"), 0),
        (Filter(status="denied,possible"), 1),
        (Filter(actor="grey ban"), 1),
        (Filter(place="anvil"), 1),
        (Filter(place="IRQ"), 1),
        (Filter(mode="heavy-weapons"), 1),
        (Filter(mode="drone,heavy-weapons"), 1),
        (Filter(mode="weapons"), 0),
        (Filter(source="embassy"), 1),
        (Filter(source="harbour"), 2),
        (Filter(source="THE embassy"), 1),
        (Filter(since="2031-05-02", until="2031-05-02"), 1),
        (Filter(until="2031-05"), 1),
        (Filter(since="2031-05-03"), 0),
        (Filter(actor="100%_'; DROP TABLE events; --"), 0),
        (Filter(limit=1), 1),
    ],
)
def test_filters_find_what_they_ask_for(store: SQLiteStore, wanted: Filter, found: int) -> None:
    store.keep(reading(), store.begin(["x"], "1", "now"))
    assert len(list(store.records(wanted))) == found


@pytest.mark.parametrize("typed", ["bağdat", "BAGDAT", "Bağdat", "bagda"])
def test_names_are_found_in_any_case_with_or_without_accents(store: SQLiteStore, typed: str) -> None:
    store.keep(named("Bağdat", "Öncü Postası"), store.begin(["x"], "1", "now"))
    assert len(list(store.records(Filter(place=typed)))) == 1
    assert len(list(store.records(Filter(actor="kyïv")))) == 1
    assert len(list(store.records(Filter(source="ONCU postasi")))) == 2


def named(place: str, outlet: str) -> Reading:
    """A reading whose camp and rebels have other names."""
    one = reading(report(outlet=outlet))
    camp, *others, rebels = one.entities
    assert camp.place
    camp = replace(camp, name=place, place=replace(camp.place, name=place))
    return replace(one, entities=(camp, *others, replace(rebels, name="Kyiv Brigade")))


def test_a_record_shows_the_words_the_chain_and_the_place(store: SQLiteStore) -> None:
    store.keep(reading(), store.begin(["x"], "1", "now"))
    row = next(iter(store.records(Filter(place="Anvil"))))
    assert (row["killed"], row["chain"], row["origin"], row["place"], row["where_prec"]) == (3, "Harbour Post ← embassy", "embassy", "Camp Anvil", 1)
    assert row["sentence"].startswith("Two rockets struck")


def test_a_record_has_the_exact_words_of_date_place_and_numbers(store: SQLiteStore) -> None:
    one = reading()
    store.keep(one, store.begin(["x"], "1", "now"))
    row = next(iter(store.records(Filter(place="Anvil"))))
    for name, words in (("date", "on Friday"), ("place", "Camp Anvil"), ("killed", "three guards")):
        assert (row[f"{name}_words"], one.report.text[row[f"{name}_start"] : row[f"{name}_end"]]) == (words, words)
    assert one.report.text[row["start"] : row["end"]] == row["trigger"] == "struck"
    told = one.to_dicts()[0]
    assert (row["links"], row["roles"]) == (told["chain"], told["roles"])


def test_search_finds_a_sentence_by_its_words(store: SQLiteStore) -> None:
    store.keep(reading(), store.begin(["x"], "1", "now"))
    assert [hit.number for hit in store.search("rockets dorrin")] == [1]
    assert list(store.search("")) == []


@given(words=st.text())
def test_search_takes_any_text(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    with SQLiteStore(tmp_path_factory.mktemp("s") / "x.db") as store:
        store.keep(reading(), store.begin(["x"], "1", "now"))
        found = [hit.text for hit in store.search(words.replace("\x00", "").encode("utf-8", "ignore").decode())]
        assert set(found) <= {reading().report.sentence(n) for n in range(3)}


def test_issues_are_kept_once_a_run(store: SQLiteStore) -> None:
    run = store.begin(["x"], "1", "now")
    issue = Issue("empty", Severity.FAILURE, "nothing in it", "page.html", "ingest")
    store.note(issue, run)
    store.note(issue, run)
    assert list(store.issues()) == [issue]


def test_the_derived_tables_can_be_made_again_from_the_readings(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "now")
        for number in range(3):
            store.keep(reading(report(outlet=f"Post {number}")), run)
        before = sorted(map(str, store.records(Filter()))), store.counts()
        store.rebuild()
        assert (sorted(map(str, store.records(Filter()))), store.counts()) == before
        assert [hit.number for hit in store.search("rockets dorrin")] == [1, 1, 1]


def test_derived_tables_that_someone_changed_are_made_again(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        store.keep(reading(), store.begin(["x"], "1", "now"))
        before = list(store.db.iterdump())
        store.db.execute("DELETE FROM roles")
        store.db.execute("UPDATE events SET status = 'occurred'")
        store.db.execute("DROP VIEW records")
        assert store.rebuild() == 1
        assert list(store.db.iterdump()) == before


def test_a_rebuild_that_fails_changes_nothing(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "now")
        for number in range(3):
            store.keep(reading(report(outlet=f"Post {number}")), run)
        store.db.execute("UPDATE readings SET json = '{}' WHERE rowid = 2")
        before = list(store.db.iterdump())
        with pytest.raises(StoreError, match="damaged"):
            store.rebuild()
        assert list(store.db.iterdump()) == before


def test_a_damaged_reading_is_a_clear_error_wherever_it_is_read(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        store.keep(reading(), store.begin(["x"], "1", "now"))
        store.db.execute("""UPDATE readings SET json = replace(json, '"quote":"struck"', '"quote":"strike"')""")
        with pytest.raises(StoreError, match=r"damaged.*take the file from a copy"):
            store.reading(reading().report.id)
        with pytest.raises(StoreError, match="damaged"):
            list(store.readings())


def test_two_different_values_of_one_id_are_refused(store: SQLiteStore) -> None:
    run = store.begin(["x"], "1", "now")
    one = reading()
    store.keep(one, run)
    other = replace(one.entities[0], name="Camp Hammer")
    with pytest.raises(StoreError, match="another row"):
        store.write([("entities", {"id": other.id, "report": one.report.id, "name": other.name, "kind": "place", "reason": ""})])


def test_issues_that_differ_in_their_words_are_both_kept(store: SQLiteStore) -> None:
    run = store.begin(["x"], "1", "now")
    one = reading()
    issue = one.issues[0]
    store.keep(replace(one, issues=(issue, replace(issue, spans=(one.events[0].trigger,)))), run)
    assert len(list(store.issues())) == 2


def test_a_store_that_is_only_read_can_not_be_written(tmp_path: Path) -> None:
    with SQLiteStore(tmp_path / "x.db") as store:
        run = store.begin(["x"], "1", "now")
    with SQLiteStore(tmp_path / "x.db", read_only=True) as store, pytest.raises(StoreError, match="readonly"):
        store.keep(reading(), run)


def test_judgements_survive_a_rebuild_and_come_in_the_order_they_were_made(store: SQLiteStore) -> None:
    later = Judgement(Verdict.REJECT, "i2", "B", "2031-02-02T00:00:00+00:00")
    first = Judgement(Verdict.SAME, "i1", "A", "2031-01-01T00:00:00+00:00", other="i2")
    for judgement in (later, first, first):
        store.judge(judgement)
    store.rebuild()
    assert list(store.judgements()) == [first, later]


def test_a_file_that_is_no_database_is_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("not a database, but long enough to look like a file" * 20)
    with pytest.raises(StoreError, match="can't be opened"):
        SQLiteStore(tmp_path / "x.db")


def test_a_database_of_others_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    with pytest.raises(StoreError, match="no Tocsin database"):
        SQLiteStore(tmp_path / "x.db")


def test_reading_only_asks_for_a_file_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no database"):
        SQLiteStore(tmp_path / "none.db", read_only=True)
