"""What stands above a questionnaire on paper: what it is, the way back to the measurement, the tools."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ld_desktop.ui import places
from ld_desktop.ui.screens.base import Screen
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.wrap_row import WrapRow


class PaperBar(QFrame):
    """The bar of a screen for printing or for typing over.

    Attributes:
        column: for what a screen wants to say below its tools.
    """

    def __init__(
        self, screen: Screen, title: str, meting_id: str, tools: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 6, 12, 8)
        self.column.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(label(title, "heading"), 1)
        back = places.meting(meting_id)
        first.addWidget(
            button("Naar de meting", "to_meting", lambda: screen.open_requested.emit(back), "quiet")
        )
        self.column.addLayout(first)
        self.column.addWidget(WrapRow(tools))
