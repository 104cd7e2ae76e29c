"""Fields of options: one of them, several, yes or no, and scales that digits score."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ld_desktop.domain.answers import Mark
from ld_desktop.forms.definition import (
    ChoiceQuestion,
    MultipleQuestion,
    Option,
    ScaleQuestion,
    YesNoQuestion,
)
from ld_desktop.ui.fields.base import Field
from ld_desktop.ui.widgets.basics import label

_PICTURE_LINES = 4
PROPOSAL = "v"
_YES_NO = (Option(id="ja", text="Ja"), Option(id="nee", text="Nee"))
_FORWARD = {Qt.Key.Key_Down, Qt.Key.Key_Right}
_BACK = {Qt.Key.Key_Up, Qt.Key.Key_Left}
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_PICK = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OptionRow(QWidget):
    """A button with its text beside it, which wraps and can be clicked as well."""

    def __init__(self, button: QAbstractButton, option: Option, number: int) -> None:
        super().__init__()
        self.button = button
        button.setAccessibleName(option.text)
        button.setToolTip(f"Toets {number % 10}" if number <= 10 else "")  # noqa: PLR2004 - ten digits
        self.words = label(option.text)
        self.words.setWordWrap(False)
        self._help = label(option.help, "muted")
        if not option.help:  # showing one that has no parent yet would flash up a window
            self._help.hide()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.words)
        texts.addWidget(self._help)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.setSpacing(2)
        inner.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if option.picture:
            inner.addWidget(self._drawing(option))
        inner.addLayout(texts, 1)
        self.words.setMinimumHeight(32)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def _drawing(self, option: Option) -> QWidget:
        # Only questionnaires with drawings pay for the library that draws them.
        from ld_desktop.ui.client.picture import Picture

        height = _PICTURE_LINES * self.fontMetrics().lineSpacing()
        made = Picture(option.picture, option.picture_alt, height)
        made.setFixedWidth(made.sizeHint().width())
        self.button.setAccessibleDescription(option.picture_alt)
        return made

    def wrap(self, on: bool) -> None:
        """Whether the text may break over lines: only when rows stand below each other."""
        if self.words.wordWrap() is not on:  # Qt asks for a new layout even when nothing changes
            self.words.setWordWrap(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the text is a click on the button."""
        if self.button.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()


