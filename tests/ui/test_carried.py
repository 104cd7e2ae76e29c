"""A re-measurement: last time's answers stand beside the questions and wait for one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ld_desktop.casework import measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Origin, Respondent
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.ui.fields import Field
from ld_desktop.ui.screens.meting import MetingScreen
from tests.helpers import stores
from tests.helpers.meting_screens import field, press, shown, type_text
from tests.helpers.qt import find, text

_CTRL = Qt.KeyboardModifier.ControlModifier
_PATH = "normfunctie"


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session) -> MetingScreen:
    signed, _ = stores.signed(assessor)
    placement = measuring.find_meting(assessor, signed).placement_id
    again = measuring.start_meting(assessor, placement, MetingSoort.HERHALING)
    made = shown(qtbot, MetingScreen(assessor, again))
    made.go_to(_PATH)
    return made


def _origin(session: Session, screen: MetingScreen, path: str = _PATH) -> Origin:
    found = session.store.answers.get(screen._id, AnswerKey(path, Respondent.VASTGESTELD))
    assert found is not None
    return found.origin


def _note(made: Field) -> str:
    return made.note.text() if made.note is not None else ""


def test_a_carried_answer_says_where_it_came_from(screen: MetingScreen) -> None:
    said = text(screen, f"{_PATH}:overgenomen")
    assert said == "Overgenomen uit de meting van 22 november 2026, nog te bevestigen."
    assert _note(field(screen, _PATH)) == ""


def test_beside_another_answer_stands_the_previous_one(screen: MetingScreen) -> None:
    before = field(screen, _PATH).text()
    made = type_text(screen, _PATH, "x")
    screen.commit()
    assert _note(made) == f"Vorige keer (22 november 2026): {before}"


def test_the_list_counts_what_waits_to_be_confirmed(screen: MetingScreen) -> None:
    part = screen.model.part_of(_PATH)
    assert part.words().startswith("7 antwoorden te bevestigen")
    assert not part.wrong
    assert "te bevestigen" in screen.bar.buttons["meldingen"].accessibleName()


def test_it_is_said_once_and_not_also_as_a_fault(screen: MetingScreen) -> None:
    problems = screen.model.question(AnswerKey(_PATH, Respondent.VASTGESTELD)).problems
    assert [each.code for each in problems] == ["casework.unconfirmed"]
    assert field(screen, _PATH).problems.spoken() == ""


def test_one_key_confirms(assessor: Session, screen: MetingScreen) -> None:
    press(Qt.Key.Key_B, _CTRL)
    assert _origin(assessor, screen) is Origin.BEVESTIGD
    assert AnswerKey(_PATH, Respondent.VASTGESTELD) not in screen.model.carried
    press(Qt.Key.Key_Z, _CTRL)
    assert _origin(assessor, screen) is Origin.OVERGENOMEN


def test_the_button_does_the_same(assessor: Session, screen: MetingScreen) -> None:
    find(screen, f"{_PATH}:overgenomen:knop").setFocus()
    press(Qt.Key.Key_Space)
    assert _origin(assessor, screen) is Origin.BEVESTIGD


def test_another_answer_is_ones_own(assessor: Session, screen: MetingScreen) -> None:
    type_text(screen, _PATH, "x")
    screen.commit()
    assert _origin(assessor, screen) is Origin.SCHERM


def test_everything_unchanged_on_this_screen_is_one_button(
    assessor: Session, screen: MetingScreen
) -> None:
    section = screen.model.part_of(_PATH).section
    before = len(screen.model.carried)
    made = find(screen, "alles_ongewijzigd")
    assert made.isVisible()
    made.setFocus()
    press(Qt.Key.Key_Space)
    assert _origin(assessor, screen) is Origin.BEVESTIGD
    assert 0 < len(screen.model.carried) < before
    left = {q.section for q in screen.model.state.questions if q.path in _paths(screen)}
    assert section not in left
    assert not made.isVisible()
    screen.form.undo()
    assert len(screen.model.carried) == before


def _paths(screen: MetingScreen) -> set[str]:
    return {key.path for key in screen.model.carried}


def test_a_first_measurement_shows_nothing_of_the_kind(qtbot: QtBot, assessor: Session) -> None:
    made = shown(qtbot, MetingScreen(assessor, stores.measured(assessor)))
    assert not find(made, "deel_knoppen").isVisible()
    assert made.model.previous == {}
