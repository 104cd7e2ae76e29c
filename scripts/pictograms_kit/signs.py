"""Signs without words: clock, arrow, check, cross, balloons, speed and effort."""

from __future__ import annotations

import math

from .ink import (
    BLUE,
    GREEN,
    GREY,
    INK,
    RED,
    WHITE,
    YELLOW,
    Point,
    circle,
    curve,
    num,
    path,
    placed,
    rect,
    stroke,
    xy,
)


def clock(x: float, y: float, r: float = 34, hour: float = 9, minute: float = 0) -> str:
    """A clock on the wall."""

    def hand(turn: float, length: float) -> Point:
        a = math.radians(turn)
        return (x + length * math.sin(a), y - length * math.cos(a))

    ticks = "".join(stroke((hand(a, r - 9), hand(a, r - 8)), 5) for a in range(0, 360, 90))
    hands = stroke(((x, y), hand(hour * 30 + minute / 2, r * 0.45)), 6)
    hands += stroke(((x, y), hand(minute * 6, r * 0.66)), 5)
    return circle(x, y, r, WHITE) + ticks + hands


def stopwatch(x: float, y: float, r: float = 36) -> str:
    """A stopwatch, a part of it run off."""
    knob = rect(x - 8, y - r - 18, 16, 14, GREY) + stroke(((x + 26, y - 32), (x + 32, y - 38)), 8)
    k = r - 9
    part = path(
        f"M{x} {y} V{y - k} C{num(x + 0.55 * k)} {y - k} {x + k} {num(y - 0.55 * k)} {x + k} {y} Z",
        RED,
        0,
    )
    return knob + circle(x, y, r, WHITE) + part + stroke(((x, y), (x + r - 13, y)), 5)


def check(x: float, y: float, size: float = 22) -> str:
    """A tick in a green disc."""
    mark = f"M{x - size * 0.5} {y} L{x - size * 0.1} {y + size * 0.42} L{x + size * 0.55} {y - size * 0.42}"
    return circle(x, y, size, GREEN) + curve(mark, 7, WHITE)


def cross(x: float, y: float, size: float = 22) -> str:
    """A cross in a red disc."""
    d = size * 0.42
    mark = f"M{x - d} {y - d} L{x + d} {y + d} M{x + d} {y - d} L{x - d} {y + d}"
    return circle(x, y, size, RED) + curve(mark, 7, WHITE)


def arrow(start: Point, end: Point, fill: str = BLUE) -> str:
    """A thick straight arrow."""
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    turn = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    d = f"M0 -8 H{length - 24:.1f} V-21 L{length:.1f} 0 L{length - 24:.1f} 21 V8 H0 Z"
    return placed(path(d, fill, 5), start[0], start[1], turn)


def balloon(x: float, y: float, w: float, h: float, mouth: Point) -> str:
    """A speech balloon with its middle on (x, y), its tail pointing at a mouth below it."""
    left, right, top, bottom, r = x - w / 2, x + w / 2, y - h / 2, y + h / 2, 16
    base = x + (0.3 if mouth[0] > x else -0.3) * w
    tail = f"L{num(base + 15)} {num(bottom)} L{xy(mouth)} L{num(base - 15)} {num(bottom)}"
    d = (
        f"M{num(left + r)} {num(top)} H{num(right - r)} Q{num(right)} {num(top)} {num(right)} {num(top + r)} "
        f"V{num(bottom - r)} Q{num(right)} {num(bottom)} {num(right - r)} {num(bottom)} {tail} H{num(left + r)} "
        f"Q{num(left)} {num(bottom)} {num(left)} {num(bottom - r)} V{num(top + r)} "
        f"Q{num(left)} {num(top)} {num(left + r)} {num(top)} Z"
    )
    return path(d, WHITE)


def thought(x: float, y: float, w: float, h: float, head: Point) -> str:
    """A thought: an oval cloud and two bubbles down to a head."""
    bubbles = "".join(
        circle(x + (head[0] - x) * t, y + (head[1] - y) * t, r, WHITE, 5)
        for t, r in ((0.66, 8), (0.84, 5))
    )
    return bubbles + rect(x - w / 2, y - h / 2, w, h, WHITE, r=h / 2)


def question(x: float, y: float, size: float = 1) -> str:
    """The mark of a question, drawn as a shape."""
    s = size
    hook = f"M{x - 13 * s} {y - 12 * s} C{x - 13 * s} {y - 32 * s} {x + 15 * s} {y - 32 * s} {x + 15 * s} {y - 12 * s} C{x + 15 * s} {y + 2 * s} {x} {y} {x} {y + 13 * s}"
    return curve(hook, 8 * s, INK) + circle(x, y + 27 * s, 5.5 * s, INK, 0)


def speed(x: float, ys: tuple[float, ...], length: float = 40) -> str:
    """Lines behind something that goes fast."""
    return "".join(stroke(((x, y), (x + length - 8 * (i % 2), y)), 5) for i, y in enumerate(ys))


def drops(x: float, y: float, side: int = 1) -> str:
    """Drops of sweat off a head."""
    drop = path("M0 -12 C8 0 8 8 0 8 C-8 8 -8 0 0 -12 Z", BLUE, 4)
    return placed(drop, x, y, 24 * side) + placed(drop, x + 17 * side, y + 18, 50 * side)


def bulb(x: float, y: float) -> str:
    """A lamp that goes on: an idea of one's own."""
    rays = "".join(
        stroke(
            (
                (x + 33 * math.sin(math.radians(a)), y - 33 * math.cos(math.radians(a))),
                (x + 44 * math.sin(math.radians(a)), y - 44 * math.cos(math.radians(a))),
            ),
            5,
        )
        for a in (-100, -55, -15, 15, 55, 100)
    )
    glass = path(
        f"M{x - 9} {y + 24} C{x - 9} {y + 14} {x - 23} {y + 10} {x - 23} {y - 4} C{x - 23} {y - 35} {x + 23} {y - 35} {x + 23} {y - 4} C{x + 23} {y + 10} {x + 9} {y + 14} {x + 9} {y + 24} Z",
        YELLOW,
    )
    return rays + glass + rect(x - 9, y + 24, 18, 13, GREY, line=5)


def rays(x: float, y: float, r1: float, r2: float, angles: tuple[float, ...]) -> str:
    """Short lines around something: effort, noise, pain."""
    return "".join(
        stroke(
            (
                (x + r1 * math.sin(math.radians(a)), y - r1 * math.cos(math.radians(a))),
                (x + r2 * math.sin(math.radians(a)), y - r2 * math.cos(math.radians(a))),
            ),
            5,
        )
        for a in angles
    )


def flash(x: float, y: float) -> str:
    """A bolt: anger between two people."""
    return placed(path("M6 -34 L-16 4 H-2 L-8 34 L18 -8 H3 Z", RED, 5), x, y)
