"""The pen: one palette, one line, and the few shapes every drawing is made of.

All that is drawn is plain SVG Tiny (paths, circles, rectangles, groups with a transform): Qt, browsers
and printers show it the same, and it holds no text, style sheet, gradient or script.
"""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]

WIDTH, HEIGHT = 400, 300
FLOOR_Y = 264.0
LINE = 6.0

INK = "#20262e"
WHITE = "#ffffff"
CARD = "#f8f4ec"
FLOOR = "#e0d8c8"
BLUE = "#3f7cb4"
GREEN = "#6da86c"
YELLOW = "#f2bd4e"
RED = "#cf5f48"
GREY = "#b3bcc4"
BROWN = "#8f6040"
TAN = "#ddb27c"


def num(value: float) -> str:
    """A coordinate with at most one decimal: files stay small and the same on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def xy(point: Point) -> str:
    """A point as paths write it."""
    return f"{num(point[0])} {num(point[1])}"


def _paint(fill: str, line: float) -> str:
    stroke = f' stroke="{INK}" stroke-width="{num(line)}"' if line else ""
    return f' fill="{fill}"{stroke}'


def path(d: str, fill: str = "none", line: float = LINE) -> str:
    """A filled outline; without fill a stroke in ink."""
    return f'<path d="{d}"{_paint(fill, line)}/>'


def rect(
    x: float, y: float, w: float, h: float, fill: str, *, r: float = 3, line: float = LINE
) -> str:
    """A rectangle with slightly rounded corners."""
    corner = f' rx="{num(r)}"' if r else ""
    size = f'x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"'
    return f"<rect {size}{corner}{_paint(fill, line)}/>"


def circle(x: float, y: float, r: float, fill: str, line: float = LINE) -> str:
    """A disc."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}"{_paint(fill, line)}/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str, line: float = LINE) -> str:
    """An ellipse along the axes."""
    radii = f'rx="{num(rx)}" ry="{num(ry)}"'
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" {radii}{_paint(fill, line)}/>'


def poly(points: Sequence[Point], fill: str, line: float = LINE) -> str:
    """A closed shape with straight sides."""
    return path("M" + " L".join(xy(p) for p in points) + " Z", fill, line)


def stroke(points: Sequence[Point], width: float = LINE, color: str = INK) -> str:
    """A line through points, with round ends and corners."""
    d = "M" + " L".join(xy(p) for p in points)
    return f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{num(width)}"/>'


def curve(d: str, width: float = LINE, color: str = INK) -> str:
    """A free line, given as path data."""
    return f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{num(width)}"/>'


def tube(points: Sequence[Point], width: float, fill: str) -> str:
    """A thick line with an outline: limbs, sticks, pipes."""
    return stroke(points, width + 2 * LINE) + stroke(points, width, fill)


def placed(
    content: str, x: float, y: float, turn: float = 0, mirror: bool = False, scale: float = 1
) -> str:
    """Moves what was drawn around the origin; scaled and mirrored first, then turned (degrees), then moved."""
    steps = f"translate({num(x)} {num(y)})"
    steps += f" rotate({num(turn)})" if turn else ""
    steps += (
        f" scale({num(-scale if mirror else scale)} {num(scale)})" if mirror or scale != 1 else ""
    )
    return f'<g transform="{steps}">{content}</g>'


def sheet(content: str, aside: float = 0, floor: bool = True) -> str:
    """A whole file: the light card (so that it also reads on a dark screen), the floor, the drawing.

    Args:
        content: what is drawn.
        aside: how far it all moves to the right.
        floor: whether it stands on one.
    """
    moved = f' transform="translate({num(aside)} 0)"' if aside else ""
    ground = ""
    if floor:
        ground = f'<path d="M0 {num(FLOOR_Y)} H400 V284 Q400 300 384 300 H16 Q0 300 0 284 Z" fill="{FLOOR}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny" '
        f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="16" fill="{CARD}"/>\n{ground}\n'
        f'<g stroke-linecap="round" stroke-linejoin="round"{moved}>\n{_lines(content)}\n</g>\n</svg>\n'
    )


def _lines(content: str) -> str:
    """One shape per line: a change to a drawing reads as a change."""
    return content.replace("><", ">\n<")
