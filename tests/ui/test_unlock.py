"""Unlocking: the right passphrase, wrong ones, waiting, and stores that cannot be opened."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.keys.errors import MustWait, WrongPassphrase
from ld_desktop.store.errors import StoreDamaged, StoreInUse, StoreTooNew
from ld_desktop.ui import application
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.main_window import MainWindow
from ld_desktop.ui.opening import Opening
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.screens.start.unlock import UnlockScreen
from tests.helpers import stores
from tests.helpers.qt import find, focused, show, text


class FakeOpening(Opening):
    """Answers with what it was given, one after another."""

    def __init__(self, *answers: object, wait: int = 0) -> None:
        super().__init__()
        self.answers = list(answers)
        self.wait = wait
        self.tried: list[str] = []

    def wait_seconds(self, _path: Path) -> int:
        """The given wait."""
        return self.wait

    def unlock(self, _path: Path, passphrase: str, tell: Callable[[str], None]) -> object:
        """The next answer."""
        tell("Controleren")
        self.tried.append(passphrase)
        answer = self.answers.pop(0)
        if isinstance(answer, EnvironmentProblem):
            raise answer
        return answer


def _screen(qtbot: QtBot, opening: Opening) -> UnlockScreen:
    made = UnlockScreen(opening, Path("store.ldstore"))
    qtbot.addWidget(made)
    show(qtbot, made)
    made.focus_first()
    return made


def _try(screen: QWidget, passphrase: str) -> None:
    field = find(screen, "passphrase")
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_right_passphrase_opens(qtbot: QtBot) -> None:
    screen = _screen(qtbot, FakeOpening("sessie"))
    assert focused() == "passphrase"
    with qtbot.waitSignal(screen.unlocked) as found:
        _try(screen, "goed")
    assert found.args == ["sessie"]


def test_while_it_works_the_field_rests_and_says_so(qtbot: QtBot) -> None:
    screen = _screen(qtbot, FakeOpening("sessie"))
    with qtbot.waitSignal(screen.unlocked):
        _try(screen, "goed")
        assert not find(screen, "passphrase").isEnabled()
        assert not find(screen, "other_store").isEnabled()
        assert "ontgrendelen" in text(screen, "unlock_status")


def test_a_wrong_one_says_so_and_may_be_tried_again_at_once(qtbot: QtBot) -> None:
    opening = FakeOpening(WrongPassphrase(), "sessie")
    screen = _screen(qtbot, opening)
    _try(screen, "fout")
    qtbot.waitUntil(lambda: find(screen, "passphrase_error").isVisible())
    assert "niet juist" in text(screen, "passphrase_error")
    assert text(screen, "passphrase") == ""
    assert focused() == "passphrase"
    with qtbot.waitSignal(screen.unlocked):
        _try(screen, "goed")
    assert opening.tried == ["fout", "goed"]


@pytest.mark.parametrize("refusal", [WrongPassphrase(3), MustWait(3)])
def test_a_wait_counts_down_and_then_opens_the_field(
    qtbot: QtBot, refusal: EnvironmentProblem
) -> None:
    screen = _screen(qtbot, FakeOpening(refusal))
    _try(screen, "fout")
    qtbot.waitUntil(lambda: "3 seconden" in text(screen, "unlock_status"))
    assert not find(screen, "passphrase").isEnabled()
    assert not find(screen, "unlock_button").isEnabled()
    screen._timer.timeout.emit()
    screen._timer.timeout.emit()
    assert "1 seconde " in text(screen, "unlock_status")
    screen._timer.timeout.emit()
    assert find(screen, "passphrase").isEnabled()
    assert "weer proberen" in text(screen, "unlock_status")
    assert not screen._timer.isActive()
    assert focused() == "passphrase"


def test_a_wait_survives_a_restart(qtbot: QtBot) -> None:
    screen = _screen(qtbot, FakeOpening(wait=90))
    screen.check_wait()
    qtbot.waitUntil(lambda: "1 minuut en 30 seconden" in text(screen, "unlock_status"))
    assert not find(screen, "passphrase").isEnabled()


def test_an_empty_passphrase_is_not_tried(qtbot: QtBot) -> None:
    opening = FakeOpening()
    screen = _screen(qtbot, opening)
    QTest.keyClick(find(screen, "passphrase"), Qt.Key.Key_Return)
    assert "Typ uw wachtwoordzin" in text(screen, "passphrase_error")
    assert opening.tried == []


@pytest.mark.parametrize(
    "refusal",
    [
        StoreTooNew(file="s", found=9, supported=1),
        StoreInUse(file="s"),
        StoreDamaged(file="s"),
    ],
)
def test_what_is_wrong_with_the_store_is_told_and_another_can_be_chosen(
    qtbot: QtBot, refusal: EnvironmentProblem
) -> None:
    screen = _screen(qtbot, FakeOpening(refusal))
    _try(screen, "goed")
    qtbot.waitUntil(lambda: len(text(screen, "passphrase_error")) > 20)
    with qtbot.waitSignal(screen.other_store):
        QTest.keyClick(find(screen, "other_store"), Qt.Key.Key_Space)


def test_a_real_store_opens_and_locks_again(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    templates: stores.Templates,
    tmp_path: Path,
) -> None:
    window = open_window(stores.copied(templates.assessor, tmp_path / "kopie"))
    _try(window.centralWidget(), stores.PASSPHRASE)
    qtbot.waitUntil(lambda: window.session is not None, timeout=20000)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.session is None
    assert isinstance(window.centralWidget(), UnlockScreen)
    assert text(window.centralWidget(), "passphrase") == ""


def test_a_real_wrong_passphrase_three_times_slows_down(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    templates: stores.Templates,
    tmp_path: Path,
) -> None:
    window = open_window(stores.copied(templates.assessor, tmp_path / "kopie"), Opening())
    for _ in range(3):
        _try(window, "dat was hem niet")
        screen = window.centralWidget()
        qtbot.waitUntil(lambda screen=screen: not screen._busy, timeout=20000)
    assert "wachten" in text(window, "unlock_status")
    assert not find(window, "passphrase").isEnabled()


def test_another_store_can_be_chosen_and_is_remembered(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    templates: stores.Templates,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = stores.copied(templates.office, tmp_path / "ander")
    monkeypatch.setattr(files, "ask_open", lambda *_: other)
    window = open_window(stores.copied(templates.assessor, tmp_path / "kopie"))
    QTest.keyClick(find(window, "other_store"), Qt.Key.Key_Space)
    _try(window.centralWidget(), stores.PASSPHRASE)
    qtbot.waitUntil(lambda: window.session is not None, timeout=20000)
    assert window.session.profile.naam == "Test office"
    assert window._preferences.store == other


def test_the_store_that_was_open_last_is_opened_again(
    qtbot: QtBot, qapp: QApplication, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    last = tmp_path / "ander.ldstore"
    preferences = Preferences(home)
    preferences.store = last
    preferences.flush()
    for exists in (False, True):
        window = application.make_window(qapp)
        qtbot.addWidget(window)
        assert window._store == (last if exists else home / "store.ldstore")
        last.touch()


def test_a_store_without_its_keys_is_refused_in_words(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    templates: stores.Templates,
    tmp_path: Path,
) -> None:
    path = stores.copied(templates.assessor, tmp_path / "kopie")
    for key in path.parent.glob("*keys*"):
        shutil.move(key, tmp_path / "weg")
    window = open_window(path)
    _try(window.centralWidget(), stores.PASSPHRASE)
    qtbot.waitUntil(lambda: text(window, "passphrase_error") != "", timeout=20000)
    assert window.session is None
