"""Exact numbers: rationals inside, decimals only where something is read or printed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

NUL = Fraction(0)
HONDERD = Fraction(100)
COMPONENT_PLACES = 6  # methods.md §1: components have at most six decimals


def deel(percent: Fraction) -> Fraction:
    """The part of one that a percentage stands for: 87.5 % is 7/8."""
    return percent / HONDERD


def begrensd(percent: Fraction) -> Fraction:
    """A percentage kept within 0 and 100, as every loonwaarde is."""
    return min(max(percent, NUL), HONDERD)


@dataclass(frozen=True, slots=True)
class Rounding:
    """An instruction to round half up to a step, with who prescribes it; a half goes away from 0."""

    step: Fraction
    bron: str

    def apply(self, value: Fraction) -> Fraction:
        """The nearest multiple of the step."""
        steps = abs(value) / self.step
        whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
        return whole * self.step if value >= 0 else -whole * self.step


def fixed_text(value: Fraction, places: int) -> str:
    """A decimal string with exactly this many decimals, half up (a half goes away from 0)."""
    scale = 10**places
    top, bottom = abs(value.numerator), value.denominator
    units = (2 * top * scale + bottom) // (2 * bottom)
    sign = "-" if value < 0 and units else ""
    whole, rest = divmod(units, scale)
    return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"


def decimal_text(value: Fraction, places: int = COMPONENT_PLACES) -> str:
    """A decimal string with at most this many decimals, half up, without trailing zeros."""
    text = fixed_text(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_text(value: Fraction) -> str:
    """All decimals of a number that was read as a decimal; others get six, as components do."""
    places, rest = 0, value.denominator
    while rest % 10 == 0:
        places, rest = places + 1, rest // 10
    for prime in (2, 5):
        while rest % prime == 0:
            places, rest = places + 1, rest // prime
    return decimal_text(value, places if rest == 1 else COMPONENT_PLACES)
