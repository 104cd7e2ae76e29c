"""What ReportLab lacks: every piece of a page belongs to an element of the structure tree.

While a page is drawn its content stream gets marked-content brackets (ISO 32000-1, 14.6); the
tree itself is written afterwards by `structure`. Lines, fills, headers and footers are artifacts.
Two hooks of ReportLab carry it: `Flowable._drawOn` and the render callback of tables.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable, Paragraph

from ld_desktop.report import direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas


@dataclass(eq=False)
class Element:
    """A node of the structure tree: `kids` are elements, or (page, number) of marked content.

    Attributes:
        print_field: for a place where a pen writes: `rb` (one of several boxes), `cb` (a box) or
            `tv` (text).
    """

    role: str
    name: str = ""
    alt: str = ""
    actual_text: str = ""
    scope: str = ""
    print_field: str = ""
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    kids: list[Element | tuple[int, int]] = field(default_factory=list)

    def add(self, role: str, **values: Any) -> Element:
        """A new last child."""
        child = Element(role, **values)
        self.kids.append(child)
        return child


class Tagger:
    """The tree of one document, and which element each numbered piece of a page belongs to."""

    def __init__(self) -> None:
        """Start with an empty document."""
        self.root = Element("Document")
        self.pages: list[list[Element]] = []

    @contextmanager
    def marked(self, canvas: Canvas, element: Element) -> Iterator[None]:
        """All that is drawn inside belongs to the element."""
        page = canvas.getPageNumber() - 1
        while len(self.pages) <= page:
            self.pages.append([])
        number = len(self.pages[page])
        self.pages[page].append(element)
        element.kids.append((page, number))
        canvas._code.append(f"/{element.role} <</MCID {number}>> BDC")  # noqa: SLF001 - no public way
        yield
        canvas._code.append("EMC")  # noqa: SLF001 - as above


@contextmanager
def artifact(canvas: Canvas, kind: str = "") -> Iterator[None]:
    """All that is drawn inside is decoration, which a screen reader skips."""
    start = f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC"
    canvas._code.append(start)  # noqa: SLF001 - no public way
    yield
    canvas._code.append("EMC")  # noqa: SLF001 - as above


def table_artifacts(table: Any, command: str, *_: object) -> None:
    """Render callback of tables: fills and lines are artifacts; the cells tag themselves."""
    if command in {"startBG", "startLines"}:
        table.canv._code.append("/Artifact BMC")  # noqa: SLF001 - no public way
    elif command in {"endBG", "endLines"}:
        table.canv._code.append("EMC")  # noqa: SLF001 - as above


class TaggedParagraph(Paragraph):  # type: ignore[misc]  # ReportLab is untyped
    """A paragraph that belongs to an element; split over pages, its parts stay one element.

    ReportLab makes the parts with `self.__class__(None, style, frags=…)`: `element`, `tagger` and
    `logical` are therefore set from outside.

    Attributes:
        logical: the lines in reading order when the text runs from right to left, else None.
    """

    tagger: Tagger
    element: Element
    base = ""
    logical: list[str] | None = None
    drawn = False

    def _drawOn(self, canv: Canvas) -> None:  # noqa: N802 - ReportLab's name
        # Drawn again, it is the repeated header row of a split table.
        bracket = artifact(canv) if self.drawn else self.tagger.marked(canv, self.element)
        self.drawn = True
        with bracket:
            super()._drawOn(canv)

    def breakLines(self, width: Any) -> Any:  # noqa: N802 - ReportLab's name
        """Break in reading order, then put each line in the order of its glyphs (UAX 9, L2)."""
        broken = super().breakLines(width)
        if self.base:
            self.logical = [" ".join(words) for _, words in broken.lines]
            broken.lines = [
                (extra, direction.visual(line, self.base).split(" "))
                for (extra, _), line in zip(broken.lines, self.logical, strict=True)
            ]
        return broken

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 - as above
        """Hand on what the parts need to know."""
        logical = self.logical
        parts: list[Any] = super().split(availWidth, availHeight)
        for part in parts:
            part.tagger, part.element, part.base = self.tagger, self.element, self.base
        if logical is not None and len(parts) > 1:
            here = len(parts[0].blPara.lines)
            for part, lines in zip(parts, (logical[:here], logical[here:]), strict=True):
                part.frags = [self.frags[0].clone(text=" ".join(lines))]
        return parts


class Figure(Flowable, ABC):  # type: ignore[misc]  # ReportLab is untyped
    """A drawing of fixed size with an alternative text."""

    def __init__(self, width: float, height: float) -> None:
        """A subclass draws in `paint`, its lower left corner at 0, 0."""
        super().__init__()
        self.width, self.height = width, height
        self.tagger: Tagger | None = None
        self.element: Element | None = None

    @abstractmethod
    def paint(self) -> None:
        """Draw on `self.canv`."""

    def draw(self) -> None:
        """Draw as one piece of content, and note where it stands."""
        if self.tagger is None or self.element is None:
            self.paint()
            return
        x, y = self.canv.absolutePosition(0, 0)
        self.element.box = (x, y, x + self.width, y + self.height)
        with self.tagger.marked(self.canv, self.element):
            self.paint()
