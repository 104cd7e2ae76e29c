"""Arbolab: a function profile is searched while one types, taken over, and undone as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ld_desktop.casework import choosing_profile, function_library, measuring, reporting
from ld_desktop.casework.session import Session
from ld_desktop.functies.own import profile_table
from ld_desktop.ui.dialogs.profile import ProfileDialog
from ld_desktop.ui.screens import meting
from ld_desktop.ui.screens.meting import MetingScreen
from tests.functies.test_importing_tables import own, put
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import on_disk, press, shown
from tests.helpers.qt import find, text

_INPAKKER = "9321"


@pytest.fixture
def dialog(qtbot: QtBot) -> ProfileDialog:
    return shown(qtbot, ProfileDialog(None, function_library.open_library()))


@pytest.fixture
def screen(qtbot: QtBot, assessor: Session) -> MetingScreen:
    made = shown(qtbot, MetingScreen(assessor, pilot.begun(assessor, "arbolab")))
    made.go_to(choosing_profile.CHOSEN)
    return made


def test_one_finds_while_typing_and_takes_by_enter(dialog: ProfileDialog) -> None:
    assert "Typ een naam" in text(dialog, "profiel_uitleg")
    QTest.keyClicks(dialog.field, "inpakker")
    assert dialog.code() == _INPAKKER
    assert "aanname" in text(dialog, "profiel_uitleg")
    press(Qt.Key.Key_Return)
    assert dialog.result() == ProfileDialog.DialogCode.Accepted


def test_arrows_walk_the_list_while_one_types(dialog: ProfileDialog) -> None:
    QTest.keyClicks(dialog.field, "inpak")
    first = dialog.code()
    press(Qt.Key.Key_Down)
    assert dialog.code() != first
    press(Qt.Key.Key_Up)
    assert dialog.code() == first


def test_what_is_not_found_cannot_be_taken(dialog: ProfileDialog) -> None:
    QTest.keyClicks(dialog.field, "xqzxq")
    assert "Niets gevonden" in text(dialog, "profiel_uitleg")
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_taking_a_profile_fills_every_requirement_as_one_step(
    assessor: Session, screen: MetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meting, "choose_profile", lambda *_: _INPAKKER)
    find(screen, "profiel_kiezen").setFocus()
    press(Qt.Key.Key_Space)
    wanted = function_library.open_library().profile(_INPAKKER)
    for name, eis in wanted.eis_per_criterium.items():
        assert on_disk(assessor, screen._id, f"eis_{name}") == str(eis)
        weight = wanted.gewicht_per_criterium[name]
        assert on_disk(assessor, screen._id, f"gewicht_{name}") == str(weight)
    assert on_disk(assessor, screen._id, choosing_profile.CHOSEN).startswith(_INPAKKER)
    assert on_disk(assessor, screen._id, choosing_profile.ORIGIN) == "meegeleverd"
    screen.form.undo()
    assert on_disk(assessor, screen._id, "eis_M1") is None


def test_turning_back_changes_nothing(
    assessor: Session, screen: MetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meting, "choose_profile", lambda *_: "")
    screen.choose_profile()
    assert on_disk(assessor, screen._id, "eis_M1") is None


def test_the_button_stands_only_where_the_profile_is_asked(screen: MetingScreen) -> None:
    assert find(screen, "profiel_kiezen").isVisible()
    screen.go_to("M1")
    assert not find(screen, "profiel_kiezen").isVisible()


def test_the_result_names_other_functions(qtbot: QtBot, assessor: Session) -> None:
    meting_id = pilot.begun(assessor, "arbolab")
    pilot.fill(assessor, meting_id)
    made = shown(qtbot, MetingScreen(assessor, meting_id))
    made.toggle_result()
    panel = made.side.result
    lines = [panel.others.lines.line(panel.others.lines.index(n)) for n in range(10)]
    found = choosing_profile.other_functions(assessor, meting_id)
    assert [line.detail for line in lines] == [f"{each.loonwaarde} %" for each in found.rows]
    assert find(made, "uitkomst:bibliotheek").text() == found.bibliotheek
    assert "Functieprofielen van ld_desktop, versie" in found.bibliotheek
    assert find(made, "uitkomst:pilot").isVisible()


def test_own_profiles_of_the_store_are_among_the_other_functions(
    qtbot: QtBot, assessor: Session
) -> None:
    best = replace(own("KANTOOR-1", naam="Onze functie")[0], eisen=(1,) + (0,) * 28)
    put(assessor, "functieprofielen", profile_table([best]), set="Onze set", versie="4")
    meting_id = pilot.begun(assessor, "arbolab")
    pilot.fill(assessor, meting_id)
    found = choosing_profile.other_functions(assessor, meting_id)
    every = measuring.document_and_result(assessor, meting_id)
    assert every is not None
    rapport = reporting.compose(assessor, measuring.find_meting(assessor, meting_id), every[1])
    told: Any = rapport.result.extra["andere_functies"]
    assert [row["code"] for row in told["functies"]] == [each.code for each in found.rows]
    assert [each["naam"] for each in told["bibliotheek"]["eigen"]] == ["Onze set"]
    assert "Onze set 4 (1)" in found.bibliotheek
    assert told["berekend"] == 227
    made = shown(qtbot, MetingScreen(assessor, meting_id))
    made.toggle_result()
    assert "Onze set 4 (1)" in find(made, "uitkomst:bibliotheek").text()


def test_what_a_method_noticed_leads_to_its_question(qtbot: QtBot, assessor: Session) -> None:
    meting_id = pilot.begun(assessor, "activa")
    pilot.fill(assessor, meting_id)
    made = shown(qtbot, MetingScreen(assessor, meting_id))
    made.toggle_result()
    lines = made.side.result.further.lines
    every = [lines.line(lines.index(n)) for n in range(lines.rowCount())]
    leading = [line for line in every if line.place]
    assert any(line.subtitle == "Scholingsbehoeften" for line in leading)
    made.side.result.further.chosen.emit(leading[0].place)
    assert made.form.path() == leading[0].place
    assert not made.side.result.others.isVisible()
