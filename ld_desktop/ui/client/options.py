"""Large things to choose: cards with words or a drawing, and the numbers of a banded scale."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ld_desktop.forms.definition import Band, Option
from ld_desktop.ui.client.picture import Picture
from ld_desktop.ui.widgets.basics import divider, label
from ld_desktop.ui.widgets.columns import Columns

SMALLEST = 44  # experience.md §6: targets on this screen
_STEP_HEIGHT = 96
_NEXT = {Qt.Key.Key_Down, Qt.Key.Key_Right}
_PREVIOUS = {Qt.Key.Key_Up, Qt.Key.Key_Left}
_LIST_LETTERS, _PICTURE_LETTERS, _SHORT_LETTERS = 26, 8, 14
_MANY = 7  # more than this many options stand in two columns


class OptionCard(QFrame):
    """One option: anywhere on it can be clicked, and it shows the focus as a whole."""

    def __init__(
        self, name: str, option: Option, digit: str, *, exclusive: bool, beside: bool = False
    ) -> None:
        """Make the card.

        Args:
            name: in code.
            option: its text, and its drawing if it has one.
            digit: the key that picks it; empty when there is none.
            exclusive: one of several, else any number of them.
            beside: a small drawing before the words instead of a large one above them.
        """
        super().__init__()
        self.setProperty("option", True)
        self.setMinimumHeight(SMALLEST)
        self.button: QAbstractButton = QRadioButton() if exclusive else QCheckBox()
        self.button.setParent(self)
        self.button.setObjectName(name)
        said = f"{digit}: {option.text}" if digit else option.text
        self.button.setAccessibleName(said)
        self.button.setAccessibleDescription(option.picture_alt or option.help)
        self.button.installEventFilter(self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        if digit:
            line.addWidget(label(digit, "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 10, 2)
        column.setSpacing(2)
        words = label(option.text)
        if option.picture and not beside:
            column.addWidget(Picture(option.picture, option.picture_alt, _STEP_HEIGHT))
            line.addStretch(1)
            column.addLayout(line)
            column.addWidget(words)
            column.addStretch(1)  # what a higher neighbour asks goes below the words
            return
        if option.picture:
            line.addWidget(Picture(option.picture, option.picture_alt, SMALLEST))
        line.addWidget(words, 1)
        column.addLayout(line)

    def show_chosen(self, on: bool) -> None:
        """Look chosen or not."""
        self.button.setChecked(on)
        _set(self, "chosen", on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card chooses."""
        if self.rect().contains(event.position().toPoint()):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card has the focus ring, not the small button in it."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            _set(self, "focused", event.type() is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)


class Options(QWidget):
    """What options have in common: keys, and a choice that is shown only once it is kept."""

    chosen = Signal(str)  # the ids that are on, with spaces between
    go_on = Signal()  # Enter on what was chosen already

    def __init__(self, *, exclusive: bool) -> None:
        super().__init__()
        self._exclusive = exclusive
        self._ids: tuple[str, ...] = ()

    def show_text(self, text: str) -> None:
        """Show which options are on."""
        self._ids = tuple(text.split())

    def focus_first(self) -> None:
        """To what is chosen."""
        made = dict(self._buttons())
        for found in self._ids:
            if found in made:
                made[found].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def pick(self, number: int) -> bool:
        """Choose by digit; false when there is no such option."""
        made = tuple(self._buttons())
        ids = [found for found, _ in made]
        digits = digits_of(ids)
        wanted = str(number)
        if number == 0 and wanted not in digits:
            wanted = "10"
        button = made[digits.index(wanted)][1] if wanted in digits else None
        if button is None:
            return False
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        button.click()
        return True

    def step(self, by: int) -> None:
        """Move the focus along the options; from outside to the first or last."""
        made = [button for _, button in self._buttons()]
        here = next((n for n, button in enumerate(made) if button.hasFocus()), None)
        place = (0 if by > 0 else -1) if here is None else (here + by) % len(made)
        made[place].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move without choosing; Enter chooses, and then goes on."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _NEXT | _PREVIOUS:
                self.step(1 if key in _NEXT else -1)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter(watched)
                return True
        return super().eventFilter(watched, event)

    @abstractmethod
    def _buttons(self) -> Iterator[tuple[str, QAbstractButton]]: ...

    def _listen(self) -> None:
        for found, button in self._buttons():
            button.installEventFilter(self)
            button.clicked.connect(lambda _=False, found=found: self._clicked(found))

    def _enter(self, watched: QObject) -> None:
        found = next((each for each, button in self._buttons() if button is watched), "")
        if self._exclusive and found not in self._ids:
            self._clicked(found)
        else:
            self.go_on.emit()

    def _clicked(self, found: str) -> None:
        """A second click on the one chosen option changes nothing: nervous hands click twice."""
        ids = (found,) if self._exclusive else self._toggled(found)
        self.show_text(" ".join(ids))
        self.chosen.emit(" ".join(ids))

    def _toggled(self, found: str) -> tuple[str, ...]:
        on = {*self._ids} ^ {found}
        return tuple(each for each, _ in self._buttons() if each in on)


