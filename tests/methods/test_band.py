"""The band is exact: no root is taken, and a tie goes up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.methods.band import bandbreedte, rounded

ONE = Fraction(1)


@pytest.mark.parametrize(
    ("value", "moved", "breadth", "band"),
    [
        (Fraction(50), [3, 4], ONE, (45, 55)),
        (Fraction(50), [], ONE, (50, 50)),
        (Fraction("50.5"), [], ONE, (51, 51)),
        (Fraction("50.5"), [3, 4], ONE, (46, 56)),
        (Fraction("50.5"), [3, 4], Fraction(999, 1000), (46, 55)),
        (Fraction("50.5"), [3, 4], Fraction(1001, 1000), (45, 56)),
        (Fraction(50), [-5], ONE, (45, 55)),
        (Fraction(2), [30], ONE, (0, 32)),
        (Fraction(98), [30], ONE, (68, 100)),
        (Fraction(0), [1000], ONE, (0, 100)),
        (Fraction(100), [1000], ONE, (0, 100)),
    ],
)
def test_ends_are_rounded_half_up_and_bounded(
    value: Fraction, moved: list[int], breadth: Fraction, band: tuple[int, int]
) -> None:
    assert bandbreedte(value, [Fraction(e) for e in moved], breadth) == band


@given(
    st.decimals(0, 100, places=4),
    st.lists(st.decimals(-9, 9, places=3), max_size=15),
)
def test_it_agrees_with_a_root_of_fifty_digits(value: Decimal, moved: list[Decimal]) -> None:
    fifty = Context(prec=50)
    half = fifty.multiply(Decimal("0.98"), fifty.sqrt(sum((e * e for e in moved), Decimal(0))))
    ends = [
        int(min(max(end, Decimal(0)), Decimal(100)).quantize(Decimal(1), ROUND_HALF_UP, fifty))
        for end in (fifty.subtract(value, half), fifty.add(value, half))
    ]
    exact = [Fraction(e) for e in moved]
    assert bandbreedte(Fraction(value), exact, Fraction("0.98")) == tuple(ends)


@pytest.mark.parametrize(
    ("low", "high", "band"),
    [("52.5", "72.5", (53, 73)), ("52.4999", "72.4999", (52, 72)), (0, 100, (0, 100))],
)
def test_a_band_of_the_method_s_own_is_only_rounded(
    low: str, high: str, band: tuple[int, int]
) -> None:
    assert rounded(Fraction(low), Fraction(high)) == band
