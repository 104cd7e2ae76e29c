"""Reading the cells of a row: numbers, days, choices, and a fault for what is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ld_desktop.documents.cells import Cells
from ld_desktop.documents.faults import Faults
from ld_desktop.documents.tables import Row


def cell(text: str) -> Cells:
    return Cells(Row(7, {"k": text}), Faults())


def problem(cells: Cells) -> str | None:
    found = cells.faults.refused().faults
    assert all((fault.row, fault.column) == (7, "k") for fault in found)
    return found[0].problem if found else None


@pytest.mark.parametrize(
    ("text", "number", "wrong"),
    [
        ("3", 3, None),
        ("-3", -3, None),
        ("+3", 3, None),
        ("3,0", 3, None),
        ("3.00", 3, None),
        ("3,5", None, "verkeerd type"),
        ("drie", None, "verkeerd type"),
        ("1e2", None, "verkeerd type"),
        ("٣", None, "verkeerd type"),
        ("9", None, "buiten bereik"),
        ("9999999999999", None, "verkeerd type"),
        ("", None, "ontbreekt"),
    ],
)
def test_whole_numbers(text: str, number: int | None, wrong: str | None) -> None:
    cells = cell(text)
    assert cells.whole("k", -5, 5) == number
    assert problem(cells) == wrong


@pytest.mark.parametrize(
    ("text", "number", "wrong"),
    [
        ("2,5", Decimal("2.5"), None),
        ("2.5", Decimal("2.5"), None),
        ("2,500", Decimal("2.500"), None),
        ("-0.25", Decimal("-0.25"), None),
        ("2.500", None, "strijdig"),
        ("1.234,5", None, "verkeerd type"),
        (",5", None, "verkeerd type"),
        ("NaN", None, "verkeerd type"),
        ("", None, None),
    ],
)
def test_numbers(text: str, number: Decimal | None, wrong: str | None) -> None:
    cells = cell(text)
    assert cells.number("k") == number
    assert problem(cells) == wrong


@pytest.mark.parametrize(
    ("text", "day", "wrong"),
    [
        ("2026-01-15", date(2026, 1, 15), None),
        ("15-1-2026", date(2026, 1, 15), None),
        ("15-01-2026", date(2026, 1, 15), None),
        ("31-02-2026", None, "verkeerd type"),
        ("15 januari 2026", None, "verkeerd type"),
        ("", None, None),
    ],
)
def test_days(text: str, day: date | None, wrong: str | None) -> None:
    cells = cell(text)
    assert cells.day("k") == day
    assert problem(cells) == wrong


@pytest.mark.parametrize(
    ("text", "found", "wrong"),
    [("ja", "ja", None), ("JA", "ja", None), ("", None, "ontbreekt"), ("soms", None, "onbekend")],
)
def test_choices(text: str, found: str | None, wrong: str | None) -> None:
    cells = cell(text)
    assert cells.choice("k", ("ja", "nee")) == found
    assert problem(cells) == wrong


@pytest.mark.parametrize(
    ("text", "found", "wrong"),
    [
        ("gewoon", "gewoon", None),
        ("te lang", None, "buiten bereik"),
        ("=1+1", None, "buiten bereik"),
        ("@x", None, "buiten bereik"),
    ],
)
def test_texts(text: str, found: str | None, wrong: str | None) -> None:
    cells = cell(text)
    assert cells.text("k", 6) == found
    assert problem(cells) == wrong
    assert cell("").text("k", 6) is None
    empty = cell("")
    assert empty.text("k", 6, required=True) is None
    assert problem(empty) == "ontbreekt"
    assert cell("x").text("andere kolom", 6) is None
