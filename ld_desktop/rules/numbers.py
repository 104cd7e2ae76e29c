"""Exact numbers: rationals inside, decimals only where something is read or printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

NUL = Fraction(0)
EEN = Fraction(1)
HONDERD = Fraction(100)
COMPONENT_PLACES = 6  # methods.md §1: components have at most six decimals


def deel(percent: Fraction) -> Fraction:
    """The part of one that a percentage stands for: 87.5 % is 7/8."""
    return percent / HONDERD


def begrensd(percent: Fraction) -> Fraction:
    """A percentage kept within 0 and 100, as every loonwaarde is."""
    return min(max(percent, NUL), HONDERD)


def gewogen_gemiddelde(values: Sequence[object], weights: Sequence[object]) -> Fraction | None:
    """The weighted mean of the values that are numbers: n.v.t. leaves with its weight.

    None when nothing is left. The sums are taken over whole numbers, which is many times faster
    than adding fractions one by one and just as exact.
    """
    pairs = [
        (value, weight)
        for value, weight in zip(values, weights, strict=True)
        if isinstance(value, Fraction) and isinstance(weight, Fraction)
    ]
    whole = lcm(*(weight.denominator for _, weight in pairs))
    parts = lcm(*(value.denominator for value, _ in pairs))
    top = bottom = 0
    for value, weight in pairs:
        share = weight.numerator * (whole // weight.denominator)
        top += share * value.numerator * (parts // value.denominator)
        bottom += share
    return Fraction(top, bottom * parts) if bottom else None


def gemiddelde(values: Sequence[object]) -> Fraction | None:
    """The mean of the values that are numbers; None when nothing is left (methods.md §1, n.v.t.)."""
    pairs = [value.as_integer_ratio() for value in values if isinstance(value, Fraction)]
    if not pairs:
        return None
    parts = lcm(*(bottom for _, bottom in pairs))
    return Fraction(sum(top * (parts // bottom) for top, bottom in pairs), parts * len(pairs))


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
