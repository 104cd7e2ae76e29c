"""Text that runs from right to left, inside documents that run from left to right."""

from __future__ import annotations

import re
import unicodedata

# Left-to-right mark: ends the influence of a name on the numbers and commas that follow it.
FENCE = "\N{LEFT-TO-RIGHT MARK}"
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


def is_rtl(text: str) -> bool:
    """Whether any part of the text runs from right to left."""
    return _RTL.search(text) is not None


def fenced(value: str) -> str:
    """A value to put into a sentence, so that what comes after it keeps its place."""
    return value + FENCE if is_rtl(value) else value


def visual(line: str, base: str) -> str:
    """One line of printable text in the order in which its glyphs stand on paper.

    Args:
        line: a line as it was broken, in reading order.
        base: direction of the whole text: `L` or `R`.
    """
    from bidi.algorithm import get_display  # the one of the package's two that mirrors brackets

    return str(get_display(line, base_dir=base)).replace(FENCE, "")


def base_direction(text: str) -> str:
    """`R` when the first letter with a direction runs from right to left, else `L`."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"R", "AL"}:
            return "R"
        if direction == "L":
            break
    return "L"
