"""What does not fit the work: proposals with one key, greyed questions, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.ui.screens import meting
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.widgets.line_list import LineList
from ld_desktop.ui.widgets.relevance_part import STEP
from ld_desktop.ui.widgets.score_block import ScoreBlock
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import press, shown
from tests.helpers.qt import find, text

_CTRL = Qt.KeyboardModifier.ControlModifier
_A3 = AnswerKey("A3", Respondent.VASTGESTELD)


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session) -> MetingScreen:
    meting_id = pilot.begun(assessor, "activa")
    for name in ("werk_klanten", "werk_wisselend"):
        answering.put(assessor, meting_id, name, "nee")
    made = shown(qtbot, MetingScreen(assessor, meting_id))
    made.form.show_part(STEP)
    made.focus_first()
    return made


def _lines(screen: MetingScreen) -> list[str]:
    lines = find(screen, "voorstellen", LineList).lines
    return [lines.line(lines.index(row)).spoken() for row in range(lines.rowCount())]


def _aside(screen: MetingScreen) -> bool:
    found = screen.model.question(_A3)
    return found is not None and found.set_aside


def test_the_step_follows_the_description_of_the_work(screen: MetingScreen) -> None:
    ids = [part.id for part in screen.model.parts]
    assert ids.index(STEP) == ids.index("werkkenmerken") + 1
    assert screen.model.part(STEP).words() == "nog 2 voorstellen"


def test_each_proposal_gives_its_reason(screen: MetingScreen) -> None:
    for said, proposal in zip(_lines(screen), screen.model.proposals, strict=True):
        assert proposal.reason in said
        assert "voorstel" in said


def test_one_key_sets_aside_and_the_same_brings_back(screen: MetingScreen) -> None:
    press(Qt.Key.Key_Space)
    assert _aside(screen)
    assert "terzijde gelegd" in _lines(screen)[0]
    press(Qt.Key.Key_Space)
    assert not _aside(screen)
    press(Qt.Key.Key_Return)
    assert _aside(screen)


def test_undo_takes_it_back(screen: MetingScreen) -> None:
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Z, _CTRL)
    assert not _aside(screen)


def test_l_leaves_the_questions_standing(screen: MetingScreen) -> None:
    press(Qt.Key.Key_L)
    assert not _aside(screen)
    assert "blijft staan" in _lines(screen)[0]
    press(Qt.Key.Key_L)
    assert ", voorstel" in _lines(screen)[0]


def test_the_line_one_is_on_stays(screen: MetingScreen) -> None:
    press(Qt.Key.Key_Down)
    here = find(screen, "voorstellen", LineList).current().place
    press(Qt.Key.Key_Space)
    assert find(screen, "voorstellen", LineList).current().place == here


def test_all_at_once_is_one_step_of_undo(screen: MetingScreen) -> None:
    find(screen, "voorstellen:alle").setFocus()
    press(Qt.Key.Key_Space)
    assert {each.state for each in screen.model.proposals} == {"taken"}
    assert screen.model.part(STEP).done
    screen.form.undo()
    assert {each.state for each in screen.model.proposals} == {"open"}


def test_a_question_that_was_set_aside_says_who_and_why(screen: MetingScreen) -> None:
    press(Qt.Key.Key_Space)
    screen.go_to("klantcontacten")
    said = text(screen, "klantcontacten:terzijde")
    assert "Test assessor" in said
    assert "geen klanten" in said
    field = next(f for k, f in screen.form._bodies[0].all_fields() if k.path == "klantcontacten")
    assert not field.editors()[0].isEnabled()


def test_a_score_that_was_set_aside_says_it_once(screen: MetingScreen) -> None:
    press(Qt.Key.Key_Space)
    screen.go_to("A3")
    assert len([w for w in screen.findChildren(QLabel, "A3:terzijde") if w.isVisible()]) == 1
    block = find(screen, "A3:score", ScoreBlock)
    assert not any(each.isEnabled() for f in block.fields.values() for each in f.editors())


def test_the_button_at_the_question_brings_it_back(screen: MetingScreen) -> None:
    press(Qt.Key.Key_Space)
    screen.go_to("klantcontacten")
    press(Qt.Key.Key_Space)
    found = screen.model.question(AnswerKey("klantcontacten", Respondent.VASTGESTELD))
    assert not found.set_aside
    field = next(f for k, f in screen.form._bodies[0].all_fields() if k.path == "klantcontacten")
    assert field.editors()[0].isEnabled()


def test_any_question_can_be_set_aside_with_a_reason(
    screen: MetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meting, "ask_reason", lambda *_: "Komt hier niet voor")
    screen.go_to("A3")
    press(Qt.Key.Key_T, _CTRL)
    assert _aside(screen)
    assert screen.model.asides["A3"].reason == "Komt hier niet voor"
    screen.set_aside()
    assert not _aside(screen)


def test_without_a_reason_nothing_happens(
    screen: MetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meting, "ask_reason", lambda *_: "")
    screen.go_to("A3")
    screen.set_aside()
    assert not _aside(screen)


def test_without_reasons_the_step_says_so(qtbot: QtBot, assessor: Session) -> None:
    made = shown(qtbot, MetingScreen(assessor, pilot.begun(assessor, "activa")))
    made.form.show_part(STEP)
    assert "niets voor te stellen" in text(made, "voorstellen:geen")


def test_the_uniform_method_has_no_such_step(qtbot: QtBot, assessor: Session) -> None:
    made = MetingScreen(assessor, pilot.begun(assessor, "uniform"))
    qtbot.addWidget(made)
    assert made.model.part(STEP) is None
