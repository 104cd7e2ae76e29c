"""What has to be known before one looks at an answer: set aside, carried, or proposed."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ld_desktop.ui.widgets.basics import button, label

FlagKind = Literal["terzijde", "overgenomen", "voorstel"]
_BUTTONS: dict[FlagKind, tuple[str, str]] = {
    "terzijde": ("Terughalen", "deze vraag telt dan weer mee"),
    "overgenomen": ("Klopt nog (Ctrl+B)", "het antwoord is dan bevestigd"),
    "voorstel": ("Neem voorstel over (V)", "het niveau komt dan uit de normtabel"),
}


class Flag(NamedTuple):
    """A line under a question, with one thing to do about it.

    Attributes:
        words: without them the field only shows that it does not count.
        read_only: only the words; nothing can be done any more.
    """

    kind: FlagKind
    words: str
    read_only: bool = False


class FlagLine(QWidget):
    """Shows a flag."""

    pressed = Signal(str)  # kind

    def __init__(self, path: str, title: str, flag: Flag, parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        words = label(flag.words, "muted")
        words.setObjectName(f"{path}:{flag.kind}")
        line.addWidget(words, 1)
        self.button: QPushButton | None = None
        if not flag.read_only:
            does, tells = _BUTTONS[flag.kind]
            self.button = button(does, f"{path}:{flag.kind}:knop", None, description=tells)
            self.button.setAccessibleName(f"{title}: {does.partition(' (')[0].lower()}")
            self.button.clicked.connect(lambda: self.pressed.emit(flag.kind))
            line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
