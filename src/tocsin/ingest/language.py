"""Language: which one a text is written in, by py3langid."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

ENOUGH = 20  # letters: on less the guess is worth nothing
SAMPLE = 600  # characters that are looked at
CODE = re.compile(r"[a-z]{2}")


@lru_cache(maxsize=1)
def identifier() -> Any:
    """The identifier with its model, loaded once (0.7 CPU-seconds)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def language(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the text's language: from its words, or where these are too few, as the page declares it; None where neither says."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) >= ENOUGH:
        code = str(identifier().classify(sample.encode("utf-8", "replace").decode("utf-8"))[0])
        if CODE.fullmatch(code):
            return code
    said = (declared or "").strip().casefold()[:2]
    return said if CODE.fullmatch(said) else None
