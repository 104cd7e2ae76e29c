"""The table of hoofdtaken: by keyboard, with its running total, and with too many rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering
from ld_desktop.casework.session import Session
from ld_desktop.ui.widgets.form_page import FormPage
from ld_desktop.ui.widgets.task_table import TaskTable
from tests.helpers.meting_screens import (
    field,
    focused_path,
    new_meting,
    on_disk,
    press,
    put,
    shown,
    type_text,
)

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def meting(assessor: Session) -> str:
    made = new_meting(assessor)
    put(assessor, made, uren_per_week="20", dagen_per_week="5")
    return made


@pytest.fixture
def form(qtbot: QtBot, assessor: Session, meting: str) -> FormPage:
    made = shown(qtbot, FormPage(assessor, meting))
    made.go_to("taken")
    return made


def _table(form: FormPage) -> TaskTable:
    found = form.findChild(TaskTable)
    assert found is not None
    return found


def _add(form: FormPage, naam: str, aandeel: str) -> None:
    press(Qt.Key.Key_Return, _CTRL)
    path = focused_path()
    type_text(form, path, naam)
    type_text(form, path.replace("naam", "aandeel"), aandeel)
    form.commit()


def _rows(session: Session, meting: str) -> tuple[str, ...]:
    return answering.form_state(session, meting).rows["taken"]


@pytest.mark.usefixtures("form")
def test_an_empty_table_offers_a_row() -> None:
    assert focused_path() == "taken:toevoegen"
    press(Qt.Key.Key_Space)
    assert focused_path() == "taken.t1.naam"


def test_ctrl_enter_adds_a_row_with_the_cursor_in_it(
    assessor: Session, meting: str, form: FormPage
) -> None:
    _add(form, "Inpakken", "60")
    _add(form, "Opruimen", "40")
    assert _rows(assessor, meting) == ("t1", "t2")
    assert on_disk(assessor, meting, "taken.t2.naam") == "Opruimen"


def test_the_total_runs_along_and_names_the_least(form: FormPage) -> None:
    _add(form, "Inpakken", "60")
    notes = _table(form).notes.text()
    assert "Samen 60 van 100 %: 40 % nog te verdelen." in notes
    assert "minstens 12,5 % (een half uur per werkdag)" in notes
    _add(form, "Opruimen", "40")
    assert "Samen 100 %: precies verdeeld." in _table(form).notes.text()
    _add(form, "Te veel", "12,5")
    assert "Samen 112,5 van 100 %: 12,5 % te veel verdeeld." in _table(form).notes.text()


def test_hours_count_instead_when_that_was_chosen(form: FormPage) -> None:
    _add(form, "Inpakken", "60")
    type_text(form, "aandeel_soort", "2")
    assert field(form, "taken.t1.uren").isVisible()
    type_text(form, "taken.t1.uren", "12")
    form.commit()
    notes = _table(form).notes.text()
    assert "Samen 12 van 20 uur: 8 uur nog te verdelen." in notes
    assert "minstens 2,5 uur" in notes
    type_text(form, "aandeel_soort", "1")
    assert field(form, "taken.t1.aandeel").text() == "60"


def test_ctrl_delete_takes_the_row_of_the_cursor_and_undo_brings_it_back(
    assessor: Session, meting: str, form: FormPage
) -> None:
    _add(form, "Inpakken", "60")
    _add(form, "Opruimen", "40")
    field(form, "taken.t1.naam").focus_editor()
    press(Qt.Key.Key_Delete, _CTRL)
    assert _rows(assessor, meting) == ("t2",)
    assert focused_path() == "taken.t2.naam"
    press(Qt.Key.Key_Z, _CTRL)
    assert _rows(assessor, meting) == ("t1", "t2")
    assert field(form, "taken.t1.naam").text() == "Inpakken"


def test_alt_arrows_move_the_row_and_keep_the_cursor(
    assessor: Session, meting: str, form: FormPage
) -> None:
    _add(form, "Inpakken", "60")
    _add(form, "Opruimen", "40")
    press(Qt.Key.Key_Up, _ALT)
    assert _rows(assessor, meting) == ("t2", "t1")
    assert focused_path() == "taken.t2.aandeel"
    press(Qt.Key.Key_Down, _ALT)
    assert _rows(assessor, meting) == ("t1", "t2")
    press(Qt.Key.Key_Z, _CTRL)
    assert _rows(assessor, meting) == ("t2", "t1")


def test_the_buttons_of_a_row_do_the_same(assessor: Session, meting: str, form: FormPage) -> None:
    _add(form, "Inpakken", "60")
    _add(form, "Opruimen", "40")
    table = _table(form)
    table.findChild(QToolButton, "taken.t2:omhoog").click()
    assert _rows(assessor, meting) == ("t2", "t1")
    assert not table.findChild(QToolButton, "taken.t2:omhoog").isEnabled()
    table.findChild(QToolButton, "taken.t2:weg").click()
    assert _rows(assessor, meting) == ("t1",)


def test_six_rows_may_be_typed_and_are_said_to_be_too_many(form: FormPage) -> None:
    for number in range(6):
        _add(form, f"Taak {number}", "10")
    table = _table(form)
    assert len(table.findChildren(QToolButton, "taken.t6:weg")) == 1
    assert "hoogstens 5" in table.problems.spoken()
    assert table.problems.isVisible()


def test_a_share_that_is_too_small_is_said_at_its_cell(form: FormPage) -> None:
    _add(form, "Inpakken", "90")
    _add(form, "Opruimen", "10")
    form.model.choose(_key("regulier"), "nee")
    assert "12,5" in field(form, "taken.t2.aandeel").problems.spoken().replace("12.5", "12,5")


def test_rows_are_spoken_with_their_number(form: FormPage) -> None:
    _add(form, "Inpakken", "60")
    names = [editor.accessibleName() for editor in field(form, "taken.t1.naam").editors()]
    assert names == ["Hoofdtaak 1: Naam"]


def test_counts_give_the_tempo_beside_their_field(
    assessor: Session, meting: str, form: FormPage
) -> None:
    _add(form, "Inpakken", "100")
    put(assessor, meting, regulier="nee", taken__t1__tempo_wijze="telling")
    form.model.refresh()
    form.go_to("taken.t1.tempo_aantal")
    type_text(form, "taken.t1.tempo_aantal", "70")
    type_text(form, "taken.t1.tempo_norm", "80")
    form.commit()
    assert field(form, "taken.t1.tempo_norm").note.text() == "Tempo: 70 / 80 = 87,5 %"
    made = type_text(form, "taken.t1.tempo_norm", "1")
    form.commit()
    assert made.note.text() == "Tempo: 70 / 801 ≈ 8,74 %"


def _key(path: str) -> object:
    from ld_desktop.domain.answers import AnswerKey, Respondent

    return AnswerKey(path, Respondent.VASTGESTELD)
