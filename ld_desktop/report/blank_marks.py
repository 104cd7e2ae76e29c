"""What a pen goes into: boxes to cross, lines to write on, boxes for the digits of a date."""

from __future__ import annotations

from reportlab.lib.colors import Color

from ld_desktop.report.blank_styles import BOX, DIGIT, MM, PEN_LINE
from ld_desktop.report.styles import INK, MIDDLE
from ld_desktop.report.tagging import Figure

_EDGE = 1.1  # line of a box, clear on a bad copy
_DATE = (2, 2, 4)  # digits of day, month and year
_BETWEEN = 4.5 * MM


class CrossBox(Figure):
    """A box for a cross."""

    def __init__(self) -> None:
        """One size everywhere."""
        super().__init__(BOX, BOX)

    def paint(self) -> None:
        """A square with rounded corners."""
        _ink(self, INK)
        self.canv.roundRect(0, 0, BOX, BOX, 1.5, stroke=1, fill=0)


class PenLines(Figure):
    """Lines to write on, each with room for large handwriting above it."""

    def __init__(self, lines: int, width: float) -> None:
        """A few lines of one width."""
        super().__init__(width, lines * PEN_LINE)
        self._lines = lines

    def paint(self) -> None:
        """From top to bottom."""
        _ink(self, MIDDLE)
        for line in range(self._lines):
            y = self.height - (line + 1) * PEN_LINE + _EDGE
            self.canv.line(0, y, self.width, y)


class DateBoxes(Figure):
    """Eight boxes: day, month, year, with dashes between."""

    def __init__(self) -> None:
        """As wide as its boxes."""
        super().__init__(sum(_DATE) * DIGIT + 2 * _BETWEEN, DIGIT)

    def paint(self) -> None:
        """From left to right."""
        _ink(self, INK)
        x = 0.0
        for place, digits in enumerate(_DATE):
            if place:
                middle = x + _BETWEEN / 2
                self.canv.line(middle - 2, DIGIT / 2, middle + 2, DIGIT / 2)
                x += _BETWEEN
            for _ in range(digits):
                self.canv.rect(x, 0, DIGIT, DIGIT, stroke=1, fill=0)
                x += DIGIT


def _ink(figure: Figure, color: Color) -> None:
    figure.canv.setStrokeColor(color)
    figure.canv.setLineWidth(_EDGE)
