"""First start, step 3: the key and certificate are made, then their fingerprint is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.fingerprint import fingerprint_label
from ld_desktop.ui.widgets.job_panel import JobPanel
from ld_desktop.ui.widgets.page import Card, empty_layout


class ReadyStep(QWidget):
    """Progress first, the fingerprint afterwards."""

    def __init__(self, go_on: Callable[[], object]) -> None:
        super().__init__()
        self._go_on = go_on
        self._start: QPushButton | None = None
        self.job = JobPanel(cancellable=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.job)
        self._result = QVBoxLayout()
        self._column.addLayout(self._result)

    def show_fingerprint(self, fingerprint: str) -> None:
        """Say that it worked, and what the fingerprint is for."""
        empty_layout(self._result)
        card = Card("Klaar: uw opslag en uw certificaat zijn gemaakt")
        card.add(label("De vingerafdruk van uw certificaat:"))
        card.add(fingerprint_label(fingerprint))
        card.add(
            label(
                "Een kantoor dat uw bestanden ontvangt, belt u en vraagt naar deze vingerafdruk. "
                "U vindt hem altijd terug bij Contacten.",
                "muted",
            )
        )
        self._start = button("Naar Vandaag", "to_vandaag", self._go_on, "primary")
        card.add(row(self._start, None))
        self._result.addWidget(card)
        self._start.setFocus()
