"""What must hold for every document of the VTA method, in both variants."""

from __future__ import annotations

import copy
import random
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ld_desktop.methods import catalogue
from ld_desktop.methods.document import parse_document, result_to_json, score
from tests.methods import by_hand_vta, holds
from tests.methods.random_activa_vta import ITEMS, PROFILES, vta
from tests.methods.random_documents import hundredths, seeded

DOCUMENTS = seeded(vta)
SCORES = {"A1": 40, "A2": 38, "A3": 35, "A4": 20, "A5": 12}
EXAMPLE = """{"method": "vta", "method_version": "2010.1", "parameters": {},
 "inputs": {"variant": "functie",
            "taken": [{"naam": "Inpakken", "belang": 60}, {"naam": "Opruimen", "belang": 40}],
            "A1": 40, "A2": 38, "A3": 35, "A4": 20, "A5": 12,
            "profiel": "kernprofiel", "plaatsingstoeslag": 0}}"""


def full_document(variant: str) -> dict[str, Any]:
    per_task = variant == "hoofdtaak"
    below, above = (SCORES, {}) if per_task else ({}, SCORES)
    taken = [{"naam": name, "belang": 50, **below} for name in ("Inpakken", "Opruimen")]
    rest = {"profiel": "kernprofiel", "plaatsingstoeslag": 0}
    inputs = {"variant": variant, "taken": taken, **above, **rest}
    return {"method": "vta", "method_version": "2010.1", "parameters": {}, "inputs": inputs}


VARIANTS = pytest.mark.parametrize("variant", ["functie", "hoofdtaak"])


def test_the_example_of_the_specification_comes_out_exactly() -> None:
    found = result_to_json(score(parse_document(EXAMPLE)))
    assert list(found) == [
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
    assert (found["method"], found["method_version"]) == ("vta", "2010.1")
    assert (found["loonwaarde"], found["loonwaarde_exact"]) == (63, "62.75")
    assert found["bandbreedte"] == [60, 65]
    assert found["components"]["verlies"] == "32.25"
    assert found["components"]["begeleiding"] == "5"
    assert {"input": "A3", "effect": "-1.25"} in found["invloed"]
    assert found["ontwikkelpunten"][0] == {"input": "A1", "winst": "10"}
    assert (found["labels"], found["sterke_punten"]) == ({}, [])
    assert found["parameters"]["set"] == "standaard"
    (loss,) = [step for step in found["trace"] if step["id"] == "verlies"]
    assert (loss["uitkomst"], loss["eenheid"], loss["bron"][:8]) == ("32.25", "%", "003 §3.6")


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_an_independent_calculation_agrees(first: int) -> None:
    for seed in range(first, first + 100):
        document = vta(random.Random(seed))
        assert holds.outcome(score(document)) == by_hand_vta.expected(document), seed


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_result_is_sound(document: dict[str, Any]) -> None:
    holds.is_sound(document)


def sets_of_items(document: dict[str, Any]) -> list[dict[str, Any]]:
    inputs: dict[str, Any] = document["inputs"]
    return inputs["taken"] if inputs["variant"] == "hoofdtaak" else [inputs]


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.sampled_from(ITEMS), st.integers(0, 2**32))
def test_less_of_a_shortcoming_never_lowers(document: dict[str, Any], name: str, seed: int) -> None:
    """What is n.v.t. has no better score: the other of the two then counts alone."""
    chance = random.Random(seed)
    better = copy.deepcopy(document)
    spot = chance.choice(sets_of_items(better))
    value = hundredths(chance, 0, 100)
    assume(spot[name] != "nvt" and value <= spot[name])
    spot[name] = value
    holds.never_lower(better, document)


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS)
def test_a_better_profile_never_lowers_and_the_surcharge_never_counts(
    document: dict[str, Any],
) -> None:
    order = [{**document, "inputs": {**document["inputs"], "profiel": p}} for p in PROFILES]
    for better, worse in pairwise(order):
        holds.never_lower(better, worse)
    dear = {**document, "inputs": {**document["inputs"], "plaatsingstoeslag": 25}}
    assert score(dear).loonwaarde_exact == score(document).loonwaarde_exact


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_tasks_and_inputs_does_not_matter(
    document: dict[str, Any], chance: random.Random
) -> None:
    other = copy.deepcopy(document)
    chance.shuffle(other["inputs"]["taken"])
    inputs = list(other["inputs"].items())
    chance.shuffle(inputs)
    holds.same_worth(document, {**other, "inputs": dict(inputs)})


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, st.integers(0, 1))
def test_a_task_in_two_halves_gives_the_same(document: dict[str, Any], which: int) -> None:
    taken = document["inputs"]["taken"]
    assume(which < len(taken) < 3)
    half = {**taken[which], "belang": taken[which]["belang"] / 2}
    rest = [taak for number, taak in enumerate(taken) if number != which]
    other = {**document, "inputs": {**document["inputs"], "taken": [*rest, half, half]}}
    assert score(other).loonwaarde_exact == score(document).loonwaarde_exact
    assert score(other).loonwaarde == score(document).loonwaarde


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS)
def test_per_hoofdtaak_with_the_same_items_everywhere_is_the_variant_functie(
    document: dict[str, Any],
) -> None:
    inputs = document["inputs"]
    items = {name: sets_of_items(document)[0][name] for name in ITEMS}
    bare = [{"belang": taak["belang"]} for taak in inputs["taken"]]
    rest = {name: inputs[name] for name in ("profiel", "plaatsingstoeslag")}
    once = {"variant": "functie", "taken": bare, **items, **rest}
    each = {"variant": "hoofdtaak", "taken": [{**taak, **items} for taak in bare], **rest}
    one, two = (score({"method": "vta", "inputs": found}) for found in (once, each))
    assert one.loonwaarde_exact == two.loonwaarde_exact
    assert one.components.items() <= two.components.items()


