"""Refusals: gathered, told in order, printed as data; parameters that a document may change."""

from __future__ import annotations

from decimal import Decimal

from ld_desktop.documents.jsontext import dumps
from ld_desktop.documents.overrides import read_parameters
from ld_desktop.documents.refusals import (
    BUITEN_BEREIK,
    ONBEKEND,
    Refusals,
    errors_to_json,
)
from ld_desktop.rules.parameters import Parameters

ORDER = {name: place for place, name in enumerate(["uren", "taken", "taken.N", "taken.N.tempo"])}


def gathered(*paths: str) -> Refusals:
    refusals = Refusals()
    for path in paths:
        refusals.add(path, "Label", BUITEN_BEREIK, Decimal("1.50"), "0–1")
    return refusals


def test_nothing_refused_is_false_and_concerns_nothing() -> None:
    assert not Refusals()
    assert not Refusals().concerns("uren")
    assert gathered("uren").concerns("uren")
    assert not gathered("uren").concerns("taken")


def test_errors_are_told_in_the_order_of_the_inputs_and_of_the_rows() -> None:
    refusals = gathered("kleur", "taken.10.tempo", "taken.2.tempo", "uren", "taken.2.kleur")
    told = [error.input for error in refusals.refusal(ORDER).errors]
    assert told == ["uren", "taken.2.tempo", "taken.2.kleur", "taken.10.tempo", "kleur"]
    assert refusals.refusal().errors[0].input == "kleur"


def test_errors_print_with_numbers_as_numbers() -> None:
    assert dumps(errors_to_json(gathered("uren").refusal().errors)) == (
        '{"errors": [{"input": "uren", "label": "Label", "problem": "buiten bereik", '
        '"value": 1.50, "allowed": "0–1"}]}'
    )


def test_a_set_without_parameters_knows_none() -> None:
    refusals = Refusals()
    read_parameters({"gewicht": 1}, Parameters({}, "x"), refusals)
    (error,) = refusals.refusal().errors
    assert (error.input, error.problem) == ("parameters.gewicht", ONBEKEND)
    assert error.allowed
