"""`tocsin judge`: a person decides."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_DB, Database, talk
from tocsin.model import Judgement, Verdict
from tocsin.store.sqlite import SQLiteStore


def objection(store: SQLiteStore, judgement: Judgement) -> str | None:
    """Why a judgement could not be applied to what is kept; None where it can."""
    from tocsin.incident import incidents
    from tocsin.incident.judgement import standing_ones

    earlier = list(store.judgements())
    if judgement.verdict is Verdict.WITHDRAW:
        return None if judgement.subject in {one.id for one in standing_ones(earlier)} else f"no judgement {judgement.subject} holds that could be withdrawn"
    if judgement.subject == judgement.other:
        return f"{judgement.subject} is named twice"
    made = incidents(store.readings(), [*earlier, judgement])
    said = [issue.message for issue in made.issues if issue.input == judgement.subject and judgement.when in issue.message]
    return said[0].partition(f": {judgement.verdict} {judgement.subject} by ")[0] if said else None


def command(
    verdict: Annotated[Verdict, typer.Argument(help="same, different, accept, reject, correct, or withdraw an earlier judgement.")],
    subject: Annotated[str, typer.Argument(help="An incident's or account's id; for withdraw the judgement's.")],
    other: Annotated[str | None, typer.Argument(help="The second incident, for same and different.")] = None,
    field: Annotated[str | None, typer.Option(help="The field that is corrected.")] = None,
    value: Annotated[str | None, typer.Option(help="Its value.")] = None,
    who: Annotated[str | None, typer.Option(help="Who decides; the user's name by default.")] = None,
    note: Annotated[str, typer.Option(help="Why.")] = "",
    db: Database = DEFAULT_DB,
) -> None:
    """Decide about an incident: kept apart from what is computed, survives re-runs, always wins, can be withdrawn."""
    name = who or os.environ.get("USER") or os.environ.get("USERNAME") or "unnamed"
    try:
        judgement = Judgement(verdict, subject, name, datetime.now(UTC).isoformat(), other, field, value, note)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    with SQLiteStore(db, create=False) as store:
        wrong = objection(store, judgement)
        if wrong:
            raise typer.BadParameter(wrong)
        store.judge(judgement)
    print(judgement.id)
    talk.print("kept; take it back with `tocsin judge withdraw`", markup=False)
