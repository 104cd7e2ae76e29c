"""How a question is answered on the client's screen: large, and one way per kind of question."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ld_desktop import paths
from ld_desktop.domain.answers import Mark
from ld_desktop.forms.definition import (
    ChoiceQuestion,
    DateQuestion,
    MultipleQuestion,
    NumberQuestion,
    Option,
    Question,
    ScaleQuestion,
    TextQuestion,
)
from ld_desktop.ui.client.options import BandOptions, CardOptions, Options
from ld_desktop.ui.fields.area import GrowingEdit
from ld_desktop.ui.widgets.basics import label

YES_NO = (Option(id="ja", text="Ja"), Option(id="nee", text="Nee"))
_MARKS = {Mark.WEET_NIET: "Ik weet het niet", Mark.NVT: "Past niet bij dit werk"}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Answer(QWidget):
    """The answer to one question, as text; it keeps nothing itself."""

    typed = Signal(str)
    chosen = Signal(str)
    go_on = Signal()

    @abstractmethod
    def show_text(self, text: str) -> None:
        """Show an answer without announcing it."""

    @abstractmethod
    def focus_first(self) -> bool:
        """Take the keyboard, where there is something to type or chosen; else false."""

    def key(self, event: QKeyEvent) -> bool:
        """A key that nobody else wanted; true when it was for this answer."""
        del event
        return False


class OptionsAnswer(Answer):
    """One or more of the options; digits choose, J and N say yes and no."""

    def __init__(self, name: str, question: Question) -> None:
        super().__init__()
        self._yes_no = question.kind == "yes_no"
        self.options = _options(name, question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if isinstance(question, MultipleQuestion):
            column.addWidget(label("U mag meer antwoorden kiezen.", "muted"))
        column.addWidget(self.options)
        self.options.chosen.connect(self.chosen)
        self.options.go_on.connect(self.go_on)

    def show_text(self, text: str) -> None:
        """The options that are on."""
        self.options.show_text(text)

    def focus_first(self) -> bool:
        """Nothing is focused before it is chosen: that would look like an answer."""
        self.options.focus_first()
        return self.options.isAncestorOf(self.window().focusWidget() or self)

    def key(self, event: QKeyEvent) -> bool:
        """Digits, arrows, and the letters of yes and no."""
        text, pressed = event.text().lower(), Qt.Key(event.key())
        if text.isdigit():
            return self.options.pick(int(text))
        if pressed in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.options.step(1 if pressed is Qt.Key.Key_Down else -1)
            return True
        if self._yes_no and text in {"j", "n"}:
            return self.options.pick(1 if text == "j" else 2)
        return False


class LineAnswer(Answer):
    """A few words, a number or a date. Enter passes on to the screen, which goes on."""

    def __init__(self, name: str, question: Question) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}:invoer")
        self.line.setAccessibleName(question.text)
        self.line.setProperty("large", True)
        self.line.setPlaceholderText(_example(question))
        self.line.textEdited.connect(self.typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        unit = question.unit if isinstance(question, NumberQuestion) else ""
        if isinstance(question, NumberQuestion | DateQuestion):
            row.addWidget(QLabel(unit))
            row.addStretch(2)
        if unit:
            self.line.setAccessibleDescription(unit)

    def show_text(self, text: str) -> None:
        """The words; typing goes on where the caret is."""
        if self.line.text() != text:
            self.line.setText(text)

    def focus_first(self) -> bool:
        """The caret in the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class AreaAnswer(Answer):
    """Words over several lines; Ctrl+Enter goes on."""

    def __init__(self, name: str, question: TextQuestion) -> None:
        super().__init__()
        self.area: QPlainTextEdit = GrowingEdit(max(question.lines, 3))
        self.area.setObjectName(f"{name}:invoer")
        self.area.setAccessibleName(question.text)
        self.area.setPlaceholderText(_example(question))
        self.area.installEventFilter(self)
        self._quiet = False
        self.area.textChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def show_text(self, text: str) -> None:
        """The words; typing goes on where the caret is."""
        if self.area.toPlainText() != text:
            self._quiet = True
            self.area.setPlainText(text)
            self._quiet = False

    def focus_first(self) -> bool:
        """The caret in the text."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is a new line here; with Ctrl it goes on."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and Qt.Key(event.key()) in _ENTER:
                self.go_on.emit()
                return True
        return super().eventFilter(watched, event)

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit(self.area.toPlainText())


def make_answer(name: str, question: Question) -> Answer:
    """The way to answer a question; a table has a page of its own instead."""
    if isinstance(question, TextQuestion):
        return AreaAnswer(name, question) if question.lines > 1 else LineAnswer(name, question)
    if isinstance(question, NumberQuestion | DateQuestion):
        return LineAnswer(name, question)
    return OptionsAnswer(name, question)


def marks_of(question: Question) -> tuple[Option, ...]:
    """What can be said instead of an answer, where that is allowed; the drawings come along."""
    allowed = ((Mark.WEET_NIET, question.allow_weet_niet), (Mark.NVT, question.allow_nvt))
    return tuple(
        Option(id=mark.value, text=_MARKS[mark], picture=drawing_beside(question, mark.value))
        for mark, may in allowed
        if may
    )


def drawing_beside(question: Question, name: str) -> str:
    """A drawing of the set a question's own drawing is from, such as `weet_niet`; or nothing."""
    folder = question.picture.rpartition("/")[0]
    file = f"{folder}/{name}.svg"
    return file if folder and (paths.resources() / "pictograms" / file).is_file() else ""


def options_of(question: Question) -> tuple[Option, ...]:
    """The options of a question, in order."""
    if isinstance(question, ChoiceQuestion | MultipleQuestion | ScaleQuestion):
        return question.options
    return YES_NO if question.kind == "yes_no" else ()


def _options(name: str, question: Question) -> Options:
    if isinstance(question, ScaleQuestion) and question.bands:
        return BandOptions(name, question.bands)
    exclusive = not isinstance(question, MultipleQuestion)
    return CardOptions(name, options_of(question), exclusive=exclusive)


def _example(question: Question) -> str:
    if isinstance(question, DateQuestion):
        return "dd-mm-jjjj"
    return f"Bijvoorbeeld: {question.example}" if question.example else ""
