"""A drawing with the answers beside it, or below it where there is too little room for both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_LETTERS = 36  # of an answer with its own small drawing
_GAP = 16


class Illustrated(QWidget):
    """The drawing keeps its own size."""

    def __init__(self, drawing: QWidget, answers: QWidget) -> None:
        super().__init__()
        self._drawing = drawing
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        top = Qt.AlignmentFlag.AlignTop
        self._box.addWidget(drawing, 0, top | Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(answers, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the drawing: the answers can go below it."""
        return QSize(self._drawing.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps another direction."""
        super().resizeEvent(event)
        answers = _LETTERS * self.fontMetrics().averageCharWidth()
        beside = self.width() >= self._drawing.sizeHint().width() + _GAP + answers
        directions = QBoxLayout.Direction
        wanted = directions.LeftToRight if beside else directions.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()
