"""When a report was published: from metadata, the address or the byline, always with the words it was read from.

`value` is the day by the outlet's own clock where the source gives a zone (its "yesterday" counts from that day); `time` is the instant in UTC.
Nothing here guesses: a date whose day and month could change places is no date, and a report without one is `UNDATED`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from tocsin.errors import DateError
from tocsin.model import UNDATED, DateBasis, PartialDate, Published

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s?,?\s+)?"
LEAD = r"(?:(?:published|posted|updated|last updated|last modified|issued|date|dated)\b\s?(?:on|at|:)?\s*:?\s*)?(?:by\s.{2,60}?[,|·•–—-]\s*)?"
CLOCK = r"(?:[\s,|·•–—-]*(?:at\s)?\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?\s?(?:\(?[a-z]{2,4}\)?)?)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
# A line that is nothing but a date, with or without "Published:", a name and a time of day.
LINES = tuple(
    re.compile(rf"{LEAD}{WEEKDAY}{body}{CLOCK}\.?", re.IGNORECASE)
    for body in (
        rf"{MONTH}\s?{DAY}\s?,?\s+{YEAR}",
        rf"{DAY}\s(?:of\s)?{MONTH}\s?,?\s?{YEAR}",
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+Z?)?",
    )
)
URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(\d\d)[/_.-]?(\d\d)(?!\d)")
URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/_-](\d\d)(?=/|$)")
URL_WORD = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?=/|$)")
PREFIX = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?|-W\d\d)?")
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:?\d\d.*")
LATEST = 4_102_444_800  # 2100-01-01, in seconds since 1970: a larger number is no date
EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")


def from_field(value: str | int | float | None, name: str = "") -> Published:
    """The date that a field of metadata gives: ISO 8601, RFC 2822, a month's name, or seconds since 1970; `UNDATED` for any other form."""
    text = str(value).strip()[:100] if value is not None else ""
    words = f"{name}: {text}" if name else text
    for read in (from_prefix, from_instant, from_mail, from_epoch, from_line):
        found = read(text, words)
        if found:
            return found
    return UNDATED


def dated(iso: str, basis: DateBasis, words: str, time: str | None = None) -> Published | None:
    """The date, if there is such a day."""
    try:
        return Published(PartialDate(iso), basis, words, time)
    except DateError:
        return None


def from_prefix(text: str, words: str) -> Published | None:
    """`2020`, `2020-01`, `2020-W02`, `2020-01-03`, `20200103`."""
    compact = COMPACT.fullmatch(text)
    iso = "-".join(compact.groups()) if compact else text
    return dated(iso, DateBasis.METADATA, words) if PREFIX.fullmatch(iso) else None


def from_instant(text: str, words: str) -> Published | None:
    """`2020-01-03T05:00:00+03:00`; without a zone the day alone is kept."""
    if not ISO.fullmatch(text):
        return None
    try:
        return of_instant(datetime.fromisoformat(text.replace(" +", "+").replace(" UTC", "Z")), words)
    except ValueError:
        return dated(text[:10], DateBasis.METADATA, words)


def from_mail(text: str, words: str) -> Published | None:
    """`Fri, 03 Jan 2020 05:00:00 +0300`."""
    try:
        return of_instant(parsedate_to_datetime(text), words) if text[:1].isalnum() and ":" in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def from_epoch(text: str, words: str) -> Published | None:
    """Seconds or milliseconds since 1970."""
    if not EPOCH.fullmatch(text):
        return None
    seconds = float(text) / (1000 if float(text) > 1e11 else 1)
    return of_instant(datetime.fromtimestamp(seconds, UTC), words) if seconds < LATEST else None


def from_line(text: str, words: str) -> Published | None:
    """`Friday, January 3, 2020`, as metadata."""
    iso = day_of_line(text)
    return dated(iso, DateBasis.METADATA, words) if iso else None


def of_instant(instant: datetime, words: str) -> Published | None:
    """The outlet's day and, where the zone is known, the instant in UTC."""
    try:
        time = instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if instant.tzinfo else None
        return dated(instant.date().isoformat(), DateBasis.METADATA, words, time)
    except (OverflowError, ValueError):
        return None


def from_byline(line: str) -> Published | None:
    """The date of a line of the page that is nothing but its date ("Published: January 3, 2020 10:15 am"); None for any other line."""
    iso = day_of_line(line)
    return dated(iso, DateBasis.BYLINE, line) if iso else None


def day_of_line(line: str) -> str | None:
    """The ISO day of a line that is a date and no more."""
    text = " ".join(line.split()).replace(" ,", ",")
    if len(text) > 120:
        return None
    for form in LINES:
        match = form.fullmatch(text)
        if match:
            return iso_day(match["year"], match["month"], match["day"])
    return None


def iso_day(year: str, month: str, day: str) -> str | None:
    """The ISO day, month given as a number or a name's beginning; None where the calendar has no such day."""
    number = int(month) if month.isdigit() else next((n for n, name in enumerate(MONTHS, 1) if name.startswith(month.casefold()[:3])), 0)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def from_url(url: str | None) -> Published | None:
    """The date that an address holds: `/2020/01/03/`, `20200103`, `/2020/jan/03/`, or the month `/2020/01/`."""
    path = (url or "")[:2048].partition("//")[2].partition("/")[2].partition("?")[0]
    word = URL_WORD.search("/" + path.casefold())
    iso = iso_day(*word.groups()) if word else None
    for match in URL_DAY.finditer("/" + path):
        iso = iso or iso_day(*match.groups())
    if not iso and (month := URL_MONTH.search("/" + path)) and "01" <= month[2] <= "12":
        iso = f"{month[1]}-{month[2]}"
    return dated(iso, DateBasis.URL, url or "") if iso else None
