"""Resolvers: what their tables weigh: file, CPU-seconds to open and answer once, memory for that: `python -m benchmarks.resolvers [--json]`.

Each is opened in a process of its own; memory is what the process holds at most beyond one that only imported the module.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

from benchmarks.tables import table

PROBE = """
import resource, time
{imports}
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
{use}
print(time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
RESOLVERS: dict[str, tuple[str, str, str]] = {
    "places": ("where/data/places.bin", "from tocsin.resolve.where import Gazetteer", "Gazetteer.open().candidates('Ayn al-Assad')"),
    "actors": ("who/data/actors.sqlite", "from tocsin.resolve.who import choose", "choose('Tehran', text='Tehran denied it.')"),
    "actors by acronym": ("", "from tocsin.resolve.who import choose", "choose('HRW', text='HRW says that it was shelled.')"),
    "dates": ("", "from tocsin.resolve.when import expressions", "expressions('It ended on 3 May 2019.', None)"),
}


def measure(name: str) -> dict[str, float]:
    """Megabytes of the file, CPU-seconds to the first answer, megabytes of memory."""
    file, imports, use = RESOLVERS[name]
    done = subprocess.run([sys.executable, "-c", PROBE.format(imports=imports, use=use)], capture_output=True, text=True, check=True)
    seconds, memory = map(float, done.stdout.split())
    size = Path(str(resources.files("tocsin.resolve"))).joinpath(file).stat().st_size / 1e6 if file else 0.0
    return {"file_mb": round(size, 1), "first_answer_cpu_s": round(seconds, 3), "memory_mb": round(memory, 1)}


def main() -> None:
    """Prints the table, and with --json one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = {name: measure(name) for name in RESOLVERS}
    print(table(("", "file MB", "first answer, CPU-s", "memory MB"), [(name, *(str(value) for value in row.values())) for name, row in found.items()]))
    if args.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
