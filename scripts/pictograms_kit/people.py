"""People: one body with joints, posed by saying where the hands and feet are.

Elbows and knees follow by themselves, so a hand always truly touches its tool. Everyone has the same
measures; who it is shows in face, hair, skin and clothes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from . import heads
from .heads import Head
from .ink import (
    BLUE,
    BROWN,
    FLOOR_Y,
    LINE,
    WHITE,
    YELLOW,
    Point,
    circle,
    path,
    placed,
    poly,
    stroke,
    tube,
    xy,
)

TORSO, UPPER_ARM, LOWER_ARM, THIGH, SHIN = 72.0, 43.0, 43.0, 45.0, 45.0
ARM, LEG = 13.0, 19.0
ANKLE_Y = FLOOR_Y - 10
HIP_Y = ANKLE_Y - THIGH - SHIN - 6


@dataclass(frozen=True)
class Look:
    """One person: head and clothes.

    Attributes:
        head: who it is.
        top, legs: colours of the clothes.
        sleeves: `lang` or `kort`.
        over: nothing, `schort` (apron), `hesje` (safety vest) or `rok` (skirt).
        apron: its colour.
    """

    head: Head
    top: str = BLUE
    legs: str = "#4d5a68"
    sleeves: str = "lang"
    over: str = ""
    apron: str = WHITE


@dataclass(frozen=True)
class Figure:
    """A drawn person in three layers, so that a tool can be held between the arms."""

    back: str
    body: str
    front: str
    head: Point

    @property
    def whole(self) -> str:
        """All layers, nothing in between."""
        return self.back + self.body + self.front


def _joint(start: Point, end: Point, first: float, second: float, side: float) -> Point:
    """Where the elbow or knee is; on a limb that must reach too far: halfway."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    span = math.hypot(dx, dy) or 1.0
    if span >= first + second:
        return (start[0] + dx / 2, start[1] + dy / 2)
    along = (first * first - second * second + span * span) / (2 * span)
    height = math.sqrt(max(0.0, first * first - along * along)) * side
    return (
        start[0] + along * dx / span - height * dy / span,
        start[1] + along * dy / span + height * dx / span,
    )


def _elbow(shoulder: Point, hand: Point, facing: int, way: str) -> Point:
    """Elbows hang down and back (`neer`), unless held up (`op`) or out in front (`voor`)."""
    both = [_joint(shoulder, hand, UPPER_ARM, LOWER_ARM, side) for side in (1, -1)]
    down, ahead = {"neer": (1.0, -0.6), "op": (-1.0, -0.6), "voor": (0.2, 1.0)}[way]
    return max(both, key=lambda p: down * p[1] + ahead * facing * p[0])


def _knee(hip: Point, foot: Point, facing: int) -> Point:
    both = [_joint(hip, foot, THIGH, SHIN, side) for side in (1, -1)]
    return max(both, key=lambda p: facing * p[0] - 0.5 * p[1])


def _arm(look: Look, shoulder: Point, elbow: Point, hand: Point) -> str:
    line = (shoulder, elbow, hand)
    if look.sleeves == "lang":
        drawn = tube(line, ARM, look.top)
    else:
        cuff = (
            shoulder[0] + 0.72 * (elbow[0] - shoulder[0]),
            shoulder[1] + 0.72 * (elbow[1] - shoulder[1]),
        )
        drawn = tube(line, ARM, look.head.skin) + stroke((shoulder, cuff), ARM + 2 * LINE - 4)
        drawn += stroke((shoulder, cuff), ARM, look.top)
    return drawn + circle(hand[0], hand[1], 9.5, look.head.skin)


def _leg(look: Look, hip: Point, foot: Point, facing: int, sole: float = 0) -> str:
    knee = _knee(hip, foot, facing)
    color = look.head.skin if look.over == "rok" else look.legs
    shoe = path("M-12 -8 H8 C18 -5 27 0 27 10 H-14 Z", BROWN, 5)
    span = math.dist(knee, foot) or 1.0
    short = 1 - 8 / span  # the round end of the leg stays inside the shoe
    end = (knee[0] + short * (foot[0] - knee[0]), knee[1] + short * (foot[1] - knee[1]))
    return tube((hip, knee, end), LEG, color) + placed(
        shoe, foot[0], foot[1], sole, mirror=facing < 0
    )


