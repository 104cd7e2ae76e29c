"""What is drawn and not set: panel, charts, handwritten signatures, the place of the seal.

The charts are readable in black and white: bars differ in lightness and carry their own labels.
"""

from __future__ import annotations

import base64
import binascii
import io
import struct
from decimal import Decimal
from itertools import repeat
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.report import direction, fonts
from ld_desktop.report.fonts import BOLD, REGULAR
from ld_desktop.report.styles import (
    ACCENT,
    FILL,
    INK,
    LIGHT,
    LINE,
    MIDDLE,
    MUTED,
    PAPER,
    WIDTH,
)
from ld_desktop.report.tagging import Figure, artifact

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.lib.colors import Color

    from ld_desktop.report.blocks import Profile, Step, Waterfall

_SMALL = 7.5
_ELLIPSIS = "…"
_SHADES = (ACCENT, MIDDLE, LIGHT)
_MAX_DRAWING_PIXELS = 16_000_000
_PNG_SIZE = slice(16, 24)  # width and height in the IHDR chunk, read before anything is unpacked


class DrawingUnreadable(EnvironmentProblem):
    """A handwritten signature is not a picture that can be printed."""

    code = "report.drawing_unreadable"


class Panel(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Paragraphs on a quiet ground with an accent at the left."""

    _inset = 14.0
    _bar = 4.0

    def __init__(self, paragraphs: list[Flowable]) -> None:
        """Hold paragraphs that together fit on a page."""
        super().__init__()
        self._paragraphs = paragraphs
        self._heights: list[float] = []

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """As wide as the page, as high as the paragraphs."""
        inner = availWidth - 2 * self._inset
        self._heights = [part.wrap(inner, availHeight)[1] for part in self._paragraphs]
        self.width, self.height = availWidth, sum(self._heights) + 1.6 * self._inset
        return self.width, self.height

    def draw(self) -> None:
        """The ground is decoration; the paragraphs tag themselves."""
        with artifact(self.canv):
            self.canv.setFillColor(FILL)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            self.canv.setFillColor(ACCENT)
            self.canv.rect(0, 0, self._bar, self.height, stroke=0, fill=1)
        y = self.height - 0.8 * self._inset
        for part, height in zip(self._paragraphs, self._heights, strict=True):
            y -= height
            part.drawOn(self.canv, self._inset, y)


class ProfileChart(Figure):
    """Horizontal bars per group with a line at the norm."""

    _row = 14.0
    _title = 17.0
    _gap = 8.0
    _axis = 16.0
    _labels_from, _labels_to = 92.0, 190.0
    _values = 58.0

    def __init__(self, profile: Profile) -> None:
        """As high as its bars."""
        rows = sum(len(bars) for _, bars in profile.groups)
        height = rows * self._row + len(profile.groups) * (self._title + self._gap) + self._axis
        super().__init__(WIDTH, height)
        self._profile = profile
        every = [*profile.beside, *(bar for _, bars in profile.groups for bar in bars)]
        longest = max(stringWidth(bar.label, REGULAR, _SMALL) for bar in every)
        self._labels = min(max(self._labels_from, longest + 8), self._labels_to)
        highest = max([profile.norm, *(bar.value for bar in every)])
        self._scale = (WIDTH - self._labels - self._values) / float(highest)

    def paint(self) -> None:
        """From top to bottom: bars, then the norm line over them, then the values over the line."""
        y = self.height - self._axis
        values = []
        for title, bars in self._profile.groups:
            y -= self._title
            self._text(0, y + 5, title, BOLD, WIDTH)
            # Three factors differ in lightness; a list of scores is one thing, and of one shade.
            shades = _SHADES if self._profile.shaded else repeat(ACCENT, len(bars))
            for bar, shade in zip(bars, shades, strict=True):
                y -= self._row
                self._text(0, y + 4, bar.label, REGULAR, self._labels - 6)
                length = float(bar.value) * self._scale
                self._bar(y, length, shade)
                values.append((self._labels + length, y, bar.shown))
            y -= self._gap
        self._norm_line()
        for x, below, shown in values:
            self._value(x, below, shown)

    def _bar(self, y: float, length: float, shade: Color) -> None:
        self.canv.setFillColor(shade)
        self.canv.setStrokeColor(MUTED)
        self.canv.setLineWidth(0.4)
        self.canv.rect(self._labels, y + 1.5, length, self._row - 4, fill=1)

    def _value(self, x: float, y: float, shown: str) -> None:
        norm = self._labels + float(self._profile.norm) * self._scale
        width = stringWidth(shown, REGULAR, _SMALL)
        if x < norm < x + width + 6:
            self.canv.setFillColor(PAPER)
            self.canv.rect(x + 2, y + 2.5, width + 4, self._row - 5.5, stroke=0, fill=1)
        self._text(x + 4, y + 4, shown, REGULAR, self._values)

    def _norm_line(self) -> None:
        x = self._labels + float(self._profile.norm) * self._scale
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(1)
        self.canv.setDash(3, 2)
        self.canv.line(x, 0, x, self.height - self._axis + 3)
        self.canv.setDash()
        label = f"{self._profile.norm_label} {self._profile.norm}"
        self.canv.setFillColor(INK)
        self.canv.setFont(BOLD, _SMALL)
        self.canv.drawCentredString(x, self.height - self._axis + 6, label)

    def _text(self, x: float, y: float, text: str, font: str, room: float) -> None:
        self.canv.setFillColor(INK)
        self.canv.setFont(font, _SMALL)
        self.canv.drawString(x, y, fitted(text, font, _SMALL, room))


class WaterfallChart(Figure):
    """Columns that hang where the one before ended."""

    _top = 22.0
    _label_lines = 3
    _line = 9.5
    _column = 0.62

    def __init__(self, waterfall: Waterfall) -> None:
        """Of fixed height; the columns share the width."""
        super().__init__(WIDTH, 186.0)
        self._steps = waterfall.steps
        highest = max(max(step.start, step.end) for step in self._steps)
        self._floor = self._label_lines * self._line + 6
        self._scale = (self.height - self._floor - self._top) / float(highest or Decimal(1))

    def paint(self) -> None:
        """Columns from left to right, joined by thin lines."""
        slot = self.width / len(self._steps)
        canvas = self.canv
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(MUTED)
        canvas.line(0, self._floor, self.width, self._floor)
        for index, step in enumerate(self._steps):
            left = slot * (index + (1 - self._column) / 2)
            self._paint_step(step, left, slot, last=index == len(self._steps) - 1)

    def _paint_step(self, step: Step, left: float, slot: float, *, last: bool) -> None:
        canvas = self.canv
        low, high = sorted((float(step.start), float(step.end)))
        bottom, height = self._floor + low * self._scale, (high - low) * self._scale
        width = slot * self._column
        canvas.setFillColor(ACCENT if step.kind == "whole" else LIGHT)
        canvas.setStrokeColor(MUTED)
        canvas.rect(left, bottom, width, height, fill=1)
        if not last:
            level = self._floor + float(step.end) * self._scale
            canvas.setDash(1, 2)
            canvas.line(left + width, level, left + slot, level)
            canvas.setDash()
        middle = left + width / 2
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, _SMALL)
        canvas.drawCentredString(middle, bottom + height + 5, step.shown)
        canvas.setFont(REGULAR, _SMALL)
        for number, line in enumerate(_lines(step.label, slot - 6, self._label_lines)):
            y = self._floor - 11 - number * self._line
            canvas.drawCentredString(middle, y, line)


class SignatureDrawing(Figure):
    """A handwritten signature, scaled to its place."""

    _room = (190.0, 62.0)

    def __init__(self, png: str) -> None:
        """Read the picture.

        Raises:
            DrawingUnreadable: when it is none, or unreasonably large.
        """
        self._image = _read_drawing(png)
        wide, high = self._image.size
        scale = min(self._room[0] / wide, self._room[1] / high)
        super().__init__(wide * scale, high * scale)

    def paint(self) -> None:
        """The picture alone; who signed and when stands below it as text."""
        from reportlab.lib.utils import ImageReader

        self.canv.drawImage(ImageReader(self._image), 0, 0, self.width, self.height)


class SealPlace(Figure):
    """An empty place, as wide as the page's text, where the stamp of the signature will stand."""

    def __init__(self) -> None:
        """Of fixed size: `signing` draws a stamp that fits."""
        super().__init__(SEAL_SIZE[0], SEAL_SIZE[1] + 6)

    def paint(self) -> None:
        """Nothing but its outline, which is decoration."""

    def draw(self) -> None:
        """Note page and place; there is no content to tag yet."""
        if self.element is not None:
            x, y = self.canv.absolutePosition(0, 0)
            self.element.page = self.canv.getPageNumber() - 1
            self.element.box = (x, y, x + SEAL_SIZE[0], y + SEAL_SIZE[1])
        with artifact(self.canv):
            self.canv.setStrokeColor(LINE)
            self.canv.setLineWidth(0.6)
            self.canv.rect(0, 0, *SEAL_SIZE)


SEAL_SIZE = (300.0, 84.0)


def fitted(text: str, font: str, size: float, room: float) -> str:
    """Text for one line of fixed width, shortened with an ellipsis if it must be."""
    shown = fonts.printable(" ".join(text.split()))
    if stringWidth(shown, font, size) > room:
        while shown and stringWidth(shown + _ELLIPSIS, font, size) > room:
            shown = shown[:-1]
        shown = shown.rstrip() + _ELLIPSIS
    return (
        direction.visual(shown, direction.base_direction(text)) if direction.is_rtl(text) else shown
    )


def _lines(text: str, room: float, most: int) -> list[str]:
    """A label broken over at most so many lines; what is left over is shortened."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most:
        count = 1
        while (
            count < len(words)
            and stringWidth(" ".join(words[: count + 1]), REGULAR, _SMALL) <= room
        ):
            count += 1
        if len(lines) == most - 1:
            count = len(words)
        lines.append(fitted(" ".join(words[:count]), REGULAR, _SMALL, room))
        words = words[count:]
    return lines


def _read_drawing(png: str) -> Image:
    """The picture on white paper: PDF/A allows transparency, old readers print it badly."""
    from PIL import Image

    try:
        data = base64.b64decode(png, validate=True)
        wide, high = struct.unpack(">II", data[_PNG_SIZE])
        if not 0 < wide * high <= _MAX_DRAWING_PIXELS:
            raise DrawingUnreadable
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            drawn = image.convert("RGBA")
        paper = Image.new("RGBA", drawn.size, "white")
        paper.alpha_composite(drawn)
        return paper.convert("L")
    except (binascii.Error, struct.error, ValueError, OSError, SyntaxError) as error:
        raise DrawingUnreadable from error
