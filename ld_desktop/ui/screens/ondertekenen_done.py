"""After signing: the checks of the program's own file, the documents, and the next step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ld_desktop.casework import documents
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.page import Page
from ld_desktop.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.casework.verifying import CheckLine


class DonePane(QWidget):
    """Says *ondertekend*, because the checks below it passed."""

    open_requested = Signal(str)
    problem = Signal(object)

    def __init__(self, session: Session, meting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ondertekend")
        self._session, self._id = session, meting_id
        self.title = label("", "heading")
        self.title.setObjectName("ondertekend:titel")
        self._tabs = QTabWidget()
        self._tabs.setObjectName("ondertekend:tabs")
        self._tabs.setAccessibleName("Controle, rapport en bijlage")
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.tabBar().setAccessibleName(self._tabs.accessibleName())
        self.checks = Page("ondertekend:controle")
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.addWidget(self.title, 1)
        head.addWidget(button("Naar het dossier", "ondertekend:dossier", self._to_dossier))
        head.addWidget(button("Overdragen", "ondertekend:overdragen", self._hand_over, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._tabs, 1)
        self._case_id = ""

    def open(
        self,
        case_id: str,
        loonwaarde: int,
        checks: Sequence[CheckLine],
        shown: Sequence[tuple[str, str]],
    ) -> None:
        """Show what was signed.

        Args:
            case_id: where to go back to.
            loonwaarde: the value that was established.
            checks: what the program found in its own file.
            shown: title and id of each document, the report first.
        """
        self._case_id = case_id
        self.title.setText(f"{_state(checks)}: loonwaarde {loonwaarde} %")
        self._tabs.clear()
        self._show_checks(checks)
        self._tabs.addTab(self.checks, "Controle")
        for title, document_id in shown:
            self._tabs.addTab(self._document(title, document_id), title)

    def _show_checks(self, checks: Sequence[CheckLine]) -> None:
        self.checks = Page("ondertekend:controle")
        self.checks.add(
            label("Dit heeft het programma in het ondertekende bestand nagekeken.", "muted")
        )
        for check in checks:
            self.checks.add(_check_line(check))
        if not checks:
            self.checks.add(label("Bezig met controleren…", "muted"))

    def _document(self, title: str, document_id: str) -> PdfView:
        view = PdfView()
        try:
            view.show_pdf(documents.document_bytes(self._session, document_id), title)
        except EnvironmentProblem as error:
            self.problem.emit(error)
        view.save_asked.connect(lambda: self._save(document_id))
        return view

    def _save(self, document_id: str) -> None:
        try:
            name = documents.document_line(self._session, document_id).name
            path = files.ask_save(self, "Kopie opslaan", files.PDFS, name)
            if path is not None:
                documents.save_copy(self._session, document_id, path)
        except EnvironmentProblem as error:
            self.problem.emit(error)

    def _to_dossier(self) -> None:
        self.open_requested.emit(places.dossier(self._case_id))

    def _hand_over(self) -> None:
        self.open_requested.emit(places.OVERDRAGEN)


def _state(checks: Sequence[CheckLine]) -> str:
    """No word before the checks: only what was looked at may be called in order."""
    if not checks:
        return "Ondertekende meting, bezig met controleren"
    if all(check.ok for check in checks):
        return "✓ Ondertekend"
    return "✕ Ondertekend, maar het bestand is niet in orde"


def _check_line(check: CheckLine) -> QWidget:
    made = label(f"{'✓' if check.ok else '✕'}  {check.text}", tone="" if check.ok else "bad")
    made.setAccessibleName(f"{'in orde' if check.ok else 'niet in orde'}: {check.text}")
    return made
