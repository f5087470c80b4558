"""Value: the value of JSON bytes."""

from __future__ import annotations

import json

import msgspec

from tocsin.ingest.clean import SURROGATE
from tocsin.ingest.draft import Refused


def json_value(data: bytes) -> object:
    """The value; `Refused` (bad-json) where there is none. What the strict decoder refuses (half a surrogate pair, as crawlers write) the lenient one reads."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        try:
            return mended(json.loads(data))
        except (ValueError, RecursionError):
            raise Refused("bad-json", f"it begins like JSON but is none: {error}") from None


def mended(value: object) -> object:
    """The value with a mark for each half of a surrogate pair: no file and no table can hold one."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [mended(part) for part in value]
    return {str(mended(key)): mended(part) for key, part in value.items()} if isinstance(value, dict) else value
