"""When we made a mistake: a calm message, a log without personal data, and the window goes on.

A problem of the world that nobody caught (disk full while doing something rare) is no mistake of
ours: it becomes a message inside the window.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

import shiboken6
from PySide6.QtCore import QObject, Signal, qVersion

from ld_desktop import __version__
from ld_desktop.errors import EnvironmentProblem

_KEPT_LOGS = 20


class CrashGuard(QObject):
    """Stands at the end of the road of every exception; signals arrive on the window's thread."""

    crashed = Signal(str)  # path of the log, or empty when that could not be written
    refused = Signal(object)  # an EnvironmentProblem

    def __init__(self, home: Path, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._home, self._clock = home, clock

    def install(self) -> None:
        """Catch what nobody catches, from now on."""
        sys.excepthook = self.handle

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an exception and tell the window; interrupts and exits go their own way."""
        if issubclass(kind, (KeyboardInterrupt, SystemExit)) or not shiboken6.isValid(self):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, EnvironmentProblem):
            self.refused.emit(error)
        else:
            self.crashed.emit(self._write(error))

    def _write(self, error: BaseException) -> str:
        moment = self._clock()
        if sys.stderr is not None:  # a frozen window has none
            sys.stderr.write(report(error, moment))
        folder = self._home / "logs"
        path = folder / f"fout-{moment:%Y%m%d-%H%M%S-%f}.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(report(error, moment), encoding="utf-8")
            for old in sorted(folder.glob("fout-*.txt"))[:-_KEPT_LOGS]:
                old.unlink(missing_ok=True)
        except OSError:
            return ""
        return str(path)


def report(error: BaseException, moment: datetime) -> str:
    """What went wrong and where: kinds, files and line numbers, never values or words of people.

    The text of an exception may quote what somebody typed, so only its kind is told.
    """
    lines = [
        f"ld-desktop {__version__}  Python {sys.version.split()[0]}  Qt {qVersion()}",
        f"{sys.platform}  {moment.isoformat(timespec='seconds')}",
    ]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"