def test_every_listed_input_is_accepted() -> None:
    found = set()
    for variant in ("functie", "hoofdtaak"):
        document = full_document(variant)
        assert score(document).loonwaarde_exact == "62.75"
        found |= holds.paths(document["inputs"])
    assert found == holds.listed("vta")
    assert catalogue.describe("vta").parameters == ()


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=12), st.sampled_from(["functie", "hoofdtaak"]), st.integers(0, 2))
@example("tempo", "functie", 0)
@example("aandeel", "hoofdtaak", 1)
@example("reden", "functie", 2)
def test_every_other_input_is_refused(name: str, variant: str, place: int) -> None:
    document = full_document(variant)
    spot, prefix = holds.places(document["inputs"])[place]
    assume(name not in spot and name not in ITEMS)
    spot[name] = 1
    assert holds.refused(document) == [(f"{prefix}{name}", "onbekend")]


@VARIANTS
def test_every_input_but_a_name_is_missed(variant: str) -> None:
    document = full_document(variant)
    for spot, prefix in holds.places(document["inputs"]):
        for key in [key for key in spot if key != "naam"]:
            value = spot.pop(key)
            assert holds.refused(document) == [(f"{prefix}{key}", "ontbreekt")]
            spot[key] = value
        spot.pop("naam", None)
    assert score(document)


@VARIANTS
@pytest.mark.parametrize("value", [None, "3", True, [], {}, 3, "NVT"])
def test_what_is_of_another_kind_is_refused_everywhere(variant: str, value: Any) -> None:
    document = full_document(variant)
    for spot, prefix in holds.places(document["inputs"]):
        for key in list(spot):
            kept = spot[key]
            if isinstance(kept, list) and isinstance(value, list):
                continue
            words, number = isinstance(kept, str), value == 3 and value is not True
            if number and not words and not isinstance(kept, list):
                continue
            if key == "naam" and isinstance(value, str):
                continue
            spot[key] = value
            problem = "buiten bereik" if words and isinstance(value, str) else "verkeerd type"
            assert holds.refused(document) == [(f"{prefix}{key}", problem)]
            spot[key] = kept


