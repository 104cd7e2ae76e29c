"""The report as it would be now, marked CONCEPT: to read, to print for the parties, to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.casework import documents, signing
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.job_panel import JobPanel
from ld_desktop.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_FILE = "concept-loonwaarderapport.pdf"


class ConceptPane(QWidget):
    """Makes the concept when it is opened, in a worker."""

    next_asked = Signal()
    problem = Signal(object)
    shown = Signal()
    busy = Signal(bool)  # the store is being read elsewhere: nothing else may touch it

    def __init__(self, session: Session, meting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concept")
        self._session, self._id = session, meting_id
        self._data = b""
        self.pdf = PdfView()
        self.pdf.save_asked.connect(self._save)
        self.job = JobPanel(cancellable=False)
        self.job.done.connect(self._made)
        self.job.failed.connect(self.problem)
        self.job.ended.connect(lambda: self.busy.emit(False))
        self._words = label("")
        self.go_on = button(
            "Verder: handtekeningen", "concept:verder", self.next_asked.emit, "primary"
        )
        foot = row(self._words, self.go_on)
        foot.setStretch(0, 1)
        foot.setContentsMargins(16, 6, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.job)
        column.addWidget(self.pdf, 1)
        column.addLayout(foot)

    def open(self, *, possible: bool) -> None:
        """Make the concept anew; without an outcome there is none."""
        self.pdf.setVisible(possible)
        self.go_on.setEnabled(possible)
        if not possible:
            self._words.setText("Er is nog geen concept: eerst is er een uitkomst nodig.")
            return
        self._words.setText("Dit is een concept. Lees het, ook met werkgever en werknemer.")
        if self.job.running():
            return
        self.busy.emit(True)
        session, meting_id = self._session, self._id
        self.job.start(
            "Concept opmaken", lambda _tell, _stop: signing.draft_pdf(session, meting_id)
        )

    def _made(self, data: object) -> None:
        assert isinstance(data, bytes)  # noqa: S101 - what draft_pdf gives
        self._data = data
        self.pdf.show_pdf(data, "Concept van het loonwaarderapport")
        self.shown.emit()

    def _save(self) -> None:
        path = files.ask_save(self, "Concept opslaan", files.PDFS, _FILE)
        if path is None:
            return
        try:
            documents.write_whole(path, self._data)
        except EnvironmentProblem as error:
            self.problem.emit(error)
