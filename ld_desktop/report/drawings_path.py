"""The path data of SVG (`M 10 20 q …`) as moves, lines and cubic curves with absolute numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import TypeAlias

Segment: TypeAlias = tuple[str, tuple[float, ...]]

_TOKEN = re.compile(r"\s*,?\s*(?:([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))")
_LENGTHS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def path_segments(d: str) -> tuple[Segment, ...]:
    """The segments of path data.

    Raises:
        ValueError: a command it does not know, or too few numbers.
    """
    reader = _Reader()
    for letter, numbers in _commands(d):
        reader.take(letter, numbers)
    return tuple(reader.found)


def _commands(d: str) -> list[tuple[str, list[float]]]:
    found: list[tuple[str, list[float]]] = []
    place = 0
    while d[place:].strip():
        match = _TOKEN.match(d, place)
        if match is None:
            raise ValueError(f"path data {d[place : place + 12]!r}")
        place = match.end()
        if match[1]:
            found.append((match[1], []))
        elif found:
            found[-1][1].append(float(match[2]))
    return found


class _Reader:
    """Where the pen is, and what has been drawn."""

    def __init__(self) -> None:
        self.found: list[Segment] = []
        self._x = self._y = 0.0
        self._start = (0.0, 0.0)
        self._handle = ("", 0.0, 0.0)  # of the curve before: its kind, and where it pulled

    def take(self, letter: str, numbers: list[float]) -> None:
        """One command, with as many runs of numbers as follow it."""
        kind = letter.upper()
        if kind not in _LENGTHS:
            raise ValueError(f"path command {letter}")
        length = _LENGTHS[kind]
        if kind == "Z":
            self.found.append(("Z", ()))
            self._x, self._y = self._start
            return
        if not numbers or len(numbers) % length:
            raise ValueError(f"path command {letter} with {len(numbers)} numbers")
        for place in range(0, len(numbers), length):
            self._run(kind, numbers[place : place + length], relative=letter.islower())
            kind = "L" if kind == "M" else kind

    def _run(self, kind: str, numbers: list[float], *, relative: bool) -> None:
        if kind in "HV":
            x = numbers[0] + (self._x if relative else 0) if kind == "H" else self._x
            y = numbers[0] + (self._y if relative else 0) if kind == "V" else self._y
            self._line("L", x, y)
            return
        if kind == "A":
            dx, dy = (self._x, self._y) if relative else (0.0, 0.0)
            self._arc(numbers, numbers[5] + dx, numbers[6] + dy)
            return
        if relative:
            numbers = [n + (self._y if odd % 2 else self._x) for odd, n in enumerate(numbers)]
        if kind in "ML":
            self._line(kind, numbers[0], numbers[1])
        else:
            curves: dict[str, Callable[..., None]] = {
                "C": self._cubic,
                "S": self._smooth_cubic,
                "Q": self._quadratic,
                "T": self._smooth_quadratic,
            }
            curves[kind](*numbers)

    def _line(self, kind: str, x: float, y: float) -> None:
        if kind == "M":
            self._start = (x, y)
        self.found.append((kind, (x, y)))
        self._x, self._y = x, y
        self._handle = ("", x, y)

    def _cubic(self, ax: float, ay: float, bx: float, by: float, x: float, y: float) -> None:
        self.found.append(("C", (ax, ay, bx, by, x, y)))
        self._x, self._y = x, y
        self._handle = ("C", bx, by)

    def _smooth_cubic(self, bx: float, by: float, x: float, y: float) -> None:
        self._cubic(*self._mirrored("C"), bx, by, x, y)

    def _quadratic(self, qx: float, qy: float, x: float, y: float) -> None:
        here_x, here_y = self._x, self._y
        self._cubic(
            here_x + (qx - here_x) * 2 / 3,
            here_y + (qy - here_y) * 2 / 3,
            x + (qx - x) * 2 / 3,
            y + (qy - y) * 2 / 3,
            x,
            y,
        )
        self._handle = ("Q", qx, qy)

    def _smooth_quadratic(self, x: float, y: float) -> None:
        self._quadratic(*self._mirrored("Q"), x, y)

    def _mirrored(self, kind: str) -> tuple[float, float]:
        before, x, y = self._handle
        return (2 * self._x - x, 2 * self._y - y) if before == kind else (self._x, self._y)

    def _arc(self, numbers: list[float], x: float, y: float) -> None:
        """Part of an ellipse, as curves of at most a quarter (SVG 1.1, appendix F.6)."""
        start = (self._x, self._y)
        for curve in _arc_curves(start, (x, y), numbers[:3], bool(numbers[3]), bool(numbers[4])):
            self._cubic(*curve)
        self._x, self._y = x, y
        self._handle = ("", x, y)


_Curve: TypeAlias = tuple[float, float, float, float, float, float]


def _arc_curves(
    start: tuple[float, float],
    end: tuple[float, float],
    shape: list[float],
    large: bool,
    sweep: bool,
) -> list[_Curve]:
    rx, ry, turned = abs(shape[0]), abs(shape[1]), math.radians(shape[2])
    if start == end or not rx or not ry:
        return [(*start, *end, *end)]
    cos, sin = math.cos(turned), math.sin(turned)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    ux, uy = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    grow = math.sqrt(max((ux / rx) ** 2 + (uy / ry) ** 2, 1.0))
    rx, ry = rx * grow, ry * grow
    share = (rx * uy) ** 2 + (ry * ux) ** 2
    root = math.sqrt(max((rx * ry) ** 2 / share - 1, 0.0)) * (1 if large != sweep else -1)
    vx, vy = root * rx * uy / ry, -root * ry * ux / rx
    middle = (
        cos * vx - sin * vy + (start[0] + end[0]) / 2,
        sin * vx + cos * vy + (start[1] + end[1]) / 2,
    )
    first = math.atan2((uy - vy) / ry, (ux - vx) / rx)
    whole = math.atan2((-uy - vy) / ry, (-ux - vx) / rx) - first
    if sweep != (whole > 0):
        whole += math.tau if sweep else -math.tau
    pieces = math.ceil(abs(whole) / (math.pi / 2) - 1e-9)

    def at(x: float, y: float) -> tuple[float, float]:
        return middle[0] + cos * rx * x - sin * ry * y, middle[1] + sin * rx * x + cos * ry * y

    step = whole / pieces
    pull = 4 / 3 * math.tan(step / 4)
    found: list[_Curve] = []
    for piece in range(pieces):
        a, b = first + piece * step, first + (piece + 1) * step
        one = at(math.cos(a) - pull * math.sin(a), math.sin(a) + pull * math.cos(a))
        two = at(math.cos(b) + pull * math.sin(b), math.sin(b) - pull * math.cos(b))
        found.append((*one, *two, *at(math.cos(b), math.sin(b))))
    return found