@VARIANTS
@pytest.mark.parametrize("name", ITEMS)
def test_the_ends_of_every_item(variant: str, name: str) -> None:
    document = full_document(variant)
    prefix = "taken.1." if variant == "hoofdtaak" else ""
    spot = sets_of_items(document)[0]
    for value in (0, 100, Decimal("0.01"), *(["nvt"] if name in {"A4", "A5"} else [])):
        spot[name] = value
        assert score(document)
    for value in (-1, Decimal("-0.01"), Decimal("100.01"), 101):
        spot[name] = value
        assert holds.refused(document) == [(prefix + name, "buiten bereik")]
    if name in {"A1", "A2", "A3"}:
        spot[name] = "nvt"
        assert holds.refused(document) == [(prefix + name, "verkeerd type")]


def test_the_ends_of_surcharge_and_belang() -> None:
    document = full_document("functie")
    for value in (0, 25, Decimal("12.5")):
        document["inputs"]["plaatsingstoeslag"] = value
        assert score(document)
    for value in (-1, Decimal("25.01")):
        document["inputs"]["plaatsingstoeslag"] = value
        assert holds.refused(document) == [("plaatsingstoeslag", "buiten bereik")]
    document["inputs"] |= {"plaatsingstoeslag": 0, "taken": [{"belang": 0}, {"belang": 100}]}
    assert score(document)
    document["inputs"]["taken"] = [{"belang": -1}, {"belang": 101}]
    places = [(f"taken.{number}.belang", "buiten bereik") for number in (1, 2)]
    assert holds.refused(document) == places


@VARIANTS
def test_without_a_variant_the_rest_is_judged_by_where_the_items_stand(variant: str) -> None:
    document = full_document(variant)
    del document["inputs"]["variant"]
    assert holds.refused(document) == [("variant", "ontbreekt")]
    per_task = variant == "hoofdtaak"
    spot = document["inputs"]["taken"][0] if per_task else document["inputs"]
    del spot["A2"]
    prefix = "taken.1." if per_task else ""
    assert holds.refused(document) == [("variant", "ontbreekt"), (f"{prefix}A2", "ontbreekt")]


def test_what_was_released_never_changes() -> None:
    """Another value here means another method: that is a new version, not an edit."""
    found = catalogue.describe("vta", "2010.1").parameters_sha256
    assert found == "c872607db90a7d80d3bc4d447f1308bbb0d5019be89614af14b6ef12fb9717e7"


def test_the_labels_are_dutch() -> None:
    lines = catalogue.describe("vta").inputs
    assert [line.path for line in lines] == [
        "variant",
        "taken",
        "taken.N.naam",
        "taken.N.belang",
        *(f"taken.N.{name}" for name in ITEMS),
        *ITEMS,
        "profiel",
        "plaatsingstoeslag",
    ]
    by_path = {line.path: line for line in lines}
    assert by_path["A3"].label == "Kwaliteit: uitvoering en controle"
    assert (by_path["A3"].when, by_path["A3"].unit) == ("bij variant functie", "% minder vaardig")
    assert by_path["taken.N.A4"].when == "bij variant hoofdtaak"
    assert [name for name in ITEMS if by_path[name].nvt] == ["A4", "A5"]
    assert by_path["profiel"].allowed == "marktprofiel, kernprofiel, aanloopprofiel, startprofiel"


def test_the_trace_keeps_hoofdtaken_and_the_whole_apart() -> None:
    steps = {step.id: step for step in score(full_document("hoofdtaak")).trace}
    assert steps["tempo_2"].invoer == {"taken.2.A1": "40", "taken.2.A2": "38"}
    assert steps["verlies"].invoer == {
        "taken.1.belang": "50",
        "taken.2.belang": "50",
        "verlies_1": "32.25",
        "verlies_2": "32.25",
    }
    assert steps["kwaliteit"].formule == "de som van belang × A3 ÷ 100 over alle hoofdtaken"
