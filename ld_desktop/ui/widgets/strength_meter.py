"""How strong a passphrase is, while it is typed: a bar, a word and advice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ld_desktop.ui.widgets.basics import label, set_tone

_TONES = ("bad", "bad", "warn", "good", "good")


class StrengthMeter(QWidget):
    """Shows a score from 0 to 4; the words carry the meaning, the bar only helps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strength")
        self._bar = QProgressBar()
        self._bar.setRange(0, 4)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Sterkte van de wachtwoordzin")
        self._words = label("Sterkte: nog niets getypt", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self._words)

    def show_strength(self, score: int, words: str, advice: Sequence[str]) -> None:
        """Show a judgement."""
        self._bar.setValue(score)
        set_tone(self._bar, _TONES[score])
        text = " ".join([f"Sterkte: {words.lower()}.", *advice])
        self._words.setText(text)
        self._bar.setAccessibleDescription(text)

    def show_nothing(self) -> None:
        """Back to before anything was typed."""
        self._bar.setValue(0)
        self._words.setText("Sterkte: nog niets getypt")

    def text(self) -> str:
        """What it says now."""
        return self._words.text()
