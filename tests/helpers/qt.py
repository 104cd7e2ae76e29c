"""What tests of the window share: showing, finding, pressing, and typing where the keyboard is."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

SMALL_LAPTOP = (1093, 614)  # logical pixels: 1366×768 at 125 %
_Widget = TypeVar("_Widget", bound=QWidget)


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget as the active window of a small laptop."""
    widget.resize(*SMALL_LAPTOP)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
    qtbot.waitUntil(lambda: QApplication.focusWindow() is widget.windowHandle())


def find(inside: QWidget, name: str, kind: type[_Widget] = QWidget) -> _Widget:  # type: ignore[assignment] # the default is the widest
    """The last made widget with this name: one that is on its way out comes before it."""
    found = inside.findChildren(kind, name)
    assert found, name
    return found[-1]


def text(inside: QWidget, name: str) -> str:
    """What a label, button or field says."""
    return str(find(inside, name).text())  # type: ignore[attr-defined]


def press(inside: QWidget, name: str) -> None:
    """Space on a button or box."""
    QTest.keyClick(find(inside, name), Qt.Key.Key_Space)


def focused() -> str:
    """The name of what has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def keys(words: str = "", key: Qt.Key | None = Qt.Key.Key_Tab) -> None:
    """Type where the keyboard is, then press a key there."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, words)
    if key is not None:
        QTest.keyClick(widget, key)


def control(window: QWidget, key: Qt.Key) -> None:
    """A shortcut with Ctrl."""
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
