"""What must hold for every money document."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ld_desktop.documents.jsontext import dumps, parse
from ld_desktop.documents.refusals import errors_to_json
from ld_desktop.domain.trace import InputError, ScoreRefused
from ld_desktop.money import regimes
from ld_desktop.money.document import (
    calculate,
    calculate_short,
    error_sentence,
    result_to_json,
)
from ld_desktop.money.result import MoneyResult
from tests.helpers.printed import roundings, shows
from tests.methods.documents import json_values
from tests.money.by_hand import expected
from tests.money.documents import documents, lks, percents, pilot, wajong
from tests.money.recompute import recomputed


def amount(result: MoneyResult, name: str) -> Decimal:
    return Decimal(str(result.amounts[name]))


@settings(max_examples=500, deadline=None)
@given(documents())
def test_an_independent_calculation_agrees(document: dict[str, Any]) -> None:
    assert calculate_short(document) == {
        "regime": document["regime"],
        "amounts": expected(document),
    }


@settings(max_examples=200, deadline=None)
@given(documents())
def test_the_trace_redoes_every_amount(document: dict[str, Any]) -> None:
    result = calculate(document)
    found = recomputed(result.trace)
    for step in result.trace:
        value = found[step.id]
        text = {True: "ja", False: "nee"}[value] if isinstance(value, bool) else value
        assert shows(step.uitkomst, text)
        assert step.naam
        assert step.bron
    assert len(found) == len(result.trace), "no two steps share an id"
    assert all(redone == printed for redone, printed in roundings(result.trace))
    told = result.trace[-1].uitkomst.split("; ")
    assert told == [f"{n} = {v}" for n, v in result.amounts.items() if isinstance(v, str)]


@settings(max_examples=200, deadline=None)
@given(documents())
def test_amounts_have_two_decimals_and_every_assumption_of_the_trace_is_told(
    document: dict[str, Any],
) -> None:
    result = calculate(document)
    for name, value in result.amounts.items():
        assert isinstance(value, bool) == (name == "werken_loont")
        assert isinstance(value, bool) or len(str(value).rpartition(".")[2]) == 2
    told = {aanname.tekst for aanname in result.aannames}
    shown = {s.bron.partition("aanname: ")[2] for s in result.trace if "aanname: " in s.bron}
    assert shown <= told
    assert len({aanname.id for aanname in result.aannames}) == len(result.aannames)


@settings(max_examples=150, deadline=None)
@given(pilot(), percents())
def test_pilot_more_loonwaarde_never_means_less_income_or_more_supplement(
    document: dict[str, Any], other: Decimal
) -> None:
    document.pop("loon", None)
    low, high = sorted([document.setdefault("loonwaarde", Decimal(50)), other])
    less, more = (calculate({**document, "loonwaarde": value}) for value in (low, high))
    for name in ("loon", "besparing"):
        assert amount(more, name) >= amount(less, name)
    assert amount(more, "aanvulling") <= amount(less, "aanvulling")
    income = [amount(result, "totaal_inkomen") for result in (less, more)]
    if amount(less, "aanvulling") > 0:
        assert income[1] >= income[0] or amount(more, "aanvulling") == 0


@settings(max_examples=150, deadline=None)
@given(pilot())
def test_pilot_stays_within_its_bounds(document: dict[str, Any]) -> None:
    result = calculate(document)
    assert amount(result, "aanvulling") >= 0
    assert amount(result, "besparing") <= amount(result, "norm")
    norm = Decimal(document.get("norm", "1295.07"))
    if (
        "loon" not in document
        and document["huishouden"] == "gehuwd"
        and amount(result, "aanvulling")
    ):
        assert abs(amount(result, "totaal_inkomen") - norm) <= Decimal("0.01")


@settings(max_examples=150, deadline=None)
@given(lks(), percents())
def test_lks_more_loonwaarde_never_means_more_subsidy(
    document: dict[str, Any], other: Decimal
) -> None:
    low, high = sorted([document.get("loonwaarde", Decimal(50)), other])
    less, more = (calculate({**document, "loonwaarde": value}) for value in (low, high))
    assert amount(more, "lks") <= amount(less, "lks")
    for result in (less, more):
        assert amount(result, "lks") >= 0
        assert amount(result, "totaal") >= amount(result, "lks")
        ceiling = Decimal("0.7") * amount(result, "b") * Decimal(40) / 36
        assert amount(result, "lks") <= ceiling + Decimal("0.01")


@settings(max_examples=150, deadline=None)
@given(lks(), st.decimals(Decimal("0.25"), 40, places=2))
def test_lks_more_hours_never_mean_less_subsidy(document: dict[str, Any], other: Decimal) -> None:
    low, high = sorted([document["uren"], other])
    less, more = (calculate({**document, "uren": value}) for value in (low, high))
    assert amount(more, "lks") >= amount(less, "lks")
    assert amount(more, "b") == amount(less, "b")


@settings(max_examples=150, deadline=None)
@given(wajong(), percents(1, 75))
def test_wajong_pays_more_for_more_work_and_never_less_than_nothing(
    document: dict[str, Any], other: Decimal
) -> None:
    assume(document["loonwaarde"] <= 75)
    low, high = sorted([max(document["loonwaarde"], Decimal(1)), other])
    less, more = (calculate({**document, "loonwaarde": value}) for value in (low, high))
    assert amount(more, "uurloon") >= amount(less, "uurloon")
    if "grondslag_dag" in document:
        assert amount(more, "aanvulling_dag") <= amount(less, "aanvulling_dag")
        assert amount(more, "aanvulling_dag") >= 0


@settings(max_examples=100, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_matter_and_the_input_is_left_alone(
    document: dict[str, Any], shuffler: Any
) -> None:
    before = copy.deepcopy(document)
    keys = list(document)
    shuffler.shuffle(keys)
    one, two = calculate(document), calculate({key: document[key] for key in keys})
    assert dumps(result_to_json(one)) == dumps(result_to_json(two))
    assert document == before
    assert dumps(result_to_json(calculate(parse(dumps(document))))) == dumps(result_to_json(one))


@settings(max_examples=100, deadline=None)
@given(documents(), st.text(max_size=12))
@example({"regime": "wajong", "peildatum": "2026-07-01", "loonwaarde": 50}, "toelichting")
@example({"regime": "lks", "peildatum": "2026-07-01", "loonwaarde": 50, "uren": 36}, "parameters")
def test_every_other_input_is_refused(document: dict[str, Any], name: str) -> None:
    assume(name not in regimes.find(document["regime"]).inputs.fields)
    with pytest.raises(ScoreRefused) as caught:
        calculate({**document, name: 1})
    assert [(e.input, e.problem) for e in caught.value.errors] == [(name, "onbekend")]


def check_answer(text: str | bytes) -> None:
    """Whatever comes in: a result or a printable refusal, never another exception."""
    errors: tuple[InputError, ...] = ()
    try:
        answer = dumps(result_to_json(calculate(parse(text))))
    except ScoreRefused as refused:
        errors = refused.errors
        answer = dumps(errors_to_json(errors))
    assert bool(errors) == answer.startswith('{"errors": [{')
    assert isinstance(parse(answer.encode()), dict)
    lines = [error_sentence(error, language) for error in errors for language in ("nl", "en")]
    assert all(line.encode() for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.binary(), json_values().map(dumps)))
@example('{"regime": "lks"}')
@example('{"regime": ["lks"]}')
@example('{"regime": "lks", "peildatum": "9999-99-99", "uren": 1e12}')
def test_anything_at_all_is_answered(text: str | bytes) -> None:
    check_answer(text)


@settings(max_examples=250, deadline=None)
@given(documents(), st.data())
def test_a_document_with_one_strange_part_is_answered(
    document: dict[str, Any], data: st.DataObject
) -> None:
    known = sorted(regimes.find(document["regime"]).inputs.fields)
    document[data.draw(st.sampled_from(known))] = data.draw(
        st.one_of(
            json_values(),
            st.sampled_from([Decimal("1E+12"), Decimal("1E-12"), Decimal(12345678901234567890)]),
            st.dates().map(str),
        )
    )
    check_answer(dumps(document))


@pytest.mark.parametrize("document", [None, [], "lks", 3])
def test_what_is_no_object_is_refused(document: Any) -> None:
    with pytest.raises(ScoreRefused) as caught:
        calculate(document)
    assert [(e.input, e.problem) for e in caught.value.errors] == [("document", "document")]
