"""Long work on screen: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.worker import Job, Worker

Steps: TypeAlias = Generator[tuple[str, int], None, object]


class JobPanel(QWidget):
    """Runs one job at a time and shows it; hidden when there is nothing to do."""

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()  # work on this thread that was asked to stop; what was done stays
    ended = Signal()

    def __init__(self, cancellable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job")
        self._worker: Worker | None = None
        self._steps: Steps | None = None
        self._stopped = False
        self._words = label("")
        self._bar = QProgressBar()
        self._bar.setObjectName("job_progress")
        self._bar.setAccessibleName("Voortgang")
        self._bar.setTextVisible(False)
        self._cancel = button(
            "Stoppen", "job_cancel", self.cancel, description="Stopt het werk; er verandert niets"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(row(self._cancel, None))
        self._cancel.setVisible(cancellable)  # not before it has a parent: it would be a window
        self.hide()

    def start(self, words: str, job: Job) -> None:
        """Start a job; whoever asks again while one runs is not heard."""
        if self.running():
            return
        self._tell(words, -1)
        self._cancel.setEnabled(True)
        self.show()
        worker = Worker(job)
        worker.progress.connect(self._tell)
        worker.ended.connect(self._ended)
        worker.done.connect(self.done)
        worker.failed.connect(self.failed)
        self._worker = worker.start()

    def start_here(self, words: str, steps: Steps) -> None:
        """Do work that must stay on this thread, a step per turn, so that the window keeps breathing.

        Each step gives what it does next and how far it is; stopping takes effect between two steps.
        """
        if self.running():
            return
        self._tell(words, -1)
        self._cancel.setEnabled(True)
        self.show()
        self._steps = steps
        QTimer.singleShot(0, self, self._step)

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._cancel.setEnabled(False)
        self._words.setText("Bezig met stoppen…")
        if self._worker is not None:
            self._worker.cancel()
        self._stopped = True

    def running(self) -> bool:
        """Whether a job runs."""
        return self._worker is not None or self._steps is not None

    def _step(self) -> None:
        steps = self._steps
        if steps is None:
            return
        try:
            if self._stopped:
                steps.close()
                self._ended()
                self.stopped.emit()
            else:
                self._tell(*next(steps))
                QTimer.singleShot(0, self, self._step)
        except StopIteration as end:
            self._ended()
            self.done.emit(end.value)
        except EnvironmentProblem as problem:
            self._ended()
            self.failed.emit(problem)

    def _tell(self, words: str, percent: int) -> None:
        self._words.setText(words)
        self._bar.setAccessibleDescription(words)
        self._bar.setRange(0, 0 if percent < 0 else 100)
        self._bar.setValue(max(0, percent))

    def _ended(self) -> None:
        self._worker = self._steps = None
        self._stopped = False
        self.hide()
        self._bar.setRange(0, 100)  # an undetermined bar keeps a timer running
        self.ended.emit()
