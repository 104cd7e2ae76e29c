"""Things that stand on the floor: racks, machines, vehicles, doors."""

from __future__ import annotations

from .ink import (
    BLUE,
    BROWN,
    FLOOR_Y,
    GREEN,
    GREY,
    INK,
    RED,
    TAN,
    WHITE,
    YELLOW,
    circle,
    curve,
    path,
    poly,
    rect,
    stroke,
    tube,
)
from .tools import box, jar


def rack(
    x1: float, x2: float, heights: tuple[float, ...] = (92, 166, 240), fill: str = GREY
) -> str:
    """A rack with its shelves at the given heights."""
    posts = "".join(rect(x - 5, 34, 10, FLOOR_Y - 31, fill) for x in (x1 + 5, x2 - 5))
    return posts + "".join(rect(x1, y, x2 - x1, 11, fill) for y in heights)


def jars(x1: float, x2: float, y: float, fill: str) -> str:
    """A row of pots on a shelf."""
    count = int((x2 - x1) // 34)
    step = (x2 - x1) / count
    return "".join(jar(x1 + step * (i + 0.5), y, fill) for i in range(count))


def barrow(x: float) -> str:
    """A wheelbarrow with earth; the wheel in front at x, the handles to the left."""
    y = FLOOR_Y
    return (
        path(f"M{x - 78} {y - 70} Q{x - 34} {y - 104} {x + 8} {y - 70} Z", BROWN)
        + path(f"M{x - 92} {y - 72} H{x + 22} L{x - 8} {y - 28} H{x - 66} Z", GREEN)
        + stroke(((x - 130, y - 66), (x - 66, y - 36), (x, y - 22)), 7)
        + stroke(((x - 62, y - 34), (x - 70, y - 3)), 7)
        + circle(x, y - 20, 20, GREY)
        + circle(x, y - 20, 4, INK, 0)
    )


def forklift(x: float) -> str:
    """A forklift truck looking to the right, without driver; its mast at x."""
    y = FLOOR_Y
    return (
        stroke(((x + 6, y - 20), (x + 116, y - 20)), 9)
        + rect(x - 9, 20, 18, y - 26, GREY)
        + path(f"M{x - 150} {y - 96} H{x - 112} V{y - 70} H{x - 14} V{y - 24} H{x - 156} Z", YELLOW)
        + circle(x - 122, y - 23, 23, INK)
        + circle(x - 122, y - 23, 8, GREY, 0)
        + circle(x - 34, y - 23, 23, INK)
        + circle(x - 34, y - 23, 8, GREY, 0)
    )


def forklift_roof(x: float) -> str:
    """Its roof and posts, in front of the driver."""
    return stroke(((x - 142, FLOOR_Y - 96), (x - 136, 30), (x - 14, 30), (x - 8, 90)), 8)


def belt(x1: float, x2: float, y: float) -> str:
    """A conveyor belt, its top at height y."""
    legs = "".join(rect(x - 6, y + 28, 12, FLOOR_Y - y - 26, GREY) for x in (x1 + 46, x2 - 46))
    wheels = "".join(circle(x, y + 17, 6, WHITE, 5) for x in range(int(x1) + 24, int(x2) - 10, 44))
    return legs + rect(x1, y, x2 - x1, 34, GREY, r=17) + wheels


def chair(x: float, facing: int = 1, fill: str = RED) -> str:
    """A chair; who sits on it has the hips at (x, 214)."""
    f = facing
    return (
        stroke(((x - 22 * f, 222), (x - 26 * f, FLOOR_Y - 2)), 8)
        + stroke(((x + 24 * f, 222), (x + 26 * f, FLOOR_Y - 2)), 8)
        + tube(((x - 24 * f, 222), (x - 32 * f, 142)), 5, fill)
        + tube(((x - 24 * f, 224), (x + 26 * f, 224)), 5, fill)
    )


def wheelchair(x: float, facing: int = 1) -> str:
    """The near side of a wheelchair; who sits in it has the hips at (x, 206)."""
    f = facing
    return (
        stroke(((x - 34 * f, 122), (x - 24 * f, 124), (x - 20 * f, 212), (x + 34 * f, 212)), 7)
        + stroke(((x + 34 * f, 212), (x + 48 * f, 250), (x + 66 * f, 250)), 7)
        + circle(x + 40 * f, 253, 10, GREY, 5)
        + circle(x - 10 * f, 222, 40, "none", 8)
        + circle(x - 10 * f, 222, 7, GREY, 5)
        + "".join(
            stroke(((x - 10 * f, 222), (x - 10 * f + dx, 222 + dy)), 3)
            for dx, dy in ((0, -36), (0, 36), (36, 0), (-36, 0))
        )
    )


def stove(x1: float, x2: float, y: float) -> str:
    """A cooker, its top at height y."""
    return (
        rect(x1, y, x2 - x1, FLOOR_Y - y + 3, WHITE)
        + rect(x1 + 20, y + 34, x2 - x1 - 40, 40, GREY, r=6)
        + "".join(circle(x, y + 17, 6, INK, 0) for x in (x1 + 28, (x1 + x2) / 2, x2 - 28))
        + rect(x1 - 6, y - 4, x2 - x1 + 12, 12, GREY)
    )


def washer(x: float) -> str:
    """A washing machine, its middle at x."""
    return (
        rect(x - 46, FLOOR_Y - 104, 92, 104, WHITE, r=8)
        + circle(x, FLOOR_Y - 46, 30, BLUE)
        + curve(f"M{x - 20} {FLOOR_Y - 44} q10 -10 20 0 t20 0", 5, WHITE)
        + circle(x + 28, FLOOR_Y - 88, 5, INK, 0)
        + stroke(((x - 30, FLOOR_Y - 88), (x, FLOOR_Y - 88)), 5)
    )


def sewing_machine(x: float, y: float) -> str:
    """A sewing machine, its needle at x - 42, the wheel at the right."""
    d = (
        f"M{x - 60} {y - 104} H{x + 44} Q{x + 60} {y - 104} {x + 60} {y - 88} V{y} H{x - 66} V{y - 14} H{x + 20} "
        f"V{y - 66} H{x - 26} V{y - 50} H{x - 60} Z"
    )
    needle = stroke(((x - 43, y - 50), (x - 43, y - 18)), 5)
    spool = rect(x - 6, y - 124, 18, 20, RED, line=5)
    return spool + path(d, WHITE) + needle + circle(x + 64, y - 78, 15, GREY)


def till(x: float, y: float) -> str:
    """A cash register."""
    keys = "".join(
        circle(x - 16 + 16 * i, y - 28 + 14 * j, 4, INK, 0) for i in range(3) for j in range(2)
    )
    body = path(
        f"M{x - 36} {y} V{y - 34} L{x - 26} {y - 46} H{x + 26} L{x + 36} {y - 34} V{y} Z", GREY
    )
    return rect(x - 4, y - 56, 8, 14, GREY) + rect(x - 28, y - 82, 56, 28, WHITE) + body + keys


def van(x: float) -> str:
    """A delivery van looking to the right, its middle at x; the driver's window is open."""
    y = FLOOR_Y
    d = (
        f"M{x - 166} {y - 26} V{y - 170} Q{x - 166} {y - 184} {x - 152} {y - 184} H{x + 58} Q{x + 78} {y - 184} {x + 92} {y - 164} "
        f"L{x + 124} {y - 110} L{x + 158} {y - 96} Q{x + 168} {y - 92} {x + 168} {y - 80} V{y - 26} Z"
    )
    wheels = "".join(
        circle(x + dx, y - 24, 28, INK) + circle(x + dx, y - 24, 10, GREY, 0) for dx in (-96, 104)
    )
    return (
        path(d, BLUE)
        + rect(x + 152, y - 76, 14, 20, YELLOW, line=5)
        + stroke(((x + 14, y - 180), (x + 14, y - 30)), 5)
        + wheels
    )


def door(x: float, w: float = 92) -> str:
    """An open doorway, its left post at x."""
    return rect(x, 70, w, FLOOR_Y - 67, WHITE) + poly(
        ((x + w, 70), (x + w + 34, 84), (x + w + 34, FLOOR_Y + 12), (x + w, FLOOR_Y)), BROWN
    )


def wall(x1: float, rows: int, columns: int, y: float = FLOOR_Y) -> str:
    """Bricks in a bond, the top row half built."""
    w, h, drawn = 46.0, 23.0, []
    for row in range(rows):
        shift = -w / 2 if row % 2 else 0.0
        for column in range(columns + row % 2):
            left = max(x1, x1 + shift + column * w)
            right = min(x1 + columns * w, x1 + shift + (column + 1) * w)
            drawn.append(rect(left, y - h * (row + 1), right - left, h, RED, r=1, line=5))
    return "".join(drawn)


def pigeonholes(x1: float, y1: float, columns: int, rows: int, size: float = 52) -> str:
    """A cupboard of open compartments with letters in some."""
    drawn = [rect(x1 - 6, y1 - 6, columns * size + 12, rows * size + 12, BROWN)]
    for row in range(rows):
        for column in range(columns):
            x, y = x1 + column * size, y1 + row * size
            drawn.append(rect(x, y, size, size, TAN, r=1, line=5))
            drawn += [
                rect(x + 8, y + size - 12 - 8 * i, size - 16, 8, WHITE, r=1, line=4)
                for i in range((row * 2 + column * 3) % 4)
            ]
    return "".join(drawn)


def boxes(x: float, sizes: tuple[tuple[float, float], ...]) -> str:
    """A pile of boxes from the floor up: width and height of each."""
    y, drawn = FLOOR_Y, []
    for width, height in sizes:
        drawn.append(box(x, y, width, height))
        y -= height
    return "".join(drawn)


def board(x1: float, y1: float, w: float, h: float) -> str:
    """A white board on the wall."""
    return rect(x1, y1, w, h, WHITE, r=6) + rect(x1 + 20, y1 + h, w - 40, 8, GREY, line=5)


def walker(x: float, facing: int = 1) -> str:
    """A rolling walking frame; its handles at (x, 168)."""
    f = facing
    return (
        stroke(((x - 8 * f, 168), (x + 6 * f, 168), (x + 30 * f, 246)), 8)
        + stroke(((x + 6 * f, 172), (x - 6 * f, 246)), 8)
        + stroke(((x + 2 * f, 214), (x + 20 * f, 214)), 7)
        + circle(x + 32 * f, 252, 12, GREY)
        + circle(x - 8 * f, 252, 12, GREY)
    )