class OptionBox(QWidget):
    """Rows beside each other while they fit, below each other when they do not."""

    def __init__(self, rows: Sequence[OptionRow]) -> None:
        super().__init__()
        self.rows = rows
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for row in rows:
            self._layout.addWidget(row)
        self._layout.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """One row must fit; the others can go below it."""
        size = super().minimumSizeHint()
        return QSize(min(size.width(), 120), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction for this width."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Another text size needs another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange(self.width())
        return super().event(event)

    def _arrange(self, width: int) -> None:
        beside = not any(row._help.text() for row in self.rows)  # noqa: SLF001 - same file
        needed = sum(
            row.words.fontMetrics().horizontalAdvance(row.words.text()) + 56 for row in self.rows
        )
        beside = beside and len(self.rows) <= 4 and needed <= width  # noqa: PLR2004 - more is a list
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for row in self.rows:
            row.wrap(not beside)
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
            self.updateGeometry()


class OptionsField(Field):
    """What fields of options share: arrows move, digits pick, N is n.v.t., ? asks guidance."""

    exclusive = True
    box: OptionBox

    def _make_editor(self) -> QWidget:
        self._options = _options(self.question)
        self._answer, self._read_only = "", False
        self._buttons: list[QAbstractButton] = []
        rows = []
        for number, option in enumerate(self._options, start=1):
            made: QAbstractButton = QRadioButton() if self.exclusive else QCheckBox()
            made.setObjectName(f"{self.objectName()}:{option.id}")
            made.setMinimumHeight(32)
            self._buttons.append(made)
            rows.append(OptionRow(made, option, number))
        self.box = OptionBox(rows)
        self._group = QButtonGroup(self)
        self._group.setExclusive(self.exclusive)
        for each in self._buttons:
            self._group.addButton(each)
        self._group.buttonClicked.connect(self._clicked)
        return self.box

    def editors(self) -> Sequence[QWidget]:
        """The buttons of the options."""
        return self._buttons

    def focus_editor(self) -> None:
        """To the chosen option, else the first."""
        target = next((each for each in self._buttons if each.isChecked()), self._buttons[0])
        self._focus_on(target)

    def text(self) -> str:
        """The ids of the options that are on."""
        pairs = zip(self._options, self._buttons, strict=True)
        return " ".join(option.id for option, each in pairs if each.isChecked())

    def set_text(self, text: str) -> None:
        """Switch the options on that the text names, all others off."""
        self._answer = text
        chosen = set(text.split())
        self._group.setExclusive(False)
        for option, each in zip(self._options, self._buttons, strict=True):
            each.setChecked(option.id in chosen)
        self._group.setExclusive(self.exclusive)

    def pick(self, number: int) -> bool:
        """Pick the option that a digit stands for; false when there is none."""
        place = self._place(number)
        if place is None:
            return False
        self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._buttons[place].click()
        return True

    def _place(self, number: int) -> int | None:
        wanted = 10 if number == 0 else number
        ids = [option.id for option in self._options]
        if str(wanted) in ids:
            return ids.index(str(wanted))
        by_id = any(each.isdigit() and int(each) <= 10 for each in ids)  # noqa: PLR2004 - ten digits
        return wanted - 1 if not by_id and wanted <= len(ids) else None

    def set_read_only(self, read_only: bool) -> None:
        """Still reached and read by keyboard and screen reader, only not changed."""
        self._read_only = read_only

    def _clicked(self, _button: QAbstractButton) -> None:
        if self._read_only:
            self.set_text(self._answer)
            return
        self._answer = self.text()
        self.chosen.emit(self._answer)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~_PLAIN:
            return False
        key, text = Qt.Key(event.key()), event.text()
        if text.isdigit():
            return self.pick(int(text))
        if key in _FORWARD | _BACK:
            return self._step(1 if key in _FORWARD else -1)
        if key in _CLEAR:
            return self._clear()
        if key in _PICK:
            return self._pick_focused()
        return self._letter(text.lower())

    def _letter(self, letter: str) -> bool:
        if letter == "?":
            self.guidance_asked.emit()
            return True
        if letter == PROPOSAL and self.press_flag("voorstel"):
            return True
        return letter == "n" and self.press_mark(Mark.NVT)

    def _clear(self) -> bool:
        if self.text() and not self._read_only:
            self.set_text("")
            self.chosen.emit("")
        return True

    def _step(self, by: int) -> bool:
        """Move the focus only: passing by an option does not choose it."""
        focused = [each.hasFocus() for each in self._buttons]
        place = focused.index(True) if True in focused else 0
        target = self._buttons[(place + by) % len(self._buttons)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _pick_focused(self) -> bool:
        for each in self._buttons:
            if each.hasFocus():
                each.click()
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moving between the options of one field is not leaving it."""
        if event.type() is QEvent.Type.FocusOut and self.isAncestorOf(_focus(self)):
            return False
        return super().eventFilter(watched, event)


class ChoiceField(OptionsField):
    """One option of several."""


class ScaleField(OptionsField):
    """A scale, each point with its text; the digit is the score, 0 is ten."""


class YesNoField(OptionsField):
    """Ja or nee, also by the keys J and N."""

    def _letter(self, letter: str) -> bool:
        if letter == "j":
            return self.pick(1)
        if letter == "n" and not self.question.allow_nvt:
            return self.pick(2)
        return super()._letter(letter)


class MultipleField(OptionsField):
    """Any number of options; digits and space switch each on and off."""

    exclusive = False


def _options(question: object) -> tuple[Option, ...]:
    if isinstance(question, ChoiceQuestion | MultipleQuestion | ScaleQuestion):
        return question.options
    assert isinstance(question, YesNoQuestion)  # noqa: S101 - the factory gives no other kind
    return _YES_NO


def _focus(widget: QWidget) -> QWidget:
    return widget.window().focusWidget() or widget.window()
