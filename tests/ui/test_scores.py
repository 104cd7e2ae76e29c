"""Scoring: who said what, points by digit, the proposal by one key, and why it became this."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Origin, Respondent
from ld_desktop.ui.fields.score import ColumnField
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.widgets.said_table import behind
from ld_desktop.ui.widgets.score_block import ScoreBlock
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import Windows, press, shown
from tests.helpers.qt import find, text

_TOETSER, _VASTGESTELD = Respondent.TOETSER, Respondent.VASTGESTELD


def _score(session: Session, screen: MetingScreen, path: str, who: Respondent) -> Answer | None:
    return session.store.answers.get(screen._id, AnswerKey(path, who))


def _at(qtbot: QtBot, session: Session, method: str, path: str, **said: str) -> MetingScreen:
    """A draft at a score; `said` are answers to items, by their id."""
    meting_id = pilot.begun(session, method)
    for item, value in said.items():
        who = Respondent.WERKGEVER if item.startswith("wg_") else Respondent.WERKNEMER
        answering.put(session, meting_id, item, value, who)
    made = shown(qtbot, MetingScreen(session, meting_id))
    made.go_to(path)
    return made


@pytest.fixture
def seven(qtbot: QtBot, assessor: Session) -> MetingScreen:
    """K1 of Dariuz; the employer says 2, the employee 6."""
    said = {}
    from ld_desktop.methods import evidence_file

    entry = next(e for e in evidence_file.shipped("dariuz", "2010.1").scores if e.input == "K1")
    said |= {item: "6" if item in entry.mirrored else "2" for item in entry.werkgever}
    said |= {item: "2" if item in entry.mirrored else "6" for item in entry.werknemer}
    return _at(qtbot, assessor, "dariuz", "K1", **said)


def test_digits_score_the_column_that_has_the_cursor(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "activa", "A1")
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_4)
    assert _score(assessor, screen, "A1", _TOETSER).text == "3"
    assert _score(assessor, screen, "A1", _VASTGESTELD).text == "4"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_1)
    assert _score(assessor, screen, "A1", _TOETSER).text == "1"


def test_zero_is_ten_on_a_ten_point_scale(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "loonbalans", "E1")
    press(Qt.Key.Key_0)
    assert _score(assessor, screen, "E1", _TOETSER).text == "10"


def test_tab_and_arrows_reach_every_point(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "loonbalans", "E1")
    column = next(f for f in screen.findChildren(ColumnField, "E1") if f.respondent is _TOETSER)
    seen = set()
    for _ in range(10):
        seen.add(QApplication.focusWidget())
        press(Qt.Key.Key_Down)
    assert seen == set(column.editors())


def test_n_marks_not_applicable_for_what_is_established(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "activa", "A1")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_N)
    assert _score(assessor, screen, "A1", _VASTGESTELD).mark is Mark.NVT


def test_bands_show_their_text_once(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "loonbalans", "E1")
    block = find(screen, "E1:score", ScoreBlock)
    question = screen.model.question(AnswerKey("E1", _VASTGESTELD)).question
    said = [each.text().partition("\n")[0] for each in block.findChildren(QLabel)]
    assert len(question.options) == 10
    for band in {option.text for option in question.options}:
        assert said.count(band) == 1
    numbers = [each.text() for each in block.fields[_VASTGESTELD].editors()]
    assert numbers == [option.id for option in question.options]


def test_the_table_tells_who_said_what(seven: MetingScreen) -> None:
    said = find(seven, "K1:gezegd")
    assert said.isVisible()
    assert text(seven, "K1:werkgever").startswith("2")
    assert text(seven, "K1:werknemer").startswith("6")
    assert text(seven, "K1:voorstel") == "4"
    assert text(seven, "K1:vastgesteld") == "–"


def test_without_answers_there_is_no_table(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "dariuz", "K1")
    assert not find(screen, "K1:gezegd").isVisible()


def test_enter_on_a_score_shows_the_answers_behind_it(seven: MetingScreen) -> None:
    made = find(seven, "K1:werkgever", QPushButton)
    made.setFocus()
    press(Qt.Key.Key_Return)
    assert len(behind(seven, "K1")) == len(seven.model.scores["K1"].items[Respondent.WERKGEVER])
    press(Qt.Key.Key_Return)
    qt_gone = [each for each in seven.findChildren(QLabel, "K1:antwoord") if each.isVisible()]
    assert not qt_gone


def test_v_takes_the_proposal_and_undo_takes_it_back(
    assessor: Session, seven: MetingScreen
) -> None:
    seven.go_to("K1")
    press(Qt.Key.Key_V)
    made = _score(assessor, seven, "K1", _VASTGESTELD)
    assert (made.text, made.origin) == ("4", Origin.VOORSTEL)
    assert text(seven, "K1:vastgesteld") == "4"
    seven.form.undo()
    assert _score(assessor, seven, "K1", _VASTGESTELD) is None


def test_v_without_a_proposal_does_nothing(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "dariuz", "K1")
    press(Qt.Key.Key_V)
    assert _score(assessor, screen, "K1", _VASTGESTELD) is None


def test_a_difference_asks_for_an_explanation_which_settles_it(
    assessor: Session, seven: MetingScreen
) -> None:
    seven.go_to("K1")
    press(Qt.Key.Key_V)
    assert any(each.code == "casework.verschil" for each in seven.model.state.problems)
    edit = find(seven, "K1:toelichting", QPlainTextEdit)
    edit.setFocus()
    QTest.keyClicks(edit, "De werkgever zag een drukke week")
    seven.commit()
    assert _score(assessor, seven, "K1", _VASTGESTELD).reason == "De werkgever zag een drukke week"
    assert not any(each.code == "casework.verschil" for each in seven.model.state.problems)


def test_another_score_keeps_the_explanation(assessor: Session, seven: MetingScreen) -> None:
    edit = find(seven, "K1:toelichting", QPlainTextEdit)
    edit.setFocus()
    QTest.keyClicks(edit, "Samen besproken")
    seven.go_to("K1")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_5)
    assert _score(assessor, seven, "K1", _VASTGESTELD).reason == "Samen besproken"
    assert edit.toPlainText() == "Samen besproken"


def test_a_comma_adds_half_a_point(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "dariuz", "K1")
    press(Qt.Key.Key_Comma)
    assert _score(assessor, screen, "K1", _TOETSER) is None
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Comma)
    assert _score(assessor, screen, "K1", _TOETSER).text == "4,5"
    assert text(screen, "K1:toetser:tussen") == "Toetser: 4,5"
    press(Qt.Key.Key_Comma)
    assert _score(assessor, screen, "K1", _TOETSER).text == "4"
    press(Qt.Key.Key_7)
    press(Qt.Key.Key_Comma)
    assert _score(assessor, screen, "K1", _TOETSER).text == "7"


def test_numbers_are_settled_in_the_same_way(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "vta", "A1")
    block = find(screen, "A1:score", ScoreBlock)
    field = block.fields[_TOETSER]
    field.focus_editor()
    QTest.keyClicks(field.editors()[0], "60")
    screen.commit()
    assert text(screen, "A1:voorstel") == "60"
    find(screen, "A1:neem_over").setFocus()
    press(Qt.Key.Key_Space)
    assert _score(assessor, screen, "A1", _VASTGESTELD).text == "60"


def test_levels_in_percents_are_picked_by_their_place(qtbot: QtBot, assessor: Session) -> None:
    screen = _at(qtbot, assessor, "activa", "FA")
    press(Qt.Key.Key_2)
    assert _score(assessor, screen, "FA", _TOETSER).text == "40"
    press(Qt.Key.Key_Comma)
    assert _score(assessor, screen, "FA", _TOETSER).text == "40"


def test_no_window_flashes_up_while_a_score_is_made(seven: MetingScreen) -> None:
    watch = Windows()
    seven.form.step(1)
    seven.form.step(-1)
    assert watch.stop() == []
