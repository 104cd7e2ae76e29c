"""A PDF on screen: pages, sizes, printing, and what is heard of it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ld_desktop.ui.widgets.pdf_view import PdfView
from ld_desktop.ui.widgets.pdf_view_print import print_pages
from tests.helpers.meting_screens import press, shown


@pytest.fixture(scope="module")
def three_pages() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842), invariant=1)
    for number in (1, 2, 3):
        canvas.drawString(72, 700, f"Dit is bladzijde {number}")
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.fixture
def view(qtbot: QtBot, three_pages: bytes) -> PdfView:
    made = shown(qtbot, PdfView())
    assert made.show_pdf(three_pages, "Rapport")
    made.view.setFocus()
    return made


def test_it_names_itself_and_reads_its_page_aloud(view: PdfView) -> None:
    assert view.view.accessibleName() == "Rapport"
    assert view.page_words.text() == "Pagina 1 van 3"
    assert "Dit is bladzijde 1" in view.view.accessibleDescription()


def test_page_keys_turn_pages(qtbot: QtBot, view: PdfView) -> None:
    press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.page() == 2)
    assert "bladzijde 2" in view.view.accessibleDescription()
    press(Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.page() == 3)
    press(Qt.Key.Key_PageDown)
    assert view.page() == 3
    press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.page() == 1)


def test_plus_and_minus_change_the_size_and_it_fits_again(view: PdfView) -> None:
    press(Qt.Key.Key_Plus)
    larger = view.view.zoomFactor()
    assert view.view.zoomMode() is QPdfView.ZoomMode.Custom
    press(Qt.Key.Key_Minus)
    assert view.view.zoomFactor() < larger
    view.findChild(QPushButton, "pdf:breed").click()
    assert view.view.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_a_copy_is_asked_for(qtbot: QtBot, view: PdfView) -> None:
    button = view.findChild(QPushButton, "pdf:opslaan")
    with qtbot.waitSignal(view.save_asked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_bytes_that_are_no_pdf_show_nothing(view: PdfView) -> None:
    assert view.show_pdf(b"geen pdf", "Stuk") is False
    assert view.pages() == 0
    assert not view.findChild(QPushButton, "pdf:afdrukken").isEnabled()


def test_printing_gives_every_page_that_was_asked(view: PdfView, tmp_path: Path) -> None:
    for first, last, expected in ((0, 0, 3), (2, 3, 2)):
        target = tmp_path / f"{first}.pdf"
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setFromTo(first, last)
        assert print_pages(view, view.document, printer)
        printed = QPdfDocument()
        assert printed.load(str(target)) is QPdfDocument.Error.None_
        assert printed.pageCount() == expected
        image = printed.render(0, printed.pagePointSize(0).toSize())
        assert any(
            image.pixelColor(x, y).lightness() < 128
            for x in range(60, 200)
            for y in range(120, 160)
        ), "the page is empty"
        printed.close()
