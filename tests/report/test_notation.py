"""Dutch notation."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.report.notation import day, moment, number, percent, points, quantity

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "least", "shown"),
    [
        ("36", 1, "36,0"),
        ("18.9", 1, "18,9"),
        ("1234.5", 0, "1.234,5"),
        ("0", 0, "0"),
        ("-2.25", 0, "−2,25"),
        ("66.66666666666666666666666667", 0, "66,666667"),
        ("0.0000005", 0, "0,000001"),
    ],
)
def test_numbers_have_a_comma_and_as_many_decimals_as_they_have(
    value: str, least: int, shown: str
) -> None:
    assert number(Decimal(value), least) == shown


@given(st.decimals(min_value=-10000, max_value=10000, places=6))
def test_six_decimals_are_never_rounded(value: Decimal) -> None:
    back = number(value).replace(".", "").replace(",", ".").replace("−", "-")
    assert Decimal(back) == value


def test_signs_units_and_texts() -> None:
    assert percent(Decimal(71)) == f"71{NBSP}%"
    assert quantity("70.9", "%") == f"70,9{NBSP}%"
    assert quantity("per_taak", "%") == "per_taak"
    assert quantity("NaN") == "NaN"
    assert [points(text) for text in ("2.25", "-1.35", "0")] == ["+2,25", "−1,35", "0"]


def test_dates_are_written_in_full_and_the_first_year_means_none() -> None:
    assert day(date(2026, 11, 22)) == "22 november 2026"
    assert day(date(1, 1, 1)) == ""


def test_moments_are_in_dutch_time_in_winter_and_summer() -> None:
    assert moment(datetime(2026, 11, 22, 13, 5, tzinfo=UTC)) == f"22 november 2026, 14:05{NBSP}uur"
    assert moment(datetime(2026, 6, 30, 22, 5, tzinfo=UTC)) == f"1 juli 2026, 00:05{NBSP}uur"
