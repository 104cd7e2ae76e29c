"""Every method of the pilot through the front door: answers to a value, refusals to questions."""

from __future__ import annotations

import pytest

from ld_desktop.casework import answering, live_notes, measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Mark, Respondent
from ld_desktop.domain.problems import Severity
from ld_desktop.methods.document import score
from tests.casework import pilot
from tests.helpers import pilot_forms
from tests.methods.test_every_method import OUTCOMES

V = Respondent.VASTGESTELD
WORKED = (
    "activa/niet_van_toepassing",
    "activa/decimalen",
    "arbolab/zes_criteria",
    "dariuz/voorbeeld_van_de_bron",
    "dariuz/nvt_op_een_na",
    "loonbalans/alle_aftrek",
    "loonbalans/passendheid",
    "matchcare/twee_activiteiten",
    "matchcare/indicatie_met_belemmeringen",
    "vta/voorbeeld",
    "vta/nvt_per_hoofdtaak",
)


@pytest.fixture(autouse=True)
def small_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot_forms.install(monkeypatch)


@pytest.mark.parametrize("name", WORKED)
def test_answers_give_the_same_value_as_the_score_document(assessor: Session, name: str) -> None:
    method, case = name.partition("/")[0], OUTCOMES[name]
    meting_id = pilot.started(assessor, method)
    pilot.fill_inputs(assessor, meting_id, method, case["document"]["inputs"])
    found = measuring.outcome(assessor, meting_id)
    assert found.problems == ()
    assert found.result is not None
    assert found.result == score(case["document"])
    tree = measuring.trace_tree(found.result)
    assert tree.step.id == "loonwaarde"
    assert tree.children
    state = answering.form_state(assessor, meting_id)
    assert not [p for p in state.problems if p.code.startswith("casework.input")]
    live_notes.notes(assessor, meting_id, state)


@pytest.mark.parametrize("method", pilot_forms.SCORES)
def test_what_is_missing_leads_to_questions_that_are_there(assessor: Session, method: str) -> None:
    meting_id = pilot.started(assessor, method)
    found = measuring.outcome(assessor, meting_id)
    asked = {question.path for question in answering.form_state(assessor, meting_id).questions}
    assert found.result is None
    assert {problem.path for problem in found.problems} <= asked


def test_a_refusal_of_the_method_stands_at_its_question_and_blocks(assessor: Session) -> None:
    meting_id = pilot.started(assessor, "vta")
    pilot.fill_inputs(assessor, meting_id, "vta", OUTCOMES["vta/voorbeeld"]["document"]["inputs"])
    row = answering.form_state(assessor, meting_id).rows["taken"][0]
    answering.put(assessor, meting_id, f"taken.{row}.belang", "61")
    answering.put(assessor, meting_id, "A1", "101")
    problems = {p.path: p for p in answering.form_state(assessor, meting_id).problems}
    assert problems["A1"].code == "casework.input_out_of_range"
    assert problems["A1"].severity is Severity.HARD
    answering.put(assessor, meting_id, "A1", "40")
    problems = {p.path: p for p in answering.form_state(assessor, meting_id).problems}
    assert problems["taken"].code == "casework.input_contradicts"


def test_nvt_where_the_method_has_none_is_refused_at_its_question(assessor: Session) -> None:
    meting_id = pilot.started(assessor, "activa")
    inputs = OUTCOMES["activa/decimalen"]["document"]["inputs"]
    pilot.fill_inputs(assessor, meting_id, "activa", inputs)
    answering.put(assessor, meting_id, "U1", "", mark=Mark.NVT)
    (problem,) = measuring.outcome(assessor, meting_id).problems
    assert problem.path == "U1"


def test_only_what_an_activity_asks_of_the_worker_counts(assessor: Session) -> None:
    meting_id = pilot.started(assessor, "matchcare")
    inputs = OUTCOMES["matchcare/twee_activiteiten"]["document"]["inputs"]
    pilot.fill_inputs(assessor, meting_id, "matchcare", inputs)
    row = answering.form_state(assessor, meting_id).rows["activiteiten"][0]
    before = measuring.outcome(assessor, meting_id).result
    answering.put(assessor, meting_id, "kbb_A", "1")
    answering.put(assessor, meting_id, "eis_A", "5")
    assert measuring.outcome(assessor, meting_id).result == before
    change = answering.put(assessor, meting_id, f"activiteiten.{row}.competenties", "A E T")
    after = measuring.outcome(assessor, meting_id).result
    assert after is not None
    assert before is not None
    assert after.loonwaarde < before.loonwaarde
    change.backward()
    assert measuring.outcome(assessor, meting_id).result == before
    change.forward()
    assert measuring.outcome(assessor, meting_id).result == after


def test_the_trees_of_a_method_hold_every_step_once_or_more(assessor: Session) -> None:
    meting_id = pilot.started(assessor, "dariuz")
    inputs = OUTCOMES["dariuz/voorbeeld_van_de_bron"]["document"]["inputs"]
    pilot.fill_inputs(assessor, meting_id, "dariuz", inputs)
    result = measuring.outcome(assessor, meting_id).result
    assert result is not None
    trees = (measuring.trace_tree(result), *measuring.further_trees(result))
    shown: set[str] = set()
    waiting = list(trees)
    while waiting:
        node = waiting.pop()
        shown.add(node.step.id)
        waiting += node.children
    assert shown == {step.id for step in result.trace}


def test_a_method_without_questions_cannot_be_started(
    assessor: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    with pytest.raises(measuring.NotMeasurable):
        measuring.start_meting(assessor, pilot.placement(assessor), method="talent6")
