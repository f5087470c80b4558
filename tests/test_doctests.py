"""The examples in docstrings give what they show."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = [*(ROOT / "src").rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")]
SHOWING = sorted(path.relative_to(ROOT) for path in FILES if ">>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SHOWING, ids=str)
def test_the_examples_of_a_module_give_what_they_show(path: Path) -> None:
    module = import_module(".".join(path.with_suffix("").parts).removeprefix("src.").removesuffix(".__init__"))
    tests = [test for test in doctest.DocTestFinder().find(module) if test.examples]
    assert tests
    for test in tests:
        assert doctest.DocTestRunner().run(test).failed == 0
