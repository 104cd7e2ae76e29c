"""Working at a desk, with people, on the road and in the building trade: the other ten."""

from __future__ import annotations

from collections.abc import Callable

from . import cast, heads, large, signs, tools
from .cast import wearing
from .ink import BLUE, FLOOR_Y, GREEN, GREY, INK, RED, WHITE, circle, path, placed, rect, stroke
from .people import ANKLE_Y, grip, person


def balie() -> str:
    """He receives a visitor at a counter: they shake hands."""
    host = person(
        wearing(cast.RAVI, top=BLUE),
        104,
        1,
        near=(132, 164),
        far=(196, 132),
        mood="praat",
        legs=False,
    )
    guest = person(wearing(cast.LENA, top=GREEN), 292, -1, near=(302, 172), far=(204, 132))
    bag = rect(280, 178, 46, 38, RED, r=6)
    return (
        host.back
        + host.body
        + guest.back
        + guest.body
        + tools.cloth_table(20, 222, 172, BLUE)
        + tools.potted(50, 172)
        + host.front
        + bag
        + guest.front
    )


def telefoon() -> str:
    """She sits at a desk, phones and writes it down."""
    who = person(
        wearing(cast.ELS, top=GREEN),
        122,
        hip_y=206,
        near=(104, 122),
        far=(196, 168),
        mood="praat",
        feet=((168, ANKLE_Y), (184, ANKLE_Y)),
    )
    return (
        large.chair(118)
        + who.body
        + tools.table(162, 390, 180)
        + rect(188, 174, 76, 8, WHITE, line=5)
        + stroke(((194, 170), (206, 148)), 7)
        + who.back
        + tools.phone(108, 106, -14)
        + who.front
        + signs.balloon(256, 58, 108, 66, (176, 110))
        + "".join(circle(x, 58, 7, INK, 0) for x in (226, 256, 286))
        + tools.cup(334, 180)
    )


def computer() -> str:
    """He works at a computer, in a wheelchair."""
    who = person(
        wearing(cast.SVEN, top=RED),
        126,
        hip_y=200,
        near=(190, 166),
        far=(206, 166),
        feet=((184, 240), (194, 240)),
    )
    return (
        who.body
        + tools.table(180, 394, 180)
        + tools.keyboard(222, 180)
        + tools.screen(322, 180)
        + who.back
        + large.wheelchair(126)
        + who.front
    )


def post() -> str:
    """He sorts letters into compartments."""
    who = person(cast.PIET, 128, near=(168, 168), far=(222, 108), tilt=0)
    return (
        large.pigeonholes(232, 48, 3, 4)
        + who.back
        + tools.envelope(236, 106, -10)
        + who.body
        + tools.envelope(176, 166, -14)
        + tools.envelope(180, 158, -6)
        + who.front
    )


def was() -> str:
    """He folds the washing."""
    who = person(wearing(cast.BRAM, top=GREEN), 164, 1, near=(198, 118), far=(254, 118), tilt=10)
    return (
        large.washer(64)
        + who.body
        + who.back
        + tools.table(136, 394, 188)
        + tools.shirt(226, 108, BLUE)
        + who.front
        + grip(cast.BRAM, (254, 118))
        + tools.folded(342, 188, 4)
    )


def naaien() -> str:
    """He sews at a machine."""
    who = person(
        wearing(cast.RAVI, top=GREEN),
        122,
        hip_y=206,
        lean=10,
        near=(196, 168),
        far=(218, 166),
        tilt=12,
        feet=((170, ANKLE_Y), (188, ANKLE_Y)),
    )
    cloth = path(
        "M182 178 Q190 168 214 168 L266 170 V180 L254 216 Q242 206 228 218 Q212 206 196 218 Z", RED
    )
    return (
        large.chair(118)
        + who.body
        + tools.table(168, 394, 180)
        + large.sewing_machine(304, 180)
        + cloth
        + who.back
        + who.front
    )


def zorg() -> str:
    """He helps an old woman walk."""
    nurse = person(
        wearing(cast.KOFI, top=WHITE, legs=BLUE),
        110,
        1,
        near=(196, 148),
        far=(210, 120),
        tilt=8,
        mood="praat",
    )
    old = person(cast.TOOS, 214, 1, lean=14, near=(284, 166), far=(290, 162), tilt=-4)
    return (
        nurse.back + nurse.body + old.back + old.body + large.walker(292) + old.front + nurse.front
    )


def vervoer() -> str:
    """She drives a delivery van."""
    driver = heads.draw(cast.LENA.head)
    road = "".join(stroke(((x, 282), (x + 46, 282)), 6, WHITE) for x in (24, 124, 224, 324))
    shape = "M218 158 V92 H258 Q270 92 278 104 L310 158 Z"
    shoulder = path("M222 156 Q228 144 248 144 Q270 144 276 156 Z", RED, 5)
    wheel = stroke(((288, 156), (298, 132)), 7)
    return (
        large.van(200)
        + path(shape, WHITE)
        + shoulder
        + placed(driver, 250, 124, scale=0.8)
        + path(shape)
        + wheel
        + road
        + signs.speed(4, (140, 180, 220), 20)
    )


def bouw() -> str:
    """She lays bricks."""
    who = person(
        wearing(cast.ELS, over="hesje", hat="helm", top=RED),
        150,
        near=(182, 164),
        far=(236, 144),
        tilt=12,
    )
    brick = rect(222, 138, 46, 23, RED, r=1, line=5)
    laid = rect(300, 147, 46, 23, RED, r=1, line=5) + rect(346, 147, 46, 23, RED, r=1, line=5)
    mortar = path("M220 170 Q240 160 300 168 V172 H220 Z", GREY, 4)
    return (
        who.body
        + mortar
        + laid
        + large.wall(208, 4, 4)
        + who.back
        + brick
        + grip(cast.ELS, (236, 146))
        + tools.trowel((182, 164), 24)
        + who.front
    )


def schilderen() -> str:
    """She paints a wall with a roller."""
    painter = wearing(cast.ROSA, top=WHITE, legs=GREY)
    who = person(painter, 160, near=(222, 96), far=(196, 158), tilt=-12)
    wall = rect(216, 14, 170, 251, WHITE, r=0)
    strips = ((219, 62, 148), (259, 17, 170), (300, 17, 136), (341, 17, 96))
    wet = "".join(rect(x, y, 42, h, GREEN, r=9, line=0) for x, y, h in strips)
    wet += rect(262, 17, 121, 60, GREEN, r=0, line=0)
    return (
        wall
        + wet
        + tools.bucket(84, FLOOR_Y, GREEN)
        + who.back
        + who.body
        + tools.roller((222, 96), 22)
        + who.front
    )


SCENES: dict[str, Callable[[], str]] = {
    "balie": balie,
    "telefoon": telefoon,
    "computer": computer,
    "post": post,
    "was": was,
    "naaien": naaien,
    "zorg": zorg,
    "vervoer": vervoer,
    "bouw": bouw,
    "schilderen": schilderen,
}
