"""Blocks side by side while there is room, under each other when there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class Columns(QWidget):
    """A grid that takes as many columns as fit: large text on a small screen gets one."""

    def __init__(
        self,
        blocks: Sequence[QWidget],
        letters: int,
        most: int = 2,
        between: int = 10,
        *,
        even: bool = False,
    ) -> None:
        """Make the grid.

        Args:
            blocks: in reading and tab order.
            letters: how many letters wide a column must be at least.
            most: the largest number of columns.
            between: pixels between rows.
            even: blocks beside each other are as high as the highest of them.
        """
        super().__init__()
        self._blocks = tuple(blocks)
        self._letters, self._most = letters, most
        self._align = Qt.AlignmentFlag(0) if even else Qt.AlignmentFlag.AlignTop
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(between)
        self._arrange(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps another number of columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size, the same."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        needed = self._letters * self.fontMetrics().averageCharWidth() + 16
        self._arrange(max(1, min(self._most, self.width() // needed)))

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        for place in range(self._most):
            self._grid.setColumnStretch(place, 1 if place < count else 0)
        for place, block in enumerate(self._blocks):
            self._grid.addWidget(block, place // count, place % count, self._align)
