"""One option of a long list: a list that opens, where as many buttons would fill the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ld_desktop.domain.answers import Mark
from ld_desktop.forms.definition import ChoiceQuestion, Question
from ld_desktop.ui.fields.base import Field, Shape
from ld_desktop.ui.fields.choice import PROPOSAL

_MOST_BUTTONS = 10  # as many as digits can pick
_NOTHING = "Kies…"
_OPEN = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_LETTERS = 12  # at least this much of an option is seen in a narrow column


def is_long(question: Question) -> bool:
    """Whether a choice has more options than digits, none of them with help or a drawing."""
    return (
        isinstance(question, ChoiceQuestion)
        and len(question.options) > _MOST_BUTTONS
        and not any(option.help or option.picture for option in question.options)
    )


class _OpeningList(QComboBox):
    """Nothing is chosen in passing: not by the wheel, and not by an arrow before it is open."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls on."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter open the list; letters go to the option that begins with them."""
        if Qt.Key(event.key()) in _OPEN and not event.modifiers() & ~_KEYPAD:
            self.showPopup()
            return
        super().keyPressEvent(event)


class LongChoiceField(Field):
    """A list that opens with the arrows, Enter or space; letters search, Delete takes it back.

    V takes a proposal over and N is n.v.t., where there is one and where that may be said.
    """

    editor: _OpeningList

    def _make_editor(self) -> QWidget:
        assert isinstance(self.question, ChoiceQuestion)  # noqa: S101 - the factory gives no other
        self._answer, self._read_only = "", False
        made = _OpeningList()
        made.setObjectName(f"{self.objectName()}:lijst")
        made.addItem(_NOTHING, "")
        for option in self.question.options:
            made.addItem(option.text, option.id)
        made.setMinimumHeight(32)
        made.setMinimumContentsLength(_LETTERS)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.activated.connect(self._activated)
        return made

    def text(self) -> str:
        """The id of the option that is chosen; empty when none is."""
        return str(self.editor.currentData())

    def set_text(self, text: str) -> None:
        """Show this option, or that none is chosen."""
        self._answer = text
        self.editor.setCurrentIndex(max(0, self.editor.findData(text)))

    def shape(self) -> Shape:
        """As high as a line."""
        return "flat"

    def set_read_only(self, read_only: bool) -> None:
        """Still reached and read by keyboard and screen reader, only not changed."""
        super().set_read_only(read_only)
        self._read_only = read_only

    def _activated(self, _index: int) -> None:
        if self._read_only:
            self.set_text(self._answer)
        elif self.text() != self._answer:
            self._answer = self.text()
            self.chosen.emit(self._answer)

    def _key(self, event: QKeyEvent) -> bool:
        if event.text() == "?":
            self.guidance_asked.emit()
            return True
        letter = event.text().lower()
        if letter == PROPOSAL and self.press_flag("voorstel"):
            return True
        if letter == "n" and self.press_mark(Mark.NVT):
            return True
        if Qt.Key(event.key()) not in _CLEAR:
            return False
        self.editor.setCurrentIndex(0)
        self._activated(0)
        return True
