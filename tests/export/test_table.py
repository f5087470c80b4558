"""Rows as text."""

import csv
import json
from io import StringIO

import pytest

from tocsin.export.table import Format, written

ROWS: list[dict[str, object]] = [
    {"who": "Grey Banner", "killed": 3, "chain": [{"name": "Post"}], "more": "x"},
    {"who": 'the "Post", daily\nnews', "killed": None, "chain": None},
]
COLUMNS = ["who", "killed", "chain"]


def text(kind: Format, *, heads: bool = True, rows: list[dict[str, object]] = ROWS) -> str:
    return "".join(written(rows, kind, COLUMNS, heads=heads))


def test_json_is_one_array_and_json_lines_one_object_a_line() -> None:
    assert json.loads(text(Format.JSON)) == [json.loads(line) for line in text(Format.JSONL).splitlines()]
    assert json.loads(text(Format.JSON))[0] == {"who": "Grey Banner", "killed": 3, "chain": [{"name": "Post"}]}


@pytest.mark.parametrize(("kind", "mark"), [(Format.CSV, ","), (Format.TSV, "\t")])
def test_separated_values_come_back_as_they_were(kind: Format, mark: str) -> None:
    first, second = csv.DictReader(StringIO(text(kind)), delimiter=mark)
    assert (first["who"], first["killed"], json.loads(first["chain"])) == ("Grey Banner", "3", [{"name": "Post"}])
    assert (second["who"], second["killed"], second["chain"]) == ('the "Post", daily\nnews', "", "")


def test_the_heads_can_be_left_out() -> None:
    assert text(Format.CSV).splitlines()[1:] == text(Format.CSV, heads=False).splitlines()


def test_no_rows_are_only_heads_or_an_empty_array() -> None:
    assert text(Format.CSV, rows=[]) == "who,killed,chain\n"
    assert json.loads(text(Format.JSON, rows=[])) == []
    assert text(Format.JSONL, rows=[]) == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", " =", "\t", "\r"])
def test_no_text_is_run_by_a_spreadsheet(start: str) -> None:
    (row,) = csv.DictReader(StringIO(text(Format.CSV, rows=[{"who": f"{start}1+1"}])))
    assert row["who"].startswith("'")


def test_a_list_can_not_be_run_by_a_spreadsheet_either() -> None:
    (row,) = csv.DictReader(StringIO(text(Format.CSV, rows=[{"who": ["=1"], "killed": -3}])))
    assert (row["who"], row["killed"]) == ('["=1"]', "-3")
