"""The parts of `ld-desktop bench` that need a window; each runs in a process of its own.

`ld-desktop --bench PART` prints `{"seconds": …}` and stops. `LD_BENCH_STARTED_NS` is the
moment at which the parent started it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

_MODULES, _MEETING, _WIDGETS = "bench-modules.json", "bench-meting", "bench-widgets.json"
_LAPTOP = (1093, 560)  # what the shell leaves of a small laptop
_TURNS = 5
_WORDS = "Pakt na een storing zelf de draad weer op, zoals een gewone collega op deze plek."


def main(part: str) -> int:
    """Run one part."""
    return _PARTS[part]() if part in _PARTS else 2


def _tell(seconds: float) -> None:
    print(json.dumps({"seconds": seconds}), flush=True)  # noqa: T201 - the parent reads it
    os._exit(0)  # closing down is not what is measured


def _since_start() -> None:
    _tell((time.time_ns() - int(os.environ["LD_BENCH_STARTED_NS"])) / 1e9)


def _home() -> Path:
    return Path(os.environ["LD_DESKTOP_HOME"])


class _BareWindow(QWidget):
    """The least that asks for a passphrase: a label, a field and a button."""

    def __init__(self, painted: Callable[[], None]) -> None:
        super().__init__()
        self._painted = painted
        column = QVBoxLayout(self)
        for widget in (QLabel("Wachtwoordzin"), QLineEdit(), QPushButton("Ontgrendelen")):
            column.addWidget(widget)
        self.resize(1180, 760)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first picture is there."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._painted)


class _PaintWatch(QObject):
    """Tells when a widget of a given name is painted for the first time."""

    def __init__(self, name: str, painted: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._painted = name, painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every event of the application, change none."""
        if event.type() is QEvent.Type.Paint and watched.objectName() == self._name:
            QTimer.singleShot(0, self._painted)
        return False


def _bare(painted: Callable[[], None]) -> int:
    app = QApplication(sys.argv[:1])
    window = _BareWindow(painted)
    window.show()
    return app.exec()


def _start() -> int:
    from ld_desktop.ui.application import run

    return run(_home() / "store.ldstore", _since_start)


def _unlock() -> int:
    """From Enter behind the passphrase to the painted start page; nothing was loaded beforehand."""
    from ld_desktop.ui.application import make_window

    app = QApplication(sys.argv[:1])
    window = make_window(app, _home() / "store.ldstore")
    before: set[str] = set()
    begin = [0.0]

    def submit() -> None:
        field = window.findChild(QLineEdit, "passphrase")
        assert isinstance(field, QLineEdit)  # noqa: S101 - the unlock window has one
        field.setText(os.environ["LD_PASSPHRASE"])
        before.update(sys.modules)
        begin[0] = time.perf_counter()
        QApplication.postEvent(field, _enter())

    def arrived() -> None:
        seconds = time.perf_counter() - begin[0]
        loaded = [name for name in sys.modules if name not in before]
        (_home() / _MODULES).write_text(json.dumps(loaded), encoding="utf-8")
        _tell(seconds)

    app.installEventFilter(_PaintWatch("vandaag", arrived, app))
    window.painted.connect(submit)
    window.show()
    return app.exec()


def _enter() -> QEvent:
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")


def _bare_unlock() -> int:
    """The same imports, Argon2id and a keyed open, beside a window that is already there."""
    names = json.loads((_home() / _MODULES).read_text(encoding="utf-8"))

    def work() -> None:
        begin = time.perf_counter()
        for name in names:
            with suppress(ImportError):
                import_module(name)
        from ld_desktop.casework.bench_floor import bare_unlock

        bare_unlock(_home() / "store.ldstore", os.environ["LD_PASSPHRASE"])
        _tell(time.perf_counter() - begin)

    return _bare(work)


