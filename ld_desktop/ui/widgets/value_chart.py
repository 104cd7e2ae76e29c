"""A small chart of loonwaarden over time: bars with their number, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ld_desktop.ui.theme import tokens

_WHOLE = 100


class ValueChart(QWidget):
    """One bar per value, in percent of a whole loonwaarde."""

    def __init__(self, values: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = tuple(values)
        self.setObjectName("value_chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Loonwaarde in de tijd")
        self.setAccessibleDescription(
            ", ".join(f"{when}: {value} procent" for when, value in self._values)
        )

    def sizeHint(self) -> QSize:
        """A line of text per value."""
        return QSize(300, len(self._values) * (self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """When, a bar, how much."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        metrics = self.fontMetrics()
        high = metrics.height() + 8
        left = max(metrics.horizontalAdvance(when) for when, _ in self._values) + 12
        right = metrics.horizontalAdvance("100 %") + 12
        room = max(self.width() - left - right, 20)
        centre = int(Qt.AlignmentFlag.AlignVCenter)
        for number, (when, value) in enumerate(self._values):
            top = number * high
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRect(0, top, left, high), centre, when)
            painter.setPen(QColor(colours.text))
            width = room * min(value, _WHOLE) // _WHOLE
            painter.drawText(QRect(left + width + 8, top, right, high), centre, f"{value} %")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRect(left, top + 5, width, high - 10), 3, 3)
        painter.end()
