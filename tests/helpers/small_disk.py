"""A small disk of its own, to fill up or to make read-only; both hold for root as well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


@contextmanager
def mounted(disk: Path, size: str = "24m") -> Iterator[Path]:
    """A small tmpfs at a path; skips the test where that is not allowed."""
    disk.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine allows no mount")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def make_read_only(disk: Path) -> None:
    """From now on nobody writes here."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Use up every byte; gives the file that does."""
    path = disk / "vulling"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return path


def in_child(act: str, disk: Path) -> dict[str, Any]:
    """Let a child do one thing on a disk that fills up under it; gives what it saw."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.helpers.small_disk_child", act, str(disk)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))