def _opening() -> int:
    """The screen with the most widgets: from asking for it to its first picture; once to warm up."""
    from PySide6.QtWidgets import QStackedWidget

    from ld_desktop.casework import starting
    from ld_desktop.casework.session import system_clock
    from ld_desktop.ui import application
    from ld_desktop.ui.preferences import Preferences
    from ld_desktop.ui.screens.meting import MetingScreen

    app = QApplication(sys.argv[:1])
    application.prepare(app, Preferences(_home()))
    passphrase = os.environ["LD_PASSPHRASE"]
    session = starting.unlock(_home() / "store.ldstore", passphrase, system_clock)
    screen = MetingScreen(session, (_home() / _MEETING).read_text(encoding="utf-8"))
    _show_large(screen)
    parts, stack = screen.model.parts, screen.form.findChild(QStackedWidget)
    assert isinstance(stack, QStackedWidget)  # noqa: S101 - the form shows its screens in one
    counts: dict[str, Counter[str]] = {}
    for part in parts:
        screen.form.show_part(part.id)
        page = stack.currentWidget()
        assert page is not None  # noqa: S101 - it was just shown
        counts[part.id] = _kinds(page)
    largest = max(counts, key=lambda name: counts[name].total())
    (_home() / _WIDGETS).write_text(json.dumps(counts[largest]), encoding="utf-8")
    return _timed(
        app, lambda: screen.form.show_part(parts[0].id), lambda: screen.form.show_part(largest)
    )


def _bare_opening() -> int:
    """As many plain widgets of the same kinds in the same look, one under another."""
    from PySide6.QtWidgets import QStackedWidget

    from ld_desktop.ui import application
    from ld_desktop.ui.preferences import Preferences
    from ld_desktop.ui.widgets.page import Page

    app = QApplication(sys.argv[:1])
    application.prepare(app, Preferences(_home()))
    counts: dict[str, int] = json.loads((_home() / _WIDGETS).read_text(encoding="utf-8"))
    stack = QStackedWidget()
    stack.addWidget(QWidget())
    _show_large(stack)

    def fill() -> None:
        page = Page("kaal")
        for kind, count in counts.items():
            for _ in range(count):
                page.add(_plain(kind))
        stack.addWidget(page)
        stack.setCurrentWidget(page)

    return _timed(app, lambda: stack.setCurrentIndex(0), fill)


def _show_large(widget: QWidget) -> None:
    widget.resize(*_LAPTOP)
    widget.show()
    QApplication.processEvents()


def _timed(app: QApplication, away: Callable[[], object], there: Callable[[], object]) -> int:
    """The best of a few: other programs of the machine only ever add to it."""
    best = float("inf")
    for _ in range(_TURNS):
        away()
        app.processEvents()
        begin = time.perf_counter()
        there()
        app.processEvents()
        best = min(best, time.perf_counter() - begin)
    _tell(best)
    return 0


def _kinds(page: QWidget) -> Counter[str]:
    """How many widgets of each kind that Qt knows."""
    return Counter(_kind(type(each)) for each in page.findChildren(QWidget))


def _kind(made: type) -> str:
    return next(each.__name__ for each in made.__mro__ if each.__module__.startswith("PySide6"))


def _plain(kind: str) -> QWidget:
    """One of these, with some words where it can have them; parts of others become bare widgets."""
    from PySide6 import QtWidgets

    makers = ("QLabel", "QRadioButton", "QPushButton", "QToolButton", "QPlainTextEdit", "QLineEdit")
    made: QWidget = getattr(QtWidgets, kind)() if kind in makers else QWidget()
    if isinstance(made, QLabel):
        made.setWordWrap(True)
        made.setText(_WORDS)
    return made


_PARTS: dict[str, Callable[[], int]] = {
    "start": _start,
    "bare-window": lambda: _bare(_since_start),
    "unlock": _unlock,
    "bare-unlock": _bare_unlock,
    "opening": _opening,
    "bare-opening": _bare_opening,
}
