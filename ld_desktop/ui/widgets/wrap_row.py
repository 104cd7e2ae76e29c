"""Buttons beside each other while they fit; what does not fit goes to the next line, as words do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

_GAP = 8
_WHOLE = 1000  # of a line, against what is left over


class WrapRow(QWidget):
    """Keeps its widgets at their own width, from the left."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._widgets = tuple(widgets)
        self._lines: list[list[QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._place([list(self._widgets)])

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest: the others can go below it."""
        size = super().minimumSizeHint()
        widths = [each.sizeHint().width() for each in self._shown() if not isinstance(each, QLabel)]
        return QSize(max(widths, default=0), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps other lines."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Another text size or other words need another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        wanted = self._filled(self.width())
        if self._wrap_labels() or wanted != self._lines:
            self._place(wanted)
            self.updateGeometry()

    def _wrap_labels(self) -> bool:
        """Let words break where there is not even room for them alone; whether that changed."""
        labels = [each for each in self._widgets if isinstance(each, QLabel)]
        changed = [each for each in labels if each.wordWrap() != (_width(each) > self.width())]
        for each in changed:
            each.setWordWrap(not each.wordWrap())
        return bool(changed)

    def _filled(self, width: int) -> list[list[QWidget]]:
        """The widgets by line; one that is hidden takes no room in its line."""
        lines: list[list[QWidget]] = [[]]
        used = 0
        for widget in self._widgets:
            needed = 0 if widget.isHidden() else _width(widget) + _GAP
            if used and used + needed > width + _GAP:
                lines.append([])
                used = 0
            lines[-1].append(widget)
            used += needed
        return lines

    def _place(self, lines: list[list[QWidget]]) -> None:
        self._lines = lines
        while self._column.takeAt(0) is not None:
            pass  # taken out, a line is Python's and goes at once: Qt deleting it later would crash
        for widgets in lines:
            line = QHBoxLayout()
            line.setSpacing(_GAP)
            for widget in widgets:
                if isinstance(widget, QLabel) and widget.wordWrap():
                    line.addWidget(widget, _WHOLE)
                else:
                    line.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            line.addStretch(1)
            self._column.addLayout(line)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]


def _width(widget: QWidget) -> int:
    """How wide a widget is on one line."""
    if isinstance(widget, QLabel):
        return widget.fontMetrics().horizontalAdvance(widget.text()) + _GAP
    return widget.sizeHint().width()
