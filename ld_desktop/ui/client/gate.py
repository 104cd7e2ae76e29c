"""Leaving the client's screen: the client goes back, the assessor types passphrase or PIN."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.casework.letting_fill_in import Gate
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.page import Card, Page
from ld_desktop.ui.wording import problem_text
from ld_desktop.ui.worker import Worker

_WIDTH = 820


class GatePage(QWidget):
    """Two ways on: back to the questions, or out with a code."""

    passed = Signal()
    back = Signal()

    def __init__(self, gate: Gate, assessor: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("client_gate")
        self._gate = gate
        self._busy = False
        page = Page("client_gate_page", _WIDTH)
        page.add(label("Wilt u stoppen?", "title"))
        page.add(label("Uw antwoorden zijn bewaard. U kunt later verdergaan."))
        page.add(label(f"Geef de laptop terug aan {assessor}."))
        self._back = button("Terug naar de vragen", "client_back", self.back.emit, "primary")
        self._back.setProperty("large", True)
        page.add(row(self._back, None))
        page.add(self._card(assessor))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _card(self, assessor: str) -> Card:
        words = "Wachtwoordzin of pincode" if self._gate.takes_pin else "Wachtwoordzin"
        card = Card()
        card.add(label(f"Alleen voor {assessor}", "field"))
        self._code = Entry("client_code", words, secret=True)
        self._code.field.setProperty("large", True)
        self._code.field.returnPressed.connect(self._try)
        self._open = button("Naar het programma", "client_open", self._try)
        self._open.setProperty("large", True)
        card.add(self._code)
        card.add(row(self._open, None))
        return card

    def focus_first(self) -> None:
        """The way back: whoever came here by mistake only presses Enter."""
        self._back.setFocus()

    def clear(self) -> None:
        """Leave nothing of a code on the screen."""
        self._code.field.clear()
        self._code.set_error("")

    def _try(self) -> None:
        code = self._code.field.text()
        if self._busy:
            return
        if not code:
            self._code.set_error("Typ de code, of ga terug naar de vragen.")
            return
        self._set_busy(True)
        worker = Worker(lambda _tell, _stop: self._gate.open(code))
        worker.ended.connect(self._ended)
        worker.done.connect(self._passed)
        worker.failed.connect(self._refused)
        worker.start()

    def _ended(self) -> None:
        self._set_busy(False)

    def _passed(self, _result: object) -> None:
        self.clear()
        self.passed.emit()

    def _refused(self, problem: EnvironmentProblem) -> None:
        self._code.field.clear()
        self._code.set_error(problem_text(problem))
        self._code.field.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for each in (self._code.field, self._open, self._back):
            each.setEnabled(not busy)
