"""The frame of a score document, the refusals, the sentences, and the speed."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any

import pytest

from ld_desktop.documents.refusals import PROBLEMS
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.messages import LANGUAGES, catalogue
from ld_desktop.methods.document import (
    dumps,
    error_sentence,
    errors_to_json,
    parse_document,
    result_to_json,
    score,
    score_short,
)

TAAK = {"naam": "Inpakken", "aandeel": 100, "tempo": 85, "kwaliteit": 90, "netto_werktijd": 100}
INPUTS = {"uren_per_week": 32, "dagen_per_week": 4, "regulier": False, "taken": [TAAK]}
DOCUMENT = {"method": "uniform", "inputs": INPUTS}


def refused(document: Any) -> list[tuple[str, str]]:
    with pytest.raises(ScoreRefused) as caught:
        score(document)
    return [(error.input, error.problem) for error in caught.value.errors]


def test_the_answer_has_the_fields_of_the_contract_in_their_order() -> None:
    assert list(result_to_json(score(DOCUMENT))) == [
        "method",
        "method_version",
        "loonwaarde",
        "loonwaarde_exact",
        "bandbreedte",
        "components",
        "labels",
        "trace",
        "invloed",
        "ontwikkelpunten",
        "sterke_punten",
        "aannames",
        "parameters",
    ]
    assert json.loads(dumps(result_to_json(score(DOCUMENT)))) == result_to_json(score(DOCUMENT))


def test_further_outputs_stand_in_extra_only_where_there_are_any() -> None:
    result = score(DOCUMENT).model_copy(update={"extra": {"categorie": "hoog"}})
    assert result_to_json(result)["extra"] == {"categorie": "hoog"}


def test_the_short_answer_is_value_and_components_only() -> None:
    assert score_short(DOCUMENT) == {
        "loonwaarde": 77,
        "loonwaarde_exact": "76.50",
        "components": {"resultaat_1": "76.5", "arbeidsprestatie": "76.5"},
    }


def test_the_newest_version_is_the_default_and_an_empty_set_changes_nothing() -> None:
    named = {**DOCUMENT, "method_version": "2021.1", "parameters": {}}
    assert score(named) == score(DOCUMENT)
    assert score(DOCUMENT).method_version == "2021.1"


def test_an_adjusted_parameter_is_named_in_the_result() -> None:
    adjusted = score({**DOCUMENT, "parameters": {"tempo_plafond": "totaal"}}).parameters
    assert adjusted.set == "aangepast"
    assert adjusted.sha256 != score(DOCUMENT).parameters.sha256
    same = score({**DOCUMENT, "parameters": {"tempo_plafond": "per_taak"}}).parameters
    assert same == score(DOCUMENT).parameters


def test_the_task_s_name_is_nowhere_in_the_result() -> None:
    assert "Inpakken" not in dumps(result_to_json(score(DOCUMENT)))


def test_numbers_are_taken_exactly_from_the_text() -> None:
    text = dumps(DOCUMENT).replace('"tempo": 85', '"tempo": 50.49999999999999999')
    text = text.replace('"kwaliteit": 90', '"kwaliteit": 1e2')
    result = score(parse_document(text))
    assert result.loonwaarde == 50  # a binary float would read 50.5 and give 51
    assert result.trace[0].invoer["taken.1.tempo"] == "50.49999999999999999"


@pytest.mark.parametrize(
    ("document", "errors"),
    [
        ([], [("document", "document")]),
        (None, [("document", "document")]),
        ({}, [("method", "ontbreekt"), ("inputs", "ontbreekt")]),
        ({"method": "uniform"}, [("inputs", "ontbreekt")]),
        ({"inputs": {}}, [("method", "ontbreekt")]),
        ({"method": 1, "inputs": {}}, [("method", "verkeerd type")]),
        ({"method": "melba", "inputs": {}}, [("method", "document")]),
        ({"method": "uniform", "inputs": []}, [("inputs", "verkeerd type")]),
        ({**DOCUMENT, "method_version": "2010.1"}, [("method_version", "document")]),
        ({**DOCUMENT, "method_version": 2021.1}, [("method_version", "verkeerd type")]),
        ({**DOCUMENT, "method_version": None}, [("method_version", "verkeerd type")]),
        ({**DOCUMENT, "parameters": None}, [("parameters", "verkeerd type")]),
        ({**DOCUMENT, "naam": "x", "datum": 1}, [("naam", "onbekend"), ("datum", "onbekend")]),
        ({**DOCUMENT, 7: 1}, [("7", "onbekend")]),
        (
            {"method": "x", "inputs": None, "z": 1},
            [("method", "document"), ("inputs", "verkeerd type"), ("z", "onbekend")],
        ),
        (
            {"method": "x", "parameters": [], "inputs": {}},
            [("method", "document"), ("parameters", "verkeerd type")],
        ),
        (
            {**DOCUMENT, "method_version": "9", "parameters": 5},
            [("method_version", "document"), ("parameters", "verkeerd type")],
        ),
        (
            {"method": "uniform", "parameters": {"x": 1, "tempo_plafond": "y"}},
            [
                ("parameters.x", "onbekend"),
                ("parameters.tempo_plafond", "buiten bereik"),
                ("inputs", "ontbreekt"),
            ],
        ),
    ],
)
def test_the_frame_is_checked_first(document: Any, errors: list[tuple[str, str]]) -> None:
    assert refused(document) == errors


@pytest.mark.parametrize("name", ["uren_per_week", "dagen_per_week", "regulier", "taken"])
@pytest.mark.parametrize("value", [None, "32", "true"])
def test_null_and_text_are_no_number_no_boolean_and_no_list(name: str, value: Any) -> None:
    assert refused({**DOCUMENT, "inputs": {**INPUTS, name: value}}) == [(name, "verkeerd type")]


def test_a_task_that_is_no_object_keeps_the_places_of_the_others() -> None:
    inputs = {**INPUTS, "taken": [None, {**TAAK, "kwaliteit": 101}]}
    assert refused({**DOCUMENT, "inputs": inputs}) == [
        ("taken.1", "verkeerd type"),
        ("taken.2.kwaliteit", "buiten bereik"),
    ]


def test_shares_are_not_added_up_where_one_cannot_be_read() -> None:
    inputs = {**INPUTS, "taken": [{**TAAK, "aandeel": 50}, {**TAAK, "aandeel": "50"}]}
    assert refused({**DOCUMENT, "inputs": inputs}) == [("taken.2.aandeel", "verkeerd type")]


def test_hours_are_not_judged_by_a_week_that_was_refused() -> None:
    taak = {**TAAK, "uren": 1}
    del taak["aandeel"]
    inputs = {**INPUTS, "uren_per_week": 0, "taken": [taak]}
    assert refused({**DOCUMENT, "inputs": inputs}) == [("uren_per_week", "buiten bereik")]


def test_errors_come_in_the_order_of_the_inputs_whatever_the_order_given() -> None:
    taak = {"netto_werktijd": -1, "kwaliteit": -1, "tempo": -1, "aandeel": 100}
    inputs = {"taken": [taak], "x": 1, "regulier": 3, "uren_per_week": 99, "dagen_per_week": 9}
    document = {"inputs": inputs, "parameters": {"y": 1}, "q": 1, "method": "uniform"}
    assert [path for path, _ in refused(document)] == [
        "parameters.y",
        "uren_per_week",
        "dagen_per_week",
        "regulier",
        "taken.1.tempo",
        "taken.1.kwaliteit",
        "taken.1.netto_werktijd",
        "q",
        "x",
    ]


def test_the_input_is_left_as_it_was() -> None:
    document = copy.deepcopy(DOCUMENT)
    score(document)
    assert document == DOCUMENT


def test_a_refusal_prints_as_the_contract_says_with_numbers_as_numbers() -> None:
    inputs = {**INPUTS, "taken": [{**TAAK, "kwaliteit": Decimal("100.10")}]}
    with pytest.raises(ScoreRefused) as caught:
        score({**DOCUMENT, "inputs": inputs})
    assert dumps(errors_to_json(caught.value.errors)) == (
        '{"errors": [{"input": "taken.1.kwaliteit", "label": "Kwaliteit (hoofdtaak 1)", '
        '"problem": "buiten bereik", "value": 100.10, "allowed": "0–100"}]}'
    )


def test_every_problem_has_a_sentence_in_every_language() -> None:
    keys = {problem.replace(" ", "_") for problem in PROBLEMS}
    for language in LANGUAGES:
        assert set(catalogue(language, "score")) == keys


def test_a_sentence_names_path_label_and_what_is_needed_but_no_value() -> None:
    inputs = {**INPUTS, "taken": [{**TAAK, "naam": "x", "tempo": "geheim"}]}
    with pytest.raises(ScoreRefused) as caught:
        score({**DOCUMENT, "inputs": inputs})
    (error,) = caught.value.errors
    for language in LANGUAGES:
        line = error_sentence(error, language)
        assert line.startswith("taken.1.tempo: Tempo (hoofdtaak 1) ")
        assert "0–200, of {aantal, norm}" in line
        assert "geheim" not in line
