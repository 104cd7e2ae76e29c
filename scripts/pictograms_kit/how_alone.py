"""How one works, on one's own: the main person wears yellow."""

from __future__ import annotations

from collections.abc import Callable

from . import cast, large, signs, tools
from .cast import main
from .ink import (
    BLUE,
    BROWN,
    CARD,
    FLOOR_Y,
    GREEN,
    GREY,
    RED,
    WHITE,
    YELLOW,
    circle,
    curve,
    path,
    placed,
    rect,
    stroke,
)
from .people import ANKLE_Y, grip, person


def alleen() -> str:
    """One man works; the chairs of the others are empty."""
    who = person(main(cast.RAVI), 190, 1, near=(228, 160), far=(246, 158), tilt=14)
    return (
        large.chair(50, 1, GREY)
        + large.chair(350, -1, GREY)
        + who.body
        + tools.table(104, 296, 178)
        + who.back
        + tools.jar(240, 168, RED)
        + tools.jar(134, 178, RED)
        + who.front
    )


def op_tijd() -> str:
    """She walks in at the door; the clock says she is on time."""
    who = person(
        main(cast.GRACE),
        196,
        1,
        near=(168, 158),
        far=(240, 146),
        feet=((164, ANKLE_Y - 6), (226, ANKLE_Y)),
        soles=(20, -8),
    )
    bag = rect(140, 164, 52, 40, BROWN, r=6)
    outside = rect(62, 210, 92, 54, GREEN, line=0) + circle(92, 108, 15, YELLOW, 5)
    return (
        large.door(62)
        + outside
        + rect(62, 70, 92, FLOOR_Y - 67, "none")
        + signs.clock(320, 74, 50, 8, 0)
        + who.back
        + who.body
        + bag
        + who.front
        + signs.check(366, 128, 22)
    )


def tempo() -> str:
    """He runs with a box; a watch runs too."""
    who = person(
        main(cast.SVEN),
        196,
        1,
        lean=16,
        near=(262, 150),
        far=(270, 148),
        mood="ernstig",
        feet=((130, 224), (244, ANKLE_Y)),
        soles=(50, -10),
    )
    return (
        who.back
        + who.body
        + tools.box(272, 158, 76, 56)
        + who.front
        + signs.speed(28, (110, 150, 190), 74)
        + signs.stopwatch(340, 62)
    )


def netjes() -> str:
    """She checks her work with a magnifying glass."""
    who = person(main(cast.ELS), 130, 1, near=(192, 156), far=(186, 172), tilt=16, lean=4)
    row = tools.jar(236, 180, BLUE) + tools.jar(300, 180, BLUE) + tools.jar(356, 180, BLUE)
    lens = (
        tools.magnifier(228, 124, 44)
        + rect(215, 122, 26, 16, BLUE, line=4)
        + rect(212, 110, 32, 12, WHITE, line=4)
    )
    return (
        who.back
        + who.body
        + tools.table(150, 394, 180)
        + row
        + lens
        + who.front
        + signs.check(300, 106, 20)
        + signs.check(356, 106, 20)
    )


def fout_herstellen() -> str:
    """One pot is broken; he makes it whole."""
    who = person(main(cast.BRAM), 104, 1, near=(160, 164), far=(176, 152), tilt=14, mood="gewoon")
    crack = curve("M196 118 L204 136 L190 148 L204 162 L196 176", 5)
    wrong = (
        rect(170, 130, 52, 48, RED, r=6)
        + placed(rect(-30, -13, 60, 13, WHITE), 198, 128, 14)
        + crack
    )
    good = rect(306, 130, 52, 48, RED, r=6) + rect(302, 118, 60, 13, WHITE)
    return (
        who.back
        + who.body
        + tools.table(132, 394, 178)
        + wrong
        + good
        + who.front
        + signs.cross(196, 82)
        + signs.check(332, 82)
        + signs.arrow((234, 150), (294, 150))
    )


