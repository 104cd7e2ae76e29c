"""A page that scrolls: one calm column, never wider than a comfortable line, never cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label


class Page(QScrollArea):
    """A column of blocks that scrolls up and down; the keyboard scrolls with the focus."""

    def __init__(self, name: str, width: int = 860, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        outer = _Outer()
        centred = QHBoxLayout(outer)
        centred.setContentsMargins(20, 16, 20, 20)
        # Made with a parent: what moves to another one later has its looks computed again.
        self.inside = column = QWidget(outer)
        column.setMaximumWidth(width)
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        centred.addStretch(1)
        centred.addWidget(column, 1000)
        centred.addStretch(1)
        self._end = 0
        self.column.addStretch(1)
        self.setWidget(outer)

    def add(self, block: QWidget | QLayout) -> None:
        """Put a block under the ones that are there."""
        if isinstance(block, QWidget):
            self.column.insertWidget(self._end, block)
        else:
            self.column.insertLayout(self._end, block)
        self._end += 1

    def add_title(self, text: str, below: str = "") -> None:
        """The name of the page, with a quiet line below it."""
        self.add(label(text, "title"))
        if below:
            self.add(label(below, "muted"))


class _Outer(QWidget):
    """Asks for the height its words need at its width, not for that of the narrowest column."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("page", True)

    def minimumSizeHint(self) -> QSize:
        """What the scroll area keeps free at least."""
        size = super().minimumSizeHint()
        return QSize(size.width(), min(size.height(), self.heightForWidth(self.width())))


class Card(QFrame):
    """A block that belongs together, with its heading."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(8)
        if heading:
            self.column.addWidget(label(heading, "heading"))

    def add(self, block: QWidget | QLayout) -> None:
        """Put a block at the end of the card."""
        if isinstance(block, QWidget):
            self.column.addWidget(block)
        else:
            self.column.addLayout(block)


def fit_to_words(window: QWidget, width: int) -> None:
    """Make a small window as high as its wrapped words need at this width."""
    layout = window.layout()
    if layout is not None:
        window.resize(width, layout.totalHeightForWidth(width))


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout and give it back to Qt."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty_layout(inner)
