"""What must hold for every document of the uniform method."""

from __future__ import annotations

import copy
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ld_desktop.domain.trace import InputError, ScoreRefused, ScoreResult
from ld_desktop.methods import catalogue
from ld_desktop.methods.document import (
    dumps,
    error_sentence,
    errors_to_json,
    parse_document,
    result_to_json,
    score,
    score_short,
    short,
)
from ld_desktop.rules.numbers import decimal_text
from tests.helpers.printed import shows
from tests.methods.by_hand import expected
from tests.methods.documents import documents, json_values, percents
from tests.methods.recompute import recomputed

FACTORS = ("tempo", "kwaliteit", "netto_werktijd")


def exact(result: ScoreResult) -> Decimal:
    return Decimal(result.loonwaarde_exact)


@settings(max_examples=1000, deadline=None)
@given(documents())
def test_an_independent_calculation_agrees(document: dict[str, Any]) -> None:
    result, redone = score(document), expected(document)
    assert result.loonwaarde == redone.loonwaarde
    assert result.loonwaarde_exact == redone.exact
    assert result.bandbreedte == redone.band
    resultaten = tuple(v for k, v in result.components.items() if k.startswith("resultaat_"))
    assert resultaten == tuple(text or "0" for text in redone.resultaten)
    assert len(result.invloed) == min(5, len(redone.effects))
    for line in result.invloed:
        assert line.effect == redone.effects[line.input]
    shown = {line.input for line in result.invloed}
    least = min(abs(Decimal(line.effect)) for line in result.invloed)
    assert all(abs(Decimal(e)) <= least for path, e in redone.effects.items() if path not in shown)


@settings(max_examples=150, deadline=None)
@given(documents(), st.data())
def test_more_never_lowers(document: dict[str, Any], data: st.DataObject) -> None:
    more = copy.deepcopy(document)
    taak = data.draw(st.sampled_from(more["inputs"]["taken"]))
    factor = data.draw(st.sampled_from(FACTORS))
    value = data.draw(percents(200 if factor == "tempo" else 100))
    if isinstance(taak[factor], dict):
        now = 100 * Fraction(taak[factor]["aantal"]) / Fraction(taak[factor]["norm"])
    else:
        now = Fraction(taak[factor])
    assume(value >= now)
    taak[factor] = value
    assert exact(score(more)) >= exact(score(document))
    assert score(more).loonwaarde >= score(document).loonwaarde


@settings(max_examples=100, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_tasks_does_not_matter(
    document: dict[str, Any], shuffler: random.Random
) -> None:
    other = copy.deepcopy(document)
    shuffler.shuffle(other["inputs"]["taken"])
    one, two = score(document), score(other)
    same = ("loonwaarde", "loonwaarde_exact", "bandbreedte", "parameters", "aannames")
    assert [getattr(one, name) for name in same] == [getattr(two, name) for name in same]
    assert sorted(one.components.values()) == sorted(two.components.values())


@settings(max_examples=100, deadline=None)
@given(documents())
def test_a_task_in_two_halves_gives_the_same(document: dict[str, Any]) -> None:
    taken = document["inputs"]["taken"]
    kind = "uren" if "uren" in taken[0] else "aandeel"
    whole = document["inputs"]["uren_per_week"] if kind == "uren" else Decimal(100)
    big = max(taken, key=lambda taak: taak[kind])
    assume(len(taken) < 5 and big[kind] / 2 >= whole / 16)
    half = {**big, kind: big[kind] / 2}
    rest = [taak for taak in taken if taak is not big]
    other = copy.deepcopy(document)
    other["inputs"]["taken"] = [*rest, half, half]
    assert score(other).loonwaarde_exact == score(document).loonwaarde_exact
    assert score(other).loonwaarde == score(document).loonwaarde


@settings(max_examples=100, deadline=None)
@given(documents())
def test_the_band_contains_the_value_and_stays_within_bounds(document: dict[str, Any]) -> None:
    result = score(document)
    low, high = result.bandbreedte
    assert 0 <= low <= result.loonwaarde <= high <= 100


@settings(max_examples=50, deadline=None)
@given(documents())
def test_the_same_document_gives_the_same_bytes(document: dict[str, Any]) -> None:
    again = parse_document(dumps(document))
    assert dumps(result_to_json(score(again))) == dumps(result_to_json(score(document)))
    assert score_short(document) == short(score(document))


@settings(max_examples=100, deadline=None)
@given(documents())
def test_the_trace_redoes_the_sum(document: dict[str, Any]) -> None:
    result = score(document)
    found = recomputed(result.trace)
    for step in result.trace:
        assert shows(step.uitkomst, found[step.id])
        assert step.naam
        assert step.bron
    assert found["loonwaarde"] == result.loonwaarde
    for name, text in result.components.items():
        assert decimal_text(found[name]) == text
    assert leaves(result) >= set(paths(document["inputs"])) - {"dagen_per_week", "uren_per_week"}


def leaves(result: ScoreResult) -> set[str]:
    """The inputs and parameters that the trace starts from."""
    steps = {step.id for step in result.trace}
    return {name for step in result.trace for name in step.invoer if name not in steps}


def paths(inputs: dict[str, Any], prefix: str = "") -> list[str]:
    found = []
    for key, value in inputs.items():
        if isinstance(value, list):
            for number, item in enumerate(value, start=1):
                found += paths(item, f"{prefix}{key}.{number}.")
        elif isinstance(value, dict):
            found += paths(value, f"{prefix}{key}.")
        elif key != "regulier":
            found.append(f"{prefix}{key}")
    return found


def full_document() -> dict[str, Any]:
    taak = {"naam": "Inpakken", "aandeel": 100, "tempo": 80, "kwaliteit": 90, "netto_werktijd": 95}
    inputs = {"uren_per_week": 32, "dagen_per_week": 4, "regulier": False, "taken": [taak]}
    return {
        "method": "uniform",
        "method_version": "2021.1",
        "parameters": {"tempo_plafond": "per_taak"},
        "inputs": inputs,
    }


def test_every_listed_input_and_parameter_is_accepted() -> None:
    document = full_document()
    counted = copy.deepcopy(document)
    counted["inputs"]["taken"] = [
        {**document["inputs"]["taken"][0], "tempo": {"aantal": 8, "norm": 10}, "uren": 32}
    ]
    del counted["inputs"]["taken"][0]["aandeel"]
    given_paths = set()
    for one in (document, counted):
        score(one)
        given_paths |= {path.replace(".1", ".N") for path in paths(one["inputs"])}
    info = catalogue.describe("uniform")
    listed = {line.path for line in info.inputs} - {"regulier", "taken"}
    assert given_paths == listed
    assert set(document["parameters"]) == {parameter.id for parameter in info.parameters}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20), st.sampled_from(["", "inputs", "parameters", "taken", "tempo"]))
