"""Options on screen: a button with its text, and where the rows of them stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from ld_desktop.forms.definition import Option
from ld_desktop.ui.fields.base import OPTION
from ld_desktop.ui.widgets.basics import label

_PICTURE_LINES = 2
_AFTER = 20  # pixels behind the words of an option
BESIDE = 4  # options on one line; more is a list
_TWO_COLUMNS = 6  # boxes to tick, from which on a list has two columns


class OptionRow(QWidget):
    """A button with its text beside it, which wraps and can be clicked as well.

    Neighbouring points of a scale that share their text stand in one row, a button each.
    """

    def __init__(
        self,
        button: QAbstractButton,
        option: Option,
        number: int,
        more: Sequence[QAbstractButton] = (),
    ) -> None:
        """Make the row.

        Args:
            button: chooses the option.
            option: its text, help and drawing.
            number: which digit chooses it; 0 is none.
            more: the buttons of the next points, with the same text.
        """
        super().__init__()
        self.button = button
        self.buttons = (button, *more)
        for each in self.buttons:
            each.setProperty(OPTION, option.text)
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
        beside = Qt.AlignmentFlag.AlignVCenter if option.picture else Qt.AlignmentFlag.AlignTop
        for each in self.buttons:
            inner.addWidget(each, 0, beside)
        self._after_buttons = QSpacerItem(0, 0)
        inner.addItem(self._after_buttons)
        if option.picture:
            inner.addWidget(self._drawing(option))
            inner.addSpacing(8)
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

    def has_help(self) -> bool:
        """Whether a second text stands below the first."""
        return bool(self._help.text())

    def needed(self) -> int:
        """How wide the row is when nothing in it wraps."""
        words = self.words.fontMetrics().horizontalAdvance(self.words.text())
        return self.lead() + words + _AFTER

    def lead(self) -> int:
        """How wide the buttons are."""
        return sum(each.sizeHint().width() + 2 for each in self.buttons)

    def begin_at(self, lead: int) -> None:
        """Let the text begin where those of rows with more or wider buttons begin."""
        wanted = max(0, lead - self.lead())
        if self._after_buttons.sizeHint().width() != wanted:
            self._after_buttons.changeSize(wanted, 0)
            self.updateGeometry()
            layout = self.layout()
            if layout is not None:
                layout.invalidate()

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
    """Rows beside each other while they fit, below each other when they do not.

    Many short boxes to tick stand in two columns, the first of which is read first.
    """

    def __init__(self, rows: Sequence[OptionRow], *, exclusive: bool = True) -> None:
        super().__init__()
        self.rows = rows
        self._exclusive = exclusive
        self._down = 0  # rows in the first column; 0 before the first look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._place(len(rows))

    def aside(self) -> int:
        """How many options further the one beside an option is."""
        return self._down if 1 < self._down < len(self.rows) else 1

    def minimumSizeHint(self) -> QSize:
        """One row must fit; the others can go below it."""
        size = super().minimumSizeHint()
        return QSize(min(size.width(), 120), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the places for this width."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Another text size needs another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange(self.width())
        return super().event(event)

    def _arrange(self, width: int) -> None:
        down = self._fitting(width)
        lead = max(row.lead() for row in self.rows) if down > 1 else 0
        for row in self.rows:
            row.wrap(down > 1)
            row.begin_at(lead)
        if down != self._down:
            self._place(down)
            self.updateGeometry()

    def _fitting(self, width: int) -> int:
        """How many rows must stand below each other in this width."""
        count = len(self.rows)
        if any(row.has_help() or len(row.buttons) > 1 for row in self.rows):
            return count
        needed = [row.needed() for row in self.rows]
        if count <= BESIDE and sum(needed) <= width:
            return 1
        if not self._exclusive and count >= _TWO_COLUMNS and 2 * max(needed) <= width:
            return (count + 1) // 2
        return count

    def _place(self, down: int) -> None:
        self._down = down
        columns = -(-len(self.rows) // down)
        for place, row in enumerate(self.rows):
            self._grid.addWidget(row, place % down, place // down)
        for column in range(len(self.rows) + 1):
            even = down > 1 and column < columns
            after = down == 1 and column == columns
            self._grid.setColumnStretch(column, 1 if even or after else 0)
        for line in range(len(self.rows) + 1):
            self._grid.setRowStretch(line, 1 if line == down else 0)


def bands(options: Sequence[Option]) -> Iterator[tuple[int, list[Option]]]:
    """Neighbouring points that share their text, with the place of the first."""
    first, found = 0, list(options[:1])
    for place, option in enumerate(options[1:], start=1):
        if (option.text, option.help) == (found[0].text, found[0].help):
            found.append(option)
        else:
            yield first, found
            first, found = place, [option]
    yield first, found
