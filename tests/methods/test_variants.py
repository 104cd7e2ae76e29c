"""Inputs that hang on a set of codes or on a variant."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from ld_desktop.documents.choices import Choice
from ld_desktop.documents.fields import Number, Record
from ld_desktop.documents.refusals import Refusals
from ld_desktop.methods.variants import Codes, Variants

CODES = Codes("Competenties", Choice("Competentie", ("E", "T")))
SCORE = Number("Score", Fraction(1), Fraction(5))
VARIANTS = Variants(
    "Invoer",
    "modus",
    Choice("Soort", ("kort", "lang"), required=False, default="kort"),
    {
        "kort": Record("Kort", {"score": SCORE, "eis": SCORE}),
        "lang": Record("Lang", {"score": SCORE, "reden": Number("Reden")}),
    },
)


def read(value: Any) -> tuple[object, list[tuple[str, str, str]]]:
    refusals = Refusals()
    found = CODES.read(value, "codes", " (taak 1)", refusals)
    return found, [(e.input, e.label, e.problem) for e in refusals.refusal().errors]


def read_all(inputs: dict[str, Any]) -> tuple[dict[str, object], list[tuple[str, str, str]]]:
    refusals = Refusals()
    found = VARIANTS.read_all(inputs, refusals)
    return found, [(e.input, e.problem, e.allowed) for e in refusals.refusal().errors]


@pytest.mark.parametrize("value", [[], ["T"], ["T", "E"]])
def test_codes_are_read_in_their_own_order(value: list[str]) -> None:
    assert read(value) == (tuple(value), [])


def test_a_code_counts_once_and_must_exist() -> None:
    item = "Competentie (taak 1)"
    assert read(["E", "E"]) == (None, [("codes.2", item, "strijdig")])
    assert read(["E", "Z", 3, None]) == (
        None,
        [
            ("codes.2", item, "buiten bereik"),
            ("codes.3", item, "verkeerd type"),
            ("codes.4", item, "verkeerd type"),
        ],
    )
    assert read("ET") == (None, [("codes", "Competenties (taak 1)", "verkeerd type")])


def test_codes_describe_themselves() -> None:
    (line,) = CODES.describe("codes")
    assert (line.type, line.required) == ("lijst van codes", True)
    assert line.allowed == "lijst, elke code één keer: E, T"
    assert CODES.schema() == {
        "type": "array",
        "title": "Competenties",
        "items": {"enum": ["E", "T"], "title": "Competentie"},
        "uniqueItems": True,
    }


def test_the_variant_decides_which_inputs_there_are() -> None:
    assert read_all({"score": 1, "eis": 2}) == ({"modus": "kort", "score": 1, "eis": 2}, [])
    long = {"modus": "lang", "score": 1, "reden": 9}
    assert read_all(long) == (long, [])


def test_an_input_of_another_variant_conflicts_and_a_strange_one_is_unknown() -> None:
    found, errors = read_all({"modus": "lang", "eis": 2, "score": 1, "reden": 1, "iets": 0})
    assert errors == [
        ("eis", "strijdig", "alleen bij modus kort"),
        ("iets", "onbekend", "score, reden"),
    ]
    assert found["modus"] == "lang"


@pytest.mark.parametrize(("value", "problem"), [("x", "buiten bereik"), (None, "verkeerd type")])
def test_without_a_variant_nothing_else_is_judged(value: object, problem: str) -> None:
    assert read_all({"modus": value, "iets": 1}) == (
        {"modus": None},
        [("modus", problem, "kort, lang")],
    )


def test_variants_describe_what_is_shared_once() -> None:
    lines = {line.path: line.when for line in VARIANTS.describe("")}
    assert lines == {
        "modus": "",
        "score": "",
        "eis": "alleen bij modus kort",
        "reden": "alleen bij modus lang",
    }
    assert [line.path for line in VARIANTS.describe("a")][:2] == ["a.modus", "a.score"]


def test_only_the_default_variant_may_stay_unnamed_in_the_schema() -> None:
    short, long = VARIANTS.schema()["oneOf"]
    assert short["required"] == ["score", "eis"]
    assert long["required"] == ["modus", "score", "reden"]
    assert long["properties"]["modus"] == {"const": "lang"}
