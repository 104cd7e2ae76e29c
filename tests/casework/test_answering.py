"""Answers through the corridor: on disk when put returns, readable or not, and undoable."""

from __future__ import annotations

import pytest

from ld_desktop.casework import answering, dossiers, measuring, starting
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.domain.meting import MetingSoort
from tests.helpers import stores


def test_an_answer_is_there_after_the_store_is_opened_again(assessor: Session) -> None:
    ids = dossiers.new_dossier(assessor)
    answering.put(assessor, ids.case_id, "naam", "Sem Voorbeeld")
    path = assessor.store.path
    starting.lock(assessor)
    again = starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
    assert answering.form_state(again, ids.case_id).value("naam") == "Sem Voorbeeld"
    assert dossiers.dossier_page(again, ids.case_id).naam == "Sem Voorbeeld"
    starting.lock(again)
    assessor.store = starting.unlock(path, stores.PASSPHRASE, stores.Ticking()).store


def test_text_that_cannot_be_read_stays_as_typed_and_is_shown_as_a_problem(
    assessor: Session,
) -> None:
    ids = dossiers.new_dossier(assessor)
    answering.put(assessor, ids.case_id, "bsn", "123456789")
    state = answering.form_state(assessor, ids.case_id)
    assert (
        assessor.store.answers.get(ids.case_id, AnswerKey("bsn", Respondent.VASTGESTELD)).text
        == "123456789"
    )
    assert state.value("bsn") is None
    assert any(problem.path == "bsn" for problem in state.problems)
    assert assessor.store.records.head(ids.case_id).body["bsn"] is None


def test_undo_and_redo_bring_back_what_was_there(assessor: Session) -> None:
    ids = dossiers.new_dossier(assessor)
    answering.put(assessor, ids.case_id, "naam", "Eerste")
    change = answering.put(assessor, ids.case_id, "naam", "Tweede")
    change.backward()
    assert dossiers.dossier_page(assessor, ids.case_id).naam == "Eerste"
    touched = change.forward()
    assert touched.paths == ("naam",)
    assert dossiers.dossier_page(assessor, ids.case_id).naam == "Tweede"


def test_a_row_that_is_removed_comes_back_with_its_cells(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    rows = answering.form_state(assessor, meting_id).rows["taken"]
    change = answering.remove_row(assessor, meting_id, "taken", rows[1])
    assert answering.form_state(assessor, meting_id).rows["taken"] == (rows[0], rows[2])
    assert measuring.outcome(assessor, meting_id).result is None
    change.backward()
    result = measuring.outcome(assessor, meting_id).result
    assert result is not None
    assert result.loonwaarde == 71


def test_a_new_row_never_takes_the_id_of_a_removed_one(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    rows = answering.form_state(assessor, meting_id).rows["taken"]
    answering.remove_row(assessor, meting_id, "taken", rows[2])
    answering.add_row(assessor, meting_id, "taken")
    assert answering.form_state(assessor, meting_id).rows["taken"][-1] not in rows


def test_rows_move_and_stop_at_the_edge(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    first, second, third = answering.form_state(assessor, meting_id).rows["taken"]
    answering.move_row(assessor, meting_id, "taken", third, -1)
    assert answering.form_state(assessor, meting_id).rows["taken"] == (first, third, second)
    answering.move_row(assessor, meting_id, "taken", first, -5)
    assert answering.form_state(assessor, meting_id).rows["taken"] == (first, third, second)


def test_what_is_known_of_the_placement_is_filled_in(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    placement = measuring.find_meting(assessor, meting_id).placement_id
    again = measuring.start_meting(assessor, placement, MetingSoort.HERHALING)
    state = answering.form_state(assessor, again)
    assert state.value("soort_meting") == "herhaling"
    assert state.value("functie_uitgevoerd") == "Magazijnmedewerker"
    assert str(state.value("uren_per_week")) == "32"


def test_a_soft_problem_stands_with_a_reason(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    answering.put(assessor, meting_id, "eigen_client", "ja")
    state = answering.form_state(assessor, meting_id)
    (problem,) = answering.open_problems(assessor, meting_id, state)
    assert problem.severity == "soft"
    answering.accept(assessor, meting_id, problem.code, problem.path or "", "Invaller was ziek.")
    assert not answering.open_problems(assessor, meting_id, state)


def test_a_draft_that_was_thrown_away_takes_no_answers(assessor: Session) -> None:
    meting_id = stores.measured(assessor)
    measuring.remove_draft(assessor, meting_id)
    with pytest.raises(NotFound):
        answering.put(assessor, meting_id, "normfunctie", "Inpakker")
    assert assessor.store.answers.all(meting_id) == {}
