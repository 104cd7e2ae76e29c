"""A document on screen: read it, print it, save a copy, and see what its checks say."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ld_desktop.casework import documents, measuring, receiving, verifying
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.screens.base import Screen, start_on
from ld_desktop.ui.widgets.basics import button, label, row, set_tone
from ld_desktop.ui.widgets.pdf_view import PdfView
from ld_desktop.ui.wording import problem_text
from ld_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session


class DocumentScreen(Screen):
    """Shows one PDF of the store; its signature is checked while one reads."""

    def __init__(self, session: Session, document_id: str, parent: QWidget | None = None) -> None:
        super().__init__("document", parent)
        self._session = session
        self._line = documents.document_line(session, document_id)
        data = documents.document_bytes(session, document_id)
        self._pdf = PdfView()
        self._pdf.save_asked.connect(self._save_copy)
        self._status = label("Bezig met controleren…", "muted")
        self._status.setObjectName("check_status")
        self._more = button("Controles tonen", "show_checks", self._toggle_checks, "quiet")
        self._more.setEnabled(False)
        self._checks = QFrame()
        self._checks_column = QVBoxLayout(self._checks)
        self._checks_column.setContentsMargins(16, 0, 16, 6)
        self._checks.hide()
        self._lay_out()
        if not self._pdf.show_pdf(data, self._line.name):
            self._say("Dit document kan hier niet worden getoond. Sla een kopie op.", "warn")
        elif self._line.kind == "loonwaarderapport":
            self._verify(data)
        else:
            self._say("Een bijlage is niet ondertekend.", "")
            self._more.hide()

    def place(self) -> str:
        """This document."""
        return places.document(self._line.id)

    def focus_first(self) -> None:
        """The pages, so that the page keys turn them."""
        start_on(self._pdf.view)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("bar", True)
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 6, 12, 6)
        column.setSpacing(2)
        back = button("Naar het dossier", "to_dossier", self._to_dossier, "quiet")
        first = row()
        first.addWidget(label(self._line.name, "heading"), 1)
        first.addWidget(back)
        column.addLayout(first)
        line = row()
        line.addWidget(self._status, 1)
        line.addWidget(self._more)
        column.addLayout(line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._checks)
        whole.addWidget(self._pdf, 1)

    def _verify(self, data: bytes) -> None:
        trusted = receiving.trusted_certificates(self._session)
        worker = Worker(lambda _tell, _stop: verifying.verify_pdf(data, trusted))
        worker.done.connect(self._verified)
        worker.failed.connect(self._not_verified)
        worker.start()

    def _verified(self, found: object) -> None:
        checks = cast("tuple[verifying.CheckLine, ...]", found)
        bad = [check for check in checks if not check.ok]
        if bad:
            self._say(f"✕ Niet in orde: {bad[0].text}", "bad")
        else:
            self._say("✓ Handtekening, inhoud en berekening gecontroleerd: in orde.", "good")
        for check in checks:
            sign, tone = ("✓", "good") if check.ok else ("✕", "bad")
            line = label(f"{sign} {check.text}")
            set_tone(line, tone)
            self._checks_column.addWidget(line)
        self._more.setEnabled(True)

    def _not_verified(self, problem: EnvironmentProblem) -> None:
        self._say(problem_text(problem), "bad")

    def _say(self, words: str, tone: str) -> None:
        self._status.setText(words)
        self._status.setProperty("role", "" if tone else "muted")
        set_tone(self._status, tone)

    def _toggle_checks(self) -> None:
        shown = not self._checks.isVisibleTo(self)
        self._checks.setVisible(shown)
        self._more.setText("Controles verbergen" if shown else "Controles tonen")

    def _save_copy(self) -> None:
        path = files.ask_save(self, "Kopie opslaan", files.PDFS, self._line.name)
        if path is None:
            return

        def save() -> bool:
            documents.save_copy(self._session, self._line.id, path)
            return True

        if self.attempt(save):
            self.message.emit(f"De kopie staat in {path}.", "good")

    def _to_dossier(self) -> None:
        meting = self.attempt(lambda: measuring.find_meting(self._session, self._line.meting_id))
        if meting is not None:
            self.open_requested.emit(places.dossier(meting.case_id))
