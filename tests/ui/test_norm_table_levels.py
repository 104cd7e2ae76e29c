"""Test results of Arbolab on screen: the level of a norm table by one key, and beside the score."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, importing_tables, works
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.ui.screens.meting import MetingScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import press, shown
from tests.helpers.qt import find, text

LEVEL = "testen.t1.niveau"
NORMS = """test;normgroep;van;tot;niveau;set;versie;auteur;datum
Blokken;volwassenen;0;30;3;Normen Voorbeeldstad;2026;Kantoor;2026-03-01
"""


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session, tmp_path: Path) -> MetingScreen:
    """One test with a raw score, which the office's table knows."""
    path = tmp_path / "normen.csv"
    path.write_text(NORMS, encoding="utf-8")
    told = importing_tables.told_beside("", "", "", None)
    preview = importing_tables.preview_table(assessor, works.NORMTABEL, path, told)
    importing_tables.import_table(assessor, preview)
    meting_id = pilot.begun(assessor, "arbolab")
    answers = {
        "test_afgenomen": "ja",
        "testen": "t1",
        "testen.t1.naam": "Blokken",
        "testen.t1.normgroep": "volwassenen",
        "testen.t1.ruwe_score": "24",
        "testen.t1.criterium": "M3",
    }
    for name, value in answers.items():
        answering.put(assessor, meting_id, name, value)
    made = shown(qtbot, MetingScreen(assessor, meting_id))
    made.go_to(LEVEL)
    return made


def kept(session: Session, screen: MetingScreen, path: str = LEVEL) -> str:
    answer = session.store.answers.get(screen._id, AnswerKey(path, Respondent.VASTGESTELD))
    return answer.text if answer else ""


def test_v_takes_the_level_of_the_table_and_undo_takes_it_back(
    assessor: Session, screen: MetingScreen
) -> None:
    assert "Normen Voorbeeldstad, versie 2026" in text(screen, f"{LEVEL}:voorstel")
    press(Qt.Key.Key_V)
    assert kept(assessor, screen) == "3"
    assert "Normen Voorbeeldstad" in kept(assessor, screen, "testen.t1.normtabel")
    field = screen.form._bodies[0].field_at(LEVEL)
    assert field is not None
    assert field.note is not None
    assert field.note.text().startswith("Overgenomen uit Normen Voorbeeldstad")
    press(Qt.Key.Key_V)  # nothing more to take
    screen.form.undo()
    assert kept(assessor, screen) == ""
    assert kept(assessor, screen, "testen.t1.normtabel") == ""


def test_the_button_does_the_same(assessor: Session, screen: MetingScreen) -> None:
    find(screen, f"{LEVEL}:voorstel:knop", QPushButton).click()
    assert kept(assessor, screen) == "3"


def test_many_cells_stand_below_each_other_inside_the_page(screen: MetingScreen) -> None:
    row = find(screen, "testen.t1")
    page = screen.form._stack.currentWidget()
    assert row.width() <= page.viewport().width()
    captions = {each.text() for each in find(screen, "testen").findChildren(QLabel)}
    assert {"Naam van de test", "Criterium", "Ruwe score"} <= captions


def test_the_level_stands_beside_the_score_of_its_criterion(screen: MetingScreen) -> None:
    press(Qt.Key.Key_V)
    screen.go_to("M3")
    assert text(screen, "M3:tests") == "Uit de tests: Blokken, niveau 3: gemiddelde werknemer."
    assert find(screen, "M3:tests").isVisible()
    assert not find(screen, "M4:tests").isVisible()
