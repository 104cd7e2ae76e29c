"""The established interests of Arbolab: the score field with its proposal, by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Origin, Respondent
from ld_desktop.ui.screens.meting import MetingScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import press, shown
from tests.helpers.qt import find, text

N, V = Respondent.WERKNEMER, Respondent.VASTGESTELD


def test_v_takes_the_mean_over_in_a_number_and_undo_takes_it_back(
    qtbot: QtBot, assessor: Session
) -> None:
    meting_id = pilot.begun(assessor, "arbolab")
    for number, points in enumerate("5544", start=1):
        answering.put(assessor, meting_id, f"wn_riasec_r{number}", points, N)
    screen = shown(qtbot, MetingScreen(assessor, meting_id))
    screen.go_to("riasec_r")
    assert find(screen, "riasec_r:gezegd").isVisible()
    assert text(screen, "riasec_r:voorstel") == "4,5"
    press(Qt.Key.Key_V)
    made = assessor.store.answers.get(meting_id, AnswerKey("riasec_r", V))
    assert made is not None
    assert (made.text, made.origin) == ("4,5", Origin.VOORSTEL)
    screen.form.undo()
    assert assessor.store.answers.get(meting_id, AnswerKey("riasec_r", V)) is None
