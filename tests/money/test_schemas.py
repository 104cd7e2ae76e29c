"""The JSON Schemas of money against every case; what they cannot see is written down here."""

from __future__ import annotations

from functools import cache

import pytest

from ld_desktop.money import regimes
from ld_desktop.money.document import calculate, result_to_json
from ld_desktop.money.schemas import money_schema
from tests.helpers.schemas import Contract, checkers
from tests.money.test_cases import OUTCOMES, REFUSALS

# Refused by the program, accepted by the schema, and why a schema cannot tell.
BEYOND = {
    "forfait_te_vroeg": "hangt van de peildatum af",
    "functieloon_maand_te_laat": "hangt van de peildatum af",
    "geen_datum": "de vorm van een datum, maar een dag die niet bestaat",
    "lks_na_de_tabel": "hoe ver de tabellen reiken, en een kantoor mag rijen toevoegen",
    "lks_te_vroeg": "grens van een periode",
    "lopend_na_peildatum": "twee datums",
    "lopend_voor_2015": "grens van een periode",
    "pilot_te_laat": "grens van een periode",
    "pilot_te_vroeg": "grens van een periode",
    "uren_boven_eigen_voltijd": "twee invoeren",
    "uren_boven_voltijd": "hangt van de peildatum af",
    "wajong_grondslag_alleen": "twee invoeren",
    "wajong_inkomen_alleen": "twee invoeren",
    "wajong_na_de_tabel": "hoe ver de tabellen reiken, en een kantoor mag rijen toevoegen",
    "wajong_nul_met_inkomen": "twee invoeren",
    "wajong_voor_de_tabel": "hoe ver de tabellen reiken, en een kantoor mag rijen toevoegen",
}


@cache
def contract() -> Contract:
    return Contract(checkers(money_schema()), lambda document: result_to_json(calculate(document)))


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_accepted_case_and_its_answer_fit(name: str) -> None:
    contract().fits(OUTCOMES[name]["document"])


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refused_case_does_not_fit_unless_it_is_told_why(name: str) -> None:
    beyond = name.removeprefix("geweigerd_") in BEYOND
    contract().refuses(REFUSALS[name]["document"], beyond=beyond)


def test_there_is_a_form_for_every_regime_with_its_name_and_ends() -> None:
    forms = money_schema()["in"]["oneOf"]
    assert [form["properties"]["regime"]["enum"] for form in forms] == [[r] for r in regimes.ids()]
    assert [form["title"] for form in forms] == [regimes.find(r).naam for r in regimes.ids()]
    assert "tot en met 2012-12-31" in forms[0]["properties"]["peildatum"]["description"]


def test_no_reason_outlives_its_case() -> None:
    assert {f"geweigerd_{name}" for name in BEYOND} <= set(REFUSALS)
