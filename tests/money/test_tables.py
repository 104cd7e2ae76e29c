"""The dated tables: every row of the specification, no gaps, no row without an end or a source."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from ld_desktop import datafile
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.messages import LANGUAGES, error_sentence
from ld_desktop.money.document import calculate
from ld_desktop.money.tables import BadRows, Tables, shipped
from tests.money.by_hand import half_years, hours

TABLES = shipped().by_id
LAST = date(2026, 12, 31)
SECONDARY = {"2012-07-01", "2013-07-01"}
LATE = {"regime": "lks", "peildatum": "2027-01-01", "loonwaarde": 60, "uren": 36}
ROWS = """
[{table}]
values = [{{ from = {start}, until = {end}, value = {value}, bron = "Stcrt 2027, 1" }}]
"""


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_no_gap_and_every_row_an_end_and_a_source(name: str) -> None:
    rows = TABLES[name].values
    for row in rows:
        assert row.start is not None
        assert row.end is not None
        assert row.start <= row.end <= LAST
        assert row.bron or row.aanname
        assert isinstance(row.value, Fraction)
    for before, after in pairwise(rows):
        assert before.end + timedelta(days=1) == after.start  # type: ignore[operator]


@pytest.mark.parametrize(("table", "told"), [("wml_maand", half_years()), ("wml_uur", hours())])
def test_the_minimum_wage_is_that_of_the_specification(
    table: str, told: list[tuple[str, str]]
) -> None:
    rows = {str(row.start)[:7]: row.value for row in TABLES[table].values}
    assert rows == {start: Fraction(amount) for start, amount in told}
    assert TABLES[table].values[-1].end == LAST


def test_amounts_from_secondary_sources_say_so() -> None:
    marked = {str(r.start) for r in TABLES["wml_maand"].values if "secundaire bron" in r.bron}
    assert marked == SECONDARY
    for age in (18, 19, 20, 21):
        (middle,) = [r for r in TABLES[f"jeugd_{age}"].values if r.start == date(2017, 7, 1)]
        assert "secundaire bron" in middle.bron


def test_outside_its_rows_a_table_refuses_once_and_names_its_period() -> None:
    refusals = Refusals()
    for _ in range(2):
        assert shipped().on("wml_uur", date(2023, 12, 31), refusals) is None
    (error,) = refusals.refusal().errors
    assert (error.input, error.problem, error.value) == ("peildatum", "buiten bereik", "2023-12-31")
    assert "2024-01-01 tot en met 2026-12-31" in error.allowed


def rows(**changed: object) -> dict[str, Any]:
    table = {"start": "2027-01-01", "end": "2027-06-30", "value": "2400.00", "table": "wml_maand"}
    return datafile.parse(ROWS.format(**{**table, **changed}))


def newer() -> dict[str, Any]:
    """Everything that a subsidy needs in the first half of 2027."""
    values = {
        "wml_maand": 2400, "vakantietoeslag": 8, "lks_plafond": 70, "uren_basis": 36, "voltijd": 40,
        "werkgeverslasten_pct": 24,
    }  # fmt: skip
    return {name: rows(table=name, value=value)[name] for name, value in values.items()}


def test_newer_rows_of_an_office_make_newer_dates_possible() -> None:
    with pytest.raises(ScoreRefused):
        calculate(LATE)
    result = calculate(LATE, shipped().with_rows(newer()))
    assert result.amounts["b"] == "2592.00"
    assert result.amounts["lks"] == "1036.80"
    assert result.amounts["werkgeverslasten"] == "248.83"
    assert result.aannames == ()
    sources = {step.id: step.bron for step in result.trace}
    assert sources["wml_maand"] == "Stcrt 2027, 1 (rij van het kantoor)"


def test_a_row_of_an_office_goes_before_ours_and_ends_our_assumption() -> None:
    own = rows(table="werkgeverslasten_pct", start="2026-01-01", value=25)
    document = {**LATE, "peildatum": "2026-07-01"}
    result = calculate(document, shipped().with_rows(own))
    assert result.amounts["werkgeverslasten"] == "252.40"
    assert result.aannames == ()
    assert calculate(document).amounts["werkgeverslasten"] == "237.25"
    before = calculate({**document, "peildatum": "2025-12-31"}, shipped().with_rows(own))
    assert [aanname.id for aanname in before.aannames] == ["werkgeverslasten_pct"]


def test_one_newer_row_is_not_enough_and_the_refusal_names_the_table() -> None:
    with pytest.raises(ScoreRefused) as caught:
        calculate(LATE, shipped().with_rows(rows()))
    (error,) = caught.value.errors
    assert error.input == "peildatum"
    assert "Volledige werkweek" in error.allowed


def test_every_table_that_is_needed_must_hold_the_date() -> None:
    with pytest.raises(ScoreRefused) as caught:
        calculate({**LATE, "voltijd": 40}, shipped().with_rows(rows()))
    (error,) = caught.value.errors
    assert "Vakantietoeslag" in error.allowed
    norm = TABLES["norm_gehuwden"]
    short = Tables({**TABLES, norm.id: replace(norm, values=norm.values[:1])})
    pilot = {"regime": "pilot2010", "peildatum": "2011-01-01", "huishouden": "gehuwd"}
    with pytest.raises(ScoreRefused) as caught:
        calculate({**pilot, "loonwaarde": 50}, short)
    assert [error.input for error in caught.value.errors] == ["peildatum"]


@pytest.mark.parametrize(
    "wrong",
    [
        rows(table="loon"),
        rows(start="2028-01-01"),
        rows(start="2027-01-01T00:00:00"),
        rows(value="-1"),
        rows(value=0),
        rows(value="true"),
        rows(value="nan"),
        rows(value='"2400"'),
        rows(table="jeugd_18", value=101),
        {"wml_maand": 3},
        {"wml_maand": {}},
        {"wml_maand": {"values": []}},
        {"wml_maand": {"values": [3]}},
        {"wml_maand": {"value": 3, "values": [{}]}},
        {"wml_maand": {"values": [{"from": date(2027, 1, 1), "value": 1, "bron": "x"}]}},
        {
            "wml_maand": {
                "values": [
                    {"from": date(2027, 1, 1), "until": LAST, "value": 1, "bron": "x", "wie": "y"}
                ]
            }
        },
        {
            "wml_maand": {
                "values": [
                    {"from": date(2027, 1, 1), "until": date(2027, 6, 30), "value": 1, "bron": " "}
                ]
            }
        },
        {
            "wml_maand": {
                "values": [
                    {
                        "from": date(2027, 1, 1),
                        "until": dt.datetime(2027, 6, 30, tzinfo=dt.UTC),
                        "value": Decimal(1),
                        "bron": "x",
                    }
                ]
            }
        },
    ],
    ids=str,
)
def test_rows_that_cannot_be_used_are_refused_as_a_whole(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadRows) as caught:
        shipped().with_rows({**newer(), **wrong})
    for language in LANGUAGES:
        assert next(iter(wrong)) in error_sentence(caught.value, language)
