"""Long work beside the window: one job on another thread, its words back on this one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from ld_desktop.errors import EnvironmentProblem

Progress: TypeAlias = Callable[[str, int], None]
Cancelled: TypeAlias = Callable[[], bool]
Job: TypeAlias = Callable[[Progress, Cancelled], object]

_running: set[Worker] = set()  # keeps a worker alive until its last word was delivered


class Worker(QObject):
    """Runs one job once; all signals arrive on the thread that made the worker.

    `ended` always comes, first of all, so that a screen can wake up whatever happened. Then either
    `done` with what the job returned, or `failed` with an `EnvironmentProblem`. Any other exception
    is our own bug: it is raised on this thread and reaches the crash dialog.
    """

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(str, int)  # what is being done now, percent (-1 when unknown)
    ended = Signal()
    _told = Signal(str, int)
    _delivered = Signal(object, object)

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._cancel = threading.Event()
        # Through slots of this object, so that whatever listens runs on the window's thread.
        self._told.connect(self._tell)
        self._delivered.connect(self._deliver)

    def start(self) -> Worker:
        """Hand the job to the pool; returns itself."""
        _running.add(self)
        QThreadPool.globalInstance().start(self._run_job)
        return self

    def cancel(self) -> None:
        """Ask the job to stop; it does so at its next look."""
        self._cancel.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancel.is_set()

    def _run_job(self) -> None:
        try:
            result = self._job(self._told.emit, self.cancelled)
        except BaseException as error:  # noqa: BLE001 - carried over to the window's own thread
            self._delivered.emit(None, error)
        else:
            self._delivered.emit(result, None)

    @Slot(str, int)
    def _tell(self, text: str, percent: int) -> None:
        self.progress.emit(text, percent)

    @Slot(object, object)
    def _deliver(self, result: object, error: BaseException | None) -> None:
        _running.discard(self)
        self.ended.emit()
        if error is None:
            self.done.emit(result)
        elif isinstance(error, EnvironmentProblem):
            self.failed.emit(error)
        else:
            raise error


def is_idle() -> bool:
    """Whether no job runs: only one at a time may touch a session."""
    return not _running


def wait_until_idle(seconds: int = 30) -> bool:
    """Cancel what runs and wait for it: at the end of the program."""
    for worker in tuple(_running):
        worker.cancel()
    return QThreadPool.globalInstance().waitForDone(seconds * 1000)
