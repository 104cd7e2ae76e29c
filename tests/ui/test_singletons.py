"""A long session must not end in an abort: PySide6 6.12.0 loses references to `None` and `True`."""

from __future__ import annotations

import subprocess
import sys

import pytest

_BEGIN = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
import ld_desktop.ui
app = QCoreApplication([])
class Bell(QObject):
    rung = Signal(int)
bell = Bell()
for number in range(200_000):
    bell.{call}
print("alive")
"""


@pytest.mark.parametrize("call", ["rung.emit(number)", "parent()", "blockSignals(False)"])
def test_many_calls_leave_the_program_alive(call: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN.format(call=call)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
