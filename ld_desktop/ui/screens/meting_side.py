"""The panel at the right of a measurement: problems, guidance or result; hidden unless asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ld_desktop.casework import measuring
from ld_desktop.ui.widgets.basics import button
from ld_desktop.ui.widgets.guidance import GuidancePane
from ld_desktop.ui.widgets.problem_list import ProblemList
from ld_desktop.ui.widgets.result_panel import ResultPanel

if TYPE_CHECKING:
    from ld_desktop.casework.choosing_profile import OtherFunction
    from ld_desktop.casework.measuring import Outcome
    from ld_desktop.ui.widgets.form_page_model import FormModel

Pane = Literal["meldingen", "uitleg", "uitkomst"]
_PANES: tuple[tuple[Pane, str], ...] = (
    ("meldingen", "Meldingen"),
    ("uitleg", "Uitleg"),
    ("uitkomst", "Uitkomst"),
)


class MetingSide(QFrame):
    """Three panes of which one is showing. Others at the laptop see none by default."""

    chosen = Signal(str)  # path
    pane_changed = Signal()  # another pane, or hidden

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("zijpaneel")
        self.problems = ProblemList()
        self.guidance = GuidancePane()
        self.result = ResultPanel()
        self.problems.chosen.connect(self.chosen)
        self.result.chosen.connect(self.chosen)
        self._stack = QStackedWidget()
        self._tabs: dict[Pane, QPushButton] = {}
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(0)
        widgets = (self.problems, self.guidance, self.result)
        for (pane, words), widget in zip(_PANES, widgets, strict=True):
            self._stack.addWidget(widget)
            head.addWidget(self._tab(pane, words))
        head.addStretch(1)
        close = button("✕", "zijpaneel:sluiten", self.close_pane, "quiet")
        close.setAccessibleName("Zijpaneel sluiten")
        close.setToolTip("Zijpaneel sluiten")
        # Without an alignment the lowest button of a row would bound the height of all.
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.hide()

    def _tab(self, pane: Pane, words: str) -> QPushButton:
        made = button(words, f"zijpaneel:{pane}", lambda: self.open_pane(pane), "nav")
        made.setCheckable(True)
        self._tabs[pane] = made
        return made

    def pane(self) -> Pane | None:
        """Which pane is showing, if any."""
        return None if self.isHidden() else _PANES[self._stack.currentIndex()][0]

    def open_pane(self, pane: Pane) -> None:
        """Show a pane."""
        self._stack.setCurrentIndex([name for name, _ in _PANES].index(pane))
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

    def show_outcome(
        self, found: Outcome, model: FormModel, others: Sequence[OtherFunction] = ()
    ) -> None:
        """The live result with its calculation."""
        if found.result is None:
            self.result.show_outcome(found, None, model)
            return
        tree, further = measuring.trace_tree(found.result), measuring.further_trees(found.result)
        self.result.show_outcome(found, tree, model, further, others)
