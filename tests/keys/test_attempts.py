"""The brake on guessing: two tries free, then waiting that grows, survives and cannot be fooled."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ld_desktop.keys import attempts, keyring
from ld_desktop.keys.errors import (
    KeyringMissing,
    MustWait,
    NotWritten,
    WrongPassphrase,
)
from ld_desktop.messages import error_sentence

if TYPE_CHECKING:
    from tests.keys.conftest import FakeClock

RIGHT = "vier losse gekke woorden"
WAITS = [0, 0, 1, 2, 4, 8, 16, 32, 64, 128]  # after the 1st, 2nd … 10th wrong try


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A keyring whose passphrase is compared directly: Argon2id has its own tests."""

    def compare(_: Path, passphrase: str) -> bytes:
        if passphrase != RIGHT:
            raise WrongPassphrase
        return b"data key"

    monkeypatch.setattr(attempts, "open_keyring", compare)
    return tmp_path / "store.keys.json"


def _fail(path: Path, clock: FakeClock) -> int:
    with pytest.raises(WrongPassphrase) as found:
        attempts.unlock(path, "fout", clock)
    return found.value.wait


def _fail_times(path: Path, clock: FakeClock, times: int) -> int:
    wait = 0
    for _ in range(times):
        clock.move(wait)
        wait = _fail(path, clock)
    return wait


def test_ten_wrong_tries_wait_longer_and_longer(path: Path, clock: FakeClock) -> None:
    waits = []
    for _ in range(10):
        waits.append(_fail(path, clock))
        clock.move(waits[-1])
    assert waits == WAITS


def test_the_wait_never_exceeds_five_minutes(path: Path, clock: FakeClock) -> None:
    assert _fail_times(path, clock, 13) == 300
    assert attempts.wait_after(10**6) == 300
    assert [attempts.wait_after(n) for n in range(14)] == [0, *WAITS, 256, 300, 300]


def test_too_soon_is_not_tried_at_all(path: Path, clock: FakeClock) -> None:
    _fail_times(path, clock, 5)
    clock.move(3.2)
    with pytest.raises(MustWait) as found:
        attempts.unlock(path, RIGHT, clock)
    assert found.value.seconds == 1
    assert "nog 1 s " in error_sentence(found.value)
    clock.move(0.8)
    assert attempts.unlock(path, RIGHT, clock) == b"data key"


def test_waiting_does_not_count_as_a_try(path: Path, clock: FakeClock) -> None:
    _fail_times(path, clock, 5)
    for _ in range(20):
        with pytest.raises(MustWait):
            attempts.unlock(path, "fout", clock)
    assert attempts.wait_seconds(path, clock) == 4


def test_the_right_passphrase_starts_the_count_again(path: Path, clock: FakeClock) -> None:
    clock.move(_fail_times(path, clock, 7))
    attempts.unlock(path, RIGHT, clock)
    assert not attempts.attempts_path(path).exists()
    assert _fail_times(path, clock, 2) == 0


def test_the_wait_counts_down_for_the_screen(path: Path, clock: FakeClock) -> None:
    _fail_times(path, clock, 6)
    seen = []
    for _ in range(9):
        seen.append(attempts.wait_seconds(path, clock))
        clock.move(1)
    assert seen == [8, 7, 6, 5, 4, 3, 2, 1, 0]


def test_a_clock_set_back_gives_no_free_try(path: Path, clock: FakeClock) -> None:
    _fail_times(path, clock, 6)
    clock.now -= timedelta(days=400)
    with pytest.raises(MustWait) as found:
        attempts.unlock(path, RIGHT, clock)
    assert found.value.seconds == 8
    clock.move(7)
    assert attempts.wait_seconds(path, clock) == 1
    clock.move(1)
    assert attempts.unlock(path, RIGHT, clock)


def test_killing_the_program_during_a_try_counts_as_a_failure(path: Path, clock: FakeClock) -> None:
    clock.move(_fail_times(path, clock, 4))

    def killed() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempts.guarded(path, clock, killed)
    assert attempts.wait_seconds(path, clock) == 4


def test_a_missing_key_file_counts_as_no_try(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "open_keyring", keyring.open_keyring)
    for _ in range(6):
        with pytest.raises(KeyringMissing):
            attempts.unlock(path, RIGHT, clock)
    assert attempts.wait_seconds(path, clock) == 0


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"[]",
        b"{}",
        b'{"failures": -5, "last": "2020-01-01T00:00:00+00:00"}',
        b'{"failures": 0, "last": "2020-01-01"}',
        b'{"failures": true, "last": "2020-01-01T00:00:00+00:00"}',
        b'{"failures": 0, "last": 3}',
        b"\xff\xfe",
        b"[" * 4096,
    ],
)
def test_a_scratched_count_costs_a_short_wait(
    path: Path, clock: FakeClock, contents: bytes
) -> None:
    attempts.attempts_path(path).write_bytes(contents)
    with pytest.raises(MustWait):
        attempts.unlock(path, RIGHT, clock)
    clock.move(1)
    assert attempts.unlock(path, RIGHT, clock)


