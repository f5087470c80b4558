"""Records in a short notation, so that a coder writes a third of the characters; turned into the codebook's form.

    python -m training.shorthand DOCS.jsonl NOTES.txt [NOTES.txt ...] --out RECORDS.jsonl

A document begins with `# ID`. Then, one a line (fields after the first are parted by ` | `):

    @ n1 | Qasem Soleimani | person | IRN          an entity: id, fullest name, kind, country or -
    ! 3 killed | ASSAULT targeted drone | occurred | same 1
                                                   an event: sentence, trigger | type, modes | status | same as event 1 (optional)
    . actor the United States = n2                 a role of the event above, in the trigger's sentence
    . place@2 Baghdad airport = n5                 ... in sentence 2;  `killed@2#1 ten` is the second `ten` of sentence 2
    " indirect | 4 the embassy = n7 | 4 said | 4 two B-52 bombers ... region & 5 they ... base
                                                   an attribution: kind | source = entity, or - | cue, or - | contents, parted by &

Sentences are numbers; `3#1 text` is the second occurrence of the text in sentence 3. In a content `first words ... last words`
stands for the whole stretch, and a lone `*` for the whole sentence. Events are numbered e1, e2 ... in order of writing.
Prints one line a fault and exits 1 when there are any; documents with faults are left out of RECORDS.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

AT = re.compile(r"(\d+)(?:#(\d+))?\s+(.+)", re.DOTALL)
ROLE = re.compile(r"([a-z]+)(?:@(\d+))?(?:#(\d+))?\s+(.+?)\s*=\s*(\S+)\s*$", re.DOTALL)
ELLIPSIS = " ... "
NUMBERS = frozenset(["killed", "injured", "detained", "displaced", "participants", "personnel", "items", "money"])


class Fault(ValueError):
    """A line that can't be read; the message says why."""


def at(text: str) -> list[Any]:
    """`3#1 words` -> [3, "words", 1]"""
    match = AT.fullmatch(text.strip())
    if not match:
        raise Fault(f"no `sentence words` in {text!r}")
    number, nth, words = match.groups()
    return [int(number), words.strip(), *([int(nth)] if nth else [])]


def stretch(text: str, sentences: list[str]) -> list[Any]:
    """A content span, with `first ... last` and `*` written out."""
    number, words, *rest = at(text)
    if not 0 <= number < len(sentences):
        raise Fault(f"no sentence {number}")
    whole = sentences[number]
    if words == "*":
        return [number, whole]
    if ELLIPSIS not in words:
        return [number, words, *rest]
    first, last = words.split(ELLIPSIS, 1)
    start = -1
    for _ in range((rest[0] if rest else 0) + 1):
        start = whole.find(first, start + 1)
    end = whole.find(last, start + len(first))
    if start < 0 or end < 0:
        raise Fault(f"sentence {number} has no {words!r}")
    full = whole[start : end + len(last)]
    nth = len(re.findall(f"(?={re.escape(full)})", whole[:start]))
    return [number, full, *([nth] if nth else [])]


def number_or_none(text: str) -> float | int | None:
    """`26` -> 26, `-` -> None"""
    if text in ("-", "null"):
        return None
    value = float(text.replace(",", ""))
    return int(value) if value.is_integer() else value


def role(line: str, sentence: int) -> list[Any]:
    """`actor@2#1 words = n2` -> ["actor", [2, "words", 1], "n2"]"""
    match = ROLE.fullmatch(line.strip())
    if not match:
        raise Fault(f"no role in {line!r}")
    name, at_sentence, nth, words, text = match.groups()
    span = [int(at_sentence) if at_sentence else sentence, words, *([int(nth)] if nth else [])]
    value: Any = number_or_none(text) if name in NUMBERS else None if text in ("-", "null") else text
    return [name, span, value]


def add_line(record: dict[str, Any], line: str, sentences: list[str]) -> None:
    """Adds what one line says to the record of its document."""
    sign, rest = line[0], line[1:].strip()
    fields = [f.strip() for f in rest.split(" | ")]
    if sign == "@":
        ident, name, kind, country = fields
        record["entities"].append({"id": ident, "name": name, "kind": kind, "country": None if country == "-" else country})
    elif sign == "!":
        kind, *modes = fields[1].split()
        same = next((f"e{f.split()[1].lstrip('e')}" for f in fields[3:] if f.startswith("same")), None)
        record["events"].append({"id": f"e{len(record['events']) + 1}", "trigger": at(fields[0]), "type": kind, "modes": modes,
                                 "status": fields[2], "roles": [], "same_as": same})
    elif sign == ".":
        event = record["events"][-1]
        event["roles"].append(role(rest, event["trigger"][0]))
    elif sign == '"':
        kind, source, cue, contents = fields
        words, _, entity = source.rpartition(" = ") if " = " in source else (source, "", "-")
        record["attributions"].append({
            "id": f"a{len(record['attributions']) + 1}", "source": None if words == "-" else at(words),
            "entity": None if entity == "-" else entity, "cue": None if cue == "-" else at(cue),
            "content": [stretch(c, sentences) for c in contents.split(" & ")], "kind": kind})
    else:
        raise Fault(f"no such sign: {sign!r}")


def documents(lines: list[str]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """(id, numbered lines) of each `# ID` part."""
    ident, body = "", list[tuple[int, str]]()
    for n, line in enumerate(lines, 1):
        if line.startswith("# "):
            if ident:
                yield ident, body
            ident, body = line[2:].strip(), []
        elif line.strip():
            body.append((n, line.strip()))
    if ident:
        yield ident, body


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("notes", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    docs = {d["id"]: d for d in map(json.loads, args.docs.read_text(encoding="utf-8").splitlines())}
    faults, records = 0, []
    for path in args.notes:
        for ident, body in documents(path.read_text(encoding="utf-8").splitlines()):
            record: dict[str, Any] = {"id": ident, "entities": [], "events": [], "attributions": []}
            bad = 0
            for n, line in body:
                try:
                    add_line(record, line, docs[ident]["sentences"])
                except (ValueError, KeyError, IndexError) as error:
                    print(f"{path}:{n}: {ident}: {type(error).__name__} {error}")
                    bad += 1
            faults += bad
            if not bad:
                records.append(record)
    args.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    print(f"{len(records)} documents, {faults} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
