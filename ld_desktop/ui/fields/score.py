"""One person's column of a score: the points to choose from, without their texts.

The texts stand once, beside the columns of everyone who scores here (`widgets.score_block`).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QRadioButton, QWidget

from ld_desktop.domain.answers import Respondent
from ld_desktop.forms.definition import ScaleQuestion
from ld_desktop.ui.fields.base import Field
from ld_desktop.ui.fields.choice import PROPOSAL, OptionsField
from ld_desktop.ui.widgets.basics import button, label

_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_AND_A_HALF = ",5"
_HALF = frozenset({",", "."})


class ColumnField(OptionsField):
    """A scale as radio buttons that stand in somebody else's grid.

    The field itself takes no room; whoever lays out the grid also places its other parts.
    """

    proposal_asked = Signal()
    neighbour_asked = Signal(int, int)  # by how many columns, at which point

    def __init__(self, question: ScaleQuestion, path: str, respondent: Respondent) -> None:
        self.respondent = respondent
        self.between = label("", "field")
        self.half = button("½ erbij (,)", f"{path}:{respondent}:half", self.add_half, "quiet")
        super().__init__(question, path, question.text, compact=True)
        self.half.setAccessibleName(f"{question.label}: een half punt erbij of eraf")
        self.between.setObjectName(f"{path}:{respondent}:tussen")
        self.setFixedSize(0, 0)

    def _make_editor(self) -> QWidget:
        self._options = self.question.options if isinstance(self.question, ScaleQuestion) else ()
        self._answer, self._read_only = "", False
        self._group = QButtonGroup(self)
        self._buttons: list[QAbstractButton] = []
        for number, option in enumerate(self._options, start=1):
            made = QRadioButton(self)
            made.setObjectName(f"{self.objectName()}:{self.respondent}:{option.id}")
            made.setAccessibleName(f"{self.respondent.capitalize()} {option.id}: {option.text}")
            made.setToolTip(f"Toets {number % 10}")
            made.setMinimumSize(34, 32)
            self._buttons.append(made)
            self._group.addButton(made)
        self._group.buttonClicked.connect(self._clicked)
        return QWidget(self)

    def _build(self) -> None:
        """Everything is placed by the block around it."""
        for each in self._buttons:
            each.setAccessibleDescription(self._help)
        self._line()  # makes the marks; the block takes them out of the line
        self.below.addWidget(self.problems)

    def marks(self) -> tuple[QWidget, ...]:
        """The buttons for n.v.t. and weet niet, where they are allowed."""
        return tuple(self._marks.values())

    def button(self, place: int) -> QAbstractButton:
        """The button of a point, the lowest first."""
        return self._buttons[place]

    def text(self) -> str:
        """The chosen point; a value between two points has no button and stays as it is."""
        chosen = super().text()
        known = {option.id for option in self._options}
        return chosen or ("" if self._answer in known else self._answer)

    def set_text(self, text: str) -> None:
        """Show a score; one between two points stands beside the scale in figures."""
        super().set_text(text)
        points = {option.id for option in self._options}
        off = bool(text) and text not in points
        self.between.setText(f"{self.respondent.capitalize()}: {text}" if off else "")
        self._show_half()

    def add_half(self) -> None:
        """Half a point on top of the chosen one, or off again."""
        now = self.text()
        wanted = now.removesuffix(_AND_A_HALF) if now.endswith(_AND_A_HALF) else now + _AND_A_HALF
        if self._may_add_half():
            self.set_text(wanted)
            self.chosen.emit(wanted)

    def _may_add_half(self) -> bool:
        points = [option.id for option in self._options]
        whole = self.text().removesuffix(_AND_A_HALF)
        one_apart = all(point.isdigit() for point in points) and len(points) > 1
        one_apart = one_apart and int(points[1]) - int(points[0]) == 1
        return not self._read_only and one_apart and whole in points[:-1]

    def _show_half(self) -> None:
        self.half.setEnabled(self._may_add_half())

    def set_read_only(self, read_only: bool) -> None:
        """Still reached and read, only not changed."""
        super().set_read_only(read_only)
        for mark in self._marks.values():
            mark.setEnabled(not read_only)
        self._show_half()

    def _clicked(self, clicked: QAbstractButton) -> None:
        super()._clicked(clicked)
        if not self._read_only:
            self.between.setText("")
            self._show_half()

    def _grey(self, *, on: bool) -> None:
        super()._grey(on=on)
        self.half.setEnabled(not on and self._may_add_half())

    def show_number(self, place: int, words: str) -> None:
        """Let a point say which it is: the column next to the texts does so for all."""
        self._buttons[place].setText(words)

    def focus_point(self, place: int) -> None:
        """Put the cursor on a point."""
        self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _key(self, event: QKeyEvent) -> bool:
        by = _ASIDE.get(Qt.Key(event.key()))
        if by is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            places = [place for place, each in enumerate(self._buttons) if each.hasFocus()]
            self.neighbour_asked.emit(by, places[0] if places else 0)
            return True
        return super()._key(event)

    def _letter(self, letter: str) -> bool:
        if letter == PROPOSAL:
            self.proposal_asked.emit()
            return True
        if letter in _HALF:
            self.add_half()
            return True
        return super()._letter(letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moving between the points of one column is not leaving it."""
        if event.type() is QEvent.Type.FocusOut and QApplication.focusWidget() in self._buttons:
            return False
        return Field.eventFilter(self, watched, event)
