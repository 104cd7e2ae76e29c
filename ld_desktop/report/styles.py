"""The house style: one accent colour, quiet greys, generous space. All sizes in points."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from ld_desktop.report.fonts import BOLD, REGULAR

PAGE: tuple[float, float] = A4
LEFT = RIGHT = 56.0
TOP = 78.0
BOTTOM = 66.0
WIDTH: float = PAGE[0] - LEFT - RIGHT

INK: Color = HexColor(0x1C2329)
ACCENT: Color = HexColor(0x1F4E6B)
MUTED: Color = HexColor(0x53606B)
LINE: Color = HexColor(0xCCD4DA)
FILL: Color = HexColor(0xF1F5F7)
LIGHT: Color = HexColor(0xC3CED6)
MIDDLE: Color = HexColor(0x7E97A6)
WATERMARK: Color = HexColor(0xEDEDED)
PAPER: Color = white

_BODY = 9.0
_LEADING = 13.8


@cache
def style(name: str) -> ParagraphStyle:
    """The paragraph style of that name."""
    return ParagraphStyle(name, **{**_BASE, **_STYLES[name]})


_BASE = {
    "fontName": REGULAR,
    "fontSize": _BODY,
    "leading": _LEADING,
    "textColor": INK,
    "spaceAfter": 5,
    "allowWidows": 0,
    "allowOrphans": 0,
    "splitLongWords": 1,
}
_CELL: dict[str, object] = {"fontSize": 8.5, "leading": 12, "spaceAfter": 0}
_SMALL: dict[str, object] = {"fontSize": 7.5, "leading": 10.4, "spaceAfter": 0}
_STYLES: dict[str, dict[str, object]] = {
    "h1": {"fontName": BOLD, "fontSize": 21, "leading": 27, "textColor": ACCENT, "spaceAfter": 2},
    "h2": {
        "fontName": BOLD,
        "fontSize": 12.5,
        "leading": 17,
        "textColor": ACCENT,
        "spaceBefore": 15,
        "spaceAfter": 6,
    },
    "h3": {
        "fontName": BOLD,
        "fontSize": 9.5,
        "leading": 14,
        "spaceBefore": 9,
        "spaceAfter": 3,
    },
    "body": {},
    "lead": {"fontSize": 10.5, "leading": 16, "textColor": MUTED, "spaceAfter": 10},
    "intro": {"fontSize": 8, "leading": 12, "textColor": MUTED, "spaceAfter": 7},
    "note": {"fontSize": 8, "leading": 12, "textColor": MUTED, "spaceBefore": 2},
    "label": {
        "fontName": BOLD,
        "fontSize": 8.5,
        "leading": 13,
        "textColor": MUTED,
        "spaceBefore": 4,
        "spaceAfter": 1,
    },
    "quote": {"leftIndent": 14, "rightIndent": 14, "spaceAfter": 4},
    "bullet": {"leftIndent": 12, "bulletIndent": 1, "spaceAfter": 3, "bulletFontName": REGULAR},
    "result": {"fontName": BOLD, "fontSize": 18, "leading": 25, "textColor": ACCENT},
    "result_note": {"fontSize": 8.5, "leading": 12.5, "textColor": MUTED, "spaceAfter": 0},
    "cell": _CELL,
    "cell_label": {**_CELL, "textColor": MUTED},
    "cell_head": {**_CELL, "fontName": BOLD, "textColor": ACCENT},
    "cell_total": {**_CELL, "fontName": BOLD},
    "cell_number": {**_CELL, "alignment": TA_RIGHT},
    "cell_number_head": {
        **_CELL,
        "fontName": BOLD,
        "textColor": ACCENT,
        "alignment": TA_RIGHT,
    },
    "cell_number_total": {**_CELL, "fontName": BOLD, "alignment": TA_RIGHT},
    "small": _SMALL,
    "small_head": {**_SMALL, "fontName": BOLD, "textColor": ACCENT},
    "small_total": {**_SMALL, "fontName": BOLD},
}
