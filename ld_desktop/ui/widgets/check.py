"""A check box whose text wraps: Qt's own cuts a long text off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label


class Check(QWidget):
    """A box to tick; a click on the words ticks it too."""

    toggled = Signal(bool)

    def __init__(self, name: str, text: str, description: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(description)
        self.box.toggled.connect(self.toggled)
        words = label(text)
        words.setMinimumHeight(32)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)

    def is_on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words is a click on the box."""
        if self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()
