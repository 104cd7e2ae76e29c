"""The small pieces of paper for the pen: words, boxes, lines to write on, and the table that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from ld_desktop.report import fonts
from ld_desktop.report.blank_marks import CrossBox, DateBoxes, PenLines
from ld_desktop.report.blank_styles import GAP, pen_style
from ld_desktop.report.drawings import Pictogram
from ld_desktop.report.texts import Texts, load

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from ld_desktop.report import blank_data as d
    from ld_desktop.report.makers import Maker
    from ld_desktop.report.tagging import Element


class Pieces:
    """Makes pieces of one form. `size` says how large its letters are."""

    def __init__(self, maker: Maker, form: d.BlankForm) -> None:
        """Make them with a maker, tagged or plain."""
        self._maker = maker
        self._form = form
        self._size = "large" if form.reader else "small"
        self._say: Texts = load("papier")

    def _words(self, text: str, name: str, element: Element | None = None) -> Flowable:
        return self._maker.paragraph(
            " ".join(text.split()),
            pen_style(name, self._size),
            element if element is not None else self._maker.element("P"),
        )

    def _code(self, code: str, item: Element | None = None) -> Flowable:
        parent = self._maker.element("Lbl", item) if item is not None else None
        return self._words(code, "code", parent)

    def _cross(
        self,
        box: d.Box,
        item: Element | None = None,
        *,
        several: bool = False,
        who: str = "",
    ) -> Flowable:
        said = " ".join(part for part in (who, box.code, box.text) if part)
        kind = "cb" if several else "rb"
        element = self._maker.element("Form", item, alt=said, print_field=kind)
        return self._maker.figure(CrossBox(), element)

    def _picture(self, name: str, alt: str, width: float) -> Flowable:
        element = self._maker.element("Figure", alt=alt)
        return self._maker.figure(Pictogram(name, width), element)

    def _table(
        self,
        rows: list[list[Any]],
        widths: list[float],
        *,
        bottom: float | None = None,
        extra: list[tuple[Any, ...]] | None = None,
    ) -> Flowable:
        return self._maker.table(
            rows,
            colWidths=widths,
            hAlign="LEFT",
            style=[
                ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), GAP[self._size] if bottom is None else bottom),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                *(extra or []),
            ],
        )

    def _day(self, label: str) -> Flowable:
        element = self._maker.element("Form", alt=label, print_field="tv")
        return self._maker.figure(DateBoxes(), element)

    def _lines(self, lines: int, width: float, label: str) -> Flowable:
        element = self._maker.element("Form", alt=label, print_field="tv")
        return self._maker.figure(PenLines(lines, width), element)

    def _width(self, text: str) -> float:
        look = pen_style("box", self._size)
        return float(stringWidth(text, look.fontName, look.fontSize))
