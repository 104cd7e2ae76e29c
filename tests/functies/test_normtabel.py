"""Norm tables: every raw score has one level, and a table in which that is not so is refused."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.documents.faults import TableRefused
from ld_desktop.documents.tables import csv_text
from ld_desktop.domain.problems import Problem
from ld_desktop.functies.heads import Head
from ld_desktop.functies.normtabel import (
    COLUMNS,
    example,
    example_bytes,
    from_json,
    level_of,
    read_normtabel,
)
from ld_desktop.messages import problem_sentence
from tests.helpers.workbook import workbook

TOLD = Head("Normen Voorbeeldstad", "3", "A. Voorbeeld", date(2026, 1, 15))
LINES = [
    ("Proef A", "volwassenen", "0", "9", "1"),
    ("Proef A", "volwassenen", "10", "10", "2"),
    ("Proef A", "volwassenen", "11", "40", "5"),
    ("Proef A", "jongeren", "-5", "40", "3"),
    ("Proef B", "volwassenen", "0", "30", "5"),
    ("Proef B", "volwassenen", "31", "60", "1"),
]


def table(lines: list[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> bytes:
    text = "\r\n".join(";".join(line) for line in (columns, *lines))
    return text.encode()


def refused(data: bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(TableRefused) as caught:
        read_normtabel(data, TOLD)
    return [(fault.row, fault.column, fault.problem) for fault in caught.value.faults]


NORMS = read_normtabel(table(LINES), TOLD)


def code(answer: int | Problem) -> str:
    assert isinstance(answer, Problem)
    assert problem_sentence(answer)
    assert problem_sentence(answer, "en")
    return answer.code


@pytest.mark.parametrize(
    ("test", "normgroep", "raw", "level"),
    [
        ("Proef A", "volwassenen", 0, 1),
        ("Proef A", "volwassenen", 9, 1),
        ("Proef A", "volwassenen", 10, 2),
        ("Proef A", "volwassenen", 11, 5),
        ("  proef  a ", "VOLWASSENEN", Decimal("40.0"), 5),
        ("Proef A", "jongeren", Fraction(-5), 3),
        ("Proef B", "volwassenen", 31, 1),
    ],
)
def test_a_raw_score_gives_its_level(test: str, normgroep: str, raw: Any, level: int) -> None:
    assert level_of(NORMS, test, normgroep, raw) == level


@pytest.mark.parametrize(
    ("test", "normgroep", "raw", "problem"),
    [
        ("Proef C", "volwassenen", 3, "functies.test_onbekend"),
        ("Proef B", "jongeren", 3, "functies.normgroep_onbekend"),
        ("Proef A", "volwassenen", -1, "functies.score_buiten_norm"),
        ("Proef A", "volwassenen", 41, "functies.score_buiten_norm"),
        ("Proef A", "volwassenen", Decimal("9.5"), "functies.score_buiten_norm"),
    ],
)
def test_without_a_norm_there_is_no_level_but_a_reason(
    test: str, normgroep: str, raw: Any, problem: str
) -> None:
    assert code(level_of(NORMS, test, normgroep, raw)) == problem


def test_the_head_is_in_the_table_or_told_beside_it() -> None:
    assert (NORMS.naam, NORMS.versie, NORMS.auteur, NORMS.datum) == (
        TOLD.set,
        TOLD.versie,
        TOLD.auteur,
        TOLD.datum,
    )
    columns = (*COLUMNS, "set", "versie")
    found = read_normtabel(table([(*LINES[0], "Eigen", "9"), (*LINES[1], "", "9")], columns), TOLD)
    assert (found.naam, found.versie, found.auteur) == ("Eigen", "9", "A. Voorbeeld")
    differs = table([(*LINES[0], "Eigen", "9"), (*LINES[1], "Ander", "9")], columns)
    assert refused(differs) == [(3, "set", "strijdig")]


@settings(max_examples=60, deadline=None)
@given(
    st.randoms(use_true_random=False),
    st.integers(-50, 50),
    st.lists(st.integers(0, 30), min_size=1),
)
def test_every_score_between_the_ends_has_the_level_of_its_line(
    chance: random.Random, low: int, widths: list[int]
) -> None:
    lines, expected = [], {}
    for width in widths:
        level = chance.randint(1, 5)
        lines.append(("T", "G", str(low), str(low + width), str(level)))
        expected |= dict.fromkeys(range(low, low + width + 1), level)
        low += width + 1
    chance.shuffle(lines)
    found = read_normtabel(table(lines), TOLD)
    for score, level in expected.items():
        assert level_of(found, "T", "G", score) == level
    for beyond in (min(expected) - 1, max(expected) + 1):
        assert isinstance(level_of(found, "T", "G", beyond), Problem)
    assert from_json(found.content(), TOLD) == found
    assert from_json(found.content(), TOLD).sha256 == found.sha256


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert read_normtabel(table(LINES[::-1]), TOLD).sha256 == NORMS.sha256


@pytest.mark.parametrize(
    ("place", "line", "faults"),
    [
        (1, ("Proef A", "volwassenen", "9", "10", "2"), [(3, "van", "strijdig")]),  # overlap
        (
            1,
            ("Proef A", "volwassenen", "0", "9", "1"),
            [(3, "van", "strijdig"), (4, "van", "strijdig")],
        ),  # twice
        (1, ("Proef A", "volwassenen", "10", "9", "2"), [(3, "tot", "strijdig")]),
        (2, ("Proef A", "Volwassenen ", "12", "40", "5"), [(4, "van", "strijdig")]),  # gap
        (0, ("Proef A", "volwassenen", "0", "9,5", "1"), [(2, "tot", "verkeerd type")]),
        (0, ("Proef A", "volwassenen", "0", "9", "6"), [(2, "niveau", "buiten bereik")]),
        (0, ("Proef A", "volwassenen", "0", "9", ""), [(2, "niveau", "ontbreekt")]),
        (
            0,
            ("", "", "", "", "1"),
            [(2, c, "ontbreekt") for c in ("test", "normgroep", "van", "tot")],
        ),
    ],
)
def test_a_wrong_line_is_refused_in_its_place(
    place: int, line: tuple[str, ...], faults: list[tuple[int, str, str]]
) -> None:
    lines = [*LINES[:place], line, *LINES[place + 1 :]]
    assert refused(table(lines)) == faults


def test_an_overlap_is_told_with_where_it_should_begin() -> None:
    lines = [LINES[0], ("Proef A", "volwassenen", "5", "12", "2")]
    with pytest.raises(TableRefused) as caught:
        read_normtabel(table(lines), TOLD)
    (fault,) = caught.value.faults
    assert (fault.row, fault.value) == (3, "5")
    assert fault.allowed.startswith("10, aansluitend op regel 2 (overlap")


def test_all_rows_are_looked_at() -> None:
    lines = [(*line[:4], "0") for line in LINES]
    assert refused(table(lines)) == [(row, "niveau", "buiten bereik") for row in range(2, 8)]


def test_a_table_of_nothing_is_refused() -> None:
    assert refused(table([])) == [(0, "", "document")]


def test_a_workbook_reads_as_a_csv_does() -> None:
    lines = [[int(c) if c.lstrip("-").isdecimal() else c for c in line] for line in LINES]
    assert read_normtabel(workbook([COLUMNS, *lines]), TOLD) == NORMS


def test_the_shipped_example_is_marked_whatever_it_is_called() -> None:
    assert "VOORBEELD" in example().naam
    assert example().voorbeeld
    assert not NORMS.voorbeeld
    renamed = [
        (line.test, line.normgroep, *map(str, (line.van, line.tot, line.niveau)))
        for line in example().regels
    ]
    assert read_normtabel(csv_text([COLUMNS, *renamed]), TOLD).voorbeeld
    assert example_bytes().startswith(b"\xef\xbb\xbf"), "a spreadsheet reads it as UTF-8"
    assert {level_of(example(), test, "volwassenen", 30) for test in example().tests()} == {4, 5}
