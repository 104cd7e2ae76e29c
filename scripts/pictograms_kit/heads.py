"""Heads: face, hair, headscarf, helmet, beard, glasses. Drawn around (0, 0), looking to the right.

A head is turned and mirrored as a whole by whoever puts it on a body. The face is about 54 wide and 58 high.
"""

from __future__ import annotations

from dataclasses import dataclass

from .ink import BLUE, GREY, INK, WHITE, YELLOW, circle, curve, oval, path, rect

LIGHT, MIDDLE, DARK = "#f6d5b8", "#dba878", "#a8724a"
BLACK_HAIR, BROWN_HAIR, FAIR_HAIR, RED_HAIR, GREY_HAIR = (
    "#39322f",
    "#6b4630",
    "#e3bd6a",
    "#b8643a",
    "#c3c8cc",
)


@dataclass(frozen=True)
class Head:
    """What makes a face this person's.

    Attributes:
        skin: one of the three tones.
        style: kort, kaal, bob, staart, knot, krul, lang, hoofddoek.
        hair: colour of hair or headscarf.
        beard, glasses: worn or not.
        hat: nothing, `helm` or `muts`.
    """

    skin: str = LIGHT
    style: str = "kort"
    hair: str = BROWN_HAIR
    beard: bool = False
    glasses: bool = False
    hat: str = ""


_BEHIND = {
    "bob": "M-27 -8 C-38 20 -34 36 -22 36 L22 36 C32 36 32 14 27 -6 Z",
    "lang": "M-26 -10 C-40 24 -38 58 -28 64 L14 62 C22 40 26 10 26 -6 Z",
    "staart": "M-16 -16 C-48 -22 -56 8 -46 42 C-36 40 -28 16 -20 0 Z",
    "hoofddoek": "M-26 0 C-36 26 -40 44 -34 50 C-14 60 20 58 26 46 C26 34 26 20 26 0 Z",
}
_FRONT = {
    "kort": "M-28 6 C-36 -46 34 -50 29 -6 C20 -8 12 -12 8 -18 C0 -10 -10 -8 -16 -8 C-16 0 -20 6 -28 6 Z",
    "bob": "M-28 14 C-40 -46 36 -50 29 -4 C14 -6 6 -12 2 -18 C-4 -8 -12 -4 -16 -2 C-16 6 -20 12 -28 14 Z",
    "lang": "M-28 16 C-40 -46 36 -50 29 -4 C14 -6 6 -12 2 -18 C-4 -8 -12 -4 -16 -2 C-16 6 -20 14 -28 16 Z",
    "staart": "M-28 4 C-36 -46 34 -50 29 -8 C16 -8 4 -12 -2 -18 C-8 -8 -14 -2 -28 4 Z",
    "knot": "M-28 4 C-36 -46 34 -50 29 -8 C16 -8 4 -12 -2 -18 C-8 -8 -14 -2 -28 4 Z",
    "hoofddoek": "M-10 30 C-22 14 -22 -16 2 -20 C20 -22 28 -12 29 -2 C38 -46 -36 -54 -32 0 C-32 20 -24 36 -10 40 C8 44 22 40 26 26 C18 32 2 36 -10 30 Z",
    "krul": "M-26 10 C-40 8 -42 -12 -32 -18 C-34 -34 -18 -42 -8 -36 C0 -46 20 -44 22 -32 C34 -30 36 -14 29 -6 C20 -4 14 -10 10 -16 C2 -8 -10 -8 -16 -8 C-16 0 -18 8 -26 10 Z",
}
_MOUTHS = {
    "blij": "M2 14 Q10 22 18 13",
    "gewoon": "M4 16 H16",
    "ernstig": "M3 17 Q10 15 17 17",
    "somber": "M3 20 Q10 11 17 19",
    "boos": "M3 20 Q10 12 17 20",
    "praat": "",
}


def _mouth(mood: str) -> str:
    if mood in {"praat", "roept"}:
        return oval(10, 16, 5, 5 if mood == "praat" else 8, INK, 0)
    return curve(_MOUTHS[mood], 4)


def _brows(mood: str) -> str:
    if mood in {"boos", "roept"}:
        return curve("M-6 -15 L4 -9", 4) + curve("M24 -14 L15 -9", 4)
    if mood == "somber":
        return curve("M-5 -9 L4 -13", 4) + curve("M15 -13 L24 -9", 4)
    return ""


def face(head: Head, mood: str) -> str:
    """Skin, eyes, nose and mouth; glasses where they are worn."""
    parts = [oval(0, 0, 27, 29, head.skin)]
    if head.beard:
        parts.append(
            path("M-26 0 C-26 40 24 42 27 4 C20 12 16 8 10 8 C0 8 -6 12 -14 -2 Z", head.hair, 5)
        )
        parts.append(oval(10, 17, 9, 5, head.skin, 0))
    parts += [circle(0, -3, 3.6, INK, 0), circle(19, -3, 3.6, INK, 0)]
    parts += [curve("M11 -2 Q17 6 11 7", 3.5), _mouth(mood), _brows(mood)]
    if head.glasses:
        parts += [circle(-1, -3, 8.5, "none", 3.5), circle(19, -3, 8.5, "none", 3.5)]
        parts += [curve("M-10 -4 L-24 -7", 3.5), curve("M7.500 -4 H10.500", 3.5)]
    return "".join(parts)


def _hat(kind: str) -> str:
    if kind == "helm":
        dome = path("M-30 -10 C-32 -52 32 -52 30 -10 Z", YELLOW)
        return dome + rect(-34, -15, 76, 9, YELLOW, r=4) + curve("M0 -40 V-18", 5)
    if kind == "muts":
        dome = path("M-29 -10 C-32 -48 32 -48 29 -10 Z", WHITE)
        return dome + rect(-31, -17, 62, 12, WHITE, r=5)
    return path("M-29 -10 C-32 -46 32 -46 29 -10 Z", BLUE) + rect(10, -16, 34, 8, BLUE, r=4)


def draw(head: Head, mood: str = "blij") -> str:
    """The whole head around (0, 0)."""
    parts = []
    if head.style == "knot":
        parts.append(circle(-20, -28, 14, head.hair))
    if head.style in _BEHIND:
        parts.append(path(_BEHIND[head.style], head.hair))
    parts.append(face(head, mood))
    if head.style in _FRONT and not (head.hat and head.style == "krul"):
        parts.append(path(_FRONT[head.style], head.hair))
    if head.style in {"kort", "kaal", "knot", "staart"}:
        parts.append(path("M-15 -2 C-26 -6 -28 10 -16 10", head.skin, 4.5))
    if head.style == "kaal" and head.hair == GREY_HAIR:
        parts.append(path("M-28 -4 C-26 -14 -22 -16 -18 -16 L-16 -2 Z", GREY, 5))
    if head.hat:
        parts.append(_hat(head.hat))
    return "".join(parts)
