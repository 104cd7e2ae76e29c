"""Printing a PDF through the system's print dialog, page by page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

_DOTS = 300  # sharp text at 35 MB a page; more only costs memory


def ask_and_print(parent: QWidget, document: QPdfDocument, title: str) -> bool:
    """Ask which printer and pages, and print; false when the user changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(document.pageCount(), 1))
    dialog.setWindowTitle(f"{title} afdrukken")
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    return print_pages(parent, document, printer)


def print_pages(parent: QWidget, document: QPdfDocument, printer: QPrinter) -> bool:
    """Print the pages that were chosen, with progress; false when it was stopped."""
    printer.setResolution(_DOTS)
    printer.setFullPage(True)
    if printer.pageLayout().orientation() is not QPageLayout.Orientation.Portrait:
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    first = max(printer.fromPage(), 1)
    last = printer.toPage() or document.pageCount()
    wait = QProgressDialog("Bezig met afdrukken…", "Stoppen", first - 1, last, parent)
    wait.setWindowModality(Qt.WindowModality.WindowModal)
    painter = QPainter(printer)
    try:
        for number in range(first, last + 1):
            wait.setValue(number - 1)
            if wait.wasCanceled():
                printer.abort()
                return False
            if number > first:
                printer.newPage()
            _draw(document, number - 1, printer, painter)
    finally:
        painter.end()
        wait.close()
        wait.deleteLater()
    return True


def _draw(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    size = QSizeF(document.pagePointSize(page))
    size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    image = document.render(page, size.toSize())
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
