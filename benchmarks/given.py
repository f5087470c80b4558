"""What a benchmark is given: texts kept to the letter, so that the offsets of their annotation hold; and its command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from benchmarks.tables import finish
from tocsin.errors import DataError, TocsinError
from tocsin.ingest.sentences import split
from tocsin.model import UNDATED, Published, Reading, Report, Sentence


class Reads(Protocol):
    """Gives the reading of a report."""

    def read(self, report: Report) -> Reading:
        """The reading of one report."""


def kept(text: str, name: str, *, whole: bool = False) -> Report:
    """The report of a text, not one character changed; with `whole` it is one sentence."""
    sentences = (Sentence(0, len(text)),) if whole else tuple(split(text))
    return Report(Report.identify(text, name, UNDATED), text, sentences, False, None, None, name, language="en")


def joined(sentences: Sequence[str], name: str, published: Published = UNDATED) -> Report:
    """The report of sentences that are split already, none of them a title; sentence n stays sentence n, blank ones too."""
    text, at = "", list[Sentence]()
    for sentence in sentences:
        text += " " if text else ""
        at.append(Sentence(len(text), len(text) + len(sentence)))
        text += sentence
    return Report(Report.identify(text, name, published), text, tuple(at), False, None, None, name, published, language="en")


def objects(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file: one a line, or one list of them; DataError where it holds something else."""
    try:
        text = path.read_text(encoding="utf-8")
        whole = json.loads(text) if text.lstrip().startswith("[") else [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise DataError(f"{path} can't be read as JSON objects: {error}") from None
    for number, found in enumerate(whole, 1):
        if not isinstance(found, dict):
            raise DataError(f"{path}: item {number} is no JSON object")
        yield found


Work = Callable[[argparse.Namespace], Mapping[str, Any]]
Extra = Callable[[argparse.ArgumentParser], None]


def command(name: str, doc: str, *, metavar: str, work: Work, arguments: Sequence[str] | None, extra: Extra | None = None) -> int:
    """Runs a benchmark's command: `work` prints its table and gives the figures. 0, or 2 with the reason where the data can't be read."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar=metavar)
    parser.add_argument("--limit", type=int, metavar="N", help="a quick run on the first N documents; floors are not held then")
    parser.add_argument("--weights", type=Path, metavar="FOLDER", help="weights other than the shipped ones")
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    parser.add_argument("--hold", action="store_true", help="exit 1 where a figure is under its floor")
    if extra:
        extra(parser)
    options = parser.parse_args(arguments)
    try:
        figures = work(options)
    except TocsinError as error:
        print(error, file=sys.stderr)
        return 2
    finish("" if options.limit else name, figures, as_json=options.json, hold=options.hold)
    return 0
