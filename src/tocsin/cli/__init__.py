"""The command line: arguments in, library calls, values out. No logic of its own.

stdout is data, stderr is talk. Exit codes: 0 all went well, 1 something failed (an input, a floor, a missing report), 2 the call itself was wrong.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module

import typer

from tocsin.errors import TocsinError

COMMANDS = ("read", "show", "events", "incidents", "explain", "judge", "search", "issues", "brief", "demo", "doctor")

app = typer.Typer(
    help="Read reports about a crisis and keep the record: who did what to whom, where, when, according to whom, and whether it happened.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
)  # fmt: skip


def speak_utf8() -> None:
    """Makes stdout and stderr UTF-8 whatever the locale: data is the same everywhere. What is no text goes out as `\\udc80`; one that is closed takes all."""
    sys.stdout, sys.stderr = (stream or open(os.devnull, "w", encoding="utf-8") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a stream that someone put in place may have no encoding
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def ready() -> typer.Typer:
    """The program with all its commands."""
    known = {command.name for command in app.registered_commands}
    for name in COMMANDS:
        if name not in known:
            app.command(name)(import_module(f"tocsin.cli.{name}").command)
    return app


def main() -> None:
    """The command `tocsin`."""
    speak_utf8()
    ready()
    try:
        app()
    except TocsinError as error:
        print(f"tocsin: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"tocsin: {where}{error.strerror or error}", file=sys.stderr)
        sys.exit(1)
