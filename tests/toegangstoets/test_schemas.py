"""The JSON Schemas of the toegangstoets against every case; what they cannot see stands here."""

from __future__ import annotations

from functools import cache

import pytest

from ld_desktop.toegangstoets.document import judge, result_to_json
from ld_desktop.toegangstoets.inputs import toets
from ld_desktop.toegangstoets.schemas import toegangstoets_schema
from tests.helpers.schemas import Contract, checkers
from tests.toegangstoets.test_cases import OUTCOMES, REFUSALS

# Refused by the program, accepted by the schema: which answers are needed hangs on other answers.
BEYOND = {
    "2a_half": "een nee in 2a beslist niet, dus de andere is nodig",
    "2a_ontbreekt": "met een beperking is vraag 2a nodig",
    "2b_ontbreekt": "na een nee op 2a is vraag 2b nodig",
    "3_half": "na een nee op 2b is heel vraag 3 nodig",
    "3_ontbreekt": "na een nee op 2b is vraag 3 nodig",
    "instelling_vraagt_meer": "een instelling van het kantoor maakt een antwoord verplicht",
    "nog_niet_geboren": "twee datums",
    "wachtlijst_ontbreekt": "met een indicatie is de wachtlijst nodig",
    "wachttijd_ontbreekt": "een instelling van het kantoor maakt een antwoord verplicht",
}


@cache
def contract() -> Contract:
    return Contract(
        checkers(toegangstoets_schema()), lambda document: result_to_json(judge(document))
    )


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_accepted_case_and_its_answer_fit(name: str) -> None:
    contract().fits(OUTCOMES[name]["document"])


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refused_case_does_not_fit_unless_it_is_told_why(name: str) -> None:
    beyond = name.removeprefix("geweigerd_") in BEYOND
    contract().refuses(REFUSALS[name]["document"], beyond=beyond)


def test_questions_have_their_own_words_and_settings_their_choices() -> None:
    properties = toegangstoets_schema()["in"]["properties"]
    assert properties["2b"]["properties"]["c"]["title"] == toets().vragen["2b.c"]
    settings = properties["parameters"]["properties"]
    assert settings["bij_gesubsidieerde_baan"]["enum"] == ["telt_niet", "sluit_uit"]
    assert settings.keys() == {p.id for p in toets().parameters.adjustable}


def test_no_reason_outlives_its_case() -> None:
    assert {f"geweigerd_{name}" for name in BEYOND} <= set(REFUSALS)