def test_the_count_survives_in_memory_when_the_folder_cannot_be_written(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotWritten(name="x", reason="y")

    monkeypatch.setattr(attempts, "write_whole", refuse)
    assert _fail_times(path, clock, 5) == 4
    assert not attempts.attempts_path(path).exists()
    clock.move(4)
    assert attempts.unlock(path, RIGHT, clock)
    assert _fail_times(path, clock, 2) == 0


def test_the_real_keyring_behind_the_brake(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "open_keyring", keyring.open_keyring)
    key = keyring.create_keyring(path, RIGHT, secrets.token_bytes)
    assert _fail_times(path, clock, 3) == 1
    clock.move(1)
    assert attempts.unlock(path, RIGHT, clock) == key


_RESTARTED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from ld_desktop.keys import attempts
from ld_desktop.keys.errors import MustWait
try:
    attempts.unlock(Path(sys.argv[1]), "vier losse gekke woorden", lambda: datetime.fromisoformat(sys.argv[2]))
except MustWait as found:
    print("wait", found.seconds)
"""


def test_a_restarted_program_still_waits(path: Path, clock: FakeClock) -> None:
    _fail_times(path, clock, 8)
    done = subprocess.run(
        [sys.executable, "-c", _RESTARTED, str(path), clock().isoformat()],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.split() == ["wait", "32"]


_NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
_AS_NOBODY = """
import secrets, sys
from datetime import UTC, datetime
from pathlib import Path
from ld_desktop.keys import attempts, keyring
from ld_desktop.keys.errors import EnvironmentProblem
path = Path(sys.argv[1])
now = datetime(2026, 11, 22, tzinfo=UTC)
def told(action):
    try:
        action()
        print("done")
    except EnvironmentProblem as found:
        print(found.code, found.values.get("wait", ""))
for _ in range(4):
    told(lambda: attempts.unlock(path, "fout", lambda: now))
told(lambda: keyring.change_passphrase(path, "vier losse gekke woorden", "nieuw", secrets.token_bytes))
told(lambda: keyring.open_keyring(path, "vier losse gekke woorden"))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that an ordinary user can reach; pytest's own may be closed to others."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_read_only_folder_still_slows_down_and_changes_nothing(open_folder: Path) -> None:
    """Runs as nobody: root may write everywhere, so as root this would prove nothing."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("needs root and setpriv to become an ordinary user")
    path = open_folder / "store.keys.json"
    keyring.create_keyring(path, RIGHT, secrets.token_bytes)
    before = path.read_bytes()
    path.chmod(0o644)
    done = subprocess.run(
        [*_NOBODY, sys.executable, "-B", "-c", _AS_NOBODY, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    if "Permission denied" in done.stderr and not done.stdout:
        pytest.skip("an ordinary user may not run the program from here")
    assert done.stdout.split("\n")[:-1] == [
        "keys.wrong_passphrase 0",
        "keys.wrong_passphrase 0",
        "keys.wrong_passphrase_wait 1",
        "keys.must_wait ",
        "keys.read_only ",
        "done",
    ]
    assert path.read_bytes() == before
    assert [entry.name for entry in open_folder.iterdir()] == ["store.keys.json"]


def test_a_full_disk_leaves_the_old_key_file(tmp_path: Path) -> None:
    """On a small file system of its own, filled to the brim."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    mounted = (
        shutil.which("mount") is not None
        and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=128k,nr_inodes=64", "tmpfs", str(disk)],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )
    if not mounted:
        pytest.skip("needs the right to mount a small tmpfs")
    try:
        path = disk / "store.keys.json"
        key = keyring.create_keyring(path, RIGHT, secrets.token_bytes)
        _fill(disk / "vulling")
        with pytest.raises(NotWritten) as found:
            keyring.change_passphrase(path, RIGHT, "een heel andere zin", secrets.token_bytes)
        assert found.value.code == "keys.disk_full"
        assert keyring.open_keyring(path, RIGHT) == key
        assert sorted(entry.name for entry in disk.iterdir()) == ["store.keys.json", "vulling"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _fill(path: Path) -> None:
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


def test_the_count_holds_no_passphrase(path: Path, clock: FakeClock) -> None:
    _fail(path, clock)
    text = attempts.attempts_path(path).read_text(encoding="utf-8")
    assert json.loads(text) == {"failures": 1, "last": clock().isoformat()}