class CardOptions(Options):
    """A card per option; a few short ones beside each other."""

    def __init__(self, name: str, options: Sequence[Option], *, exclusive: bool) -> None:
        super().__init__(exclusive=exclusive)
        digits = digits_of([option.id for option in options])
        self._cards = {
            option.id: OptionCard(f"{name}:{option.id}", option, digit, exclusive=exclusive)
            for option, digit in zip(options, digits, strict=True)
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_columns(tuple(self._cards.values()), options))
        self._listen()

    def show_text(self, text: str) -> None:
        """Mark the cards that are on."""
        super().show_text(text)
        for found, card in self._cards.items():
            card.show_chosen(found in self._ids)

    def _buttons(self) -> Iterator[tuple[str, QAbstractButton]]:
        yield from ((found, card.button) for found, card in self._cards.items())


class BandOptions(Options):
    """A scale whose neighbouring points share a text: the numbers first, the text beside them."""

    def __init__(self, name: str, bands: Sequence[Band]) -> None:
        super().__init__(exclusive=True)
        self._numbers: dict[str, QPushButton] = {}
        self._texts = {
            str(n): band.text for band in bands for n in range(band.first, band.last + 1)
        }
        self._said = label("", "field")
        self._said.setObjectName(f"{name}:gekozen")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, band in enumerate(bands):
            if place:
                grid.addWidget(divider(), 2 * place - 1, 0, 1, 2)
            grid.addLayout(self._row(name, band), 2 * place, 0)
            grid.addWidget(label(band.text), 2 * place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self._said)
        self._listen()

    def show_text(self, text: str) -> None:
        """Mark the number, and say it once more in words."""
        super().show_text(text)
        for found, button in self._numbers.items():
            button.setChecked(found in self._ids)
        chosen = next((found for found in self._ids if found in self._texts), "")
        self._said.setText(f"U koos {chosen}: {self._texts[chosen]}" if chosen else " ")

    def _row(self, name: str, band: Band) -> QHBoxLayout:
        numbers = QHBoxLayout()
        numbers.setSpacing(6)
        for number in range(band.first, band.last + 1):
            numbers.addWidget(self._number(name, str(number), band.text))
        numbers.addStretch(1)
        return numbers

    def _number(self, name: str, number: str, text: str) -> QPushButton:
        made = QPushButton(number)
        made.setObjectName(f"{name}:{number}")
        made.setAccessibleName(f"{number}: {text}")
        made.setCheckable(True)
        made.setProperty("digit", True)
        self._numbers[number] = made
        return made

    def _buttons(self) -> Iterator[tuple[str, QAbstractButton]]:
        yield from self._numbers.items()


def _columns(cards: Sequence[OptionCard], options: Sequence[Option]) -> Columns:
    if any(option.picture for option in options):
        longest = max(len(word) for option in options for word in option.text.split())
        return Columns(cards, max(_PICTURE_LETTERS, longest + 1), min(len(cards), 5), 4, even=True)
    if len(cards) == 2:  # noqa: PLR2004 - yes or no
        return Columns(cards, _SHORT_LETTERS, 2, 4, even=True)
    return Columns(cards, _LIST_LETTERS, 2 if len(cards) > _MANY else 1, 2, even=True)


def digits_of(ids: Sequence[str]) -> list[str]:
    """What picks each option: its own number where every option is one, else its place.

    Ten is picked with 0, unless an option of its own is called 0.
    """
    own = all(found.isdigit() and int(found) <= 10 for found in ids)  # noqa: PLR2004 - ten keys
    if own:
        return list(ids)
    return [str(place) if place <= 9 else "" for place in range(1, len(ids) + 1)]  # noqa: PLR2004 - ten keys


def _set(frame: QFrame, name: str, on: bool) -> None:
    if bool(frame.property(name)) is not on:
        frame.setProperty(name, on)
        frame.style().unpolish(frame)
        frame.style().polish(frame)
