"""A text field with its label above, a hint, and its error below: never far from where one types."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label, set_tone


class Entry(QWidget):
    """One line of text to fill in."""

    changed = Signal(str)

    def __init__(
        self, name: str, text: str, hint: str = "", optional: bool = False, secret: bool = False
    ) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setObjectName(name)
        self.field.setAccessibleName(text)
        self.field.setMaxLength(300)
        self._hint = hint
        self.field.setAccessibleDescription(hint)
        caption = label(f"{text} (mag leeg blijven)" if optional else text, "field")
        caption.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(caption)
        if hint:
            column.addWidget(label(hint, "muted"))
        column.addWidget(self.field)
        self._error = label("", tone="bad")
        self._error.setObjectName(f"{name}_error")
        self._error.hide()
        column.addWidget(self._error)
        self.field.textChanged.connect(self._edited)
        if secret:
            self.set_shown(False)

    def text(self) -> str:
        """What is typed, without spaces around it."""
        return self.field.text().strip()

    def set_error(self, sentence: str) -> None:
        """Show what is wrong under the field; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        set_tone(self.field, "bad" if sentence else "")
        self.field.setAccessibleDescription(f"{self._hint} {sentence}".strip())

    def error(self) -> str:
        """The error that is showing."""
        return self._error.text()

    def _edited(self, text: str) -> None:
        self.set_error("")
        self.changed.emit(text)

    def set_shown(self, shown: bool) -> None:
        """Show a secret, or dots in its place."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
