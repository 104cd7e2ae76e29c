"""Exact numbers: rounding half up and decimal texts."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.rules.numbers import (
    Nearly,
    Rounding,
    begrensd,
    decimal_text,
    deel,
    exact_text,
    fixed_text,
    gemiddelde,
    gewogen_gemiddelde,
    in_parts,
    summed,
)

WIDE = Context(prec=80)
DECIMALS = st.decimals(-10_000, 10_000, places=9, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), "0.333333"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(709, 10), "70.9"),
        (Fraction(36), "36"),
        (Fraction(100), "100"),
        (Fraction(0), "0"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(-1, 10**7), "0"),
        (Fraction(5, 10**7), "0.000001"),
        (Fraction(-5, 10**7), "-0.000001"),
    ],
)
def test_a_component_has_at_most_six_decimals_and_no_trailing_zeros(
    value: Fraction, text: str
) -> None:
    assert decimal_text(value) == text


@given(DECIMALS)
def test_fixed_decimals_round_half_up_away_from_zero(value: Decimal) -> None:
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP, WIDE)
    expected = "0.00" if rounded == 0 else str(rounded)
    assert fixed_text(Fraction(value), 2) == expected


def test_fixed_decimals_keep_their_zeros() -> None:
    assert fixed_text(Fraction(153, 2), 2) == "76.50"
    assert fixed_text(Fraction(153, 2), 0) == "77"


@given(DECIMALS)
def test_what_was_a_decimal_keeps_all_its_decimals(value: Decimal) -> None:
    text = exact_text(Fraction(value))
    assert Fraction(text) == Fraction(value)
    assert not (("." in text) and text.endswith("0"))


def test_what_was_no_decimal_gets_six() -> None:
    assert exact_text(Fraction(1, 30)) == "0.033333"


@given(DECIMALS)
def test_rounding_to_a_step_gives_the_nearest_and_does_so_once(value: Decimal) -> None:
    rounding = Rounding(step=Fraction(1, 4), bron="test")
    rounded = rounding.apply(Fraction(value))
    assert rounded * 4 == int(rounded * 4)
    assert abs(rounded - Fraction(value)) <= Fraction(1, 8)
    assert rounding.apply(rounded) == rounded


@pytest.mark.parametrize(
    ("value", "whole"),
    [("0.5", 1), ("0.4999999", 0), ("-0.5", -1), ("76.5", 77), ("73.32", 73), ("0", 0)],
)
def test_a_half_goes_up(value: str, whole: int) -> None:
    assert Rounding(step=Fraction(1), bron="test").apply(Fraction(value)) == whole


def test_percentages() -> None:
    assert deel(Fraction(175, 2)) == Fraction(7, 8)
    assert [begrensd(Fraction(n)) for n in (-1, 0, 55, 100, 101)] == [0, 0, 55, 100, 100]


@given(st.lists(st.fractions(), min_size=1), st.data())
def test_means_are_exact(values: list[Fraction], data: st.DataObject) -> None:
    weights = [data.draw(st.fractions(min_value=Fraction(1, 99))) for _ in values]
    assert gemiddelde(values) == sum(values, Fraction(0)) / len(values)
    pairs = zip(values, weights, strict=True)
    assert gewogen_gemiddelde(values, weights) == sum(v * w for v, w in pairs) / sum(weights)


def test_what_is_nvt_leaves_the_mean_with_its_weight() -> None:
    values = (Fraction(2), "nvt", Fraction(5), None)
    assert gemiddelde(values) == Fraction(7, 2)
    assert gewogen_gemiddelde(values, (Fraction(1), Fraction(9), Fraction(2), "nvt")) == 4
    assert gemiddelde(("nvt", None)) is None
    assert gewogen_gemiddelde(("nvt",), (Fraction(1),)) is None
    assert gemiddelde(()) is None


@given(st.lists(st.fractions(-9, 9, max_denominator=50)))
def test_numbers_in_parts_are_the_same_numbers_in_the_same_order(values: list[Fraction]) -> None:
    sizes, parts = in_parts(values)
    assert [Fraction(size, parts) for size in sizes] == values


_VALUES = st.lists(
    st.one_of(st.fractions(-50, 50, max_denominator=90), st.just("nvt"), st.none()),
    min_size=1,
    max_size=30,
)


@given(values=_VALUES, come=st.one_of(st.fractions(-9, 9), st.just("nvt")), chance=st.randoms())
def test_a_mean_with_one_other_value_is_the_mean_of_the_list(
    values: list[object], come: object, chance: random.Random
) -> None:
    place = chance.randrange(len(values))
    now = (*values[:place], come, *values[place + 1 :])
    nearly = Nearly(lambda: [now], summed(values), values[place], come)
    assert gemiddelde(nearly) == gemiddelde(now)
    assert (tuple(nearly), len(nearly), nearly[place]) == (now, len(now), come)


@given(st.fractions(), st.fractions())
def test_the_mean_of_two_is_half_their_sum(one: Fraction, other: Fraction) -> None:
    assert gemiddelde((one, other)) == (one + other) / 2
