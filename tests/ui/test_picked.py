"""Several of a long list in the row of a table: words that open a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering
from ld_desktop.casework.session import Session
from ld_desktop.forms.definition import MultipleQuestion, Option
from ld_desktop.ui.fields import make_field
from ld_desktop.ui.fields.picked import PickedField, PickList
from ld_desktop.ui.screens.meting import MetingScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import field, on_disk, press, shown

_WORDS = ("Aansturen", "Leren", "Samenwerken en overleggen", "Plannen", "Presenteren", "Analyseren")
_QUESTION = MultipleQuestion(
    kind="multiple",
    id="v",
    label="Competenties",
    text="Welke competenties horen erbij?",
    options=tuple(Option(id=words[:2].lower(), text=words) for words in _WORDS),
    allow_nvt=True,
)
_NAME = "activiteiten.t1.competenties"


@pytest.fixture
def made(qtbot: QtBot) -> PickedField:
    made = shown(qtbot, make_field(_QUESTION, "groep.t1.v", in_row=True))
    assert isinstance(made, PickedField)
    made.focus_editor()
    return made


def _words(made: PickedField) -> str:
    return made.editor.words.text()


def _opened(made: PickedField) -> PickList:
    found = made.findChild(PickList)
    assert found is not None
    assert found.isVisible()
    return found


def _keys(made: PickedField, text: str) -> None:
    QTest.keyClicks(_opened(made).list, text)


def _key(made: PickedField, key: Qt.Key) -> None:
    QTest.keyClick(_opened(made).list, key)


def test_few_options_in_a_row_are_boxes_to_tick(qtbot: QtBot) -> None:
    few = _QUESTION.model_copy(update={"options": _QUESTION.options[:4]})
    made = make_field(few, "groep.t1.v", in_row=True)
    qtbot.addWidget(made)
    assert not isinstance(made, PickedField)


def test_what_is_chosen_stands_there_in_words(made: PickedField) -> None:
    assert _words(made) == "Kies…"
    made.show_answer("pl aa")
    assert _words(made) == "Aansturen  ·  Plannen"
    assert made.text() == "aa pl"
    assert "Gekozen: Aansturen  ·  Plannen." in made.editor.accessibleDescription()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_opens_space_ticks_and_enter_closes(
    qtbot: QtBot, made: PickedField, key: Qt.Key
) -> None:
    press(key)
    with qtbot.waitSignal(made.chosen) as told:
        _key(made, Qt.Key.Key_Space)
    assert told.args == ["aa"]
    _key(made, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.chosen) as told:
        _key(made, Qt.Key.Key_Space)
    assert told.args == ["aa le"]
    listed = _opened(made)
    _key(made, Qt.Key.Key_Return)
    assert not listed.isVisible()
    qtbot.waitUntil(made.has_focus)
    assert _words(made) == "Aansturen  ·  Leren"


def test_letters_search_and_space_takes_back(qtbot: QtBot, made: PickedField) -> None:
    made.show_answer("sa")
    QTest.keyClicks(QApplication.focusWidget(), "o")
    _keys(made, "verleg")
    listed = _opened(made)
    assert [each.text() for each in listed.list.selectedItems()] == ["Samenwerken en overleggen"]
    said = listed.findChild(QLabel, "keuzelijst:zoek")
    assert said is not None
    assert said.text() == "Zoekt: overleg"
    with qtbot.waitSignal(made.chosen) as told:
        _key(made, Qt.Key.Key_Space)
    assert told.args == [""]
    assert not any(listed.list.item(place).isHidden() for place in range(listed.list.count()))
    _key(made, Qt.Key.Key_Escape)


def test_letters_that_nothing_holds_are_not_taken(made: PickedField) -> None:
    press(Qt.Key.Key_Down)
    _keys(made, "lexq")
    said = _opened(made).findChild(QLabel, "keuzelijst:zoek")
    assert said is not None
    assert said.text() == "Zoekt: le"
    _key(made, Qt.Key.Key_Backspace)
    assert said.text() == "Zoekt: l"
    _key(made, Qt.Key.Key_Escape)


def test_delete_clears_n_is_not_applicable_and_a_question_mark_asks(
    qtbot: QtBot, made: PickedField
) -> None:
    made.show_answer("aa le")
    with qtbot.waitSignal(made.chosen) as told:
        press(Qt.Key.Key_Delete)
    assert told.args == [""]
    with qtbot.waitSignal(made.marked):
        QTest.keyClicks(made.editor, "n")
    with qtbot.waitSignal(made.guidance_asked):
        QTest.keyClicks(made.editor, "?")


def test_read_only_can_be_reached_and_not_opened(made: PickedField) -> None:
    made.show_answer("aa")
    made.set_read_only(True)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert made.findChild(PickList) is None
    assert made.text() == "aa"
    assert made.has_focus()


def test_in_a_measurement_each_tick_is_kept_and_can_be_undone(
    qtbot: QtBot, assessor: Session
) -> None:
    meting_id = pilot.begun(assessor, "matchcare")
    answering.put(assessor, meting_id, "modus", "bepaling")
    answering.put(assessor, meting_id, "activiteiten", "t1")
    screen = shown(qtbot, MetingScreen(assessor, meting_id))
    screen.go_to(_NAME)
    made = field(screen, _NAME)
    assert isinstance(made, PickedField)
    assert made.editor.accessibleName() == "Werkactiviteit 1: Competenties erbij"
    press(Qt.Key.Key_Down)
    _keys(made, "leren ")
    _key(made, Qt.Key.Key_Return)
    assert on_disk(assessor, meting_id, _NAME) == made.text()
    assert _words(made) == "P Leren"
    screen.form.undo()
    assert not on_disk(assessor, meting_id, _NAME)
    assert _words(made) == "Kies…"
