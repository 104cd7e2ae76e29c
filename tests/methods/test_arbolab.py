"""What must hold for every document of the Arbolab method."""

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
from tests.methods import by_hand_arbolab, holds
from tests.methods.random_documents import CRITERIA, arbolab, hundredths, seeded

DOCUMENTS = seeded(arbolab)


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_an_independent_calculation_agrees(first: int) -> None:
    for seed in range(first, first + 100):
        document = arbolab(random.Random(seed))
        assert holds.outcome(score(document)) == by_hand_arbolab.expected(document), seed


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_result_is_sound(document: dict[str, Any]) -> None:
    holds.is_sound(document)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.sampled_from(CRITERIA), st.integers(0, 2**32))
def test_a_higher_level_never_lowers(document: dict[str, Any], name: str, seed: int) -> None:
    level = hundredths(random.Random(seed), 1, 5)
    now = document["inputs"].get(name, "nvt")
    assume(now == "nvt" or level >= now)
    better = copy.deepcopy(document)
    better["inputs"][name] = level
    holds.never_lower(better, document)


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_does_not_matter(
    document: dict[str, Any], chance: random.Random
) -> None:
    profiel = list(document["inputs"]["profiel"].items())
    inputs = list(document["inputs"].items())
    chance.shuffle(profiel)
    chance.shuffle(inputs)
    other = {**document, "inputs": {**dict(inputs), "profiel": dict(profiel)}}
    holds.same_worth(document, other)
    assert score(document) == score(other)


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS)
def test_a_level_that_the_function_does_not_ask_changes_nothing(document: dict[str, Any]) -> None:
    for name in CRITERIA:
        if not document["inputs"]["profiel"][name]["eis"]:
            document["inputs"].pop(name, None)
            without_level = score(document)
            for level in (Decimal(5), "nvt"):
                document["inputs"][name] = level
                assert score(document) == without_level
            del document["inputs"][name]


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS, st.integers(2, 5))
def test_only_the_proportion_of_the_weights_counts(document: dict[str, Any], factor: int) -> None:
    light = copy.deepcopy(document)
    heavy = copy.deepcopy(document)
    for name in CRITERIA:
        light["inputs"]["profiel"][name]["gewicht"] = 1
        heavy["inputs"]["profiel"][name]["gewicht"] = factor
    holds.same_worth(light, heavy)


def full_document() -> dict[str, Any]:
    profiel = {name: {"eis": 3, "gewicht": 2} for name in CRITERIA}
    inputs = {**dict.fromkeys(CRITERIA, 2), "profiel": profiel}
    return {"method": "arbolab", "method_version": "2010.1", "parameters": {}, "inputs": inputs}


def test_every_listed_input_is_accepted() -> None:
    document = full_document()
    assert score(document).loonwaarde_exact == "66.67"
    assert holds.paths(document["inputs"]) == holds.listed("arbolab")
    assert catalogue.describe("arbolab").parameters == ()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=10), st.integers(0, 30))
@example("M30", 0)
@example("M0", 1)
@example("niveau", 2)
def test_every_other_input_is_refused(name: str, place: int) -> None:
    document = full_document()
    spots = holds.places(document["inputs"])
    spot, prefix = spots[place]
    assert len(spots) == 31
    assume(name not in spot)
    spot[name] = 1
    assert holds.refused(document) == [(f"{prefix}{name}", "onbekend")]


def test_every_input_is_missed_unless_the_function_does_not_ask_it() -> None:
    document = full_document()
    document["inputs"]["profiel"]["M4"] = {"eis": 0, "gewicht": 1}
    for spot, prefix in holds.places(document["inputs"]):
        for key in list(spot):
            value = spot.pop(key)
            path = f"{prefix}{key}"
            assert path == "M4" or holds.refused(document) == [(path, "ontbreekt")]
            spot[key] = value
    assert score(document)


@pytest.mark.parametrize("value", [None, "3", True, [], {}, "NVT"])
def test_what_is_no_number_is_refused_everywhere(value: Any) -> None:
    document = full_document()
    for spot, prefix in holds.places(document["inputs"]):
        for key in list(spot):
            kept = spot[key]
            if isinstance(kept, dict) and isinstance(value, dict):
                continue
            spot[key] = value
            assert holds.refused(document) == [(f"{prefix}{key}", "verkeerd type")]
            spot[key] = kept


@pytest.mark.parametrize(
    ("path", "ends", "beyond"),
    [
        ("M7", (1, 5, Decimal("1.01")), (0, Decimal("0.99"), Decimal("5.01"), 6, -3)),
        ("profiel.M7.eis", (0, 5, Decimal("3.0")), (-1, 6, Decimal("2.5"))),
        ("profiel.M7.gewicht", (1, 5), (0, 6, Decimal("1.5"))),
    ],
)
def test_the_ends_of_every_range(path: str, ends: tuple[Any, ...], beyond: tuple[Any, ...]) -> None:
    document = full_document()
    *outer, key = path.split(".")
    spot = document["inputs"]
    for name in outer:
        spot = spot[name]
    for value in ends:
        spot[key] = value
        assert score(document)
    for value in beyond:
        spot[key] = value
        assert holds.refused(document) == [(path, "buiten bereik")]


def test_parameters_are_refused_because_there_are_none() -> None:
    document = {**full_document(), "parameters": {"stap_niveau": 2}}
    assert holds.refused(document) == [("parameters.stap_niveau", "onbekend")]


def test_the_labels_are_dutch_names() -> None:
    lines = {line.path: line for line in catalogue.describe("arbolab").inputs}
    assert lines["M5"].label == "Leren en onthouden"
    assert (lines["M5"].nvt, lines["M5"].required, lines["M5"].allowed) == (
        True,
        False,
        "1–5 of nvt",
    )
    assert lines["profiel.M24.eis"].label == "Eis aan fijne motoriek"
    assert lines["profiel.M24.eis"].type == "heel getal"
    assert lines["profiel.M24.gewicht"].allowed == "1–5, heel getal"
    assert len(lines) == 3 * len(CRITERIA)


def test_the_trace_names_the_criterium() -> None:
    step = score(full_document()).trace[0]
    assert (step.id, step.naam) == ("match_M1", "Match op arbeidsplanning (M1)")
    assert step.invoer == {"M1": "2", "profiel.M1.eis": "3"}
