"""What stands above a measurement: who it is about, and the buttons of its panels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ld_desktop.casework import offering
from ld_desktop.ui import actions
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.section_list import SectionChoice

if TYPE_CHECKING:
    from ld_desktop.casework.measuring import MetingHead

_ROOMY_LETTERS = 110
_MARGINS = 48
_STATES = {"concept": "concept", "zienswijze": "zienswijze", "ondertekend": "ondertekend"}


class MetingBar(QFrame):
    """One line where there is room, two where there is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meting_kop")
        self.setProperty("bar", True)
        self.title = label("", "heading")
        self.below = label("", "muted")
        self.choice = SectionChoice()
        self.buttons: dict[str, QPushButton] = {}
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.below)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(6)
        self._tools.addWidget(self.choice, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 12, 6)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.addLayout(words, 0, 0)
        grid.addLayout(self._tools, 0, 1)
        self._grid = grid
        self._two_lines = False
        self.choice.hide()

    def show_head(self, head: MetingHead) -> None:
        """Who, where, and in which state."""
        naam = head.naam or "Naam nog niet ingevuld"
        self.title.setText(f"{naam} – {head.functie}" if head.functie else naam)
        meting = head.meting
        parts = (
            head.werkgever,
            f"zaak {head.zaaknummer}" if head.zaaknummer else "",
            f"{offering.name_of(meting.method)} {meting.method_version}",
            _STATES[meting.state.value],
        )
        self.below.setText("  ·  ".join(part for part in parts if part))

    def add(self, name: str, text: str, slot: Callable[[], object], action: str = "") -> None:
        """A button at the right; its tooltip names the key that does the same."""
        made = button(text, f"meting_kop:{name}", slot)
        if action:
            found = actions.spec(action)
            made.setToolTip(f"{found.text} ({actions.keys_text(found)})")
            made.setCheckable(True)
        self.buttons[name] = made
        self._tools.addWidget(made)

    def fit(self, width: int, *, narrow: bool) -> None:
        """Take no more room than there is.

        Args:
            width: how wide the screen is.
            narrow: there is no list of parts; the choice between them stands here instead.
        """
        self.below.setVisible(width >= _ROOMY_LETTERS * self.fontMetrics().averageCharWidth())
        self.choice.setVisible(narrow)
        words = self.title.fontMetrics().horizontalAdvance(self.title.text())
        two_lines = narrow or words + self._tools.sizeHint().width() + _MARGINS > width
        if two_lines == self._two_lines:
            return
        self._two_lines = two_lines
        self._grid.removeItem(self._tools)
        if two_lines:
            self._grid.addLayout(self._tools, 1, 0, 1, 2)
        else:
            self._grid.addLayout(self._tools, 0, 1)

    def minimumSizeHint(self) -> QSize:
        """The buttons beside each other; the words wrap."""
        height = super().minimumSizeHint().height()
        return QSize(self._tools.minimumSize().width() + _MARGINS, height)
