"""Working at a desk, with people, on the road and in the building trade: the other ten."""

from __future__ import annotations

from collections.abc import Callable

from . import cast, heads, large, signs, tools
from .cast import wearing
from .ink import (
    BLUE,
    FLOOR_Y,
    GREEN,
    GREY,
    RED,
    WHITE,
    circle,
    curve,
    path,
    placed,
    rect,
    stroke,
)
from .people import ANKLE_Y, person


def balie() -> str:
    """He receives a visitor at a counter."""
    host = person(
        wearing(cast.RAVI, top=BLUE), 88, 1, near=(168, 150), far=(178, 132), mood="praat"
    )
    guest = person(cast.ELS, 322, -1, near=(296, 174), far=(262, 160))
    bag = rect(300, 176, 44, 38, RED, r=6)
    return (
        host.back
        + host.body
        + guest.back
        + guest.body
        + tools.cloth_table(24, 244, 172, BLUE)
        + tools.potted(52, 172)
        + host.front
        + bag
        + guest.front
    )


def telefoon() -> str:
    """She sits at a desk, phones and writes it down."""
    who = person(
        cast.GRACE,
        126,
        hip_y=206,
        near=(148, 98),
        far=(206, 162),
        tilt=4,
        mood="praat",
        up=(True, False),
        feet=((168, ANKLE_Y), (184, ANKLE_Y)),
    )
    return (
        large.chair(122)
        + who.back
        + who.body
        + tools.table(166, 388, 176)
        + tools.paper(246, 172, 0.1, 0.1)
        + rect(196, 170, 70, 8, WHITE, line=5)
        + stroke(((204, 166), (216, 146)), 6)
        + tools.phone(146, 92, 8)
        + who.front
        + signs.rays(170, 92, 26, 44, (60, 90, 120))
        + tools.cup(330, 176)
    )


def computer() -> str:
    """He works at a computer, in a wheelchair."""
    who = person(
        wearing(cast.SVEN, top=RED),
        112,
        hip_y=200,
        near=(196, 164),
        far=(214, 162),
        feet=((168, 240), (178, 240)),
    )
    return (
        who.back
        + who.body
        + tools.table(176, 392, 178)
        + tools.keyboard(222, 178)
        + tools.screen(318, 178)
        + large.wheelchair(112)
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
    who = person(wearing(cast.BRAM, top=GREEN), 196, 1, near=(166, 118), far=(256, 118), tilt=10)
    return (
        large.washer(62)
        + who.body
        + tools.table(140, 392, 186)
        + tools.shirt(212, 108, BLUE)
        + who.back
        + who.front
        + tools.folded(336, 186, 4)
    )


def naaien() -> str:
    """He sews at a machine."""
    who = person(
        wearing(cast.RAVI, top=GREEN),
        108,
        hip_y=206,
        lean=10,
        near=(196, 166),
        far=(214, 164),
        tilt=12,
        feet=((160, ANKLE_Y), (178, ANKLE_Y)),
    )
    cloth = path(
        "M176 178 Q180 166 206 170 L262 172 V178 L248 214 Q236 204 222 216 Q206 204 190 216 Z", RED
    )
    return (
        large.chair(104)
        + who.body
        + tools.table(164, 392, 178)
        + large.sewing_machine(296, 178)
        + cloth
        + who.back
        + who.front
    )


def zorg() -> str:
    """He helps an old woman walk."""
    nurse = person(
        wearing(cast.KOFI, top=WHITE, legs=BLUE), 108, 1, near=(200, 160), far=(176, 118), tilt=8
    )
    old = person(
        cast.TOOS, 210, 1, lean=12, near=(282, 164), far=(288, 160), mood="gewoon", tilt=-4
    )
    return (
        nurse.back + nurse.body + old.back + old.body + large.walker(290) + old.front + nurse.front
    )


def vervoer() -> str:
    """She drives a delivery van."""
    driver = heads.draw(cast.SARI.head)
    road = "".join(stroke(((x, 282), (x + 46, 282)), 6, WHITE) for x in (24, 124, 224, 324))
    glass = path("M222 152 V94 H258 Q270 94 278 106 L306 152 Z", WHITE)
    shoulder = path("M226 152 Q230 132 250 132 Q270 134 274 152 Z", GREEN)
    frame = path("M222 152 V94 H258 Q270 94 278 106 L306 152 Z", "none")
    wheel = stroke(((286, 150), (296, 128)), 7)
    return (
        large.van(200)
        + glass
        + placed(driver, 252, 112)
        + shoulder
        + frame
        + wheel
        + road
        + signs.speed(2, (140, 180, 220), 22)
    )


def bouw() -> str:
    """She lays bricks."""
    who = person(
        wearing(cast.ELS, over="hesje", hat="helm", top=RED),
        112,
        lean=8,
        near=(182, 142),
        far=(232, 140),
        tilt=8,
    )
    brick = rect(222, 130, 46, 23, RED, r=1, line=5)
    return (
        who.body
        + large.wall(208, 4, 4)
        + curve("M300 170 H388", 6, GREY)
        + who.back
        + brick
        + circle(232, 140, 9.5, cast.ELS.head.skin)
        + tools.trowel((182, 142), 20)
        + who.front
    )


def schilderen() -> str:
    """She paints a wall with a roller."""
    painter = wearing(cast.ROSA, top=WHITE, legs=GREY)
    who = person(painter, 150, near=(216, 112), far=(150, 170), tilt=-10, up=(False, False))
    wet = path("M236 34 H384 V150 Q360 140 340 168 Q310 150 290 180 Q270 150 236 160 Z", GREEN, 0)
    return (
        rect(228, 26, 164, 239, WHITE, r=0)
        + wet
        + tools.bucket(96, FLOOR_Y, GREEN)
        + who.back
        + who.body
        + tools.roller((216, 112), 14)
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
