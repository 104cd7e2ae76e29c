"""Ranges: a number lies in one as its fractions say, and remembering changes nothing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.documents.ranges import accepted, exact, range_of

ENDS = st.none() | st.fractions(-6, 6, max_denominator=9)
NUMBERS = st.decimals(-7, 7, places=2) | st.integers(-7, 7).map(Decimal)


@given(ENDS, ENDS, st.booleans(), st.booleans(), NUMBERS)
def test_a_number_lies_in_a_range_as_comparing_fractions_says(
    low: Fraction | None, high: Fraction | None, above: bool, whole: bool, value: Decimal
) -> None:
    within, number = range_of(low, high, above=above, whole=whole), Fraction(value)
    inside = (
        (low is None or low < number or (low == number and not above))
        and (high is None or number <= high)
        and (not whole or number.denominator == 1)
    )
    assert within.holds(number) is inside
    for _ in range(2):
        assert accepted(value, within) == (number if inside else None)


def test_fields_with_the_same_ends_share_a_range_and_others_do_not() -> None:
    one, five = Fraction(1), Fraction(5)
    assert range_of(one, five) is range_of(Fraction(2, 2), five)
    assert range_of(one, five) is not range_of(one, five, above=True)
    assert accepted(Decimal(1), range_of(one, five)) == 1
    assert accepted(Decimal(1), range_of(one, five, above=True)) is None


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity", "3." + "0" * 20])
def test_what_is_no_number_or_too_long_is_never_accepted(text: str) -> None:
    within = range_of(None, None)
    assert accepted(Decimal(3), within) == accepted(Decimal("3.00"), within) == 3
    assert accepted(Decimal(text), within) is None


@pytest.mark.parametrize("text", ["9" * 20 + "E+32", "-" + "9" * 20 + "E-32", "0." + "1" * 20])
def test_the_longest_numbers_are_accepted_exactly(text: str) -> None:
    assert accepted(Decimal(text), range_of(None, None)) == exact(Decimal(text)) == Fraction(text)
