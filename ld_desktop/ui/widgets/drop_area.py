"""A place to drop files on; the same is always possible with a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label


class DropArea(QFrame):
    """Takes files and folders from this computer; anything else is not accepted."""

    dropped = Signal(object)  # tuple of paths

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop_area")
        self.setAccessibleName(text)
        self.setAcceptDrops(True)
        self.setProperty("drop", "true")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.addWidget(label(text))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that dropping here works."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Back to quiet."""
        super().dragLeaveEvent(event)
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what was dropped."""
        self._show_over(False)
        urls = event.mimeData().urls()
        paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _show_over(self, over: bool) -> None:
        self.setProperty("drop", "over" if over else "true")
        self.style().unpolish(self)
        self.style().polish(self)
