"""With and without the instrument, one percentage point more, the chart, and a group (money.md §4)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.money.document import calculate, curve, error_sentence, result_to_json
from ld_desktop.money.savings import office_savings
from tests.money.documents import documents

PILOT = {
    "regime": "pilot2010", "peildatum": "2010-07-01", "huishouden": "alleenstaand", "loonwaarde": 50,
}  # fmt: skip
LKS = {"regime": "lks", "peildatum": "2026-07-01", "loonwaarde": 60, "uren": 36}
WAJONG = {
    "regime": "wajong", "peildatum": "2026-07-01", "loonwaarde": 50, "grondslag_dag": 100, "inkomen_dag": 50,
}  # fmt: skip
GROUP: dict[str, Any] = {
    "peildatum": "2010-07-01", "loonwaarde": 50, "mensen": 75, "deeltijd": Decimal("0.7"), "maanden": 6,
}  # fmt: skip


def sides(document: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {line.id: (line.zonder, line.met) for line in calculate(document).vergelijking}


def test_the_pilot_shows_worker_employer_and_office() -> None:
    assert sides(PILOT) == {
        "inkomen_werknemer": ("777.04", "1052.24"),
        "loon_werkgever": ("1295.07", "647.54"),
        "uitkering_kantoor": ("777.04", "404.71"),
    }
    known = sides({**PILOT, "uitkering_bij_start": Decimal("918.59"), "deeltijd": Decimal("0.5")})
    assert known["inkomen_werknemer"][0] == "918.59"
    assert known["loon_werkgever"] == ("647.54", "323.77")


def test_the_subsidy_shows_the_employer_where_the_wage_is_known() -> None:
    assert sides(LKS) == {}
    paid = sides({**LKS, "functieloon": Decimal("16.50")})
    assert paid == {"loonkosten_werkgever": ("3433.20", "2186.36")}


def test_the_wajong_shows_a_day_and_an_hour() -> None:
    assert sides(WAJONG) == {
        "inkomen_werknemer": ("70.00", "100.00"),
        "uurloon_werkgever": ("14.99", "7.50"),
    }
    assert sides({**WAJONG, "loonwaarde": 76}) == {}


def test_one_point_more() -> None:
    assert calculate(PILOT).een_punt_meer == {
        "loon": "12.95",
        "aanvulling": "-8.09",
        "totaal_inkomen": "4.86",
        "norm": "0.00",
        "besparing": "8.09",
    }
    assert calculate({**LKS, "loonwaarde": 29}).een_punt_meer["lks"] == "0.00"
    assert calculate(LKS).een_punt_meer["lks"] == "-25.24"


@pytest.mark.parametrize(
    "document",
    [
        {**PILOT, "loonwaarde": 100},
        {**PILOT, "loonwaarde": Decimal("99.5")},
        {**WAJONG, "loonwaarde": 75},
        {**WAJONG, "loonwaarde": 80},
        {"regime": "lks", "peildatum": "2026-07-01", "forfait": True, "uren": 36},
    ],
)
def test_there_is_not_always_one_point_more(document: dict[str, Any]) -> None:
    assert calculate(document).een_punt_meer == {}
    assert "een_punt_meer" not in result_to_json(calculate(document))


def test_one_point_more_of_a_long_number_is_no_longer_a_number() -> None:
    exact = calculate({**PILOT, "loonwaarde": Decimal("9.9999999999999999999")})
    assert exact.een_punt_meer["loon"] == "12.95"


def test_the_chart_runs_from_nought_to_a_hundred_through_the_person_s_own_point() -> None:
    points = dict(curve(PILOT))
    assert list(points) == list(range(101))
    assert points[50] == calculate(PILOT).vergelijking
    income = [Decimal(line.met) for lines in points.values() for line in lines[:1]]
    assert income == sorted(income)


def test_the_chart_leaves_out_a_real_wage_and_percents_without_an_outcome() -> None:
    assert curve({**PILOT, "loon": 700}) == curve(PILOT)
    points = dict(curve(WAJONG))
    assert list(points) == list(range(1, 101))
    assert points[76] == ()


def test_the_chart_of_a_refused_document_is_refused() -> None:
    with pytest.raises(ScoreRefused):
        curve({**PILOT, "peildatum": "2009-01-01"})


@settings(max_examples=20, deadline=None)
@given(documents())
def test_the_chart_goes_through_what_was_calculated(document: dict[str, Any]) -> None:
    document["loonwaarde"] = 50
    document.pop("loon", None)
    assert dict(curve(document))[50] == calculate(document).vergelijking


@pytest.mark.parametrize(
    ("changed", "gemiddeld", "totaal"),
    [
        ({}, "518.03", "163178.82"),  # the plan: "about 165 000"
        ({"loonwaarde": 70, "maanden": 12}, "733.87", "462339.99"),  # the plan prints 465 000
        ({"loonwaarde": 70, "maanden": 12, "deeltijd": 1}, "733.87", "660485.70"),
        ({"mensen": 0}, "518.03", "0.00"),
    ],
)
def test_the_savings_of_the_plan(changed: dict[str, Any], gemiddeld: str, totaal: str) -> None:
    found = office_savings({**GROUP, **changed})
    assert (found.gemiddeld, found.totaal) == (gemiddeld, totaal)
    assert [step.id for step in found.trace] == ["gemiddeld", "totaal"]
    assert [aanname.id for aanname in found.aannames] == ["huishoudens_gelijk_verdeeld"]


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"mensen": Decimal("1.5")}, [("mensen", "buiten bereik")]),
        ({"loonwaarde": 101, "maanden": -1}, [("loonwaarde", "buiten bereik"), ("maanden", "buiten bereik")]),
        ({"peildatum": "2013-01-01"}, [("peildatum", "buiten bereik")]),
        ({"kleur": 1}, [("kleur", "onbekend")]),
    ],
)  # fmt: skip
def test_a_wrong_group_is_refused(changed: dict[str, Any], errors: list[Any]) -> None:
    with pytest.raises(ScoreRefused) as caught:
        office_savings({**GROUP, **changed})
    assert [(e.input, e.problem) for e in caught.value.errors] == errors


def test_a_sentence_names_input_label_and_what_is_needed() -> None:
    with pytest.raises(ScoreRefused) as caught:
        calculate({**LKS, "uren": 41})
    (error,) = caught.value.errors
    assert error_sentence(error).startswith("uren: Contracturen per week klopt niet")
    assert "hoogstens de volledige werkweek: 40" in error_sentence(error, "en")
