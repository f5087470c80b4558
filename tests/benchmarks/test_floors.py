"""Floors: what a benchmark must not fall below."""

from pathlib import Path

import pytest
from benchmarks import tables


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[quay]\nf1 = 50.0\n", encoding="utf-8")
    monkeypatch.setattr(tables, "FLOORS", path)


@pytest.mark.usefixtures("floors")
def test_a_figure_under_its_floor_is_named_and_where_held_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    tables.finish("quay", {"f1": 49.9}, as_json=False)
    assert "f1 49.9 < 50.0" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        tables.finish("quay", {"f1": 49.9}, as_json=False, hold=True)


@pytest.mark.usefixtures("floors")
def test_a_figure_at_its_floor_is_no_word_worth(capsys: pytest.CaptureFixture[str]) -> None:
    tables.finish("quay", {"f1": 50.0}, as_json=True, hold=True)
    assert capsys.readouterr() == ('{"f1": 50.0}\n', "")


def test_every_floor_of_the_reader_s_benchmarks_is_a_number() -> None:
    for name in ("attribution", "police", "mentions", "factuality", "speed"):
        assert tables.floors(name)
