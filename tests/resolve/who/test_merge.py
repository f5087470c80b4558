"""Which entities of one report are one, by their names."""

from tests.resolve.who.sketch import sketch

from tocsin.resolve.who import merge

TEXT = "Popular Forces of Quux (PFQ) met Omar Zorblatt. Later the PFQ praised Zorblatt, and Anna Kovar spoke. Umar Zorblat left with Kovar."
NAMES = {"Popular Forces of Quux": "group", "PFQ": "group", "Omar Zorblatt": "person", "Zorblatt": "person", "Anna Kovar": "person", "Kovar": "person",
         "Umar Zorblat": "person"}  # fmt: skip


def together() -> set[frozenset[str]]:
    reading = sketch(TEXT, NAMES)
    joined = merge.groups(reading)
    roots: dict[str, set[str]] = {}
    for entity in reading.entities:
        roots.setdefault(merge.root(joined, entity.id), set()).add(entity.name)
    return {frozenset(names) for names in roots.values()}


def test_names_that_share_a_word_a_sound_or_letters_are_joined() -> None:
    assert frozenset({"Popular Forces of Quux", "PFQ"}) in together()
    assert frozenset({"Anna Kovar", "Kovar"}) in together()


def test_another_spelling_shares_no_word_and_is_joined() -> None:
    assert frozenset({"Omar Zorblatt", "Umar Zorblat", "Zorblatt"}) in together()


def test_only_names_that_may_be_one_are_compared(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    compared: list[tuple[str, str]] = []

    def rule(one, other, report) -> bool:  # type: ignore[no-untyped-def]
        compared.append((one.name, other.name))
        return False

    monkeypatch.setattr(merge, "PAIRS", (rule,))
    words = [f"{chr(65 + i // 26)}{chr(97 + i % 26)}rd{chr(97 + i % 26)}l" for i in range(200)]
    merge.groups(sketch(". ".join(f"Anna {word} spoke" for word in words), {f"Anna {word}": "person" for word in words}))
    assert len(compared) < 10_000  # of 40,000 pairs
