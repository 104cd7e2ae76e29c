"""Working with hands and tools: the first ten of twenty kinds of work."""

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
    circle,
    curve,
    path,
    placed,
    rect,
    stroke,
)
from .people import ANKLE_Y, grip, person


def inpakken() -> str:
    """She puts a pot in a box."""
    who = person(cast.AMINA, 140, near=(216, 102), far=(198, 170), tilt=14)
    pots = tools.jar(344, 178, GREEN) + tools.jar(376, 178, RED)
    return (
        who.back
        + who.body
        + tools.table(152, 396, 178)
        + pots
        + tools.jar(228, 126, RED)
        + tools.open_box(244, 178, 104, 44)
        + who.front
    )


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
        + grip(cast.KOFI, (214, 116))
        + dust
    )


def keuken() -> str:
    """He stirs in a pan on the cooker."""
    cook = wearing(cast.BRAM, top=WHITE, over="schort", apron=GREY, hat="muts")
    who = person(cook, 132, near=(200, 108), far=(192, 150), tilt=12, elbows=("neer", "neer"))
    spoon = tools.stick((196, 84), (232, 146))
    return (
        who.body
        + large.stove(178, 376, 184)
        + spoon
        + tools.pan(244, 180)
        + tools.pan(334, 180, RED)
        + who.back
        + who.front
    )


def tuin() -> str:
    """She kneels and puts a plant in the earth."""
    who = person(
        wearing(cast.SARI, legs=BLUE),
        104,
        hip_y=204,
        lean=38,
        near=(184, 234),
        far=(226, 232),
        tilt=4,
        feet=((46, ANKLE_Y - 2), (148, ANKLE_Y)),
        soles=(60, 0),
    )
    earth = path("M158 266 Q180 240 206 246 Q234 240 254 266 Z", BROWN)
    young = placed(tools.plant(0, 0), 206, 258, scale=1.3)
    return large.barrow(376) + who.back + young + earth + who.body + who.front


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
        hip_y=190,
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
    """He takes a pot off a moving belt and puts it in a box."""
    who = person(cast.OMAR, 190, 1, near=(236, 152), far=(262, 146), tilt=14)
    things = "".join(tools.jar(x, 186, GREEN) for x in (46, 104, 160))
    return (
        who.body
        + large.belt(6, 304, 186)
        + things
        + who.back
        + tools.jar(250, 170, GREEN)
        + who.front
        + large.boxes(342, ((64, 40),))
        + tools.open_box(342, 224, 64, 52)
        + curve("M36 112 H104 M88 98 L106 112 L88 126", 7)
    )


def montage() -> str:
    """She screws a device together."""
    who = person(cast.LENA, 150, near=(216, 112), far=(226, 156), tilt=16, lean=4)
    device = rect(196, 156, 112, 24, BLUE, r=5) + rect(270, 122, 30, 34, GREY)
    device += circle(250, 168, 4, WHITE, 0) + circle(290, 168, 4, WHITE, 0)
    screws = "".join(path(f"M{x} 176 h14 M{x + 7} 174 v-14", line=6) for x in (338, 366))
    return (
        who.body
        + tools.table(150, 394, 180)
        + screws
        + device
        + who.back
        + tools.screwdriver((216, 112), -3)
        + who.front
    )


def winkel() -> str:
    """He fills the shelves of a shop."""
    clerk = wearing(cast.SVEN, over="schort", apron=BLUE, top=WHITE)
    who = person(clerk, 172, near=(216, 156), far=(252, 108), tilt=-4)
    stock = (
        large.jars(300, 388, 92, GREEN)
        + large.jars(300, 388, 166, RED)
        + large.jars(266, 388, 240, YELLOW)
    )
    crate = tools.open_box(72, FLOOR_Y, 88, 56) + tools.jar(56, 208, RED) + tools.jar(90, 208, RED)
    return (
        large.rack(256, 394)
        + stock
        + crate
        + tools.open_box(72, FLOOR_Y, 88, 56)
        + who.back
        + who.body
        + tools.jar(266, 126, RED)
        + tools.jar(228, 176, RED)
        + who.front
    )


def kassa() -> str:
    """He sits at the till; a customer pays."""
    clerk = person(
        wearing(cast.OMAR, top=GREEN), 76, 1, hip_y=186, near=(140, 150), far=(152, 158), legs=False
    )
    client = person(wearing(cast.ROSA, top=BLUE), 308, -1, near=(262, 176), far=(238, 130))
    basket = path("M236 188 H306 L296 232 H246 Z", RED) + curve("M246 188 Q271 150 296 188")
    card = rect(212, 118, 34, 22, YELLOW, line=5)
    return (
        card
        + client.back
        + client.body
        + clerk.back
        + clerk.body
        + tools.cloth_table(24, 226, 174)
        + large.till(176, 174)
        + clerk.front
        + basket
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
