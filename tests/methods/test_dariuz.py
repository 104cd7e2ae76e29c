"""What must hold for every document of the Dariuz method."""

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
from tests.methods import by_hand_dariuz, holds
from tests.methods.by_hand_dariuz import JUDGED, SCORES, STEPS
from tests.methods.random_competences import GUIDED, dariuz
from tests.methods.random_documents import hundredths, seeded

DOCUMENTS = seeded(dariuz)
IMPORTANCE = [f"G{n}" for n in range(1, 11)]


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_an_independent_calculation_agrees(first: int) -> None:
    for seed in range(first, first + 100):
        document = dariuz(random.Random(seed))
        result = score(document)
        assert holds.outcome(result) == by_hand_dariuz.expected(document), seed
        norms = document.get("parameters", {})
        categorie = by_hand_dariuz.categorie(document["inputs"], norms)
        assert result.labels == {"begeleiding_categorie": categorie}


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_result_is_sound(document: dict[str, Any]) -> None:
    holds.is_sound(document)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.sampled_from([*SCORES, *STEPS, *JUDGED]), st.integers(0, 2**32))
def test_better_never_lowers(document: dict[str, Any], name: str, seed: int) -> None:
    """Better is a higher score or percentage and fewer adaptations.

    A given percentage for guidance is left out: with a better category it may fall outside the
    band, and is then refused.
    """
    better = copy.deepcopy(document)
    for one in (document, better):
        one["inputs"].pop("begeleiding_pct", None)
    chance = random.Random(seed)
    now = document["inputs"].get(name, "nvt")
    assume(now != "nvt")
    if name in STEPS:
        better["inputs"][name] = chance.randint(0, int(now))
    else:
        value = hundredths(chance, 1, 7 if name in SCORES else 100)
        better["inputs"][name] = max(value, now)
    holds.never_lower(better, document)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_inputs_does_not_matter(
    document: dict[str, Any], chance: random.Random
) -> None:
    inputs = list(document["inputs"].items())
    chance.shuffle(inputs)
    assert score({**document, "inputs": dict(inputs)}) == score(document)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_only_the_proportion_of_the_importance_counts(document: dict[str, Any]) -> None:
    light, heavy = copy.deepcopy(document), copy.deepcopy(document)
    for name in IMPORTANCE:
        if document["inputs"][name] != "nvt":
            light["inputs"][name], heavy["inputs"][name] = 1, 7
    for one in (light, heavy):
        one["inputs"].pop("begeleiding_pct", None)
    holds.same_worth(light, heavy)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_every_split_adds_up_to_its_whole(document: dict[str, Any]) -> None:
    result = score(document)
    for whole in ("verlies", "begeleiding", "subsidieadvies"):
        parts = result.extra[f"verdeling_{whole}"]
        assert isinstance(parts, dict)
        assert all(Decimal(part) >= 0 for part in parts.values())
        total = sum(Decimal(part) for part in parts.values())
        assert abs(total - Decimal(result.components[whole])) < Decimal("0.00001")
    advised = result.extra["werksetting"] == "beschutte werkplek"
    assert result.extra["wsw_indicatie_reeel"] is advised


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.integers(-100, 2600))
def test_guidance_lies_within_the_band_of_its_category(
    document: dict[str, Any], hundredth: int
) -> None:
    document["inputs"].pop("begeleiding_pct", None)
    given_pct = Decimal(hundredth) / 100
    norms = document.get("parameters", {})
    low, high = by_hand_dariuz.BANDS[by_hand_dariuz.categorie(document["inputs"], norms)]
    document["inputs"]["begeleiding_pct"] = given_pct
    if low <= 2 * given_pct <= high:
        assert Decimal(score(document).components["begeleiding"]) == given_pct
    else:
        problem = "strijdig" if 0 <= given_pct <= 25 else "buiten bereik"
        assert ("begeleiding_pct", problem) in holds.refused(document)


