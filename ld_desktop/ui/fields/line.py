"""Fields of one line: words, numbers and dates, kept as typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
    QWidgetAction,
)

from ld_desktop.forms.definition import DateQuestion, NumberQuestion, TextQuestion
from ld_desktop.ui.fields.base import Field, Shape
from ld_desktop.ui.i18n import short_day_text
from ld_desktop.ui.widgets.basics import button

_HINTS = {
    "bsn": Qt.InputMethodHint.ImhDigitsOnly,
    "kvk": Qt.InputMethodHint.ImhDigitsOnly,
    "email": Qt.InputMethodHint.ImhEmailCharactersOnly,
    "telefoon": Qt.InputMethodHint.ImhDialableCharactersOnly,
}
_DATE_BUTTONS = ("vandaag", "kies in een kalender")
_NUMBER_WIDTH, _DATE_WIDTH = 9, 13  # letters


class LineField(Field):
    """A line of text; every keystroke is a draft."""

    line: QLineEdit

    def _make_editor(self) -> QWidget:
        self.line = QLineEdit()
        self.line.setObjectName(f"{self.objectName()}:invoer")
        self.line.setPlaceholderText("" if self._compact else self.example_words())
        self.line.textEdited.connect(self.typed)
        return self.line

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show another text, with the caret where it was as far as that goes."""
        place = self.line.cursorPosition()
        self.line.setText(text)
        self.line.setCursorPosition(place if self.line.hasFocus() else 0)

    def shape(self) -> Shape:
        """Two lines fit beside each other."""
        return "flat"

    def set_read_only(self, read_only: bool) -> None:
        """Readable and copyable, not changeable."""
        super().set_read_only(read_only)
        self.line.setEnabled(True)
        self.line.setReadOnly(read_only)

    def undo_typing(self) -> bool:
        """The line's own undo."""
        if not self.line.isUndoAvailable():
            return False
        self.line.undo()
        self.typed.emit(self.line.text())
        return True

    def redo_typing(self) -> bool:
        """The line's own redo."""
        if not self.line.isRedoAvailable():
            return False
        self.line.redo()
        self.typed.emit(self.line.text())
        return True

    def _letters(self, count: int) -> int:
        return self.fontMetrics().averageCharWidth() * count + 28


class TextField(LineField):
    """Words on one line: names, an address, a BSN."""

    def _make_editor(self) -> QWidget:
        made = super()._make_editor()
        question = self.question
        if isinstance(question, TextQuestion) and question.format in _HINTS:
            self.line.setInputMethodHints(_HINTS[question.format])
        return made


class NumberField(LineField):
    """A number with its unit; a comma as decimal sign, as typed."""

    _example = "bv."  # a box for a number has no room for more

    def _make_editor(self) -> QWidget:
        super()._make_editor()
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.line.setMinimumWidth(self._letters(_NUMBER_WIDTH))
        self.line.setMaximumWidth(self._letters(2 * _NUMBER_WIDTH))
        box = QWidget()
        inner = QHBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.line, 1)
        unit = self._shown_unit()
        self.line.setAccessibleName(f"{self.question.label} {unit}".strip())
        if self._compact:
            self.line.setAccessibleName(f"{self._title} {unit}".strip())
        else:
            if unit:
                inner.addWidget(QLabel(unit))
            inner.addStretch(1)
        return box

    def _shown_unit(self) -> str:
        return self.question.unit if isinstance(self.question, NumberQuestion) else ""

    def editors(self) -> tuple[QWidget, ...]:
        """The line, without its unit."""
        return (self.line,)

    def say(self, name: str) -> None:
        """With its unit."""
        super().say(name)
        self.line.setAccessibleName(f"{name} {self._shown_unit()}".strip())


class MoneyField(NumberField):
    """Euros: the sign stands before the amount."""

    def _make_editor(self) -> QWidget:
        box = super()._make_editor()
        sign = QLabel("€")
        layout = box.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(0, sign)
        words = self.question.label if not self._compact else self._title
        self.line.setAccessibleName(f"{words}, in {self._unit() or 'euro'}")
        return box

    def _unit(self) -> str:
        return self.question.unit if isinstance(self.question, NumberQuestion) else ""

    def _shown_unit(self) -> str:
        """The sign says euro already: of *euro per maand* the rest."""
        return self._unit().removeprefix("euro").strip()


class DateField(LineField):
    """A date as dd-mm-jjjj, typed, or taken from today or the calendar.

    Attributes:
        today: the day on the wall; the form gives the one of its session.
    """

    today: Callable[[], date]

    def _make_editor(self) -> QWidget:
        super()._make_editor()
        self.line.setPlaceholderText("dd-mm-jjjj")
        self.line.setMinimumWidth(self._letters(_DATE_WIDTH))
        self.line.setMaximumWidth(self._letters(2 * _DATE_WIDTH))
        self.line.setAccessibleName(self._title if self._compact else self.question.label)
        box = QWidget()
        inner = QHBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.line, 1)
        self._buttons = (self._today_button(), self._calendar_button())
        for each in self._buttons:
            inner.addWidget(each)
        inner.addStretch(1)
        return box

    def editors(self) -> tuple[QWidget, ...]:
        """The line; the two buttons only fill it."""
        return (self.line,)

    def say(self, name: str) -> None:
        """The buttons say for which date they are."""
        super().say(name)
        for each, words in zip(self._buttons, _DATE_BUTTONS, strict=True):
            each.setAccessibleName(f"{name}: {words}")

    def set_read_only(self, read_only: bool) -> None:
        """No buttons that fill in a date either."""
        super().set_read_only(read_only)
        for each in self._buttons:
            each.setVisible(not read_only)

    def _today_button(self) -> QPushButton:
        name = f"{self.objectName()}:vandaag"
        made = button("Vandaag", name, self._take_today, "quiet")
        made.setAccessibleName(f"{self.question.label}: {_DATE_BUTTONS[0]}")
        return made

    def _calendar_button(self) -> QPushButton:
        made = button("Kalender", f"{self.objectName()}:kalender", None, "quiet")
        made.setAccessibleName(f"{self.question.label}: {_DATE_BUTTONS[1]}")
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        made.setMenu(menu)
        return made

    def _fill_menu(self, menu: QMenu) -> None:
        """A calendar is slow to make, so it is made when first asked for."""
        if menu.isEmpty():
            calendar = self._calendar()
            calendar.clicked.connect(menu.close)
            calendar.activated.connect(menu.close)
            holder = QWidgetAction(menu)
            holder.setDefaultWidget(calendar)
            menu.addAction(holder)

    def _calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setAccessibleName(f"Kalender: {self.question.label}")
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        if isinstance(self.question, DateQuestion) and self.question.past:
            day = self.today()
            calendar.setMaximumDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        return calendar

    def _take_today(self) -> None:
        self.line.setText(short_day_text(self.today()))
        self.chosen.emit(self.line.text())

    def _take(self, day: QDate) -> None:
        chosen = date(day.year(), day.month(), day.day())
        self.line.setText(short_day_text(chosen))
        self.chosen.emit(self.line.text())
