"""The two embedded fonts, and what they can print: shaping, reading direction, missing glyphs."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from ld_desktop import paths
from ld_desktop.domain.problems import Problem
from ld_desktop.report.direction import FENCE
from ld_desktop.report.fields import printed_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ld_desktop.domain.meting import Rapport

REGULAR = "LDSans"
BOLD = "LDSans-Bold"
_FILES = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}
_KEPT = f"\n\N{NO-BREAK SPACE}{FENCE}"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_ARABIC = re.compile("[\u0600-\u077f\u08a0-\u08ff]")
# The fonts hold these letters but only join or stack them with tables that ReportLab does not
# read: printed apart they would be wrong, so they count as missing.
_UNSHAPED = re.compile("[\u0700-\u074f\u0780-\u07ff\u0e80-\u0eff]")
_LAST_PLANE_0 = 0xFFFF  # beyond it ReportLab writes a text map that no reader understands


@cache
def register() -> None:
    """Make the fonts known to ReportLab, once in a process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, paths.resources() / "fonts" / file, shapable=False))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, REGULAR, BOLD)


def printable(text: str) -> str:
    """The text as glyphs of the fonts, in reading order: letters joined, the unprintable replaced."""
    if text.isascii() and text.isprintable():
        return text  # most texts: nothing to join, turn or replace
    return "".join(_glyph(char) or _REPLACEMENT for char in _shape(text))


def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that the fonts cannot print, each once, in order."""
    found = (unicodedata.normalize("NFKC", char) for char in _shape(text) if not _glyph(char))
    return tuple(dict.fromkeys(found))


def unprintable(rapport: Rapport) -> tuple[Problem, ...]:
    """The fields with characters that cannot be printed; the report replaces those by �."""
    return tuple(
        Problem("report.unprintable", values=(("veld", field), ("tekens", _named(chars))))
        for field, text in printed_fields(rapport)
        if (chars := missing(text))
    )


def _named(chars: Iterable[str]) -> str:
    return ", ".join(" ".join(f"U+{ord(part):04X}" for part in char) for char in chars)


def _shape(text: str) -> str:
    whole = unicodedata.normalize("NFC", text).replace("\t", " ")
    if _ARABIC.search(whole):
        whole = _reshaper().reshape(whole)
    return "".join(
        char
        for char in whole
        # Invisible marks would print as boxes, and direction marks can make a text lie.
        if char in _KEPT or unicodedata.category(char) not in {"Cc", "Cf"}
    )


def _glyph(char: str) -> str:
    """The character, or its plain form, that both fonts have; empty when they have neither."""
    if char in _KEPT:
        return char
    for form in (char, unicodedata.normalize("NFKC", char)):
        if len(form) == 1 and ord(form) in _codes() and not _UNSHAPED.match(form):
            return form
    return ""


@cache
def _codes() -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics

    register()
    both = frozenset.intersection(
        *(frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in _FILES)
    )
    return frozenset(code for code in both if code <= _LAST_PLANE_0)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # The fonts miss the one glyph for the word Allah; its letters are there.
    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
