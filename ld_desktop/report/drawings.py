"""Our own drawings on paper: a reader of the SVG that one kit of parts writes.

The drawings come from `scripts/pictograms`: paths, discs, ovals, rectangles and groups, without style sheets,
text or references. A library that reads all of SVG (svglib, with lxml, tinycss2 and cssselect2) passes
over what it does not know; this reader knows less and refuses the rest, so that a drawing is whole or an error.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

from reportlab.lib.colors import HexColor

from ld_desktop import paths
from ld_desktop.errors import DefinitionError
from ld_desktop.report.drawings_path import Segment, path_segments
from ld_desktop.report.tagging import Figure

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SVG = "{http://www.w3.org/2000/svg}"
_STEP = re.compile(r"(translate|rotate|scale)\(([^)]*)\)")
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_ROUND = 0.5523  # a quarter of a circle as a Bézier curve
_PAINTS = frozenset({"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"})
_SHAPES: dict[str, frozenset[str]] = {
    "path": frozenset({"d"}),
    "rect": frozenset({"x", "y", "width", "height", "rx"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry"}),
    "g": frozenset(),
}
_KNOWN = _PAINTS | {"transform"}


class Shape(NamedTuple):
    """One outline with its paint, or a group that moves what is in it."""

    segments: tuple[Segment, ...]
    paint: dict[str, str]
    steps: tuple[tuple[str, tuple[float, ...]], ...]
    inner: tuple[Shape, ...]


class Sheet(NamedTuple):
    """A whole drawing and its size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@cache
def sheet(name: str) -> Sheet:
    """A drawing below `resources/pictograms`, read once.

    Raises:
        DefinitionError: it is missing, or holds what this reader does not know.
    """
    file = paths.resources() / "pictograms" / name
    try:
        root = ET.fromstring(file.read_bytes())  # noqa: S314 - shipped with the program
    except (OSError, ET.ParseError) as error:
        raise DefinitionError(f"pictograms/{name}: {error}") from error
    return _sheet(name, root)


def _sheet(name: str, root: ET.Element) -> Sheet:
    box = [float(part) for part in root.get("viewBox", "").split()]
    if root.tag != f"{_SVG}svg" or len(box) != 4 or box[:2] != [0, 0]:  # noqa: PLR2004 - x, y, width, height
        raise DefinitionError(f"pictograms/{name}: no svg with a viewBox that starts at 0 0")
    try:
        return Sheet(box[2], box[3], tuple(_shape(each, {}) for each in root))
    except (KeyError, ValueError, IndexError) as error:
        raise DefinitionError(f"pictograms/{name}: {error}") from error


def _shape(node: ET.Element, outer: dict[str, str]) -> Shape:
    kind = node.tag.removeprefix(_SVG)
    strange = set(node.keys()) - _SHAPES[kind] - _KNOWN
    if strange or (node.text or "").strip():
        raise ValueError(f"<{kind}> has {sorted(strange) or 'text'}")
    paint = outer | {key: value for key, value in node.items() if key in _PAINTS}
    inner = tuple(_shape(each, paint) for each in node) if kind == "g" else ()
    return Shape(_OUTLINES[kind](node), paint, _steps(node.get("transform", "")), inner)


def _steps(text: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
    if _STEP.sub("", text).strip():
        raise ValueError(f"transform {text}")
    return tuple(
        (kind, tuple(float(part) for part in numbers.replace(",", " ").split()))
        for kind, numbers in _STEP.findall(text)
    )


def _number(node: ET.Element, name: str) -> float:
    return float(node.get(name, "0"))


def _rect(node: ET.Element) -> tuple[Segment, ...]:
    x, y, w, h = (_number(node, name) for name in ("x", "y", "width", "height"))
    r = min(_number(node, "rx"), w / 2, h / 2)
    k = r * (1 - _ROUND)
    if not r:
        return (("M", (x, y)), ("L", (x + w, y)), ("L", (x + w, y + h)), ("L", (x, y + h)), _CLOSE)
    return (
        ("M", (x + r, y)),
        ("L", (x + w - r, y)),
        ("C", (x + w - k, y, x + w, y + k, x + w, y + r)),
        ("L", (x + w, y + h - r)),
        ("C", (x + w, y + h - k, x + w - k, y + h, x + w - r, y + h)),
        ("L", (x + r, y + h)),
        ("C", (x + k, y + h, x, y + h - k, x, y + h - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        _CLOSE,
    )


def _oval(x: float, y: float, rx: float, ry: float) -> tuple[Segment, ...]:
    kx, ky = rx * _ROUND, ry * _ROUND
    return (
        ("M", (x + rx, y)),
        ("C", (x + rx, y + ky, x + kx, y + ry, x, y + ry)),
        ("C", (x - kx, y + ry, x - rx, y + ky, x - rx, y)),
        ("C", (x - rx, y - ky, x - kx, y - ry, x, y - ry)),
        ("C", (x + kx, y - ry, x + rx, y - ky, x + rx, y)),
        _CLOSE,
    )


def _circle(node: ET.Element) -> tuple[Segment, ...]:
    r = _number(node, "r")
    return _oval(_number(node, "cx"), _number(node, "cy"), r, r)


def _ellipse(node: ET.Element) -> tuple[Segment, ...]:
    return _oval(*(_number(node, name) for name in ("cx", "cy", "rx", "ry")))


_CLOSE: Segment = ("Z", ())
_OUTLINES: dict[str, Any] = {
    "path": lambda node: path_segments(node.get("d", "")),
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
    "g": lambda _node: (),
}


class Pictogram(Figure):
    """A drawing of the kit at a size of one's own; as high as its width asks."""

    def __init__(self, name: str, width: float) -> None:
        """Read the drawing."""
        self._sheet = sheet(name)
        self._scale = width / self._sheet.width
        super().__init__(width, self._sheet.height * self._scale)

    def paint(self) -> None:
        """SVG counts downwards from the top."""
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self._scale, -self._scale)
        for shape in self._sheet.shapes:
            _draw(canvas, shape)
        canvas.restoreState()


def _draw(canvas: Canvas, shape: Shape) -> None:
    canvas.saveState()
    for kind, numbers in shape.steps:
        _move(canvas, kind, numbers)
    if shape.segments:
        _outline(canvas, shape)
    for inner in shape.inner:
        _draw(canvas, inner)
    canvas.restoreState()


def _move(canvas: Canvas, kind: str, numbers: tuple[float, ...]) -> None:
    if kind == "translate":
        canvas.translate(numbers[0], numbers[1] if len(numbers) > 1 else 0)
    elif kind == "scale":
        canvas.scale(numbers[0], numbers[-1])
    else:
        x, y = numbers[1:] or (0, 0)
        turn = math.radians(numbers[0])
        cos, sin = math.cos(turn), math.sin(turn)
        canvas.transform(cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)


def _outline(canvas: Canvas, shape: Shape) -> None:
    path = canvas.beginPath()
    for kind, numbers in shape.segments:
        {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[kind](*numbers)
    paint = shape.paint
    fill, line = paint.get("fill", "#000000"), paint.get("stroke", "none")
    if fill != "none":
        canvas.setFillColor(HexColor(fill))
    if line != "none":
        canvas.setStrokeColor(HexColor(line))
        canvas.setLineWidth(float(paint.get("stroke-width", "1")))
        canvas.setLineCap(_CAPS[paint.get("stroke-linecap", "butt")])
        canvas.setLineJoin(_JOINS[paint.get("stroke-linejoin", "miter")])
    canvas.drawPath(path, stroke=int(line != "none"), fill=int(fill != "none"))
