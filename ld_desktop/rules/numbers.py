"""Exact numbers: rationals inside, decimals only where something is read or printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, TypeAlias

NUL = Fraction(0)
EEN = Fraction(1)
HONDERD = Fraction(100)
Sum: TypeAlias = tuple[int, int, int]  # in whole parts of one; how many parts that is; of how many
_TWO = 2
COMPONENT_PLACES = 6  # methods.md §1: components have at most six decimals


def deel(percent: Fraction) -> Fraction:
    """The part of one that a percentage stands for: 87.5 % is 7/8."""
    return percent / HONDERD


def begrensd(percent: Fraction) -> Fraction:
    """A percentage kept within 0 and 100, as every loonwaarde is."""
    top, bottom = percent.as_integer_ratio()  # whole numbers compare faster than fractions
    if top < 0:
        return NUL
    return HONDERD if top > HONDERD.numerator * bottom else percent


# The means add whole numbers over a common bottom, which grows where it must. Adding fractions one
# by one, each brought to its lowest terms, takes several times as long and is just as exact.


def gewogen_gemiddelde(values: Sequence[object], weights: Sequence[object]) -> Fraction | None:
    """The weighted mean of the values that are numbers: n.v.t. leaves with its weight.

    None when nothing is left.
    """
    total = weight = 0
    parts = pieces = 1
    for value, share in zip(values, weights, strict=True):
        if not isinstance(value, Fraction) or not isinstance(share, Fraction):
            continue
        value_top, value_bottom = value.as_integer_ratio()
        top, bottom = share.as_integer_ratio()
        if pieces % bottom:
            pieces, weight = _widened(pieces, weight, bottom)
        weight += top * (pieces // bottom)
        bottom *= value_bottom
        if parts % bottom:
            parts, total = _widened(parts, total, bottom)
        total += top * value_top * (parts // bottom)
    return Fraction(total * pieces, parts * weight) if weight else None


def gemiddelde(values: Sequence[object]) -> Fraction | None:
    """The mean of the values that are numbers; None when nothing is left (methods.md §1, n.v.t.)."""
    if type(values) is Nearly:  # an abstract base makes isinstance slow for everything else
        total, parts, count = values.sum()
    elif (  # what most rules average: adding them in a loop takes half as long again
        len(values) == _TWO and isinstance(values[0], Fraction) and isinstance(values[1], Fraction)
    ):
        (top, bottom), (other, parts) = values[0].as_integer_ratio(), values[1].as_integer_ratio()
        total, parts, count = top * parts + other * bottom, parts * bottom, _TWO
    else:
        total, parts, count = summed(values)
    return Fraction(total, parts * count) if count else None


def summed(values: Iterable[object]) -> Sum:
    """The sum of the values that are numbers."""
    total, parts, count = 0, 1, 0
    for value in values:
        if isinstance(value, Fraction):
            top, bottom = value.as_integer_ratio()
            if parts % bottom:
                parts, total = _widened(parts, total, bottom)
            total += top * (parts // bottom)
            count += 1
    return total, parts, count


class Nearly(Sequence[object]):
    """Values that are others of known sum but for one; any function reads them as usual.

    Args:
        read: gives the values, as the only one of its list.
        known: the sum of the others.
        gone: what stood among them.
        come: what stands there instead.
    """

    __slots__ = ("_come", "_gone", "_known", "_read")

    def __init__(
        self, read: Callable[[], Sequence[Sequence[object]]], known: Sum, gone: object, come: object
    ) -> None:
        self._read, self._known, self._gone, self._come = read, known, gone, come

    def __len__(self) -> int:
        """How many values there are."""
        return len(self._read()[0])

    def __getitem__(self, place: Any) -> Any:
        """A value, or some of them."""
        return self._read()[0][place]

    def __iter__(self) -> Iterator[object]:
        """All values in order."""
        return iter(self._read()[0])

    def sum(self) -> Sum:
        """The sum of these, without adding what stayed."""
        total, parts, count = self._known
        gone, come = self._gone, self._come
        if isinstance(gone, Fraction):  # its bottom goes into the parts: it was added before
            top, bottom = gone.as_integer_ratio()
            total -= top * (parts // bottom)
            count -= 1
        if isinstance(come, Fraction):
            top, bottom = come.as_integer_ratio()
            if parts % bottom:
                parts, total = _widened(parts, total, bottom)
            total += top * (parts // bottom)
            count += 1
        return total, parts, count


def _widened(parts: int, total: int, bottom: int) -> tuple[int, int]:
    """A bottom that another one goes into as well, and the sum over it."""
    common = lcm(parts, bottom)
    return common, total * (common // parts)


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

    def places(self, value: Fraction) -> int:
        """Decimals with which a value is printed so that what is printed rounds as the value does.

        Six, or more where a value lies so near a half that six decimals would show the half.
        """
        places, rounded = COMPONENT_PLACES, self.apply(value)
        while self.apply(Fraction(decimal_text(value, places))) != rounded:
            places += COMPONENT_PLACES
        return places


def in_parts(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """Numbers as whole numbers of one size of part, and how many of these parts make one.

    Adding, ordering and squaring whole numbers is many times faster than the same with fractions.
    """
    ratios = [value.as_integer_ratio() for value in values]
    parts = lcm(*[bottom for _, bottom in ratios])
    return [top * (parts // bottom) for top, bottom in ratios], parts


def fixed_text(value: Fraction, places: int) -> str:
    """A decimal string with exactly this many decimals, half up (a half goes away from 0)."""
    top, bottom = value.as_integer_ratio()
    scale = 10**places
    units = (2 * abs(top) * scale + bottom) // (2 * bottom)
    sign = "-" if top < 0 and units else ""
    whole, rest = divmod(units, scale)
    return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"


def decimal_text(value: Fraction, places: int = COMPONENT_PLACES) -> str:
    """A decimal string with at most this many decimals, half up, without trailing zeros."""
    top, bottom = value.as_integer_ratio()
    if bottom == 1:
        return str(top)
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
