"""Tools and things that fit in a hand or on a table. Each stands with the middle of its foot on (x, y)."""

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
    Point,
    circle,
    curve,
    oval,
    path,
    placed,
    poly,
    rect,
    stroke,
    tube,
)


def box(x: float, y: float, w: float = 70, h: float = 54, fill: str = TAN) -> str:
    """A closed box with its tape."""
    tape = rect(x - w * 0.12, y - h, w * 0.24, h * 0.34, WHITE, r=0, line=4)
    return rect(x - w / 2, y - h, w, h, fill) + tape


def open_box(x: float, y: float, w: float = 96, h: float = 58) -> str:
    """A box with its flaps up."""
    left, right, top = x - w / 2, x + w / 2, y - h
    flaps = poly(((left, top), (left - 20, top - 18), (left + 16, top - 18)), TAN)
    flaps += poly(((right, top), (right + 20, top - 18), (right - 16, top - 18)), TAN)
    return flaps + rect(left, top, w, h, TAN)


def table(x1: float, x2: float, y: float, fill: str = BROWN) -> str:
    """A table from x1 to x2, its top at height y."""
    legs = "".join(rect(x - 6, y + 8, 12, FLOOR_Y - y - 5, fill) for x in (x1 + 18, x2 - 18))
    return legs + rect(x1, y, x2 - x1, 14, fill)


def cloth_table(x1: float, x2: float, y: float, fill: str = GREY) -> str:
    """A counter: closed down to the floor."""
    return rect(x1 + 8, y + 6, x2 - x1 - 16, FLOOR_Y - y - 2, fill) + rect(
        x1, y, x2 - x1, 14, BROWN
    )


def jar(x: float, y: float, fill: str = RED) -> str:
    """A pot with a lid."""
    return rect(x - 13, y - 32, 26, 32, fill, r=6) + rect(x - 15, y - 40, 30, 11, WHITE)


def stick(top: Point, end: Point, fill: str = BROWN) -> str:
    """A handle."""
    return tube((top, end), 5, fill)


def broom(top: Point, end: Point, turn: float = 0) -> str:
    """A broom from the end of its handle to its head."""
    head = rect(-30, 0, 60, 13, RED) + path("M-28 13 H28 L34 36 H-34 Z", YELLOW)
    head += "".join(stroke(((x, 20), (x * 1.15, 34)), 4) for x in (-15, 0, 15))
    return stick(top, end) + placed(head, end[0], end[1], turn)


def bucket(x: float, y: float, fill: str = BLUE) -> str:
    """A bucket with its handle down and water in it."""
    return (
        curve(f"M{x - 26} {y - 50} Q{x} {y - 88} {x + 26} {y - 50}", 5)
        + path(f"M{x - 29} {y - 52} H{x + 29} L{x + 21} {y} H{x - 21} Z", fill)
        + oval(x, y - 52, 29, 8, WHITE)
    )


def plant(x: float, y: float) -> str:
    """A young plant without a pot."""
    leaves = path("M0 -20 C-34 -24 -34 -52 -32 -54 C-12 -54 0 -40 0 -20 Z", GREEN, 5)
    leaves += path("M0 -24 C30 -30 34 -56 32 -60 C12 -58 0 -44 0 -24 Z", GREEN, 5)
    return placed(curve("M0 0 V-44") + leaves, x, y)


def potted(x: float, y: float) -> str:
    """A plant in a pot."""
    pot = path(f"M{x - 20} {y - 34} H{x + 20} L{x + 14} {y} H{x - 14} Z", RED)
    return plant(x, y - 34) + pot


def spade(top: Point, end: Point, turn: float = 0) -> str:
    """A small shovel."""
    blade = path("M-12 0 H12 V20 Q0 36 -12 20 Z", GREY)
    return stick(top, end) + placed(blade, end[0], end[1], turn)


def pan(x: float, y: float, fill: str = GREY) -> str:
    """A cooking pan with steam."""
    steam = "".join(curve(f"M{x + d} {y - 66} q-9 -11 0 -20 q9 -10 0 -20", 5) for d in (-18, 6, 30))
    handles = rect(x - 58, y - 40, 20, 10, INK, line=0) + rect(x + 38, y - 40, 20, 10, INK, line=0)
    return steam + handles + rect(x - 42, y - 52, 84, 52, fill, r=8)


def phone(x: float, y: float, turn: float = 0) -> str:
    """A telephone at the ear."""
    return placed(rect(-10, -24, 20, 50, GREY, r=6) + stroke(((-3, -16), (3, -16)), 4), x, y, turn)


