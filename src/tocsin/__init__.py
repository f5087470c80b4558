'''Tocsin reads reports about a crisis and keeps the record: who did what to whom, where, when, according to whom, and whether it happened.

    import tocsin

    reading = tocsin.read("report.html")                # a file, an address, or the text itself
    for event in reading.events:
        print(event.type, event.status, event.trigger.quote)    # ASSAULT occurred struck
        print(reading.chain(event.trigger))             # Daily Planet ← the embassy ← leaked ministry papers
    reading.to_dicts()                                  # one dict an event
    reading                                             # in a notebook: the text with its spans marked
'''

from __future__ import annotations

__version__ = "0.1.0"

from tocsin.api import read
from tocsin.errors import DataError, DateError, ModelError, ReadingError, SettingsError, SpanError, StoreError, TocsinError
from tocsin.model import Count, Event, Issue, PartialDate, Place, Reading, Report, Span

__all__ = [
    "Count", "DataError", "DateError", "Event", "Issue", "ModelError", "PartialDate", "Place", "Reading", "ReadingError", "Report", "SettingsError", "Span",
    "SpanError", "StoreError", "TocsinError", "read",
]  # fmt: skip
