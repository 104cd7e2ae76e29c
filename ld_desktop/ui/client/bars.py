"""Above and below a question: how far one is, reading aloud, larger letters; back and on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ld_desktop.ui.client.pages import large
from ld_desktop.ui.client.picture import sign
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.saved_status import SavedStatus

if TYPE_CHECKING:
    from ld_desktop.ui.client.question import QuestionPage

_GAP = 10
_VOICE = "matchcare/voorlezen.svg"
_SIGN = QSize(40, 30)


class Top(QFrame):
    """Progress in words and as a bar; the few things one can do besides answering."""

    stop_asked = Signal()
    voice_asked = Signal()
    size_asked = Signal(int)

    def __init__(self, *, has_voice: bool) -> None:
        super().__init__()
        self.setProperty("bar", True)
        self.status = SavedStatus()
        self._words = label("", "field")
        self._words.setObjectName("client_progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Hoe ver u bent")
        self._voice = large(button("Lees voor", "client_voice", self.voice_asked.emit))
        self._voice.setAccessibleDescription("Toets F8")
        self._voice.setIcon(sign(_VOICE))
        self._voice.setIconSize(_SIGN)
        self._has_voice = has_voice
        self._leave = large(button("Stoppen", "client_stop", self.stop_asked.emit))
        self._tools = (self._voice, *self._sizes(), self._leave)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.setSpacing(_GAP)
        self._first.addWidget(self._words, 1)
        self._first.addWidget(self.status)
        for made in self._tools:
            self._first.addWidget(made)
        self._second.setSpacing(_GAP)
        self._second.addWidget(self._bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addLayout(self._first)
        column.addLayout(self._second)

    def arrange(self) -> None:
        """With large letters the word *bewaard* stands beside the bar."""
        shown = [each for each in self._tools if not each.isHidden()]
        needed = sum(each.sizeHint().width() + _GAP for each in shown)
        words = self._words.fontMetrics().horizontalAdvance(
            f"{self._words.text()} ✕ Niet bewaard  "
        )
        fits = needed + words + 2 * 20 <= self.width()
        home = self._first if fits else self._second
        if home.indexOf(self.status) < 0:
            (self._second if fits else self._first).removeWidget(self.status)
            home.insertWidget(1, self.status)

    def show_place(self, place: int, count: int) -> None:
        """How far one is: before the first question, at one, or past the last."""
        at = min(max(place + 1, 0), count)
        words = "Uitleg vooraf" if place < 0 else "Klaar" if place >= count else ""
        self._words.setText(words or f"Vraag {at} van {count}")
        self._bar.setRange(0, max(count, 1))
        self._bar.setValue(min(max(place, 0), count))
        self._bar.setAccessibleDescription(self._words.text())

    def show_tools(self, on: bool) -> None:
        """On the page that asks the code there is nothing to read aloud and nothing more to stop."""
        self._voice.setVisible(on and self._has_voice)
        self._leave.setVisible(on)

    def show_speaking(self, speaking: bool) -> None:
        """The same button makes it silent."""
        words = "Stil" if speaking else "Lees voor"
        self._voice.setText(words)
        self._voice.setAccessibleName(words)

    def _sizes(self) -> tuple[QWidget, QWidget]:
        made = []
        for text, name, by in (("A−", "Kleinere letters", -1), ("A+", "Grotere letters", 1)):
            each = button(text, f"client_size:{by}", partial(self.size_asked.emit, by))
            each.setAccessibleName(name)
            each.setToolTip(name)
            made.append(large(each))
        return made[0], made[1]


class Foot(QFrame):
    """Back at the left, on at the right; between them "ik weet het niet", where there is room."""

    previous = Signal()
    next = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("foot", True)
        self._back = large(button("Terug", "client_previous", self.previous.emit))
        self._next = large(button("Overslaan", "client_next", self.next.emit))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(20, 8, 20, 8)
        self._line.setSpacing(_GAP)
        self._line.addWidget(self._back)
        self._line.addStretch(1)
        self._line.addStretch(1)
        self._line.addWidget(self._next)
        self._marks: QWidget | None = None

    def show_next(self, *, answered: bool, table: bool = False, skip: str = "") -> None:
        """With an answer one goes on, without one the question is skipped.

        Args:
            answered: whether there is an answer.
            table: rows may stay away without that being a skip.
            skip: the drawing of skipping, where the questions have drawings.
        """
        words = "Verder" if answered or table else "Overslaan"
        drawn = bool(skip) and words == "Overslaan"
        if drawn is self._next.icon().isNull():
            self._next.setIcon(sign(skip) if drawn else QIcon())
            self._next.setIconSize(_SIGN)
        if self._next.text() != words:
            self._next.setText(words)
            self._next.setAccessibleName(words)
            self._next.setProperty("primary", answered or table)
            self._next.style().unpolish(self._next)
            self._next.style().polish(self._next)

    def take_marks(self, page: QuestionPage) -> None:
        """Forget those of the question before; the new ones stand in their page until arranged."""
        if self._marks is not None:
            self._line.removeWidget(self._marks)
            self._marks.hide()
            self._marks.deleteLater()
        self._marks = page.marks

    def arrange(self, page: QuestionPage) -> None:
        """Put the marks in the line when they fit there, else below the answer."""
        marks = page.marks
        if marks is None:
            return
        room = self.width() - 2 * 20 - 4 * _GAP
        needed = sum(each.sizeHint().width() for each in (self._back, self._next))
        fits = needed + page.marks_width() <= room
        if fits and marks.parentWidget() is not self:
            self._line.insertWidget(2, marks)
            marks.show()
        elif not fits and marks.parentWidget() is self:
            self._line.removeWidget(marks)
            page.take_back_marks()