def lezen() -> str:
    """She reads a note."""
    who = person(main(cast.AMINA), 148, 1, near=(200, 158), far=(206, 122), tilt=14)
    return (
        who.body
        + who.back
        + tools.paper(246, 124, 92, 116, 8)
        + who.front
        + grip(cast.AMINA, (208, 122))
    )


def rekenen() -> str:
    """He counts the boxes."""
    who = person(main(cast.KOFI), 106, 1, near=(138, 168), far=(194, 112))
    pile = "".join(
        tools.box(x, FLOOR_Y - y, 56, 50)
        for x, y in ((248, 0), (306, 0), (364, 0), (277, 50), (335, 50))
    )
    marks = "".join(stroke(((x, 42), (x, 76)), 6) for x in (232, 252, 272, 292)) + stroke(
        ((220, 74), (304, 44)), 6
    )
    point = stroke(((196, 112), (216, 116)), 9)
    return (
        pile
        + point
        + who.back
        + who.body
        + tools.paper(158, 164, 46, 58, 8)
        + who.front
        + signs.thought(262, 58, 136, 70, (138, 52))
        + marks
    )


def druk() -> str:
    """She stands between piles of boxes; there is far too much."""
    who = person(
        main(cast.LENA),
        200,
        1,
        near=(168, 54),
        far=(234, 56),
        mood="somber",
        elbows=("neer", "voor"),
    )
    left = large.boxes(66, ((120, 66), (96, 62), (84, 60), (64, 54)))
    right = large.boxes(334, ((120, 64), (108, 58), (86, 62), (68, 56)))
    return (
        left
        + right
        + who.body
        + who.back
        + who.front
        + signs.drops(252, 22)
        + signs.drops(150, 22, -1)
    )


def lang_staan() -> str:
    """He has stood for hours; his legs ache."""
    who = person(main(cast.RAVI), 120, 1, near=(166, 168), far=(182, 164), mood="somber")
    sore = signs.rays(112, 226, 34, 54, (-120, -90, -60))
    hours = (
        signs.clock(210, 66, 38, 8, 0)
        + signs.arrow((256, 66), (304, 66))
        + signs.clock(350, 66, 38, 4, 0)
    )
    work = tools.jar(188, 180, RED) + tools.open_box(290, 180, 90, 42)
    return who.body + tools.table(150, 394, 180) + who.back + work + who.front + sore + hours


def plannen() -> str:
    """She puts the work in order on a board."""
    who = person(main(cast.ROSA), 92, 1, near=(120, 156), far=(164, 136))
    cards = "".join(rect(x, 64, 62, 66, CARD, line=5) for x in (158, 240, 322))
    arrows = "".join(curve(f"M{x} 97 h8 m-5 -7 l7 7 l-7 7", 5) for x in (225, 307))
    first = placed(tools.broom((0, -70), (0, 0)), 190, 106, 0, scale=0.42)
    second = placed(tools.box(0, 0), 271, 119, scale=0.62)
    third = placed(tools.cup(0, 0), 350, 122, scale=0.8)
    return large.board(146, 34, 248, 128) + cards + arrows + first + second + third + who.whole


def zelf_beginnen() -> str:
    """He sees what must be done and takes the broom himself."""
    who = person(main(cast.KOFI), 130, 1, near=(180, 156), far=(194, 116))
    mess = tools.potted(0, 0)
    spilled = placed(mess, 290, 250, 78) + path(
        "M296 266 Q318 238 342 254 Q356 244 376 266 Z", BROWN
    )
    return (
        who.back
        + who.body
        + tools.broom((196, 88), (208, 226), -4)
        + who.front
        + grip(cast.KOFI, (198, 116))
        + signs.bulb(236, 58)
        + spilled
    )


SCENES: dict[str, Callable[[], str]] = {
    "alleen": alleen,
    "op_tijd": op_tijd,
    "tempo": tempo,
    "netjes": netjes,
    "fout_herstellen": fout_herstellen,
    "lezen": lezen,
    "rekenen": rekenen,
    "druk": druk,
    "lang_staan": lang_staan,
    "plannen": plannen,
    "zelf_beginnen": zelf_beginnen,
}
