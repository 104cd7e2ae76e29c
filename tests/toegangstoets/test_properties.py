"""What must hold for every document of the toegangstoets."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ld_desktop.documents.jsontext import dumps, parse
from ld_desktop.documents.refusals import errors_to_json
from ld_desktop.domain.trace import InputError, ScoreRefused
from ld_desktop.toegangstoets.document import (
    error_sentence,
    judge,
    judge_short,
    result_to_json,
)
from tests.methods.documents import json_values

LETTERS = {"2a": "ab", "2b": "cde", "3": "abcd"}
BEPERKINGEN = ["lichamelijk", "verstandelijk", "psychisch", "psychosociaal"]


@st.composite
def documents(draw: st.DrawFn, *, full: bool = True) -> dict[str, Any]:
    """A document; with `full` every answer is there, without any may be absent."""
    answer = st.booleans()
    born, tested = sorted([draw(st.dates(date(1900, 1, 1))), draw(st.dates(date(1900, 1, 1)))])
    document: dict[str, Any] = {
        "datum": tested.isoformat(),
        "geboortedatum": born.isoformat(),
        "uitkering": draw(st.sampled_from(["wwb", "wij", "geen", "wajong"])),
        "werkt_sw": draw(answer),
        "gesubsidieerde_baan": draw(answer),
        "wsw_indicatie": draw(answer),
        "wsw_wachtlijst": draw(answer),
        "beperkingen": draw(st.lists(st.sampled_from(BEPERKINGEN), unique=True)),
    }
    for vraag, letters in LETTERS.items():
        given_letters = [letter for letter in letters if full or draw(answer)]
        document[vraag] = {letter: draw(answer) for letter in given_letters}
    if not full:
        for key in ("beperkingen", "wsw_wachtlijst", "gesubsidieerde_baan", *LETTERS):
            if draw(st.integers(0, 4)) == 0:
                del document[key]
    return document


def by_hand(d: dict[str, Any]) -> tuple[str, str]:
    """Outcome and reason of a full document, read from the flow chart."""
    if d["wsw_indicatie"] and d["wsw_wachtlijst"]:
        return "doelgroep", "wsw_indicatie"
    if not d["beperkingen"]:
        return "geen_beperking", "vragen"
    if any(d["2a"].values()) or all(d["2b"].values()):
        return "bovengrens", "vragen"
    return ("doelgroep" if all(d["3"].values()) else "ondergrens"), "vragen"


def outcome(document: dict[str, Any]) -> tuple[object, object]:
    short = judge_short(document)
    return short["uitkomst"], short["reden"]


@settings(max_examples=300, deadline=None)
@given(documents())
def test_the_flow_chart_read_by_hand_agrees(document: dict[str, Any]) -> None:
    assert outcome(document) == by_hand(document)


@settings(max_examples=300, deadline=None)
@given(documents())
def test_the_formal_conditions_are_judged_apart(document: dict[str, Any]) -> None:
    tested, born = (date.fromisoformat(document[key]) for key in ("datum", "geboortedatum"))
    old = (tested.year - 23, tested.month, tested.day) >= (born.year, born.month, born.day)
    wanted = {
        "leeftijd": old,
        "uitkering": document["uitkering"] in {"wwb", "wij"},
        "werkt_sw": not document["werkt_sw"],
    }
    formeel = judge(document).formeel
    assert formeel.redenen == tuple(reason for reason, met in wanted.items() if not met)
    assert formeel.voldoet == all(wanted.values())


def asked(document: dict[str, Any]) -> tuple[InputError, ...]:
    """What a document is refused for; nothing when it has an outcome."""
    errors: tuple[InputError, ...] = ()
    try:
        judge(document)
    except ScoreRefused as refused:
        errors = refused.errors
    return errors


@settings(max_examples=250, deadline=None)
@given(documents(full=False), documents())
def test_what_is_decided_stays_whatever_the_other_answers_are(
    partial: dict[str, Any], rest: dict[str, Any]
) -> None:
    full = {**rest, **partial}
    for vraag in LETTERS:
        full[vraag] = {**rest[vraag], **partial.get(vraag, {})}
    errors = asked(partial)
    assert all(e.problem == "ontbreekt" and absent(partial, e.input) for e in errors)
    if not errors:
        assert outcome(partial) == by_hand(full)


def absent(document: dict[str, Any], path: str) -> bool:
    """Whether an answer is not in a document."""
    above, _, letter = path.partition(".")
    return letter not in document.get(above, {}) if letter else above not in document


def fill(document: dict[str, Any], path: str, full: dict[str, Any]) -> None:
    """Answer what was missing as the full document does."""
    above, _, letter = path.partition(".")
    if letter:
        document[above] = {**document.get(above, {}), letter: full[above][letter]}
    else:
        document[above] = full[above]


@settings(max_examples=120, deadline=None)
@given(documents(full=False), documents())
def test_answering_what_is_asked_always_leads_to_an_outcome(
    document: dict[str, Any], rest: dict[str, Any]
) -> None:
    for _ in range(6):  # more rounds than the flow chart has questions
        for error in asked(document):
            fill(document, error.input, rest)
    assert asked(document) == ()


@settings(max_examples=200, deadline=None)
@given(documents(), st.sampled_from("abcd"))
def test_a_better_answer_to_question_3_never_excludes(
    document: dict[str, Any], letter: str
) -> None:
    worse, better = copy.deepcopy(document), copy.deepcopy(document)
    worse["3"][letter], better["3"][letter] = False, True
    order = ["ondergrens", "doelgroep", "bovengrens", "geen_beperking"]
    assert order.index(str(outcome(better)[0])) >= order.index(str(outcome(worse)[0]))


@settings(max_examples=150, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_the_input_is_left_alone(
    document: dict[str, Any], shuffler: Any
) -> None:
    before = copy.deepcopy(document)
    keys = list(document)
    shuffler.shuffle(keys)
    other = {key: document[key] for key in keys}
    other["beperkingen"] = document["beperkingen"][::-1]
    assert judge(other) == judge(document)
    assert document == before


@settings(max_examples=150, deadline=None)
@given(documents())
def test_the_trace_leads_from_the_answers_to_the_outcome(document: dict[str, Any]) -> None:
    result = judge(document)
    steps = {step.id: step for step in result.trace}
    assert len(steps) == len(result.trace)
    assert steps["uitkomst"].uitkomst == result.uitkomst
    assert steps["reden"].uitkomst == result.reden
    assert all(step.bron and step.naam and step.formule for step in result.trace)
    reached = [vraag for vraag in ("1", "2a", "2b", "3") if f"vraag_{vraag}" in steps]
    assert reached == ["1", "2a", "2b", "3"][: len(reached)]
    for vraag in reached[1:]:
        told = {f"{vraag}.{k}": "ja" if v else "nee" for k, v in document[vraag].items()}
        assert told.items() <= steps[f"vraag_{vraag}"].invoer.items()
    for reason in result.formeel.redenen:
        assert steps[f"voorwaarde_{reason}"].uitkomst == "nee"


@settings(max_examples=100, deadline=None)
@given(documents(), st.text(max_size=12))
def test_every_other_input_is_refused(document: dict[str, Any], name: str) -> None:
    assume(name not in {*document, "versie", "parameters", "wachttijd_wsw"})
    assume(name != "vrijstelling_sollicitatieplicht")
    with pytest.raises(ScoreRefused) as caught:
        judge({**document, name: 1})
    assert [(e.input, e.problem) for e in caught.value.errors] == [(name, "onbekend")]


def check_answer(text: str | bytes) -> None:
    """Whatever comes in: a result or a printable refusal, never another exception."""
    errors: tuple[InputError, ...] = ()
    try:
        answer = dumps(result_to_json(judge(parse(text))))
    except ScoreRefused as refused:
        errors = refused.errors
        answer = dumps(errors_to_json(errors))
    assert bool(errors) == answer.startswith('{"errors": [{')
    lines = [error_sentence(error, language) for error in errors for language in ("nl", "en")]
    assert all(line.encode() for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.binary(), json_values().map(dumps)))
@example('{"2a": [], "2b": {"c": {}}, "3": null, "beperkingen": [[]]}')
def test_anything_at_all_is_answered(text: str | bytes) -> None:
    check_answer(text)


@settings(max_examples=250, deadline=None)
@given(documents(full=False), st.data())
def test_a_document_with_one_strange_part_is_answered(
    document: dict[str, Any], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from([*sorted(document), "parameters", "versie", "wachttijd_wsw"]))
    spot = document
    if key in LETTERS and data.draw(st.booleans()):
        spot, key = document[key], data.draw(st.sampled_from(LETTERS[key]))
    spot[key] = data.draw(json_values())
    check_answer(dumps(document))


@pytest.mark.parametrize("document", [None, [], "wwb", 3])
def test_what_is_no_object_is_refused(document: Any) -> None:
    with pytest.raises(ScoreRefused) as caught:
        judge(document)
    assert [(e.input, e.problem) for e in caught.value.errors] == [("document", "document")]
