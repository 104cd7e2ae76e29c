"""The client's part, and the code that ends it."""

from __future__ import annotations

import pytest

from ld_desktop.casework import answering, letting_fill_in
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.domain.answers import AnswerKey, Origin, Respondent
from ld_desktop.keys.errors import PinSpent, PinTooEasy, WrongPassphrase, WrongPin
from tests.helpers import pilot_metingen as pilot
from tests.helpers import stores

PIN = "4071"


def test_only_parts_of_employer_and_employee_can_be_filled_in(assessor: Session) -> None:
    meting_id = pilot.begun(assessor, "dariuz")
    part = letting_fill_in.client_part(assessor, meting_id, "werknemer")
    assert part.respondent is Respondent.WERKNEMER
    assert part.assessor == "Test assessor"
    for unknown in ("scores", "bestaat_niet"):
        with pytest.raises(NotFound):
            letting_fill_in.client_part(assessor, meting_id, unknown)


def test_a_signed_measurement_is_filled_in_by_nobody(assessor: Session) -> None:
    meting_id, _ = stores.signed(assessor)
    with pytest.raises(NotFound):
        letting_fill_in.client_part(assessor, meting_id, "werknemer")


def test_the_passphrase_always_opens(assessor: Session) -> None:
    letting_fill_in.gate(assessor).open(stores.PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        letting_fill_in.gate(assessor).open("iets anders dan de zin")


def test_a_pin_opens_too_and_can_be_taken_away(assessor: Session) -> None:
    assert not letting_fill_in.has_pin(assessor)
    letting_fill_in.set_pin(assessor, PIN)
    assert letting_fill_in.has_pin(assessor)
    letting_fill_in.gate(assessor).open(PIN)
    with pytest.raises(WrongPin):
        letting_fill_in.gate(assessor).open("4072")
    letting_fill_in.remove_pin(assessor)
    with pytest.raises(WrongPassphrase):
        letting_fill_in.gate(assessor).open(PIN)


def test_an_easy_pin_is_refused_and_the_old_one_stays(assessor: Session) -> None:
    letting_fill_in.set_pin(assessor, PIN)
    with pytest.raises(PinTooEasy):
        letting_fill_in.set_pin(assessor, "1234")
    letting_fill_in.gate(assessor).open(PIN)


def test_a_spent_pin_works_again_after_the_passphrase(assessor: Session) -> None:
    letting_fill_in.set_pin(assessor, PIN)
    from ld_desktop.keys import attempts, pin

    tries = pin.tries_path(assessor.store.path)
    attempts.attempts_path(tries).write_text(
        '{"failures": 5, "last": "2026-11-22T08:00:00+00:00"}', encoding="ascii"
    )
    with pytest.raises(PinSpent):
        letting_fill_in.gate(assessor).open(PIN)
    letting_fill_in.gate(assessor).open(stores.PASSPHRASE)
    letting_fill_in.gate(assessor).open(PIN)


def test_rows_of_the_employers_own_table_are_the_employers_answer(assessor: Session) -> None:
    meting_id = pilot.begun(assessor, "arbolab")
    answering.add_row(assessor, meting_id, "wg_taken")
    change = answering.add_row(assessor, meting_id, "wg_taken")
    key = AnswerKey("wg_taken", Respondent.WERKGEVER)
    answer = assessor.store.answers.get(meting_id, key)
    assert answer is not None
    assert (answer.text, answer.origin) == ("t1 t2", Origin.SCHERM)
    assert answering.form_state(assessor, meting_id).rows["wg_taken"] == ("t1", "t2")
    answering.move_row(assessor, meting_id, "wg_taken", "t2", -1)
    answering.remove_row(assessor, meting_id, "wg_taken", "t1")
    assert answering.form_state(assessor, meting_id).rows["wg_taken"] == ("t2",)
    change.backward()
    assert answering.form_state(assessor, meting_id).rows["wg_taken"] == ("t1",)
