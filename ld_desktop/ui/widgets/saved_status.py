"""The word *bewaard*: it appears when it is so, and only then (experience.md §1)."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label, set_tone


class SavedStatus(QWidget):
    """Shows whether what was typed is on disk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saved_status")
        self._words = label("", "muted")
        self._words.setWordWrap(False)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._words)

    def saving(self) -> None:
        """Something was typed that is not on disk yet."""
        self._say("…", "")

    def saved(self) -> None:
        """Everything that was typed is on disk."""
        self._say("✓ Bewaard", "good")

    def not_saved(self) -> None:
        """Writing failed; the message about it stands elsewhere."""
        self._say("✕ Niet bewaard", "bad")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, "Niet bewaard"))

    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def _say(self, words: str, tone: str) -> None:
        self._words.setText(words)
        self._words.setProperty("role", "" if tone else "muted")
        set_tone(self._words, tone)
        self.setAccessibleName(words)
