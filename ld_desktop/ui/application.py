"""Setting up the application: language, fonts, look, the guard against our own mistakes; then run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from ld_desktop import __version__, paths
from ld_desktop.ui import i18n
from ld_desktop.ui.crash import CrashGuard
from ld_desktop.ui.main_window import MainWindow
from ld_desktop.ui.opening import Opening
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.theme import Theme


def run(store_path: Path | None = None, painted: Callable[[], object] | None = None) -> int:
    """Open the window and stay until it closes.

    Args:
        store_path: the store to open; None opens the one that was open last, else the default.
        painted: called when the first picture stands on the screen.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Named here rather than with setStyle(), which would load all of QStyle before the first paint.
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
    window = make_window(app, store_path)
    if painted is not None:
        window.painted.connect(painted)
    window.show()
    return app.exec()


def make_window(
    app: QApplication, store_path: Path | None = None, opening: Opening | None = None
) -> MainWindow:
    """The window on a store, not shown yet."""
    home = paths.home()
    preferences = Preferences(home)
    theme = prepare(app, preferences)
    store = store_path or _last_store(preferences) or paths.default_store()
    window = MainWindow(store, opening or Opening(), preferences, theme)
    guard = CrashGuard(home, lambda: datetime.now(UTC), window)
    guard.refused.connect(window.show_problem)
    guard.crashed.connect(lambda log: _show_crash(window, log))
    guard.install()
    window.painted.connect(lambda: _set_icon(app))
    return window


def prepare(app: QApplication, preferences: Preferences) -> Theme:
    """Give the application its name, language, fonts and look."""
    app.setApplicationName("ld-desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ld-desktop")
    known = app.findChild(Theme)
    if isinstance(known, Theme):
        known.set_scheme(preferences.scheme)
        known.set_text_size(preferences.text_size)
        return known
    i18n.install(app)
    if not QFontDatabase.families():
        for font in sorted((paths.resources() / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(font))
    return Theme(app, preferences.scheme, preferences.text_size)


def _last_store(preferences: Preferences) -> Path | None:
    path = preferences.store
    return path if path is not None and path.exists() else None


def _set_icon(app: QApplication) -> None:
    """After the first picture: reading it costs a millisecond that nobody waits for."""
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "ld-desktop.png")))


def _show_crash(window: MainWindow, log: str) -> None:
    from ld_desktop.ui.dialogs.crash import CrashDialog

    CrashDialog.show_for(window, log)
