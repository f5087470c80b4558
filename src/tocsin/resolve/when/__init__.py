"""When: from an expression in the text to the day or days it means.

Takes a report, or plain text and the day it was written; gives every time expression with its TIMEX3 value, the days it fixes, the words
and the anchor. Joins these to a reading's fillers and events. It does not know where a report comes from, nor what an event is beyond its spans.
"""

from tocsin.resolve.when.claims import dates
from tocsin.resolve.when.joining import join
from tocsin.resolve.when.phrases import read
from tocsin.resolve.when.publishing import infer_published
from tocsin.resolve.when.scan import Expression, expressions

__all__ = ["Expression", "dates", "expressions", "infer_published", "join", "read"]
