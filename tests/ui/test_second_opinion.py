"""A second opinion on screen: the first is hidden until it is signed; then both stand side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.domain.records import RecordType
from ld_desktop.ui import places
from ld_desktop.ui.screens import dossier
from ld_desktop.ui.screens.dossier_opinions import OpinionsBeside
from ld_desktop.ui.widgets.line_list import LineList
from ld_desktop.ui.widgets.value_chart import ValueChart
from ld_desktop.ui.workspace import Workspace
from tests.helpers import stores
from tests.helpers.qt import find, press
from tests.helpers.second_opinions import fill_in, sign

Open = Callable[[Session], Workspace]


@pytest.fixture
def first(assessor: Session) -> str:
    return stores.signed(assessor)[0]


@pytest.fixture
def opinion(assessor: Session, first: str) -> str:
    placement = assessor.store.metingen.get(first).placement_id
    return measuring.start_meting(assessor, placement, MetingSoort.SECOND_OPINION)


@pytest.fixture
def case_id(assessor: Session, first: str) -> str:
    return str(assessor.store.metingen.get(first).case_id)


def said(inside: QWidget) -> str:
    """Every word on a screen, in lists too."""
    words = [each.text() for each in inside.findChildren(QLabel)]
    for found in inside.findChildren(LineList):
        lines = found.lines
        words += [lines.line(lines.index(row)).spoken() for row in range(lines.rowCount())]
    words += [each.accessibleDescription() for each in inside.findChildren(ValueChart)]
    return "\n".join(words)


def test_no_screen_shows_the_first_while_the_second_is_made(
    assessor: Session, workspace: Open, first: str, opinion: str, case_id: str
) -> None:
    window = workspace(assessor)
    window.go(places.dossier(case_id))
    told = said(window)
    assert "verborgen" in told
    assert "u ziet hier niets van tot de second opinion is ondertekend" in told
    assert "71 %" not in told
    assert window.findChild(QWidget, "documents") is None
    for place in (
        places.VANDAAG,
        places.OVERDRAGEN,
        places.meting_starten(assessor.store.metingen.get(first).placement_id),
    ):
        window.go(place)
        assert "71 %" not in said(window)
    report = assessor.store.records.heads(RecordType.DOCUMENT)[0].id
    here = window.screen_widget
    for place in (places.meting(first), places.ondertekenen(first), places.document(report)):
        assert not window.go(place)
        assert window.screen_widget is here
        assert "second opinion gegeven" in said(window.banners)
    assert window.go(places.meting(opinion))


def test_the_hidden_line_leads_nowhere(
    qtbot: QtBot, assessor: Session, workspace: Open, opinion: str, case_id: str
) -> None:
    window = workspace(assessor)
    window.go(places.dossier(case_id))
    placement = assessor.store.metingen.get(opinion).placement_id
    lines = find(window, f"metingen_{placement}", LineList)
    assert lines.lines.line(lines.lines.index(0)).place == ""
    with qtbot.waitSignal(window.arrived):
        QTest.keyClick(lines, Qt.Key.Key_Down)
        QTest.keyClick(lines, Qt.Key.Key_Return)
    assert window.screen_widget.place().startswith(places.meting(opinion))


def test_signed_both_stand_beside_each_other(
    assessor: Session, workspace: Open, opinion: str, case_id: str
) -> None:
    fill_in(assessor, opinion, counted="6")
    sign(assessor, opinion)
    window = workspace(assessor)
    window.go(places.dossier(case_id))
    found = find(window, "naast_elkaar", OpinionsBeside)
    told = said(found)
    assert "71 %" in said(find(found, "naast_elkaar:eerste"))
    assert "eerste meting" in said(find(found, "naast_elkaar:eerste"))
    assert "second opinion" in said(find(found, "naast_elkaar:tweede"))
    assert "procentpunt lager" in told
    assert "lopen uiteen bij:" in told
    assert "aanname" in told
    assert "verborgen" not in said(window)


def test_two_that_agree_say_so(
    assessor: Session, workspace: Open, opinion: str, case_id: str
) -> None:
    fill_in(assessor, opinion)
    sign(assessor, opinion)
    window = workspace(assessor)
    window.go(places.dossier(case_id))
    words = find(window, "naast_elkaar", OpinionsBeside).words.text()
    assert words == "Beide komen op dezelfde loonwaarde uit. De bandbreedtes raken elkaar."


def test_a_draft_is_thrown_away_after_a_question_and_the_veil_lifts(
    qtbot: QtBot,
    assessor: Session,
    workspace: Open,
    opinion: str,
    case_id: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = workspace(assessor)
    window.go(places.dossier(case_id))
    asked: list[str] = []
    answers = iter((False, True))

    def decide(_parent: QWidget, _title: str, text: str, _yes: str) -> bool:
        asked.append(text)
        return next(answers)

    monkeypatch.setattr(dossier, "decide", decide)
    press(window, f"throw_away_{opinion}")
    assert "niet meer onafhankelijk" in asked[0]
    assert assessor.store.metingen.get(opinion) is not None
    before = window.screen_widget
    press(window, f"throw_away_{opinion}")
    qtbot.waitUntil(lambda: window.screen_widget is not before)
    assert assessor.store.metingen.get(opinion) is None
    assert "71 %" in said(window.screen_widget)
    names = [each.objectName() for each in window.screen_widget.findChildren(QPushButton)]
    assert not [name for name in names if name.startswith("throw_away_")]
