"""How paper for a pen looks: larger for employer and employee than for the assessor. Sizes in points."""

from __future__ import annotations

from functools import cache

from reportlab.lib.styles import ParagraphStyle

from ld_desktop.report.fonts import BOLD, REGULAR
from ld_desktop.report.styles import ACCENT, INK, MUTED

MM = 72 / 25.4
BOX = 5.6 * MM  # a cross by a shaky hand still fits
PEN_LINE = 9.2 * MM  # from one line to write on to the next
DIGIT = 7.0 * MM  # a box for one digit of a date
GAP = {"large": 2.2 * MM, "small": 1.6 * MM}  # between one row of boxes and the next

_LETTERS = {  # size of the letters for text, and for what stands beside it
    "large": (11.5, 11.0),  # nothing a respondent reads is below 11 points
    "small": (9.5, 8.5),
}
_LEADING = 1.4
_BESIDE = frozenset({"note", "aside", "ask", "help", "code", "people"})
_STYLES: dict[str, dict[str, object]] = {
    "text": {"spaceAfter": 4},
    "question": {"fontName": BOLD, "spaceBefore": 12, "spaceAfter": 4},
    "note": {"textColor": MUTED, "spaceAfter": 4},
    "aside": {"textColor": MUTED, "spaceAfter": 2},
    "ask": {"spaceAfter": 1, "leftIndent": 11, "bulletIndent": 1},
    "box": {},
    "help": {"textColor": MUTED},
    "code": {"textColor": MUTED, "alignment": 2},
    "people": {"textColor": MUTED},
    "row": {"fontName": BOLD, "textColor": ACCENT, "spaceBefore": 14, "spaceAfter": 3},
}


def running_size(size: str) -> float:
    """The letters of the head and foot of a page."""
    return _LETTERS[size][1]


@cache
def pen_style(name: str, size: str) -> ParagraphStyle:
    """The paragraph style of that name, `large` for respondents or `small` for the assessor."""
    letters = _LETTERS[size][name in _BESIDE]
    base = {
        "fontName": REGULAR,
        "fontSize": letters,
        "leading": letters * _LEADING,
        "textColor": INK,
        "allowWidows": 0,
        "allowOrphans": 0,
        "splitLongWords": 1,
        "bulletFontName": REGULAR,
    }
    return ParagraphStyle(f"pen_{name}_{size}", **{**base, **_STYLES[name]})
