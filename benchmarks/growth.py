"""Growth: `python -m benchmarks.growth [--sizes 10000,100000] [--per-day 200] [--json]`: CPU time per 1,000 reports and memory, as the number of reports grows.

Synthetic readings, made on demand from their number: each tells of one attack (drawn so that an attack has three reports on average, within two days of it)
in real words by
Zipf's law, with names and a toll. Reports come `--per-day`, so that ten times the reports are ten times the days. Measured: taking in (sketch, candidates,
scores) and making the incidents (origins, fields, standing). The candidate index is what keeps the time per 1,000 level: without it, it would grow with the
size.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, MutableMapping
from datetime import date, timedelta
from functools import cache

from benchmarks.tables import finish, table
from tocsin.incident import Ledger
from tocsin.incident.words import listed
from tocsin.incident.words import table as rarities
from tocsin.model import (
    Attribution,
    AttributionKind,
    Count,
    DateBasis,
    Entity,
    EntityKind,
    Event,
    EventMention,
    EventType,
    Filler,
    PartialDate,
    Published,
    Reading,
    Report,
    Role,
    Sentence,
    Status,
)

START = date(2020, 1, 1)
TELLERS = 3  # reports of an attack
TOLD = 100_000  # reports between two lines of progress
SYLLABLES = sorted(listed("ba be bi bo da de di do ga ge ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve za zo"))


WHO = sorted(listed("Gunmen Rebels Soldiers Militiamen Raiders Snipers Bombers Bandits Fighters Police Troops Rioters"))
HOW = sorted(listed("killed shot stabbed bombed shelled ambushed burned beheaded mined rammed gassed hanged"))
WHAT = sorted(listed("market checkpoint school mosque bridge depot hospital barracks village station convoy prison"))
BODY = sorted(listed("ministry police hospital army governor council mission command tribe union brigade court"))


def name(seed: int) -> str:
    """A made-up name."""
    rng = random.Random(seed)
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


@cache
def vocabulary() -> tuple[str, ...]:
    """The words of the table of rarity, the commonest first."""
    _, counts = rarities()
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


def plain(rng: random.Random) -> str:
    """A made-up word, common ones often (Zipf's law)."""
    return vocabulary()[int(rng.paretovariate(0.8)) % len(vocabulary())]


def synthetic(number: int, per_day: int) -> Reading:
    """The reading of one report: the same for the same number."""
    rng = random.Random(number)
    group = number // (TELLERS * 20)
    attack = group * 20 + rng.randrange(20)
    deed = random.Random(-1 - attack)
    town, body, killed = name(deed.randrange(200_000)), name(deed.randrange(200_000)), deed.randrange(1, 30)
    day = START + timedelta(days=number // per_day + rng.randrange(2))
    street, chief = name(deed.randrange(200_000)), name(deed.randrange(200_000))
    who, how, what, said_by = (deed.choice(words) for words in (WHO, HOW, WHAT, BODY))
    title = f"{killed} {how} at {town} {what}"
    lead = f"{who} {how} {killed} people at a {what} in {street}, {town}, the {body} {said_by} said."
    rest = " ".join(plain(rng) for _ in range(60))
    more = f"{chief} of {town} called it a crime. {rest.capitalize()}."
    text = f"{title}\n{lead}\n{more}"
    ident = f"r{number:016x}"
    cut = len(title) + 1
    report = Report(
        ident,
        text,
        (Sentence(0, len(title)), Sentence(cut, cut + len(lead)), Sentence(cut + len(lead) + 1, len(text))),
        True,
        f"Outlet {number % 900}",
        None,
        ident,
        Published(PartialDate(day.isoformat()), DateBasis.METADATA),
    )
    at = cut + len(who) + 1
    trigger = report.span(at, at + len(how))
    toll = report.span(at + len(how) + 1, at + len(how) + 1 + len(str(killed)))
    at = text.index(f"the {body} {said_by}")
    source = report.span(at, at + len(f"the {body} {said_by}"))
    entity = Entity(Entity.identify(ident, source, EntityKind.AGENCY), source.quote, EntityKind.AGENCY, (source,))
    content = report.span(cut, at - 2)
    said = Attribution(Attribution.identify(source, (content,)), AttributionKind.INDIRECT, (content,), source, entity.id)
    mention = EventMention(trigger, EventType.ASSAULT, (), Status.OCCURRED, (Filler(Role.KILLED, toll, count=Count(killed, killed, killed)),))
    return Reading(report, (entity,), (Event(Event.identify(trigger), ident, (mention,)),), (said,))


class OnDemand(MutableMapping[str, Reading]):
    """Readings made again from their number when they are asked for, as a store would give them."""

    def __init__(self, per_day: int) -> None:
        self.per_day = per_day
        self.size = 0

    def __getitem__(self, key: str) -> Reading:
        return synthetic(int(key[1:], 16), self.per_day)

    def __setitem__(self, key: str, value: Reading) -> None:
        self.size += 1

    def __delitem__(self, key: str) -> None:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (f"r{number:016x}" for number in range(self.size))

    def __len__(self) -> int:
        return self.size


def run(size: int, per_day: int) -> dict[str, float]:
    """The figures of one size; the time to make the readings is taken off."""
    began = time.process_time()
    for number in range(0, size, max(1, size // 1000)):
        synthetic(number, per_day)
    making = (time.process_time() - began) / len(range(0, size, max(1, size // 1000)))
    ledger = Ledger(OnDemand(per_day))
    began = time.process_time()
    for number in range(size):
        ledger.add(synthetic(number, per_day))
        if (number + 1) % TOLD == 0:
            print(f"{number + 1:,} of {size:,} taken in, {time.process_time() - began:.0f} CPU-seconds", file=sys.stderr, flush=True)
    taken = time.process_time()
    made = ledger.incidents()
    done = time.process_time()
    add = 1000 * ((taken - began) / size - making)
    make = 1000 * ((done - taken) / size - making)
    return {
        "reports": size,
        "incidents": len(made.incidents),
        "add_s_per_1000": add,
        "make_s_per_1000": make,
        "s_per_1000": add + make,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--per-day", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = []
    for size in args.sizes.split(","):
        found.append(run(int(size), args.per_day))
        print(found[-1], file=sys.stderr, flush=True)
    heads = list(found[0])
    print(table(heads, [[f"{row[key]:.2f}" if "_" in key and key != "memory_mb" else f"{row[key]:.0f}" for key in heads] for row in found]))
    growth = max(row["s_per_1000"] for row in found) / min(row["s_per_1000"] for row in found)
    print(f"slowest over fastest: {growth:.2f}")
    finish(
        "growth",
        {
            "growth": round(growth, 2),
            "fastest_over_slowest": round(1 / growth, 2),
            **{f"s_per_1000_at_{row['reports']:.0f}": round(row["s_per_1000"], 2) for row in found},
        },
        as_json=args.json,
    )


if __name__ == "__main__":
    main()
