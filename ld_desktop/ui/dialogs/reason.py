"""Asking for a reason before something that is told to others."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import button, label, row


class ReasonDialog(QDialog):
    """One text that may not stay empty."""

    def __init__(self, parent: QWidget, title: str, text: str, go_on: str) -> None:
        super().__init__(parent)
        self.setObjectName("reason")
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.words = QPlainTextEdit()
        self.words.setObjectName("reason_words")
        self.words.setAccessibleName("Reden")
        self.words.setAccessibleDescription(text)
        self.words.setTabChangesFocus(True)
        self._go_on = button(go_on, "reason_go_on", self.accept, "primary")
        self._go_on.setEnabled(False)
        cancel = button("Annuleren", "reason_cancel", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(title, "heading"))
        column.addWidget(label(text))
        column.addWidget(self.words)
        column.addLayout(row(cancel, self._go_on, end=True))
        self.words.textChanged.connect(self._typed)
        self.words.setFocus()

    def reason(self) -> str:
        """What was typed."""
        return self.words.toPlainText().strip()

    def _typed(self) -> None:
        self._go_on.setEnabled(bool(self.reason()))


def ask_reason(parent: QWidget, title: str, text: str, go_on: str) -> str:
    """The reason, or empty when the user changed their mind."""
    dialog = ReasonDialog(parent, title, text, go_on)
    given = dialog.reason() if dialog.exec() == QDialog.DialogCode.Accepted else ""
    dialog.deleteLater()
    return given
