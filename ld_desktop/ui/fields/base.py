"""What every field has: its question, an editor, the word *bewaard*, remarks, and nothing to decide."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Literal

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ld_desktop.domain.answers import Mark
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.forms.definition import Question
from ld_desktop.ui.fields.drawn import Illustrated
from ld_desktop.ui.fields.flags import Flag, FlagKind, FlagLine
from ld_desktop.ui.fields.problems import ProblemLines, Remark
from ld_desktop.ui.widgets.basics import button, label, set_tone
from ld_desktop.ui.widgets.saved_status import SavedStatus
from ld_desktop.ui.wording import problem_text

OPTION = "option"  # property of a button: the words it stands for
Shape = Literal["wide", "flat", "tall"]
_MARKS = ((Mark.NVT, "N.v.t.", "nvt"), (Mark.WEET_NIET, "Weet niet", "weet_niet"))
_PICTURE_LINES = 7
HISTORY_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Field(QWidget):
    """One question with its answer. Emits what was typed, as text; knows no rule and no store.

    Subclasses make the editor in `_make_editor`, and read and show its text.
    """

    typed = Signal(str)  # a draft: keep it soon
    chosen = Signal(str)  # a choice: keep it now
    marked = Signal(str, bool)  # n.v.t. or weet niet, set or taken back
    entered = Signal()
    left = Signal()
    guidance_asked = Signal()
    reason_typed = Signal(str, str, str)  # code, path, text
    reason_left = Signal()
    retry_asked = Signal()
    flag_pressed = Signal(str)  # FlagKind

    _example = "bijvoorbeeld"

    def __init__(
        self,
        question: Question,
        path: str,
        title: str,
        *,
        compact: bool = False,
        status: SavedStatus | None = None,
    ) -> None:
        """Make the field.

        Args:
            question: its definition.
            path: where its answer stands; the object name.
            title: what stands above it, and its name for screen readers when `compact`.
            compact: in a table: the column says what it is, so nothing stands above it.
            status: where to say that it is on disk, when that stands elsewhere.
        """
        super().__init__()
        self.question = question
        self.setObjectName(path)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title = title
        self._compact = compact
        self._help = self._described()
        self._marks: dict[Mark, QToolButton] = {}
        self._own_status = status is None
        self.status = status or SavedStatus()
        self.below = QVBoxLayout()  # the note, why it is not on disk, and remarks
        self.below.setSpacing(4)
        self.problems = ProblemLines()
        self.note: QLabel | None = None
        self._flag: Flag | None = None
        self._flag_line: FlagLine | None = None
        self._refusal: tuple[QLabel, QPushButton] | None = None
        self.editor = self._make_editor()
        self._build()
        self._connect()

    # What subclasses give.

    @abstractmethod
    def _make_editor(self) -> QWidget: ...

    def editors(self) -> Sequence[QWidget]:
        """The widgets that take the focus, the first one first."""
        return (self.editor,)

    @abstractmethod
    def text(self) -> str:
        """The answer as it stands in the editor."""

    @abstractmethod
    def set_text(self, text: str) -> None:
        """Show an answer without announcing it."""

    def shape(self) -> Shape:
        """Which room it takes: a whole line, half of one, or half of one and many below each other."""
        return "wide"

    def set_read_only(self, read_only: bool) -> None:
        """Let the answer be read and copied, not changed; marks are no part of the editor."""
        for mark in self._marks.values():
            mark.setEnabled(not read_only)

    def undo_typing(self) -> bool:
        """Take back keystrokes inside the editor; false when there are none."""
        return False

    def redo_typing(self) -> bool:
        """Bring keystrokes back inside the editor; false when there are none."""
        return False

    # What the form calls.

    def show_answer(self, text: str, mark: Mark = Mark.GEGEVEN) -> None:
        """Show what is on disk; an answer that is the same is left alone, with its caret."""
        if self.text() != text:
            self.set_text(text)
        for kind, tick in self._marks.items():
            tick.setChecked(kind is mark)

    def show_remarks(self, remarks: Sequence[Remark], *, read_only: bool = False) -> None:
        """Show what is wrong, in words below and by the border of the editor."""
        self.problems.show_remarks(remarks, read_only=read_only)
        for editor in self.editors():
            set_tone(editor, self.problems.worst())
            editor.setAccessibleDescription(f"{self._help} {self.problems.spoken()}".strip())

    def show_note(self, text: str) -> None:
        """A computed line under the editor, such as 70 / 80 = 87,5 %."""
        if self.note is None:
            if not text:
                return
            self.note = label("", "muted", parent=self)
            self.below.insertWidget(0, self.note)
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_flag(self, flag: Flag | None) -> None:
        """Tell that the answer was set aside, or came along and waits; None when neither is so."""
        aside = _is_aside(flag)
        if aside or _is_aside(self._flag):
            self._grey(on=aside)
        if flag == self._flag:
            return
        self._flag = flag
        if self._flag_line is not None:
            self._flag_line.hide()
            self._flag_line.deleteLater()
            self._flag_line = None
        if flag is not None and flag.words:
            place = self.problems.parentWidget() or self
            self._flag_line = FlagLine(self.objectName(), self.question.label, flag, place)
            self._flag_line.pressed.connect(self.flag_pressed)
            self.below.insertWidget(0, self._flag_line)
            self._flag_line.show()

    def _grey(self, *, on: bool) -> None:
        """What was set aside can be read, and not answered until it is brought back."""
        for each in (*self.editors(), *self._marks.values()):
            each.setEnabled(not on)
        if not self._compact:
            self.caption.setEnabled(not on)

    def show_waiting(self) -> None:
        """Typed, and not on disk yet."""
        self.status.saving()

    def show_kept(self) -> None:
        """On disk: only now the word stands there."""
        self.status.saved()
        for each in self._refusal or ():
            each.hide()

    def show_refused(self, error: EnvironmentProblem) -> None:
        """Not on disk; the text stays and can be tried again."""
        self.status.not_saved()
        if self._refusal is None:
            self._refusal = self._make_refusal()
        words, retry = self._refusal
        words.setText(problem_text(error))
        words.show()
        retry.show()

    def say(self, name: str) -> None:
        """Be called by another name by screen readers, such as the one of a row and its column."""
        for editor in self.editors():
            option = editor.property(OPTION)  # of several buttons each also says which one it is
            editor.setAccessibleName(f"{name}: {option}" if option else name)
        for tick in self._marks.values():
            tick.setAccessibleName(f"{name}: {tick.text()}")

    def show_undone(self) -> None:
        """The eye follows the focus; the word says that this is how it is on disk."""
        self.show_kept()

    def focus_editor(self) -> None:
        """Put the cursor in this field."""
        self._focus_on(self.editors()[0])

    def _focus_on(self, editor: QWidget) -> None:
        """To the editor; to the way back where the question was set aside."""
        aside = self._flag_line.button if self._flag_line else None
        target = editor if editor.isEnabled() or aside is None else aside
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the cursor is somewhere in this field."""
        return any(editor.hasFocus() for editor in self.editors())

    # How it is built.

    def example_words(self) -> str:
        """An example, to stand in the editor while that is empty."""
        return f"{self._example} {self.question.example}" if self.question.example else ""

    def _drawing(self) -> QWidget:
        # Only questionnaires with drawings pay for the library that draws them.
        from ld_desktop.ui.client.picture import Picture

        height = _PICTURE_LINES * self.fontMetrics().lineSpacing()
        made = Picture(self.question.picture, self.question.picture_alt, height)
        made.setFixedWidth(made.sizeHint().width())  # beside the answers, all drawings are equal
        return made

    def _make_refusal(self) -> tuple[QLabel, QPushButton]:
        """Only who was refused gets the words and the button for it."""
        name = f"{self.objectName()}:opnieuw"
        words = label("", tone="bad", parent=self.problems.parentWidget())
        retry = button("Nu opnieuw bewaren", name, self.retry_asked.emit, "quiet")
        retry.setParent(self.problems.parentWidget())
        place = self.below.indexOf(self.problems)
        self.below.insertWidget(place, words)
        self.below.insertWidget(place + 1, retry)
        return words, retry

    def _described(self) -> str:
        meaning = self.question.guidance.meaning
        example = f"Bijvoorbeeld {self.question.example}." if self.question.example else ""
        parts = [self.question.text, meaning, example]
        return " ".join(part for part in parts if part)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if not self._compact:
            column.addLayout(self._header())
        column.addLayout(self._line())
        self.below.addWidget(self.problems)
        column.addLayout(self.below)
        for editor in self.editors():
            if not editor.accessibleName():
                editor.setAccessibleName(self._title if self._compact else self.question.label)
            editor.setAccessibleDescription(self._help)

    def _header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setSpacing(6)
        optional = self.question.required is None
        caption = f"{self._title} (mag leeg blijven)" if optional else self._title
        self.caption = label(caption, "field")
        self.caption.setBuddy(self.editors()[0])
        header.addWidget(self.caption, 1)
        if self._own_status:
            header.addWidget(self.status, 0, Qt.AlignmentFlag.AlignBottom)
        header.addWidget(self.guidance_button(), 0, Qt.AlignmentFlag.AlignBottom)
        return header

    def guidance_button(self) -> QToolButton:
        """A small button for the mouse; keys do the same."""
        made = QToolButton()
        made.setText("?")
        made.setObjectName(f"{self.objectName()}:uitleg")
        made.setAccessibleName(f"Uitleg bij {self.question.label}")
        made.setToolTip("Uitleg bij deze vraag (F2)")
        made.setProperty("quiet", True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F2 and ? do the same from the keyboard
        made.setMinimumSize(32, 32)
        made.clicked.connect(self.guidance_asked)
        return made

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        drawn = self.question.picture and not self._compact
        line.addWidget(Illustrated(self._drawing(), self.editor) if drawn else self.editor, 1)
        allowed = (self.question.allow_nvt, self.question.allow_weet_niet)
        for (mark, words, name), may in zip(_MARKS, allowed, strict=True):
            if may:
                line.addWidget(self._mark_button(mark, words, name), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _mark_button(self, mark: Mark, words: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setText(words)
        made.setCheckable(True)
        made.setObjectName(f"{self.objectName()}:{name}")
        made.setAccessibleName(f"{self.question.label}: {words}")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setMinimumHeight(32)
        made.clicked.connect(lambda on: self.marked.emit(mark.value, on))
        self._marks[mark] = made
        return made

    def _connect(self) -> None:
        self.problems.reason_typed.connect(self.reason_typed)
        self.problems.reason_left.connect(self.reason_left)
        for editor in self.editors():
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the cursor comes and goes, and answer the keys that every field knows."""
        kind = event.type()
        if kind is QEvent.Type.FocusIn:
            self.entered.emit()
        elif kind is QEvent.Type.FocusOut:
            # A screen that is taken down loses its focus too; by then there is no field to leave.
            if all(shiboken6.isValid(editor) for editor in self.editors()):
                self.left.emit()
        elif kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in HISTORY_KEYS):
                event.ignore()  # the screen's own undo decides whose turn it is
                return True
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of fields without typing; text editors keep their letters."""
        del event
        return False

    def press_mark(self, mark: Mark) -> bool:
        """Set or take back a mark by key; false when the question does not allow it."""
        tick = self._marks.get(mark)
        if tick is None or not tick.isEnabled():
            return False
        tick.click()
        return True

    def press_flag(self, kind: FlagKind) -> bool:
        """Do by key what the line under the question offers; false when it offers something else."""
        line, flag = self._flag_line, self._flag
        if flag is None or flag.kind != kind or line is None or line.button is None:
            return False
        self.flag_pressed.emit(kind)
        return True


def _is_aside(flag: Flag | None) -> bool:
    return flag is not None and flag.kind == "terzijde"