@example("toelichting", "inputs")
@example("taken", "")
@example("aandeel", "inputs")
def test_every_other_input_is_refused(name: str, place: str) -> None:
    document = full_document()
    document["inputs"]["taken"][0]["tempo"] = {"aantal": 8, "norm": 10}
    spots: dict[str, tuple[dict[str, Any], str]] = {
        "": (document, ""),
        "inputs": (document["inputs"], ""),
        "parameters": (document["parameters"], "parameters."),
        "taken": (document["inputs"]["taken"][0], "taken.1."),
        "tempo": (document["inputs"]["taken"][0]["tempo"], "taken.1.tempo."),
    }
    spot, prefix = spots[place]
    known = {"uren"} if place == "taken" else set()
    assume(name not in spot and name not in known)
    spot[name] = 1
    with pytest.raises(ScoreRefused) as caught:
        score(document)
    assert [(e.input, e.problem) for e in caught.value.errors] == [(f"{prefix}{name}", "onbekend")]


def check_answer(text: str | bytes) -> None:
    """Whatever comes in: a result or a printable refusal, never another exception."""
    errors: tuple[InputError, ...] = ()
    try:
        answer = dumps(result_to_json(score(parse_document(text))))
    except ScoreRefused as refused:
        errors = refused.errors
        answer = dumps(errors_to_json(errors))
    assert bool(errors) == answer.startswith('{"errors": [{')
    assert isinstance(parse_document(answer.encode()), dict)
    lines = [error_sentence(error, language) for error in errors for language in ("nl", "en")]
    assert all(line.encode() for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.binary(), json_values().map(dumps)))
@example('{"method":"uniform","inputs":{"taken":[[]]}}')
@example('{"a":"\\ud800"}')
@example('{"\\ud800":1,"\\ud800":2}')
def test_anything_at_all_is_answered(text: str | bytes) -> None:
    check_answer(text)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_document_with_one_strange_part_is_answered(data: st.DataObject) -> None:
    document = full_document()
    spot: Any = document
    key: Any = data.draw(st.sampled_from(sorted(spot)))
    while isinstance(spot[key], (dict, list)) and data.draw(st.booleans()):
        spot = spot[key]
        key = data.draw(
            st.sampled_from(sorted(spot) if isinstance(spot, dict) else range(len(spot)))
        )
    spot[key] = data.draw(json_values())
    check_answer(dumps(document))
    assert score_or_refusal(document)


def score_or_refusal(document: dict[str, Any]) -> object:
    """What comes of a document that was not made from text."""
    try:
        return score(document)
    except ScoreRefused as refused:
        return refused.errors
