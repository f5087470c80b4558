"""The README tells the truth: its commands run and give what it shows."""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tocsin.cli import COMMANDS, ready

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def blocks(kind: str) -> list[str]:
    return [text for found, text in BLOCK.findall(README) if found == kind]


def test_the_python_examples_give_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "README", "README.md", 0)
    assert len(examples.examples) >= 4
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert runner.run(examples).failed == 0


def test_the_commands_give_what_they_show(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("TOCSIN_DB", str(tmp_path / "readme.db"))
    shown = [block for block in blocks("console") if block.startswith("$ tocsin")]
    assert shown
    for block in shown:
        command, _, expected = block.partition("\n")
        result = CliRunner().invoke(ready(), shlex.split(command.removeprefix("$ tocsin ")))
        assert result.exit_code == 0, result.output
        assert [line.rstrip() for line in result.stdout.splitlines()] == [line.rstrip() for line in expected.splitlines()]


def test_every_command_of_the_program_is_named() -> None:
    missing = [name for name in COMMANDS if f"tocsin {name}" not in README]
    assert missing == []


def test_every_file_that_is_linked_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
