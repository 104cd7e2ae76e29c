"""A questionnaire on paper from the window: the part one is in, seen before it is printed or kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ld_desktop.casework import measuring, paper, paper_blank, setting_aside
from ld_desktop.casework.session import Session
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.screens.afdrukken import AfdrukkenScreen
from ld_desktop.ui.screens.meting import MetingScreen
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import press, shown
from tests.helpers.qt import find

METHOD = "vta"


@pytest.fixture
def meting_id(assessor: Session) -> str:
    return pilot.begun(assessor, METHOD)


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session, meting_id: str) -> AfdrukkenScreen:
    made = shown(qtbot, AfdrukkenScreen(assessor, meting_id, "werknemer"))
    qtbot.waitUntil(lambda: made.pdf.pages() > 0)
    return made


def _wait_for(qtbot: QtBot, screen: AfdrukkenScreen, data: bytes) -> None:
    qtbot.waitUntil(lambda: screen._making is None and screen._data == data)


def test_the_part_is_shown_with_the_case_number_and_no_name(
    qtbot: QtBot, assessor: Session, meting_id: str, screen: AfdrukkenScreen
) -> None:
    head = measuring.meting_head(assessor, meting_id)
    assert head.zaaknummer
    filled = paper_blank.Prefilled(zaaknummer=head.zaaknummer)
    assert screen.case.isChecked()
    assert not screen.name.isChecked()
    _wait_for(qtbot, screen, paper_blank.blank_pdf(METHOD, "werknemer", filled))


def test_another_part_and_a_name_are_drawn_anew(
    qtbot: QtBot, assessor: Session, meting_id: str, screen: AfdrukkenScreen
) -> None:
    screen.choice.setFocus()
    press(Qt.Key.Key_Home)
    screen.name.setFocus()
    press(Qt.Key.Key_Space)
    head = measuring.meting_head(assessor, meting_id)
    filled = paper_blank.Prefilled(head.zaaknummer, head.naam)
    first = paper.paper_parts(paper_blank.form_of(METHOD))[0].id
    assert screen.place() == places.afdrukken(meting_id, first)
    _wait_for(qtbot, screen, paper_blank.blank_pdf(METHOD, first, filled))


def test_it_is_kept_as_a_file_or_all_parts_in_a_folder(
    qtbot: QtBot, screen: AfdrukkenScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    monkeypatch.setattr(files, "ask_folder", lambda *_: tmp_path / "alle")
    find(screen, "pdf:opslaan").setFocus()
    with qtbot.waitSignal(screen.message):
        press(Qt.Key.Key_Space)
    assert path.read_bytes() == screen._data
    find(screen, "afdrukken:alles").setFocus()
    with qtbot.waitSignal(screen.message):
        press(Qt.Key.Key_Space)
    parts = paper.paper_parts(paper_blank.form_of(METHOD))
    assert len(list((tmp_path / "alle").iterdir())) == len(parts)


def test_a_place_that_cannot_be_written_to_is_told(
    qtbot: QtBot, screen: AfdrukkenScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "weg" / "lijst.pdf")
    with qtbot.waitSignal(screen.problem):
        screen._save()
    assert list(tmp_path.glob("weg*")) == []


@pytest.mark.parametrize(
    ("method", "path", "part"),
    [("vta", "A1", "beoordeling"), ("uniform", "regulier", "prestatie")],
)
def test_the_key_in_a_measurement_leads_to_the_part_one_is_in(
    qtbot: QtBot, assessor: Session, method: str, path: str, part: str
) -> None:
    found = pilot.begun(assessor, method)
    measurement = shown(qtbot, MetingScreen(assessor, found))
    measurement.go_to(path)
    with qtbot.waitSignal(measurement.open_requested) as asked:
        measurement.print_blank()
    assert asked.args == [places.afdrukken(found, part)]


def test_the_button_at_a_part_leads_there_too(
    qtbot: QtBot, assessor: Session, meting_id: str
) -> None:
    measurement = shown(qtbot, MetingScreen(assessor, meting_id))
    measurement.go_to("deel_werkgever")
    with qtbot.waitSignal(measurement.open_requested) as asked:
        find(measurement, "deel:afdrukken").setFocus()
        press(Qt.Key.Key_Space)
    assert asked.args == [places.afdrukken(meting_id, "werkgever")]


def test_questions_that_do_not_fit_the_work_are_not_printed(assessor: Session) -> None:
    found = pilot.begun(assessor, "loonbalans")
    part = paper.paper_part(paper_blank.form_of("loonbalans"), "werkgever")
    first = next(iter(part.questions())).question.id
    assert paper_blank.not_for_this_work(assessor, found, "werkgever") == frozenset()
    setting_aside.set_aside(assessor, found, [first], "Past niet.")
    assert paper_blank.not_for_this_work(assessor, found, "werkgever") == {first}
