"""Answering with pictures: five rising steps, *I do not know*, *skip* and *read aloud*."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from . import cast, signs
from .ink import BLUE, GREY, INK, WHITE, YELLOW, circle, curve, path, placed, rect
from .people import person

_MOUTHS = (
    "M-20 30 Q0 6 20 30",
    "M-18 26 Q0 14 18 26",
    "M-18 21 H18",
    "M-19 15 Q0 34 19 15",
    "M-24 12 Q0 18 24 12 Q20 38 0 38 Q-20 38 -24 12 Z",
)


def _face(x: float, y: float, level: int) -> str:
    eyes = "".join(circle(dx, -9, 6, INK, 0) for dx in (-17, 17))
    mouth = path(_MOUTHS[level - 1], WHITE if level == len(_MOUTHS) else "none", 6)
    brows = curve("M-29 -20 L-13 -28 M29 -20 L13 -28") if level == 1 else ""
    return placed(circle(0, 0, 48, YELLOW) + eyes + mouth + brows, x, y)


def stap(level: int) -> str:
    """Step `level` of five: so many steps are filled, and the face on top looks the part."""
    parts = []
    for step in range(1, 6):
        fill = BLUE if step <= level else WHITE
        parts.append(rect(30 + 68 * (step - 1), 284 - 32 * step, 68, 32 * step, fill, r=2))
    return "".join(parts) + _face(64 + 68 * (level - 1), 284 - 32 * level - 51, level)


def weet_niet() -> str:
    """Someone shrugs."""
    who = person(
        cast.main(cast.ELS),
        0,
        1,
        hip_y=0,
        near=(-62, -66),
        far=(66, -66),
        mood="gewoon",
        tilt=-8,
        legs=False,
    )
    return placed(who.whole, 170, 271, scale=1.45) + signs.question(340, 88, 1.9)


def overslaan() -> str:
    """An arrow jumps over one card to the next."""
    cards = (
        rect(40, 170, 80, 90, WHITE, r=8)
        + rect(160, 170, 80, 90, GREY, r=8)
        + rect(280, 170, 80, 90, WHITE, r=8)
    )
    hop = curve("M80 146 C100 40 270 30 314 116", 14) + path("M286 100 L322 152 L346 94 Z", INK, 4)
    return cards + hop


def voorlezen() -> str:
    """A loudspeaker that sounds."""
    horn = path("M70 118 H122 L188 62 V238 L122 182 H70 Z", BLUE, 8)
    waves = (
        curve("M226 112 Q256 150 226 188", 12)
        + curve("M266 84 Q316 150 266 216", 12)
        + curve("M306 56 Q376 150 306 244", 12)
    )
    return horn + waves


SIGNS: dict[str, Callable[[], str]] = {
    **{f"stap_{level}": partial(stap, level) for level in range(1, 6)},
    "weet_niet": weet_niet,
    "overslaan": overslaan,
    "voorlezen": voorlezen,
}
