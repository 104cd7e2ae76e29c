"""Finding one's way in a form on screen, by path and by key, as a user would."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, dossiers, measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.fields import Field

Shown = TypeVar("Shown", bound=QWidget)
SMALL_LAPTOP = (1093, 560)  # what the shell leaves of 1093×614


class NoRoom(EnvironmentProblem):
    """A disk that is full, without filling one."""

    code = "store.disk_full"


def new_meting(session: Session) -> str:
    """An empty draft in an empty case."""
    return measuring.start_meting(session, dossiers.new_dossier(session).placement_id)


def on_disk(session: Session, subject: str, path: str) -> str | None:
    """The text of an answer as the store has it, whoever gave it."""
    for respondent in Respondent:
        answer = session.store.answers.get(subject, AnswerKey(path, respondent))
        if answer is not None:
            return answer.text
    return None


def put(session: Session, subject: str, **answers: str) -> None:
    """Answers from before, not by keyboard; a double underscore stands for a dot."""
    for name, text in answers.items():
        answering.put(session, subject, name.replace("__", "."), text)


def shown(qtbot: QtBot, widget: Shown) -> Shown:
    """A widget on screen, as large as on the small laptop, with the keyboard."""
    qtbot.addWidget(widget)
    widget.resize(*SMALL_LAPTOP)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
    return widget


def field(screen: QWidget, path: str) -> Field:
    """The field of an answer."""
    found = [each for each in screen.findChildren(Field, path) if not each.isHidden()]
    assert found, f"no field at {path}"
    return found[-1]


class Windows(QObject):
    """Notes which windows appear, also those that are gone at once."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only look."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False

    def stop(self) -> list[str]:
        """What appeared."""
        QApplication.instance().removeEventFilter(self)
        return self.seen


def type_text(screen: QWidget, path: str, text: str) -> Field:
    """Go to a field and type; letters that have no key here come as from an input method."""
    made = field(screen, path)
    made.focus_editor()
    if text.isascii():
        QTest.keyClicks(made.editors()[0], text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(made.editors()[0], event)
    return made


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the cursor is."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    QTest.keyClick(focus, key, modifiers)


def focused_path() -> str:
    """The path of the field that has the keyboard, or the object name of what has it."""
    widget = QApplication.focusWidget()
    while widget is not None:
        if isinstance(widget, Field):
            return widget.objectName()
        if widget.objectName() and not widget.parentWidget():
            break
        widget = widget.parentWidget()
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None else ""
