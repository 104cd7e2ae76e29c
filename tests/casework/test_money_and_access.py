"""The use cases of money and the toegangstoets, as the window will call them."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ld_desktop.casework import calculating_money, testing_access

PILOT: dict[str, Any] = {
    "regime": "pilot2010",
    "peildatum": "2010-07-01",
    "huishouden": "alleenstaand",
    "loonwaarde": 60,
}
TOETS: dict[str, Any] = {
    "datum": "2011-03-01",
    "geboortedatum": "1980-05-17",
    "uitkering": "wwb",
    "werkt_sw": False,
    "wsw_indicatie": False,
    "beperkingen": ["psychisch"],
    "2a": {"a": False, "b": False},
    "2b": {"c": False},
    "3": {"a": False},
}


def test_the_regimes_have_names() -> None:
    assert list(calculating_money.regime_names()) == ["pilot2010", "lks", "wajong"]
    assert calculating_money.regime_names()["lks"] == "Loonkostensubsidie"


def test_document_and_text_give_the_same_amounts() -> None:
    result = calculating_money.money_of(PILOT)
    answered = calculating_money.calculator(short=True)(json.dumps(PILOT), None)
    assert json.loads(answered.answer)["amounts"] == result.amounts
    assert dict(calculating_money.money_curve(PILOT))[60] == result.vergelijking


def test_a_group_of_the_plan() -> None:
    group = {"peildatum": "2010-07-01", "loonwaarde": 50, "mensen": 75, "maanden": 6}
    found = calculating_money.office_savings({**group, "deeltijd": Decimal("0.7")})
    assert found.totaal == "163178.82"


def test_the_toegangstoets_tells_its_questions_its_versions_and_what_is_owed() -> None:
    assert next(iter(testing_access.questions())) == "2a.a"
    assert list(testing_access.versions()) == ["quick_scan", "uitgebreid", "cvs", "eigen"]
    assert testing_access.judge_document(TOETS).uitkomst == "ondergrens"
    (owed,) = testing_access.open_arguments(TOETS, (), {})
    assert owed.path == "3.a"
    assert testing_access.loonwaarde_signal("doelgroep", Fraction(10)) is not None
