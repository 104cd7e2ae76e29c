"""Giving the laptop away and getting it back: the window, the code, and the assessor's undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import letting_fill_in, starting
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.ui import places
from ld_desktop.ui.client.screen import ClientScreen
from ld_desktop.ui.main_window import MainWindow
from ld_desktop.ui.screens.laat_invullen import LaatInvullenScreen
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.theme import Theme
from tests.helpers import pilot_metingen as pilot
from tests.helpers import stores
from tests.helpers.meting_screens import press as key_press
from tests.helpers.qt import find, focused, press, text

PIN, SCALE = "4071", "wn_k2_1"


@pytest.fixture
def store(templates: stores.Templates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with a measurement by the Dariuz method, and a PIN."""
    monkeypatch.setenv("PATH", "")
    path = stores.copied(templates.assessor, tmp_path / "store")
    session = starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
    meting_id = pilot.begun(session, "dariuz")
    letting_fill_in.set_pin(session, PIN)
    starting.remember_place(session, places.laat_invullen(meting_id, "werknemer"))
    starting.lock(session)
    return path


@pytest.fixture
def window(
    store: Path, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> Iterator[MainWindow]:
    """The program at the page where the laptop can be handed over."""
    made = open_window(store)
    _unlock(made, qtbot)
    yield made
    if made.client is not None:
        made.client.end()


def _unlock(window: MainWindow, qtbot: QtBot) -> None:
    field = find(window, "passphrase", QLineEdit)
    QTest.keyClicks(field, stores.PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20000)
    assert window.workspace is not None
    qtbot.waitUntil(window.workspace.isVisible)


def _handed_over(window: MainWindow) -> ClientScreen:
    press(window, "laat_invullen:start")
    screen = window.centralWidget()
    assert isinstance(screen, ClientScreen)
    return screen


def _meting_id(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.store.metingen.drafts()[0].id


def _try(window: MainWindow, code: str) -> None:
    field = find(window, "client_code", QLineEdit)
    QTest.keyClicks(field, code)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_page_before_says_what_the_other_sees_and_how_one_comes_back(
    window: MainWindow,
) -> None:
    assert window.workspace is not None
    screen = window.workspace.screen_widget
    assert isinstance(screen, LaatInvullenScreen)
    said = " ".join(each.text() for each in screen.findChildren(QLabel))
    for words in ("70 vragen", "uw wachtwoordzin of uw pincode", "Alt+Tab", "Voorlezen kan"):
        assert words in said
    assert focused() == "laat_invullen:start"


def test_the_client_has_the_whole_screen_and_nothing_of_the_program(window: MainWindow) -> None:
    workspace = window.workspace
    screen = _handed_over(window)
    assert window.isFullScreen()
    assert workspace is not None
    assert not workspace.isVisible()
    assert not window.isAncestorOf(workspace)
    live = {each.objectName() for each in window.findChildren(QAction) if each.isEnabled()}
    assert live <= {"larger_text", "smaller_text", "normal_text", ""}
    for key, modifier in (
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):
        key_press(key, modifier)
        assert window.centralWidget() is screen
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [window]


@pytest.mark.parametrize("way", ["close", "lock"])
def test_closing_and_locking_ask_the_code(window: MainWindow, way: str, qtbot: QtBot) -> None:
    screen = _handed_over(window)
    getattr(window, way)()
    assert window.isVisible()
    assert window.session is not None
    qtbot.waitUntil(screen.gate.isVisible)
    press(window, "client_back")
    assert not screen.gate.isVisible()
    assert find(screen, "client_start").isVisible()


@pytest.mark.parametrize("code", [PIN, stores.PASSPHRASE])
def test_the_right_code_gives_the_program_back(window: MainWindow, code: str, qtbot: QtBot) -> None:
    state, workspace = window.windowState(), window.workspace
    _handed_over(window)
    press(window, "client_stop")
    assert focused() == "client_back"
    _try(window, code)
    qtbot.waitUntil(lambda: window.client is None, timeout=20000)
    assert window.centralWidget() is workspace
    assert window.windowState() == state
    assert all(each.isEnabled() for each in window.actions())
    assert workspace is not None
    assert isinstance(workspace.screen_widget, MetingScreen)


def test_a_wrong_code_says_so_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    screen = _handed_over(window)
    press(window, "client_stop")
    _try(window, "4072")
    qtbot.waitUntil(lambda: text(window, "client_code_error") != "", timeout=20000)
    assert "pincode is niet juist" in text(window, "client_code_error")
    assert text(window, "client_code") == ""
    assert window.centralWidget() is screen


def test_five_wrong_pins_and_only_the_passphrase_works(
    window: MainWindow, qtbot: QtBot, store: Path
) -> None:
    (store.parent / "store.pin.attempts.json").write_text(
        '{"failures": 5, "last": "2026-11-22T08:00:00+00:00"}', encoding="ascii"
    )
    _handed_over(window)
    press(window, "client_stop")
    _try(window, PIN)
    qtbot.waitUntil(lambda: text(window, "client_code_error") != "", timeout=20000)
    assert "werkt nu niet meer" in text(window, "client_code_error")
    _try(window, stores.PASSPHRASE)
    qtbot.waitUntil(lambda: window.client is None, timeout=20000)


def test_what_the_client_answered_can_be_undone_one_by_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen = _handed_over(window)
    session = window.session
    assert session is not None
    meting_id = _meting_id(window)
    press(screen, "client_start")
    while screen.last_path != SCALE:
        press(screen, "client_next")
    for key in (Qt.Key.Key_5, Qt.Key.Key_6):
        key_press(key)
    press(screen, "client_stop")
    _try(window, PIN)
    qtbot.waitUntil(lambda: window.client is None, timeout=20000)
    assert window.workspace is not None
    meting = window.workspace.screen_widget
    assert isinstance(meting, MetingScreen)
    kept = AnswerKey(SCALE, Respondent.WERKNEMER)
    found = []
    for _ in range(3):
        answer = session.store.answers.get(meting_id, kept)
        found.append(answer.text if answer else None)
        meting.form.undo()
    assert found == ["6", "5", None]
    meting.form.redo()
    answer = session.store.answers.get(meting_id, kept)
    assert answer is not None
    assert answer.text == "5"


def test_letters_made_larger_for_the_client_are_as_before_afterwards(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen = _handed_over(window)
    press(screen, "client_size:1")
    assert Theme.of_app().text_size == 110
    press(window, "client_stop")
    _try(window, PIN)
    qtbot.waitUntil(lambda: window.client is None, timeout=20000)
    assert Theme.of_app().text_size == 100


def test_after_a_crash_the_store_is_locked_and_one_comes_back_before_the_handing_over(
    window: MainWindow,
    qtbot: QtBot,
    store: Path,
    tmp_path: Path,
    open_window: Callable[..., QWidget],
) -> None:
    _handed_over(window)
    copy = stores.copied(store.parent, tmp_path / "na_stroomuitval")
    for lock in copy.parent.glob("*.lock"):
        lock.unlink()
    again = open_window(copy)
    assert isinstance(again, MainWindow)
    assert again.session is None
    _unlock(again, qtbot)
    assert again.client is None
    assert again.workspace is not None
    assert isinstance(again.workspace.screen_widget, LaatInvullenScreen)
