"""The panel at the right of a toegangstoets: which steps decided, and what follows from it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ld_desktop.ui.screens.path_side import PathSide
from ld_desktop.ui.widgets.toets_result import ToetsResult
from ld_desktop.ui.widgets.wrap_row import WrapRow


class ToetsSide(PathSide):
    """The panes of a toegangstoets; their tabs go below each other when the text is large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.result = ToetsResult()
        super().__init__(self.result, parent)
        self.result.chosen.connect(self.chosen)

    def _lay_tabs(self, head: QHBoxLayout, tabs: list[QWidget]) -> None:
        head.addWidget(WrapRow(tabs), 1)
