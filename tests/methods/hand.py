"""Sums on whole numbers for calculations by hand: no number type is shared with the program.

A value is a top and a bottom above 0; nothing here is below 0. Roots have fifty digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isqrt, lcm
from typing import NamedTuple

_FIFTY = Context(prec=50)


class Value(NamedTuple):
    """top / bottom."""

    top: int
    bottom: int

    @property
    def digits(self) -> Decimal:
        """The value with fifty digits: to sort by, and to take a root of."""
        return _FIFTY.divide(Decimal(self.top), Decimal(self.bottom))


class Expected(NamedTuple):
    """What must come out; influences and points as (input, points) in their order."""

    loonwaarde: int
    exact: str
    band: tuple[int, int]
    components: dict[str, str]
    invloed: list[tuple[str, str]]
    weak: list[tuple[str, str]]
    strong: list[tuple[str, str]]


def whole(value: object, places: int) -> int:
    """An input with at most so many decimals as a whole number of them."""
    scaled = Decimal(str(value)).scaleb(places)
    assert scaled == int(scaled)
    return int(scaled)


def half_up(value: Value) -> int:
    """The nearest whole number, a half up."""
    number, rest = divmod(value.top, value.bottom)
    return number + (2 * rest >= value.bottom)


def text(value: Value, places: int) -> str:
    """Exactly so many decimals."""
    units = str(half_up(Value(value.top * 10**places, value.bottom))).rjust(places + 1, "0")
    return f"{units[:-places]}.{units[-places:]}"


def short(value: Value) -> str:
    """At most six decimals."""
    return text(value, 6).rstrip("0").rstrip(".")


def band(value: Value, effects: Iterable[Value]) -> tuple[int, int]:
    """Value ± 1.96 × 0.5 × √Σe², each end half up and within 0–100.

    Where the root is a whole number of parts nothing is rounded on the way: an end can lie on
    a half percent exactly.
    """
    top, bottom = 0, value.bottom
    for effect in effects:
        scale = lcm(bottom, effect.bottom)
        top = top * (scale // bottom) ** 2 + (effect.top * (scale // effect.bottom)) ** 2
        bottom = scale
    middle = value.top * (bottom // value.bottom)
    root = isqrt(top)
    if root * root == top:
        ends = [Value(50 * middle + sign * 49 * root, 50 * bottom) for sign in (-1, 1)]
        low, high = (half_up(end) if end.top > 0 else 0 for end in ends)
    else:
        half = _FIFTY.multiply(Decimal("0.98"), _FIFTY.sqrt(Decimal(top)))
        far = [
            _FIFTY.divide(f(Decimal(middle), half), bottom) for f in (_FIFTY.subtract, _FIFTY.add)
        ]
        low, high = (
            int(max(end, Decimal(0)).quantize(Decimal(1), ROUND_HALF_UP, _FIFTY)) for end in far
        )
    return min(low, 100), min(high, 100)


def largest(values: Mapping[str, Value], most: int | None = None) -> list[tuple[str, str]]:
    """Sorted from large to small, what is equal in its own order."""
    order = sorted(values.items(), key=lambda item: -item[1].digits)
    return [(name, short(value)) for name, value in order[:most]]
