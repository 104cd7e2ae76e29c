"""Typing a whole form over from paper, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from ld_desktop.casework.paper_entry import EntryRow
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Mark
from ld_desktop.ui.screens.overtypen import OvertypenScreen
from tests.helpers.by_keys import ByKeys, Effort, gone, shown
from tests.helpers.saying import ROWS, Plan, Said

_MARKS = {Mark.NVT: "N", Mark.WEET_NIET: "?"}
_TEN = "10"
_A_WHILE = 20


def type_over(session: Session, meting_id: str, part_id: str, plan: Plan) -> Effort:
    """Every row of one form that applies, from the date on the paper to the last answer."""
    screen = OvertypenScreen(session, meting_id, part_id)
    shown(screen)
    screen.focus_first()
    try:
        return _Walk(screen, plan).through()
    finally:
        gone(screen)


class _Walk(ByKeys):
    def __init__(self, screen: OvertypenScreen, plan: Plan) -> None:
        super().__init__()
        self._screen, self._plan = screen, plan
        self._ended = False
        screen.view.ended.connect(self._end)

    def through(self) -> Effort:
        """The date first; then whatever row the keyboard is in."""
        assert self._screen.day.hasFocus()
        self.type(self._plan.day.replace("-", ""))
        self.press(Qt.Key.Key_Return)
        while not self._ended:
            place = self._screen.view.place()
            self._row(self._screen.model.rows[place])
            assert self._ended or self._screen.view.place() > place, "the grid does not go on"
        assert not self._screen.unsaved()
        return self.effort

    def _end(self) -> None:
        self._ended = True

    def _row(self, row: EntryRow) -> None:
        if row.line > ROWS:
            self.press(Qt.Key.Key_Return)
            return
        said = self._plan.said(row.path, row.question, row.respondent)
        self.effort.questions += 1
        if said.mark is not Mark.GEGEVEN:
            self.type(_MARKS[said.mark])
        elif row.question.kind in {"scale", "choice", "multiple", "yes_no"}:
            self._boxes(row, said)
        else:
            self._write(said.text)

    def _boxes(self, row: EntryRow, said: Said) -> None:
        """The number of the box, as it is printed; Enter ends a choice that may be longer."""
        place = self._screen.view.place()
        several = row.question.kind == "multiple"
        for option in said.text.split():
            number = _number(row, option)
            self.type("0" if row.question.kind == "scale" and number == _TEN else number)
            if self._screen.model.pending:
                self.press(Qt.Key.Key_Return)
        if several and self._screen.view.place() == place:
            self.press(Qt.Key.Key_Return)

    def _write(self, words: str) -> None:
        self.type(words[0])
        assert isinstance(QApplication.focusWidget(), QLineEdit), "no place to write"
        self.type(words[1:])
        self.press(Qt.Key.Key_Return)
        editing = QAbstractItemView.State.EditingState
        for _ in range(_A_WHILE):
            QApplication.processEvents()
            if self._screen.view.state() is not editing:
                return
        raise AssertionError("the editor does not close")


def _number(row: EntryRow, option: str) -> str:
    """Points that are numbers are their own box; other options are counted."""
    ids = ["ja", "nee"] if row.question.kind == "yes_no" else []
    ids = ids or [each.id for each in getattr(row.question, "options", ())]
    own = row.question.kind == "scale" and all(each.isdecimal() for each in ids)
    return option if own else str(ids.index(option) + 1)
