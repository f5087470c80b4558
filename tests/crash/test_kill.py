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
from tocsin.model import Issue, Severity
from tocsin.store.sqlite import SQLiteStore

class Reads:
    def read(self, one):
        time.sleep(float(sys.argv[2]))
        return reading(one)

def items():
    for number in range(30):
        yield report(outlet=f"Post {number % 25}")
        if number % 4 == 0:
            yield Issue("empty", Severity.FAILURE, "nothing in it", f"page {number}", "ingest")

with SQLiteStore(sys.argv[1]) as store:
    run = store.begin(["x"], "1", sys.argv[3])
    engine.run(items(), Reads(), store, run, hear=lambda _: print("one", flush=True))
"""


BEGUN = "2031-01-01T00:00:00+00:00"
AGAIN = "2031-01-02T00:00:00+00:00"
HEARD = 30 + 8


def start(db: Path, pause: float, begun: str = BEGUN) -> "subprocess.Popen[str]":
    root = Path(__file__).parent.parent.parent
    return subprocess.Popen([sys.executable, "-c", RUN, str(db), str(pause), begun], cwd=root, stdout=subprocess.PIPE, text=True)


def content(db: Path) -> list[str]:
    """All that a database holds, every table of it, but when a run began."""
    with SQLiteStore(db) as store:
        assert store.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [line.replace(BEGUN, "").replace(AGAIN, "") for line in store.db.iterdump()]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the run that nothing interrupts leaves."""
    db = tmp_path_factory.mktemp("whole") / "whole.db"
    assert start(db, 0).communicate(timeout=120)[0].count("one") == HEARD
    return content(db)


@pytest.mark.parametrize("after", [0, 1, 7, 25])
def test_a_killed_run_resumes_to_the_result_of_the_uninterrupted_one(tmp_path: Path, whole: list[str], after: int) -> None:
    killed = start(tmp_path / "killed.db", 0.01)
    assert killed.stdout
    for _ in range(after):
        killed.stdout.readline()
    time.sleep(0.002 * after)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    resumed = start(tmp_path / "killed.db", 0, AGAIN)
    resumed.communicate(timeout=120)
    assert content(tmp_path / "killed.db") == whole
