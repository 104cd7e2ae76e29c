"""Questions in a grid: short ones two beside each other where there is room, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ld_desktop.ui.fields.base import Shape

_COLUMN_LETTERS = 44
_BETWEEN = 20


class BlockGrid(QGridLayout):
    """Asks its owner to call `arrange` whenever blocks come or go or the width changes."""

    def __init__(self, between: int) -> None:
        """Make an empty grid with `between` pixels between its rows."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(_BETWEEN)
        self.setVerticalSpacing(between)
        self._columns = 0
        self._arranged: tuple[QWidget, ...] = ()

    def arrange(self, owner: QWidget, blocks: Sequence[tuple[QWidget, Shape]]) -> None:
        """Place the blocks that are shown; two of the same shape share a row.

        Args:
            owner: gives the width and the size of its letters.
            blocks: all blocks in order with their shapes, also those that are hidden.
        """
        needed = _COLUMN_LETTERS * owner.fontMetrics().averageCharWidth()
        columns = 2 if owner.width() >= 2 * needed + _BETWEEN else 1
        shown = [(widget, shape) for widget, shape in blocks if not widget.isHidden()]
        now = tuple(widget for widget, _ in shown)
        if columns == self._columns and now == self._arranged:
            return
        self._columns, self._arranged = columns, now
        for widget, _ in blocks:
            if widget.isHidden():
                self.removeWidget(widget)
        for place in range(2):
            self.setColumnStretch(place, 1 if place < columns else 0)
        self._place(shown, columns)

    def _place(self, shown: Sequence[tuple[QWidget, Shape]], columns: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        place = line = 0
        while place < len(shown):
            widget, shape = shown[place]
            after = shown[place + 1] if place + 1 < len(shown) else None
            if columns > 1 and shape != "wide" and after is not None and after[1] == shape:
                self.addWidget(widget, line, 0, top)
                self.addWidget(after[0], line, 1, top)
                place += 1
            else:
                self.addWidget(widget, line, 0, 1, columns, top)
            place, line = place + 1, line + 1
