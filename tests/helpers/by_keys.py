"""Pressing keys where the keyboard is, on a widget of one's own that is gone afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.qt import SMALL_LAPTOP, focused

_FAR = 40  # Tab or an arrow gets anywhere within so many


@dataclass
class Effort:
    """What a walk took.

    Attributes:
        questions: that were answered, table cells included.
        keys: that were pressed.
    """

    questions: int = 0
    keys: int = 0


class ByKeys:
    """Presses keys where the keyboard is, and counts them."""

    def __init__(self) -> None:
        self.effort = Effort()

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key."""
        QTest.keyClick(self._here(), key, modifiers)
        self.effort.keys += 1

    def type(self, words: str) -> None:
        """Letters and digits."""
        for letter in words:
            QTest.keyClick(self._here(), letter)
        self.effort.keys += len(words)

    def until(self, name: str, key: Qt.Key) -> None:
        """Press a key until the widget of that name has the keyboard."""
        for _ in range(_FAR):
            if focused() == name:
                return
            self.press(key)
        assert focused() == name

    def _here(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget


def shown(widget: QWidget) -> None:
    """On screen, active, as large as a small laptop; without waiting for a signal."""
    widget.resize(*SMALL_LAPTOP)
    widget.show()
    widget.activateWindow()
    for _ in range(20):
        QApplication.processEvents()
        if QApplication.activeWindow() is widget:
            return
    raise AssertionError("the window does not become active")


def gone(widget: QWidget) -> None:
    """Off the screen, and what it was made of with it."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
