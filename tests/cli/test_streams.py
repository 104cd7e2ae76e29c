"""The streams of a real process: a code page of its own, a full disk, nothing to read or write."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_compare import VTA

FULL = Path("/dev/full")
COMMAND = [sys.executable, "-m", "ld_desktop"]


def ran(*arguments: str, **how: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], stderr=subprocess.PIPE, timeout=60, check=False, **how
    )


@pytest.mark.parametrize("page", ["cp1252", "ascii"])
def test_another_program_reads_utf_8_whatever_the_code_page(page: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": page}
    text = json.dumps(VTA).encode()
    done = ran("score", "-", input=text, stdout=subprocess.PIPE, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    formulas = [step["formule"] for step in json.loads(done.stdout.decode())["trace"]]
    assert "100 − verlies" in formulas
    wrong = ran("score", "-", input=b"{}", stdout=subprocess.DEVNULL, env=environment)
    assert wrong.returncode == 2
    assert "Methode ontbreekt" in wrong.stderr.decode()


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [("score", "-"), ("score", "--lines", "-"), ("methods",)])
def test_a_full_disk_behind_the_output_is_told_in_a_sentence(arguments: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        done = ran(*arguments, input=json.dumps(VTA).encode(), stdout=full)
    assert done.returncode == 2
    assert "de schijf is vol" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes a stream as a POSIX shell does")
def test_streams_that_are_closed_are_no_traceback() -> None:
    shell = shlex.join([*COMMAND, "score", "-"])  # the checkout may stand in a folder with a blank
    no_input = subprocess.run(
        ["sh", "-c", f"{shell} <&-"], capture_output=True, timeout=60, check=False
    )
    assert (no_input.returncode, no_input.stdout) == (2, b"")
    assert "standaardinvoer" in no_input.stderr.decode()
    no_output = subprocess.run(
        ["sh", "-c", f"{shell} >&-"],
        input=json.dumps(VTA).encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (no_output.returncode, no_output.stderr) == (0, b"")
