"""Money against outcomes as data: `tests/cases/money/*.toml`, and the tables of the minister."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ld_desktop import datafile
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.money.document import calculate, calculate_short
from tests.helpers.printed import roundings

FOLDER = Path(__file__).parents[1] / "cases" / "money"
CASES = {
    path.stem: datafile.read(path)[0]
    for path in sorted(FOLDER.glob("*.toml"))
    if not path.name.endswith(".source.toml")
}
OUTCOMES = {name: case for name, case in CASES.items() if "expected" in case}
REFUSALS = {name: case for name, case in CASES.items() if "refused" in case}
SOURCE = datafile.read(FOLDER / "aanvulling_2010.source.toml")[0]
ROWS = list(csv.DictReader((FOLDER / "aanvulling_2010.csv").read_text("utf-8").splitlines()))
COLUMNS = ("aanvulling", "totaal_inkomen", "norm", "besparing")


def test_the_folder_holds_enough_of_both_kinds() -> None:
    assert len(OUTCOMES) + len(REFUSALS) == len(CASES)
    assert len(REFUSALS) >= 20
    for regime, least in (("pilot2010", 12), ("lks", 12), ("wajong", 8)):
        assert sum(case["document"]["regime"] == regime for case in OUTCOMES.values()) >= least


@pytest.mark.parametrize("name", CASES)
def test_a_case_tells_who_worked_it_out(name: str) -> None:
    assert all(CASES[name][key].strip() for key in ("title", "source", "worked"))


@pytest.mark.parametrize("name", OUTCOMES)
def test_outcome(name: str) -> None:
    document, expected = OUTCOMES[name]["document"], OUTCOMES[name]["expected"]
    result = calculate(document)
    assert result.amounts == expected["amounts"]
    assert list(result.amounts) == list(expected["amounts"]), "amounts come in one order"
    assert [aanname.id for aanname in result.aannames] == expected["aannames"]
    assert [melding.id for melding in result.meldingen] == expected["meldingen"]
    assert calculate_short(document) == {"regime": result.regime, "amounts": result.amounts}
    assert all(redone == told for redone, told in roundings(result.trace))


@pytest.mark.parametrize("name", REFUSALS)
def test_refusal(name: str) -> None:
    case = REFUSALS[name]
    for front_door in (calculate, calculate_short):
        with pytest.raises(ScoreRefused) as caught:
            front_door(case["document"])
        found = [{"input": e.input, "problem": e.problem} for e in caught.value.errors]
        assert found == case["refused"]
        assert all(error.label and error.allowed for error in caught.value.errors)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['huishouden']}_{row['loonwaarde']}")
def test_a_row_of_the_minister_s_tables(row: dict[str, str]) -> None:
    document = {
        "regime": "pilot2010",
        "peildatum": "2010-07-01",
        "huishouden": row["huishouden"],
        "loonwaarde": int(row["loonwaarde"]),
    }
    amounts = calculate(document).amounts
    expected = {column: row[column] for column in COLUMNS} | corrections(row)
    assert {column: amounts[column] for column in COLUMNS} == expected


def corrections(row: dict[str, str]) -> dict[str, str]:
    """What is right where the source is not."""
    return {
        known["column"]: known["right"]
        for known in (*SOURCE["misprint"], *SOURCE["one_cent"])
        if (known["huishouden"], str(known["loonwaarde"])) == (row["huishouden"], row["loonwaarde"])
    }


def test_all_36_rows_are_there_and_the_known_differences_are_what_they_are_called() -> None:
    assert len(ROWS) == 36
    by_place = {(row["huishouden"], int(row["loonwaarde"])): row for row in ROWS}
    (misprint,) = SOURCE["misprint"]
    assert printed(by_place, misprint) == misprint["printed"] != misprint["right"]
    assert len(SOURCE["one_cent"]) == 3
    for known in SOURCE["one_cent"]:
        difference = Decimal(known["right"]) - Decimal(printed(by_place, known))
        assert difference == Decimal("0.01")


def printed(by_place: dict[tuple[str, int], dict[str, str]], known: dict[str, Any]) -> str:
    """What the source prints at a place."""
    return by_place[known["huishouden"], known["loonwaarde"]][known["column"]]
