"""The page of one question: its words and drawing, the answer, and what can be said instead."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ld_desktop.domain.answers import Mark
from ld_desktop.ui.client.answers import Answer, OptionsAnswer, make_answer, marks_of
from ld_desktop.ui.client.options import OptionCard
from ld_desktop.ui.client.pages import WIDTH, RowsAnswer
from ld_desktop.ui.client.picture import Picture
from ld_desktop.ui.client.steps import Step
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.page import Page

_PICTURE_HEIGHT = 160
_WIDE = 1100  # five drawn steps beside each other, also with larger letters


class QuestionPage(Page):
    """Shows one step and says what was typed, chosen or marked."""

    typed = Signal(str)
    chosen = Signal(str)
    marked = Signal(Mark)
    go_on = Signal()

    def __init__(self, step: Step, intro: str, rows: RowsAnswer | None) -> None:
        """Make the page.

        Args:
            step: the question.
            intro: of its theme, with the first question of that.
            rows: the rows of a table, on the page of a table.
        """
        super().__init__("client_question", _WIDE if step.question.picture else WIDTH)
        self.step = step
        self.answer: Answer | None = None
        self.marks: QWidget | None = None
        self._cards: dict[Mark, OptionCard] = {}
        self._problem = label("", tone="bad")
        self._problem.setObjectName("client_problem")
        self._problem.hide()
        self.add(label(step.section.title, "muted"))
        for words in (intro, step.heading):
            if words:
                self.add(label(words, "field" if words == step.heading else ""))
        self._head = self._question()
        self.add(self._head)
        if rows is not None:
            self.add(rows)
        else:
            self._add_answer()
        self.add(self._problem)
        self._make_marks()

    @property
    def keeps_words(self) -> bool:
        """Whether "ik weet het niet" leaves what was typed; a choice it takes the place of."""
        return self.answer is not None and not isinstance(self.answer, OptionsAnswer)

    def show_answer(self, text: str, mark: Mark) -> None:
        """Show what is on disk."""
        if self.answer is not None:
            self.answer.show_text(text)
        self.show_mark(mark)

    def show_mark(self, mark: Mark) -> None:
        """Show what was said instead of an answer."""
        for kind, card in self._cards.items():
            card.show_chosen(kind is mark)

    def show_problem(self, words: str) -> None:
        """Say below the answer what cannot be read."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        if words:  # its place is known once the layout has had its turn
            QTimer.singleShot(0, self._problem, lambda: self.ensureWidgetVisible(self._problem))

    def focus_first(self) -> None:
        """To the answer when there is one to type or to change, else to the question itself."""
        if self.answer is None or not self.answer.focus_first():
            self._head.setFocus(Qt.FocusReason.OtherFocusReason)

    def key(self, event: QKeyEvent) -> bool:
        """A key that no field wanted."""
        return self.answer is not None and self.answer.key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the options; only where there are none do they scroll."""
        if not self.key(event):
            super().keyPressEvent(event)

    def marks_width(self) -> int:
        """How wide they are on one line."""
        words = sum(
            card.fontMetrics().horizontalAdvance(card.button.accessibleName()) + 74
            for card in self._cards.values()
        )
        return words + 10 * len(self._cards)

    def take_back_marks(self) -> None:
        """They did not fit anywhere else."""
        if self.marks is not None:
            self.add(self.marks)
            self.marks.show()

    def _question(self) -> QFrame:
        """It takes the keyboard first, so that a screen reader begins with the question."""
        frame = QFrame()
        frame.setObjectName("client_head")
        frame.setProperty("asked", True)
        frame.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        question = self.step.question
        frame.setAccessibleName(question.text)
        line = QHBoxLayout(frame)
        line.setContentsMargins(10, 2, 2, 2)
        line.setSpacing(16)
        if question.picture:
            line.addWidget(Picture(question.picture, question.picture_alt, _PICTURE_HEIGHT), 1)
        words = label(question.text)
        words.setProperty("role", "asked")
        line.addWidget(words, 2)
        return frame

    def _add_answer(self) -> None:
        self.answer = answer = make_answer(self.step.key.path, self.step.question)
        answer.typed.connect(self.typed)
        answer.chosen.connect(self.chosen)
        answer.go_on.connect(self.go_on)
        self.add(answer)

    def _make_marks(self) -> None:
        options = marks_of(self.step.question) if self.answer is not None else ()
        if not options:
            return
        self.marks = QWidget(self)
        line = QHBoxLayout(self.marks)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for option in options:
            mark = Mark(option.id)
            card = OptionCard(
                f"{self.step.key.path}:{option.id}", option, "", exclusive=False, beside=True
            )
            card.button.clicked.connect(lambda _=False, mark=mark: self.marked.emit(mark))
            self._cards[mark] = card
            line.addWidget(card)
        self.add(self.marks)
