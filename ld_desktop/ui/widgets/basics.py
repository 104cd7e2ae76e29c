"""Labels and buttons in the looks of the house, so that the same thing looks the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

Role = Literal["", "title", "heading", "field", "muted", "number", "code"]
Tone = Literal["", "good", "warn", "bad"]


def label(
    text: str = "", role: Role = "", tone: Tone = "", parent: QWidget | None = None
) -> QLabel:
    """A label that wraps rather than cuts, and that never reads its text as markup."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the tone of a widget and let the style sheet look again."""
    if (widget.property("tone") or "") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(
    text: str,
    name: str,
    slot: Callable[[], object] | None = None,
    look: Literal["", "primary", "quiet", "nav"] = "",
    description: str = "",
) -> QPushButton:
    """A button reached by Tab and pressed by space or Enter; `description` is for screen readers."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text.replace("&", ""))
    made.setAccessibleDescription(description)
    made.setAutoDefault(True)
    if look:
        made.setProperty(look, True)
    if slot is not None:
        made.clicked.connect(lambda: slot())  # noqa: PLW0108 - drops Qt's `checked`
    return made


def row(*widgets: QWidget | None, end: bool = False) -> QHBoxLayout:
    """Widgets beside each other; None is the stretch between, `end` puts it first."""
    made = QHBoxLayout()
    made.setSpacing(8)
    if end:
        made.addStretch(1)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def divider() -> QFrame:
    """A thin line between two subjects."""
    made = QFrame()
    made.setProperty("line", True)
    return made
