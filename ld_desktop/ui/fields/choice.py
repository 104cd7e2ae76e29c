"""Fields of options: one of them, several, yes or no, and scales that digits score."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
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
from ld_desktop.ui.fields.base import Field, Shape
from ld_desktop.ui.fields.option_rows import BESIDE, OptionBox, OptionRow, bands

_LINE, _HALF_LINE = 120, 58  # letters on the small laptop
_BUTTON, _MARK = 8, 13  # letters that a button to choose takes, and one for n.v.t. or weet niet
PROPOSAL = "v"
_YES_NO = (Option(id="ja", text="Ja"), Option(id="nee", text="Nee"))
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ASIDE = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_CLEAR = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_PICK = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OptionsField(Field):
    """What fields of options share: arrows move, digits pick, N is n.v.t., ? asks guidance."""

    exclusive = True
    box: OptionBox

    def _make_editor(self) -> QWidget:
        self._options = _options(self.question)
        self._answer, self._read_only = "", False
        self._buttons: list[QAbstractButton] = []
        for option in self._options:
            made: QAbstractButton = QRadioButton() if self.exclusive else QCheckBox()
            made.setObjectName(f"{self.objectName()}:{option.id}")
            made.setMinimumHeight(32)
            self._buttons.append(made)
        self.box = OptionBox(self._rows(), exclusive=self.exclusive)
        self._group = QButtonGroup(self)
        self._group.setExclusive(self.exclusive)
        for each in self._buttons:
            self._group.addButton(each)
        self._group.buttonClicked.connect(self._clicked)
        return self.box

    def _rows(self) -> list[OptionRow]:
        """A row for each option."""
        pairs = zip(self._buttons, self._options, strict=True)
        return [OptionRow(made, option, n) for n, (made, option) in enumerate(pairs, start=1)]

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

    def shape(self) -> Shape:
        """Short options below each other leave half of the line to another question."""
        if self.question.picture or any(each.help or each.picture for each in self._options):
            return "wide"
        lengths = [len(option.text) for option in self._options]
        aside = _MARK * (self.question.allow_nvt + self.question.allow_weet_niet)
        if len(lengths) <= BESIDE and sum(lengths) + _BUTTON * len(lengths) + aside <= _LINE:
            return "wide"  # they fit beside each other, on the line that the other would take
        return "tall" if max(lengths) + aside <= _HALF_LINE else "wide"

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
        if key in _STEPS or key in _ASIDE:
            return self._step(_STEPS.get(key) or _ASIDE[key] * self.box.aside())
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
    """A scale, each point with its figure and its text; the digit is the score, 0 is ten."""

    def _rows(self) -> list[OptionRow]:
        """A row for each text: points that share one stand beside each other."""
        for made, option in zip(self._buttons, self._options, strict=True):
            made.setText(option.id)
        return [self._band(first, options) for first, options in bands(self._options)]

    def _band(self, first: int, options: Sequence[Option]) -> OptionRow:
        buttons = self._buttons[first : first + len(options)]
        row = OptionRow(buttons[0], options[0], first + 1, buttons[1:])
        for number, (made, option) in enumerate(zip(buttons, options, strict=True), first + 1):
            made.setAccessibleName(f"{option.id}: {option.text}")
            made.setToolTip(f"Toets {number % 10}")
        return row


class YesNoField(OptionsField):
    """Ja or nee, also by the keys J and N."""

    def shape(self) -> Shape:
        """Two words are short."""
        return "flat"

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
