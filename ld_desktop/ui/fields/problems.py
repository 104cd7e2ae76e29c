"""What is wrong with an answer, in words under its field; a soft problem takes a reason there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.ui.widgets.basics import Tone, label
from ld_desktop.ui.widgets.page import empty_layout

# A sign and a word, so that the three are told apart without colour (experience.md §6).
SEVERITY_WORDS: dict[Severity, tuple[str, str]] = {
    Severity.HARD: ("✕", "Klopt niet"),
    Severity.SOFT: ("!", "Let op"),
    Severity.HINT: ("i", "Tip"),
}
MISSING = frozenset({"answer.missing", "answer.missing_soft", "answer.missing_hint"})
UNCONFIRMED = "casework.unconfirmed"
OPEN_WORDS = {**dict.fromkeys(MISSING, "Nog invullen"), UNCONFIRMED: "Nog bevestigen"}
_OPEN = "○"
_TONES: dict[Severity, Tone] = {Severity.HARD: "bad", Severity.SOFT: "warn", Severity.HINT: ""}


class Remark(NamedTuple):
    """A problem with its sentence and, for a soft one, the reason why it stands."""

    problem: Problem
    sentence: str
    reason: str = ""

    def is_open(self) -> bool:
        """A required answer that is not there yet, or not confirmed: nothing is wrong with it."""
        return self.problem.code in OPEN_WORDS and self.problem.severity is Severity.HARD

    def tone(self) -> Tone:
        """The colour that goes with the word."""
        return "" if self.is_open() else _TONES[self.problem.severity]

    def word(self) -> str:
        """How much it weighs, in a word."""
        known = OPEN_WORDS.get(self.problem.code)
        return known or SEVERITY_WORDS[self.problem.severity][1]

    def sign(self) -> str:
        """How much it weighs, as a sign."""
        return (
            _OPEN if self.problem.code in OPEN_WORDS else SEVERITY_WORDS[self.problem.severity][0]
        )

    def line(self) -> str:
        """The whole remark as one line of text; an open question needs no explanation."""
        if self.is_open():
            return f"{self.sign()} {self.word()}"
        return f"{self.sign()} {self.word()}: {self.sentence}"


class ReasonEdit(QLineEdit):
    """Where the reason for a soft problem is typed."""

    left = Signal()

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.reason)
        self.setObjectName(f"reden:{remark.problem.code}:{remark.problem.path or ''}")
        self.setAccessibleName("Reden waarom dit zo blijft")
        self.setAccessibleDescription(remark.sentence)
        self.setPlaceholderText("Reden waarom dit zo blijft (komt in het rapport)")
        self.setMaxLength(1000)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line keeps the reason."""
        super().focusOutEvent(event)
        self.left.emit()


class ProblemLines(QWidget):
    """The remarks under one field; rebuilt only when they differ, so that a caret survives."""

    reason_typed = Signal(str, str, str)  # code, path, text
    reason_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(4)
        self._shown: tuple[tuple[Problem, str], ...] = ()
        self._edits: dict[tuple[str, str | None], ReasonEdit] = {}
        self.reasons_elsewhere: frozenset[str] = frozenset()  # codes with a field of their own
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark], *, read_only: bool = False) -> None:
        """Show these and no others."""
        wanted = tuple((remark.problem, remark.sentence) for remark in remarks)
        if wanted != self._shown:
            self._shown = wanted
            self._build(remarks)
        for remark in remarks:
            edit = self._edits.get((remark.problem.code, remark.problem.path))
            if edit is not None:
                edit.setReadOnly(read_only)
                if not edit.hasFocus() and edit.text() != remark.reason:
                    edit.setText(remark.reason)
        self.setVisible(bool(remarks))

    def reason_edit(self, code: str) -> ReasonEdit | None:
        """The line for the reason of a soft problem."""
        return next((edit for (found, _), edit in self._edits.items() if found == code), None)

    def worst(self) -> Tone:
        """The tone of the gravest remark that is showing."""
        tones = [Remark(problem, sentence).tone() for problem, sentence in self._shown]
        if "bad" in tones:
            return "bad"
        return "warn" if "warn" in tones else ""

    def spoken(self) -> str:
        """All remarks as one text for a screen reader."""
        return " ".join(Remark(problem, sentence).line() for problem, sentence in self._shown)

    def _build(self, remarks: Sequence[Remark]) -> None:
        empty_layout(self._column)
        self._edits = {}
        for remark in remarks:
            words = label(remark.line(), "muted" if remark.is_open() else "", remark.tone())
            words.setObjectName(f"melding:{remark.problem.code}")
            self._column.addWidget(words)
            soft = remark.problem.severity is Severity.SOFT
            if soft and remark.problem.code not in self.reasons_elsewhere:
                self._column.addWidget(self._reason(remark))

    def _reason(self, remark: Remark) -> ReasonEdit:
        edit = ReasonEdit(remark)
        code, path = remark.problem.code, remark.problem.path or ""
        edit.textEdited.connect(lambda text: self.reason_typed.emit(code, path, text))
        edit.left.connect(self.reason_left)
        self._edits[code, remark.problem.path] = edit
        return edit
