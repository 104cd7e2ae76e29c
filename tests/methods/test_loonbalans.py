"""What must hold for every document of the EduPer Loonbalans method."""

from __future__ import annotations

import copy
import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ld_desktop.methods import catalogue
from ld_desktop.methods.document import score
from tests.methods import by_hand_loonbalans, holds
from tests.methods.by_hand_loonbalans import SCORES
from tests.methods.random_competences import DEDUCTIONS, loonbalans
from tests.methods.random_documents import hundredths, seeded

DOCUMENTS = seeded(loonbalans)


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_an_independent_calculation_agrees(first: int) -> None:
    for seed in range(first, first + 100):
        document = loonbalans(random.Random(seed))
        assert holds.outcome(score(document)) == by_hand_loonbalans.expected(document), seed


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_result_is_sound(document: dict[str, Any]) -> None:
    holds.is_sound(document)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.sampled_from([*SCORES, *DEDUCTIONS]), st.integers(0, 2**32))
def test_better_never_lowers(document: dict[str, Any], name: str, seed: int) -> None:
    """Better is a higher score and a smaller deduction."""
    better = copy.deepcopy(document)
    chance = random.Random(seed)
    now = document["inputs"].get(name, 0)
    assume(now != "nvt")
    if name in DEDUCTIONS:
        better["inputs"][name] = min(hundredths(chance, 0, 100), now)
    else:
        better["inputs"][name] = max(hundredths(chance, 1, 10), now)
    holds.never_lower(better, document)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_an_adaptation_that_is_paid_for_costs_nothing(document: dict[str, Any]) -> None:
    document["inputs"]["werkplekaanpassing_vergoed"] = False
    other = copy.deepcopy(document)
    other["inputs"]["werkplekaanpassing_vergoed"] = True
    holds.never_lower(other, document)
    other["inputs"]["werkplekaanpassing"] = 100
    paid = score(other).loonwaarde_exact
    del other["inputs"]["werkplekaanpassing"]
    assert score(other).loonwaarde_exact == paid


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_inputs_does_not_matter(
    document: dict[str, Any], chance: random.Random
) -> None:
    eisen = list(document["inputs"].get("eisen", {}).items())
    chance.shuffle(eisen)
    inputs = [*document["inputs"].items(), ("eisen", dict(eisen))]
    chance.shuffle(inputs)
    same = {**document, "inputs": {**document["inputs"], "eisen": dict(eisen)}}
    assert score({**document, "inputs": dict(inputs)}) == score(same)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.integers(1, 20))
def test_only_the_proportion_of_the_weights_counts(document: dict[str, Any], factor: int) -> None:
    one, other = copy.deepcopy(document), copy.deepcopy(document)
    norms = document.get("parameters", {})
    light = {f"gewicht_{name}": Decimal(norms.get(f"gewicht_{name}", 1)) for name in SCORES}
    one["parameters"] = {**norms, **light}
    other["parameters"] = {**norms, **{name: factor * weight for name, weight in light.items()}}
    first, second = score(one), score(other)
    assert holds.outcome(first) == holds.outcome(second)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_requirements_of_the_function_change_no_loonwaarde(document: dict[str, Any]) -> None:
    document["inputs"]["eisen"] = dict.fromkeys(SCORES, 6)
    asked = score(document)
    assert 0 < Decimal(str(asked.extra["passendheid"])) <= 100
    assert asked.extra["afwijking_aka"] is not None
    del document["inputs"]["eisen"]
    plain = score(document)
    assert set(plain.extra) == {"participatieladder"}
    assert holds.outcome(plain) == holds.outcome(asked)


def full_document() -> dict[str, Any]:
    inputs: dict[str, Any] = {**dict.fromkeys(SCORES, 3), **dict.fromkeys(DEDUCTIONS, 2)}
    inputs |= {"werkplekaanpassing_vergoed": False, "eisen": dict.fromkeys(SCORES, 5)}
    norms = {f"norm_{name}": 6 for name in SCORES} | {f"gewicht_{name}": 2 for name in SCORES}
    return {
        "method": "loonbalans",
        "method_version": "2010.1",
        "parameters": norms,
        "inputs": inputs,
    }


def test_every_listed_input_and_parameter_is_accepted() -> None:
    document = full_document()
    assert score(document).loonwaarde == 42
    assert holds.paths(document["inputs"]) == holds.listed("loonbalans")
    info = catalogue.describe("loonbalans")
    assert set(document["parameters"]) == {parameter.id for parameter in info.parameters}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=10), st.sampled_from(["", "eisen.", "parameters."]))
@example("E14", "")
@example("E0", "eisen.")
@example("norm", "parameters.")
def test_every_other_input_and_parameter_is_refused(name: str, place: str) -> None:
    document = full_document()
    spots = {
        "": document["inputs"],
        "eisen.": document["inputs"]["eisen"],
        "parameters.": document["parameters"],
    }
    assume(name not in spots[place])
    spots[place][name] = 1
    assert holds.refused(document) == [(f"{place}{name}", "onbekend")]


def test_what_has_no_default_is_missed() -> None:
    for name in full_document()["inputs"]:
        document = full_document()
        del document["inputs"][name]
        if name in SCORES:
            assert holds.refused(document) == [(name, "ontbreekt")]
        else:
            assert score(document)
    lines = {line.path: line for line in catalogue.describe("loonbalans").inputs}
    assert {path for path, line in lines.items() if line.required} == set(SCORES)
    assert {path for path, line in lines.items() if line.nvt} == set(SCORES)
    assert [lines[name].default for name in DEDUCTIONS] == ["0", "0", "0", "0"]
    assert lines["werkplekaanpassing_vergoed"].default == "true"


@pytest.mark.parametrize("value", [None, "3", 1.5, [], "NVT"])
def test_what_has_the_wrong_type_is_refused_everywhere(value: Any) -> None:
    document = full_document()
    for spot, prefix in holds.places(document["inputs"]):
        for key in list(spot):
            kept, spot[key] = spot[key], value
            assert holds.refused(document) == [(f"{prefix}{key}", "verkeerd type")]
            spot[key] = kept


@pytest.mark.parametrize(
    ("names", "ends", "beyond"),
    [
        (SCORES, (1, 10, Decimal("5.55")), (0, Decimal("0.99"), Decimal("10.01"), 11)),
        (DEDUCTIONS, (0, 100, Decimal("0.01")), (-1, Decimal("100.01"))),
    ],
)
def test_the_ends_of_every_range(
    names: list[str], ends: tuple[Any, ...], beyond: tuple[Any, ...]
) -> None:
    for name in names:
        document = full_document()
        for value in ends:
            document["inputs"][name] = value
            assert score(document)
        for value in beyond:
            document["inputs"][name] = value
            assert holds.refused(document) == [(name, "buiten bereik")]


def test_the_labels_are_dutch_names() -> None:
    lines = {line.path: line for line in catalogue.describe("loonbalans").inputs}
    assert lines["E7"].label == "Score met druk en tegenslag omgaan"
    assert lines["eisen.E7"].label == "Eis van de functie: met druk en tegenslag omgaan"
    assert lines["ziekteverzuim"].label == "Aftrek voor verhoogd ziekteverzuim"
    step = score(full_document()).trace[0]
    assert (step.id, step.naam) == ("aandeel_E1", "Aandeel van het AKA-niveau: beslissen")
    assert step.invoer == {"E1": "3", "norm_E1": "6"}
