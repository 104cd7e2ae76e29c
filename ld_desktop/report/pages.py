"""From flowables to a PDF of pages with running header, page x of y and, on a draft, a watermark."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from ld_desktop.report import fonts
from ld_desktop.report.figures import fitted
from ld_desktop.report.styles import (
    BOTTOM,
    LEFT,
    LINE,
    MUTED,
    PAGE,
    RIGHT,
    TOP,
    WATERMARK,
    WIDTH,
)
from ld_desktop.report.tagging import artifact

if TYPE_CHECKING:
    from ld_desktop.report.blocks import Document

LANGUAGE = "nl-NL"
_SMALL = 7.5
_WATERMARK_SIZE = 104
_HEADER_GAP = 14.0


class NumberedCanvas(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """Keeps its pages until their number is known, then writes the foot of each."""

    document: Document

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As ReportLab's canvas."""
        super().__init__(*args, **kwargs)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End a page without writing it yet."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write all pages."""
        for number, state in enumerate(self._kept, start=1):
            self.__dict__.update(state)
            self._foot(number, len(self._kept))
            super().showPage()
        super().save()

    def _foot(self, page: int, pages: int) -> None:
        with artifact(self, "Pagination"):
            self.setFillColor(MUTED)
            self.setFont(fonts.REGULAR, self.document.running)
            text = self.document.page_of.format(page=page, pages=pages)
            self.drawRightString(PAGE[0] - RIGHT, BOTTOM - 26, text)
            self.drawString(LEFT, BOTTOM - 26, self.document.footer)


def build(document: Document, story: list[Flowable]) -> bytes:
    """The pages of a document; ReportLab's clock is kept out by `invariant`."""
    fonts.register()
    out = io.BytesIO()
    template = BaseDocTemplate(
        out,
        pagesize=PAGE,
        title=document.title,
        subject=document.subject,
        author=document.author,
        creator="ld-desktop",
        lang=LANGUAGE,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=_SMALL,
    )
    frame = Frame(
        LEFT,
        BOTTOM,
        WIDTH,
        PAGE[1] - TOP - BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    template.addPageTemplates(
        PageTemplate(frames=[frame], onPage=lambda canvas, _: _head(canvas, document))
    )
    canvas_class = type("DocumentCanvas", (NumberedCanvas,), {"document": document})
    template.build(story, canvasmaker=canvas_class)
    return out.getvalue()


def _head(canvas: Canvas, document: Document) -> None:
    if document.watermark:
        _watermark(canvas, document.watermark)
    with artifact(canvas, "Pagination"):
        y = PAGE[1] - TOP + 28
        canvas.setFillColor(MUTED)
        size = document.running
        canvas.setFont(fonts.REGULAR, size)
        left, right = document.header
        room = WIDTH - stringWidth(right, fonts.REGULAR, size) - _HEADER_GAP
        canvas.drawString(LEFT, y, fitted(left, fonts.REGULAR, size, room))
        canvas.drawRightString(PAGE[0] - RIGHT, y, right)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, y - 7, PAGE[0] - RIGHT, y - 7)


def _watermark(canvas: Canvas, text: str) -> None:
    with artifact(canvas, "Background"):
        canvas.saveState()
        canvas.setFillColor(WATERMARK)
        canvas.setFont(fonts.BOLD, _WATERMARK_SIZE)
        canvas.translate(PAGE[0] / 2, PAGE[1] / 2)
        canvas.rotate(54)
        canvas.drawCentredString(0, -_WATERMARK_SIZE / 3, text)
        canvas.restoreState()
