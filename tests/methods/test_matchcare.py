"""What must hold for every document of the Matchcare method, bepaling and indicatie."""

from __future__ import annotations

import copy
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ld_desktop.methods import catalogue
from ld_desktop.methods.document import score
from tests.methods import by_hand_matchcare, holds
from tests.methods.random_documents import (
    CODES,
    hundredths,
    matchcare,
    matchcare_bepaling,
    matchcare_indicatie,
    seeded,
)

DOCUMENTS = seeded(matchcare)
BEPALINGEN = seeded(matchcare_bepaling)
INDICATIES = seeded(matchcare_indicatie)


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_an_independent_calculation_agrees(first: int) -> None:
    for seed in range(first, first + 100):
        document = matchcare(random.Random(seed))
        assert holds.outcome(score(document)) == by_hand_matchcare.expected(document), seed


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_result_is_sound(document: dict[str, Any]) -> None:
    holds.is_sound(document)


def scores(inputs: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Every score that the calculation uses, as an object and a key in it."""
    competenties = inputs["competenties"]
    if inputs.get("modus") == "indicatie":
        return [(competenties, code) for code in competenties]
    scored = [line for line in competenties.values() if line["vastgesteld"] != "nvt"]
    return [(line, "vastgesteld") for line in (*inputs["activiteiten"], *scored)]


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.integers(0, 2**32))
def test_a_higher_score_never_lowers(document: dict[str, Any], seed: int) -> None:
    chance = random.Random(seed)
    better = copy.deepcopy(document)
    spot, key = chance.choice(scores(better["inputs"]))
    spot[key] = max(spot[key], hundredths(chance, 1, 5))
    holds.never_lower(better, document)
    wml = [Fraction(score(one).components.get("loonwaarde_wml", "0")) for one in (document, better)]
    assert wml[0] <= wml[1]


@settings(max_examples=50, deadline=None)
@given(INDICATIES)
def test_a_hindrance_never_raises(document: dict[str, Any]) -> None:
    fewer = copy.deepcopy(document)
    fewer["inputs"]["belemmeringen"] = max(document["inputs"]["belemmeringen"] - 1, 0)
    holds.never_lower(fewer, document)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_activities_and_competences_does_not_matter(
    document: dict[str, Any], chance: random.Random
) -> None:
    other = copy.deepcopy(document)
    for activiteit in other["inputs"].get("activiteiten", ()):
        chance.shuffle(activiteit["competenties"])
    chance.shuffle(other["inputs"].get("activiteiten", []))
    pairs = list(other["inputs"]["competenties"].items())
    chance.shuffle(pairs)
    other["inputs"]["competenties"] = dict(pairs)
    holds.same_worth(document, other)


@settings(max_examples=60, deadline=None)
@given(BEPALINGEN)
def test_an_activity_in_two_halves_gives_the_same(document: dict[str, Any]) -> None:
    activiteiten = document["inputs"]["activiteiten"]
    assume(len(activiteiten) < 10)
    half = {**activiteiten[0], "gewicht": activiteiten[0]["gewicht"] / 2}
    other = copy.deepcopy(document)
    other["inputs"]["activiteiten"] = [half, *activiteiten[1:], half]
    one, two = score(document), score(other)
    assert (one.loonwaarde, one.loonwaarde_exact) == (two.loonwaarde, two.loonwaarde_exact)
    assert one.components["loonwaarde_wml"] == two.components["loonwaarde_wml"]


@settings(max_examples=60, deadline=None)
@given(BEPALINGEN, st.integers(0, 2**32))
def test_what_werkgever_and_werknemer_say_changes_no_number(
    document: dict[str, Any], seed: int
) -> None:
    chance = random.Random(seed)
    other = copy.deepcopy(document)
    for line in other["inputs"]["activiteiten"]:
        line |= {who: hundredths(chance, 1, 5) for who in ("werkgever", "werknemer")}
    assert holds.outcome(score(other)) == holds.outcome(score(document))
    told = score(other).extra.get("verschillen", [])
    assert isinstance(told, list)
    assert {line["input"] for line in told} == {
        f"activiteiten.{number}"
        for number, line in enumerate(other["inputs"]["activiteiten"], start=1)
        if abs(line["werkgever"] - line["werknemer"]) > 1
    }


@settings(max_examples=60, deadline=None)
@given(INDICATIES)
def test_an_indicatie_is_its_own_band(document: dict[str, Any]) -> None:
    result = score(document)
    low, high = (Fraction(result.components[f"indicatie_{end}"]) for end in ("laag", "hoog"))
    assert abs(Fraction(result.loonwaarde_exact) - (low + high) / 2) <= Fraction("0.01")
    ends = zip((low, high), result.bandbreedte, strict=True)
    assert all(abs(end - whole) <= Fraction(1, 2) for end, whole in ends)
    assert "bandbreedte" not in {aanname.id for aanname in result.aannames}


def bepaling() -> dict[str, Any]:
    activiteit = {"gewicht": 100, "werkgever": 3, "werknemer": 3, "vastgesteld": 3}
    inputs = {
        "modus": "bepaling",
        "activiteiten": [{"naam": "Inpakken", **activiteit, "competenties": list(CODES)}],
        "competenties": {code: {"eis": 4, "vastgesteld": 3} for code in CODES},
        "functieloon": 14,
        "wml": 14,
        "leefgebieden_correctie": 0,
    }
    return {"method": "matchcare", "method_version": "2010.1", "parameters": {}, "inputs": inputs}


def indicatie() -> dict[str, Any]:
    inputs = {"modus": "indicatie", "competenties": dict.fromkeys(CODES, 3), "belemmeringen": 1}
    return {**bepaling(), "inputs": inputs}


def test_every_listed_input_and_parameter_is_accepted() -> None:
    info = catalogue.describe("matchcare")
    values = {"procent_per_punt": Decimal("20.5"), "marge": 0, "per_belemmering": 100}
    given_paths = set()
    for document in (bepaling(), indicatie()):
        document["parameters"] = values
        assert score(document).parameters.set == "aangepast"
        given_paths |= holds.paths(document["inputs"])
    assert given_paths == holds.listed("matchcare")
    assert set(values) == {parameter.id for parameter in info.parameters}


def test_the_bepaling_is_the_default_and_no_correction_is_nil() -> None:
    short = bepaling()
    del short["inputs"]["modus"]
    del short["inputs"]["leefgebieden_correctie"]
    del short["inputs"]["activiteiten"][0]["naam"]
    assert score(short) == score(bepaling())


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=10), st.booleans(), st.integers(0, 40))
@example("Z", True, 2)
@example("leefgebieden_reden", True, 0)
@example("reden", True, 1)
def test_every_other_input_is_refused(name: str, full: bool, place: int) -> None:
    document = bepaling() if full else indicatie()
    spots = holds.places(document["inputs"])
    spot, prefix = spots[place % len(spots)]
    other = indicatie() if full else bepaling()
    assume(name not in spot and name not in other["inputs"])
    spot[name] = 1
    assert holds.refused(document) == [(f"{prefix}{name}", "onbekend")]


@pytest.mark.parametrize("full", [True, False])
def test_every_input_is_missed_unless_it_has_a_default(full: bool) -> None:
    document = bepaling() if full else indicatie()
    free = {"modus", "leefgebieden_correctie", "activiteiten.1.naam", "activiteiten", *CODES}
    for spot, prefix in holds.places(document["inputs"]):
        for key in list(spot):
            value = spot.pop(key)
            path = f"{prefix}{key}"
            if path not in free and not (prefix == "competenties." and not full):
                assert (path, "ontbreekt") in holds.refused(document)
            spot[key] = value
    assert score(document)


@pytest.mark.parametrize("value", [None, True, {}, "NVT", 3])
def test_codes_are_a_list_of_letters(value: Any) -> None:
    document = bepaling()
    document["inputs"]["activiteiten"][0]["competenties"] = value
    path = "activiteiten.1.competenties"
    assert holds.refused(document) == [(path, "verkeerd type")]
    document["inputs"]["activiteiten"][0]["competenties"] = [value]
    problem = "buiten bereik" if isinstance(value, str) else "verkeerd type"
    assert holds.refused(document) == [(f"{path}.1", problem)]


@pytest.mark.parametrize(
    ("path", "ends", "beyond"),
    [
        ("activiteiten.0.werkgever", (1, 5), (Decimal("0.99"), Decimal("5.01"))),
        ("activiteiten.0.werknemer", (1, 5), (0, 6)),
        ("activiteiten.0.vastgesteld", (1, 5, Decimal("3.7")), (0, 6)),
        ("activiteiten.0.gewicht", (100,), (101, -1)),
        ("competenties.E.eis", (1, 5), (0, 6, Decimal("2.5"))),
        ("competenties.E.vastgesteld", (1, 5, "nvt", Decimal("1.5")), (0, 6)),
        ("functieloon", (Decimal("0.01"), 1000), (0, -1, Decimal("1000.01"))),
        ("wml", (Decimal("0.01"), 1000), (0, -1, Decimal("1000.01"))),
        ("leefgebieden_correctie", (-10, 10, Decimal("2.5")), (Decimal("-10.1"), 11)),
    ],
)
def test_the_ends_of_every_range(path: str, ends: tuple[Any, ...], beyond: tuple[Any, ...]) -> None:
    document = bepaling()
    *outer, key = path.split(".")
    spot: Any = document["inputs"]
    for name in outer:
        spot = spot[int(name) if name.isdecimal() else name]
    for value in ends:
        spot[key] = value
        assert score(document)
    for value in beyond:
        spot[key] = value
        told = path.replace(".0.", ".1.")
        assert (told, "buiten bereik") in holds.refused(document)


@pytest.mark.parametrize("value", [0, 10])
def test_the_ends_of_the_hindrances(value: int) -> None:
    document = indicatie()
    document["inputs"]["belemmeringen"] = value
    assert score(document)


def test_a_lower_percentage_per_point_leaves_nobody_at_the_norm() -> None:
    document = indicatie()
    document["inputs"]["competenties"] = dict.fromkeys(CODES, 5)
    document["parameters"] = {"procent_per_punt": 10}
    result = score(document)
    assert result.sterke_punten == ()
    assert result.loonwaarde == 49


def test_the_trace_names_the_competence_and_shows_what_is_nvt() -> None:
    document = bepaling()
    document["inputs"]["competenties"]["E"]["vastgesteld"] = "nvt"
    steps = {step.id: step for step in score(document).trace}
    assert steps["match_E"].naam == "Competentie E, samenwerken en overleggen, tegenover de eis"
    assert steps["match_E"].uitkomst == "nvt"
    assert steps["match_E"].invoer == {
        "competenties.E.vastgesteld": "nvt",
        "competenties.E.eis": "4",
    }
    assert steps["competentie_1"].invoer["match_E"] == "nvt"
    assert steps["competentie_1"].uitkomst == "75"


def test_weights_are_not_added_up_where_one_cannot_be_read() -> None:
    document = bepaling()
    document["inputs"]["activiteiten"] += [None, {"gewicht": "0"}]
    assert ("activiteiten", "strijdig") not in holds.refused(document)


def test_codes_that_cannot_be_read_are_not_missed() -> None:
    document = bepaling()
    document["inputs"]["competenties"] = []
    assert holds.refused(document) == [("competenties", "verkeerd type")]


def test_the_modes_say_which_inputs_are_theirs() -> None:
    lines = {line.path: line for line in catalogue.describe("matchcare").inputs}
    assert (lines["modus"].default, lines["modus"].required) == ("bepaling", False)
    assert lines["belemmeringen"].when == "alleen bij modus indicatie"
    assert lines["activiteiten.N.gewicht"].when == "alleen bij modus bepaling; samen precies 100"
    assert lines["competenties.R"].label == (
        "Score: op de behoeften en verwachtingen van de klant richten"
    )
    assert lines["competenties.R.vastgesteld"].nvt
    assert lines["leefgebieden_correctie"].default == "0"
    assert lines["leefgebieden_correctie"].aanname
