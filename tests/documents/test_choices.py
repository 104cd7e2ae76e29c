"""Inputs that take a few values only."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from ld_desktop.documents.choices import Choice, Levels
from ld_desktop.documents.fields import Number
from ld_desktop.documents.refusals import Refusals
from ld_desktop.methods.document import dumps

PROFIEL = Choice("Profiel", ("markt", "kern"))
LEVELS = {Fraction(20): "80 % onder regulier niveau", Fraction(100): "regulier"}
NIVEAU = Levels(Number("Werkdruk", Fraction(20), Fraction(100), nvt=True), LEVELS)
ALLOWED = "20 (80 % onder regulier niveau), 100 (regulier)"


def read(field: Choice | Levels, value: object) -> tuple[object, list[tuple[str, str, str]]]:
    refusals = Refusals()
    found = field.read(value, "FA", " (taak 1)", refusals)
    errors = refusals.refusal().errors if refusals else ()
    return found, [(error.label, error.problem, error.allowed) for error in errors]


def test_a_choice_takes_its_own_texts_only() -> None:
    assert read(PROFIEL, "kern") == ("kern", [])
    label = "Profiel (taak 1)"
    assert read(PROFIEL, "start") == (None, [(label, "buiten bereik", "markt, kern")])
    assert read(PROFIEL, ["kern"]) == (None, [(label, "verkeerd type", "markt, kern")])


def test_a_choice_describes_itself() -> None:
    (line,) = PROFIEL.describe("profiel")
    assert (line.path, line.type, line.allowed, line.required) == (
        "profiel",
        "keuze",
        "markt, kern",
        True,
    )
    assert PROFIEL.schema() == {"enum": ["markt", "kern"], "title": "Profiel"}


def test_levels_take_their_own_numbers_and_nvt() -> None:
    assert read(NIVEAU, Decimal("20.0")) == (Fraction(20), [])
    assert read(NIVEAU, "nvt") == ("nvt", [])
    assert NIVEAU.required
    assert NIVEAU.default is None


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (50, "buiten bereik"),
        (0, "buiten bereik"),
        (120, "buiten bereik"),
        (Decimal("20.5"), "buiten bereik"),
        ("20", "verkeerd type"),
        (True, "verkeerd type"),
        (None, "verkeerd type"),
    ],
)
def test_levels_refuse_every_other_value_once_and_name_their_numbers(
    value: object, problem: str
) -> None:
    assert read(NIVEAU, value)[1] == [("Werkdruk (taak 1)", problem, f"{ALLOWED} of nvt")]


def test_levels_refuse_a_number_too_long_to_calculate_with() -> None:
    assert read(NIVEAU, 10**40) == (
        None,
        [("Werkdruk (taak 1)", "document", "hoogstens 20 cijfers")],
    )


def test_levels_describe_themselves() -> None:
    (line,) = NIVEAU.describe("FA")
    assert (line.label, line.type, line.nvt) == ("Werkdruk", "getal", True)
    assert line.allowed == f"{ALLOWED} of nvt"
    assert dumps(NIVEAU.schema()) == (
        '{"title": "Werkdruk", "oneOf": [{"const": 20, "title": "80 % onder regulier niveau"}, '
        '{"const": 100, "title": "regulier"}, {"const": "nvt"}]}'
    )
    required = Levels(Number("Eis", Fraction(0), Fraction(5)), LEVELS)
    assert required.allowed == ALLOWED
    assert len(required.schema()["oneOf"]) == 2
