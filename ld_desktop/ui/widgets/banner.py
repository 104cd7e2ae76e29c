"""Messages inside the window: what happened, what it means, what to do. They never block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.wording import problem_text

BannerTone = Literal["info", "good", "warn", "bad"]
_SIGNS: dict[BannerTone, tuple[str, str]] = {  # never colour alone: a sign, and its word
    "info": ("i", "Ter informatie"),
    "good": ("✓", "Gelukt"),
    "warn": ("!", "Let op"),
    "bad": ("✕", "Niet gelukt"),
}


class Banner(QFrame):
    """One message. It stays until it is closed: a tired reader gets no time limit."""

    def __init__(self, text: str, tone: BannerTone = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", tone)
        self.setObjectName("banner")
        sign, word = _SIGNS[tone]
        self.text = text
        self.setAccessibleName(f"{word}: {text}")
        mark = QLabel(sign)
        mark.setProperty("role", "heading")
        mark.setAccessibleName(word)
        self._words = label(text)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 6, 6)
        self._row.setSpacing(12)
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        close = button("Sluiten", "banner_close", self.dismiss, "quiet", "Deze melding weghalen")
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def add_action(self, text: str, name: str, slot: Callable[[], object]) -> None:
        """A button for what can be done about it."""
        self._row.insertWidget(2, button(text, name, slot), 0, Qt.AlignmentFlag.AlignTop)

    def dismiss(self) -> None:
        """Take the message away."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the message that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


class BannerArea(QWidget):
    """The place for messages above a screen; the same message does not come twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banners")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_message(self, text: str, tone: BannerTone = "info") -> Banner:
        """Show a sentence, also to those who listen to the screen."""
        for banner in self.banners():
            if banner.text == text:
                return banner
        banner = Banner(text, tone, self)
        self._column.addWidget(banner)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        return banner

    def show_problem(self, problem: EnvironmentProblem) -> Banner:
        """Show what the world refused, in words."""
        return self.show_message(problem_text(problem), "bad")

    def banners(self) -> list[Banner]:
        """The messages that are showing."""
        return self.findChildren(Banner, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def clear(self) -> None:
        """Take all messages away."""
        for banner in self.banners():
            banner.dismiss()
