"""Going from place to place: back, search, coming back after a kill, and what stops one leaving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import dossiers, starting
from ld_desktop.casework.session import Session
from ld_desktop.store.errors import DiskFull
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import decision
from ld_desktop.ui.main_window import MainWindow
from ld_desktop.ui.opening import Opening
from ld_desktop.ui.screens.gegevens import GegevensScreen
from ld_desktop.ui.workspace import Workspace
from tests.helpers import stores
from tests.helpers.qt import control, find, focused, keys, text

Open = Callable[[Session], Workspace]


def _case(session: Session) -> str:
    return dossiers.search(session, "Voorbeeld")[0].case_id


def _banners(found: Workspace) -> list[str]:
    return [banner.text for banner in found.banners.banners()]


def test_an_assessor_starts_with_vandaag_and_an_office_with_inlezen(
    assessor: Session, office: Session, workspace: Open
) -> None:
    for session, place in ((assessor, places.VANDAAG), (office, places.INLEZEN)):
        found = workspace(session)
        found.start()
        assert found.screen_widget.objectName() == place


def test_only_an_office_sees_inlezen(assessor: Session, office: Session, workspace: Open) -> None:
    for session, seen in ((assessor, False), (office, True)):
        links = workspace(session).findChildren(QWidget, "link_go_inlezen")
        assert bool(links) is seen


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_2, places.CONTACTEN),
        (Qt.Key.Key_3, places.OVERDRAGEN),
        (Qt.Key.Key_5, places.INSTELLINGEN),
        (Qt.Key.Key_1, places.VANDAAG),
    ],
)
def test_alt_and_a_digit_go_places(
    assessor: Session, workspace: Open, key: Qt.Key, place: str
) -> None:
    found = workspace(assessor)
    found.start()
    QTest.keyClick(found, key, Qt.KeyboardModifier.AltModifier)
    assert found.screen_widget.objectName() == place
    assert starting.last_place(assessor).startswith(place)


def test_back_goes_the_way_one_came(rich: Session, workspace: Open) -> None:
    found = workspace(rich)
    found.start()
    for place in (places.CONTACTEN, places.dossier(_case(rich))):
        found.go(place)
    for place in (places.CONTACTEN, places.VANDAAG, places.VANDAAG):
        QTest.keyClick(found, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert found.screen_widget.objectName() == place


def test_a_place_that_is_gone_is_said_and_one_stays_where_one_was(
    assessor: Session, workspace: Open
) -> None:
    found = workspace(assessor)
    found.start()
    assert not found.go(places.dossier("weg"))
    assert not found.go("onzin:1")
    assert found.screen_widget.objectName() == places.VANDAAG
    assert len(_banners(found)) == 1


def test_a_remembered_place_that_is_gone_leads_to_the_start_page(
    assessor: Session, workspace: Open
) -> None:
    starting.remember_place(assessor, places.dossier("weg"))
    found = workspace(assessor)
    found.start()
    assert found.screen_widget.objectName() == places.VANDAAG


def test_a_killed_program_comes_back_to_the_field(
    qtbot: QtBot, assessor: Session, workspace: Open
) -> None:
    found = workspace(assessor)
    found.start()
    control(found, Qt.Key.Key_N)
    keys("Noor Voorbeeld")  # the name; Tab writes it and moves on
    keys(key=None)
    before = found.screen_widget.place()
    qtbot.waitUntil(lambda: starting.last_place(assessor) == before)
    again = workspace(assessor)  # as after a kill: nothing was closed
    again.start()
    assert isinstance(again.screen_widget, GegevensScreen)
    assert again.screen_widget.place() == before
    texts = [field.text() for field in again.screen_widget.findChildren(QLineEdit)]
    assert "Noor Voorbeeld" in texts


def test_what_cannot_be_written_stops_one_leaving(
    assessor: Session, workspace: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = workspace(assessor)
    found.start()
    control(found, Qt.Key.Key_N)
    monkeypatch.setattr(GegevensScreen, "unsaved", lambda _: True)
    assert not found.go(places.VANDAAG)
    assert not found.leave()
    assert isinstance(found.screen_widget, GegevensScreen)
    assert "staat nog niet op schijf" in _banners(found)[-1]
    monkeypatch.undo()
    assert found.leave()


def test_a_full_disk_while_making_a_case_is_said(
    assessor: Session, workspace: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Session) -> None:
        raise DiskFull(file="store.ldstore")

    found = workspace(assessor)
    found.start()
    monkeypatch.setattr(dossiers, "new_dossier", refuse)
    control(found, Qt.Key.Key_N)
    assert "is vol" in _banners(found)[0]
    assert found.screen_widget.objectName() == places.VANDAAG


def test_search_finds_while_typing_and_opens_by_keyboard(rich: Session, workspace: Open) -> None:
    found = workspace(rich)
    found.start()
    control(found, Qt.Key.Key_K)
    assert focused() == "search"
    keys("voor", key=None)
    results = find(found.window(), "search_list")
    assert results.isVisible()
    count = results.lines.rowCount()  # type: ignore[attr-defined]
    assert count == 2
    keys(key=Qt.Key.Key_Down)
    assert focused() == "search"
    keys(key=Qt.Key.Key_Return)
    assert found.screen_widget.objectName() == "dossier"
    assert not results.isVisible()
    assert text(found, "search") == ""


def test_search_says_when_there_is_nothing_and_escape_goes_back(
    rich: Session, workspace: Open
) -> None:
    found = workspace(rich)
    found.start()
    before = focused()
    control(found, Qt.Key.Key_K)
    keys("zzzz", key=None)
    results = find(found.window(), "search_results")
    assert "Niets gevonden" in results.nothing.text()  # type: ignore[attr-defined]
    keys(key=Qt.Key.Key_Escape)
    assert not results.isVisible()
    assert focused() == before


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_ctrl_k_searches_from_inside_a_text_too(
    assessor: Session, workspace: Open, kind: type[QWidget]
) -> None:
    found = workspace(assessor)
    found.start()
    field = kind(found.screen_widget)
    field.show()
    field.setFocus()
    keys("blijft staan", key=None)
    QTest.keyClick(field, Qt.Key.Key_Home)
    control(field, Qt.Key.Key_K)
    assert focused() == "search"
    words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]
    assert words == "blijft staan"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_f10_opens_the_menu(qtbot: QtBot, assessor: Session, workspace: Open) -> None:
    found = workspace(assessor)
    found.start()
    QTest.keyClick(found, Qt.Key.Key_F10)
    menu = found.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not menu.isVisible())


def _unlocked(qtbot: QtBot, window: MainWindow) -> Workspace:
    screen = window.centralWidget()
    QTest.keyClicks(find(screen, "passphrase"), stores.PASSPHRASE)
    QTest.keyClick(find(screen, "passphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20000)
    qtbot.waitUntil(window.workspace.isVisible)
    return window.workspace


def test_locking_and_unlocking_comes_back_to_the_same_place(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    rich_template: Path,
    tmp_path: Path,
) -> None:
    window = open_window(stores.copied(rich_template, tmp_path / "kopie"))
    found = _unlocked(qtbot, window)
    found.go(places.CONTACTEN)
    control(window, Qt.Key.Key_L)
    assert window.session is None
    assert _unlocked(qtbot, window).screen_widget.objectName() == places.CONTACTEN


@pytest.mark.parametrize("answer", [True, False])
def test_closing_with_something_unwritten_asks_first(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    templates: stores.Templates,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
) -> None:
    window = open_window(stores.copied(templates.assessor, tmp_path / "kopie"), Opening())
    found = _unlocked(qtbot, window)
    control(found, Qt.Key.Key_N)
    asked: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(GegevensScreen, "unsaved", lambda _: True)
        patch.setattr(decision, "decide", lambda _p, title, *_: asked.append(title) or answer)
        window.close()
    assert asked == ["Niet alles is bewaard"]
    assert window.isVisible() is not answer
    assert (window.session is None) is answer