@dataclass(frozen=True)
class _Frame:
    """The trunk as a place to measure from: along the spine and across it."""

    hip: Point
    lean: float

    def at(self, across: float, up: float) -> Point:
        a = math.radians(self.lean)
        return (
            self.hip[0] + up * math.sin(a) + across * math.cos(a),
            self.hip[1] - up * math.cos(a) + across * math.sin(a),
        )


def _trunk(look: Look, frame: _Frame, facing: int) -> str:
    at = frame.at
    d = (
        f"M{xy(at(-19, -14))} L{xy(at(-23, 52))} Q{xy(at(-23, TORSO))} {xy(at(-8, TORSO + 3))} "
        f"L{xy(at(8, TORSO + 3))} Q{xy(at(23, TORSO))} {xy(at(23, 52))} L{xy(at(19, -14))} "
        f"Q{xy(at(0, -19))} {xy(at(-19, -14))} Z"
    )
    drawn = path(d, look.top)
    if look.over == "schort":
        bib = (
            at(-8 * facing, 52),
            at(21 * facing, 52),
            at(24 * facing, -34),
            at(-14 * facing, -34),
        )
        drawn += poly(bib, look.apron, 5) + stroke((at(2 * facing, 20), at(14 * facing, 20)), 4)
    elif look.over == "hesje":
        for x in (-11, 11):
            drawn += stroke((at(x, TORSO - 4), at(x, -10)), 9, YELLOW)
        drawn += stroke((at(-18, 14), at(18, 14)), 9, YELLOW)
    elif look.over == "rok":
        left, hem = frame.hip[0] - 30, frame.hip[1] + 54
        drawn += poly((at(-20, 4), at(20, 4), (left + 60, hem), (left, hem)), look.legs)
    return drawn


def person(
    look: Look,
    x: float,
    facing: int = 1,
    *,
    lean: float = 0,
    hip_y: float = HIP_Y,
    near: Point | None = None,
    far: Point | None = None,
    feet: tuple[Point, Point] | None = None,
    tilt: float = 0,
    mood: str = "blij",
    elbows: tuple[str, str] = ("neer", "neer"),
    soles: tuple[float, float] = (0, 0),
    legs: bool = True,
) -> Figure:
    """Draw someone.

    Args:
        look: who.
        x: where the hips are.
        facing: 1 looks to the right, -1 to the left.
        lean: degrees the back leans forward.
        hip_y: lower than standing for who sits or kneels.
        near: where the hand on our side is; absent: it hangs.
        far: where the other hand is.
        feet: both ankles, the near one first; absent: standing.
        tilt: degrees the head bows forward.
        mood: what the face says.
        elbows: where the elbows (near, far) go: `neer`, `op` or `voor`.
        soles: how far each shoe is turned, in degrees.
        legs: False where something hides them, or the drawing ends above them.
    """
    frame = _Frame((x, hip_y), lean * facing)
    shoulders = (frame.at(-13 * facing, TORSO - 11), frame.at(14 * facing, TORSO - 11))
    hips = (frame.at(-8 * facing, -8), frame.at(8 * facing, -8))
    near = near or (shoulders[0][0] - 2 * facing, shoulders[0][1] + 76)
    far = far or (shoulders[1][0] + 4 * facing, shoulders[1][1] + 74)
    feet = feet or ((x - 14 * facing, ANKLE_Y), (x + 12 * facing, ANKLE_Y))
    neck, top = frame.at(2 * facing, TORSO - 2), frame.at(3 * facing, TORSO)
    angle = math.radians((lean + tilt) * facing)
    center = (top[0] + 34 * math.sin(angle), top[1] - 34 * math.cos(angle))
    mirror = facing < 0
    back = _arm(look, shoulders[1], _elbow(shoulders[1], far, facing, elbows[1]), far)
    front = _arm(look, shoulders[0], _elbow(shoulders[0], near, facing, elbows[0]), near)
    stand = _leg(look, hips[1], feet[1], facing, soles[1]) + _leg(
        look, hips[0], feet[0], facing, soles[0]
    )
    body = (
        (stand if legs else "")
        + tube((neck, center), 10, look.head.skin)
        + _trunk(look, frame, facing)
        + placed(
            heads.draw(look.head, mood), center[0], center[1], (lean * 0.6 + tilt) * facing, mirror
        )
    )
    return Figure(back, body, front, center)


def grip(look: Look, hand: Point) -> str:
    """The far hand once more, in front of what it holds."""
    return circle(hand[0], hand[1], 9.5, look.head.skin)
