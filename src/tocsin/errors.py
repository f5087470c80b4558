"""Errors: what a caller may have to catch.

* TocsinError
  + SpanError          a span's words are not the text's
  + ReadingError       a reading names an entity, attribution or report that is not its own
  + DateError          no date can be read from these words
  + SettingsError      a setting has an impossible value
  + StoreError         the database can't be opened, or is of another version
  + ModelError         the reader's weights are missing or damaged
  + DataError          a shipped table is missing or damaged; or a file given to a command has not the form it needs

What goes wrong with one *input* is no error but an `Issue`: a value that is kept and shown.
"""


class TocsinError(Exception):
    """Any error of Tocsin's own; the message says what happened, on what, and what to do."""


class SpanError(TocsinError, ValueError):
    """A span whose words are not the text's at that place."""


class ReadingError(TocsinError, ValueError):
    """A reading that names what it does not hold: an entity, an attribution, another report."""


class DateError(TocsinError, ValueError):
    """Words from which no partial date can be made."""


class SettingsError(TocsinError, ValueError):
    """A setting that is unknown or has an impossible value."""


class StoreError(TocsinError):
    """A database that can't be opened, read or written."""


class ModelError(TocsinError):
    """Weights that are missing, damaged, or of another version."""


class DataError(TocsinError):
    """A table or file that is missing or has not the form it needs."""