def full_document() -> dict[str, Any]:
    inputs: dict[str, Any] = {**dict.fromkeys(SCORES, 4), **dict.fromkeys(IMPORTANCE, 3)}
    inputs |= {**dict.fromkeys(STEPS, 1), **dict.fromkeys(JUDGED, 80)}
    inputs |= {"begeleiding_pct": 12, "verzuim_pct": 3}
    norms = {f"gemiddelde_{name}": 5 for name in SCORES} | {f"sd_{name}": 1 for name in SCORES}
    norms |= {"verlies_per_sd": 10, "punt_inzetbaarheid": 1}
    return {"method": "dariuz", "method_version": "2010.1", "parameters": norms, "inputs": inputs}


def test_every_listed_input_and_parameter_is_accepted() -> None:
    document = full_document()
    assert score(document).loonwaarde == 19
    assert holds.paths(document["inputs"]) == holds.listed("dariuz")
    info = catalogue.describe("dariuz")
    assert set(document["parameters"]) == {parameter.id for parameter in info.parameters}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=10), st.sampled_from(["inputs", "parameters"]))
@example("K11", "inputs")
@example("gemiddelde", "parameters")
@example("grens_laag", "parameters")
def test_every_other_input_and_parameter_is_refused(name: str, place: str) -> None:
    document = full_document()
    assume(name not in document[place])
    document[place][name] = 1
    path = name if place == "inputs" else f"parameters.{name}"
    assert holds.refused(document) == [(path, "onbekend")]


def test_what_has_no_default_is_missed() -> None:
    needed = {*SCORES, *IMPORTANCE, *STEPS}
    for name in full_document()["inputs"]:
        document = full_document()
        del document["inputs"][name]
        if name in needed:
            assert holds.refused(document) == [(name, "ontbreekt")]
        else:
            assert score(document)
    lines = {line.path: line for line in catalogue.describe("dariuz").inputs}
    assert {path for path, line in lines.items() if line.required} == needed
    assert {path for path, line in lines.items() if line.nvt} == {*GUIDED, *IMPORTANCE[:8]}
    assert lines["verzuim_pct"].default == "0"
    assert {line.path for line in lines.values() if line.type == "heel getal"} == set(STEPS)


@pytest.mark.parametrize("value", [None, "3", True, [], {}, "NVT"])
def test_what_is_no_number_is_refused_everywhere(value: Any) -> None:
    for name in full_document()["inputs"]:
        document = full_document()
        document["inputs"][name] = value
        assert holds.refused(document) == [(name, "verkeerd type")]


@pytest.mark.parametrize(
    ("names", "ends", "beyond"),
    [
        ((*SCORES, *IMPORTANCE), (1, 7, Decimal("1.01")), (0, Decimal("0.99"), Decimal("7.01"), 8)),
        (STEPS, (0, 3, Decimal("2.0")), (-1, 4, Decimal("1.5"))),
        (JUDGED, (0, 100), (-1, Decimal("100.01"))),
        (["verzuim_pct"], (0, 25), (-1, Decimal("25.01"))),
    ],
)
def test_the_ends_of_every_range(
    names: list[str], ends: tuple[Any, ...], beyond: tuple[Any, ...]
) -> None:
    for name in names:
        document = full_document()
        del document["inputs"]["begeleiding_pct"]
        for value in ends:
            document["inputs"][name] = value
            assert score(document)
        for value in beyond:
            document["inputs"][name] = value
            assert holds.refused(document) == [(name, "buiten bereik")]


def test_a_judgement_makes_the_norm_s_proposal_and_its_assumption_needless() -> None:
    document = full_document()
    del document["parameters"]
    ids = [aanname.id for aanname in score(document).aannames]
    assert "verlies_uit_de_norm" not in ids
    assert "verlies_per_sd" not in ids
    assert "begeleiding_midden" not in ids
    steps = [step.id for step in score(document).trace]
    assert not [step for step in steps if step.startswith("voorstel_")]
    assert "belang_gemiddeld" not in steps


def test_the_labels_are_dutch_names() -> None:
    lines = {line.path: line for line in catalogue.describe("dariuz").inputs}
    assert lines["K7"].label == "Score gevoel voor arbeidsverhoudingen"
    assert lines["G7"].label == "Belang van gevoel voor arbeidsverhoudingen"
    assert lines["I4"].label == "Werkaanpassing fysieke belasting"
    assert lines["tempo"].label == "Vastgesteld: werktempo"
