"""What stands where nothing is yet: what this place is for, and the first step."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label, row


class EmptyState(QFrame):
    """A friendly empty place with at most one button."""

    def __init__(
        self,
        heading: str,
        text: str,
        action: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setObjectName("empty_state")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(heading, "heading"))
        column.addWidget(label(text))
        if action is not None:
            column.addLayout(row(action, None))
