"""Working with hands and tools: twenty kinds of work, the first ten."""

from __future__ import annotations

from collections.abc import Callable

from . import cast, large, tools
from .cast import wearing
from .ink import (
    BLUE,
    BROWN,
    FLOOR_Y,
    GREEN,
    GREY,
    RED,
    WHITE,
    YELLOW,
    curve,
    path,
    rect,
    stroke,
)
from .people import ANKLE_Y, person


def inpakken() -> str:
    """She puts a pot in a box."""
    who = person(cast.AMINA, 112, near=(206, 104), far=(176, 168), tilt=12, up=(False, False))
    pots = tools.jar(338, 176, GREEN) + tools.jar(372, 176, RED)
    return who.back + who.body + large_box_table(pots) + tools.jar(216, 124, RED) + who.front


def large_box_table(content: str) -> str:
    """The packing table with an open box."""
    return tools.table(140, 392, 176) + content + tools.open_box(226, 176, 104, 46)


def schoonmaken() -> str:
    """He sweeps the floor with a broom; a bucket stands beside him."""
    who = person(
        wearing(cast.KOFI, top=BLUE),
        150,
        lean=10,
        near=(196, 156),
        far=(214, 116),
        tilt=8,
        feet=((122, ANKLE_Y), (176, ANKLE_Y)),
    )
    dust = curve("M314 254 q6 -8 12 0 M336 246 q6 -8 12 0 M344 258 q6 -8 12 0", 4)
    return (
        tools.bucket(52, FLOOR_Y)
        + who.back
        + who.body
        + tools.broom((224, 92), (268, 226), -16)
        + who.front
        + hand_over(who_hand=(214, 116))
        + dust
    )


def hand_over(who_hand: tuple[float, float]) -> str:
    """The fingers of the far hand around a stick."""
    x, y = who_hand
    return stroke(((x - 5, y + 2), (x + 4, y - 2)), 5)


def keuken() -> str:
    """He stirs in a pan on the cooker."""
    cook = wearing(cast.BRAM, top=WHITE, over="schort", apron=GREY, hat="muts")
    who = person(cook, 118, near=(206, 112), far=(182, 140), tilt=10, up=(True, False))
    spoon = tools.stick((202, 84), (226, 146))
    return (
        who.body
        + large.stove(176, 372, 182)
        + spoon
        + tools.pan(240, 178)
        + tools.pan(330, 178, RED)
        + who.back
        + who.front
    )


def tuin() -> str:
    """She kneels and puts a plant in the earth."""
    who = person(
        wearing(cast.SARI, legs=BLUE),
        140,
        hip_y=200,
        lean=32,
        near=(222, 218),
        far=(254, 214),
        tilt=6,
        feet=((84, ANKLE_Y - 2), (184, ANKLE_Y)),
        soles=(60, 0),
    )
    earth = path("M190 266 Q216 238 240 250 Q280 236 310 266 Z", BROWN)
    return (
        large.barrow(372)
        + who.back
        + tools.plant(240, 254)
        + earth
        + who.body
        + who.front
        + tools.plant(336, FLOOR_Y)
        + path("M316 266 Q336 248 360 266 Z", BROWN)
    )


def magazijn() -> str:
    """She carries a box along the racks."""
    who = person(
        wearing(cast.GRACE, over="hesje", top=RED),
        130,
        lean=-6,
        near=(196, 158),
        far=(206, 158),
        feet=((100, ANKLE_Y), (160, ANKLE_Y)),
    )
    stock = tools.box(300, 92, 56, 40) + tools.box(352, 92, 40, 44) + tools.box(322, 166, 76, 52)
    stock += tools.box(300, 240, 56, 48) + tools.box(354, 240, 44, 40)
    return (
        large.rack(262, 392) + stock + who.back + who.body + tools.box(198, 164, 84, 64) + who.front
    )


def heftruck() -> str:
    """She drives a forklift truck with a pallet of boxes."""
    who = person(
        wearing(cast.LENA, over="hesje", hat="helm", top=BLUE),
        138,
        hip_y=182,
        near=(196, 156),
        far=(200, 150),
        feet=((196, 224), (206, 224)),
    )
    wheel = stroke(((190, 146), (206, 166)), 9) + stroke(((198, 158), (222, 196)), 7)
    load = (
        rect(268, 228, 106, 12, BROWN) + tools.box(296, 228, 52, 52) + tools.box(348, 228, 50, 52)
    )
    load += tools.box(320, 176, 60, 44)
    return (
        who.back
        + who.body
        + wheel
        + large.forklift(248)
        + who.front
        + load
        + large.forklift_roof(248)
    )


def lopende_band() -> str:
    """He takes bottles off a moving belt."""
    who = person(cast.OMAR, 200, 1, near=(190, 156), far=(254, 146), tilt=14)
    things = "".join(
        tools.jar(x, 186, color)
        for x, color in ((60, GREEN), (120, GREEN), (326, GREEN), (376, GREEN))
    )
    return (
        who.back
        + who.body
        + large.belt(-20, 420, 186)
        + things
        + tools.jar(252, 168, GREEN)
        + tools.jar(188, 186, GREEN)
        + who.front
        + curve("M30 124 H92 M78 112 L92 124 L78 136", 6)
    )


def montage() -> str:
    """She screws a device together."""
    who = person(cast.LENA, 132, near=(212, 106), far=(262, 150), tilt=16, lean=6)
    device = rect(196, 148, 108, 30, BLUE, r=5) + rect(284, 124, 20, 26, GREY)
    screws = "".join(path(f"M{x} 172 h12 M{x + 6} 172 v-10", line=5) for x in (332, 358))
    return (
        who.body
        + tools.table(130, 392, 176)
        + device
        + screws
        + who.back
        + tools.screwdriver((212, 106), -4)
        + who.front
    )


def winkel() -> str:
    """He fills the shelves of a shop."""
    clerk = wearing(cast.SVEN, over="schort", apron=BLUE, top=WHITE)
    who = person(clerk, 148, near=(214, 150), far=(238, 106), tilt=-4, up=(False, False))
    stock = (
        large.jars(266, 388, 92, GREEN)
        + large.jars(300, 388, 166, RED)
        + large.jars(266, 388, 240, YELLOW)
    )
    crate = tools.open_box(58, FLOOR_Y, 84, 60)
    return (
        large.rack(256, 394)
        + stock
        + crate
        + who.back
        + who.body
        + tools.jar(252, 118, RED)
        + who.front
    )


def kassa() -> str:
    """He sits at the till; a customer pays."""
    clerk = person(wearing(cast.OMAR, top=GREEN), 78, 1, hip_y=180, near=(150, 142), far=(166, 122))
    client = person(cast.other(cast.ROSA), 318, -1, near=(252, 136), far=(262, 160))
    belt = tools.cloth_table(30, 290, 172)
    card = rect(228, 122, 30, 20, YELLOW, line=5)
    return (
        client.back
        + client.body
        + clerk.back
        + clerk.body
        + belt
        + large.till(172, 172)
        + clerk.front
        + tools.jar(110, 172, RED)
        + card
        + client.front
    )


SCENES: dict[str, Callable[[], str]] = {
    "inpakken": inpakken,
    "schoonmaken": schoonmaken,
    "keuken": keuken,
    "tuin": tuin,
    "magazijn": magazijn,
    "heftruck": heftruck,
    "lopende_band": lopende_band,
    "montage": montage,
    "winkel": winkel,
    "kassa": kassa,
}
