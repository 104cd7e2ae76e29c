"""A day and a list of choices as inputs: what they read, refuse and say about themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.documents.dates import Day, parse_day
from ld_desktop.documents.refusals import Refusals
from ld_desktop.documents.several import Several

PEILDATUM = Day("Peildatum", date(2010, 7, 1), date(2012, 12, 31))
BEPERKINGEN = Several("Beperkingen", ("lichamelijk", "psychisch"))


def read(field: Day | Several, value: object) -> tuple[object, list[tuple[str, str]]]:
    refusals = Refusals()
    found = field.read(value, "x", "", refusals)
    return found, [(error.input, error.problem) for error in refusals.refusal().errors]


@given(st.dates())
def test_every_day_is_read_from_its_iso_form(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "value",
    [
        None, 20100701, True, "", "2010", "20100701", "2010-7-1", "01-07-2010", "2010-02-30",
        "2010-13-01", "2010-07-01T00:00", "2010-W26-4", "２０１０-07-01", " 2010-07-01", "0000-01-01",
        ["2010-07-01"], date(2010, 7, 1),
    ],
)  # fmt: skip
def test_what_is_no_day_has_the_wrong_type(value: object) -> None:
    assert read(PEILDATUM, value) == (None, [("x", "verkeerd type")])


@pytest.mark.parametrize(
    ("text", "problems"),
    [("2010-07-01", []), ("2012-12-31", []), ("2010-06-30", ["buiten bereik"]), ("2013-01-01", ["buiten bereik"])],
)  # fmt: skip
def test_the_limits_belong_to_the_range(text: str, problems: list[str]) -> None:
    found, errors = read(PEILDATUM, text)
    assert found == date.fromisoformat(text)
    assert [problem for _, problem in errors] == problems


def test_a_day_says_what_it_may_be() -> None:
    assert PEILDATUM.allowed == "een datum (jjjj-mm-dd) vanaf 2010-07-01 tot en met 2012-12-31"
    assert Day("x").allowed == "een datum (jjjj-mm-dd)"
    (line,) = PEILDATUM.describe("peildatum")
    assert (line.path, line.type, line.required) == ("peildatum", "datum", True)
    assert PEILDATUM.schema() == {
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "title": "Peildatum",
        "description": "een datum (jjjj-mm-dd) vanaf 2010-07-01 tot en met 2012-12-31",
    }
    assert "description" not in Day("x").schema()


@pytest.mark.parametrize(
    "value", [[], ["psychisch"], ["psychisch", "lichamelijk"], ("lichamelijk",)]
)
def test_choices_are_read_in_the_order_given(value: Any) -> None:
    assert read(BEPERKINGEN, value) == (tuple(value), [])


@pytest.mark.parametrize(
    ("value", "errors"),
    [
        (None, [("x", "verkeerd type")]),
        ("psychisch", [("x", "verkeerd type")]),
        ({"psychisch": True}, [("x", "verkeerd type")]),
        (["psychisch", 3, "kort"], [("x.2", "verkeerd type"), ("x.3", "buiten bereik")]),
        ([["psychisch"], None], [("x.1", "verkeerd type"), ("x.2", "verkeerd type")]),
        (["psychisch", "psychisch"], [("x", "strijdig")]),
    ],
)
def test_wrong_choices_are_refused_one_by_one(value: object, errors: list[Any]) -> None:
    assert read(BEPERKINGEN, value) == (None, errors)


def test_a_list_of_choices_says_what_it_may_be() -> None:
    (line,) = BEPERKINGEN.describe("beperkingen")
    assert line.allowed == "een lijst met elk hoogstens één keer: lichamelijk, psychisch"
    assert BEPERKINGEN.schema()["items"] == {"enum": ["lichamelijk", "psychisch"]}
    assert BEPERKINGEN.schema()["uniqueItems"] is True
