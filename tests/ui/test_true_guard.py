"""A long session must not end in an abort: PySide6 6.12.0 loses references to `True`."""

from __future__ import annotations

import subprocess
import sys

_MANY = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
import ld_desktop.ui
app = QCoreApplication([])
class Bell(QObject):
    rung = Signal(int)
bell = Bell()
for number in range(200_000):
    bell.rung.emit(number)
print("alive")
"""


def test_many_signals_leave_the_program_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _MANY], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
