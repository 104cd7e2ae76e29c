"""Typing over paper by keys alone: a whole part, wrong keys, undo, and typing once more as a check."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ld_desktop.casework import (
    answering,
    measuring,
    offering,
    paper,
    paper_blank,
    paper_entry,
)
from ld_desktop.casework.session import Session, local_day
from ld_desktop.domain.answers import AnswerKey, Mark, Origin, Respondent
from ld_desktop.forms.definition import MultipleQuestion, Question
from ld_desktop.ui import places
from ld_desktop.ui.screens.catalogue import can_show
from ld_desktop.ui.screens.overtypen import OvertypenScreen
from ld_desktop.ui.widgets import entry_keys
from tests.helpers import pilot_metingen as pilot
from tests.helpers import stores
from tests.helpers.meting_screens import NoRoom, press, shown
from tests.helpers.qt import find, text

DAY = date(2026, 3, 7)
_WORDS = {"number": "3", "money": "2,50", "date": "07032026", "text": "zo gaat het"}


def _screen(qtbot: QtBot, session: Session, method: str, part: str) -> OvertypenScreen:
    made = shown(qtbot, OvertypenScreen(session, pilot.begun(session, method), part))
    made.focus_first()
    return made


def _dated(qtbot: QtBot, session: Session, method: str, part: str) -> OvertypenScreen:
    screen = _screen(qtbot, session, method, part)
    QTest.keyClicks(screen.day, "07032026")
    press(Qt.Key.Key_Return)
    assert screen.view.hasFocus()
    return screen


def _meting(screen: OvertypenScreen) -> str:
    return places.parse(screen.place()).id


def _answer(session: Session, screen: OvertypenScreen, place: int) -> Any:
    return session.store.answers.get(_meting(screen), screen.model.rows[place].key)


def _type(qtbot: QtBot, screen: OvertypenScreen, question: Question) -> None:
    """One answer, as from paper; ends in the next row."""
    if entry_keys.is_keyed(question):
        QTest.keyClicks(screen.view, "2")
        if isinstance(question, MultipleQuestion) or screen.model.pending:
            press(Qt.Key.Key_Return)
        return
    QTest.keyClicks(screen.view, _WORDS[question.kind][0])
    editor = screen.view.indexWidget(screen.view.currentIndex())
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, _WORDS[question.kind][1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.view.state() is not QAbstractItemView.State.EditingState)


@pytest.mark.parametrize(
    ("method", "part"),
    [("dariuz", "werkgever"), ("loonbalans", "werknemer"), ("vta", "werknemer")],
)
def test_a_whole_part_is_typed_by_keys_and_marked_as_paper(
    qtbot: QtBot, assessor: Session, method: str, part: str
) -> None:
    screen = _dated(qtbot, assessor, method, part)
    for _ in screen.model.rows:
        _type(qtbot, screen, screen.model.rows[screen.view.place()].question)
        if screen.model.progress()[0] == screen.model.progress()[1]:
            break
    done, asked = screen.model.progress()
    assert done == asked > 5
    for place, row in enumerate(screen.model.rows):
        if screen.model.is_asked(row):
            answer = _answer(assessor, screen, place)
            assert answer.origin is Origin.PAPIER
            assert local_day(answer.at) == DAY
    wrong = [row.number for row in screen.model.rows if screen.model.problem(row)]
    assert wrong == []


def test_the_date_is_asked_once(qtbot: QtBot, assessor: Session) -> None:
    screen = _screen(qtbot, assessor, "dariuz", "werknemer")
    assert screen.day.hasFocus()
    QTest.keyClicks(screen.day, "31022026")
    press(Qt.Key.Key_Return)
    assert text(screen, "overtypen:datum_fout")
    assert screen.model.filled_in is None
    screen.day.clear()
    QTest.keyClicks(screen.day, "7-3-2026")
    press(Qt.Key.Key_Return)
    assert text(screen, "overtypen:datum_fout") == ""
    screen.view.go_to(7)
    QTest.keyClicks(screen.view, "3")
    again = OvertypenScreen(assessor, _meting(screen), "werknemer")
    qtbot.addWidget(again)
    assert again.model.filled_in == DAY


def test_nothing_is_typed_before_the_date_is_known(qtbot: QtBot, assessor: Session) -> None:
    screen = _screen(qtbot, assessor, "dariuz", "werknemer")
    screen.view.setFocus()
    screen.view.go_to(7)
    QTest.keyClicks(screen.view, "3")
    assert "datum" in text(screen, "overtypen:hint")
    assert _answer(assessor, screen, 7) is None


def test_a_wrong_key_changes_nothing_and_says_which_keys_there_are(
    qtbot: QtBot, assessor: Session
) -> None:
    screen = _dated(qtbot, assessor, "dariuz", "werknemer")
    screen.view.go_to(7)
    for key in ("8", "x", "N"):
        QTest.keyClicks(screen.view, key)
        assert "1 tot en met 7" in text(screen, "overtypen:hint")
        assert screen.view.place() == 7
        assert _answer(assessor, screen, 7) is None
    QTest.keyClicks(screen.view, "7")
    assert find(screen, "overtypen:hint", QLabel).isHidden()
    assert screen.view.place() == 8


def test_marks_tens_and_several_boxes(qtbot: QtBot, assessor: Session) -> None:
    screen = _dated(qtbot, assessor, "dariuz", "werknemer")
    screen.view.go_to(7)
    QTest.keyClicks(screen.view, "?")
    assert _answer(assessor, screen, 7).mark is Mark.WEET_NIET
    several = next(n for n, row in enumerate(screen.model.rows) if row.question.kind == "multiple")
    question = screen.model.rows[several].question
    screen.view.go_to(several)
    QTest.keyClicks(screen.view, "132")
    press(Qt.Key.Key_Return)
    kept = paper.codes(question)
    assert _answer(assessor, screen, several).text.split() == [kept["1"], kept["2"], kept["3"]]
    assert screen.view.place() == several + 1
    screen.view.go_to(several)
    QTest.keyClicks(screen.view, "2")
    assert kept["2"] not in _answer(assessor, screen, several).text.split()
    ten = _dated(qtbot, assessor, "loonbalans", "scores")
    QTest.keyClicks(ten.view, "0N")
    assert _answer(assessor, ten, 0).text == "10"
    assert _answer(assessor, ten, 1).mark is Mark.NVT


def test_what_cannot_be_read_is_kept_with_its_problem(qtbot: QtBot, assessor: Session) -> None:
    screen = _dated(qtbot, assessor, "uniform", "hoofdtaken")
    QTest.keyClicks(screen.view, "1")
    screen.model.write(3, "abc")
    screen.view.go_to(3)
    assert screen.model.data(screen.model.index(3, 2)) == "abc"
    assert _answer(assessor, screen, 3).text == "abc"
    assert "getal" in text(screen, "overtypen:melding")


def test_rows_of_a_table_come_from_paper_in_their_order(qtbot: QtBot, assessor: Session) -> None:
    screen = _dated(qtbot, assessor, "uniform", "hoofdtaken")
    numbers = [row.number for row in screen.model.rows]
    second = numbers.index("2.2a")
    screen.model.write(second, "Vegen")
    screen.model.write(numbers.index("2.1a"), "Inpakken")
    state = answering.form_state(assessor, _meting(screen))
    rows = state.rows["taken"]
    assert [state.value(f"taken.{row}.naam") for row in rows] == ["Inpakken", "Vegen"]
    again = paper_entry.entry_rows(assessor, _meting(screen), "hoofdtaken")
    assert [row.path for row in again] == [row.path for row in screen.model.rows]


def test_undo_takes_an_answer_back_and_shows_where(qtbot: QtBot, assessor: Session) -> None:
    screen = _dated(qtbot, assessor, "dariuz", "werknemer")
    screen.view.go_to(7)
    QTest.keyClicks(screen.view, "34")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _answer(assessor, screen, 8) is None
    assert screen.view.place() == 8
    press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert _answer(assessor, screen, 8).text == "4"
    screen.view.go_to(7)
    press(Qt.Key.Key_Delete)
    assert _answer(assessor, screen, 7).text == ""


def test_questions_that_do_not_apply_are_passed_over(qtbot: QtBot, assessor: Session) -> None:
    screen = _dated(qtbot, assessor, "loonbalans", "werkgever")
    numbers = [row.number for row in screen.model.rows]
    screen.view.go_to(numbers.index("38"))
    QTest.keyClicks(screen.view, "2")
    assert screen.model.rows[screen.view.place()].number == "42"
    screen.view.go_to(numbers.index("38"))
    QTest.keyClicks(screen.view, "j")
    assert screen.model.rows[screen.view.place()].number == "39"


def test_typing_once_more_shows_only_what_differs(qtbot: QtBot, assessor: Session) -> None:
    screen = _dated(qtbot, assessor, "loonbalans", "scores")
    QTest.keyClicks(screen.view, "6666")
    screen.again.click()
    assert screen.model.data(screen.model.index(0, 2)) == ""
    QTest.keyClicks(screen.view, "6766")
    assert _answer(assessor, screen, 1).text == "6"
    screen.compare.click()
    assert [row.number for row in screen.model.rows] == ["1"]
    assert "6" in text(screen, "overtypen:melding")
    QTest.keyClicks(screen.view, "7")
    assert _answer_of(assessor, screen, 0) == "7"
    assert "1 opgelost" in text(screen, "overtypen:stand")
    screen.stop.click()
    assert screen.model.mode == "overtypen"
    assert len(screen.model.rows) > 20


def _answer_of(session: Session, screen: OvertypenScreen, place: int) -> str:
    return str(_answer(session, screen, place).text)


def test_the_same_twice_has_no_differences(qtbot: QtBot, assessor: Session) -> None:
    screen = _dated(qtbot, assessor, "loonbalans", "scores")
    screen.again.click()
    with qtbot.waitSignal(screen.message) as said:
        screen.compare.click()
    assert "geen verschillen" in said.args[0]


def test_tab_leads_through_the_rows_and_out(qtbot: QtBot, assessor: Session) -> None:
    screen = _dated(qtbot, assessor, "uniform", "opdracht")
    screen.view.go_to(0)
    press(Qt.Key.Key_Tab)
    assert screen.view.place() == 1
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert screen.view.place() == 0
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not screen.view.hasFocus()


def test_a_full_disk_keeps_what_was_typed(
    qtbot: QtBot, assessor: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = _dated(qtbot, assessor, "dariuz", "werknemer")
    screen.view.go_to(7)

    def refuse(*_: object, **__: object) -> None:
        raise NoRoom

    with monkeypatch.context() as full, qtbot.waitSignal(screen.problem):
        full.setattr(answering, "put_all", refuse)
        QTest.keyClicks(screen.view, "3")
    assert screen.view.place() == 7
    assert screen.unsaved()
    screen.commit()
    assert not screen.unsaved()
    assert _answer_of(assessor, screen, 7) == "3"


def test_a_signed_measurement_is_not_typed_over(qtbot: QtBot, assessor: Session) -> None:
    meting_id, _ = stores.signed(assessor)
    screen = shown(qtbot, OvertypenScreen(assessor, meting_id, "opdracht"))
    assert not screen.view.isEnabled()
    assert "ondertekend" in text(screen, "overtypen:datum_fout")


def test_another_part_is_a_problem_and_not_a_crash(assessor: Session) -> None:
    meting_id = pilot.begun(assessor, "dariuz")
    with pytest.raises(paper.NoSuchPart):
        paper_entry.entry_rows(assessor, meting_id, "xyz")
    assert can_show(places.overtypen(meting_id, "werknemer"))


def test_scores_of_two_persons_are_two_rows(assessor: Session) -> None:
    rows = paper_entry.entry_rows(assessor, pilot.begun(assessor, "loonbalans"), "scores")
    assert [(row.number, row.who) for row in rows[:2]] == [("1", "Gezien"), ("1", "Vastgesteld")]
    assert rows[0].key == AnswerKey(rows[0].path, Respondent.TOETSER)


def test_a_draft_was_last_touched_when_it_was_begun_though_its_paper_is_older(
    qtbot: QtBot, assessor: Session
) -> None:
    from ld_desktop.casework import dossiers

    screen = _dated(qtbot, assessor, "dariuz", "werknemer")
    meting = measuring.find_meting(assessor, _meting(screen))
    screen.view.go_to(7)
    QTest.keyClicks(screen.view, "3")
    assert dossiers.last_moment(assessor, meting) >= meting.started_at
    QApplication.processEvents()


_KEYED = [
    question
    for offer in offering.methods_on_offer()
    for part in paper.paper_parts(paper_blank.form_of(offer.id))
    for asked in part.questions()
    for question in (asked.question, *asked.cells)
    if entry_keys.is_keyed(question)
]


@given(question=st.sampled_from(_KEYED), keys=st.lists(st.sampled_from([*"0123456789jn?N x", ""])))
def test_whatever_is_typed_only_options_that_exist_are_kept(
    question: Question, keys: list[str]
) -> None:
    options = set(paper.codes(question).values())
    kept, pending = "", ""
    for key in keys:
        found = entry_keys.stroke(question, kept, pending, key)
        pending = found.pending
        kept = kept if found.text is None else found.text
        assert set(kept.split()) <= options
        assert bool(found.hint) <= (found.text is None and not found.on)
