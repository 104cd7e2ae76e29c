"""What must hold for every document of Actíva."""

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
from tests.methods import by_hand_activa, holds
from tests.methods.random_activa_vta import COMPETENCES, HOURS, LEVELS, activa
from tests.methods.random_documents import hundredths, seeded

DOCUMENTS = seeded(activa)
INPUTS = [*COMPETENCES, *HOURS, *LEVELS]


def full_document() -> dict[str, Any]:
    inputs = {**dict.fromkeys([*COMPETENCES, *HOURS], 4), **dict.fromkeys(LEVELS, 80)}
    parameters = {"procent_per_punt": 20, "gewicht_uurproductiviteit": Decimal("0.5")}
    head = {"method": "activa", "method_version": "2010.1"}
    return {**head, "parameters": parameters, "inputs": inputs}


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_an_independent_calculation_agrees(first: int) -> None:
    for seed in range(first, first + 100):
        document = activa(random.Random(seed))
        result = score(document)
        assert holds.outcome(result) == by_hand_activa.expected(document), seed
        assert result.extra == by_hand_activa.stands_out(document), seed


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_result_is_sound(document: dict[str, Any]) -> None:
    holds.is_sound(document)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.sampled_from(INPUTS), st.integers(0, 2**32))
def test_a_higher_score_or_level_never_lowers(
    document: dict[str, Any], name: str, seed: int
) -> None:
    """What is n.v.t. has no better score: it leaves its mean, as another worker's would."""
    chance = random.Random(seed)
    value = 20 * chance.randint(1, 5) if name in LEVELS else hundredths(chance, 1, 5)
    now = document["inputs"][name]
    assume(now != "nvt" and value >= now)
    better = {**document, "inputs": {**document["inputs"], name: value}}
    holds.never_lower(better, document)


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_inputs_does_not_matter(
    document: dict[str, Any], chance: random.Random
) -> None:
    inputs = list(document["inputs"].items())
    chance.shuffle(inputs)
    assert score({**document, "inputs": dict(inputs)}) == score(document)


def test_every_listed_input_and_parameter_is_accepted() -> None:
    document = full_document()
    assert score(document).loonwaarde_exact == "80.00"
    assert score(document).parameters.set == "standaard"
    info = catalogue.describe("activa")
    assert [line.path for line in info.inputs] == INPUTS
    assert holds.paths(document["inputs"]) == holds.listed("activa")
    assert {parameter.id for parameter in info.parameters} == set(document["parameters"])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
@example("A5")
@example("U3")
@example("uitstroomperspectief")
def test_every_other_input_is_refused(name: str) -> None:
    document = full_document()
    assume(name not in INPUTS)
    document["inputs"][name] = 3
    assert holds.refused(document) == [(name, "onbekend")]


@pytest.mark.parametrize("name", INPUTS)
def test_every_input_is_missed_and_nothing_but_its_own_kind_is_taken(name: str) -> None:
    document = full_document()
    wrong = [None, "4", True, [], {}, "NVT", *(["nvt"] if name in HOURS else [])]
    for value in wrong:
        document["inputs"][name] = value
        assert holds.refused(document) == [(name, "verkeerd type")]
    del document["inputs"][name]
    assert holds.refused(document) == [(name, "ontbreekt")]


@pytest.mark.parametrize("name", INPUTS)
def test_the_ends_of_every_range(name: str) -> None:
    document = full_document()
    taken: tuple[Any, ...] = (1, 5, Decimal("1.01"), Decimal("4.999"))
    beyond: tuple[Any, ...] = (0, Decimal("0.99"), Decimal("5.01"), 6, -3, 20)
    if name in LEVELS:
        taken, beyond = (20, 40, 60, 80, 100, Decimal("60.0")), (0, 19, 50, 120, -20, 3)
    for value in (*taken, *([] if name in HOURS else ["nvt"])):
        document["inputs"][name] = value
        assert score(document)
    for value in beyond:
        document["inputs"][name] = value
        assert holds.refused(document) == [(name, "buiten bereik")]


@pytest.mark.parametrize("part", ["A", "B", "C", "D", "F"])
def test_a_part_with_nothing_left_is_incomplete_and_with_one_left_is_not(part: str) -> None:
    document = full_document()
    names = [name for name in INPUTS if name[0] == part]
    document["inputs"] |= dict.fromkeys(names, "nvt")
    assert holds.refused(document) == [(name, "ontbreekt") for name in names]
    document["inputs"][names[-1]] = 100 if part == "F" else 4
    assert score(document)


def test_the_weight_of_a_fifth_makes_five_equal_blocks() -> None:
    """Table 3.9 of the source, as the specification reads it."""
    document = copy.deepcopy(full_document())
    document["parameters"] = {"gewicht_uurproductiviteit": Decimal("0.2")}
    for part, value in (("A", 1), ("B", 2), ("C", 3), ("D", 4), ("U", 5)):
        document["inputs"] |= dict.fromkeys([n for n in INPUTS if n[0] == part], value)
    assert score(document).components["stap1"] == "60"


def test_what_was_released_never_changes() -> None:
    """Another value here means another method: that is a new version, not an edit."""
    found = catalogue.describe("activa", "2010.1").parameters_sha256
    assert found == "7413b18365ced68f4308b6ba4813d4af02059e05eb31bd64ec208683c2b699b7"


def test_the_labels_are_dutch_and_the_levels_told_as_the_source_does() -> None:
    lines = {line.path: line for line in catalogue.describe("activa").inputs}
    assert lines["B13"].label == "Verantwoordelijkheid"
    assert (lines["B13"].allowed, lines["B13"].nvt) == ("1–5 of nvt", True)
    assert lines["U2"].label == "Ziekteverzuim tegenover een reguliere werknemer"
    assert (lines["U2"].allowed, lines["U2"].nvt) == ("1–5", False)
    assert lines["FG"].label == "Niveau van de functie: fysieke taken"
    assert lines["FG"].allowed.startswith("20 (80 % onder regulier niveau), 40 (60 % onder")
    assert all(line.required for line in lines.values())


def test_the_trace_names_the_blocks() -> None:
    step = score(full_document()).trace[0]
    assert (step.id, step.naam) == ("blok_A", "Blok A: werkgerelateerde kenmerken")
    assert step.invoer == {"A1": "4", "A2": "4", "A3": "4", "A4": "4", "procent_per_punt": "20"}
