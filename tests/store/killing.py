"""Kills a writer at random moments, again and again, and looks whether anything was lost.

Run as `python -m tests.store.killing FOLDER ROUNDS SEED`; prints one line of JSON. It forks, so
it needs a process of its own with a single thread.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

from ld_desktop.store.database import Store
from tests.store.making import KEY, answer, make_store, ticking

SUBJECT = "meting-1"


def _write_until_killed(path: Path, round_: int, told: int) -> None:
    """Commit pairs of answers and tell of each pair when it is on disk."""
    store = Store.open(path, KEY, ticking())
    for number in range(100_000):
        with store.transaction():
            store.answers.put(SUBJECT, answer(f"links.{round_}.{number}", str(number)))
            store.answers.put(SUBJECT, answer(f"rechts.{round_}.{number}", "x" * 3000))
        os.write(told, f"{number}\n".encode())


def _killed_writer(path: Path, round_: int, chance: random.Random) -> int:
    """Start a writer, kill it somewhere, and give the number of pairs it had told of."""
    hears, tells = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _write_until_killed(path, round_, tells)
        except Exception:  # noqa: BLE001 - a forked child must never return into its parent's code
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(tells)
    with os.fdopen(hears, "rb") as lines:
        heard = [lines.readline() for _ in range(chance.randint(1, 40))]
        deadline = time.perf_counter() + chance.uniform(0, 0.003)  # anywhere inside a commit
        while time.perf_counter() < deadline:
            pass
        os.kill(child, signal.SIGKILL)
        heard += lines.readlines()
    _, ended = os.waitpid(child, 0)
    if not os.WIFSIGNALED(ended):  # an error of its own, which says nothing of what a kill loses
        raise RuntimeError(f"the writer of round {round_} stopped by itself")
    return len(heard)


def main(folder: str, rounds: str, seed: str) -> None:
    """Do the rounds and say what was found after each."""
    chance, lost, partial, unhealthy, told = random.Random(int(seed)), 0, 0, 0, 0
    make_store(Path(folder)).close()
    path = Path(folder) / "werk.ldstore"
    for round_ in range(int(rounds)):
        acknowledged = _killed_writer(path, round_, chance)
        with Store.open(path, KEY, ticking()) as store:  # takes over the lock of the dead
            kept = {key.path for key in store.answers.all(SUBJECT)}
            unhealthy += len(store.check())
        left = {p.split(".", 1)[1] for p in kept if p.startswith("links")}
        right = {p.split(".", 1)[1] for p in kept if p.startswith("rechts")}
        partial += len(left ^ right)
        lost += sum(f"{round_}.{n}" not in left for n in range(acknowledged))
        told += acknowledged
    found = {"told": told, "lost": lost, "partial": partial, "unhealthy": unhealthy}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
