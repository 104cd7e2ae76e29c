"""The two ways to make the pieces of a page: tagged for reports, plain for the benchmark's floor."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table
from reportlab.platypus.paraparser import ParaFrag

from ld_desktop.report import direction, fonts
from ld_desktop.report.tagging import Element, Figure, TaggedParagraph, Tagger, table_artifacts

_TALL_ROW = 100.0
_FLOWING = {"body", "quote"}  # set against the right margin when they run from right to left


class Maker(Protocol):
    """What `layout` needs to make a page."""

    def element(self, role: str, parent: Element | None = None, **values: Any) -> Element | None:
        """A new element of the structure, under the document unless a parent is given."""

    def paragraph(
        self, text: str, style: ParagraphStyle, element: Element | None, bullet: str = ""
    ) -> Flowable:
        """A paragraph of one line of text, however long."""

    def table(self, cells: list[list[Any]], **values: Any) -> Flowable:
        """A table of flowables."""

    def figure(self, figure: Figure, element: Element | None) -> Flowable:
        """A drawing."""


class PageTable(Table):  # type: ignore[misc]  # ReportLab is untyped
    """A table of which a row that would leave much of a page empty begins on that page.

    ReportLab divides between rows first, and only what it then cannot place anywhere within one.
    The header would stand twice on a page: above the rows, and above the part of the tall one.
    """

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 - ReportLab's names
        """Divide within the row at the end of the page when that row is a tall one."""
        self._calc(availWidth, availHeight)
        left, next_height = availHeight, 0.0
        for next_height in self._rowHeights:
            if next_height > left:
                break
            left -= next_height
        self.splitByRow = not (self.splitInRow and min(next_height, left) > _TALL_ROW)
        parts: list[Any] = super().split(availWidth, availHeight)
        for part in (self, *parts):
            part.splitByRow = 1
        return parts


class TaggedMaker:
    """Pieces that know their place in the structure tree."""

    def __init__(self, tagger: Tagger) -> None:
        """Make pieces of the tagger's document."""
        self._tagger = tagger

    def element(self, role: str, parent: Element | None = None, **values: Any) -> Element:
        """A new element."""
        return (parent or self._tagger.root).add(role, **values)

    def paragraph(
        self, text: str, style: ParagraphStyle, element: Element | None, bullet: str = ""
    ) -> Flowable:
        """Made from its parts and not from markup: nothing that was typed can be read as a tag."""
        shown = fonts.printable(text)
        if style.name in _FLOWING and direction.base_direction(text) == "R":
            style = _from_the_right(style)
        made = TaggedParagraph(None, style, bullet or None, frags=[_frag(style).clone(text=shown)])
        made.tagger = self._tagger
        made.element = element if element is not None else self._tagger.root.add("P")
        if direction.is_rtl(text):
            made.base = direction.base_direction(text)
            made.element.actual_text = text
        return made

    def table(self, cells: list[list[Any]], **values: Any) -> Flowable:
        """A table whose lines and fills are artifacts."""
        return PageTable(cells, renderCB=table_artifacts, **values)

    def figure(self, figure: Figure, element: Element | None) -> Flowable:
        """A drawing that is one piece of content."""
        figure.tagger, figure.element = self._tagger, element
        return figure


class PlainMaker:
    """ReportLab as it comes, for comparison."""

    def element(self, role: str, parent: Element | None = None, **values: Any) -> None:  # noqa: ARG002 - as `Maker`
        """Plain pages have no structure."""
        return

    def paragraph(
        self,
        text: str,
        style: ParagraphStyle,
        element: Element | None,  # noqa: ARG002 - as `Maker`
        bullet: str = "",
    ) -> Flowable:
        """A paragraph read from markup, the usual way."""
        return Paragraph(escape(text), style, bullet or None)

    def table(self, cells: list[list[Any]], **values: Any) -> Flowable:
        """A plain table."""
        return PageTable(cells, **values)

    def figure(self, figure: Figure, element: Element | None) -> Flowable:  # noqa: ARG002 - as `Maker`
        """The same drawing, without marks."""
        return figure


@cache
def _from_the_right(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name}_rtl", style, alignment=TA_RIGHT)


@cache
def _frag(style: ParagraphStyle) -> ParaFrag:
    """What ReportLab's own parser makes of a paragraph without markup."""
    frag: ParaFrag = Paragraph("x", style).frags[0]
    return frag
