"""An office's own norms: offered where there are some, chosen by keyboard, undone like anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ld_desktop.casework import choosing_norms, importing_tables, works
from ld_desktop.casework.session import Session
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.screens.meting_norms import NormChoice
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import press, shown
from tests.helpers.qt import find, text

_TABLE = "methode;branche;gemiddelde_K10;verlies_per_sd\ndariuz;;4;10\ndariuz;Groen;3,5;12\n"


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session, tmp_path: Path) -> MetingScreen:
    file = tmp_path / "normen.csv"
    file.write_text(_TABLE, encoding="utf-8")
    told = importing_tables.told_beside("Eigen normen", "7", "A. Voorbeeld", None)
    preview = importing_tables.preview_table(assessor, works.NORMBESTAND, file, told)
    assert importing_tables.import_table(assessor, preview).faults == ()
    return shown(qtbot, MetingScreen(assessor, pilot.begun(assessor, "dariuz")))


def _now(screen: MetingScreen) -> str:
    return choosing_norms.chosen_name(screen._session, screen._id)


def test_choosing_is_kept_at_once_and_undone(screen: MetingScreen) -> None:
    box = find(screen, "normen", QComboBox)
    assert box.currentText() == "Normen van het programma"
    box.setFocus()
    press(Qt.Key.Key_Down)
    assert _now(screen).startswith("Eigen normen")
    assert "Eigen normen" in text(screen, "normen_nu")
    screen.form.undo()
    assert _now(screen) == ""
    assert box.currentText() == "Normen van het programma"


def test_a_branche_chooses_its_own_norms(screen: MetingScreen) -> None:
    find(screen, "normen", QComboBox).setFocus()
    press(Qt.Key.Key_Down)
    line = find(screen, "normen_branche", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "groen")
    press(Qt.Key.Key_Return)
    assert "Groen" in _now(screen)


def test_without_imported_norms_there_is_nothing_to_choose(qtbot: QtBot, assessor: Session) -> None:
    made = shown(qtbot, MetingScreen(assessor, pilot.begun(assessor, "dariuz")))
    assert made.findChildren(NormChoice) == []
