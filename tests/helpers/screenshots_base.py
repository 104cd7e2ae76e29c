"""What all scripts that take pictures share: a small laptop, a camera, an open store, a clean exit.

Every script takes a FOLDER and, if wanted, a theme (licht, donker, contrast), a text size (100-200)
and words of its own. Nothing has to be set beforehand: the screen is offscreen and as large as the
laptop of the specification, unless `QT_QPA_PLATFORM` says otherwise.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ld_desktop.casework import starting
from ld_desktop.casework.session import Session
from ld_desktop.ui import application, worker
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.theme import TEXT_SIZES, Scheme, Theme, tokens
from tests.helpers import stores

WINDOW = (1093, 614)  # logical pixels: 1366×768 at 125 %
ROOM = (1093, 560)  # what the shell leaves of it
_SCREEN = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768}


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line.

    Attributes:
        rest: whatever else a script understands.
    """

    folder: Path
    scheme: Scheme = "licht"
    size: int = TEXT_SIZES[0]
    rest: tuple[str, ...] = ()


def wishes(words: Sequence[str]) -> Wishes:
    """Read `FOLDER [THEME [SIZE [MORE…]]]`."""
    folder, *more = words
    scheme = cast("Scheme", more[0]) if more else "licht"
    size = int(more[1]) if len(more) > 1 else TEXT_SIZES[0]
    return Wishes(Path(folder), scheme, size, tuple(more[2:]))


class Camera:
    """Saves what a screen shows, numbered in the order of the tour."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, screen: QWidget) -> None:
        """One picture, once all work is done and painted."""
        show(screen)
        settle()
        self.number += 1
        save(screen.grab(), self.folder / f"{self.number:02d}-{name}.png")


def show(screen: QWidget, size: tuple[int, int] = ROOM) -> None:
    """Put a screen on the laptop, with the keyboard; one that is there stays as it is."""
    if not screen.isVisible():
        screen.resize(*size)
        screen.show()
        screen.activateWindow()


def settle() -> None:
    """Until nothing works any more and everything is painted."""
    QTest.qWait(60)
    while not worker.is_idle():
        QTest.qWait(20)
    QTest.qWait(80)


def save(picture: QPixmap, path: Path) -> None:
    """Keep a picture; what is see-through gets the colour of the window behind it."""
    behind = QPixmap(picture.size())
    behind.setDevicePixelRatio(picture.devicePixelRatio())
    behind.fill(QColor(tokens().window))
    painter = QPainter(behind)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    behind.save(str(path))


class Studio:
    """An application with a look, and stores to open.

    Attributes:
        work: a folder that is gone afterwards.
    """

    def __init__(self, app: QApplication, wanted: Wishes, work: Path) -> None:
        self.app, self.wanted, self.work = app, wanted, work
        theme = application.prepare(app, Preferences(work))
        theme.set_scheme(wanted.scheme)
        theme.set_text_size(wanted.size)
        self.theme: Theme = theme
        self.templates = stores.make_templates(work)
        self.camera = Camera(wanted.folder)

    @contextmanager
    def session(self, who: Literal["assessor", "office", "stranger"]) -> Iterator[Session]:
        """The store of someone, unlocked."""
        path: Path = getattr(self.templates, who) / "store.ldstore"
        session = starting.unlock(path, stores.PASSPHRASE, stores.Ticking())
        try:
            yield session
        finally:
            starting.lock(session)


@contextmanager
def studio(wanted: Wishes | None = None) -> Iterator[Studio]:
    """Everything a script needs; afterwards no window, job or application is left to crash at exit."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _small_laptop(work)
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
        try:
            yield Studio(app, wanted or wishes(sys.argv[1:]), work)
        finally:
            _clear()
            app.shutdown()


def _small_laptop(work: Path) -> None:
    """Before the application is made: the screen is read then and never again."""
    screen = work / "screen.json"
    screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
    os.environ.setdefault("QT_SCALE_FACTOR", "1.25")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screen}")


def _clear() -> None:
    """Widgets go before the application does, and what they hold before the interpreter."""
    worker.wait_until_idle()
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
