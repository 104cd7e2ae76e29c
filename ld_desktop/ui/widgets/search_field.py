"""One search field: results appear while typing, arrows choose, Enter opens, Escape goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.line_list import Line, LineList


class SearchField(QLineEdit):
    """Finds through a callable and shows what was found below itself."""

    chosen = Signal(str)
    left = Signal()  # Escape: the focus may go back to where it was

    def __init__(
        self, find: Callable[[str], Sequence[Line]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self.setObjectName("search")
        self.setAccessibleName("Zoeken")
        self.setAccessibleDescription("Naam, zaaknummer, werkgever of functie; pijltjes kiezen")
        self.setPlaceholderText("Zoeken op naam, zaaknummer, werkgever of functie")
        self.setClearButtonEnabled(True)
        self.results = _Results(self)
        self.results.list.chosen.connect(self._choose)
        self.textChanged.connect(self._search)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Results belong to the field: they go when it is left."""
        super().focusOutEvent(event)
        if not self.results.underMouse():
            self.results.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move through the results while the field keeps the focus."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.results.isVisible():
            self.results.list.step(1 if key == Qt.Key.Key_Down else -1)
            self._announce()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.results.isVisible():
            self.results.list.choose_current()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.results.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        words = text.strip()
        if not words:
            self.results.hide()
            return
        self.results.show_found(tuple(self._find(words)), words)
        self._announce()

    def _announce(self) -> None:
        line = self.results.list.current()
        words = line.spoken() if line else self.results.nothing.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _choose(self, place: str) -> None:
        self.results.hide()
        self.clear()
        self.chosen.emit(place)


class _Results(QFrame):
    """The list under the field, laid over the screen: no window of its own, so no lost focus."""

    def __init__(self, field: SearchField) -> None:
        super().__init__()
        self._field = field
        self.setObjectName("search_results")
        self.setProperty("card", True)
        self.list = LineList("search_list", "Gevonden", max_height=380)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.marked_without_focus = True
        self.nothing: QLabel = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self.hide()

    def show_found(self, lines: Sequence[Line], words: str) -> None:
        """Lay the list over the window, right under the field."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        self.nothing.setText(f"Niets gevonden voor “{words}”. Zoek op een deel van de naam.")
        self.nothing.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self.list.show_lines(lines)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay under the field when the window changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._field.window()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        width = max(self._field.width(), min(460, window.width() - 16))
        left = max(8, min(corner.x(), window.width() - width - 8))
        self.setFixedWidth(width)
        self.move(left, corner.y())
        self.adjustSize()
