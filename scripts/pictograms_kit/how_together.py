"""How one works, with others: the main person wears yellow."""

from __future__ import annotations

from collections.abc import Callable

from . import cast, large, signs, tools
from .cast import main, wearing
from .ink import BLUE, BROWN, GREEN, GREY, RED, curve, path, rect, stroke
from .people import ANKLE_Y, person


def samen() -> str:
    """A woman and a man carry a table together."""
    left = person(
        main(cast.AMINA),
        76,
        1,
        near=(130, 170),
        far=(136, 164),
        feet=((52, ANKLE_Y), (100, ANKLE_Y)),
    )
    right = person(
        cast.KOFI, 324, -1, near=(270, 170), far=(264, 164), feet=((348, ANKLE_Y), (300, ANKLE_Y))
    )
    carried = rect(116, 158, 168, 16, BROWN)
    carried += rect(138, 174, 12, 66, BROWN) + rect(250, 174, 12, 66, BROWN)
    return left.back + right.back + left.body + right.body + carried + left.front + right.front


def uitleg_krijgen() -> str:
    """A colleague shows her how it must be done; she listens."""
    guide = person(cast.BRAM, 300, -1, near=(232, 140), far=(236, 150), mood="praat")
    pupil = person(main(cast.GRACE), 96, 1, near=(150, 172), far=(126, 100), tilt=8, mood="gewoon")
    said = signs.balloon(196, 46, 96, 62, (262, 66)) + _gear_in_box(196, 46)
    return (
        guide.back
        + guide.body
        + pupil.body
        + tools.table(134, 262, 178)
        + tools.open_box(198, 178, 76, 36)
        + pupil.back
        + pupil.front
        + guide.front
        + said
    )


def _gear_in_box(x: float, y: float) -> str:
    """What is explained: the pot goes into the box."""
    down = curve(f"M{x} {y - 22} V{y - 4} M{x - 8} {y - 10} L{x} {y - 2} L{x + 8} {y - 10}", 5)
    return rect(x - 22, y + 4, 44, 20, "#ddb27c", line=5) + down


def uitleg_geven() -> str:
    """He shows a new colleague how it must be done."""
    guide = person(main(cast.OMAR), 104, 1, near=(170, 140), far=(160, 150), mood="praat")
    pupil = person(cast.ROSA, 306, -1, near=(250, 172), far=(272, 100), tilt=8, mood="gewoon")
    said = signs.balloon(208, 46, 96, 62, (140, 66)) + _gear_in_box(208, 46)
    return (
        guide.back
        + guide.body
        + pupil.body
        + tools.table(144, 272, 178)
        + tools.open_box(208, 178, 76, 36)
        + pupil.back
        + pupil.front
        + guide.front
        + said
    )


def hulp_vragen() -> str:
    """She raises her hand; a colleague comes."""
    asks = person(
        main(cast.LENA), 112, 1, near=(92, 26), far=(172, 166), mood="praat", up=(False, False)
    )
    helper = person(
        cast.KOFI, 320, -1, near=(270, 150), far=(262, 132), feet=((346, ANKLE_Y), (298, ANKLE_Y))
    )
    mess = rect(176, 150, 60, 28, GREY, r=5) + signs.question(206, 110, 0.8)
    return helper.whole + asks.body + tools.table(136, 262, 178) + mess + asks.back + asks.front


def verandering() -> str:
    """First he sweeps, now he gets other work: the boxes."""
    who = person(main(cast.SVEN), 200, 1, near=(158, 150), far=(252, 140), mood="gewoon")
    turn = path("M96 84 C120 20 280 20 300 70", "none", 12)
    turn += path("M276 62 L304 98 L322 54 Z", BLUE)
    return (
        turn
        + tools.broom((62, 110), (62, 226))
        + large.boxes(326, ((104, 62), (78, 56)))
        + who.whole
    )


def ruzie() -> str:
    """A colleague is angry with her."""
    angry = person(cast.BRAM, 294, -1, lean=10, near=(232, 118), far=(246, 140), mood="roept")
    target = person(main(cast.SARI), 92, 1, lean=-6, near=(128, 146), far=(144, 128), mood="somber")
    return (
        target.whole
        + angry.whole
        + signs.flash(190, 60)
        + signs.rays(254, 66, 16, 34, (-110, -80, -50))
    )


def pauze() -> str:
    """Two people sit at a table with coffee and bread."""
    left = person(
        main(cast.PIET),
        84,
        1,
        hip_y=206,
        near=(152, 130),
        far=(160, 166),
        feet=((126, ANKLE_Y), (142, ANKLE_Y)),
    )
    right = person(
        cast.AMINA,
        316,
        -1,
        hip_y=206,
        near=(246, 164),
        far=(240, 162),
        feet=((274, ANKLE_Y), (258, ANKLE_Y)),
    )
    bread = path("M222 176 V164 Q222 154 240 154 Q258 154 258 164 V176 Z", "#ddb27c", 5)
    return (
        large.chair(80)
        + large.chair(320, -1)
        + left.back
        + right.back
        + left.body
        + right.body
        + tools.table(128, 272, 178)
        + tools.cup(164, 146)
        + bread
        + tools.cup(200, 178)
        + left.front
        + right.front
        + signs.clock(200, 50, 32, 12, 0)
    )


def klant() -> str:
    """She helps a customer find something."""
    clerk = person(
        wearing(main(cast.ROSA), over="schort", apron=BLUE),
        202,
        -1,
        near=(146, 134),
        far=(258, 96),
        mood="praat",
    )
    client = person(cast.PIET, 78, 1, near=(126, 150), far=(118, 144))
    stock = (
        large.jars(304, 388, 92, GREEN)
        + large.jars(304, 388, 166, RED)
        + large.jars(304, 388, 240, BLUE)
    )
    return (
        large.rack(294, 394)
        + stock
        + client.back
        + client.body
        + clerk.back
        + clerk.body
        + tools.jar(138, 150, RED)
        + client.front
        + clerk.front
    )


def zwaar_tillen() -> str:
    """He lifts a heavy box with bent knees."""
    who = person(
        main(cast.OMAR),
        130,
        hip_y=196,
        lean=34,
        near=(226, 214),
        far=(236, 210),
        mood="ernstig",
        tilt=-16,
        feet=((110, ANKLE_Y), (166, ANKLE_Y)),
    )
    weight = path("M246 206 L254 168 H302 L310 206 Z", GREY) + curve(
        "M266 168 C258 142 298 142 290 168", 8
    )
    return (
        who.back
        + who.body
        + tools.box(276, 250, 108, 44)
        + weight
        + who.front
        + signs.drops(226, 86)
        + stroke(((210, 274), (342, 274)), 4)
    )


SCENES: dict[str, Callable[[], str]] = {
    "samen": samen,
    "uitleg_krijgen": uitleg_krijgen,
    "uitleg_geven": uitleg_geven,
    "hulp_vragen": hulp_vragen,
    "verandering": verandering,
    "ruzie": ruzie,
    "pauze": pauze,
    "klant": klant,
    "zwaar_tillen": zwaar_tillen,
}
