"""A brake on guessing at the laptop: two wrong tries are free, then each one costs more time.

The count stands in a file beside the key file and survives a restart; in a folder that cannot be
written it lives in memory. It slows down a person, not a thief who copies the files: against that
one stands Argon2id in `keyring`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.keys.errors import MustWait, NotWritten, WrongPassphrase
from ld_desktop.keys.files import write_whole
from ld_desktop.keys.keyring import open_keyring

FREE_TRIES = 2
LONGEST_WAIT = 300
_MAX_FILE_BYTES = 4096
_DOUBLINGS = LONGEST_WAIT.bit_length()

Clock = Callable[[], datetime]
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class _Tries:
    """How many were wrong in a row, and when the last one was."""

    failures: int
    last: datetime


# For folders that cannot be written: what the file should have said, for as long as we run.
_unwritten: dict[Path, _Tries] = {}


def attempts_path(keyring: Path) -> Path:
    """`store.keys.json` has its count in `store.attempts.json`."""
    return keyring.with_name(keyring.name.removesuffix(".keys.json") + ".attempts.json")


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong tries in a row: 0, 0, 1, 2, 4, 8 … 300."""
    if failures <= FREE_TRIES:
        return 0
    return int(min(2 ** min(failures - FREE_TRIES - 1, _DOUBLINGS), LONGEST_WAIT))


def wait_seconds(keyring: Path, clock: Clock) -> int:
    """How long the next try must wait; 0 when it may be made now."""
    path = attempts_path(keyring)
    return _remaining(path, _load(path, clock()), clock())


def unlock(keyring: Path, passphrase: str, clock: Clock) -> bytes:
    """The data key of a store, with every wrong try counted.

    Raises:
        MustWait: too soon; nothing was tried.
        WrongPassphrase: with the wait before the next try.
        EnvironmentProblem: about the key file itself; this counts as no try.
    """
    return guarded(keyring, clock, lambda: open_keyring(keyring, passphrase))


def guarded(keyring: Path, clock: Clock, action: Callable[[], _Result]) -> _Result:
    """Run an action that may raise `WrongPassphrase`, behind the same brake.

    The failure is written down before the try and taken back after success, so that killing the
    program in between gives no free try.
    """
    path = attempts_path(keyring)
    before = _load(path, clock())
    left = _remaining(path, before, clock())
    if left:
        raise MustWait(left)
    _save(path, _Tries(before.failures + 1, clock()))
    try:
        result = action()
    except WrongPassphrase as wrong:
        wait = _remaining(path, _load(path, clock()), clock())
        raise type(wrong)(wait) from None
    except EnvironmentProblem:
        _save(path, before)
        raise
    _forget(path, clock())
    return result


def failures(keyring: Path, clock: Clock) -> int:
    """How many tries were wrong in a row."""
    return _load(attempts_path(keyring), clock()).failures


def forget(keyring: Path, clock: Clock) -> None:
    """Start the count again: somebody proved in another way who they are."""
    _forget(attempts_path(keyring), clock())


def _remaining(path: Path, tries: _Tries, now: datetime) -> int:
    """Whole seconds left. A clock set back starts the wait anew: never shorter, never endless."""
    wait = wait_after(tries.failures)
    if not wait:
        return 0
    if now < tries.last:
        _save(path, _Tries(tries.failures, now))
        return wait
    return max(0, math.ceil((tries.last + timedelta(seconds=wait) - now).total_seconds()))


def _load(path: Path, now: datetime) -> _Tries:
    """The count; a damaged file costs one short wait, so that scratching it out gives nothing."""
    if path in _unwritten:
        return _unwritten[path]
    try:
        with path.open("rb") as file:
            return _parse(file.read(_MAX_FILE_BYTES))
    except FileNotFoundError:
        return _Tries(0, now)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        damaged = _Tries(FREE_TRIES + 1, now)
        _save(path, damaged)
        return damaged


def _parse(data: bytes) -> _Tries:
    document = json.loads(data)
    last = datetime.fromisoformat(document["last"])
    failures = document["failures"]
    if type(failures) is not int or failures < 0 or last.tzinfo is None:
        msg = "no count of tries"
        raise ValueError(msg)
    return _Tries(failures, last)


def _save(path: Path, tries: _Tries) -> None:
    text = json.dumps({"failures": tries.failures, "last": tries.last.isoformat()})
    try:
        write_whole(path, text.encode("ascii"))
        _unwritten.pop(path, None)
    except NotWritten:
        _unwritten[path] = tries


def _forget(path: Path, now: datetime) -> None:
    """A right passphrase: the count starts again."""
    try:
        path.unlink(missing_ok=True)
        _unwritten.pop(path, None)
    except OSError:
        _unwritten[path] = _Tries(0, now)
