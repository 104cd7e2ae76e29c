"""How one works, with others: the main person wears yellow."""

from __future__ import annotations

from collections.abc import Callable

from . import cast, large, signs, tools
from .cast import main, wearing
from .ink import BLUE, BROWN, GREEN, GREY, RED, TAN, WHITE, curve, path, placed, rect, stroke
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
    """A colleague shows her at her table how it must be done; she listens."""
    guide = person(cast.BRAM, 304, -1, near=(262, 154), far=(232, 148), mood="praat")
    pupil = person(
        main(cast.GRACE),
        92,
        1,
        hip_y=206,
        near=(142, 174),
        far=(158, 172),
        mood="gewoon",
        tilt=-10,
        feet=((138, ANKLE_Y), (154, ANKLE_Y)),
    )
    said = signs.balloon(190, 48, 108, 76, (264, 104)) + _into_the_box(190, 48)
    return (
        large.chair(88)
        + guide.body
        + pupil.body
        + tools.table(130, 268, 180)
        + tools.open_box(210, 180, 62, 30)
        + pupil.back
        + pupil.front
        + guide.back
        + guide.front
        + said
    )


def _into_the_box(x: float, y: float) -> str:
    """What is explained: this goes into the box."""
    down = curve(f"M{x} {y - 28} V{y - 6} M{x - 9} {y - 14} L{x} {y - 5} L{x + 9} {y - 14}", 6)
    return rect(x - 26, y + 6, 52, 22, TAN, line=5) + down


def uitleg_geven() -> str:
    """He shows a colleague at a board how it must be done."""
    guide = person(main(cast.OMAR), 92, 1, far=(162, 86), mood="praat")
    pupil = person(
        cast.ROSA,
        330,
        -1,
        hip_y=206,
        near=(282, 176),
        far=(290, 170),
        feet=((286, ANKLE_Y), (272, ANKLE_Y)),
    )
    pictured = placed(_into_the_box(0, 0), 210, 80, scale=1.5)
    return (
        large.board(138, 22, 144, 116) + pictured + large.chair(334, -1) + pupil.whole + guide.whole
    )


def hulp_vragen() -> str:
    """She raises her hand; a colleague comes."""
    asks = person(
        main(cast.LENA),
        112,
        1,
        hip_y=206,
        near=(66, 68),
        far=(178, 170),
        mood="praat",
        feet=((156, ANKLE_Y), (172, ANKLE_Y)),
    )
    helper = person(
        cast.KOFI,
        334,
        -1,
        near=(352, 158),
        far=(280, 142),
        feet=((356, ANKLE_Y - 6), (302, ANKLE_Y)),
        soles=(-20, 8),
    )
    puzzle = signs.balloon(206, 62, 74, 78, (156, 116)) + signs.question(206, 58, 0.9)
    return (
        large.chair(108)
        + helper.whole
        + asks.body
        + tools.table(148, 276, 180)
        + rect(186, 152, 56, 28, BLUE, r=5)
        + asks.back
        + asks.front
        + puzzle
    )


def verandering() -> str:
    """First he sweeps; now he gets other work: the boxes."""
    who = person(main(cast.SVEN), 190, 1, near=(134, 148), far=(246, 118), mood="gewoon")
    turn = curve("M62 76 C110 6 270 4 316 66", 13) + path("M292 66 L324 104 L342 58 Z", BLUE, 5)
    return (
        turn
        + large.boxes(322, ((112, 66), (86, 60)))
        + who.back
        + who.body
        + tools.broom((136, 108), (96, 226), 18)
        + who.front
    )


def ruzie() -> str:
    """A colleague is angry with her."""
    angry = person(cast.BRAM, 300, -1, lean=12, near=(268, 146), far=(216, 116), mood="roept")
    target = person(main(cast.SARI), 96, 1, lean=-8, near=(100, 158), far=(118, 158), mood="somber")
    point = stroke(((212, 114), (196, 110)), 9)
    return (
        target.whole
        + angry.back
        + point
        + angry.body
        + angry.front
        + signs.flash(184, 62)
        + signs.rays(250, 70, 12, 32, (-115, -85, -55))
    )


def pauze() -> str:
    """Two people sit at a table with coffee and bread."""
    left = person(
        main(cast.PIET),
        84,
        1,
        hip_y=206,
        near=(138, 134),
        far=(166, 172),
        feet=((126, ANKLE_Y), (142, ANKLE_Y)),
    )
    right = person(
        cast.AMINA,
        316,
        -1,
        hip_y=206,
        near=(262, 152),
        far=(238, 172),
        feet=((274, ANKLE_Y), (258, ANKLE_Y)),
    )
    bread = path("M234 160 V148 Q234 138 250 138 Q266 138 266 148 V160 Z", TAN, 5)
    plate = path("M178 178 Q182 168 190 168 H222 Q230 168 234 178 Z", WHITE, 5) + path(
        "M186 168 V156 Q186 148 200 148 H212 Q226 148 226 156 V168 Z", TAN, 5
    )
    return (
        large.chair(80)
        + large.chair(320, -1)
        + left.body
        + right.body
        + tools.table(128, 272, 180)
        + plate
        + left.back
        + right.back
        + tools.cup(148, 150)
        + bread
        + left.front
        + right.front
        + signs.clock(200, 58, 40, 12, 0)
    )


def klant() -> str:
    """She helps a customer find something."""
    clerk = person(
        wearing(main(cast.ROSA), over="schort", apron=BLUE),
        220,
        -1,
        near=(160, 142),
        far=(158, 154),
        mood="praat",
    )
    client = person(cast.PIET, 72, 1, near=(80, 158), far=(142, 150))
    stock = (
        large.jars(304, 388, 92, GREEN)
        + large.jars(304, 388, 166, RED)
        + large.jars(304, 388, 240, BLUE)
    )
    basket = path("M48 178 H112 L104 220 H56 Z", GREEN) + curve("M56 178 Q80 140 104 178")
    return (
        large.rack(294, 394)
        + stock
        + client.back
        + client.body
        + clerk.back
        + clerk.body
        + tools.jar(150, 160, RED)
        + basket
        + client.front
        + clerk.front
    )


def zwaar_tillen() -> str:
    """He lifts a heavy box with bent knees."""
    who = person(
        main(cast.OMAR),
        122,
        hip_y=198,
        lean=34,
        near=(222, 216),
        far=(232, 210),
        mood="ernstig",
        tilt=-16,
        feet=((102, ANKLE_Y), (158, ANKLE_Y)),
    )
    weight = path("M244 184 L254 132 H318 L328 184 Z", GREY) + curve(
        "M270 132 C258 98 314 98 302 132", 10
    )
    return (
        weight
        + who.back
        + who.body
        + tools.box(286, 238, 134, 54)
        + who.front
        + signs.drops(218, 92)
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
