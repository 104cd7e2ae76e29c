"""Exact numbers out of decimals, and the ranges they must lie in."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from ld_desktop.documents.jsontext import MAX_DIGITS, MAX_EXPONENT

_MAX_EXPONENT = MAX_DIGITS + MAX_EXPONENT  # twenty decimals and a written exponent together
_MAX_TEXT = 2 * MAX_DIGITS  # no number of so many digits and such an exponent is longer
_RANGES, _NUMBERS = 512, 8192  # remembered at most, so that a long batch keeps its memory


class Range:
    """From where to where a number may lie; made by `range_of`, one for all fields with these ends.

    Args:
        low: the lower end; None without one.
        high: the upper end; None without one.
        above: the lower end itself is outside.
        whole: only whole numbers.
    """

    __slots__ = ("_above", "_high", "_low", "_whole")

    def __init__(
        self, low: Fraction | None, high: Fraction | None, *, above: bool, whole: bool
    ) -> None:
        self._low = None if low is None else low.as_integer_ratio()
        self._high = None if high is None else high.as_integer_ratio()
        self._above = above
        self._whole = whole

    def holds(self, number: Fraction) -> bool:
        """Whether a number lies in it, by whole numbers: comparing fractions takes twice as long."""
        top, bottom = number.as_integer_ratio()
        if self._low is not None:
            low, parts = self._low
            if top * parts < low * bottom or (self._above and top * parts == low * bottom):
                return False
        if self._high is not None:
            high, parts = self._high
            if top * parts > high * bottom:
                return False
        return bottom == 1 or not self._whole


@lru_cache(maxsize=_RANGES)
def range_of(
    low: Fraction | None, high: Fraction | None, *, above: bool = False, whole: bool = False
) -> Range:
    """The range with these ends."""
    return Range(low, high, above=above, whole=whole)


def exact(value: int | Decimal) -> Fraction | None:
    """The number exactly, or None when it is too long to calculate with."""
    if isinstance(value, int):
        return Fraction(value) if abs(value) < 10 ** (MAX_DIGITS + MAX_EXPONENT) else None
    _, digits, exponent = value.as_tuple()
    short = len(digits) <= MAX_DIGITS and abs(int(exponent)) <= _MAX_EXPONENT
    return Fraction(*value.as_integer_ratio()) if short else None


def accepted(value: Decimal, within: Range) -> Fraction | None:
    """The number exactly if nothing at all is wrong with it; None leaves open what is.

    Documents are full of the same numbers, so what was accepted before is not checked again. The
    text of a decimal tells all its digits: 3 and 3.00 are remembered apart.
    """
    text = str(value)
    return _of_text(text, within) if len(text) <= _MAX_TEXT else None


@lru_cache(maxsize=_NUMBERS)
def _of_text(text: str, within: Range) -> Fraction | None:
    value = Decimal(text)
    number = exact(value) if value.is_finite() else None
    return number if number is not None and within.holds(number) else None
