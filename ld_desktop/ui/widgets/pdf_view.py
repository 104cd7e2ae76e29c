"""A PDF inside the window: read it page by page, larger or smaller, print it, save a copy."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QObject,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.pdf_view_print import ask_and_print
from ld_desktop.ui.widgets.wrap_row import WrapRow

_STEP, _SMALLEST, _LARGEST = 1.25, 0.25, 5.0


class PdfView(QWidget):
    """Shows bytes; where a copy goes is for the screen to ask."""

    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pdf")
        self._data = QByteArray()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setObjectName("pdf:bladen")
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.view.installEventFilter(self)
        self.page_words = label("")
        self.page_words.setWordWrap(False)
        self.page_words.setObjectName("pdf:blad")
        self._buttons = [
            button("Vorige", "pdf:vorige", lambda: self.step(-1), "quiet", "Vorige pagina"),
            button("Volgende", "pdf:volgende", lambda: self.step(1), "quiet", "Volgende pagina"),
            button("−", "pdf:kleiner", lambda: self.zoom(1 / _STEP), "quiet"),
            button("+", "pdf:groter", lambda: self.zoom(_STEP), "quiet"),
            button("Paginabreed", "pdf:breed", self.fit_width, "quiet"),
            button("Afdrukken", "pdf:afdrukken", self.print_document),
            button("Kopie opslaan", "pdf:opslaan", self.save_asked.emit),
        ]
        self._name_zoom()
        self._lay_out()
        self.view.pageNavigator().currentPageChanged.connect(self._tell_page)

    def show_pdf(self, data: bytes, title: str) -> bool:
        """Show a document; false when these bytes are no PDF that can be shown."""
        self.document.close()
        self._buffer.close()
        self._data = QByteArray(data)
        self._buffer.setData(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.view.setAccessibleName(title)
        readable = self.document.status() is QPdfDocument.Status.Ready
        for each in self._buttons:
            each.setEnabled(readable)
        self._tell_page()
        return readable

    def clear(self) -> None:
        """Show nothing."""
        self.document.close()
        self._buffer.close()
        self._tell_page()

    def pages(self) -> int:
        """How many pages there are."""
        return self.document.pageCount()

    def page(self) -> int:
        """The page on screen, counting from 1."""
        return self.view.pageNavigator().currentPage() + 1

    def step(self, by: int) -> None:
        """To the next or previous page."""
        self.go_to_page(self.page() + by)

    def go_to_page(self, number: int) -> None:
        """To a page, or the nearest one there is."""
        wanted = min(max(number, 1), max(self.pages(), 1)) - 1
        self.view.pageNavigator().jump(wanted, QPointF(), 0)

    def zoom(self, factor: float) -> None:
        """Larger or smaller than now."""
        now = self.view.zoomFactor()
        if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            now = self._width_factor()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(now * factor, _SMALLEST), _LARGEST))

    def fit_width(self) -> None:
        """As wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def print_document(self) -> None:
        """Print through the system's own dialog."""
        ask_and_print(self, self.document, self.view.accessibleName())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Page keys turn whole pages; plus and minus change the size."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        keys = {
            Qt.Key.Key_PageDown: lambda: self.step(1),
            Qt.Key.Key_PageUp: lambda: self.step(-1),
            Qt.Key.Key_Home: lambda: self.go_to_page(1),
            Qt.Key.Key_End: lambda: self.go_to_page(self.pages()),
            Qt.Key.Key_Plus: lambda: self.zoom(_STEP),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / _STEP),
        }
        act = keys.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        act()
        return True

    def _width_factor(self) -> float:
        page = self.document.pagePointSize(max(self.page() - 1, 0)).width()
        dots = self.view.logicalDpiX() / 72  # a PDF point is 1/72 inch
        return self.view.viewport().width() / (page * dots) if page else 1.0

    def _tell_page(self) -> None:
        count = self.pages()
        self.page_words.setText(f"Pagina {self.page()} van {count}" if count else "")
        text = self.document.getAllText(self.page() - 1).text() if count else ""
        self.view.setAccessibleDescription(text)

    def _name_zoom(self) -> None:
        for made, words in zip(self._buttons[2:4], ("Kleiner", "Groter"), strict=True):
            made.setAccessibleName(words)
            made.setToolTip(words)

    def _lay_out(self) -> None:
        bar = QVBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        bar.addWidget(WrapRow([self.page_words, *self._buttons]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
