"""Rules for the quarters and years that business reports speak of: the latest quarter, the year-ago period, the fiscal year."""

from __future__ import annotations

from typing import Final

from tocsin.resolve.when.context import Context
from tocsin.resolve.when.phrase import Phrase, Value, rule
from tocsin.resolve.when.reckoning import named, shift


def _dated(timex: str) -> Value:
    return Value("DATE", timex)


def year_ago_quarter(phrase: Phrase, context: Context) -> Value | None:
    """Year-earlier, the year-ago quarter, the year-earlier period: the quarter spoken of, a year before."""
    if context.quarter:
        return _dated(f"{int(context.quarter[:4]) - 1:04}{context.quarter[4:]}")
    return _dated(f"{context.day.year - 1:04}")


def year_ago_third(phrase: Phrase, context: Context) -> Value | None:
    """The year-ago third quarter."""
    return _dated(f"{context.day.year - 1:04}-Q{phrase.get('ORDINAL')}")


def this_quarter(phrase: Phrase, context: Context) -> Value | None:
    """The quarter, the latest quarter, the latest period: the quarter spoken of, or else the last one that is over."""
    if (phrase.has("LATEST") and "current" in [t.word.lower() for t in phrase.tokens]) or phrase.has("THIS"):
        return _dated(named(context.day, "Q"))
    if phrase.has("NEXT"):
        return _dated(named(shift(context.day, "M", 3), "Q"))
    if context.quarter and not phrase.has("LAST") and not (phrase.has("LATEST") and context.quarter >= named(context.day, "Q")):
        return _dated(context.quarter)
    return _dated(named(shift(context.day, "M", -3), "Q"))


def quarter_of_year(phrase: Phrase, context: Context) -> Value | None:
    """The 1988 quarter, last year's quarter, the corresponding period last year."""
    year = phrase.get("YEAR")
    year = context.day.year + int(phrase.any("LAST", "THIS") or 0) if year is None else year
    if context.quarter:
        return _dated(f"{year:04}{context.quarter[4:]}")
    return _dated(f"{year:04}")


def fiscal_year(phrase: Phrase, context: Context) -> Value | None:
    """The fiscal year, the current fiscal year, last fiscal year."""
    if context.text[context.end : context.end + 7].strip().startswith(("ended", "ending")):
        return Value("DURATION", "P1Y")
    return _dated(f"{context.day.year + int(phrase.any('LAST', 'NEXT', 'PREVIOUS', 'PAST') or 0):04}")


RULES: Final = (
    rule("the full year", "THE FISCAL UNIT", fiscal_year, units="Y"),
    rule("fiscal year", "(?:THE|THIS|LAST|NEXT|OWN) (?:LATEST|NEXT|LAST|PREVIOUS|PAST)? FISCAL UNIT", fiscal_year, units="Y"),
    rule("last year's quarter", "(?:THIS|LAST) UNIT GENITIVE (?:UNIT|PERIOD)", quarter_of_year, guard=lambda p, a: p.unit == "Y"),
    rule(
        "same period last year",
        "THE (?:SAME|LATEST|UNIT) (?:PERIOD|UNIT)? (?:LAST UNIT|A UNIT (?:AGO|EARLIER))",
        quarter_of_year,
        guard=lambda p, a: "Y" in p.all("UNIT") and len(p.tokens) > 3,
    ),
    rule("year-ago", "UNIT HYPHEN? (?:AGO|EARLIER)", year_ago_quarter, units="Y"),
    rule("year-ago quarter", "(?:THE|OWN)? (?:LATEST|SAME)? UNIT HYPHEN (?:AGO|EARLIER) (?:UNIT|PERIOD)", year_ago_quarter, units="Y"),
    rule("year-ago third quarter", "(?:THE|OWN)? UNIT HYPHEN (?:AGO|EARLIER) ORDINAL UNIT", year_ago_third, units="Y"),
    rule("quarter a year ago", "THE UNIT A UNIT (?:AGO|EARLIER)", year_ago_quarter, units="Q"),
    rule("the quarter", "(?:THE|THE? LATEST|THE? LAST|THIS|THAT|THE? NEXT|THE FISCAL|OWN) UNIT", this_quarter, units="Q"),
    rule("the latest period", "THE LATEST PERIOD", this_quarter, guard=lambda p, a: p.get("PERIOD") == 0),
    rule("year's quarter", "THE YEAR (?:UNIT|PERIOD)", quarter_of_year, guard=lambda p, a: p.get("PERIOD") == 0 or (p.has("UNIT") and p.unit == "Q")),
)
