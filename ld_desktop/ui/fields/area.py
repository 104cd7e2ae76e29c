"""A text of several lines that grows with what is typed, up to a point; then it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ld_desktop.forms.definition import TextQuestion
from ld_desktop.ui.fields.base import Field

_MOST_LINES = 10
_FRAME = 18


class GrowingEdit(QPlainTextEdit):
    """As high as its text; Tab goes to the next field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = min(lines, _MOST_LINES)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """From the lines asked for up to ten."""
        count = max(self._lines, min(round(self.document().size().height()), _MOST_LINES))
        return QSize(200, count * self.fontMetrics().lineSpacing() + _FRAME)

    def minimumSizeHint(self) -> QSize:
        """The same height: a text is never squeezed."""
        return QSize(80, self.sizeHint().height())


class LongTextField(Field):
    """Words over several lines; every keystroke is a draft."""

    area: GrowingEdit

    def _make_editor(self) -> QWidget:
        lines = self.question.lines if isinstance(self.question, TextQuestion) else 2
        self._one_line = lines == 1  # long, but without paragraphs
        self.area = GrowingEdit(lines)
        self.area.setObjectName(f"{self.objectName()}:invoer")
        self.area.setPlaceholderText(self.example_words())
        self._quiet = False
        self.area.textChanged.connect(self._changed)
        return self.area

    def text(self) -> str:
        """What stands in the editor."""
        typed = self.area.toPlainText()
        return typed.replace("\n", " ") if self._one_line else typed

    def set_text(self, text: str) -> None:
        """Show another text, with the caret where it was as far as that goes."""
        place = self.area.textCursor().position()
        self._quiet = True
        self.area.setPlainText(text)
        self._quiet = False
        cursor = self.area.textCursor()
        cursor.setPosition(min(place, len(text)), QTextCursor.MoveMode.MoveAnchor)
        self.area.setTextCursor(cursor)

    def set_read_only(self, read_only: bool) -> None:
        """Readable and copyable, not changeable."""
        super().set_read_only(read_only)
        self.area.setEnabled(True)
        self.area.setReadOnly(read_only)

    def undo_typing(self) -> bool:
        """The editor's own undo."""
        if not self.area.document().isUndoAvailable():
            return False
        self.area.undo()
        return True

    def redo_typing(self) -> bool:
        """The editor's own redo."""
        if not self.area.document().isRedoAvailable():
            return False
        self.area.redo()
        return True

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit(self.text())

    def _key(self, event: QKeyEvent) -> bool:
        """Enter begins no new line where the answer is one."""
        return self._one_line and Qt.Key(event.key()) in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
