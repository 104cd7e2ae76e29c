"""Who appears: as many women as men, of every kind. One person may do any work."""

from __future__ import annotations

from dataclasses import replace

from .heads import (
    BLACK_HAIR,
    BROWN_HAIR,
    DARK,
    FAIR_HAIR,
    GREY_HAIR,
    LIGHT,
    MIDDLE,
    RED_HAIR,
    Head,
)
from .ink import BLUE, BROWN, GREEN, RED, WHITE, YELLOW
from .people import Look

AMINA = Look(Head(MIDDLE, "hoofddoek", BLUE), GREEN)
GRACE = Look(Head(DARK, "krul", BLACK_HAIR), RED, sleeves="kort")
ELS = Look(Head(LIGHT, "knot", BROWN_HAIR), BLUE)
LENA = Look(Head(LIGHT, "bob", FAIR_HAIR, glasses=True), RED)
SARI = Look(Head(MIDDLE, "staart", BLACK_HAIR), GREEN, sleeves="kort")
TOOS = Look(Head(LIGHT, "knot", GREY_HAIR, glasses=True), RED, legs=BLUE, over="rok")
ROSA = Look(Head(LIGHT, "lang", RED_HAIR), GREEN)

KOFI = Look(Head(DARK, "kort", BLACK_HAIR), GREEN, sleeves="kort")
BRAM = Look(Head(LIGHT, "kort", BROWN_HAIR, beard=True), BLUE)
RAVI = Look(Head(MIDDLE, "kort", BLACK_HAIR, glasses=True), RED)
OMAR = Look(Head(MIDDLE, "kaal", BLACK_HAIR, beard=True), BLUE, sleeves="kort")
SVEN = Look(Head(LIGHT, "kort", FAIR_HAIR), GREEN, sleeves="kort")
PIET = Look(Head(LIGHT, "kaal", GREY_HAIR), RED, legs=BROWN)


def wearing(
    look: Look, top: str = "", over: str = "", apron: str = WHITE, hat: str = "", legs: str = ""
) -> Look:
    """The same person in other clothes."""
    head = replace(look.head, hat=hat or look.head.hat)
    return replace(
        look,
        head=head,
        top=top or look.top,
        over=over or look.over,
        apron=apron,
        legs=legs or look.legs,
    )


def main(look: Look) -> Look:
    """The person a drawing is about, where there are more: always in yellow."""
    return replace(look, top=YELLOW)
