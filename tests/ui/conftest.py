"""A window for tests: its own home, real stores, and nothing left running afterwards."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ld_desktop.casework import contacts, starting
from ld_desktop.casework.session import Session
from ld_desktop.ui import application, worker
from ld_desktop.ui.main_window import MainWindow
from ld_desktop.ui.opening import Opening
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.theme import Theme
from ld_desktop.ui.workspace import Workspace
from tests.helpers import stores
from tests.helpers.qt import show


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> stores.Templates:
    return stores.make_templates(tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="session")
def rich_template(templates: stores.Templates, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An assessor with a signed case, a draft, an empty case and an unconfirmed contact."""
    folder = tmp_path_factory.mktemp("rich") / "store"
    path = stores.copied(templates.assessor, folder)
    card = folder.parent / "stranger.ldcontact"
    stranger = starting.unlock(
        templates.stranger / "store.ldstore", stores.PASSPHRASE, stores.Ticking()
    )
    contacts.write_card(stranger, card)
    starting.lock(stranger)
    session = starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
    contacts.read_card(session, card)
    stores.signed(session)
    stores.measured(session)
    starting.lock(session)
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, so that no test sees what another one left."""
    made = tmp_path / "home"
    made.mkdir()
    monkeypatch.setenv("LD_DESKTOP_HOME", str(made))
    return made


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication, home: Path) -> Iterator[None]:
    """After each test: no job, no running timer, no window."""
    application.prepare(qapp, Preferences(home))
    theme = Theme.of_app()
    gc.freeze()  # what was there before is no test's own: looking through all of it costs seconds
    yield
    theme.set_scheme("licht")
    theme.set_text_size(100)
    assert worker.wait_until_idle()
    for _ in range(3):
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    timers = [
        found
        for found in gc.get_objects()
        if isinstance(found, QTimer) and shiboken6.isValid(found) and found.isActive()
    ]
    gc.unfreeze()
    assert not timers, [timer.parent() for timer in timers]
    windows = [found for found in qapp.topLevelWidgets() if found.isVisible()]
    assert not windows, windows


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., MainWindow]]:
    """Makes a shown window; the guard against our own mistakes stays out of the way of pytest."""
    made: list[MainWindow] = []

    def open_it(store: Path, opening: Opening | None = None) -> MainWindow:
        hook = sys.excepthook
        window = application.make_window(qapp, store, opening or Opening(stores.Ticking()))
        sys.excepthook = hook
        show(qtbot, window)
        made.append(window)
        return window

    yield open_it
    for window in made:
        window.close()
        window.deleteLater()


def _session(template: Path, target: Path) -> Iterator[Session]:
    shutil.copytree(template, target)
    session = starting.unlock(target / "store.ldstore", stores.PASSPHRASE, stores.Ticking())
    yield session
    starting.lock(session)


@pytest.fixture(scope="module")
def looked_at(rich_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The same, opened once for all tests of a module that only look."""
    yield from _session(rich_template, tmp_path_factory.mktemp("looked_at") / "store")


@pytest.fixture
def rich(rich_template: Path, tmp_path: Path) -> Iterator[Session]:
    """An unlocked store with something of everything."""
    yield from _session(rich_template, tmp_path / "rich")


@pytest.fixture
def assessor(templates: stores.Templates, tmp_path: Path) -> Iterator[Session]:
    """An assessor who knows an office and has no case yet."""
    yield from _session(templates.assessor, tmp_path / "assessor")


@pytest.fixture
def office(templates: stores.Templates, tmp_path: Path) -> Iterator[Session]:
    """An office that knows the assessor."""
    yield from _session(templates.office, tmp_path / "office")


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Callable[[Session], Workspace]]:
    """Makes a shown workspace on a session, without the window around it."""
    made: list[Workspace] = []

    def open_it(session: Session) -> Workspace:
        from PySide6.QtWidgets import QMainWindow

        from ld_desktop.ui import actions

        window = QMainWindow()
        qtbot.addWidget(window)
        found = Workspace(session, [actions.make("lock", window, window.close)])
        window.setCentralWidget(found)
        show(qtbot, window)
        made.append(found)
        return found

    yield open_it
    for found in made:
        found.leave()
        found.close_down()
