"""Stop anywhere: a run killed with SIGKILL and begun again gives the database of the uninterrupted run."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tocsin.store.sqlite import SQLiteStore

RUN = """
import sys, time
from tests.readings import reading, report
from tocsin import engine
from tocsin.store.sqlite import SQLiteStore

class Reads:
    def read(self, one):
        time.sleep(float(sys.argv[2]))
        return reading(one)

with SQLiteStore(sys.argv[1]) as store:
    run = store.begin(["x"], "1", "2031-01-01T00:00:00+00:00")
    engine.run((report(outlet=f"Post {n}") for n in range(30)), Reads(), store, run, hear=lambda _: print("one", flush=True))
"""


def start(db: Path, pause: float) -> "subprocess.Popen[str]":
    root = Path(__file__).parent.parent.parent
    return subprocess.Popen([sys.executable, "-c", RUN, str(db), str(pause)], cwd=root, stdout=subprocess.PIPE, text=True)


def rows(db: Path) -> list[str]:
    with SQLiteStore(db) as store:
        tables = ("reports", "events", "roles", "contents", "dates")
        kept = [str(tuple(row)) for name in tables for row in store.db.execute(f"SELECT * FROM {name} ORDER BY 1, 2, 3, 4")]
        assert store.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    return [row.partition(", ")[2] if row.startswith("(") and row[1].isdigit() else row for row in kept]


@pytest.mark.parametrize("after", [1, 7, 19])
def test_a_killed_run_resumes_to_the_result_of_the_uninterrupted_one(tmp_path: Path, after: int) -> None:
    whole = start(tmp_path / "whole.db", 0)
    assert whole.communicate(timeout=120)[0].count("one") == 30
    killed = start(tmp_path / "killed.db", 0.01)
    assert killed.stdout
    for _ in range(after):
        killed.stdout.readline()
    time.sleep(0.004 * after)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    resumed = start(tmp_path / "killed.db", 0)
    resumed.communicate(timeout=120)
    assert rows(tmp_path / "killed.db") == rows(tmp_path / "whole.db")