def screen(x: float, y: float) -> str:
    """A computer screen seen half from aside, on its foot."""
    foot = poly(((x - 24, y), (x + 24, y), (x + 8, y - 14), (x - 8, y - 14)), GREY)
    glass = rect(x - 48, y - 88, 96, 74, INK, r=6) + rect(x - 40, y - 80, 80, 58, BLUE, line=0)
    lines = "".join(
        stroke(((x - 28, y - 66 + d), (x + w, y - 66 + d)), 5, WHITE)
        for d, w in ((0, 20), (14, 8), (28, 26))
    )
    return foot + glass + lines


def keyboard(x: float, y: float) -> str:
    """A keyboard."""
    return rect(x - 34, y - 10, 68, 10, WHITE, line=5)


def envelope(x: float, y: float, turn: float = 0, w: float = 52) -> str:
    """A letter, its middle on (x, y)."""
    h = w * 0.64
    flap = curve(f"M{-w / 2} {-h / 2} L0 {h * 0.12} L{w / 2} {-h / 2}", 5)
    return placed(rect(-w / 2, -h / 2, w, h, WHITE, line=5) + flap, x, y, turn)


def paper(x: float, y: float, w: float = 60, h: float = 78, turn: float = 0) -> str:
    """A sheet with lines of writing, its middle on (x, y)."""
    rows = "".join(
        stroke(((-w / 2 + 12, d), (w / 2 - (12 if d < h / 4 else 24), d)), 4)
        for d in range(int(-h / 2) + 16, int(h / 2) - 8, 14)
    )
    return placed(rect(-w / 2, -h / 2, w, h, WHITE, line=5) + rows, x, y, turn)


def cup(x: float, y: float) -> str:
    """A cup of coffee."""
    steam = curve(f"M{x - 6} {y - 36} q-7 -8 0 -15 q7 -8 0 -15", 4)
    return (
        steam
        + path(f"M{x + 13} {y - 24} q16 0 13 10 q-3 8 -13 6", WHITE, 5)
        + path(f"M{x - 16} {y - 28} H{x + 16} L{x + 12} {y} H{x - 12} Z", WHITE, 5)
    )


def screwdriver(hand: Point, turn: float = 0) -> str:
    """A screwdriver, gripped at (0, 0), its blade down."""
    drawn = stroke(((0, 8), (0, 44)), 7) + rect(-9, -30, 18, 44, YELLOW, r=6)
    return placed(drawn, hand[0], hand[1], turn)


def trowel(hand: Point, turn: float = 0) -> str:
    """A mason's trowel."""
    drawn = path("M10 0 H24", "none") + path("M24 -12 L60 0 L24 12 Z", GREY)
    return placed(drawn, hand[0], hand[1], turn)


def roller(hand: Point, turn: float = 0) -> str:
    """A paint roller, gripped at (0, 0)."""
    drawn = curve("M0 -10 V-26 H24 V-44 H14") + rect(-30, -60, 48, 26, BLUE, r=6)
    return placed(tube(((0, 10), (0, -10)), 6, BROWN) + drawn, hand[0], hand[1], turn)


def magnifier(x: float, y: float, turn: float = 0) -> str:
    """A magnifying glass, its lens on (x, y)."""
    return placed(tube(((0, 26), (0, 48)), 5, BROWN) + circle(0, 0, 24, WHITE), x, y, turn)


def hammer(hand: Point, turn: float = 0) -> str:
    """A hammer, gripped at (0, 0)."""
    drawn = tube(((0, 12), (0, -40)), 5, BROWN) + rect(-22, -56, 44, 20, GREY)
    return placed(drawn, hand[0], hand[1], turn)


def shirt(x: float, y: float, fill: str = BLUE) -> str:
    """A shirt held up by its shoulders, the collar on (x, y); the hands are 30 to both sides."""
    d = (
        f"M{x - 12} {y} Q{x} {y + 12} {x + 12} {y} L{x + 34} {y + 8} L{x + 42} {y + 34} L{x + 26} {y + 38} "
        f"V{y + 72} H{x - 26} V{y + 38} L{x - 42} {y + 34} L{x - 34} {y + 8} Z"
    )
    return path(d, fill)


def folded(x: float, y: float, count: int = 3) -> str:
    """A pile of folded clothes."""
    colors = (GREEN, WHITE, RED, BLUE)
    return "".join(
        rect(x - 32, y - 16 * (i + 1), 64, 16, colors[i % 4], r=7, line=5) for i in range(count)
    )
