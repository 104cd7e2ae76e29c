"""The panel at the right of a guided path: problems, guidance or what comes out; hidden unless asked for."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import button
from ld_desktop.ui.widgets.guidance import GuidancePane
from ld_desktop.ui.widgets.problem_list import ProblemList

Pane = Literal["meldingen", "uitleg", "uitkomst"]
PANES: tuple[tuple[Pane, str], ...] = (
    ("meldingen", "Meldingen"),
    ("uitleg", "Uitleg"),
    ("uitkomst", "Uitkomst"),
)


class PathSide(QFrame):
    """Three panes of which one is showing. Others at the laptop see none by default."""

    chosen = Signal(str)  # path
    pane_changed = Signal()  # another pane, or hidden

    def __init__(self, outcome: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("zijpaneel")
        self.problems, self.guidance = ProblemList(), GuidancePane()
        self.problems.chosen.connect(self.chosen)
        self._stack = QStackedWidget()
        for widget in (self.problems, self.guidance, outcome):
            self._stack.addWidget(widget)
        self._tabs: dict[Pane, QPushButton] = {
            pane: self._tab(pane, words) for pane, words in PANES
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._stack, 1)
        self.hide()

    def _tab(self, pane: Pane, words: str) -> QPushButton:
        made = button(words, f"zijpaneel:{pane}", lambda: self.open_pane(pane), "nav")
        made.setCheckable(True)
        return made

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(0)
        self._lay_tabs(head, list(self._tabs.values()))
        close = button("✕", "zijpaneel:sluiten", self.close_pane, "quiet")
        close.setAccessibleName("Zijpaneel sluiten")
        close.setToolTip("Zijpaneel sluiten")
        # Without an alignment the lowest button of a row would bound the height of all.
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _lay_tabs(self, head: QHBoxLayout, tabs: list[QWidget]) -> None:
        """Beside each other, whatever the size of the text."""
        for tab in tabs:
            head.addWidget(tab)
        head.addStretch(1)

    def pane(self) -> Pane | None:
        """Which pane is showing, if any."""
        return None if self.isHidden() else PANES[self._stack.currentIndex()][0]

    def open_pane(self, pane: Pane) -> None:
        """Show a pane."""
        self._stack.setCurrentIndex([name for name, _ in PANES].index(pane))
        for name, tab in self._tabs.items():
            tab.setChecked(name == pane)
        self.show()
        self.pane_changed.emit()

    def close_pane(self) -> None:
        """Hide the panel."""
        self.hide()
        self.pane_changed.emit()

    def toggle(self, pane: Pane) -> None:
        """Show a pane, or hide the panel when that pane is showing."""
        if self.pane() == pane:
            self.close_pane()
        else:
            self.open_pane(pane)
