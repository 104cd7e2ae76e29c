"""Filling in the client's screen by keyboard alone, as an employer or an employee would."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from ld_desktop.casework import letting_fill_in
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Mark
from ld_desktop.ui.client.screen import ClientScreen
from ld_desktop.ui.client.steps import Step
from ld_desktop.ui.screens.laat_invullen import LaatInvullenScreen
from tests.helpers.by_keys import ByKeys, Effort, gone, shown
from tests.helpers.qt import find, focused
from tests.helpers.saying import ROWS, Plan

_CTRL = Qt.KeyboardModifier.ControlModifier


def fill_in(session: Session, meting_id: str, part_id: str, plan: Plan) -> Effort:
    """One part from *Beginnen* to the page that thanks; every question is answered on its page."""
    screen = ClientScreen(session, _handed_over(session, meting_id, part_id))
    shown(screen)
    screen.show_start()
    try:
        return _Walk(screen, plan).through()
    finally:
        screen.close_down()
        gone(screen)


def _handed_over(session: Session, meting_id: str, part_id: str) -> letting_fill_in.ClientPart:
    """The assessor's side: space on *Start en geef de laptop*."""
    before = LaatInvullenScreen(session, meting_id, part_id)
    given: list[letting_fill_in.ClientPart] = []
    before.client_requested.connect(given.append)
    shown(before)
    before.focus_first()
    assert focused() == "laat_invullen:start"
    ByKeys().press(Qt.Key.Key_Space)
    gone(before)
    return given[0]


class _Walk(ByKeys):
    def __init__(self, screen: ClientScreen, plan: Plan) -> None:
        super().__init__()
        self._screen, self._plan = screen, plan

    def through(self) -> Effort:
        """Until the page that thanks."""
        assert focused() == "client_start"
        self.press(Qt.Key.Key_Space)
        while focused() != "client_done":
            path = self._screen.last_path
            step = next(each for each in self._screen.model.steps if each.key.path == path)
            self._table(step) if step.is_table else self._question(step)
        assert self._screen.model.first_open() is None
        return self.effort

    def _table(self, step: Step) -> None:
        if len(step.rows) == ROWS:
            self.press(Qt.Key.Key_Return)
        else:
            self.until("client_meer", Qt.Key.Key_Tab)
            self.press(Qt.Key.Key_Space)

    def _question(self, step: Step) -> None:
        path, question = step.key.path, step.question
        said = self._plan.said(path, question, step.key.respondent)
        go_on = Qt.KeyboardModifier.NoModifier
        if said.mark is not Mark.GEGEVEN:
            self.until(f"{path}:{said.mark.value}", Qt.Key.Key_Tab)
            self.press(Qt.Key.Key_Space)
        elif question.kind in {"scale", "choice", "multiple", "yes_no"}:
            for option in said.text.split():
                self._option(path, option)
        else:
            self.type(said.text)
            if isinstance(QApplication.focusWidget(), QPlainTextEdit):
                go_on = _CTRL
        self.effort.questions += 1
        self.press(Qt.Key.Key_Return, go_on)
        assert self._screen.last_path != path or focused() == "client_done", path

    def _option(self, path: str, option: str) -> None:
        """By the digit that stands on it; without one by the arrows and space."""
        name = f"{path}:{option}"
        button = find(self._screen, name, QAbstractButton)
        digit = button.accessibleName().partition(":")[0]
        if digit.isdigit() and not button.isChecked():
            self.type("0" if digit == "10" else digit)
        else:
            self.until(name, Qt.Key.Key_Down)
            self.press(Qt.Key.Key_Space)
        assert button.isChecked(), name
