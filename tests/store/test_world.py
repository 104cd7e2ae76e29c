"""What the world does: kills, full disks, write protection, failing disks."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ld_desktop.store import errors
from ld_desktop.store.database import Store
from tests.store.making import CASE, answer

ROOT = Path(__file__).parents[2]
AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of two megabytes that belongs to nobody; needs root."""
    if not shutil.which("setpriv") or not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("needs root, mount and setpriv: as root itself nothing is read-only or full")
    place = Path(tempfile.mkdtemp(prefix="store-"))
    place.chmod(0o755)
    options = "size=2m,mode=700,uid=65534,gid=65534"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        place.rmdir()
        pytest.skip("this machine does not let root mount a small disk")
    yield place
    subprocess.run(["umount", place], check=True)
    place.rmdir()


def _run(before: list[str], *words: str) -> str:
    done = subprocess.run(
        [*before, sys.executable, "-B", "-m", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _as_nobody(what: str, folder: Path) -> None:
    probe = subprocess.run([*AS_NOBODY, sys.executable, "-c", ""], check=False, capture_output=True)
    if probe.returncode:
        pytest.skip("an unprivileged user cannot reach this Python")
    _run(AS_NOBODY, "tests.store.squeezing", what, str(folder))


def test_a_killed_program_loses_nothing_it_had_acknowledged(tmp_path: Path) -> None:
    seed = secrets.randbelow(10**6)
    found = json.loads(_run([], "tests.store.killing", str(tmp_path), "10", str(seed)))
    told = found.pop("told")
    assert told >= 10
    assert found == {"lost": 0, "partial": 0, "unhealthy": 0}, f"seed {seed}"


def test_a_full_disk(small_disk: Path) -> None:
    _as_nobody("full", small_disk)


def test_a_disk_that_may_not_be_written(small_disk: Path) -> None:
    _as_nobody("read_only", small_disk)


def test_a_failing_disk(tmp_path: Path) -> None:
    _run([], "tests.store.squeezing", "failing", str(tmp_path))


def test_a_file_that_may_grow_no_further_is_full(store: Store) -> None:
    store.answers.put(CASE, answer(text="eerst"))
    pages = store._connection.value("PRAGMA page_count")
    store._connection.value(f"PRAGMA max_page_count={pages}")
    with pytest.raises(errors.DiskFull):
        store.answers.put(CASE, answer(text="x" * 100_000))
    assert store.answers.all(CASE)[answer().key].text == "eerst"
    assert store.audit.verify() is None


def test_a_connection_that_may_not_write_is_read_only(store: Store) -> None:
    store.answers.put(CASE, answer(text="eerst"))
    store._connection.run("PRAGMA query_only=ON")
    with pytest.raises(errors.StoreReadOnly):
        store.answers.put(CASE, answer(text="daarna"))
    with pytest.raises(errors.StoreReadOnly):
        store.settings.set("a", "b")
    assert store.answers.all(CASE)[answer().key].text == "eerst"


def test_a_transaction_that_sqlite_gave_up_does_not_go_on_outside_it(store: Store) -> None:
    def lost() -> None:
        with store.transaction():
            store.answers.put(CASE, answer("a"))
            store._connection._raw.execute("ROLLBACK")  # what SQLite does itself on some errors
            store.answers.put(CASE, answer("b"))

    with pytest.raises(errors.StoreUnreachable):
        lost()
    assert store.answers.all(CASE) == {}
    store.answers.put(CASE, answer("c"))
    assert store.audit.verify() is None
