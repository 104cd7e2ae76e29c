"""Unlocking: one field. A wrong passphrase says so and slows down; nothing ever freezes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.i18n import seconds_text
from ld_desktop.ui.opening import Opening
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.check import Check
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.page import Card, Page
from ld_desktop.ui.widgets.wrap_row import WrapRow
from ld_desktop.ui.wording import problem_text
from ld_desktop.ui.worker import Worker


class UnlockScreen(QWidget):
    """Asks the passphrase of one store."""

    unlocked = Signal(object)  # the session
    other_store = Signal()
    new_store = Signal()

    def __init__(self, opening: Opening, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock")
        self._opening, self._path = opening, path
        self._busy = False
        self._seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        page = Page("unlock_page", 520)
        page.add_title("Ontgrendelen")
        page.add(self._card())
        page.add(self._others())
        page.add(label("Alles blijft op deze computer. Er is geen netwerk nodig.", "muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _card(self) -> Card:
        card = Card()
        self._passphrase = Entry("passphrase", "Wachtwoordzin", secret=True)
        self._passphrase.field.returnPressed.connect(self._try)
        self._unlock = button("Ontgrendelen", "unlock_button", self._try, "primary")
        self._status = label("")
        self._status.setObjectName("unlock_status")
        self._status.hide()
        card.add(label(f"Opslag: {self._path.name}", "muted"))
        show = Check("passphrase_show", "Laat zien wat ik typ", "Anders staan er bolletjes")
        show.toggled.connect(self._passphrase.set_shown)
        card.add(self._passphrase)
        card.add(show)
        card.add(self._status)
        card.add(row(self._unlock, None))
        return card

    def _others(self) -> QWidget:
        choose = button(
            "Een andere opslag openen…",
            "other_store",
            self.other_store.emit,
            "quiet",
            "Kies een ander opslagbestand op deze computer",
        )
        new = button(
            "Een nieuwe opslag maken…",
            "new_store",
            self.new_store.emit,
            "quiet",
            "Begin opnieuw met een lege opslag; de bestaande blijft staan",
        )
        self._other_ways = (choose, new)
        return WrapRow(self._other_ways)

    def focus_first(self) -> None:
        """Put the keyboard where typing starts."""
        self._passphrase.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def check_wait(self) -> None:
        """Ask how long the next try must wait: a wait survives a restart of the program."""
        worker = Worker(lambda _tell, _stop: self._opening.wait_seconds(self._path))
        worker.done.connect(self._wait)
        worker.failed.connect(self._refused)
        worker.start()

    def _try(self) -> None:
        passphrase = self._passphrase.field.text()
        if self._busy or self._seconds:
            return
        if not passphrase:
            self._passphrase.set_error("Typ uw wachtwoordzin.")
            return
        self._set_busy(True)
        self._say("Bezig met ontgrendelen…")
        worker = Worker(
            lambda tell, _stop: self._opening.unlock(
                self._path, passphrase, lambda words: tell(words, -1)
            )
        )
        worker.ended.connect(self._ended)
        worker.done.connect(self.unlocked)
        worker.failed.connect(self._refused)
        worker.start()

    def _ended(self) -> None:
        self._set_busy(False)
        self._say("")

    def _refused(self, problem: EnvironmentProblem) -> None:
        self._passphrase.field.clear()
        self._passphrase.set_error(problem_text(problem))
        wait = problem.values.get("seconds") or problem.values.get("wait") or "0"
        self._wait(int(wait))
        if not self._seconds:
            self.focus_first()

    def _wait(self, seconds: object) -> None:
        self._seconds = seconds if isinstance(seconds, int) else 0
        self._set_busy(self._busy)
        if self._seconds:
            self._timer.start()
            self._say(f"Nog {seconds_text(self._seconds)} wachten.")
        else:
            self._timer.stop()
            if not self._busy:
                self._say("")

    def _count_down(self) -> None:
        self._wait(max(0, self._seconds - 1))
        if not self._seconds:
            self._say("U kunt het nu weer proberen.")
            self.focus_first()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        free = not busy and not self._seconds
        self._passphrase.field.setEnabled(free)
        self._unlock.setEnabled(free)
        for other in self._other_ways:  # one store is opened at a time
            other.setEnabled(not busy)

    def _say(self, words: str) -> None:
        self._status.setText(words)
        self._status.setVisible(bool(words))
