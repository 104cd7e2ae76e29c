"""How one works, on one's own: the main person wears yellow."""

from __future__ import annotations

from collections.abc import Callable

from . import cast, large, signs, tools
from .cast import main
from .ink import (
    BLUE,
    BROWN,
    FLOOR_Y,
    GREY,
    RED,
    WHITE,
    path,
    rect,
    stroke,
)
from .people import ANKLE_Y, person


def alleen() -> str:
    """One man works; there is nobody else."""
    who = person(main(cast.RAVI), 186, 1, near=(236, 158), far=(262, 156), tilt=12)
    return (
        who.back
        + who.body
        + tools.table(60, 352, 178)
        + tools.open_box(252, 178, 80, 30)
        + tools.jar(100, 178, RED)
        + tools.jar(136, 178, RED)
        + who.front
    )


def op_tijd() -> str:
    """She walks in at the door; the clock says she is on time."""
    who = person(
        main(cast.GRACE),
        196,
        1,
        near=(160, 160),
        far=(236, 150),
        feet=((164, ANKLE_Y - 6), (228, ANKLE_Y)),
        soles=(20, -8),
    )
    bag = rect(136, 164, 48, 36, BROWN, r=6)
    return (
        large.door(62)
        + signs.clock(320, 70, 46, 8, 0)
        + who.back
        + who.body
        + bag
        + who.front
        + signs.check(372, 118, 20)
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
    who = person(main(cast.ELS), 116, 1, near=(198, 158), far=(176, 168), tilt=18, lean=6)
    row = tools.jar(222, 178, BLUE) + tools.jar(282, 178, BLUE) + tools.jar(342, 178, BLUE)
    return (
        who.back
        + who.body
        + tools.table(140, 392, 178)
        + row
        + tools.magnifier(222, 124, 40)
        + who.front
        + signs.check(282, 108, 18)
        + signs.check(342, 108, 18)
    )


def fout_herstellen() -> str:
    """One pot is wrong; he makes it right."""
    who = person(main(cast.BRAM), 200, 1, near=(168, 158), far=(250, 158), tilt=10, mood="gewoon")
    wrong = path("M62 178 V128 L82 140 L96 122 L112 138 V178 Z", RED) + signs.cross(86, 92)
    good = rect(290, 132, 52, 46, RED, r=6) + rect(286, 120, 60, 14, WHITE) + signs.check(316, 88)
    return (
        who.back
        + who.body
        + tools.table(32, 372, 178)
        + wrong
        + good
        + who.front
        + signs.arrow((126, 160), (276, 160))
    )


def lezen() -> str:
    """She reads a note."""
    who = person(main(cast.AMINA), 130, 1, near=(204, 150), far=(214, 128), tilt=12)
    return who.back + who.body + tools.paper(238, 118, 92, 116, 10) + who.front


def rekenen() -> str:
    """He counts the boxes."""
    who = person(main(cast.KOFI), 106, 1, near=(150, 152), far=(196, 104))
    pile = "".join(
        tools.box(x, FLOOR_Y - y, 54, 50)
        for x, y in ((256, 0), (312, 0), (368, 0), (284, 50), (340, 50))
    )
    marks = "".join(stroke(((x, 40), (x, 76)), 6) for x in (262, 282, 302, 322)) + stroke(
        ((250, 74), (334, 42)), 6
    )
    return pile + who.back + who.body + tools.paper(170, 148, 44, 56, 8) + who.front + marks


def druk() -> str:
    """She stands between piles of boxes; there is far too much."""
    who = person(main(cast.LENA), 200, 1, near=(174, 30), far=(226, 30), mood="somber")
    left = large.boxes(70, ((116, 66), (94, 60), (80, 54), (60, 40)))
    right = large.boxes(330, ((116, 66), (104, 56), (84, 60), (64, 40)))
    return left + right + who.whole + signs.drops(248, 60)


def lang_staan() -> str:
    """He has stood for hours; his legs ache."""
    who = person(main(cast.RAVI), 130, 1, near=(190, 164), far=(206, 162), mood="somber")
    sore = signs.rays(130, 230, 44, 60, (-110, -80, -50))
    return (
        who.back
        + who.body
        + tools.table(164, 388, 178)
        + who.front
        + sore
        + signs.clock(320, 70, 44, 4, 0)
    )


def plannen() -> str:
    """She puts the work in order on a board."""
    who = person(main(cast.ROSA), 104, 1, near=(196, 132), far=(126, 170))
    cards = "".join(rect(x, 68, 56, 50, WHITE, line=5) for x in (176, 252, 328))
    return large.board(160, 34, 232, 130) + cards + who.back + who.body + who.front


def zelf_beginnen() -> str:
    """He sees what must be done and takes the broom himself."""
    who = person(main(cast.KOFI), 150, 1, near=(196, 156), far=(214, 116))
    mess = path("M300 264 L316 244 L336 254 L352 240 L372 264 Z", GREY)
    return (
        who.back
        + who.body
        + tools.broom((216, 90), (226, 226))
        + who.front
        + signs.bulb(240, 56)
        + mess
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
