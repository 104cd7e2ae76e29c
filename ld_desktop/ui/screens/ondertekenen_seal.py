"""The seal of the assessor: one button, the work with its progress, and no word before the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.casework import signing
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.job_panel import JobPanel
from ld_desktop.ui.widgets.page import Page
from ld_desktop.ui.wording import problem_text

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session

_WHAT = (
    "Met uw sleutel verzegelt u het rapport. Daarna verandert er niets meer aan deze meting: niet aan "
    "de antwoorden, niet aan de uitkomst en niet aan de handtekeningen. Het programma controleert zijn "
    "eigen bestand voordat het zegt dat er ondertekend is."
)


class SealPane(QWidget):
    """Signs with the key of the profile."""

    signed = Signal(object)  # SignedReport
    back_asked = Signal()
    busy = Signal(bool)

    def __init__(self, session: Session, meting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verzegelen")
        self._session, self._id = session, meting_id
        self.words = label("")
        self.words.setObjectName("verzegelen:stand")
        self.plaats = Entry("verzegelen:plaats", "Plaats van ondertekening")
        self.sign = button(
            "Onderteken met mijn sleutel", "verzegelen:onderteken", self.start, "primary"
        )
        self.error = label("", tone="bad")
        self.error.setObjectName("verzegelen:fout")
        self.error.hide()
        self.job = JobPanel()
        self.job.done.connect(self._sealed)
        self.job.failed.connect(self._failed)
        self.job.ended.connect(self._ended)
        self._back = button(
            "Terug naar controleren", "verzegelen:terug", self.back_asked.emit, "quiet"
        )
        page = Page("verzegelen:blad")
        page.add_title("Ondertekenen")
        page.add(label(_WHAT))
        page.add(self.words)
        page.add(self.plaats)
        page.add(row(self._back, None, self.sign))
        page.add(self.error)
        page.add(self.job)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def open(self, blocking: int, plaats: str) -> None:
        """Show whether it can be done now."""
        ready = not blocking
        self.words.setText(
            "✓ Alles is compleet."
            if ready
            else f"Dit kan nog niet: er staan nog {blocking} punten open bij de stappen hiervoor."
            if blocking > 1
            else "Dit kan nog niet: er staat nog 1 punt open bij de stappen hiervoor."
        )
        self.sign.setEnabled(ready)
        self.plaats.setVisible(ready)
        if not self.plaats.text():
            self.plaats.field.setText(plaats)

    def start(self) -> None:
        """Sign, in a worker; nothing is kept when it is stopped or fails."""
        if not self.plaats.text():
            self.plaats.set_error("Vul in waar u ondertekent.")
            self.plaats.field.setFocus()
            return
        self.error.hide()
        try:
            job = signing.prepare(self._session, self._id, self.plaats.text())
        except EnvironmentProblem as error:
            self._failed(error)
            return
        self.sign.setEnabled(False)
        self._back.setEnabled(False)
        self.busy.emit(True)
        self.job.start("Rapport opmaken", job.run)

    def _sealed(self, sealed: object) -> None:
        assert isinstance(sealed, signing.Sealed)  # noqa: S101 - what SigningJob.run gives
        if not self.isVisible():  # the user has left meanwhile: nothing is kept
            return
        try:
            report = signing.finish(self._session, sealed)
        except EnvironmentProblem as error:
            self._failed(error)
        else:
            self.signed.emit(report)

    def _failed(self, error: EnvironmentProblem) -> None:
        self.error.setText(problem_text(error))
        self.error.show()

    def _ended(self) -> None:
        self.sign.setEnabled(True)
        self._back.setEnabled(True)
        self.busy.emit(False)
