"""The `parameters` of a score document."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ld_desktop import datafile
from ld_desktop.documents.overrides import read_parameters
from ld_desktop.documents.refusals import Refusals
from ld_desktop.rules.parameters import Parameters, ParameterSet

PARAMETERS = Parameters(
    datafile.parse(
        """
        [adjustable.gewicht]
        label = "Gewicht"
        minimum = 0
        maximum = 1
        value = 0.5
        bron = "003"
        [adjustable.vrij]
        label = "Vrij"
        value = 1
        bron = "003"
        [adjustable.plafond]
        label = "Plafond"
        choices = ["taak", "totaal"]
        value = "taak"
        bron = "003"
        [fixed.stap]
        label = "Stap"
        value = 5
        bron = "003"
        """
    ),
    "proef/1",
)


def read(given: Any) -> tuple[ParameterSet, list[tuple[str, str]]]:
    refusals = Refusals()
    chosen = read_parameters(given, PARAMETERS, refusals)
    return chosen, [(error.input, error.problem) for error in refusals.refusal().errors]


def test_a_method_without_parameters_says_so() -> None:
    refusals = Refusals()
    read_parameters({"overhead": 4}, Parameters({}, "proef/1"), refusals)
    (error,) = refusals.refusal().errors
    assert (error.input, error.problem) == ("parameters.overhead", "onbekend")
    assert error.allowed == "geen: de waarden van deze methode staan vast"


def test_nothing_given_is_the_standard_set() -> None:
    chosen, errors = read({})
    assert (chosen.name, errors) == ("standaard", [])


def test_numbers_and_choices_are_replaced_exactly() -> None:
    chosen, errors = read({"gewicht": Decimal("0.2"), "plafond": "totaal", "vrij": -7})
    assert errors == []
    assert chosen.name == "aangepast"
    assert chosen.values == {
        "gewicht": Fraction(1, 5),
        "plafond": "totaal",
        "vrij": Fraction(-7),
        "stap": Fraction(5),
    }


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"stap": 4}, ("parameters.stap", "onbekend")),
        ({"iets": 4}, ("parameters.iets", "onbekend")),
        ({"gewicht": "0.2"}, ("parameters.gewicht", "verkeerd type")),
        ({"gewicht": True}, ("parameters.gewicht", "verkeerd type")),
        ({"gewicht": None}, ("parameters.gewicht", "verkeerd type")),
        ({"gewicht": 2}, ("parameters.gewicht", "buiten bereik")),
        ({"plafond": 1}, ("parameters.plafond", "verkeerd type")),
        ({"plafond": None}, ("parameters.plafond", "verkeerd type")),
        ({"plafond": "nergens"}, ("parameters.plafond", "buiten bereik")),
        ([], ("parameters", "verkeerd type")),
        (None, ("parameters", "verkeerd type")),
    ],
)
def test_what_is_not_allowed_is_refused_and_the_standard_stands(
    given: Any, error: tuple[str, str]
) -> None:
    chosen, errors = read(given)
    assert (chosen.name, errors) == ("standaard", [error])


def test_an_office_s_own_set_is_still_named_where_a_document_changes_it() -> None:
    own = PARAMETERS.adjusted({"gewicht": Fraction(1, 4)}, name="Normen Voorbeeldstad 3")
    refusals = Refusals()

    def named(given: Any) -> str:
        return read_parameters(given, PARAMETERS, refusals, own).name

    assert named({}) == named({"gewicht": Decimal("0.25")}) == "Normen Voorbeeldstad 3"
    changed = read_parameters({"vrij": -7}, PARAMETERS, refusals, own)
    assert changed.name == "Normen Voorbeeldstad 3, aangepast"
    assert (changed.values["gewicht"], changed.values["vrij"]) == (Fraction(1, 4), -7)
    assert changed.sha256 != own.sha256
    assert not refusals
